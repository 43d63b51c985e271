"""Check-in by the women themselves: a number that the head reads aloud and that changes every ten minutes."""

import base64
from datetime import datetime, timedelta

import pyotp
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.attendance import WINDOW_BEFORE, Attendance, Mark, Source, lock, note, recount
from models.conversations import Who
from models.db import ID, reference
from models.facts import Fact, Refused
from models.meetings import Invitation, Meeting, MeetingState, local_start
from models.vault import vault


class CheckInTry(SQLModel, table=True):
    """Wrong numbers that a woman typed for a meeting."""

    __tablename__ = "check_in_try"
    meeting_id: int = reference("meeting.id", key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, sa_type=ID)
    wrong: int = 0


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


WINDOW_AFTER = timedelta(hours=2)


NUMBER_LASTS = 600  # seconds


NUMBER_GRACE = 120  # seconds that the number before still counts


WRONG_TRIES = 5


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
    lock(session, meeting)  # before the mark: the roll writes marks, too
    row = session.get(Attendance, (meeting.id, person_id))
    if row is None:
        row = Attendance(
            meeting_id=meeting.id or 0, person_id=person_id, mark=Mark.PRESENT, source=Source.SELF, marked_at=now
        )
        note(session, row, now)
    if row.checked_in_at is None:
        row.checked_in_at = now
    session.add(row)
    session.flush()
    recount(session, meeting)
