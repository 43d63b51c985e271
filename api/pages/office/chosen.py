"""The period and the day that an address asks for, so that a view can be sent as a link; bad ones are said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast, get_args
from zoneinfo import ZoneInfo

import locales
from api.pages.office.shell import Here
from bot.figure_periods import period_name, running
from bot.papers import Reader
from models.periods import DAY, BookKind, CutOff, Period, book, current, in_a_year, previous
from models.units import BEGINNING

YEARS = (1930, 2099)  # as the API has them
OFFERED = 3  # years whose books the list offers
_PERIOD = re.compile(r"(month|quarter|half|nine|year):(\d{4})(?::(\d{1,2}))?", re.ASCII)


@dataclass(frozen=True)
class Chosen:
    """What is looked at: a period, and the day whose tree it is summed over (None: today's).

    `problem` names what the address asked for and cannot be had: "period", "range", "order", "as-of"; else "".
    """

    period: Period
    as_of: date | None
    problem: str = ""

    @property
    def kept(self) -> dict[str, str]:
        """The same for an address; what is "" is left out there."""
        found = {"period": "", "from": "", "to": "", "as_of": self.as_of.isoformat() if self.as_of else ""}
        if self.period.kind == "range":
            return {**found, "from": self.period.start.isoformat(), "to": (self.period.end - DAY).isoformat()}
        return {**found, "period": key_of(self.period)}


def read(visit: Here, today: date, cut_off: CutOff) -> Chosen:
    """The period and the day of an address. The default is this month of the unit's books, on today's tree."""
    default = current("month", today, cut_off=cut_off)
    as_of, problem = _as_of(visit.asked("as_of"), today)
    asked, first, last = visit.asked("period"), visit.asked("from"), visit.asked("to")
    if first or last:
        start, end = day_of(first), day_of(last)
        if start is None or end is None:
            return Chosen(default, as_of, "range")
        if start > end:
            return Chosen(default, as_of, "order")
        return Chosen(Period(start, end + DAY, "range"), as_of, problem)
    if not asked:
        return Chosen(default, as_of, problem)
    found = _book(asked, cut_off)
    return Chosen(default, as_of, "period") if found is None else Chosen(found, as_of, problem)


def _as_of(text: str, today: date) -> tuple[date | None, str]:
    if not text:
        return None, ""
    day = day_of(text)
    if day is None or not BEGINNING <= day <= today:
        return None, "as-of"
    return (None if day == today else day), ""


def day_of(text: str) -> date | None:
    """A day as an address has it; None where it is none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if YEARS[0] <= day.year <= YEARS[1] else None


def _book(text: str, cut_off: CutOff) -> Period | None:
    found = _PERIOD.fullmatch(text)
    if found is None or not YEARS[0] <= int(found[2]) <= YEARS[1]:
        return None
    kind = cast(BookKind, found[1])
    if (found[3] is None) != (in_a_year(kind) == 1):
        return None
    try:
        return book(kind, int(found[2]), int(found[3] or 1), cut_off=cut_off)
    except ValueError:
        return None


def key_of(period: Period) -> str:
    """A period of the books as an address has it: "month:2026:9", "year:2026"."""
    once = period.kind in {"nine", "year"}
    return f"{period.kind}:{period.year}" if once else f"{period.kind}:{period.year}:{period.number}"


@lru_cache(maxsize=2048)
def name_of(language: str, period: Period) -> str:
    """A period in words, as the chat says it: "tháng 10/2026"."""
    speaker: Any = Reader(0, language, locales.DEFAULT_PAIR, "")
    return period_name(speaker, period)


def until_today(period: Period, today: date) -> str:
    """The day until which the figures of a period that still runs reach: "24/11"; "" for one that is over."""
    return f"{today.day}/{today.month}" if running(period, today) else ""


def months_until(day: date, cut_off: CutOff, count: int = 12) -> list[Period]:
    """So many months of the books, the last of which holds that day; the earliest first."""
    found = [current("month", day, cut_off=cut_off)]
    while len(found) < count:
        found.append(previous(found[-1]))
    return found[::-1]


def following(period: Period, today: date) -> Period | None:
    """The period after, where it has begun; None otherwise."""
    if period.kind == "range":
        later = Period(period.end, period.end + (period.end - period.start), "range")
    else:
        kind = cast(BookKind, period.kind)
        last = period.number >= in_a_year(kind)
        year, number = (period.year + 1, 1) if last else (period.year, period.number + 1)
        later = book(kind, year, number, cut_off=period.cut_off)
    return later if later.start <= today else None


def before(period: Period) -> Period | None:
    """The period before; None where the calendar of this page ends."""
    try:
        found = previous(period)
    except (ValueError, OverflowError):
        return None
    return found if found.start.year >= YEARS[0] else None


def offered(language: str, today: date, cut_off: CutOff) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """The books that have begun in the last years, a list of (key, name) for each year, the latest first."""
    year = current("year", today, cut_off=cut_off).year
    for one in range(year, year - OFFERED, -1):
        books = [
            book(kind, one, number, cut_off=cut_off)
            for kind in reversed(get_args(BookKind))
            for number in range(1, in_a_year(kind) + 1)
        ]
        yield one, [(key_of(found), name_of(language, found)) for found in books if found.start <= today]


def local(language: str, at: datetime, timezone: str) -> dict[str, str]:
    """An instant as people of a unit read it: "day" with the weekday (and the year), and the "hour"."""
    there = at.astimezone(ZoneInfo(timezone))
    words = dict(locales.moments(language, there, None))
    return {"day": f"{words['_day']}/{there.year}", "hour": f"{there:%H:%M}", "date": f"{there:%d/%m/%Y}"}
