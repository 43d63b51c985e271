"""A notice set for a time whose sender has no post any more when it comes: it waits for whoever answers there now."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models import clock, deliveries, planner, spreading
from models.announcements import Announcement, notice_key
from models.conversations import Who
from models.deliveries import DELIVERIES, Message, Priority, State
from models.facts import Fact
from models.posts import NotAllowed, Right, post_for, responsible
from models.quiet import Timing, earliest
from models.units import get_unit

AHEAD = timedelta(minutes=10)  # before its time, so that whoever has to decide is asked before it
AT_ONCE = 100
LOOKED_BACK = timedelta(days=2)  # what is older has left, or waits for somebody already


class NoticeDropped(Fact):
    """It never leaves."""


def is_left_waiting(session: Session, announcement: Announcement) -> bool:
    """Whether it was set for a time by somebody who may not send here any more, and nobody else has let it go."""
    if announcement.send_at is None or announcement.agreed_by is not None:
        return False
    try:
        post_for(session, announcement.sender_id, Right.SEND, announcement.unit_id)
    except NotAllowed:
        return True
    return False


def hold_left_waiting(session: Session) -> int:
    """Hold such notices back and ask whoever may send now. How many people are asked."""
    now = clock.now()
    due = session.exec(
        select(Announcement)
        .where(
            col(Announcement.send_at) <= now + AHEAD,
            col(Announcement.send_at) > now - LOOKED_BACK,
            col(Announcement.reported_at).is_(None),
            col(Announcement.paused_at).is_(None),
            col(Announcement.cancelled_at).is_(None),
            col(Announcement.agreed_by).is_(None),
        )
        .order_by(col(Announcement.id))
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    return sum(_hold(session, one) for one in due if is_left_waiting(session, one))


def _hold(session: Session, announcement: Announcement) -> int:
    message = session.exec(select(Message.id).where(Message.key == notice_key(announcement.id or 0))).one()
    spreading.hold(session, message or 0, True)
    session.connection().execute(
        DELIVERIES.update()
        .where(DELIVERIES.c.message_id == message, DELIVERIES.c.state == State.QUEUED)
        .values(state=State.HELD)
    )
    announcement.paused_at = clock.now()
    session.add(announcement)
    asked = deliveries.post(
        session,
        key=f"left-waiting:{announcement.id}",
        kind="left-waiting",
        subject_id=announcement.id,
        unit_id=announcement.unit_id,
        file_id=announcement.file_id,
    )
    if asked is None:
        return 0
    people = {held.person_id for held in responsible(session, announcement.unit_id, Right.SEND)}
    zone = ZoneInfo(get_unit(session, announcement.unit_id).timezone)
    by_day = earliest(clock.now().astimezone(zone), Timing.NOTICE)
    counts = planner.address(session, asked, sorted(people), priority=Priority.ROLL, not_before=by_day)
    return counts[State.QUEUED] + _tell_writer(session, announcement, by_day, alone=not people)


def _tell_writer(session: Session, announcement: Announcement, when: datetime, *, alone: bool) -> int:
    """Of a unit that is closed, or for which nobody answers, its writer hears and decides, too. How many are told."""
    if not alone and get_unit(session, announcement.unit_id).closed_on is None:
        return 0
    message = deliveries.post(
        session,
        key=f"stranded:{announcement.id}",
        kind="stranded",
        subject_id=announcement.id,
        unit_id=announcement.unit_id,
    )
    counts = planner.address(session, message or 0, [announcement.sender_id], priority=Priority.ROLL, not_before=when)
    return counts[State.QUEUED]


def drop_stranded(session: Session, who: Who, announcement_id: int) -> NoticeDropped:
    """The writer of a notice that was held for want of a unit lets it be. Raises NotAllowed."""
    announcement = session.exec(
        select(Announcement).where(Announcement.id == announcement_id).with_for_update()
    ).first()
    if announcement is None or announcement.sender_id != who.person_id or announcement.paused_at is None:
        raise NotAllowed
    announcement.cancelled_at = announcement.cancelled_at or clock.now()
    session.add(announcement)
    session.flush()
    message = session.exec(select(Message.id).where(Message.key == notice_key(announcement_id))).one()
    spreading.forget(session, message or 0)
    deliveries.cancel_queued(session, "notice", announcement_id)
    return NoticeDropped()
