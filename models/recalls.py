"""Recalling an announcement: a correction to exactly those whom it reached or may have reached."""

from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from models import clock, deliveries, files, planner, spreading
from models.announcements import Announcement, check_text
from models.conversations import Who
from models.courses import MISSED, STEERED_FOR, halt, message_of, steered
from models.deliveries import REACHED, Delivery, Message, Priority, State
from models.facts import Fact, Refused
from models.posts import NotAllowed
from models.quiet import Timing, earliest
from models.units import get_unit

MAY_HAVE = (*REACHED, State.UNKNOWN)  # who got it, or may have
ON_ITS_WAY = (State.QUEUED, State.SENDING, State.HELD)
AT_ONCE = 20  # announcements whose corrections one look continues


class Recalled(Fact):
    """The correction goes to `reached`; `stopped` had not left yet and never will; `home` had been told at their door,
    where no message reached them."""

    announcement: int
    reached: int
    stopped: int
    home: int


class RecalledAlready(Refused):
    """It has been recalled."""


class TooLateToRecall(Refused):
    """It is older than what may be recalled."""

    days: int


def may_have(session: Session, announcement_id: int) -> int:
    """How many got it or may have got it, those to whom it is just being sent included."""
    return session.exec(
        select(func.count()).where(
            Delivery.message_id == message_of(session, announcement_id),
            col(Delivery.state).in_([*MAY_HAVE, State.SENDING]),
        )
    ).one()


def recall(session: Session, who: Who, announcement_id: int, instead: str = "") -> Recalled:
    """Stop what has not left and correct what has; `instead` is what the sender says in its place, if anything.

    A message that is being sent at this moment is corrected when its outcome is known (`correct_all`).
    Raises NotAllowed, RecalledAlready, TooLateToRecall or TooLong.
    """
    announcement = steered(session, who, announcement_id)
    if announcement is None:
        raise NotAllowed
    if announcement.recalled_at is not None:
        raise RecalledAlready
    if announcement.created_at < clock.now() - STEERED_FOR:
        raise TooLateToRecall(STEERED_FOR.days)
    if instead:
        check_text(instead)
    announcement.recalled_at, announcement.correction = clock.now(), instead.strip()
    _withdraw_file(session, announcement)
    stopped = halt(session, announcement)
    reached = may_have(session, announcement_id)
    _correct(session, announcement)
    return Recalled(announcement_id, reached, stopped, told_at_home(session, announcement_id))


def told_at_home(session: Session, announcement_id: int) -> int:
    """How many have it from somebody at their door alone: whoever has heard nothing need not hear of its end."""
    return session.exec(
        select(func.count()).where(
            Delivery.message_id == message_of(session, announcement_id),
            col(Delivery.state).in_(MISSED),
            col(Delivery.told_at).is_not(None),
        )
    ).one()


def _withdraw_file(session: Session, announcement: Announcement) -> None:
    """What went with it is given to nobody any more, by no link, unless another announcement carries it, too."""
    if announcement.file_id is None:
        return
    others = select(Announcement.id).where(
        Announcement.file_id == announcement.file_id,
        Announcement.id != announcement.id,
        col(Announcement.recalled_at).is_(None),
    )
    if session.exec(others.limit(1)).first() is None:
        files.withdraw(session, announcement.file_id)


def correct_all(session: Session) -> int:
    """Correct what was still being sent when it was recalled, and the rest of a long list. How many people."""
    open_ones = session.exec(
        select(Announcement)
        .where(col(Announcement.recalled_at).is_not(None), col(Announcement.corrected_at).is_(None))
        .order_by(col(Announcement.id))
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    told = 0
    for announcement in open_ones:
        told += (more := _correct(session, announcement))
        if not more and not _on_its_way(session, announcement):
            announcement.corrected_at = clock.now()
            session.add(announcement)
        if told >= spreading.PART:
            break
    return told


def _on_its_way(session: Session, announcement: Announcement) -> bool:
    message = message_of(session, announcement.id or 0)
    waiting = select(Delivery.id).where(Delivery.message_id == message, col(Delivery.state).in_(ON_ITS_WAY)).limit(1)
    return session.exec(waiting).first() is not None


def _correct(session: Session, announcement: Announcement) -> int:
    """Write the correction for the next PART of those who have the notice and no correction. How many."""
    key = f"recall:{announcement.id}"
    message = deliveries.post(session, key=key, kind="recall", subject_id=announcement.id, unit_id=announcement.unit_id)
    message = message or session.exec(select(Message.id).where(Message.key == key)).one()
    has_it = select(Delivery.person_id).where(Delivery.message_id == message)
    people = session.exec(
        select(Delivery.person_id)
        .where(
            Delivery.message_id == message_of(session, announcement.id or 0),
            col(Delivery.state).in_(MAY_HAVE),
            col(Delivery.person_id).not_in(has_it),
        )
        .order_by(col(Delivery.person_id))
        .limit(spreading.PART)
    ).all()
    zone = ZoneInfo(get_unit(session, announcement.unit_id).timezone)
    # What was urgent enough for the night may be taken back in the same night.
    timing = Timing.URGENT if announcement.urgent_reason else Timing.NOTICE
    planner.address(
        session,
        message or 0,
        [one for one in people if one is not None],
        priority=Priority.REMINDER,
        not_before=earliest(clock.now().astimezone(zone), timing),
    )
    return len(people)
