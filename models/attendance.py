"""Who came: the roll by the head, check-in by the women themselves, each mark with its source."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import and_, case
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, func, select

from models.db import ID, primary_key, reference
from models.meetings import Invitation, Meeting
from models.members import MEMBER_STATES, Membership, Person, given_name


class Mark(StrEnum):
    """What the minutes say."""

    PRESENT = "present"
    EXCUSED = "excused"  # absent with a reason given before the start
    ABSENT = "absent"


class Source(StrEnum):
    """Who made a mark; a later one in this list outranks an earlier one."""

    SELF = "self"
    LEADER = "leader"
    HEAD = "head"


RANK = {source: rank for rank, source in enumerate(Source)}


class Attendance(SQLModel, table=True):
    """One woman at one meeting: the mark that counts, and her own check-in if she made one."""

    meeting_id: int = reference("meeting.id", key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, sa_type=ID, index=True)
    mark: str
    source: str
    marked_by: int | None = Field(default=None, sa_type=ID)
    marked_at: datetime
    checked_in_at: datetime | None = None


class AttendanceChange(SQLModel, table=True):
    """Every mark ever made, with who and when; nothing is overwritten here."""

    __tablename__ = "attendance_change"
    id: int | None = primary_key()
    meeting_id: int = reference("meeting.id")
    person_id: int = reference("person.id")
    mark: str  # "" where a mark was taken back
    source: str
    marked_by: int | None = Field(default=None, sa_type=ID)
    at: datetime


WINDOW_BEFORE = timedelta(minutes=30)


@dataclass(frozen=True)
class Listed:
    """One woman on a meeting's list."""

    person_id: int
    number: int
    full_name: str
    birth_year: int | None
    expected: bool
    away: bool
    group_id: int | None
    answer: str
    reason: str
    mark: str


def listed(session: Session, meeting: Meeting, group_id: int | None = None) -> list[Listed]:
    """The meeting's list in the order of the book's numbers, with answers and marks."""
    query = (
        core_select(
            Invitation,
            col(Person.full_name),
            col(Person.birth_year),
            col(Membership.number),
            col(Membership.group_id),
            col(Attendance.mark),
        )
        .join(Person, col(Person.id) == Invitation.person_id)
        .join(
            Membership,
            (col(Membership.person_id) == Invitation.person_id) & col(Membership.state).in_(MEMBER_STATES),
            isouter=True,
        )
        .join(
            Attendance,
            (col(Attendance.meeting_id) == Invitation.meeting_id) & (col(Attendance.person_id) == Invitation.person_id),
            isouter=True,
        )
        .where(col(Invitation.meeting_id) == meeting.id)
        .order_by(col(Membership.number))
    )
    if group_id is not None:
        query = query.where(col(Membership.group_id) == group_id)
    found: dict[int, Listed] = {}
    for invitation, name, year, number, group, mark in session.execute(query).all():
        found.setdefault(
            invitation.person_id,
            Listed(
                invitation.person_id,
                number or 0,
                name,
                year,
                invitation.expected,
                invitation.away,
                group,
                invitation.answer,
                invitation.reason,
                mark or "",
            ),
        )
    return list(found.values())


def lock(session: Session, meeting: Meeting) -> None:
    """Let nobody else change this meeting until the transaction ends, and see it as it is now.

    Two women who check in at once would each count the marks without the other's (PostgreSQL). Their marks hold the
    meeting's key already, so a lock on the key, too, would be a deadlock.
    """
    session.flush()
    session.exec(
        select(Meeting)
        .where(Meeting.id == meeting.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one()


def recount(session: Session, meeting: Meeting) -> None:
    """Keep the meeting's tally right after its marks changed. An away woman who came is added to both sides."""
    lock(session, meeting)
    if meeting.count_only:
        return
    rows = session.exec(
        select(Attendance.mark, func.count()).where(Attendance.meeting_id == meeting.id).group_by(Attendance.mark)
    ).all()
    marks = dict(rows)
    came_though_away = and_(col(Invitation.away), col(Attendance.mark) == Mark.PRESENT)
    base, away_came = session.exec(
        select(
            func.coalesce(func.sum(case((col(Invitation.expected), 1), else_=0)), 0),
            func.coalesce(func.sum(case((came_though_away, 1), else_=0)), 0),
        )
        .select_from(Invitation)
        .join(
            Attendance,
            (col(Attendance.meeting_id) == Invitation.meeting_id) & (col(Attendance.person_id) == Invitation.person_id),
            isouter=True,
        )
        .where(Invitation.meeting_id == meeting.id)
    ).one()
    meeting.present = marks.get(Mark.PRESENT, 0)
    meeting.excused = marks.get(Mark.EXCUSED, 0)
    meeting.absent = marks.get(Mark.ABSENT, 0)
    meeting.expected = int(base) + int(away_came)
    session.add(meeting)
    session.flush()


def conflicts(session: Session, meeting_id: int) -> list[int]:
    """Persons who checked in themselves and whom the roll has missing."""
    return list(
        session.exec(
            select(Attendance.person_id).where(
                Attendance.meeting_id == meeting_id,
                col(Attendance.checked_in_at).is_not(None),
                Attendance.mark != Mark.PRESENT,
            )
        ).all()
    )


def set_mark(
    session: Session, meeting: Meeting, person_id: int, mark: Mark, source: Source, by: int, now: datetime
) -> None:
    """Mark one woman, unless somebody who outranks the source has done so."""
    row = session.get(Attendance, (meeting.id, person_id))
    if row is not None and RANK[Source(row.source)] > RANK[source]:
        return
    if row is None:
        row = Attendance(meeting_id=meeting.id or 0, person_id=person_id, mark=mark, source=source, marked_at=now)
    row.mark, row.source, row.marked_by, row.marked_at = mark, source, by, now
    session.add(row)
    note(session, row, now)


def note(session: Session, row: Attendance, now: datetime, mark: str | None = None) -> None:
    """Keep a mark in the history, where nothing is overwritten; `mark` "" is one taken back."""
    session.add(
        AttendanceChange(
            meeting_id=row.meeting_id,
            person_id=row.person_id,
            mark=row.mark if mark is None else mark,
            source=row.source,
            marked_by=row.marked_by,
            at=now,
        )
    )


MOST_NAMED = 10


def few_named(people: list[Listed]) -> str:
    """Who they are, by number and name: "3 Đào, 7 Cúc"; "" where they are too many to read in one message."""
    if len(people) > MOST_NAMED:
        return ""
    return ", ".join(f"{one.number} {given_name(one.full_name)}" for one in people)
