"""Quiet hours: from 21:00 to 06:00 in the unit's time zone nothing goes out that can wait."""

from datetime import datetime, time, timedelta
from enum import StrEnum

NIGHT_BEGINS = time(21)
NIGHT_ENDS = time(6)
BEFORE_NIGHT = time(20, 45)
EARLY_MEETING = time(9)
SOON = timedelta(hours=12)


class Timing(StrEnum):
    """What is to be said, as far as the night is concerned."""

    REPLY = "reply"  # replies, check-in and roll pass
    REMINDER = "reminder"
    CHANGE = "change"  # passes when less than twelve hours are left
    INVITATION = "invitation"  # passes where the meeting begins too early for the morning
    NOTICE = "notice"
    URGENT = "urgent"


def is_night(at: datetime) -> bool:
    """Whether a local time lies in the quiet hours."""
    return at.time() >= NIGHT_BEGINS or at.time() < NIGHT_ENDS


def morning_after(at: datetime) -> datetime:
    """06:00 after a local time in the night."""
    day = at.date() + timedelta(days=1) if at.time() >= NIGHT_BEGINS else at.date()
    return datetime.combine(day, NIGHT_ENDS, at.tzinfo)


def earliest(due: datetime, timing: Timing, start: datetime | None = None) -> datetime:
    """When something due at `due` may go out; both in the unit's time zone, `start` is the meeting's.

    A reminder for a meeting before 09:00 goes at 20:45 of the evening before rather than at 06:00. An invitation to one
    that is called when that evening is over goes at once, as a change would.
    """
    if not is_night(due) or timing in {Timing.REPLY, Timing.URGENT}:
        return due
    if timing is Timing.CHANGE and start is not None and start - due < SOON:
        return due
    morning = morning_after(due)
    if (
        timing is Timing.INVITATION
        and start is not None
        and start < datetime.combine(morning, EARLY_MEETING, start.tzinfo)
    ):
        return due
    if (
        timing is Timing.REMINDER
        and start is not None
        and start.time() < EARLY_MEETING
        and start.date() == morning.date()
    ):
        return datetime.combine(morning.date() - timedelta(days=1), BEFORE_NIGHT, due.tzinfo)
    return morning
