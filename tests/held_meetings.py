"""Meetings with their tallies, as they stand a day after they were held."""

from datetime import UTC, date, datetime, time

from sqlmodel import Session, select

from models.meetings import Meeting, MeetingState
from models.members import Person


def held_meeting(session: Session, unit_id: int, day: date, present: int | None, expected: int) -> int:
    """One meeting; `present` None: nobody took its roll. Its id."""
    at = datetime.combine(day, time(12, 30), UTC)
    caller = session.exec(select(Person.id).limit(1)).one()
    meeting = Meeting(
        unit_id=unit_id,
        kind="branch",
        starts_at=at,
        local_date=day,
        state=MeetingState.CLOSED,
        called_by=caller or 0,
        closed_at=at,
        roll_at=None if present is None else at,
        present=present or 0,
        expected=0 if present is None else expected,
        absent=0 if present is None else expected - present,
    )
    session.add(meeting)
    session.flush()
    return meeting.id or 0
