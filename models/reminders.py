"""Reminders of meetings: the plan of each, and what is due now."""

from datetime import datetime, time, timedelta

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, func, select

from models import clock, deliveries, planner
from models.db import primary_key, reference
from models.deliveries import Priority
from models.meetings import Answer, Invitation, Meeting, MeetingKind, MeetingState, local_start
from models.quiet import Timing, earliest
from models.units import setting


class Reminder(SQLModel, table=True):
    """One reminder of one meeting; it moves with the meeting."""

    __table_args__ = (UniqueConstraint("meeting_id", "step"),)
    id: int | None = primary_key()
    meeting_id: int = reference("meeting.id")
    step: str
    due_at: datetime = Field(index=True)
    done_at: datetime | None = None


# What a unit may change with its setting "reminders": {kind: [step, …]}.
# A step is "day-before", "on-the-day" or hours before the start ("72h").
PLANS: dict[str, tuple[str, ...]] = {
    MeetingKind.COMMITTEE: ("72h", "24h", "2h"),
    MeetingKind.STANDING: ("72h", "24h", "2h"),
    MeetingKind.BRIEFING: ("72h", "24h", "2h"),
    MeetingKind.TRAINING: ("72h", "24h", "2h"),
}
DEFAULT_PLAN = ("day-before", "on-the-day")
AT_ONCE = 50  # meetings whose reminders one transaction writes: the next look takes the next
DAY_BEFORE = time(16)
ON_THE_DAY = time(11)
MORNING_ENDS = time(13)  # a meeting that starts before this is reminded two hours ahead instead of at 11:00


def due_at(step: str, start: datetime) -> datetime:
    """When a step is due; `start` in the unit's time zone."""
    zone = start.tzinfo
    if step == "day-before":
        return datetime.combine(start.date() - timedelta(days=1), DAY_BEFORE, zone)
    if step == "on-the-day":
        if start.time() < MORNING_ENDS:
            return start - timedelta(hours=2)
        return datetime.combine(start.date(), ON_THE_DAY, zone)
    return start - timedelta(hours=int(step.removesuffix("h")))


def plan_reminders(session: Session, meeting: Meeting) -> None:
    """Write or move the meeting's reminders; what would already be past is not sent."""
    start = local_start(session, meeting)
    plans = setting(session, meeting.unit_id, "reminders", {})
    steps = plans.get(meeting.kind, PLANS.get(meeting.kind, DEFAULT_PLAN))
    known = {r.step: r for r in session.exec(select(Reminder).where(Reminder.meeting_id == meeting.id)).all()}
    now = clock.now()
    for step in steps:
        due = earliest(due_at(step, start), Timing.REMINDER, start)
        reminder = known.get(step) or Reminder(meeting_id=meeting.id or 0, step=step, due_at=due)
        reminder.due_at = due
        reminder.done_at = now if due <= now else None
        session.add(reminder)
    session.flush()


def remind_due(session: Session) -> int:
    """Write the reminders that are due now: to everyone who has not said no. How many people.

    Of several that are late for one meeting (we were away) only the last is said, and none in the night.
    """
    now = clock.now()
    due = session.exec(
        select(Reminder, Meeting)
        .join(Meeting, col(Meeting.id) == Reminder.meeting_id)
        .where(
            Reminder.due_at <= now,
            col(Reminder.done_at).is_(None),
        )
        .order_by(col(Reminder.due_at), col(Reminder.id))
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    people = 0
    last = dict(
        session.exec(
            select(Reminder.meeting_id, func.max(Reminder.due_at))
            .where(
                col(Reminder.meeting_id).in_([meeting.id for _, meeting in due]),
                Reminder.due_at <= now,
                col(Reminder.done_at).is_(None),
            )
            .group_by(col(Reminder.meeting_id))
        ).all()
    )
    for reminder, meeting in due:
        reminder.done_at = now
        session.add(reminder)
        if meeting.state != MeetingState.CALLED or meeting.starts_at <= now or last[meeting.id or 0] > reminder.due_at:
            continue
        start = local_start(session, meeting)
        not_before = earliest(now.astimezone(start.tzinfo), Timing.NOTICE)
        if not_before >= start:
            continue
        message = deliveries.post(
            session,
            key=f"remind:{meeting.id}:{reminder.step}:{meeting.starts_at.isoformat()}",
            kind="remind",
            subject_id=meeting.id,
            unit_id=meeting.unit_id,
            fields={"step": reminder.step},
        )
        if message is None:
            continue
        wanted = session.exec(
            select(Invitation.person_id).where(
                Invitation.meeting_id == meeting.id,
                Invitation.answer != Answer.NO,
                col(Invitation.away).is_(False),
            )
        ).all()
        counts = planner.address(session, message, wanted, priority=Priority.REMINDER, not_before=not_before)
        people += counts["queued"]
    return people
