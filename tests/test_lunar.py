"""The lunar calendar against known days, and the hour as people say it."""

from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.lunar import LunarDay, lunar, lunar_months, solar

DAYS = st.dates(date(1969, 1, 1), date(2053, 12, 31))


@pytest.mark.parametrize(
    "tet",
    ["1968-01-29", "1985-01-21", "2007-02-17", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2030-02-02"],
)
def test_the_new_year_is_the_vietnamese_one(tet: str) -> None:
    day = date.fromisoformat(tet)
    assert lunar(day) == LunarDay(1, 1, False, day.year)
    assert solar(1, 1, False, day.year) == day


def test_the_meeting_of_5_december_2026_falls_on_the_27th_of_month_10() -> None:
    assert lunar(date(2026, 12, 5)) == LunarDay(27, 10, False, 2026)


def test_the_leap_month_is_told_from_the_plain_one() -> None:
    assert solar(1, 6, False, 2025) == date(2025, 6, 25)
    assert solar(1, 6, True, 2025) == date(2025, 7, 25)
    assert lunar(date(2025, 7, 25)) == LunarDay(1, 6, True, 2025)


@pytest.mark.parametrize(
    "missing",
    [(1, 5, True, 2025), (30, 6, True, 2025), (31, 1, False, 2026), (0, 1, False, 2026), (1, 13, False, 2026)],
)
def test_a_lunar_day_that_does_not_exist_has_no_solar_day(missing: tuple[int, int, bool, int]) -> None:
    assert solar(*missing) is None


def test_years_outside_the_tables_are_refused() -> None:
    with pytest.raises(ValueError):
        lunar(date(1899, 12, 31))
    assert solar(1, 1, False, 1800) is None


def test_the_months_end_where_the_tables_end() -> None:
    assert 0 < len(list(lunar_months(date(2100, 11, 1)))) < 4


@given(DAYS)
def test_every_day_goes_to_the_lunar_calendar_and_back(day: date) -> None:
    assert solar(*lunar(day)) == day


@given(DAYS)
def test_lunar_months_follow_each_other_without_a_gap(day: date) -> None:
    months = list(islice(lunar_months(day), 14))
    assert months[0].first <= day < months[0].first + timedelta(days=months[0].length)
    for month, following in pairwise(months):
        assert month.length in (29, 30)
        assert following.first - month.first == timedelta(days=month.length)
        assert lunar(month.first) == LunarDay(1, month.month, month.leap, month.year)
