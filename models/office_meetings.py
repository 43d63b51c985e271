"""The meetings of a subtree as a cadre leafs through them: held, without a roll, or still to come."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, func, select

from models import clock, trees
from models.conversations import Who
from models.figure_rolls import held
from models.meetings import Meeting, MeetingState
from models.posts import Right, post_for
from models.units import Unit, get_unit


class Which(StrEnum):
    """Which meetings of a period are listed."""

    HELD = "held"
    NO_ROLL = "no-roll"
    COMING = "coming"


@dataclass(frozen=True)
class Listed:
    """One meeting of the list, with its tally; `starts_at` is UTC, `timezone` that of its unit."""

    meeting_id: int
    unit_id: int
    unit: str
    timezone: str
    kind: str
    starts_at: datetime
    rolled: bool
    count_only: bool
    present: int
    expected: int
    invited: int
    yes: int
    no: int
    content: str


def list_meetings(
    session: Session,
    who: Who,
    unit_id: int,
    start: date,
    end: date,
    which: Which,
    *,
    as_of: date | None = None,
    offset: int = 0,
    limit: int = 50,
) -> tuple[list[Listed], int]:
    """A page of the meetings of a unit and the units below it, and how many there are: the latest first, those to
    come the next first. Raises NotAllowed."""
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    day = trees.day_for(get_unit(session, unit_id), as_of)
    where: list[Any] = [
        col(Meeting.unit_id).in_(trees.below(unit_id, day)),
        col(Meeting.local_date) >= start,
        col(Meeting.local_date) < end,
    ]
    if which is Which.COMING:
        where += [col(Meeting.state) == MeetingState.CALLED, col(Meeting.starts_at) > clock.now()]
        order: tuple[Any, ...] = (col(Meeting.local_date), col(Meeting.starts_at), col(Meeting.id))
    else:
        where += held()
        order = (col(Meeting.local_date).desc(), col(Meeting.starts_at).desc(), col(Meeting.id).desc())
    if which is Which.NO_ROLL:
        where.append(col(Meeting.roll_at).is_(None))
    count = session.exec(select(func.count()).select_from(Meeting).where(*where)).one()
    rows = session.exec(
        select(Meeting, Unit)
        .join(Unit, col(Unit.id) == Meeting.unit_id)
        .where(*where)
        .order_by(*order)
        .offset(offset)
        .limit(limit)
    ).all()
    return [
        Listed(
            meeting.id or 0,
            meeting.unit_id,
            unit.name,
            unit.timezone,
            meeting.kind,
            meeting.starts_at,
            meeting.roll_at is not None,
            meeting.count_only,
            meeting.present,
            meeting.expected,
            meeting.invited,
            meeting.yes,
            meeting.no,
            meeting.content,
        )
        for meeting, unit in rows
    ], count
