"""Figures beside each other: the same span a year before, the change in points, the highest, those below a line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models import periods
from models.figures import MEETS, Attended, UnitFigures
from models.periods import DAY, Period

SHORT = 80  # days; a quarter has more


@dataclass(frozen=True)
class Change:
    """Attendance rates of two spans in whole percent; `points` is by how many of them it rose, below 0 fell."""

    old: int
    new: int
    points: int


def change(now: Attended, before: Attended) -> Change | None:
    """How attendance changed; None where one of the two has no roll."""
    if now.percent is None or before.percent is None:
        return None
    return Change(before.percent, now.percent, now.percent - before.percent)


def a_year_before(period: Period) -> Period:
    """The same months of the books, weeks or days a year earlier."""
    if period.kind == "day" or period.kind == "range":  # spelt out for the type checker
        return replace(period, start=_a_year_before(period.start), end=_a_year_before(period.end))
    if period.kind == "week":
        return replace(period, start=period.start - timedelta(weeks=52), end=period.end - timedelta(weeks=52))
    return periods.book(period.kind, period.year - 1, period.number, cut_off=period.cut_off)


def day_before(period: Period, on: date, against: str) -> date:
    """The day that a number of the day `on`, a period's last one or today, is set beside: a "year" before, or the end
    of the period "before"."""
    if against != "year":
        return periods.previous(period).end - DAY
    return a_year_before(period).end - DAY if on == period.end - DAY else _a_year_before(on)


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def whole(some: Sequence[Attended]) -> Attended:
    """All of them together."""
    return sum(some, Attended())


def per_meeting(attended: Attended) -> int | None:
    """How many came to a meeting on average, of those whose roll was taken; None where none was."""
    return (2 * attended.present + attended.with_roll) // (2 * attended.with_roll) if attended.with_roll else None


def without_roll(attended: Attended) -> int:
    """How many meetings have no roll."""
    return attended.meetings - attended.with_roll


def in_order(parts: Sequence[UnitFigures], order: str) -> list[UnitFigures]:
    """The units below: by name as they come, the direct meetings last; of "low" and "high" only those with a rate."""
    if order not in {"low", "high"}:
        return sorted(parts, key=lambda part: part.direct)
    rated = [part for part in parts if part.attended.percent is not None]
    return sorted(rated, key=_rate, reverse=order == "high")


def by_meetings(parts: Sequence[UnitFigures], order: str) -> list[UnitFigures]:
    """The units below by how often they met, the least first or ("high") last; groups and clubs meet as they like."""
    open_ = [part for part in parts if not part.direct and part.ended is None]
    proper = [part for part in open_ if part.kind in MEETS] or open_
    return sorted(proper, key=lambda part: part.attended.meetings, reverse=order == "high")


def unranked(parts: Sequence[UnitFigures]) -> list[UnitFigures]:
    """The units below that no rate can be ranked of: they have not met, or taken no roll."""
    below = [part for part in parts if not part.direct and part.ended is None and part.kind in MEETS]
    return [part for part in below if part.attended.percent is None]


def beside_line(parts: Sequence[UnitFigures], line: int, order: str, upto: int = 0) -> list[UnitFigures]:
    """Units below a line of so many percent, the lowest first; with the order "high" those that reach it, and with
    `upto` are not above that."""
    rated = [part for part in in_order(parts, order) if not part.direct]
    return [
        part
        for part in rated
        if (_rate(part) >= line / 100) == (order == "high") and not (upto and _rate(part) > upto / 100)
    ]


def beside_mean(parts: Sequence[UnitFigures], order: str) -> list[UnitFigures]:
    """Units below the rate of all together, the lowest first; with the order "high" those that are not below it."""
    total = whole([part.attended for part in parts])
    rated = [part for part in in_order(parts, order) if not part.direct]
    return [
        part
        for part in rated
        if (part.attended.present * total.expected >= total.present * part.attended.expected) == (order == "high")
    ]


def best(months: Sequence[Attended], order: str) -> int | None:
    """The place of the month with the highest rate, the latest of equals; the lowest with the order "low"."""
    rated = [place for place, one in enumerate(months) if one.expected]
    if not rated:
        return None
    sign = -1 if order == "low" else 1
    return max(rated, key=lambda place: (sign * months[place].present / months[place].expected, place))


def _rate(part: UnitFigures) -> float:
    return part.attended.present / part.attended.expected if part.attended.expected else 0.0


def in_months(period: Period) -> Period:
    """The span that is told month by month: the year of one that is shorter than a quarter, else itself."""
    if period.kind in {"day", "week", "month"} or (period.end - period.start).days < SHORT:
        return periods.book("year", period.year or period.start.year, cut_off=period.cut_off)
    return period


def months_within(period: Period, today: date, most: int = 12) -> list[Period]:
    """The months of the books in such a span that have begun, the latest ones where there are more than `most`."""
    first, last = period.start.year, period.end.year + 1
    months = (
        periods.book("month", year, number, cut_off=period.cut_off)
        for year in range(first, last + 1)
        for number in range(1, 13)
    )
    return [one for one in months if one.end > period.start and one.start < min(period.end, today + DAY)][-most:]
