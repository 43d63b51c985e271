"""Women who checked in themselves and whom the roll has missing: the head's roll holds until she says otherwise."""

from sqlmodel import Session, col, select

from models import clock
from models.attendance import Attendance, Listed, Mark, listed, lock, recount, set_marks
from models.conversations import Who
from models.corrections import is_late, record, tally_of
from models.facts import Fact, Refused
from models.meetings import Meeting, get_meeting
from models.posts import Right
from models.roll_standing import her_part
from models.rolls import can_take_roll, source_of


class CountedAsPresent(Fact):
    """Who had checked in herself is present now."""

    count: int
    present: int
    expected: int


class RollKept(Fact):
    """The roll stays as it was taken."""


class NoneInDoubt(Refused):
    """Nobody who checked in is missing in the roll, or the head has looked at them all."""


def conflicts(session: Session, meeting: Meeting, group_id: int | None = None) -> list[Listed]:
    """Who checked in herself and is missing by the roll, and whom the head has not looked at yet."""
    found = set(
        session.exec(
            select(Attendance.person_id).where(
                Attendance.meeting_id == meeting.id,
                col(Attendance.checked_in_at).is_not(None),
                col(Attendance.kept_at).is_(None),
                Attendance.mark != Mark.PRESENT,
            )
        ).all()
    )
    return [one for one in listed(session, meeting, group_id) if one.person_id in found] if found else []


def said_no_but_there(session: Session, meeting: Meeting, group_id: int | None = None) -> list[Listed]:
    """Who had said that she would not come and is present by the roll, though she did not check in herself."""
    checked_in = set(
        session.exec(
            select(Attendance.person_id).where(
                Attendance.meeting_id == meeting.id, col(Attendance.checked_in_at).is_not(None)
            )
        ).all()
    )
    people = [one for one in listed(session, meeting, group_id) if one.mark == Mark.PRESENT and one.counts]
    return [one for one in people if one.answer == "no" and one.person_id not in checked_in]


def settle(session: Session, who: Who, meeting_id: int, came: bool, person_id: int | None = None) -> Fact:
    """Decide for all who are in doubt, or for one of them: she came, or the roll is right. Raises NoneInDoubt."""
    meeting = get_meeting(session, meeting_id)
    group_id = her_part(session, who.person_id, meeting, Right.ROLL)
    held = can_take_roll(session, who, meeting, group_id)
    lock(session, meeting)
    doubtful = [one for one in conflicts(session, meeting, group_id) if person_id in {None, one.person_id}]
    if not doubtful:  # a second tap, or somebody else was quicker
        raise NoneInDoubt
    now = clock.now()
    if not came:
        for row in session.exec(
            select(Attendance).where(
                Attendance.meeting_id == meeting_id,
                col(Attendance.person_id).in_([one.person_id for one in doubtful]),
            )
        ):
            row.kept_at = now
            session.add(row)
        session.flush()
        return RollKept()
    marks = dict.fromkeys((one.person_id for one in doubtful), Mark.PRESENT)
    set_marks(session, meeting, marks, source_of(held), held.person_id, now)
    if is_late(meeting, now):
        record(session, meeting, {one.person_id: (one.mark, Mark.PRESENT) for one in doubtful}, held.person_id, now)
    recount(session, meeting)
    return CountedAsPresent(len(marks), *tally_of(session, meeting, group_id))
