"""The roll by the head or each group leader: by exception, by names, or only a count; taken back within a day."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, Session, SQLModel, col, func, select

from models import clock
from models.attendance import WINDOW_BEFORE, Attendance, Mark, Source, few_named, listed, lock, note, recount, set_mark
from models.conversations import Who
from models.db import primary_key, reference
from models.facts import Fact, Refused
from models.meetings import Invitation, Meeting, MeetingCancelled, MeetingState, get_meeting, local_start
from models.posts import Held, NotAllowed, Right, post_for
from models.units import get_unit, is_under


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
    missing: str  # who is not there, by number and name; "" where they are too many to read


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


class CountIsOfAll(Refused):
    """A count without names is of the whole meeting; a group's roll says who is missing."""


class NotOnTheList(Refused):
    """These numbers are not on this meeting's list."""

    numbers: str


UNDO_WITHIN = timedelta(hours=24)


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
    lock(session, meeting)
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
        set_mark(session, meeting, one.person_id, mark, source, held.person_id, now)
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
        few_named([one for one in marks if one.mark in {Mark.ABSENT, Mark.EXCUSED}]),
    )


def take_count(session: Session, who: Who, meeting_id: int, count: int) -> CountTaken:
    """A count without names: sets present only."""
    meeting = get_meeting(session, meeting_id)
    held = can_take_roll(session, who, meeting)
    lock(session, meeting)
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
    wanted = session.exec(
        select(func.count())
        .select_from(Invitation)
        .where(Invitation.meeting_id == meeting_id, col(Invitation.expected))
    ).one()
    meeting.expected = max(wanted, count)  # away women who came are added to both sides
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
    lock(session, meeting)
    now = clock.now()
    before = roll.before
    rows = {
        row.person_id: row for row in session.exec(select(Attendance).where(Attendance.meeting_id == meeting.id)).all()
    }
    covered = {one.person_id for one in listed(session, meeting, roll.group_id)}
    for person_id, row in rows.items():
        if person_id not in covered or roll.count is not None or row.marked_by not in {None, roll.taken_by}:
            continue  # somebody else has marked her since
        old = before["marks"].get(str(person_id))
        if old is None and row.checked_in_at is None:
            session.delete(row)
            note(session, row, now, mark="")
            continue
        row.mark, row.source = (old[0], old[1]) if old else (Mark.PRESENT, Source.SELF)
        row.marked_at, row.marked_by = now, who.person_id
        session.add(row)
        note(session, row, now)
    roll.undone_at = now
    if not _replaced(session, roll):
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


def _replaced(session: Session, roll: Roll) -> bool:
    """Whether a later roll of the whole meeting holds, so that this one no longer decides."""
    later = select(Roll.id).where(
        Roll.meeting_id == roll.meeting_id,
        col(Roll.id) > roll.id,
        col(Roll.group_id).is_(None),
        col(Roll.undone_at).is_(None),
    )
    return session.exec(later).first() is not None


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
