"""The figures, each defined once: attendance by unit and period, read from meetings' own tallies."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, tuple_
from sqlalchemy import select as core_select
from sqlmodel import Session, col

from models import clock, shares, trees
from models.conversations import Who
from models.figure_rolls import DAYS, TALLIES, held, rolled, tallies
from models.meetings import Meeting, MeetingKind
from models.periods import Period
from models.posts import Right, post_for
from models.units import Unit, UnitKind, UnitPath, get_unit


@dataclass(frozen=True)
class Attended:
    """Attendance over some meetings: present/expected of those whose roll was taken, and how many those are.

    `excused` and `absent` are of rolls by name; a mere count has neither.
    """

    present: int = 0
    expected: int = 0
    with_roll: int = 0
    meetings: int = 0
    excused: int = 0
    absent: int = 0

    @property
    def percent(self) -> int | None:
        """present ÷ expected in whole percent; None where no roll was taken."""
        return shares.percent(self.present, self.expected)

    def __add__(self, other: "Attended") -> "Attended":
        return Attended(
            self.present + other.present,
            self.expected + other.expected,
            self.with_roll + other.with_roll,
            self.meetings + other.meetings,
            self.excused + other.excused,
            self.absent + other.absent,
        )


A_WHILE = timedelta(days=21)  # in which a branch meets
MEETS = frozenset(set(UnitKind) - {UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE})


@dataclass(frozen=True)
class UnitFigures:
    """One unit's attendance; `direct` marks the meetings of the asked unit itself, `ended` a unit that had closed."""

    unit_id: int
    name: str
    attended: Attended
    kind: str
    direct: bool = False
    ended: trees.Ended | None = None


@dataclass(frozen=True)
class Report:
    """A unit's attendance from `start` until before `end`; `parts` always add up to `total`.

    `as_of` is the day whose tree it is summed over; None is today's.
    """

    unit_id: int
    unit: str
    start: date
    end: date
    total: Attended
    parts: tuple[UnitFigures, ...]
    as_of: date | None = None


@dataclass(frozen=True)
class HeldMeeting:
    """One meeting that counts, with its tally; `rolled`: its roll was taken."""

    meeting_id: int
    unit_id: int
    unit: str
    kind: str
    starts_at: datetime
    day: date
    rolled: bool
    present: int
    expected: int
    excused: int
    absent: int
    content: str


def attendance(
    session: Session, who: Who | None, unit_id: int, start: date, end: date, *, as_of: date | None = None
) -> Report:
    """Attendance of a unit and the units below it. `who` is None for the command line. Raises NotAllowed, NoSuchUnit.

    `as_of` asks for the tree of another day than today; a closed unit is shown with the tree of its last day.
    """
    unit = _seen(session, who, unit_id)
    day = trees.day_for(unit, as_of)
    own = (col(Meeting.unit_id) == unit_id, col(Meeting.local_date) >= start, col(Meeting.local_date) < end)
    direct = _attended(session.execute(core_select(*tallies()).where(*own, *held())).one())
    parts = [UnitFigures(unit_id, unit.name, direct, unit.kind, direct=True)] if direct.meetings else []
    below = trees.children_on(session, unit_id, day)
    found = _summed(session, [child.id or 0 for child in below], start, end, day, "unit_id")
    for child in below:
        attended = found.get(child.id, Attended())
        ended = trees.ended(child.closed_on, child.kind == unit.kind, day)
        if attended.meetings or ended is None:
            parts.append(UnitFigures(child.id or 0, child.name, attended, child.kind, ended=ended))
    return Report(unit_id, unit.name, start, end, sum((one.attended for one in parts), Attended()), tuple(parts), day)


def of_units(
    session: Session, who: Who | None, unit_ids: Sequence[int], start: date, end: date, *, as_of: date | None = None
) -> dict[int, Attended]:
    """What `attendance` gives as the total of each of several units; one may lie below another. Raises as it does."""
    days: dict[date | None, list[int]] = {}
    for unit_id in unit_ids:
        days.setdefault(trees.day_for(_seen(session, who, unit_id), as_of), []).append(unit_id)
    found: dict[int, Attended] = dict.fromkeys(unit_ids, Attended())
    for day, units in days.items():
        found |= _summed(session, units, start, end, day, "unit_id")
    return found


def of_each(
    session: Session, unit_ids: Sequence[int], start: date, end: date, *, as_of: date | None = None
) -> dict[int, Attended]:
    """Attendance below each of some units in the tree of that very day, closed ones too; without meetings left out.

    For rules that have asked for rights themselves.
    """
    return _summed(session, unit_ids, start, end, as_of, "unit_id")


def by_month(
    session: Session, who: Who | None, unit_id: int, periods: Sequence[Period], *, as_of: date | None = None
) -> list[Attended]:
    """Attendance of a unit and the units below it in each of some periods (months of its books, say), in their order.

    Raises as `attendance`.
    """
    day = trees.day_for(_seen(session, who, unit_id), as_of)
    if not periods:
        return []
    start, end = min(one.start for one in periods), max(one.end for one in periods)
    found = _summed(session, [unit_id], start, end, day, "day")
    days = sorted(found)
    spans = [days[bisect_left(days, one.start) : bisect_left(days, one.end)] for one in periods]
    return [sum((found[held_on] for held_on in span), Attended()) for span in spans]


def by_kind(
    session: Session, who: Who | None, unit_id: int, start: date, end: date, *, as_of: date | None = None
) -> dict[str, Attended]:
    """Attendance of a unit and the units below it by the kind of meeting. Raises as `attendance`."""
    day = trees.day_for(_seen(session, who, unit_id), as_of)
    found = _summed(session, [unit_id], start, end, day, "kind")
    return {kind: found[kind] for kind in MeetingKind if kind in found}


def _seen(session: Session, who: Who | None, unit_id: int) -> Unit:
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, unit_id)
    return get_unit(session, unit_id)


def _summed(
    session: Session, units: Sequence[int], start: date, end: date, as_of: date | None, by: str
) -> dict[Any, Attended]:
    """Attendance below each of some units, by the "unit_id", the "day" or the "kind"."""
    if not units or start >= end:
        return {}
    sums = None if as_of is not None and as_of < clock.today() else rolled(session, start, end)
    found: dict[Any, Attended] = {}
    spans: list[tuple[Any, ...]]
    if sums is None:
        spans = [(col(Meeting.local_date) >= start, col(Meeting.local_date) < end)]
    else:
        spans = [(col(Meeting.local_date) >= sums.until, col(Meeting.local_date) < end)] if sums.until < end else []
        clean = [DAYS.c.day >= start, DAYS.c.day < sums.until]
        if sums.stale:
            clean.append(DAYS.c.day.not_in(sums.stale))
            spans.append((col(Meeting.local_date).in_(sums.stale),))
        summed = [func.sum(column) for column in TALLIES]
        rows = core_select(DAYS.c[by], *summed).where(DAYS.c.unit_id.in_(units), *clean).group_by(DAYS.c[by])
        found = {row[0]: _attended(row[1:]) for row in session.execute(rows)}
    group = {"unit_id": col(UnitPath.ancestor_id), "day": col(Meeting.local_date), "kind": col(Meeting.kind)}[by]
    for span in spans:
        rows = (
            core_select(group, *tallies())
            .select_from(Meeting)
            .join(UnitPath, col(UnitPath.descendant_id) == Meeting.unit_id)
            .where(col(UnitPath.ancestor_id).in_(units), trees.on(as_of), *span, *held())
            .group_by(group)
        )
        for row in session.execute(rows):
            found[row[0]] = found.get(row[0], Attended()) + _attended(row[1:])
    return found


def _attended(row: Sequence[Any]) -> Attended:
    meetings, with_roll, present, expected, excused, absent = (int(value or 0) for value in row)
    return Attended(present, expected, with_roll, meetings, excused, absent)


def meetings_held(
    session: Session,
    who: Who | None,
    unit_id: int,
    start: date,
    end: date,
    *,
    as_of: date | None = None,
    after: tuple[date, int] | None = None,
    limit: int = 1000,
) -> list[HeldMeeting]:
    """The meetings behind a figure, the earliest first; `after` is (day, id) of the last one of the page before.

    Raises as `attendance`.
    """
    day = trees.day_for(_seen(session, who, unit_id), as_of)
    query = (
        core_select(Meeting, col(Unit.name))
        .join(UnitPath, col(UnitPath.descendant_id) == Meeting.unit_id)
        .join(Unit, col(Unit.id) == Meeting.unit_id)
        .where(
            col(UnitPath.ancestor_id) == unit_id,
            trees.on(day),
            col(Meeting.local_date) >= start,
            col(Meeting.local_date) < end,
            *held(),
        )
        .order_by(col(Meeting.local_date), col(Meeting.id))
        .limit(limit)
    )
    if after is not None:
        query = query.where(tuple_(col(Meeting.local_date), col(Meeting.id)) > after)
    return [
        HeldMeeting(
            one.id,
            one.unit_id,
            name,
            one.kind,
            one.starts_at,
            one.local_date,
            one.roll_at is not None,
            one.present,
            one.expected,
            one.excused,
            one.absent,
            one.content,
        )
        for one, name in session.execute(query)
    ]


def needing_attention(report: Report, most: int = 3) -> tuple[list[UnitFigures], int]:
    """The units below that a cadre should look at, so many: the lowest rates first, then those that have not met; and
    how many more there are."""
    below = [part for part in report.parts if not part.direct and part.ended is None]
    # Groups and clubs meet or not as they like; a branch that does not meet is another matter.
    long_enough = report.end - report.start >= A_WHILE  # nobody meets every day
    silent = [part for part in below if long_enough and part.attended.meetings == 0 and part.kind in MEETS]
    rated = sorted(
        (part for part in below if part.attended.percent is not None), key=lambda part: part.attended.percent or 0
    )
    # The best of several is not what to look at, however low all of them are.
    worse = [part for part in rated if (part.attended.percent or 0) < (rated[-1].attended.percent or 0)]
    low = [part for part in worse or rated if (part.attended.percent or 0) < 60]
    every = low + silent
    return every[:most], max(len(every) - most, 0)
