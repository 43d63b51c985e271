"""Who came: the roll by the head, check-in by the women themselves, each mark with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, bindparam, case, or_
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, func, select

from models import clock
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
    kept_at: datetime | None = None  # the head has looked at her check-in and lets the roll stand


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


_A = Attendance.__table__  # type: ignore[attr-defined]
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
    calling_name: str = ""
    source: str = ""

    @property
    def counts(self) -> bool:
        """Whether her mark is in the figures: an honorary member's is not."""
        return self.expected or self.away


def listed(session: Session, meeting: Meeting, group_id: int | None = None) -> list[Listed]:
    """The meeting's list in the order of the book's numbers, with answers and marks; `group_id`: one group's women.

    A woman who has left or moved since keeps the number that she had in this branch's book.
    """
    query = (
        core_select(
            Invitation,
            col(Person.full_name),
            col(Person.calling_name),
            col(Person.birth_year),
            col(Membership.number),
            col(Membership.unit_id),
            col(Membership.group_id),
            col(Membership.state),
            col(Attendance.mark),
            col(Attendance.source),
        )
        .join(Person, col(Person.id) == Invitation.person_id)
        .join(Membership, col(Membership.person_id) == Invitation.person_id, isouter=True)
        .join(
            Attendance,
            (col(Attendance.meeting_id) == Invitation.meeting_id) & (col(Attendance.person_id) == Invitation.person_id),
            isouter=True,
        )
        .where(col(Invitation.meeting_id) == meeting.id)
    )
    found: dict[int, tuple[tuple[bool, bool], Listed]] = {}
    for invitation, name, calling, year, number, unit, group, state, mark, source in session.execute(query).all():
        fits = (meeting.unit_id in {unit, group}, state in MEMBER_STATES)
        before = found.get(invitation.person_id)
        if before is not None and before[0] >= fits:
            continue
        one = Listed(
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
            calling or "",
            source or "",
        )
        found[invitation.person_id] = (fits, one)
    people = sorted((one for _fits, one in found.values()), key=lambda one: (one.number, one.person_id))
    return people if group_id is None else [one for one in people if one.group_id == group_id]


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
    """Keep the meeting's tally right after its marks changed.

    An away woman who came is added to both sides; an honorary one stands outside every rate.
    """
    lock(session, meeting)
    meeting.changed_at = clock.now()  # one woman for another changes no tally
    if meeting.count_only:
        return
    rows = session.exec(
        select(Attendance.mark, func.count())
        .join(
            Invitation,
            (col(Attendance.meeting_id) == Invitation.meeting_id) & (col(Attendance.person_id) == Invitation.person_id),
        )
        .where(Attendance.meeting_id == meeting.id, or_(col(Invitation.expected), col(Invitation.away)))
        .group_by(Attendance.mark)
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


def set_marks(
    session: Session,
    meeting: Meeting,
    marks: Mapping[int, Mark],
    source: Source,
    by: int,
    now: datetime,
    *,
    anew: bool = False,
) -> None:
    """Mark women of a meeting that is locked, by their person ids, but for those whom somebody has marked who outranks
    the source; `anew`: all of them."""
    known = dict(
        session.execute(
            core_select(_A.c.person_id, _A.c.source).where(
                _A.c.meeting_id == meeting.id, _A.c.person_id.in_(list(marks))
            )
        ).all()
    )
    outranked = set() if anew else {who for who, of in known.items() if RANK[Source(of)] > RANK[source]}
    wanted = {who: mark for who, mark in marks.items() if who not in outranked}
    values = {"source": source, "marked_by": by, "marked_at": now}
    new = [{"meeting_id": meeting.id, "person_id": w, "mark": m, **values} for w, m in wanted.items() if w not in known]
    old = [{"person_": w, "mark": m, **values} for w, m in wanted.items() if w in known]
    if new:
        session.connection().execute(_A.insert(), new)
    if old:
        one = (_A.c.meeting_id == meeting.id) & (_A.c.person_id == bindparam("person_"))
        session.connection().execute(_A.update().where(one), [row | {"kept_at": None} for row in old])
    keep_history(session, meeting, {who: (mark, source) for who, mark in wanted.items()}, by, now)


def restore_marks(
    session: Session, meeting: Meeting, marks: Mapping[int, tuple[str, str] | None], by: int, now: datetime
) -> None:
    """Set marks back to what they were, whoever made them: (mark, source), or None where there was none.

    A woman who checked in herself is then present by her own word.
    """
    checked_in = set(
        session.execute(
            core_select(_A.c.person_id).where(_A.c.meeting_id == meeting.id, _A.c.checked_in_at.is_not(None))
        ).scalars()
    )
    gone = [who for who, mark in marks.items() if mark is None and who not in checked_in]
    back = {who: mark or (Mark.PRESENT.value, Source.SELF.value) for who, mark in marks.items() if who not in gone}
    connection = session.connection()
    if gone:
        connection.execute(_A.delete().where(_A.c.meeting_id == meeting.id, _A.c.person_id.in_(gone)))
    if back:
        one = (_A.c.meeting_id == meeting.id) & (_A.c.person_id == bindparam("person_"))
        connection.execute(
            _A.update().where(one),
            [
                {"person_": who, "mark": mark, "source": source, "marked_by": by, "marked_at": now}
                for who, (mark, source) in back.items()
            ],
        )
    keep_history(session, meeting, {**back, **dict.fromkeys(gone, ("", Source.HEAD.value))}, by, now)


def keep_history(
    session: Session, meeting: Meeting, marks: Mapping[int, tuple[str, str]], by: int, now: datetime
) -> None:
    """Keep marks (mark, source) where nothing is overwritten; the mark "" is one taken back."""
    if marks:
        session.connection().execute(
            AttendanceChange.__table__.insert(),  # type: ignore[attr-defined]
            [
                {
                    "meeting_id": meeting.id,
                    "person_id": who,
                    "mark": mark,
                    "source": source,
                    "marked_by": by,
                    "at": now,
                }
                for who, (mark, source) in marks.items()
            ],
        )


def note(session: Session, row: Attendance, now: datetime) -> None:
    """Keep one mark in the history."""
    made: dict[str, Any] = {"mark": row.mark, "source": row.source, "marked_by": row.marked_by, "at": now}
    session.add(AttendanceChange(meeting_id=row.meeting_id, person_id=row.person_id, **made))


MOST_NAMED = 10


def few_named(people: list[Listed]) -> str:
    """Who they are, by number (who has one here) and name: "3 Đào, Cúc"; "" if too many to read in one message."""
    if len(people) > MOST_NAMED:
        return ""
    return ", ".join(f"{one.number or ''} {given_name(one.full_name, one.calling_name)}".strip() for one in people)


def called(session: Session, person_id: int | None) -> str:
    """What a post holder is called: "Hạnh"."""
    person = session.get(Person, person_id) if person_id else None
    return given_name(person.full_name, person.calling_name) if person else ""
