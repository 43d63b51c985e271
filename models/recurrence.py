"""When a meeting repeats, and on which days that is: by date, weekday of the month, lunar day or week."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import dropwhile
from typing import Any

from models.lunar import lunar, lunar_months

LAST = -1  # the last day of the month, the last such weekday of the month
SHORTEST_MONTH, SHORTEST_LUNAR_MONTH = 28, 29


class By(StrEnum):
    """What a repeated day is named by."""

    DATE = "date"  # "ngày 15 hằng tháng"
    WEEKDAY = "weekday"  # "thứ bảy tuần đầu hằng tháng"
    LUNAR = "lunar"  # "rằm hằng tháng"
    WEEK = "week"  # "thứ tư hằng tuần"


@dataclass(frozen=True)
class Repeat:
    """A day that comes again.

    `day` is of the month (1 to 31, LAST) or of the lunar month (1 to 30); where a month has no such day its last one
    counts. `weekday` has Monday as 0; `nth` says the how manieth of the month (1 to 4, LAST). It comes every so many
    months (weeks for WEEK). `month` fixes which of them: 1 with every third is January, April, July and October; 0
    counts from the first day that fits. Nothing before `since`, from which is counted.
    """

    by: By
    day: int = 0
    weekday: int = 0
    nth: int = 0
    every: int = 1
    month: int = 0
    since: date | None = None

    @property
    def shortened(self) -> bool:
        """Whether some month has no such day, so that its last one is taken."""
        shortest = SHORTEST_LUNAR_MONTH if self.by is By.LUNAR else SHORTEST_MONTH
        return self.by in {By.DATE, By.LUNAR} and self.day > shortest


def as_json(repeat: Repeat) -> dict[str, Any]:
    """A repeat as it is stored."""
    return asdict(repeat) | {"by": repeat.by.value, "since": repeat.since.isoformat() if repeat.since else None}


def from_json(stored: dict[str, Any]) -> Repeat:
    """The repeat that `as_json` stored."""
    since = stored["since"]
    return Repeat(**(stored | {"by": By(stored["by"]), "since": date.fromisoformat(since) if since else None}))


def days_of(repeat: Repeat, start: date) -> Iterator[date]:
    """Its days from `start` on, in order, for ever (lunar ones as far as the calendar's tables reach)."""
    first = max(start, repeat.since or start)
    counted_from = min(first, repeat.since or first)
    every_one = dropwhile(lambda day: day < counted_from, _every_one(repeat, counted_from))
    phase: int | None = repeat.month - 1 if repeat.month else None
    for day in every_one:
        place = _place(repeat.by, day)
        if phase is None:
            phase = place
        if day >= first and (place - phase) % repeat.every == 0:
            yield day


def _every_one(repeat: Repeat, start: date) -> Iterator[date]:
    """The days as if it came every month (week), from about `start` on."""
    if repeat.by is By.LUNAR:
        for month in lunar_months(start):
            if not month.leap:  # a leap month is the one before it once more: whoever has met is not called again
                yield month.first + timedelta(days=min(repeat.day, month.length) - 1)
        return
    from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday  # type: ignore[import-untyped]  # not at the start

    begin = start if repeat.by is By.WEEK else start.replace(day=1)
    # Where the day does not exist the last of the days before it is taken.
    month_days = range(SHORTEST_MONTH, repeat.day + 1) if repeat.day > SHORTEST_MONTH else (repeat.day,)
    how: dict[str, Any] = {
        By.DATE: {"freq": MONTHLY, "bymonthday": month_days, "bysetpos": -1},
        By.WEEKDAY: {"freq": MONTHLY, "byweekday": weekday(repeat.weekday, repeat.nth or 1)},
        By.WEEK: {"freq": WEEKLY, "byweekday": weekday(repeat.weekday)},
    }[repeat.by]
    for at in rrule(dtstart=begin, **how):
        yield at.date()


def _place(by: By, day: date) -> int:
    """Which month (week) since the beginning a day lies in; leap lunar months are not counted."""
    if by is By.WEEK:
        return (day.toordinal() - 1) // 7
    if by is By.LUNAR:
        at = lunar(day)
        return at.year * 12 + at.month - 1
    return day.year * 12 + day.month - 1
