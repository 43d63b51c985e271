"""Periods that a file or a picture can hold, what they are called, and their months."""

from datetime import date

from models import clock, periods
from models.facts import Refused
from models.periods import CutOff, Period
from models.units import BEGINNING

YEARS = 20


class NoSuchPeriod(Refused):
    """It ends before it starts, has not begun, or is longer than so many years."""

    years: int


def checked(start: date, end: date) -> None:
    """A period that a file or a picture can hold. Raises NoSuchPeriod."""
    short = start < end and end.year - start.year <= YEARS
    if not short or start > clock.today() or start < BEGINNING:
        raise NoSuchPeriod(YEARS)


def named_period(start: date, end: date, cut_off: CutOff) -> Period:
    """What two days are called: a month, quarter … of the books or of the calendar, else from a day to a day."""
    kinds: tuple[periods.BookKind, ...] = ("year", "nine", "half", "quarter", "month")
    for kind in kinds:
        for year in (start.year, start.year + 1):
            for number in range(1, periods.in_a_year(kind) + 1):
                for day in (cut_off, 0):
                    found = periods.book(kind, year, number, cut_off=day)
                    if (found.start, found.end) == (start, end):
                        return found
    return Period(start, end, "day" if end - start == periods.DAY else "range")


def months_of(start: date, end: date, cut_off: CutOff) -> list[Period]:
    """The months of the books from `start` until before `end`; the first and last may be cut short."""
    found: list[Period] = []
    month = periods.current("month", start, cut_off=cut_off)
    while month.start < end:
        first, last = max(month.start, start), min(month.end, end)
        found.append(Period(first, last, "month", month.year, month.number, cut_off))
        year, number = (month.year, month.number + 1) if month.number < 12 else (month.year + 1, 1)
        month = periods.book("month", year, number, cut_off=cut_off)
    return found
