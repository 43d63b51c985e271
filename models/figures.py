"""The figures, each defined once: attendance by unit and period, read from meetings' own tallies."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func
from sqlalchemy import select as core_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models import clock
from models.attendance import Attendance, Mark
from models.conversations import Who
from models.meetings import Meeting, MeetingState
from models.posts import Right, post_for
from models.units import Unit, UnitKind, UnitPath, by_name, children, get_unit


@dataclass(frozen=True)
class Attended:
    """Attendance over some meetings: present/expected of those whose roll was taken, and how many those are."""

    present: int = 0
    expected: int = 0
    with_roll: int = 0
    meetings: int = 0

    @property
    def percent(self) -> int | None:
        """present ÷ expected in whole percent; None where no roll was taken."""
        return round(100 * self.present / self.expected) if self.expected else None


MEETS = frozenset(set(UnitKind) - {UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE})


@dataclass(frozen=True)
class UnitFigures:
    """One unit's attendance; `direct` marks the meetings of the asked unit itself."""

    unit_id: int
    name: str
    attended: Attended
    kind: str
    direct: bool = False


@dataclass(frozen=True)
class Report:
    """A unit's attendance from `start` until before `end`; `parts` always add up to `total`."""

    unit_id: int
    unit: str
    start: date
    end: date
    total: Attended
    parts: tuple[UnitFigures, ...]


def attendance(session: Session, who: Who | None, unit_id: int, start: date, end: date) -> Report:
    """Attendance of a unit and the units below it. `who` is None for the command line. Raises NotAllowed."""
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, unit_id)
    unit = get_unit(session, unit_id)
    counted = (
        func.count(col(Meeting.id)),
        func.coalesce(func.sum(case((col(Meeting.roll_at).is_not(None), 1), else_=0)), 0),
        func.coalesce(func.sum(case((col(Meeting.roll_at).is_not(None), col(Meeting.present)), else_=0)), 0),
        func.coalesce(func.sum(case((col(Meeting.roll_at).is_not(None), col(Meeting.expected)), else_=0)), 0),
    )
    held = (
        col(Meeting.state) != MeetingState.CANCELLED,
        # What is still to come is no meeting without a roll.
        (col(Meeting.starts_at) <= clock.now()) | col(Meeting.roll_at).is_not(None),
        col(Meeting.local_date) >= start,
        col(Meeting.local_date) < end,
    )
    direct = _attended(session.execute(core_select(*counted).where(col(Meeting.unit_id) == unit_id, *held)).one())
    parts = [UnitFigures(unit_id, unit.name, direct, unit.kind, direct=True)] if direct.meetings else []
    below = children(session, unit_id)
    rows = session.execute(
        core_select(col(UnitPath.ancestor_id), *counted)
        .select_from(Meeting)
        .join(UnitPath, col(UnitPath.descendant_id) == Meeting.unit_id)
        .where(col(UnitPath.ancestor_id).in_([child.id for child in below]), col(UnitPath.to_date).is_(None), *held)
        .group_by(col(UnitPath.ancestor_id))
    ).all()
    found = {row[0]: _attended(row[1:]) for row in rows}
    parts += [
        UnitFigures(child.id or 0, child.name, found.get(child.id or 0, Attended()), child.kind) for child in below
    ]
    return Report(unit_id, unit.name, start, end, _sum([part.attended for part in parts]), tuple(parts))


def _attended(row: tuple[int, int, int, int]) -> Attended:
    meetings, with_roll, present, expected = (int(value) for value in row)
    return Attended(present, expected, with_roll, meetings)


def _sum(parts: list[Attended]) -> Attended:
    return Attended(
        sum(p.present for p in parts),
        sum(p.expected for p in parts),
        sum(p.with_roll for p in parts),
        sum(p.meetings for p in parts),
    )


def total(session: Session, unit_id: int, start: date, end: date) -> Attended:
    """Attendance of a whole subtree, for comparing with another period."""
    return attendance(session, None, unit_id, start, end).total


def needing_attention(report: Report, most: int = 3) -> list[UnitFigures]:
    """The units below that a cadre should look at: those that have not met first, then the lowest rates."""
    below = [part for part in report.parts if not part.direct]
    # Groups and clubs meet or not as they like; a branch that does not meet is another matter.
    silent = [part for part in below if part.attended.meetings == 0 and part.kind in MEETS]
    rated = sorted(
        (part for part in below if part.attended.percent is not None), key=lambda part: part.attended.percent or 0
    )
    # The best of several is not what to look at, however low all of them are.
    worse = [part for part in rated if (part.attended.percent or 0) < (rated[-1].attended.percent or 0)]
    low = [part for part in worse or rated if (part.attended.percent or 0) < 60]
    return (low[:most] + silent)[:most] if len(low) < most else low[:most]


def different_women(session: Session, unit_id: int, start: date, end: date) -> int:
    """How many women came at least once to a branch's, group's or club's several meetings with names; 0 where that
    says nothing: of one meeting, of a larger unit, or where a roll was only a count.

    It reads marks, not tallies: a branch's are few.
    """
    if get_unit(session, unit_id).kind not in {UnitKind.BRANCH, UnitKind.GROUP, UnitKind.CLUB}:
        return 0
    held = session.exec(
        select(Meeting.id, Meeting.count_only)
        .join(UnitPath, col(UnitPath.descendant_id) == Meeting.unit_id)
        .where(
            UnitPath.ancestor_id == unit_id,
            col(UnitPath.to_date).is_(None),
            Meeting.state != MeetingState.CANCELLED,
            col(Meeting.roll_at).is_not(None),
            col(Meeting.local_date) >= start,
            col(Meeting.local_date) < end,
        )
    ).all()
    if len(held) < 2 or any(count_only for _id, count_only in held):
        return 0
    return session.exec(
        select(func.count(func.distinct(Attendance.person_id))).where(
            col(Attendance.meeting_id).in_([meeting for meeting, _count_only in held]),
            Attendance.mark == Mark.PRESENT,
        )
    ).one()


@dataclass(frozen=True)
class Idle:
    """A branch in some period: its meetings that have been, and how many of them have a roll."""

    name: str
    above: str
    meetings: int
    with_roll: int


def branches_met(session: Session, who: Who, unit_id: int, start: date, end: date) -> list[Idle]:
    """All open branches below a unit by name, with their own meetings of the period. Raises NotAllowed."""
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    above, between = aliased(Unit), aliased(UnitPath)
    rolled = func.coalesce(func.sum(case((col(Meeting.roll_at).is_not(None), 1), else_=0)), 0)
    held = (
        (col(Meeting.unit_id) == Unit.id)
        & (col(Meeting.state) != MeetingState.CANCELLED)
        & ((col(Meeting.starts_at) <= clock.now()) | col(Meeting.roll_at).is_not(None))
        & (col(Meeting.local_date) >= start)
        & (col(Meeting.local_date) < end)
    )
    rows = session.execute(
        core_select(col(Unit.name), col(above.name), func.count(col(Meeting.id)), rolled)
        .select_from(Unit)
        .join(UnitPath, (col(UnitPath.descendant_id) == Unit.id) & (col(UnitPath.ancestor_id) == unit_id))
        .join(between, (col(between.descendant_id) == Unit.id) & (col(between.depth) == 1))
        .join(above, col(above.id) == between.ancestor_id)
        .outerjoin(Meeting, held)
        .where(
            col(Unit.kind) == UnitKind.BRANCH,
            col(Unit.closed_on).is_(None),
            col(UnitPath.to_date).is_(None),
            col(between.to_date).is_(None),
        )
        .group_by(col(Unit.id), col(Unit.name), col(above.name))
    ).all()
    found = [Idle(name, commune, int(meetings), int(with_roll)) for name, commune, meetings, with_roll in rows]
    return sorted(found, key=lambda one: (by_name(one.above), by_name(one.name)))
