"""Who came: the roll by the head, check-in by the women themselves, each mark with its source."""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import pyotp
from sqlalchemy import JSON, Column, and_, case
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, func, select

from models import clock
from models.conversations import Who
from models.db import ID, primary_key, reference
from models.facts import Fact, Refused
from models.meetings import Invitation, Meeting, MeetingCancelled, MeetingState, get_meeting, local_start
from models.members import MEMBER_STATES, Membership, Person
from models.posts import Held, NotAllowed, Right, post_for
from models.units import get_unit, is_under
from models.vault import vault


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


class Roll(SQLModel, table=True):
    """One roll that was taken; `before` is what it replaced, so that it can be taken back."""

    id: int | None = primary_key()
    meeting_id: int = reference("meeting.id")
    group_id: int | None = reference("unit.id", optional=True)
    taken_by: int = reference("person.id")
    at: datetime
    count: int | None = None
    before: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    undone_at: datetime | None = None


class CheckInTry(SQLModel, table=True):
    """Wrong numbers that a woman typed for a meeting."""

    __tablename__ = "check_in_try"
    meeting_id: int = reference("meeting.id", key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, sa_type=ID)
    wrong: int = 0


class RollTaken(Fact):
    """A roll by names: so many present, excused, absent of those expected; `away` stand outside."""

    meeting: int
    group: str
    kind: str
    when: datetime
    present: int
    excused: int
    absent: int
    away: int


class CountTaken(Fact):
    """A count without names."""

    meeting: int
    kind: str
    when: datetime
    present: int
    expected: int
    percent: int
    away: int


class RollUndone(Fact):
    """The last roll is taken back; the one before holds again."""

    kind: str
    when: datetime


class CheckedIn(Fact):
    """She is there."""

    kind: str
    when: datetime


class WrongNumber(Fact):
    """Not the number, or it has just changed. A fact, since the wrong try is counted."""


class TooManyWrong(Fact):
    """Five wrong numbers: the head's roll is the way now."""


class NoMeetingNow(Refused):
    """No meeting of hers is in its check-in window."""


class TooEarlyForRoll(Refused):
    """A roll is taken from half an hour before the start."""

    kind: str
    when: datetime


class NothingToUndo(Refused):
    """No roll of hers in the last 24 hours."""


class CountTooHigh(Refused):
    """More than were invited."""

    count: int
    invited: int


class NotOnTheList(Refused):
    """These numbers are not on this meeting's list."""

    numbers: str


WINDOW_BEFORE = timedelta(minutes=30)
WINDOW_AFTER = timedelta(hours=2)
NUMBER_LASTS = 600  # seconds
NUMBER_GRACE = 120  # seconds that the number before still counts
WRONG_TRIES = 5
UNDO_WITHIN = timedelta(hours=24)


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


def number_now(session: Session, meeting_id: int, at: datetime) -> str:
    """The four digits that the head reads aloud at this moment."""
    key = vault(session).derive(f"check-in:{meeting_id}")
    # pyotp refuses intervals over two minutes and fewer than six digits: count the intervals here, keep the last four.
    return str(pyotp.HOTP(base64.b32encode(key).decode()).at(int(at.timestamp()) // NUMBER_LASTS))[-4:]


def in_window(start: datetime, at: datetime) -> bool:
    """Whether check-in is open."""
    return start - WINDOW_BEFORE <= at <= start + WINDOW_AFTER


def open_for_check_in(session: Session, person_id: int) -> list[Meeting]:
    """Her meetings whose window is open now."""
    now = clock.now()
    return list(
        session.exec(
            select(Meeting)
            .join(Invitation, col(Invitation.meeting_id) == Meeting.id)
            .where(
                Invitation.person_id == person_id,
                Meeting.state == MeetingState.CALLED,
                Meeting.starts_at >= now - WINDOW_AFTER,
                Meeting.starts_at <= now + WINDOW_BEFORE,
            )
            .order_by(col(Meeting.starts_at))
        ).all()
    )


def check_in(session: Session, who: Who, number: str) -> Fact:
    """She types the number that was read aloud. Works only for those invited, in the window, five tries."""
    meetings = open_for_check_in(session, who.person_id) if who.person_id else []
    if not meetings or who.person_id is None:
        raise NoMeetingNow
    now = clock.now()
    recent = (now, now - timedelta(seconds=NUMBER_GRACE))
    blocked = 0
    for meeting in meetings:
        tries = session.get(CheckInTry, (meeting.id, who.person_id))
        if tries is not None and tries.wrong >= WRONG_TRIES:
            blocked += 1
            continue
        if number in {number_now(session, meeting.id or 0, at) for at in recent}:
            _check_in_at(session, meeting, who.person_id, now)
            return CheckedIn(meeting.kind, local_start(session, meeting))
    if blocked == len(meetings):
        return TooManyWrong()
    left = WRONG_TRIES
    for meeting in meetings:
        tries = session.get(CheckInTry, (meeting.id, who.person_id)) or CheckInTry(
            meeting_id=meeting.id or 0, person_id=who.person_id
        )
        tries.wrong += 1
        left = min(left, WRONG_TRIES - tries.wrong)
        session.add(tries)
    return TooManyWrong() if left <= 0 else WrongNumber()


def _check_in_at(session: Session, meeting: Meeting, person_id: int, now: datetime) -> None:
    row = session.get(Attendance, (meeting.id, person_id))
    if row is None:
        row = Attendance(
            meeting_id=meeting.id or 0, person_id=person_id, mark=Mark.PRESENT, source=Source.SELF, marked_at=now
        )
        _note(session, row, now)
    if row.checked_in_at is None:
        row.checked_in_at = now
    session.add(row)
    session.flush()
    recount(session, meeting)


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


def can_take_roll(session: Session, who: Who, meeting: Meeting, group_id: int | None = None) -> Held:
    """The post that lets her take this roll, or one group's. Raises NotAllowed, MeetingCancelled or TooEarlyForRoll."""
    if group_id is not None and not is_under(session, group_id, meeting.unit_id):
        raise NotAllowed
    held = post_for(session, who.person_id, Right.ROLL, group_id or meeting.unit_id)
    start = local_start(session, meeting)
    if meeting.state == MeetingState.CANCELLED:
        raise MeetingCancelled(meeting.kind, start)
    if clock.now() < start - WINDOW_BEFORE:
        raise TooEarlyForRoll(meeting.kind, start)
    return held


def take_roll(
    session: Session,
    who: Who,
    meeting_id: int,
    *,
    absent: list[int] | None = None,
    present: list[int] | None = None,
    excused: list[int] | None = None,
    group_id: int | None = None,
) -> RollTaken:
    """Take the roll by person ids: either who is missing (the rest came) or who came (the rest is missing).

    A woman who said no with a reason before the start, or is in `excused`, counts as excused. Away women count only
    if they came. A later roll by the same or a higher post replaces an earlier one.
    """
    meeting = get_meeting(session, meeting_id)
    held = can_take_roll(session, who, meeting, group_id)
    people = listed(session, meeting, group_id)
    known = {one.person_id for one in people}
    strangers = [p for p in [*(absent or []), *(present or []), *(excused or [])] if p not in known]
    if strangers:
        raise NotOnTheList(", ".join(map(str, strangers)))
    source = Source.LEADER if held.unit_kind == "group" else Source.HEAD
    now = clock.now()
    roll = Roll(
        meeting_id=meeting_id,
        group_id=group_id,
        taken_by=held.person_id,
        at=now,
        before=_snapshot(session, meeting, group_id),
    )
    session.add(roll)
    for one in people:
        if one.away and one.person_id not in (present or []):
            continue
        came = one.person_id in present if present is not None else one.person_id not in (absent or [])
        if one.person_id in (excused or []):
            came = False
        if came:
            mark = Mark.PRESENT
        elif one.person_id in (excused or []) or (one.answer == "no" and one.reason):
            mark = Mark.EXCUSED
        else:
            mark = Mark.ABSENT
        _mark(session, meeting, one.person_id, mark, source, held.person_id, now)
    meeting.count_only = False
    if group_id is None:
        meeting.roll_at, meeting.roll_by = now, held.person_id
    else:
        _close_roll_when_all_groups_are_in(session, meeting, now, held.person_id)
    session.add(meeting)
    session.flush()
    recount(session, meeting)
    marks = listed(session, meeting, group_id)
    return RollTaken(
        meeting_id,
        _group_name(session, group_id),
        meeting.kind,
        local_start(session, meeting),
        sum(one.mark == Mark.PRESENT for one in marks),
        sum(one.mark == Mark.EXCUSED for one in marks),
        sum(one.mark == Mark.ABSENT for one in marks),
        sum(one.away and not one.mark for one in marks),
    )


def take_count(session: Session, who: Who, meeting_id: int, count: int) -> CountTaken:
    """A count without names: sets present only."""
    meeting = get_meeting(session, meeting_id)
    held = can_take_roll(session, who, meeting)
    if count > meeting.invited:
        raise CountTooHigh(count, meeting.invited)
    now = clock.now()
    session.add(
        Roll(
            meeting_id=meeting_id,
            taken_by=held.person_id,
            at=now,
            count=count,
            before=_snapshot(session, meeting, None),
        )
    )
    meeting.count_only = True
    meeting.present = count
    meeting.expected = max(meeting.expected, count)  # away women who came are added to both sides
    meeting.excused = meeting.absent = 0
    meeting.roll_at, meeting.roll_by = now, held.person_id
    session.add(meeting)
    session.flush()
    expected = meeting.expected
    return CountTaken(
        meeting_id,
        meeting.kind,
        local_start(session, meeting),
        count,
        expected,
        round(100 * count / expected) if expected else 0,
        meeting.away,
    )


def undo_roll(session: Session, who: Who) -> RollUndone:
    """Take back the last roll she took within 24 hours."""
    roll = session.exec(
        select(Roll)
        .where(Roll.taken_by == who.person_id, col(Roll.undone_at).is_(None), Roll.at > clock.now() - UNDO_WITHIN)
        .order_by(col(Roll.id).desc())
        .limit(1)
    ).first()
    if roll is None:
        raise NothingToUndo
    meeting = get_meeting(session, roll.meeting_id)
    can_take_roll(session, who, meeting, roll.group_id)
    now = clock.now()
    before = roll.before
    rows = {
        row.person_id: row for row in session.exec(select(Attendance).where(Attendance.meeting_id == meeting.id)).all()
    }
    covered = {one.person_id for one in listed(session, meeting, roll.group_id)}
    for person_id, row in rows.items():
        if person_id not in covered or roll.count is not None:
            continue
        old = before["marks"].get(str(person_id))
        if old is None and row.checked_in_at is None:
            session.delete(row)
            _note(session, row, now, mark="")
            continue
        row.mark, row.source = (old[0], old[1]) if old else (Mark.PRESENT, Source.SELF)
        row.marked_at, row.marked_by = now, who.person_id
        session.add(row)
        _note(session, row, now)
    roll.undone_at = now
    meeting.count_only = before["count_only"]
    meeting.roll_at = datetime.fromisoformat(before["roll_at"]) if before["roll_at"] else None
    meeting.roll_by = before["roll_by"]
    if meeting.count_only:
        meeting.present, meeting.expected = before["present"], before["expected"]
    session.add(roll)
    session.add(meeting)
    session.flush()
    recount(session, meeting)
    return RollUndone(meeting.kind, local_start(session, meeting))


def recount(session: Session, meeting: Meeting) -> None:
    """Keep the meeting's tally right after its marks changed. An away woman who came is added to both sides."""
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


def _mark(
    session: Session, meeting: Meeting, person_id: int, mark: Mark, source: Source, by: int, now: datetime
) -> None:
    row = session.get(Attendance, (meeting.id, person_id))
    if row is not None and RANK[Source(row.source)] > RANK[source]:
        return
    if row is None:
        row = Attendance(meeting_id=meeting.id or 0, person_id=person_id, mark=mark, source=source, marked_at=now)
    row.mark, row.source, row.marked_by, row.marked_at = mark, source, by, now
    session.add(row)
    _note(session, row, now)


def _note(session: Session, row: Attendance, now: datetime, mark: str | None = None) -> None:
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


def _snapshot(session: Session, meeting: Meeting, group_id: int | None) -> dict[str, Any]:
    rows = session.exec(select(Attendance).where(Attendance.meeting_id == meeting.id)).all()
    return {
        "marks": {str(row.person_id): [row.mark, row.source] for row in rows},
        "count_only": meeting.count_only,
        "present": meeting.present,
        "expected": meeting.expected,
        "roll_at": meeting.roll_at.isoformat() if meeting.roll_at else "",
        "roll_by": meeting.roll_by,
    }


def _close_roll_when_all_groups_are_in(session: Session, meeting: Meeting, now: datetime, by: int) -> None:
    session.flush()
    missing = [one for one in listed(session, meeting) if one.expected and not one.mark]
    if not missing:
        meeting.roll_at, meeting.roll_by = now, by


def _group_name(session: Session, group_id: int | None) -> str:
    return "" if group_id is None else get_unit(session, group_id).name
