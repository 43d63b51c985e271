"""The Vietnamese lunar calendar, thin on lunar-vn (Chinese calendars are a day off in some years)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from lunar_vn import LunarDate, lunar_to_solar, solar_to_lunar


class LunarDay(NamedTuple):
    """A day of the lunar calendar; `leap` marks the month that a leap year has twice."""

    day: int
    month: int
    leap: bool
    year: int


class LunarMonth(NamedTuple):
    """A lunar month: its first solar day and its 29 or 30 days."""

    first: date
    length: int
    month: int
    leap: bool
    year: int


def lunar(day: date) -> LunarDay:
    """The lunar date of a solar day. Raises ValueError outside 1900-2100, where the tables end."""
    found = solar_to_lunar(day)
    return LunarDay(found.day, found.month, bool(found.leap), found.year)


def solar(day: int, month: int, leap: bool, year: int) -> date | None:
    """The solar day of a lunar date; None where that month, leap month or day does not exist."""
    try:
        found = lunar_to_solar(LunarDate(day=day, month=month, year=year, leap=leap))
    except ValueError:
        return None
    # The library answers a day or a leap month that does not exist with a neighbour: only the way back shows it.
    return found if _on_the_calendar(found) == LunarDay(day, month, leap, year) else None


def lunar_months(today: date) -> Iterator[LunarMonth]:
    """The lunar month that holds `today` and those after it, leap months in their place, as far as the tables reach."""
    first: date | None = today - timedelta(days=lunar(today).day - 1)
    while first and (start := _on_the_calendar(first)):
        last = _on_the_calendar(first + timedelta(days=29))
        if last is None:
            return
        length = 30 if last.day == 30 else 29
        yield LunarMonth(first, length, start.month, start.leap, start.year)
        first += timedelta(days=length)


def _on_the_calendar(day: date) -> LunarDay | None:
    try:
        return lunar(day)
    except ValueError:
        return None
