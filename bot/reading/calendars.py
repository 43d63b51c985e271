"""The dates that "day 15", "28/11" or "the full moon of month 7" can mean, in both calendars, from today on."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice
from typing import Literal

from models.lunar import lunar, lunar_months, solar

Calendar = Literal["solar", "lunar"]
Month = int | Literal["this", "next"] | None  # None: no month was named
Dates = tuple[date, ...]  # dates that fit, in order; the first that has not gone by is meant


def dates(
    calendar: Calendar, day: int, month: Month, *, today: date, year: int | None = None, leap: bool = False
) -> Dates:
    """The next two such days; the only one, gone by or not, where the year or the month is given; () if none exists."""
    if isinstance(month, int) and not 1 <= month <= 12:
        return ()
    if calendar == "solar":
        return _solar(day, month, today, year)
    return _lunar(day, month, today, year, leap)


def _solar(day: int, month: Month, today: date, year: int | None) -> Dates:
    if month == "this" or month == "next":
        return _day_of(today.year, today.month + (month == "next"), day)
    if month is None:
        found = (_day_of(today.year, today.month + i, day) for i in range(6))
    elif year is not None:
        return _day_of(year, month, day)
    else:  # nine years: 29 February around the turn of a century
        found = (_day_of(today.year + i, month, day) for i in range(9))
    return tuple(islice((d for days in found for d in days if d >= today), 2))


def _day_of(year: int, month: int, day: int) -> Dates:
    """That day, or nothing where the month is too short; month 13 is the next January."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return (date(year, month, day),) if 1 <= day <= monthrange(year, month)[1] else ()


def _lunar(day: int, month: Month, today: date, year: int | None, leap: bool) -> Dates:
    found: Iterable[date | None]
    if isinstance(month, int):
        start = lunar(today).year
        years = range(start, start + 4) if year is None else (year,)
        # A leap year has one month twice: without "nhuận" the plain one comes first, then its twin.
        found = (solar(day, month, twin, y) for y in years for twin in ((True,) if leap else (False, True)))
        return tuple(islice((d for d in found if d and (year is not None or d >= today)), 2))
    months = islice(lunar_months(today), 1 if month == "next" else 0, {"this": 1, "next": 2}.get(month or "", 5))
    days = (m.first + timedelta(days=day - 1) for m in months if 1 <= day <= m.length)
    return tuple(islice((d for d in days if month or d >= today), 2))
