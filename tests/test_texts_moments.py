"""Dates and hours as people say them, with the lunar date beside the solar one."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import locales
from models.lunar import lunar

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MINUTES = int(timedelta(days=84 * 365).total_seconds()) // 60
TIMES = st.integers(0, MINUTES).map(lambda n: datetime(1970, 1, 1, tzinfo=UTC).astimezone(HANOI) + timedelta(minutes=n))
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS = {"sáng": range(4, 11), "trưa": range(11, 13), "chiều": range(13, 18), "tối": range(18, 22)}


def at(text: str) -> datetime:
    """A local time: "2026-12-05 19:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def forms(language: str, when: datetime, now: datetime | None = None) -> dict[str, str]:
    """A time in its forms by their endings."""
    return dict(locales.moments(language, when, now))


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-12-05 19:30", "19 giờ 30 (7 rưỡi tối), thứ Bảy 5/12, nhằm ngày 27 tháng 10 âm"),
        ("2026-12-06 08:00", "8 giờ sáng, Chủ nhật 6/12, nhằm ngày 28 tháng 10 âm"),
        ("2026-12-07 07:30", "7 rưỡi sáng, thứ Hai 7/12, nhằm ngày 29 tháng 10 âm"),
        ("2026-12-08 12:00", "12 giờ trưa, thứ Ba 8/12, nhằm ngày 30 tháng 10 âm"),
        ("2026-12-09 14:05", "14 giờ 05 (2 giờ 5 chiều), thứ Tư 9/12, nhằm ngày 1 tháng 11 âm"),
        ("2026-12-10 00:00", "0 giờ (12 giờ đêm), thứ Năm 10/12, nhằm ngày 2 tháng 11 âm"),
        ("2026-12-11 22:15", "22 giờ 15 (10 giờ 15 đêm), thứ Sáu 11/12, nhằm ngày 3 tháng 11 âm"),
        ("2026-02-17 09:00", "9 giờ sáng, thứ Ba 17/2, nhằm ngày 1 tháng 1 âm"),
        ("2025-07-25 18:00", "18 giờ (6 giờ tối), thứ Sáu 25/7, nhằm ngày 1 tháng 6 nhuận âm"),
    ],
)
def test_a_time_in_vietnamese(when: str, said: str) -> None:
    assert forms("vi", at(when))[""] == said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-12-05 19:30", "7:30 pm, Saturday 5/12 (27th of the 10th lunar month)"),
        ("2026-12-09 14:05", "2:05 pm, Wednesday 9/12 (1st of the 11th lunar month)"),
        ("2026-12-08 12:00", "noon, Tuesday 8/12 (30th of the 10th lunar month)"),
        ("2026-12-10 00:00", "midnight, Thursday 10/12 (2nd of the 11th lunar month)"),
        ("2026-12-08 12:30", "12:30 pm, Tuesday 8/12 (30th of the 10th lunar month)"),
        ("2025-07-27 08:00", "8 am, Sunday 27/7 (3rd of the leap 6th lunar month)"),
    ],
)
def test_a_time_in_english(when: str, said: str) -> None:
    assert forms("en", at(when))[""] == said


@pytest.mark.parametrize(
    ("when", "near"),
    [
        ("2026-12-04 19:30", "tối nay lúc 7 rưỡi"),
        ("2026-12-05 19:30", "tối mai lúc 7 rưỡi"),
        ("2026-12-05 08:00", "sáng mai lúc 8 giờ"),
        ("2026-12-05 14:05", "chiều mai lúc 2 giờ 5"),
        ("2026-12-04 11:00", "trưa nay lúc 11 giờ"),
        ("2026-12-06 08:00", "Chủ nhật 6/12"),
        ("2026-12-03 08:00", "thứ Năm 3/12"),
    ],
)
def test_today_and_tomorrow_are_said_as_such(when: str, near: str) -> None:
    assert forms("vi", at(when), at("2026-12-04 09:00"))["_near"] == near


def test_tomorrow_is_tomorrow_where_she_lives() -> None:
    evening_in_hanoi = datetime(2026, 12, 4, 16, 59, tzinfo=UTC)
    assert forms("vi", at("2026-12-05 19:30"), evening_in_hanoi)["_near"] == "tối mai lúc 7 rưỡi"
    assert forms("vi", at("2026-12-05 19:30"), evening_in_hanoi + timedelta(minutes=1))["_near"] == "tối nay lúc 7 rưỡi"


def test_another_year_is_named() -> None:
    now = at("2026-12-04 09:00")
    assert forms("vi", at("2027-01-03 14:00"), now)["_day"] == "Chủ nhật 3/1/2027"
    assert forms("vi", at("2026-12-20 14:00"), now)["_day"] == "Chủ nhật 20/12"
    assert forms("en", at("2027-01-03 14:00"), now)["_day"] == "Sunday 3/1/2027"


@given(TIMES)
def test_every_time_is_said_with_its_weekday_hour_and_lunar_day(when: datetime) -> None:
    said, moon = forms("vi", when), lunar(when.date())
    leap = " nhuận" if moon.leap else ""
    assert said["_day"] == f"{WEEKDAYS[when.weekday()]} {when.day}/{when.month}"
    assert said[""] == f"{said['_hour']}, {said['_day']}, nhằm ngày {moon.day} tháng {moon.month}{leap} âm"
    spoken = f"{when.hour % 12 or 12} " + {0: "giờ", 30: "rưỡi"}.get(when.minute, f"giờ {when.minute}")
    part = next((part for part, hours in PARTS.items() if when.hour in hours), "đêm")
    minutes = f" {when.minute:02d}" if when.minute else ""
    whole = part in {"sáng", "trưa"}
    assert said["_hour"] == (f"{spoken} {part}" if whole else f"{when.hour} giờ{minutes} ({spoken} {part})")


@given(TIMES)
def test_every_time_is_said_in_english(when: datetime) -> None:
    said = forms("en", when)
    assert said["_day"].startswith(ENGLISH_DAYS[when.weekday()])
    assert re.fullmatch(r"midnight|noon|\d\d?(:\d\d)? [ap]m", said["_hour"])
    assert re.search(r" \(\d\d?(st|nd|rd|th) of the (leap )?\d\d?(st|nd|rd|th) lunar month\)$", said[""])


@pytest.mark.parametrize(
    ("value", "vi", "en"), [(7, "7", "7"), (4410, "4.410", "4,410"), (1234567, "1.234.567", "1,234,567")]
)
def test_thousands_are_told_apart_as_each_language_does(value: int, vi: str, en: str) -> None:
    assert (locales.number("vi", value), locales.number("en", value)) == (vi, en)


def test_the_year_of_a_date_is_no_thousand() -> None:
    assert locales.variables("vi", {"day": at("2026-12-05 19:30").date()})["day"] == "5/12/2026"
