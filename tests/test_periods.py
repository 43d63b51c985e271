"""Periods as cadres type them, and the books' cut-off day. Today is Sunday 22 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.periods import read_period
from models.periods import BookKind, Period, book, current, latest, opens, previous

TODAY = date(2026, 11, 22)

# phrase: kind, first day, last day, rest
READ = {
    "tháng 10": ("month", "2026-10-01", "2026-10-31", ""),
    "thang muoi": ("month", "2026-10-01", "2026-10-31", ""),
    "t9": ("month", "2026-09-01", "2026-09-30", ""),
    "tháng 12": ("month", "2025-12-01", "2025-12-31", ""),  # this year's has not begun
    "tháng 9/2025": ("month", "2025-09-01", "2025-09-30", ""),
    "10/2025": ("month", "2025-10-01", "2025-10-31", ""),
    "tháng 11 năm 2025": ("month", "2025-11-01", "2025-11-30", ""),
    "tháng 10 năm ngoái": ("month", "2025-10-01", "2025-10-31", ""),
    "tháng này": ("month", "2026-11-01", "2026-11-30", ""),
    "tháng trước": ("month", "2026-10-01", "2026-10-31", ""),
    "tháng vừa qua": ("month", "2026-10-01", "2026-10-31", ""),
    "quý 3": ("quarter", "2026-07-01", "2026-09-30", ""),
    "quý iii": ("quarter", "2026-07-01", "2026-09-30", ""),
    "Quý IV/2025": ("quarter", "2025-10-01", "2025-12-31", ""),
    "quý một": ("quarter", "2026-01-01", "2026-03-31", ""),
    "q3": ("quarter", "2026-07-01", "2026-09-30", ""),
    "quy nay": ("quarter", "2026-10-01", "2026-12-31", ""),
    "quý trước": ("quarter", "2026-07-01", "2026-09-30", ""),
    "quý 1 năm ngoái": ("quarter", "2025-01-01", "2025-03-31", ""),
    "3 tháng đầu năm": ("quarter", "2026-01-01", "2026-03-31", ""),
    "6 tháng": ("half", "2026-01-01", "2026-06-30", ""),
    "6 tháng đầu năm": ("half", "2026-01-01", "2026-06-30", ""),
    "sau thang dau nam": ("half", "2026-01-01", "2026-06-30", ""),
    "6 tháng đầu năm 2025": ("half", "2025-01-01", "2025-06-30", ""),
    "6 tháng năm nay": ("half", "2026-01-01", "2026-06-30", ""),
    "6 tháng cuối năm": ("half", "2026-07-01", "2026-12-31", ""),
    "nửa cuối năm 2025": ("half", "2025-07-01", "2025-12-31", ""),
    "9 tháng": ("nine", "2026-01-01", "2026-09-30", ""),
    "9 tháng năm 2025": ("nine", "2025-01-01", "2025-09-30", ""),
    "10 tháng": ("range", "2026-01-01", "2026-10-31", ""),
    "năm nay": ("year", "2026-01-01", "2026-12-31", ""),
    "cả năm": ("year", "2026-01-01", "2026-12-31", ""),
    "năm ngoái": ("year", "2025-01-01", "2025-12-31", ""),
    "nam 2025": ("year", "2025-01-01", "2025-12-31", ""),
    "2025": ("year", "2025-01-01", "2025-12-31", ""),
    "tuần này": ("week", "2026-11-16", "2026-11-22", ""),
    "tuần trước": ("week", "2026-11-09", "2026-11-15", ""),
    "hôm nay": ("day", "2026-11-22", "2026-11-22", ""),
    "hôm qua": ("day", "2026-11-21", "2026-11-21", ""),
    "ngày 20/11": ("day", "2026-11-20", "2026-11-20", ""),
    "20/11/2026": ("day", "2026-11-20", "2026-11-20", ""),
    "ngày 20 tháng 12": ("day", "2025-12-20", "2025-12-20", ""),
    "từ 1/10 đến 15/11": ("range", "2026-10-01", "2026-11-15", ""),
    "1/10 - 15/11": ("range", "2026-10-01", "2026-11-15", ""),
    "tu ngay 1 thang 10 den ngay 15 thang 11": ("range", "2026-10-01", "2026-11-15", ""),
    "từ 1 đến 15/11": ("range", "2026-11-01", "2026-11-15", ""),
    "từ 20/12 đến 5/1": ("range", "2025-12-20", "2026-01-05", ""),
    "từ 1/11 đến 1/10": ("range", "2025-11-01", "2026-10-01", ""),
    "từ tháng 12 đến tháng 11": ("range", "2025-12-01", "2026-11-30", ""),
    "từ 1/11 đến 30/11": ("range", "2026-11-01", "2026-11-30", ""),
    "từ 1/12 đến 15/1/2026": ("range", "2025-12-01", "2026-01-15", ""),
    "từ tháng 7 đến tháng 9": ("range", "2026-07-01", "2026-09-30", ""),
    "từ 1/10": ("range", "2026-10-01", "2026-11-22", ""),
    "từ 15/11 đến nay": ("range", "2026-11-15", "2026-11-22", ""),
    "từ đầu năm": ("range", "2026-01-01", "2026-11-22", ""),
    "từ đầu năm đến nay": ("range", "2026-01-01", "2026-11-22", ""),
    "đầu tháng đến giờ": ("range", "2026-11-01", "2026-11-22", ""),
    "7 ngày qua": ("range", "2026-11-16", "2026-11-22", ""),
    "3 tháng gần đây": ("range", "2026-08-23", "2026-11-22", ""),
    "tỷ lệ dự sinh hoạt xã Hoa Mai quý 3": ("quarter", "2026-07-01", "2026-09-30", "tỷ lệ dự sinh hoạt xã Hoa Mai"),
    "còn tháng 9?": ("month", "2026-09-01", "2026-09-30", "còn"),
    "thôn Mận 2 tháng 10": ("month", "2026-10-01", "2026-10-31", "thôn Mận 2"),
    "thôn Mận 2 tháng này": ("month", "2026-11-01", "2026-11-30", "thôn Mận 2"),
    "tổ 3 6 tháng đầu năm": ("half", "2026-01-01", "2026-06-30", "tổ 3"),
    "điểm danh của thôn Ổi tháng mười một": ("month", "2026-11-01", "2026-11-30", "điểm danh của thôn Ổi"),
}  # fmt: skip


@pytest.mark.parametrize(("phrase", "meant"), READ.items())
def test_a_period_is_read(phrase: str, meant: tuple[str, str, str, str]) -> None:
    period, rest = read_period(phrase, today=TODAY)
    assert period is not None
    assert (period.kind, str(period.start), str(period.end - timedelta(days=1)), rest) == meant


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "xin chào",
        "tháng 13",
        "quý 5",
        "31/2",
        "thu quỹ 3",
        "xã Hoa Mai",
        "tháng 9 so với tháng 10",
        "0912 345 678",
        "cảm ơn",
    ],
)
def test_no_period_or_two_of_them_is_none_and_keeps_the_text(phrase: str) -> None:
    assert read_period(phrase, today=TODAY) == (None, phrase)


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("tháng 10", "2026-09-16", "2026-10-15"),
        ("tháng này", "2026-11-16", "2026-12-15"),
        ("tháng 12", "2026-11-16", "2026-12-15"),
        ("quý 3", "2026-06-16", "2026-09-15"),
        ("năm nay", "2025-12-16", "2026-12-15"),
        ("từ tháng 7 đến tháng 9", "2026-06-16", "2026-09-15"),
        ("từ 1/10 đến 15/11", "2026-10-01", "2026-11-15"),
        ("tuần này", "2026-11-16", "2026-11-22"),
    ],
)
def test_books_close_on_the_units_own_day(phrase: str, first: str, last: str) -> None:
    period, _ = read_period(phrase, today=TODAY, cut_off=15)
    assert period is not None
    assert (str(period.start), str(period.end - timedelta(days=1))) == (first, last)


def test_after_the_cut_off_in_december_the_next_year_is_open() -> None:
    assert current("year", date(2026, 12, 16), cut_off=15).year == 2027
    assert current("month", date(2026, 12, 15), cut_off=15) == book("month", 2026, 12, cut_off=15)
    assert latest("month", 1, date(2026, 12, 16), cut_off=15) == book("month", 2027, 1, cut_off=15)


def test_a_cut_off_that_some_months_do_not_have_is_refused() -> None:
    with pytest.raises(ValueError):
        opens(2026, 3, 29)
    with pytest.raises(ValueError):
        book("quarter", 2026, 5)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (book("month", 2026, 1), book("month", 2025, 12)),
        (book("quarter", 2026, 3), book("quarter", 2026, 2)),
        (book("half", 2026, 1, cut_off=10), book("half", 2025, 2, cut_off=10)),
        (book("nine", 2026), book("nine", 2025)),
        (book("year", 2026), book("year", 2025)),
        (Period(date(2026, 10, 1), date(2026, 10, 11), "range"), Period(date(2026, 9, 21), date(2026, 10, 1), "range")),
        (Period(TODAY, TODAY + timedelta(days=1), "day"), Period(TODAY - timedelta(days=1), TODAY, "day")),
    ],
)
def test_the_period_before_is_of_the_same_kind(period: Period, before: Period) -> None:
    assert previous(period) == before


KINDS: st.SearchStrategy[BookKind] = st.sampled_from(["month", "quarter", "half", "year"])
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@given(KINDS, DAYS, st.integers(0, 28))
def test_the_books_hold_today_and_touch_those_before(kind: BookKind, today: date, cut_off: int) -> None:
    period = current(kind, today, cut_off=cut_off)
    assert period.start <= today < period.end
    assert previous(period).end == period.start
    assert latest(kind, period.number, today, cut_off=cut_off) == period


@given(st.integers(1, 12), st.integers(2024, 2030), DAYS, st.integers(0, 28))
def test_every_month_is_read_back(month: int, year: int, today: date, cut_off: int) -> None:
    for written in (f"tháng {month}/{year}", f"thang {month} nam {year}", f"T{month}/{year}", f"{month}/{year}"):
        period, rest = read_period(written, today=today, cut_off=cut_off)
        assert (period, rest) == (book("month", year, month, cut_off=cut_off), ""), written


@given(DAYS, DAYS)
def test_every_range_is_read_back(one: date, other: date) -> None:
    start, last = sorted((one, other))
    for written in (
        f"từ {start:%d/%m/%Y} đến {last:%d/%m/%Y}",
        f"{start.day}/{start.month}/{start.year}-{last:%d/%m/%Y}",
    ):
        period, _ = read_period(written, today=TODAY)
        assert period == Period(start, last + timedelta(days=1), "range"), written


WORDS = st.sampled_from(
    [
        "tháng",
        "quý",
        "năm",
        "2025",
        "iii",
        "13",
        "0",
        "99",
        "đầu",
        "cuối",
        "qua",
        "này",
        "trước",
        "từ",
        "đến",
        "1/10",
        "31/2",
        "15",
        "-",
        "/",
        "tuần",
        "ngày",
        "nửa",
        "sáu",
        "nay",
        "gần",
        "đây",
        "t9",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join)), DAYS, st.integers(0, 28))
def test_no_text_is_too_strange_to_read(text: str, today: date, cut_off: int) -> None:
    period, rest = read_period(text, today=today, cut_off=cut_off)
    assert period is None or period.start < period.end
    assert period is not None or rest == text
