"""What the heads and leaders are told by the clock: door-knock lists, open rolls, rolls that are missing."""

from datetime import timedelta

from sqlmodel import Session, col, select

from models import announcements, calls, clock, deliveries, door, planner
from models.attendance import WINDOW_BEFORE
from models.meetings import Meeting, MeetingState, local_start
from models.posts import Right, responsible
from models.quiet import is_night, morning_after

DOOR_BEFORE = timedelta(hours=30)  # the day before, when the reminder goes out too
AT_ONCE = 100  # meetings whose heads one look asks
ROLL_AFTER = timedelta(hours=4)
ROLL_UNTIL = timedelta(days=3)


def _tell(session: Session, key: str, kind: str, meeting: Meeting, people: list[int], *, at_night: bool) -> int:
    """Write one message to some people about a meeting, once for ever; by day, unless it passes at night."""
    message = deliveries.post(session, key=key, kind=kind, subject_id=meeting.id, unit_id=meeting.unit_id)
    if message is None:
        return 0
    now = clock.now().astimezone(local_start(session, meeting).tzinfo)
    when = morning_after(now) if is_night(now) and not at_night else now
    counts = planner.address(session, message, people, priority=deliveries.Priority.ROLL, not_before=when)
    return counts["queued"]


def _meetings(session: Session, start: timedelta, end: timedelta) -> list[Meeting]:
    now = clock.now()
    return list(
        session.exec(
            select(Meeting).where(
                Meeting.state == MeetingState.CALLED,
                Meeting.starts_at > now + start,
                Meeting.starts_at <= now + end,
            )
        ).all()
    )


def door_lists(session: Session) -> int:
    """The day before a meeting each leader gets the women of hers whom no message reached."""
    told = 0
    for meeting in _meetings(session, timedelta(), DOOR_BEFORE):
        key = f"door:{meeting.id}:{meeting.starts_at.isoformat()}"
        if session.exec(select(deliveries.Message.id).where(deliveries.Message.key == key)).first() is None:
            told += _tell(session, key, "door", meeting, list(door.lists_by_leader(session, meeting)), at_night=False)
    return told


def door_lists_off(session: Session) -> int:
    """When a meeting is called off, each leader gets those of hers who had been told of it at their door."""
    told = 0
    off = session.exec(
        select(Meeting).where(Meeting.state == MeetingState.CANCELLED, Meeting.starts_at > clock.now()).limit(100)
    ).all()
    for meeting in off:
        key = f"door-off:{meeting.id}"
        if session.exec(select(deliveries.Message.id).where(deliveries.Message.key == key)).first() is None:
            leaders = list(door.lists_by_leader(session, meeting))
            told += _tell(session, key, "door-off", meeting, leaders, at_night=False)
    return told


def open_rolls(session: Session) -> int:
    """Half an hour before the start the head gets the number to read aloud."""
    told = 0
    for meeting in _meetings(session, timedelta(), WINDOW_BEFORE):
        key = f"roll-open:{meeting.id}:{meeting.starts_at.isoformat()}"
        if session.exec(select(deliveries.Message.id).where(deliveries.Message.key == key)).first() is not None:
            continue
        calls.refresh_audience(session, meeting)
        heads = [held.person_id for held in responsible(session, meeting.unit_id, Right.ROLL)]
        told += _tell(
            session,
            f"roll-open:{meeting.id}:{meeting.starts_at.isoformat()}",
            "roll-open",
            meeting,
            heads,
            at_night=True,
        )
    return told


def missing_rolls(session: Session) -> int:
    """A few hours after a meeting without a roll its head is asked for it, once."""
    told = 0
    now = clock.now()
    asked = select(deliveries.Message.subject_id).where(
        deliveries.Message.kind == "roll-missing", deliveries.Message.subject_id == Meeting.id
    )
    rows = session.exec(
        select(Meeting)
        .where(
            ~asked.exists(),  # or every look would go through three days of meetings
            Meeting.state != MeetingState.CANCELLED,
            col(Meeting.roll_at).is_(None),
            Meeting.starts_at < now - ROLL_AFTER,
            Meeting.starts_at > now - ROLL_UNTIL,
        )
        .order_by(col(Meeting.starts_at))
        .limit(AT_ONCE)
    ).all()
    for meeting in rows:
        heads = [held.person_id for held in responsible(session, meeting.unit_id, Right.ROLL)]
        told += _tell(session, f"roll-missing:{meeting.id}", "roll-missing", meeting, heads, at_night=False)
    return told


def finished_announcements(session: Session) -> int:
    """The sender is told how her announcement went, when the last message has left."""
    told = 0
    for announcement in announcements.finished_unreported(session):
        announcement.reported_at = clock.now()
        session.add(announcement)
        message = deliveries.post(
            session,
            key=f"notice-done:{announcement.id}",
            kind="notice-done",
            subject_id=announcement.id,
            unit_id=announcement.unit_id,
        )
        if message is not None:
            counts = planner.address(
                session,
                message,
                [announcement.sender_id],
                priority=deliveries.Priority.ROLL,
                not_before=clock.now(),
            )
            told += counts["queued"]
    return told
