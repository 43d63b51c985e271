"""Days and hours as people type them. Now is Sunday 22 November 2026, 10:00, the 14th of the lunar month 10."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.reading.hours import read_hour
from bot.reading.when import Moment, Reading, read_day, read_when

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TODAY = NOW.date()
SATURDAY = datetime(2026, 11, 28, 10, 0, tzinfo=NOW.tzinfo)


def day(text: str) -> date | None:
    """ "5/12" is of 2026, "-" no day."""
    if text == "-":
        return None
    parts = [int(part) for part in text.split("/")]
    return date(parts[2] if len(parts) > 2 else 2026, parts[1], parts[0])


def moment(text: str) -> Moment:
    """ "5/12 19:30", "- 19:30" (no day), "5/12 -" (no hour)."""
    named, hour = text.split()
    return Moment(day(named), None if hour == "-" else time.fromisoformat(hour))


CERTAIN = {
    # the phrases of the conversations
    "7 rưỡi tối thứ bảy tuần sau": "28/11 19:30",
    "7h30 tối thứ bảy tuần sau nữa": "5/12 19:30",
    "20h15 mai": "23/11 20:15",
    "chiều mai 2 giờ": "23/11 14:00",
    "2 rưỡi chiều": "- 14:30",
    "19g30 tối 28/11": "28/11 19:30",
    "19:30 28/11/2026": "28/11 19:30",
    "8 giờ kém mười lăm sáng": "- 07:45",
    "12h trưa": "- 12:00",
    "1 giờ trưa": "- 13:00",
    "12 giờ đêm": "- 00:00",
    "12 giờ đêm nay": "23/11 00:00",
    # without accents, half typed, telex that was not converted, slips
    "7 ruoi toi thu bay tuan sau": "28/11 19:30",
    "toi mai 7 ruoi": "23/11 19:30",
    "7h toois thuws bayr tuaanf sau": "28/11 19:00",
    "chieeuf mai 2 giowf": "23/11 14:00",
    "7h tối thư bảy tuân sau": "28/11 19:00",
    "2h chiue mai": "23/11 14:00",
    "thu sau tuan sau 8h sang": "27/11 08:00",
    "BẢY RƯỠI TỐI MAI": "23/11 19:30",
    "8h sáng  t7   tuần sau": "28/11 08:00",
    # hours
    "bảy giờ rưỡi tối": "- 19:30",
    "tám giờ mười phút sáng": "- 08:10",
    "hai mươi giờ mười lăm": "- 20:15",
    "20h15'": "- 20:15",
    "07h30": "- 07:30",
    "07:30": "- 07:30",
    "7:30 tối": "- 19:30",
    "8 kém 10 tối": "- 19:50",
    "9 giờ kém 15 sáng": "- 08:45",
    "2 giờ": "- 14:00",
    "11 giờ": "- 11:00",
    "12 rưỡi": "- 12:30",
    "5h sáng": "- 05:00",
    "5 giờ chiều": "- 17:00",
    "10h khuya": "- 22:00",
    "19 giờ 30 phút": "- 19:30",
    "lúc 14h chiều": "- 14:00",
    "đúng 8 giờ sáng": "- 08:00",
    "7h30 đến 9h tối mai": "23/11 19:30",
    "từ 7h đến 9h tối mai": "23/11 19:00",
    "7h-9h sáng thứ 2": "23/11 07:00",
    "tối thứ bảy, 7 rưỡi": "28/11 19:30",
    "buổi tối thứ bảy lúc 7 rưỡi": "28/11 19:30",
    "15h chiều nay": "22/11 15:00",
    "8h00 sáng ngày 28 tháng 11 năm 2026 (thứ bảy)": "28/11 08:00",
    "Thứ Bảy, ngày 28/11/2026, 19h30": "28/11 19:30",
    "8g30 sáng CN ngày 29-11": "29/11 08:30",
    "14h00' thứ 4": "25/11 14:00",
    # near days
    "bữa nay": "22/11 -",
    "bữa ni 8 giờ tối": "22/11 20:00",
    "tối nay": "22/11 -",
    "8h tối nay": "22/11 20:00",
    "hôm nay 8h": "22/11 20:00",  # eight in the morning has gone by
    "mai": "23/11 -",
    "ngày mai": "23/11 -",
    "sáng mai": "23/11 -",
    "mốt": "24/11 -",
    "chiều mốt 3h": "24/11 15:00",
    "ngay mot": "24/11 -",
    "ngày kia": "24/11 -",
    "ngày kìa": "25/11 -",
    "3 ngày nữa": "25/11 -",
    # weekdays; a week runs from Monday to Sunday
    "thứ hai": "23/11 -",
    "thứ bảy": "28/11 -",
    "thứ 7": "28/11 -",
    "t7 này": "28/11 -",
    "thứ bảy tới": "28/11 -",
    "thứ tư": "25/11 -",
    "thu tu": "25/11 -",
    "thứ 5 tuần sau": "26/11 -",
    "chủ nhật tuần sau": "29/11 -",
    "cn tuần sau": "29/11 -",
    "chủ nhật này": "22/11 -",
    "chủ nhật tới": "29/11 -",
    "tuần sau thứ 7": "28/11 -",
    "thứ 2 hai tuần nữa": "30/11 -",
    "thứ bảy tuần tới": "28/11 -",
    "thứ bảy cuối tuần": "28/11 -",
    "8h sáng cn": "29/11 08:00",  # this Sunday's has gone by
    "7g tối t6": "27/11 19:00",
    # dates
    "28/11": "28/11 -",
    "ngày 28/11": "28/11 -",
    "28-11-2026": "28/11 -",
    "28.11.2026": "28/11 -",
    "2026-11-28": "28/11 -",
    "5/12/26": "5/12 -",
    "ngày 15": "15/12 -",
    "15 tây": "15/12 -",
    "ngay 15 tay": "15/12 -",
    "ngày 31": "31/12 -",
    "ngày 15 tháng sau": "15/12 -",
    "ngày 30 tháng này": "30/11 -",
    "hai mươi tám tháng mười một": "28/11 -",
    "ngày hai lăm": "25/11 -",
    "ngày 15 tháng sáu": "15/6/2027 -",
    "tháng 6 ngày 15": "15/6/2027 -",
    "28/10": "28/10/2027 -",
    "29/2": "29/2/2028 -",
    "thứ bảy 5/12": "5/12 -",
    "thứ 7 ngày 5": "5/12 -",
    "8h15 15/12 sáng": "15/12 08:15",
    "mùng 8 tháng 3": "8/3/2027 -",
    "mùng 2/12": "2/12 -",
    # the lunar calendar
    "rằm": "23/11 -",
    "rằm tháng này": "23/11 -",
    "rằm tháng sau": "23/12 -",
    "tối rằm tháng 7": "16/8/2027 -",
    "7h tối rằm tháng 7": "16/8/2027 19:00",
    "ram thang gieng": "20/2/2027 -",
    "mùng 1 âm": "9/12 -",
    "mùng 1 tháng 11 âm": "9/12 -",
    "ngày 27 tháng 10 âm": "5/12 -",
    "27/10 âm": "5/12 -",
    "27/10 (lịch âm)": "5/12 -",
    "27 tháng 10 âm lịch": "5/12 -",
    "mùng 10 tháng 3 âm": "16/4/2027 -",
    "mùng 3 tết": "8/2/2027 -",
    "28 tết": "4/2/2027 -",
    "5/12 (27/10 âm) 7h30 tối": "5/12 19:30",
}

TO_CHOOSE = {
    "7 rưỡi": ["- 07:30", "- 19:30"],
    "7:30": ["- 07:30", "- 19:30"],
    "9 giờ kém 15": ["- 08:45", "- 20:45"],
    "mai 7 rưỡi": ["23/11 07:30", "23/11 19:30"],
    "hop thu 7 toi 7 ruoi": ["28/11 07:30", "28/11 19:30"],  # "tới" or "tối"?
    "mai 7h đem theo sổ": ["23/11 07:00", "23/11 19:00"],
    "mai 7h dem theo so": ["23/11 07:00", "23/11 19:00"],
    "cuối tuần": ["22/11 -", "28/11 -", "29/11 -"],
    "cuối tuần sau": ["28/11 -", "29/11 -"],
    "thứ 7 hoặc thứ 6": ["27/11 -", "28/11 -"],
    "chủ nhật 7h tối": ["22/11 19:00", "29/11 19:00"],
    "sáng mùng 3 tháng sau": ["3/12 -", "11/12 -"],  # solar or lunar?
    "ngay 15 thang sau": ["15/12 -", "15/6/2027 -"],  # "tháng sau" or "tháng sáu"?
    "thứ bảy 4/12": ["28/11 -", "4/12 -"],  # the 4th is a Friday
    "12 giờ đêm thứ bảy": ["28/11 00:00", "29/11 00:00"],
}

NOT_A_TIME = [
    "nửa buổi", "7 mẫu", "tổ 2", "91 người", "2 chị", "0912.345.678", "038 345 6789", "0168 345 67 89", "tháng sau",
    "tuần sau", "sau vụ gặt", "xã Hoa Mai", "nhà bà Mai", "chị Lan Mai", "bà Sáu", "trung tâm", "mái nhà", "2 tiếng",
    "2 giờ nữa", "trong 2 giờ", "24h", "25h", "thu 5 nghìn", "thu tiền", "lần thứ 3", "vay 3 tháng", "6 tháng tới",
    "có mặt 91/165", "kỷ niệm 20/10", "mừng 8/3", "7-9h", "1/2 số hội viên", "ba mẹ con", "mong 2 chị đến", "chị Tư",
    "", " ", "?", "1.000.000", "500 g", "chúng em cảm ơn", "năm ngoái", "14h sáng", "ngày 5-6",
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "meant"), CERTAIN.items())
def test_a_time_is_read(phrase: str, meant: str) -> None:
    reading = read_when(phrase, now=NOW)
    assert (reading.day, reading.hour, reading.choices) == (*moment(meant), ())
    assert (reading.past, reading.problem) == (False, "")


@pytest.mark.parametrize(("phrase", "meant"), TO_CHOOSE.items())
def test_what_may_mean_two_things_is_asked(phrase: str, meant: list[str]) -> None:
    assert read_when(phrase, now=NOW).choices == tuple(map(moment, meant))


@pytest.mark.parametrize("phrase", NOT_A_TIME)
def test_what_is_no_time_is_not_read_as_one(phrase: str) -> None:
    reading = read_when(phrase, now=NOW)
    assert (reading.day, reading.hour, reading.choices, reading.problem) == (None, None, (), "")


def test_a_plain_weekday_on_that_day_may_be_today_or_next_week() -> None:
    reading = read_when("thứ bảy", now=SATURDAY)
    assert reading.choices == (Moment(date(2026, 11, 28), None), Moment(date(2026, 12, 5), None))
    assert read_when("thứ bảy 8h sáng", now=SATURDAY).day == date(2026, 12, 5)
    assert read_when("thứ bảy này", now=SATURDAY).day == date(2026, 11, 28)
    assert read_when("thứ bảy tới", now=SATURDAY).day == date(2026, 12, 5)


def test_today_counts_for_a_date_until_its_hour_has_passed() -> None:
    assert read_when("ngày 22 lúc 14h", now=NOW).day == TODAY
    assert read_when("ngày 22 lúc 8h sáng", now=NOW).day == date(2026, 12, 22)
    assert read_when("22/11", now=NOW).day == TODAY


@pytest.mark.parametrize(
    "phrase",
    ["8h sáng thứ 7 tuần này", "hôm qua", "8h sáng nay", "20/11/2026", "ngày 15 tháng này", "thứ 2 tuần trước"],
)
def test_a_time_gone_by_is_said_to_be_past(phrase: str) -> None:
    reading = read_when(phrase, now=NOW)
    assert reading.past
    assert reading.day is not None
    assert reading.day <= TODAY


def test_a_part_of_today_is_past_when_it_is_over() -> None:
    assert read_when("sáng nay", now=NOW.replace(hour=15)).past
    assert not read_when("tối nay", now=NOW.replace(hour=15)).past


@pytest.mark.parametrize(
    "phrase",
    ["31/02", "31/2/2027", "11/28", "ngày 32", "ngày 31 tháng này", "rằm tháng 13", "rằm tháng 6 nhuận"],
)
def test_a_day_that_does_not_exist_is_a_problem_and_nothing_else(phrase: str) -> None:
    reading = read_when(phrase, now=NOW)
    assert (reading.problem, reading.day, reading.choices) == ("no_such_day", None, ())


@pytest.mark.parametrize(
    "phrase",
    ["ngày 15 hằng tháng", "rằm hàng tháng", "thứ bảy tuần đầu tiên", "mỗi tháng một lần, ngày 5", "thứ 7 đầu tháng"],
)
def test_a_repeated_day_is_not_taken_for_one_day(phrase: str) -> None:
    assert read_when(phrase, now=NOW).problem == "repeats"


@pytest.mark.parametrize(
    ("phrase", "rest"),
    [
        ("7 rưỡi tối thứ bảy tuần sau, nhà văn hóa thôn", "nhà văn hóa thôn"),
        ("họp chi hội lúc 19h30 vào thứ 7 tại Nhà Văn Hóa", "họp chi hội tại Nhà Văn Hóa"),
        ("sinh hoạt tổ 2 chiều mai 2 giờ nhà bà Sáu", "sinh hoạt tổ 2 nhà bà Sáu"),
        ("nhà bà Mai 7h tối mai", "nhà bà Mai"),
        ("nhà bà Tư 7h tối mai", "nhà bà Tư"),
        ("nhà chị Thu 7 giờ tối mai", "nhà chị Thu"),
        ("8 giờ sáng mai 30 người", "30 người"),
        ("xã Hoa Mai 8h sáng mốt", "xã Hoa Mai"),
        ("gặp mặt 8/3 lúc 7h tối mai", "gặp mặt 8/3"),
        ("5/12", ""),
    ],
)
def test_the_rest_keeps_its_own_spelling(phrase: str, rest: str) -> None:
    assert read_when(phrase, now=NOW).rest == rest


def test_a_part_of_the_day_waits_for_its_hour() -> None:
    reading = read_when("chiều mai", now=NOW)
    assert (reading.day, reading.hour, reading.part) == (date(2026, 11, 23), None, "chieu")
    assert read_hour("5 giờ", part=reading.part) == (time(17),)
    assert read_when("tối", now=NOW).part == "toi"


@pytest.mark.parametrize(
    ("answer", "hours"),
    [
        ("7", "07:00 19:00"), ("1930", "19:30"), ("730", "07:30 19:30"), ("19 30", "19:30"), ("8 tối", "20:00"),
        ("2 chiều", "14:00"), ("7 rưỡi", "07:30 19:30"), ("bảy", "07:00 19:00"), ("99", ""), ("không biết", ""),
        ("7h hoặc 8h tối", "07:00 19:00 20:00"), ("14h sáng", ""), ("12 giờ tối", ""),
    ],
)  # fmt: skip
def test_the_answer_to_what_time_may_be_a_bare_number(answer: str, hours: str) -> None:
    assert read_hour(answer) == tuple(time.fromisoformat(hour) for hour in hours.split())


def test_the_answer_to_which_day_may_be_a_bare_number() -> None:
    assert read_day("15", TODAY).day == date(2026, 12, 15)
    assert read_day("5 12", TODAY).day == date(2026, 12, 5)
    assert read_day("thứ bảy tuần sau", TODAY).day == date(2026, 11, 28)
    assert read_day("7", TODAY).choices == (Moment(date(2026, 11, 28), None), Moment(date(2026, 12, 7), None))
    assert read_day("32", TODAY).problem == "no_such_day"
    assert read_day("ừ", TODAY) == Reading(beside=("ừ",))


def test_an_hour_beside_the_day_is_no_choice_of_days() -> None:
    assert read_day("mai 7 rưỡi", TODAY) == Reading(day=date(2026, 11, 23))
