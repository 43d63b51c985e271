"""Who has not come for a while, and who came faithfully or came back: over the last meetings with a roll by names."""

from dataclasses import dataclass

from sqlalchemy import Select, and_, case, or_
from sqlalchemy import select as core_select
from sqlmodel import Session, col, func, select

from models import clock
from models.attendance import Attendance, Mark
from models.conversations import Who
from models.facts import Refused
from models.meetings import Invitation, Meeting, MeetingKind, MeetingState
from models.members import Membership, MemberState, Person
from models.posts import Right, post_for
from models.rolls import Roll
from models.units import UnitKind, ancestors, get_unit


class TooFewMeetings(Refused):
    """Not so many meetings have a roll by names yet."""

    meetings: int
    wanted: int


_Women = Select[int | None, int, str, int | None, str]  # person, number, name, year, calling name


@dataclass(frozen=True)
class Woman:
    """One woman of a list, by her number in the book."""

    person_id: int
    number: int
    full_name: str
    birth_year: int | None
    calling_name: str = ""


def branch_and_group(session: Session, unit_id: int) -> tuple[int, int | None]:
    """The branch whose meetings are looked at, and the group where only one is asked for."""
    unit = get_unit(session, unit_id)
    if unit.kind != UnitKind.GROUP:
        return unit_id, None
    return ancestors(session, unit_id)[1].id or 0, unit_id


def named_meetings(session: Session, branch_id: int, group_id: int | None, limit: int) -> list[Meeting]:
    """The last branch meetings whose roll has names (of this group, where one is asked for), the latest first."""
    whole = and_(col(Meeting.roll_at).is_not(None), col(Meeting.count_only).is_(False))
    if group_id is not None:
        of_group = select(Roll.meeting_id).where(Roll.group_id == group_id, col(Roll.undone_at).is_(None))
        whole = or_(whole, col(Meeting.id).in_(of_group))
    return list(
        session.exec(
            select(Meeting)
            .where(
                Meeting.unit_id == branch_id,
                Meeting.kind == MeetingKind.BRANCH,
                Meeting.state != MeetingState.CANCELLED,
                Meeting.starts_at <= clock.now(),
                whole,
            )
            .order_by(col(Meeting.starts_at).desc())
            .limit(limit)
        ).all()
    )


def not_seen(session: Session, who: Who, unit_id: int, times: int = 3) -> list[Woman]:
    """Who was expected at each of the last `times` meetings and came to none, in the order of the book.

    Away and honorary women stand apart, and so does who checked in herself. Raises NotAllowed or TooFewMeetings.
    """
    post_for(session, who.person_id, Right.NAMES, unit_id)
    branch_id, group_id = branch_and_group(session, unit_id)
    meetings = [meeting.id for meeting in named_meetings(session, branch_id, group_id, times)]
    if len(meetings) < times:
        raise TooFewMeetings(len(meetings), times)
    came = or_(col(Attendance.mark) == Mark.PRESENT, col(Attendance.checked_in_at).is_not(None))
    query = _women(branch_id, group_id, meetings).having(
        func.count() == times, func.coalesce(func.sum(case((came, 1), else_=0)), 0) == 0
    )
    return [Woman(row[0] or 0, *row[1:]) for row in session.execute(query).all()]


def faithful_or_back(session: Session, unit_id: int, meetings: list[Meeting]) -> list[Woman]:
    """Of who came to the latest of three meetings: who came to all three, or to neither of the two before."""
    branch_id, group_id = branch_and_group(session, unit_id)
    latest, ids = meetings[0].id, [meeting.id for meeting in meetings]
    came = func.coalesce(func.sum(case((col(Attendance.mark) == Mark.PRESENT, 1), else_=0)), 0)
    came_last = and_(col(Attendance.mark) == Mark.PRESENT, col(Attendance.meeting_id) == latest)
    query = _women(branch_id, group_id, ids).having(
        func.count() == len(ids),
        func.coalesce(func.sum(case((came_last, 1), else_=0)), 0) == 1,
        came.in_([1, len(ids)]),
    )
    return [Woman(row[0] or 0, *row[1:]) for row in session.execute(query).all()]


def came_to_the_last(session: Session, unit_id: int, meeting: Meeting) -> list[Woman]:
    """Who came to this meeting, in the order of the book."""
    branch_id, group_id = branch_and_group(session, unit_id)
    came = func.coalesce(func.sum(case((col(Attendance.mark) == Mark.PRESENT, 1), else_=0)), 0)
    query = _women(branch_id, group_id, [meeting.id]).having(came == 1)
    return [Woman(row[0] or 0, *row[1:]) for row in session.execute(query).all()]


def _women(branch_id: int, group_id: int | None, meetings: list[int | None]) -> _Women:
    """The branch's active women with a row for each of the meetings at which they were expected."""
    query = (
        core_select(
            col(Person.id),
            func.min(col(Membership.number)).label("number"),
            col(Person.full_name),
            col(Person.birth_year),
            col(Person.calling_name),
        )
        .select_from(Membership)
        .join(Person, col(Person.id) == Membership.person_id)
        .join(Invitation, and_(col(Invitation.person_id) == Person.id, col(Invitation.meeting_id).in_(meetings)))
        .join(
            Attendance,
            and_(
                col(Attendance.meeting_id) == Invitation.meeting_id, col(Attendance.person_id) == Invitation.person_id
            ),
            isouter=True,
        )
        .where(
            col(Membership.unit_id) == branch_id,
            col(Membership.state) == MemberState.ACTIVE,
            col(Membership.honorary).is_(False),
            col(Invitation.expected),
        )
        .group_by(col(Person.id), col(Person.full_name), col(Person.birth_year), col(Person.calling_name))
        .order_by("number")
    )
    return query if group_id is None else query.where(col(Membership.group_id) == group_id)
