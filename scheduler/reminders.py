"""What the heads and leaders are told by the clock: door-knock lists, open rolls, rolls that are missing."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models import calls, clock, deliveries, news, planner, roll_reminders
from models import door_lists as door_lists_rules
from models.announcements import Announcement
from models.attendance import WINDOW_BEFORE
from models.check_in import WINDOW_AFTER
from models.meetings import Meeting, MeetingState, local_start
from models.posts import Right, responsible
from models.quiet import Timing, earliest, is_night, morning_after
from models.units import get_unit

AT_ONCE = 100  # meetings whose heads one look asks
ROLL_UNTIL = timedelta(days=3)
ROLL_AGAIN_AFTER = timedelta(days=2)
ROLL_AGAIN_UNTIL = timedelta(days=6)


def _tell(session: Session, key: str, kind: str, meeting: Meeting, people: list[int]) -> int:
    """Write one message to some people about a meeting that is on, once for ever: at night, too."""
    message = deliveries.post(session, key=key, kind=kind, subject_id=meeting.id, unit_id=meeting.unit_id)
    if message is None:
        return 0
    now = clock.now().astimezone(local_start(session, meeting).tzinfo)
    counts = planner.address(session, message, people, priority=deliveries.Priority.ROLL, not_before=now)
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
    """The day before a meeting each leader gets the women of hers whom no message reached; whom later ones miss, too.

    When a meeting is moved or called off, she gets those who had been told at their door.
    """
    told = 0
    for given in door_lists_rules.due_lists(session, clock.now()):
        last = max(one.delivery_id for one in given.women)
        message = deliveries.post(
            session,
            key=f"{given.kind}:{given.meeting.id}:{given.leader_id}:{last}",
            kind=given.kind,
            subject_id=given.meeting.id,
            unit_id=given.meeting.unit_id,
            fields={"more": given.more},
        )
        if message is None:
            continue
        door_lists_rules.enter(session, message, given.women)
        now = clock.now().astimezone(local_start(session, given.meeting).tzinfo)
        counts = planner.address(
            session,
            message,
            [given.leader_id],
            priority=deliveries.Priority.ROLL,
            not_before=morning_after(now) if is_night(now) else now,
        )
        told += counts["queued"]
    return told


def open_rolls(session: Session) -> int:
    """Half an hour before the start the head gets the number to read aloud; later, if nobody looked in time."""
    told = 0
    for meeting in _meetings(session, -WINDOW_AFTER, WINDOW_BEFORE):
        if meeting.roll_at is not None:
            continue
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
        )
    return told


def missing_rolls(session: Session) -> int:
    """A few hours after a meeting without a roll its head is asked for it, once more two days later, then no more."""
    now = clock.now()
    asked = _asked("roll-missing")
    told = _ask_for_roll(session, "roll-missing", now - roll_reminders.AFTER, now - ROLL_UNTIL, ~asked.exists())
    long_ago = asked.where(deliveries.Message.created_at < now - ROLL_AGAIN_AFTER).exists()
    again = "roll-missing-again"
    return told + _ask_for_roll(
        session, again, now - ROLL_AGAIN_AFTER, now - ROLL_AGAIN_UNTIL, long_ago, ~_asked(again).exists()
    )


def _asked(kind: str) -> Any:
    return select(deliveries.Message.subject_id).where(
        deliveries.Message.kind == kind, deliveries.Message.subject_id == Meeting.id
    )


def _ask_for_roll(session: Session, kind: str, before: datetime, after: datetime, *which: Any) -> int:
    told = 0
    rows = session.exec(
        select(Meeting)
        .where(
            *which,  # or every look would go through days of meetings
            Meeting.state != MeetingState.CANCELLED,
            col(Meeting.roll_at).is_(None),
            Meeting.starts_at < before,
            Meeting.starts_at > after,
        )
        .order_by(col(Meeting.starts_at))
        .limit(AT_ONCE)
    ).all()
    for meeting in rows:
        told += roll_reminders.ask(session, meeting, kind, f"{kind}:{meeting.id}") or 0
    return told


def finished_announcements(session: Session) -> int:
    """The sender is told how her announcement went, when the last message has left."""
    told = 0
    for announcement in news.finished_unreported(session):
        announcement.reported_at = clock.now()
        session.add(announcement)
        message = deliveries.post(
            session,
            key=f"notice-done:{announcement.id}" + (f":{announcement.resent}" if announcement.resent else ""),
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
                not_before=_when_reported(session, announcement),
            )
            told += counts["queued"]
    return told


def _when_reported(session: Session, announcement: Announcement) -> datetime:
    """By day, but for what she sent in the night herself."""
    zone = ZoneInfo(get_unit(session, announcement.unit_id).timezone)
    timing = Timing.URGENT if announcement.urgent_reason else Timing.NOTICE
    return earliest(clock.now().astimezone(zone), timing)
