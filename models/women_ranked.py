"""Who of a unit's women missed most meetings, or came most faithfully: over the meetings with a roll by names."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, case
from sqlalchemy import select as core_select
from sqlmodel import Session, col, func, select

from models import trees
from models.attendance import Attendance, Mark
from models.conversations import Who
from models.figure_rolls import held
from models.meetings import Invitation, Meeting, MeetingKind
from models.members import Membership, MemberState, Person
from models.posts import Right, post_for
from models.units import Unit, UnitKind, ancestors, get_unit


@dataclass(frozen=True)
class RankedWoman:
    """One woman of a book: at how many of the `expected` meetings she was not."""

    membership_id: int
    number: int
    full_name: str
    birth_year: int | None
    branch: str
    missed: int
    expected: int


@dataclass(frozen=True)
class RankedWomen:
    """A page of them, and how many there are; `meetings` have a roll by names."""

    unit: str
    meetings: int
    count: int
    women: tuple[RankedWoman, ...]


def ranked_women(
    session: Session, who: Who, unit_id: int, start: date, end: date, *, way: str, at: int = 0, size: int = 8
) -> RankedWomen:
    """way: "low" those who missed some, the most first; "high" those who came, the most faithful first; "never" those
    who came to none. Women away for work and honorary ones stand apart. Raises NotAllowed."""
    post_for(session, who.person_id, Right.NAMES, unit_id)
    unit = get_unit(session, unit_id)
    of_group = unit.kind == UnitKind.GROUP
    home = (ancestors(session, unit_id)[1].id or 0) if of_group else unit_id
    books = trees.below(home, trees.day_for(unit, None))
    meetings = (
        col(Meeting.unit_id).in_(books),
        col(Meeting.kind) == MeetingKind.BRANCH,
        col(Meeting.local_date) >= start,
        col(Meeting.local_date) < end,
        col(Meeting.roll_at).is_not(None),
        col(Meeting.count_only).is_(False),
        *held(),
    )
    there = col(Attendance.mark) == Mark.PRESENT  # a check-in alone is no roll, here as in every figure
    came = func.coalesce(func.sum(case((there, 1), else_=0)), 0)
    having: dict[str, Any] = {"low": came < func.count(), "high": came > 0, "never": came == 0}
    rate = came * 1.0 / func.count()
    order: dict[str, tuple[Any, ...]] = {
        "low": ((func.count() - came).desc(), rate),
        "high": (rate.desc(), came.desc()),
        "never": (func.count().desc(),),
    }
    hers = col(Membership.group_id) == unit_id if of_group else col(Membership.unit_id).in_(books)
    grouped = (
        col(Membership.id), col(Membership.number), col(Person.full_name), col(Person.birth_year), col(Unit.name),
        col(Person.name_key),
    )  # fmt: skip
    ranked = (
        core_select(*grouped[:5], (func.count() - came).label("missed"), func.count().label("expected"))
        .select_from(Membership)
        .join(Person, col(Person.id) == Membership.person_id)
        .join(Unit, col(Unit.id) == Membership.unit_id)
        .join(Invitation, col(Invitation.person_id) == Person.id)
        .join(Meeting, col(Meeting.id) == Invitation.meeting_id)
        .join(
            Attendance,
            and_(
                col(Attendance.meeting_id) == Invitation.meeting_id, col(Attendance.person_id) == Invitation.person_id
            ),
            isouter=True,
        )
        .where(
            hers,
            col(Membership.state) == MemberState.ACTIVE,
            col(Membership.honorary).is_(False),
            col(Invitation.expected),
            *meetings,
        )
        .group_by(*grouped)
        .having(having[way])
    )
    every = ranked.subquery()
    count = int(session.execute(core_select(func.count()).select_from(every)).scalar_one())
    rows = session.execute(
        ranked.order_by(*order[way], col(Person.name_key), col(Membership.number)).offset(at).limit(size)
    ).all()
    rolled = int(session.exec(select(func.count()).select_from(Meeting).where(*meetings)).one())
    return RankedWomen(unit.name, rolled, count, tuple(RankedWoman(*row) for row in rows))
