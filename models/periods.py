"""Periods of a report: days, weeks, and the months, quarters and years of a unit's books with their cut-off day."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Kind = Literal["day", "week", "month", "quarter", "half", "nine", "year", "range"]
BookKind = Literal["month", "quarter", "half", "nine", "year"]
_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "nine": 9, "year": 12}
DAY = timedelta(days=1)


@dataclass(frozen=True)
class CutOffs:
    """The days of the month on which a unit closed its books: `first`, and from each month of `steps` on another.

    A step is (month as `month_number` counts them, day); they stand in order. A month ends on the day that holds for
    it, and begins after the end of the one before: so a change makes one month shorter or longer, and no day is lost.
    """

    first: int = 0
    steps: tuple[tuple[int, int], ...] = ()

    def day(self, month: int) -> int:
        """The day that holds for a month."""
        place = bisect_right(self.steps, (month, 31))
        return self.steps[place - 1][1] if place else self.first


CutOff = int | CutOffs  # a day that has always held, or several


@dataclass(frozen=True)
class Period:
    """Local days from `start` up to, not including, `end`. Month 10, quarter 3, half 1 of `year` have that `number`.

    `cut_off` is the day of the month on which the unit closes its books: with 15, month 10 runs from 16/9 to 15/10;
    0 is the calendar's own months.
    """

    start: date
    end: date
    kind: Kind
    year: int = 0
    number: int = 0
    cut_off: CutOff = 0

    @property
    def shifted(self) -> bool:
        """Whether it is a month, quarter … of books whose days are not the calendar's."""
        return bool(self.cut_off) and self.number > 0 and (self.start.day, self.end.day) != (1, 1)


def one_day(day: date) -> Period:
    """That day alone."""
    return Period(day, day + DAY, "day")


def week(today: date) -> Period:
    """The week that holds today, Monday to Sunday."""
    start = today - timedelta(days=today.weekday())
    return Period(start, start + 7 * DAY, "week")


def book(kind: BookKind, year: int, number: int = 1, *, cut_off: CutOff = 0) -> Period:
    """A month, quarter, half, first nine months or year of the books. Raises ValueError if the year has no such one."""
    if not 1 <= number <= in_a_year(kind):
        raise ValueError(f"no {kind} {number} in a year")
    length = _MONTHS[kind]
    first = (number - 1) * length + 1
    return Period(opens(year, first, cut_off), opens(year, first + length, cut_off), kind, year, number, cut_off)


def current(kind: BookKind, today: date, *, cut_off: CutOff = 0) -> Period:
    """The one whose books are open today (for nine months, that of this year)."""
    year = today.year + (today >= opens(today.year + 1, 1, cut_off))
    books = [book(kind, year, number, cut_off=cut_off) for number in range(1, in_a_year(kind) + 1)]
    return next((b for b in books if today < b.end), books[-1])


def latest(kind: BookKind, number: int, today: date, *, cut_off: CutOff = 0) -> Period:
    """The latest month `number` (quarter, half …) that has begun. Raises ValueError if a year has no such one."""
    books = (book(kind, today.year + years, number, cut_off=cut_off) for years in (1, 0, -1))
    return next(b for b in books if b.start <= today)


def previous(period: Period) -> Period:
    """The period before, of the same kind: for a range one as long, for nine months those of the year before."""
    if period.kind == "day" or period.kind == "week" or period.kind == "range":  # spelt out for the type checker
        length = period.end - period.start
        return Period(period.start - length, period.start, period.kind)
    if period.number > 1:
        return book(period.kind, period.year, period.number - 1, cut_off=period.cut_off)
    return book(period.kind, period.year - 1, in_a_year(period.kind), cut_off=period.cut_off)


def months_between(start: date, end: date, *, cut_off: CutOff = 0) -> list[Period]:
    """The months of the books from one day until before another, the first and the last cut to these days."""
    found, here = [], start
    while here < end:
        month = current("month", here, cut_off=cut_off)
        whole = here == month.start and month.end <= end
        until = min(month.end, end)
        found.append(month if whole else Period(here, until, "range"))
        here = until
    return found


def in_a_year(kind: BookKind) -> int:
    """How many of them a year has; of nine months one."""
    return 12 // _MONTHS[kind]


def month_number(year: int, month: int) -> int:
    """A month as a number that counts on over the years; month 13 is the next January."""
    return year * 12 + month - 1


def opens(year: int, month: int, cut_off: CutOff = 0) -> date:
    """The first day of a month of the books, month 13 being the next January.

    Raises ValueError for a cut-off that is not 0 or a day that every month has (1 to 28).
    """
    before = month_number(year, month) - 1
    day = cut_off if isinstance(cut_off, int) else cut_off.day(before)
    if not 0 <= day <= 28:
        raise ValueError(f"not every month has a day {day}")
    months = before + (day == 0)
    # After a cut-off on the 28th the next month's books open on the 1st in a February of 28 days, else on the 29th.
    return date(months // 12, months % 12 + 1, day or 1) + (DAY if day else timedelta())


def closes_on(period: Period) -> int:
    """The cut-off day that holds for the last month of a period."""
    if isinstance(period.cut_off, int):
        return period.cut_off
    last = period.end - DAY
    return period.cut_off.day(month_number(last.year, last.month))


def as_kept(cut_off: CutOff) -> int | str:
    """A cut-off as a conversation or a tap keeps it: 15, or "0,24323=20"."""
    if isinstance(cut_off, int):
        return cut_off
    return ",".join([str(cut_off.first), *(f"{month}={day}" for month, day in cut_off.steps)])


def from_kept(kept: int | str) -> CutOff:
    """What `as_kept` gave. Raises ValueError."""
    first, *steps = str(kept).split(",")
    pairs = (one.partition("=") for one in steps)
    found = tuple((int(month), int(day)) for month, _, day in pairs)
    return CutOffs(int(first), found) if found else int(first)
