"""When somebody means: the day and the hour of a line of Vietnamese, or what to choose from. Never a guess."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from bot.reading.calendars import Dates
from bot.reading.days import Day, find_days, is_one_of_month, repeats
from bot.reading.hours import PART, Hour, find_hours, is_over, part_named
from bot.reading.repeats import Repeated, find_repeat
from bot.reading.words import NUMBER, Line, Span, masked, number

_MOST_CHOICES = 6  # more ways than this is no question that anybody could answer
LONGEST = 300  # characters; what stands behind them is not read
_PARTS = re.compile(rf"\0[ ,]*(?P<after>{PART})\b|\b(?P<before>{PART})[ ,]*(?=\0)|^(?:buoi )?(?P<alone>{PART})$")
_A_PART = re.compile(rf"\b{PART}\b")
_BARE_DAY = re.compile(rf"(?P<day>{NUMBER})(?:[ .-](?P<month>\d\d?))?")


class Moment(NamedTuple):
    """One way to understand a line: a local day, a local hour, or both."""

    day: date | None
    hour: time | None


@dataclass(frozen=True)
class Reading:
    """What a line says about a time.

    `day` and `hour` are set where they are certain; where more than one moment fits, `choices` has them all, the
    earliest first. `part` is the part of the day (sang, trua, chieu, toi, khuya) that was named without an hour.
    `past` says that everything that was understood has gone by. `problem` is "no_such_day" (31/02) or "repeats"
    ("ngày 15 hằng tháng": not one day); `repeated` is that rule where it was understood, and `hour` and `part` are its.
    `beside` is what else was typed before, between and after, in its own spelling.
    """

    day: date | None = None
    hour: time | None = None
    choices: tuple[Moment, ...] = ()
    part: str = ""
    past: bool = False
    problem: str = ""
    beside: tuple[str, ...] = ()
    repeated: Repeated | None = None

    @property
    def rest(self) -> str:
        """What else was typed, in one line."""
        return " ".join(self.beside)


def read_when(text: str, *, now: datetime) -> Reading:
    """Read the day and the hour of `text`; `now` is aware and in the unit's own time zone. Never raises on a text."""
    return read_line(Line(text[:LONGEST]), now=now)


def read_line(line: Line, *, now: datetime) -> Reading:
    """As `read_when`, of a line that was split into words before."""
    once = is_one_of_month(line.plain)
    if not once and (repeated := find_repeat(line.plain, now.date())):
        return _again(line, repeated, now)
    if not once and repeats(line.plain):
        return Reading(problem="repeats", beside=(line.text,))
    days, plain = find_days(line.plain, now.date())
    hours = list(find_hours(plain))
    for hour in hours:
        plain = masked(plain, hour.span)
    part, part_spans = _part(plain)
    beside = line.beside([*(day.span for day in days), *(hour.span for hour in hours), *part_spans])
    if not all(day.ways for day in days):
        return Reading(part=part, problem="no_such_day", beside=beside)
    return _choose(_agreed(days, now.date()), hours, part, now, beside)


def _again(line: Line, repeated: Repeated, now: datetime) -> Reading:
    """The hour of a repeated day, and what else stands beside it."""
    plain = line.plain
    for span in repeated.spans:
        plain = masked(plain, span)
    hours = list(find_hours(plain))
    for hour in hours:
        plain = masked(plain, hour.span)
    part, part_spans = _part(plain)
    if not part:  # "mỗi tối thứ tư": it stands within the repeated day
        said = (match[0] for span in repeated.spans for match in _A_PART.finditer(line.plain[slice(*span)]))
        parts = {part_named(word) for word in said}
        part = parts.pop() if len(parts) == 1 else ""
    beside = line.beside([*repeated.spans, *(hour.span for hour in hours), *part_spans])
    return replace(_choose([], hours, part, now, beside), problem="repeats", repeated=repeated)


def read_day(text: str, today: date) -> Reading:
    """The answer to "which day?": as `read_when`, with a bare "15" or "5 12" understood too; only days are chosen from.

    A bare 2 to 7 may be the weekday or the day of the month: both are choices.
    """
    now = datetime.combine(today, time.min, UTC)
    if bare := _BARE_DAY.fullmatch(Line(text[:LONGEST]).plain.strip(" .,!")):
        return _bare_day(number(bare["day"]), bare["month"], now)
    reading = read_when(text, now=now)
    moments = tuple(dict.fromkeys(Moment(moment.day, None) for moment in reading.choices))
    choices = moments if len(moments) > 1 else ()
    return Reading(reading.day, None, choices, reading.part, reading.past, reading.problem, reading.beside)


def _bare_day(day: int, month: str | None, now: datetime) -> Reading:
    if month or not 2 <= day <= 7:
        return read_when(f"ngày {day}/{month}" if month else f"ngày {day}", now=now)
    found = [*find_days(f"ngay {day}", now.date())[0], *find_days(f"thứ {day}", now.date())[0]]
    return _choose([way for each in found for way in each.ways], [], "", now)


def _part(plain: str) -> tuple[str, list[Span]]:
    """The part of the day that stands beside the days and hours (they are crossed out), "" if there are two."""
    found = list(_PARTS.finditer(plain))
    parts = {part_named(match["after"] or match["before"] or match["alone"]) for match in found}
    return parts.pop() if len(parts) == 1 else "", [match.span(match.lastgroup or 0) for match in found]


def _agreed(days: Sequence[Day], today: date) -> list[Dates]:
    """What all the named days have in common; where they contradict each other, all of them."""
    named = [day for day in days if day.weekday is None]
    weekdays = {day.weekday for day in days if day.weekday is not None}
    ways = _common(named or days)
    if named and weekdays:
        # Only the very next 4/12 may be checked: some year's 4/12 is a Saturday, and nobody means that one.
        nearest = [way if way[0] == today else way[:1] for way in ways]
        fits = [tuple(d for d in way if d.weekday() in weekdays) for way in nearest]
        return [fit for fit in fits if fit] or [way for day in days for way in day.ways]
    return ways


def _common(days: Sequence[Day]) -> list[Dates]:
    if len(days) == 1:
        return list(days[0].ways)
    sets = [{d for way in day.ways for d in way} for day in days]
    if sets and (shared := set.intersection(*sets)):
        return [(d,) for d in sorted(shared)]
    return [way for day in days for way in day.ways]


def _choose(
    ways: Iterable[Dates], hours: Sequence[Hour], part: str, now: datetime, beside: tuple[str, ...] = ()
) -> Reading:
    """Every moment that fits and has not gone by; if all have, all of them."""
    times = sorted({option for hour in hours for option in hour.during(part)})
    if hours and not times:
        part = ""  # "19h30 sáng": neither is to be trusted
    in_the_night = part == "khuya" or any(hour.part == "khuya" for hour in hours)
    left = "" if times else part

    def has_gone(moment: Moment) -> bool:
        if moment.day is None or moment.day != now.date():
            return moment.day is not None and moment.day < now.date()
        if moment.hour is None:
            return bool(left) and is_over(left, now.time())
        return moment.hour < now.time()

    hours_or_none: Sequence[time | None] = times or (None,)
    moments: set[Moment] = set()
    for way in ways:
        options = [[Moment(day, hour) for hour in hours_or_none] for day in way]
        moments.update(next((o for o in options if not all(map(has_gone, o))), options[-1]))
    if in_the_night:  # "12 giờ đêm thứ bảy" is the night that follows or, for some, the one before
        moments |= {Moment(m.day + timedelta(days=1), m.hour) for m in moments if m.day and m.hour and m.hour < time(6)}
    if not moments:
        moments = {Moment(None, hour) for hour in times}
    alive = {moment for moment in moments if not has_gone(moment)}
    fitting = sorted(alive or moments, key=lambda m: (m.day or date.min, m.hour or time.min))
    if not fitting or len(fitting) > _MOST_CHOICES:
        return Reading(part=left, beside=beside)
    day, hour = ({m[i] for m in fitting} for i in (0, 1))
    return Reading(
        day=fitting[0].day if len(day) == 1 else None,
        hour=fitting[0].hour if len(hour) == 1 else None,
        choices=tuple(fitting) if len(fitting) > 1 else (),
        part=left,
        past=not alive,
        beside=beside,
    )
