"""More days and hours as people type them. Now is Sunday 22 November 2026, ten, the 14th of the lunar month 10."""

import pytest

from bot.reading.when import read_when
from tests.test_when import NOW, moment

CERTAIN = {
    # one weekday of one month: it does not repeat
    "chủ nhật cuối tháng này": "29/11 -",
    "chu nhat cuoi thang nay 8h sang": "29/11 08:00",
    "thứ bảy cuối tháng này 7h tối": "28/11 19:00",
    "thứ bảy tuần cuối tháng này": "28/11 -",
    "7 rưỡi tối thứ bảy đầu tháng sau": "5/12 19:30",
    "thứ hai đầu tháng sau": "7/12 -",
    "chủ nhật đầu tiên của tháng sau 8h sáng": "6/12 08:00",
    "8h sáng chủ nhật tuần đầu tháng 12": "6/12 08:00",
    "thứ bảy cuối cùng của tháng 12": "26/12 -",
    "chủ nhật thứ hai trong tháng tới": "13/12 -",
    "chủ nhật cuối tháng 3": "28/3/2027 -",
    "thứ tư cuối tháng 2": "24/2/2027 -",
    # the calendar stands before the month
    "8h sáng 15 âm tháng sau": "23/12 08:00",
    "15 am lich thang nay": "23/11 -",
    "ngày 20 âm lịch tháng này": "28/11 -",
    "mùng 1 âm lịch tháng 11": "9/12 -",
    "20 tây tháng sau": "20/12 -",
    # days in words, the tens left out
    "hai tám tháng mười một": "28/11 -",
    "hai tam thang muoi mot": "28/11 -",
    "7h tối ngày hai tám": "28/11 19:00",
    "ngày hai chín": "29/11 -",
    "ngày ba mốt tháng 12": "31/12 -",
    "ngày hai mươi tám tháng mười một": "28/11 -",
    "hai mươi tám tháng mười một": "28/11 -",
    "mười giờ sáng ngày hai lăm": "25/11 10:00",
    # written as the issue has it, and its slips
    "tối rằm tháng 7": "16/8/2027 -",
    "toois rawmf thangs 7": "16/8/2027 -",
    "rằm tháng này": "23/11 -",
    "ram thang nay": "23/11 -",
    "15 tây": "15/12 -",
    "ngay 15 tay": "15/12 -",
    "19g30 toi 28/11": "28/11 19:30",
    "20h15 ngày mai": "23/11 20:15",
    "chieu mai 2 gio": "23/11 14:00",
    "chieu mai luc 2h": "23/11 14:00",
    "2 ruoi chieu mai": "23/11 14:30",
    "chu nhat tuan sau": "29/11 -",
    "8h sang t7 tuan sau": "28/11 08:00",
    "8 gio sang thu bay tuan toi": "28/11 08:00",
    "7h rưỡi tối mai": "23/11 19:30",
    "19 h 30 ngày mai": "23/11 19:30",
    "7h30p tối mai": "23/11 19:30",
    "chín giờ kém mười sáng mai": "23/11 08:50",
    "khoảng 2 giờ chiều thứ 4": "25/11 14:00",
    "8 rưỡi sáng t2 tuần tới": "23/11 08:30",
    "1h trưa 23/11": "23/11 13:00",
    "thứ bảy hai tuần nữa": "5/12 -",
    "28.11.2026 lúc 14h": "28/11 14:00",
    "29/2": "29/2/2028 -",  # there is none in 2027
    "mùng 1 tết": "6/2/2027 -",
    "rằm tháng giêng": "20/2/2027 -",
}
TO_CHOOSE = {
    "sáng mùng 3 tháng sau": ("3/12 -", "11/12 -"),
    "sáng chủ nhật": ("22/11 -", "29/11 -"),
    "8g CN": ("22/11 20:00", "29/11 08:00", "29/11 20:00"),
    "mùng 5 7h tối": ("5/12 19:00", "13/12 19:00"),
    "thứ 7 lúc 7 rưỡi": ("28/11 07:30", "28/11 19:30"),
}
GONE = ["8h sáng thứ 7 tuần này", "8h sáng nay", "20/11/2026", "7h tối hôm qua", "hom kia"]
NO_SUCH_DAY = ["31/11", "30/2", "29/2/2027", "ngày 31 tháng 11", "32/12", "32 tháng 12"]
AGAIN = [
    "chủ nhật cuối tháng",
    "chủ nhật đầu tiên hằng tháng",
    "thứ bảy tuần đầu mỗi tháng",
    "thứ bảy tuần đầu từ tháng 2",
]


@pytest.mark.parametrize(("typed", "meant"), CERTAIN.items())
def test_it_is_certain(typed: str, meant: str) -> None:
    reading = read_when(typed, now=NOW)
    assert (reading.day, reading.hour) == moment(meant)
    assert (reading.choices, reading.problem, reading.past, reading.rest) == ((), "", False, "")


@pytest.mark.parametrize(("typed", "meant"), TO_CHOOSE.items())
def test_each_way_is_offered(typed: str, meant: tuple[str, ...]) -> None:
    assert read_when(typed, now=NOW).choices == tuple(moment(one) for one in meant)


@pytest.mark.parametrize("typed", GONE)
def test_what_has_gone_by_is_said_so(typed: str) -> None:
    assert read_when(typed, now=NOW).past


@pytest.mark.parametrize("typed", NO_SUCH_DAY)
def test_a_day_that_no_calendar_has_is_said_so(typed: str) -> None:
    assert read_when(typed, now=NOW).problem == "no_such_day"


@pytest.mark.parametrize("typed", AGAIN)
def test_what_comes_every_month_is_no_single_day(typed: str) -> None:
    assert read_when(typed, now=NOW).problem == "repeats"


@pytest.mark.parametrize("typed", ["họp tổ hai ba giờ chiều mai", "tổ hai 3 giờ chiều mai"])
def test_the_number_of_a_group_is_no_part_of_the_hour(typed: str) -> None:
    assert str(read_when(typed, now=NOW).hour) == "15:00:00"
