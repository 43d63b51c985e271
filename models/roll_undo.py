"""The last roll or correction of hers is taken back within a day: what held before holds again."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select

from models import clock
from models.attendance import Attendance, listed, lock, recount, restore_marks
from models.conversations import Who
from models.facts import Fact, Refused
from models.meetings import get_meeting, local_start
from models.rolls import Roll, can_take_roll, standing

UNDO_WITHIN = timedelta(hours=24)


class RollUndone(Fact):
    """The last roll is taken back; `stands` rolls from before hold again for its women, none where it is 0."""

    kind: str
    when: datetime
    meeting: int
    group: int  # whose roll it was, 0 of all
    stands: int


class NothingToUndo(Refused):
    """No roll of hers in the last 24 hours."""


class TakenBackAlready(Refused):
    """What this button takes back she has taken back before."""


class WrittenOver(Refused):
    """The meeting's roll was taken anew or corrected since: what held before this one can hold no more."""

    kind: str
    when: datetime


def last_roll(session: Session, who: Who) -> Roll | None:
    """The last roll she took within 24 hours and has not taken back."""
    return session.exec(
        select(Roll)
        .where(Roll.taken_by == who.person_id, col(Roll.undone_at).is_(None), Roll.at > clock.now() - UNDO_WITHIN)
        .order_by(col(Roll.id).desc())
        .limit(1)
    ).first()


def hers_to_take_back(who: Who, by: int, at: datetime, undone_at: datetime | None) -> None:
    """Raise where what she wants taken back is not hers or older than a day, or has been taken back."""
    if by != who.person_id or at <= clock.now() - UNDO_WITHIN:
        raise NothingToUndo
    if undone_at is not None:
        raise TakenBackAlready


def undo_roll(session: Session, who: Who, roll_id: int | None = None) -> RollUndone:
    """Take back this roll of hers, or the last one, of the last 24 hours.

    Raises NothingToUndo, TakenBackAlready, or WrittenOver where a later roll of the same meeting holds.
    """
    roll = session.get(Roll, roll_id) if roll_id is not None else last_roll(session, who)
    if roll is None:
        raise NothingToUndo
    hers_to_take_back(who, roll.taken_by, roll.at, roll.undone_at)
    meeting = get_meeting(session, roll.meeting_id)
    held = can_take_roll(session, who, meeting, roll.group_id)
    lock(session, meeting)
    if roll_id is not None and _later_roll(session, roll):
        raise WrittenOver(meeting.kind, local_start(session, meeting))
    now = clock.now()
    before = roll.before
    rows = session.exec(
        select(Attendance.person_id, Attendance.marked_by).where(Attendance.meeting_id == meeting.id)
    ).all()
    covered = {one.person_id for one in listed(session, meeting, roll.group_id)}
    # What somebody else has marked since stays.
    hers = [person for person, by in rows if person in covered and by in {None, roll.taken_by}]
    if roll.count is None:
        marks = {person: tuple(before["marks"].get(str(person)) or ()) or None for person in hers}
        restore_marks(session, meeting, marks, held.person_id, now)
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
    stands = len(standing(session, meeting, roll.group_id))
    return RollUndone(meeting.kind, local_start(session, meeting), meeting.id or 0, roll.group_id or 0, stands)


def _later_roll(session: Session, roll: Roll) -> bool:
    """Whether a later roll of the meeting holds that covers women of this one."""
    later = select(Roll.id).where(
        Roll.meeting_id == roll.meeting_id, col(Roll.id) > roll.id, col(Roll.undone_at).is_(None)
    )
    if roll.group_id is not None:
        later = later.where(or_(col(Roll.group_id).is_(None), col(Roll.group_id) == roll.group_id))
    return session.exec(later).first() is not None


def _replaced(session: Session, roll: Roll) -> bool:
    """Whether a later roll of the whole meeting holds, so that this one no longer decides."""
    later = select(Roll.id).where(
        Roll.meeting_id == roll.meeting_id,
        col(Roll.id) > roll.id,
        col(Roll.group_id).is_(None),
        col(Roll.undone_at).is_(None),
    )
    return session.exec(later).first() is not None
