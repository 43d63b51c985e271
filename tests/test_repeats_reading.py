"""Days that come again, as heads type them, and the days that the rules give. Now is Sunday 22 November 2026, ten."""

from datetime import date, datetime, time
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.change_line import read_change
from bot.reading.meeting_line import read_meeting_line
from bot.reading.repeats import find_repeat
from bot.reading.words import Line
from models.lunar import lunar, lunar_months
from models.recurrence import LAST, By, Repeat, as_json, days_of, from_json

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TODAY = NOW.date()

RULES = {
    "ngày 15 hằng tháng": Repeat(By.DATE, day=15),
    "15 tây hàng tháng": Repeat(By.DATE, day=15),
    "ngay 15 hang thang": Repeat(By.DATE, day=15),
    "15 hằng tháng": Repeat(By.DATE, day=15),
    "mỗi tháng một lần, ngày 5": Repeat(By.DATE, day=5),
    "ngày mười lăm mỗi tháng": Repeat(By.DATE, day=15),
    "ngày 31 hằng tháng": Repeat(By.DATE, day=31),
    "ngày cuối tháng hằng tháng": Repeat(By.DATE, day=LAST),
    "thứ bảy tuần đầu tiên hằng tháng": Repeat(By.WEEKDAY, weekday=5, nth=1),
    "thu 7 dau thang": Repeat(By.WEEKDAY, weekday=5, nth=1),
    "chủ nhật cuối tháng": Repeat(By.WEEKDAY, weekday=6, nth=LAST),
    "chu nhat cuoi cung cua thang": Repeat(By.WEEKDAY, weekday=6, nth=LAST),
    "thứ 7 tuần thứ 2": Repeat(By.WEEKDAY, weekday=5, nth=2),
    "chủ nhật thứ hai trong tháng": Repeat(By.WEEKDAY, weekday=6, nth=2),
    "tuần đầu tiên, thứ bảy": Repeat(By.WEEKDAY, weekday=5, nth=1),
    "rằm hằng tháng": Repeat(By.LUNAR, day=15),
    "rawmf hangf thangs": Repeat(By.LUNAR, day=15),
    "mỗi tháng họp một lần vào ngày rằm": Repeat(By.LUNAR, day=15),
    "mùng một âm hằng tháng": Repeat(By.LUNAR, day=1),
    "mong 1 am hang thang": Repeat(By.LUNAR, day=1),
    "mười sáu âm lịch mỗi tháng": Repeat(By.LUNAR, day=16),
    "mỗi quý một lần, ngày 10 tháng đầu quý": Repeat(By.DATE, day=10, every=3, month=1),
    "ngày 25 tháng cuối mỗi quý": Repeat(By.DATE, day=25, every=3, month=3),
    "3 tháng một lần ngày 10": Repeat(By.DATE, day=10, every=3),
    "hai tháng một lần, thứ bảy tuần đầu": Repeat(By.WEEKDAY, weekday=5, nth=1, every=2),
    "thứ tư hằng tuần": Repeat(By.WEEK, weekday=2),
    "chiều thứ tư hằng tuần": Repeat(By.WEEK, weekday=2),
    "mỗi thứ tư": Repeat(By.WEEK, weekday=2),
    "2 tuần một lần chủ nhật": Repeat(By.WEEK, weekday=6, every=2),
    "ngày 15 hằng tháng bắt đầu từ tháng 2": Repeat(By.DATE, day=15, since=date(2027, 2, 1)),
}
OPEN = ["hai tháng một lần", "thứ bảy hằng tháng", "ngày 5 và 20 hằng tháng", "ngày 32 hằng tháng", "họp hằng tháng"]
NO_RULES = [
    "thứ bảy cuối tuần",
    "chủ nhật cuối tháng này",
    "thứ bảy tuần sau",
    "ngày 15",
    "rằm tháng 7",
    "hội viên tháng 12",
    "mời thứ bảy này họp",
    "",
]


@pytest.mark.parametrize(("text", "rule"), RULES.items())
def test_a_rule_is_read_in_a_heads_words(text: str, rule: Repeat) -> None:
    found = find_repeat(Line(text).plain, TODAY)
    assert found is not None
    assert found.ways == (rule,)


@pytest.mark.parametrize("text", OPEN)
def test_where_the_day_is_open_only_how_often_is_known(text: str) -> None:
    found = find_repeat(Line(text).plain, TODAY)
    assert found is not None
    assert (found.ways, found.often[0]) == ((), "month")


@pytest.mark.parametrize("text", NO_RULES)
def test_one_day_is_no_rule(text: str) -> None:
    assert find_repeat(Line(text).plain, TODAY) is None


def test_mung_in_words_may_be_of_either_calendar() -> None:
    found = find_repeat(Line("mùng 5 mỗi tháng").plain, TODAY)
    assert found is not None
    assert found.ways == (Repeat(By.DATE, day=5), Repeat(By.LUNAR, day=5))


@pytest.mark.parametrize(
    ("text", "hour", "place"),
    [
        ("họp chi hội 7 rưỡi tối rằm hằng tháng nhà văn hóa thôn", time(19, 30), "nhà văn hóa thôn"),
        ("hop chi hoi 7 ruoi toi thu 7 tuan dau hang thang nha van hoa", time(19, 30), "nha van hoa"),
        ("ngày 31 hằng tháng họp chi hội 8 giờ tối tại nhà văn hóa", time(20), "nhà văn hóa"),
        ("sinh hoạt CLB dân vũ 5h chiều thứ tư hằng tuần sân bóng", time(17), "sân bóng"),
        ("họp tổ 2 mỗi quý một lần ngày 10 tháng đầu quý 2 giờ chiều nhà bà Sáu", time(14), "nhà bà Sáu"),
        ("họp chi hội rằm hằng tháng", None, ""),
    ],
)
def test_a_call_says_the_rule_the_hour_and_the_place(text: str, hour: time | None, place: str) -> None:
    line = read_meeting_line(text, now=NOW)
    assert line is not None
    assert line.when.repeated is not None
    assert len(line.when.repeated.ways) == 1
    assert (line.when.day, line.when.hour, line.place) == (None, hour, place)


def test_the_last_day_stands_in_for_one_that_a_month_does_not_have() -> None:
    days = list(islice(days_of(Repeat(By.DATE, day=31), TODAY), 4))
    assert days == [date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)]
    thirtieth = list(islice(days_of(Repeat(By.LUNAR, day=30), TODAY), 12))
    assert {lunar(day).day for day in thirtieth} == {29, 30}
    assert Repeat(By.DATE, day=31).shortened
    assert not Repeat(By.DATE, day=LAST).shortened


def test_a_leap_month_is_passed_over() -> None:
    days = list(islice(days_of(Repeat(By.LUNAR, day=15), date(2025, 6, 26)), 3))
    assert [lunar(day)[:3] for day in days] == [(15, 6, False), (15, 7, False), (15, 8, False)]


RULE = st.one_of(
    st.builds(
        Repeat,
        by=st.just(By.DATE),
        day=st.integers(1, 31) | st.just(LAST),
        every=st.sampled_from([1, 2, 3, 6, 12]),
        month=st.integers(0, 3),
    ),
    st.builds(
        Repeat,
        by=st.just(By.WEEKDAY),
        weekday=st.integers(0, 6),
        nth=st.sampled_from([1, 2, 3, 4, LAST]),
        every=st.sampled_from([1, 2, 3]),
    ),
    st.builds(Repeat, by=st.just(By.LUNAR), day=st.integers(1, 30), every=st.sampled_from([1, 2, 3])),
    st.builds(Repeat, by=st.just(By.WEEK), weekday=st.integers(0, 6), every=st.integers(1, 4)),
)


def satisfies(rule: Repeat, day: date) -> bool:
    """Whether a day is one that the rule names, told without the code that finds them."""
    last = date.fromordinal(day.toordinal() + 1).month != day.month
    if rule.by is By.DATE:
        return day.day == rule.day or (last and (rule.day == LAST or day.day < rule.day))
    if rule.by is By.LUNAR:
        at = lunar(day)
        month = next(m for m in lunar_months(day))
        return not at.leap and (at.day == rule.day or at.day == month.length < rule.day)
    if rule.by is By.WEEK:
        return day.weekday() == rule.weekday
    nth = (day.day - 1) // 7 + 1
    return day.weekday() == rule.weekday and (
        nth == rule.nth or (rule.nth == LAST and date.fromordinal(day.toordinal() + 7).month != day.month)
    )


@settings(max_examples=60)
@given(rule=RULE, start=st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_there_are_always_twelve_different_days_to_come_each_as_the_rule_says(rule: Repeat, start: date) -> None:
    days = list(islice(days_of(rule, start), 12))
    assert len(days) == 12
    assert days[0] >= start
    assert all(a < b for a, b in pairwise(days))
    assert all(satisfies(rule, day) for day in days)
    if rule.month and rule.every % 3 == 0:
        assert {(day.month - rule.month) % 3 for day in days} == {0}
    again = from_json(as_json(Repeat(**{**vars(rule), "since": days[0]})))
    assert list(islice(days_of(again, days[3]), 8)) == days[3:11], "the rhythm is kept whenever one looks"


WORDS = st.sampled_from(
    [
        "ngày",
        "mùng",
        "rằm",
        "15",
        "31",
        "âm",
        "tây",
        "hằng",
        "mỗi",
        "tháng",
        "tuần",
        "quý",
        "năm",
        "đầu",
        "cuối",
        "tiên",
        "thứ",
        "bảy",
        "chủ",
        "nhật",
        "2",
        "một",
        "lần",
        "hai",
        "của",
        "trong",
        "từ",
        "tháng",
        "bắt",
        "họp",
        "sang",
        "đổi",
        "dời",
        "bỏ",
        "nghỉ",
        "thôi",
        "buổi",
        "này",
        "các",
        "sau",
        "giờ",
        "chỗ",
        "8h",
        "tối",
        ":",
        ",",
        "nhà",
    ]
)


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)))
def test_no_text_is_too_strange_to_read(text: str) -> None:
    found = find_repeat(Line(text).plain, TODAY)
    assert found is None or 1 <= found.often[1] <= 12
    for way in found.ways if found else ():
        assert next(days_of(way, TODAY)) >= TODAY
    read_change(text, now=NOW)


# message: what it does, the month or day it names, the new hour, the new place
CHANGES = {
    "dời họp sang 8 giờ tối thứ bảy": ("move", None, time(20), ""),
    "doi hop sang 8h toi thu bay": ("move", None, time(20), ""),
    "đổi giờ họp tháng 12 sang 6h chiều": ("move", 12, time(18), ""),
    "doi hop 8 gio sang thu bay": ("move", None, time(8), ""),
    "đổi chỗ họp sang nhà văn hóa mới": ("move", None, None, "nhà văn hóa mới"),
    "đổi chỗ: nhà chị Sương": ("move", None, None, "nhà chị Sương"),
    "chuyển họp sang nhà chị Năm": ("move", None, None, "nhà chị Năm"),
    "dời họp sang 8h tối thứ bảy ở nhà chị Sương": ("move", None, time(20), "nhà chị Sương"),
    "từ nay đổi giờ họp sang 7 rưỡi tối": ("move", None, time(19, 30), ""),
    "bỏ buổi tháng 12": ("call_off", 12, None, ""),
    "tháng 12 nghỉ họp": ("call_off", 12, None, ""),
    "nghỉ buổi này": ("call_off", None, None, ""),
    "hoãn họp thứ bảy": ("call_off", None, None, ""),
    "thôi họp hằng tháng": ("end", None, None, ""),
    "khong hop hang thang nua": ("end", None, None, ""),
    "lịch hằng tháng": ("show", None, None, ""),
}


@pytest.mark.parametrize(("text", "meant"), CHANGES.items())
def test_a_change_is_read_in_one_message(text: str, meant: tuple[str, int | None, time | None, str]) -> None:
    change = read_change(text, now=NOW)
    assert change is not None
    hour = change.when.hour if change.when else None
    assert (change.act, change.month, hour, change.place) == meant


def test_which_meetings_are_meant_is_read_too() -> None:
    following = [
        read_change(f"đổi giờ họp sang 8h tối{more}", now=NOW) for more in ("", " các buổi sau", " chỉ buổi này")
    ]
    assert [change and change.following for change in following] == [None, True, False]
    postponed = [read_change(text, now=NOW) for text in ("hoãn họp tối mai", "hủy họp tối mai")]
    assert [change and (change.postponed, change.days) for change in postponed] == [
        (True, (date(2026, 11, 23),)),
        (False, (date(2026, 11, 23),)),
    ]
    chap = read_change("nghỉ họp tháng chạp", now=NOW)
    assert chap is not None
    assert chap.days[0] == date(2027, 1, 8)


@pytest.mark.parametrize(
    "text",
    [
        "đổi giờ họp", "hủy họp", "đổi số điện thoại", "sửa lại", "sửa ngày sinh thành 12/3/1975", "nghỉ 3 7 12",
        "em xin nghỉ họp tối mai", "chuyển sinh hoạt chị Lan sang thôn Bưởi", "đổi chỗ chị Lan và chị Hoa", "lịch họp",
        "đổi họp sang ngày nào?", "đổi ngôn ngữ", "vắng 3 7 12", "", "🙂", "12", "<b>đổi</b>",
    ],
)  # fmt: skip
def test_what_changes_no_meeting_is_left_to_others(text: str) -> None:
    assert read_change(text, now=NOW) is None
