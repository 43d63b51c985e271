"""Which branches have met in a period, and how many different women came."""

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
from models.units import Unit, UnitKind, UnitPath, by_name, get_unit


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
