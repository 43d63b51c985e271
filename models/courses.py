"""An announcement on its way: stopped, paused, going on, sent again to those whom it missed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, case, literal, or_
from sqlmodel import Session, col, func, select

from models import clock, deliveries, planner, spreading
from models.announcements import Announcement, notice_key
from models.conversations import Who
from models.deliveries import DELIVERIES, Delivery, Message, State, Tally
from models.facts import Fact, Refused
from models.posts import NotAllowed, Right, post_for, posts_of
from models.quiet import NIGHT_ENDS, Timing, earliest
from models.refused_drafts import tell_refused
from models.units import UnitPath, get_unit

STEERED_FOR = timedelta(days=30)  # a notice may be looked at, sent again or recalled so long
MISSED = (State.FAILED, State.UNREACHABLE)  # certainly not arrived


class AnnouncementStopped(Fact):
    """What had not left yet stays here; `gone` had left before, `leaving` are being sent at this moment."""

    announcement: int
    stopped: int
    gone: int
    leaving: int = 0


class SendingPaused(Fact):
    """What had not left yet waits for her word; `leaving` are being sent at this moment, and may still arrive."""

    announcement: int
    waiting: int
    gone: int
    leaving: int = 0


class SendingGoesOn(Fact):
    """What was paused leaves now, or when the night is over."""

    announcement: int
    waiting: int


class NothingToPause(Refused):
    """Everything has left, or is stopped."""


class NotPaused(Refused):
    """Nothing is paused."""


class Resent(Fact):
    """It goes once more to those who certainly did not get it and can be reached now."""

    announcement: int
    count: int


class NothingToResend(Refused):
    """Nobody who missed it can be reached now: `missed` certainly did not get it, `unsure` may have it."""

    missed: int
    unsure: int


class StoppedAlready(Refused):
    """It was stopped, and stays so."""


class NoNoticeYet(Refused):
    """Nothing has been sent lately where she may send."""


def last_sent(session: Session, person_id: int | None) -> Announcement:
    """The last notice that she sent; else the last of the units where she may send. Raises NoNoticeYet."""
    units = [held.unit_id for held in posts_of(session, person_id) if Right.SEND in held.rights]
    if not units:
        raise NotAllowed
    below = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(units), col(UnitPath.to_date).is_(None))
    recent = (
        select(Announcement)
        .where(
            Announcement.created_at > clock.now() - STEERED_FOR,
            col(Announcement.unit_id).in_(below),
        )
        .order_by(col(Announcement.id).desc())
        .limit(1)
    )
    own = session.exec(recent.where(Announcement.sender_id == person_id)).first()
    found = own or session.exec(recent).first()
    if found is None:
        raise NoNoticeYet
    return found


def steered(session: Session, who: Who, announcement_id: int) -> Announcement | None:
    """An announcement of a unit where she may send, locked until the transaction ends; None when there is none.

    Raises NotAllowed.
    """
    found = session.exec(
        select(Announcement)
        .where(Announcement.id == announcement_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if found is not None:
        post_for(session, who.person_id, Right.SEND, found.unit_id)
    return found


def message_of(session: Session, announcement_id: int) -> int:
    """The ledger's message of an announcement; 0 while it has none."""
    return session.exec(select(Message.id).where(Message.key == notice_key(announcement_id))).first() or 0


def halt(session: Session, announcement: Announcement) -> int:
    """Nothing more of it leaves. How many would have. What is being sent at this moment cannot be called back."""
    announcement.cancelled_at = announcement.cancelled_at or clock.now()
    session.add(announcement)
    session.flush()
    # The lists first: a part that is being written just now is in the ledger when this goes on.
    waiting = spreading.forget(session, message_of(session, announcement.id or 0))
    return waiting + deliveries.cancel_queued(session, "notice", announcement.id or 0)


def stop(session: Session, who: Who, announcement_id: int) -> AnnouncementStopped:
    """Cancel what has not left yet; where everything has left, nothing changes. Raises NotAllowed."""
    announcement = steered(session, who, announcement_id)
    if announcement is None:
        return AnnouncementStopped(announcement_id, 0, 0)
    tally = progress(session, notice_key(announcement_id))
    if not tally.waiting and tally.total:
        return AnnouncementStopped(announcement_id, 0, tally.reached + tally.unknown)
    if not tally.total and announcement.agreed_by is None and announcement.cancelled_at is None:
        tell_refused(session, who, announcement)
    stopped, message = halt(session, announcement), message_of(session, announcement_id)
    left = deliveries.tally(session, message)
    return AnnouncementStopped(announcement_id, stopped, left.reached + left.unknown, _leaving(session, message))


def _leaving(session: Session, message: int) -> int:
    """How many are being sent at this moment and cannot be called back."""
    so = (Delivery.message_id == message, Delivery.state == State.SENDING)
    return session.exec(select(func.count()).select_from(Delivery).where(*so)).one()


def progress(session: Session, key: str) -> Tally:
    """How a message stands, by its key ("notice:7", "invite:3"), those who are not yet in the ledger included."""
    message = session.exec(select(Message.id).where(Message.key == key)).first()
    if message is None:
        return Tally()
    tally, more = deliveries.tally(session, message), spreading.unwritten(session, message)
    return replace(tally, total=tally.total + more, waiting=tally.waiting + more)


def _steered(session: Session, who: Who, announcement_id: int) -> Announcement:
    found = steered(session, who, announcement_id)
    if found is None:
        raise NotAllowed
    return found


def _local(session: Session, announcement: Announcement) -> datetime:
    return clock.now().astimezone(ZoneInfo(get_unit(session, announcement.unit_id).timezone))


def pause(session: Session, who: Who, announcement_id: int) -> SendingPaused:
    """Hold back what has not left yet. What is being sent at this moment may still arrive. Raises NothingToPause."""
    announcement = _steered(session, who, announcement_id)
    message = message_of(session, announcement_id)
    spreading.hold(session, message, True)
    mine = DELIVERIES.c.message_id == message
    session.connection().execute(
        DELIVERIES.update().where(mine, DELIVERIES.c.state == State.QUEUED).values(state=State.HELD)
    )
    tally = deliveries.tally(session, message)
    waiting = tally.waiting + spreading.unwritten(session, message)
    if announcement.cancelled_at is not None or not waiting:
        raise NothingToPause
    announcement.paused_at = announcement.paused_at or clock.now()
    session.add(announcement)
    leaving = _leaving(session, message)
    return SendingPaused(announcement_id, waiting - leaving, tally.reached + tally.unknown, leaving)


def go_on(session: Session, who: Who, announcement_id: int) -> SendingGoesOn:
    """Let what was held back leave; at night it waits for the morning. Raises NotPaused."""
    announcement = _steered(session, who, announcement_id)
    if announcement.paused_at is None or announcement.cancelled_at is not None:
        raise NotPaused
    announcement.paused_at = None
    if announcement.sender_id != who.person_id:  # from here on it goes by her word
        announcement.agreed_by = announcement.agreed_by or who.person_id
    session.add(announcement)
    message = message_of(session, announcement_id)
    when = earliest(_local(session, announcement), Timing.URGENT if announcement.urgent_reason else Timing.NOTICE)
    later = DELIVERIES.c.not_before
    at = case((later < when, literal(when, later.type)), else_=later)
    held = DELIVERIES.update().where(DELIVERIES.c.message_id == message, DELIVERIES.c.state == State.HELD)
    session.connection().execute(held.values(state=State.QUEUED, not_before=at))
    if not announcement.urgent_reason:
        spreading.put_off(session, message, when)
    spreading.hold(session, message, False)
    waiting = deliveries.tally(session, message).waiting + spreading.unwritten(session, message)
    return SendingGoesOn(announcement_id, waiting)


_AGAIN = (
    DELIVERIES.update()
    .where(
        DELIVERIES.c.message_id == bindparam("message_"),
        DELIVERIES.c.person_id == bindparam("person_"),
        or_(*(DELIVERIES.c.state == state for state in MISSED)),  # a list cannot be given with many rows at once
    )
    .values(
        state=State.QUEUED,
        contact_id=bindparam("contact_"),
        template=bindparam("template_"),
        set_aside=bindparam("price_"),
        not_before=bindparam("when_"),
        reason="",
        text="",
        tries=0,
        parts_sent=0,
    )
)


def _leaves(session: Session, announcement: Announcement) -> datetime:
    """When it would leave if it were sent again now."""
    return earliest(_local(session, announcement), Timing.URGENT if announcement.urgent_reason else Timing.NOTICE)


def _reachable(session: Session, announcement: Announcement, message: int) -> list[int]:
    """Those who missed it, were not told at home, and can be reached when it leaves: at most a part's size."""
    aim = planner.aim_of(session, message, when=_leaves(session, announcement))
    missed = select(Delivery.person_id).where(
        Delivery.message_id == message,
        col(Delivery.state).in_(MISSED),
        col(Delivery.told_at).is_(None),
        planner.may_be_reached(session, col(Delivery.person_id), aim),
    )
    ids = session.connection().execute(missed.order_by(col(Delivery.person_id))).scalars().all()
    ways = planner.plan(session, ids, aim)
    return [way.person_id for way in ways if way.channel][: spreading.PART]


def _untold(session: Session, message: int, states: Sequence[State]) -> int:
    """How many stand so with a message and have not been told of it at home."""
    so = (Delivery.message_id == message, col(Delivery.state).in_(states), col(Delivery.told_at).is_(None))
    return session.exec(select(func.count()).select_from(Delivery).where(*so)).one()


def can_resend(session: Session, announcement: Announcement) -> int:
    """How many who missed it could get it now; at most a part's size at once."""
    if announcement.cancelled_at is not None:
        return 0
    return len(_reachable(session, announcement, message_of(session, announcement.id or 0)))


def resend(session: Session, who: Who, announcement_id: int) -> Resent:
    """Send it again to those who certainly missed it and can be reached now: never to `sent` or `unknown`.

    Raises StoppedAlready or NothingToResend.
    """
    announcement = _steered(session, who, announcement_id)
    if announcement.cancelled_at is not None:
        raise StoppedAlready
    message = message_of(session, announcement_id)
    people = _reachable(session, announcement, message)
    if not people:
        raise NothingToResend(_untold(session, message, MISSED), _untold(session, message, (State.UNKNOWN,)))
    when = _leaves(session, announcement)
    full = set() if announcement.urgent_reason else spreading.had_enough(session, people, when)
    tomorrow = datetime.combine(when.date() + timedelta(days=1), NIGHT_ENDS, when.tzinfo)
    rows = [
        {"message_": message, "person_": w.person_id, "contact_": w.contact_id, "template_": w.template}
        | {"when_": w.when, "price_": w.price}
        for whom, at in (([one for one in people if one not in full], when), (sorted(full), tomorrow))
        for w in planner.plan_and_keep(session, whom, planner.aim_of(session, message, when=at))
        if w.channel
    ]
    if rows:
        session.connection().execute(_AGAIN, rows)
    announcement.resent += 1
    announcement.reported_at = None
    session.add(announcement)
    return Resent(announcement_id, len(rows))
