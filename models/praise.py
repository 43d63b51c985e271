"""Whom to praise at the end of a year, with what speaks for it: a draft to be worded by people, sent by nobody else."""

from dataclasses import dataclass

from sqlalchemy import and_, case, func
from sqlalchemy import select as core_select
from sqlmodel import Session, col

from models.absences import Woman
from models.attendance import Attendance, Mark
from models.conversations import Who
from models.grading import Draft, drafts, year_of
from models.grading_tables import Grade
from models.meetings import Invitation, Meeting, MeetingKind, MeetingState
from models.members import Membership, MemberState, Person
from models.posts import NotAllowed, Right, post_for
from models.units import UnitKind, get_unit

FEWEST = 3  # meetings that expected her: of one or two nobody is faithful
FAITHFUL = 90  # percent
MOST = 10


@dataclass(frozen=True)
class FaithfulWoman(Woman):
    """She came to `present` of the `expected` meetings of her branch."""

    present: int = 0
    expected: int = 0


@dataclass(frozen=True)
class BranchPraise:
    """The branches of a commune that did well in a year, the best first, with what speaks for each."""

    unit: str
    year: int
    branches: tuple[Draft, ...]


@dataclass(frozen=True)
class MemberPraise:
    """The women of a branch who came to nearly every meeting; `more` of them are not named here."""

    unit_id: int
    unit: str
    year: int
    women: tuple[FaithfulWoman, ...]
    more: int


def branches_to_praise(session: Session, who: Who | None, unit_id: int, year: int) -> BranchPraise:
    """Those that were given, or by the facts have, the best grade. Raises NotAllowed, NoYearToGrade."""
    best = [one for one in drafts(session, who, unit_id, year) if (one.given or one.drafted) is Grade.EXCELLENT]
    known = [
        one for one in best if 2 * one.of >= sum(value.criterion.points for value in one.values)
    ]  # less says little
    return BranchPraise(get_unit(session, unit_id).name, year, tuple(known[:MOST]))


def members_to_praise(session: Session, who: Who, unit_id: int, year: int) -> MemberPraise:
    """Only within a branch, for those with names there. Raises NotAllowed, NoYearToGrade."""
    post_for(session, who.person_id, Right.NAMES, unit_id)
    unit, period = get_unit(session, unit_id), year_of(session, unit_id, year)
    if unit.kind != UnitKind.BRANCH:
        raise NotAllowed
    present = func.coalesce(func.sum(case((col(Attendance.mark) == Mark.PRESENT, 1), else_=0)), 0)
    expected = func.count(col(Meeting.id))
    rows = session.execute(
        core_select(
            col(Person.id),
            func.min(col(Membership.number)),
            col(Person.full_name),
            col(Person.birth_year),
            col(Person.calling_name),
            present,
            expected,
        )
        .select_from(Membership)
        .join(Person, col(Person.id) == Membership.person_id)
        .join(Meeting, col(Meeting.unit_id) == Membership.unit_id)
        .join(
            Invitation,
            and_(col(Invitation.meeting_id) == Meeting.id, col(Invitation.person_id) == Person.id),
        )
        .outerjoin(
            Attendance,
            and_(col(Attendance.meeting_id) == Meeting.id, col(Attendance.person_id) == Person.id),
        )
        .where(
            col(Membership.unit_id) == unit_id,
            col(Membership.state) == MemberState.ACTIVE,
            col(Membership.honorary).is_(False),
            col(Invitation.expected),
            col(Meeting.kind) == MeetingKind.BRANCH,
            col(Meeting.state) != MeetingState.CANCELLED,
            col(Meeting.roll_at).is_not(None),
            col(Meeting.count_only).is_(False),
            col(Meeting.local_date) >= period.start,
            col(Meeting.local_date) < period.end,
        )
        .group_by(col(Person.id), col(Person.full_name), col(Person.birth_year), col(Person.calling_name))
        .having(expected >= FEWEST, present * 100 >= expected * FAITHFUL)
        .order_by((present * 1000 / expected).desc(), expected.desc(), func.min(col(Membership.number)))
    ).all()
    women = tuple(FaithfulWoman(*row) for row in rows[:MOST])
    return MemberPraise(unit_id, unit.name, year, women, max(0, len(rows) - MOST))
