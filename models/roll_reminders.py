"""Whoever is to take a meeting's roll is asked for it: by the clock, and by somebody above her, at most once a day."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from models import clock, deliveries, planner
from models.audit import did
from models.conversations import Who
from models.deliveries import Delivery, Message
from models.facts import Fact, Refused
from models.meetings import Meeting, MeetingState, get_meeting, local_start
from models.members import Person, given_name
from models.posts import Right, may, post_for, responsible
from models.quiet import is_night, morning_after
from models.units import get_unit

AFTER = timedelta(hours=4)  # after the start; before that the meeting may go on
UNTIL = timedelta(days=92)  # the quarter's report
KINDS = ("roll-missing", "roll-missing-again", "roll-nudge")


class RollAsked(Fact):
    """They are asked for the roll, at once or (it is `night`) at `when`."""

    unit: str
    night: bool
    when: datetime


class RollAskedToday(Refused):
    """They were asked at `when`, today, or (it is `night`) are asked then."""

    unit: str
    when: datetime
    night: bool = False


class NoRollToAsk(Refused):
    """The roll is there, or the meeting is not over, called off, or too long ago."""

    unit: str


class NobodyTakesRoll(Refused):
    """Nobody but herself answers for the unit's rolls."""

    unit: str


def lacks_roll(meeting: Meeting) -> bool:
    """Whether a meeting is over and its roll can still be asked for."""
    over = clock.now() - UNTIL < meeting.starts_at < clock.now() - AFTER
    return over and meeting.state != MeetingState.CANCELLED and meeting.roll_at is None


def takers(session: Session, meeting: Meeting) -> list[int]:
    """Who takes the roll of a meeting: persons."""
    return [held.person_id for held in responsible(session, meeting.unit_id, Right.ROLL)]


def may_ask(session: Session, who: Who, meeting: Meeting) -> bool:
    """Whether the roll is to be asked for, and by her: not by whoever takes it herself."""
    if not lacks_roll(meeting) or not may(session, who.person_id, Right.SEND, meeting.unit_id):
        return False
    people = takers(session, meeting)
    return bool(people) and who.person_id not in people


def too_old(meeting: Meeting) -> bool:
    """Whether a meeting has no roll, and none is asked for any more: the quarter's reports are written."""
    lacks = meeting.state != MeetingState.CANCELLED and meeting.roll_at is None
    return lacks and meeting.starts_at <= clock.now() - UNTIL


def last_asked(session: Session, meeting_id: int) -> datetime | None:
    """When whoever takes the roll was asked for it last, by the clock or by somebody; what is asked for at night leaves
    in the morning, which may be still to come."""
    left = func.coalesce(Delivery.asked_at, Delivery.not_before, Message.created_at)
    when = (
        select(func.max(left))
        .select_from(Message)
        .join(Delivery, col(Delivery.message_id) == Message.id, isouter=True)
        .where(col(Message.kind).in_(KINDS), Message.subject_id == meeting_id)
    )
    return session.exec(when).one()


def ask_for_roll(session: Session, who: Who, meeting_id: int) -> RollAsked:
    """Ask whoever takes the roll of a meeting below her.

    Raises NotAllowed, NoSuchMeeting, NoRollToAsk, NobodyTakesRoll, RollAskedToday.
    """
    meeting = get_meeting(session, meeting_id)
    held = post_for(session, who.person_id, Right.SEND, meeting.unit_id)
    unit, people = get_unit(session, meeting.unit_id), takers(session, meeting)
    if not lacks_roll(meeting):
        raise NoRollToAsk(unit.name)
    if not people or held.person_id in people:
        raise NobodyTakesRoll(unit.name)
    now = clock.now().astimezone(local_start(session, meeting).tzinfo)
    asked = last_asked(session, meeting_id)
    if asked is not None and asked.astimezone(now.tzinfo).date() >= now.date():
        raise RollAskedToday(unit.name, asked.astimezone(now.tzinfo), asked > now)
    her = session.get_one(Person, held.person_id)
    told = {"by": given_name(her.full_name, her.calling_name), "above": held.unit_name}
    if ask(session, meeting, "roll-nudge", f"roll-nudge:{meeting.id}:{now.date().isoformat()}", told) is None:
        raise RollAskedToday(unit.name, now)  # by somebody else, just now
    did(session, held.person_id, meeting.unit_id, "roll-nudge", day=meeting.local_date.isoformat())
    when = morning_after(now) if is_night(now) else now
    return RollAsked(unit.name, when > now, when)


def ask(session: Session, meeting: Meeting, kind: str, key: str, fields: dict[str, str] | None = None) -> int | None:
    """Write one message to whoever takes the roll, by day, once for ever: how many it is for; None if it is there."""
    message = deliveries.post(
        session, key=key, kind=kind, subject_id=meeting.id, unit_id=meeting.unit_id, fields=dict(fields or {})
    )
    if message is None:
        return None
    now = clock.now().astimezone(local_start(session, meeting).tzinfo)
    when = morning_after(now) if is_night(now) else now
    people = takers(session, meeting)
    counts = planner.address(session, message, people, priority=deliveries.Priority.ROLL, not_before=when)
    return counts["queued"]
