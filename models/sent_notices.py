"""A sender's notices: those that wait for their time, and those that have left; one that waits is sent at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, exists, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models import clock, deliveries, spreading
from models.announcements import AHEAD, Announced, Announcement, AnnouncementWaits, notice_key
from models.conversations import Who
from models.courses import StoppedAlready, message_of, steered
from models.deliveries import DELIVERIES, Delivery, Message, State
from models.facts import Refused
from models.posts import NotAllowed, Right, posts_of
from models.quiet import Timing, earliest
from models.spreading import ListPart
from models.units import UnitPath, get_unit

LOOKED_BACK = timedelta(days=366)  # a notice may be looked up so long
_WAITING = (State.QUEUED, State.HELD)
_LEFT = [state for state in State if state not in {*_WAITING, State.UNREACHABLE, State.CANCELLED}]


class HasLeft(Refused):
    """Part of it has left already, or nothing of it waits for a time."""


@dataclass(frozen=True)
class Waits:
    """A notice that has not left yet: when it does, and for how many."""

    announcement: Announcement
    when: datetime  # in the unit's time zone
    people: int


def _hers(session: Session, person_id: int | None) -> Any:
    """The units where she may send. Raises NotAllowed."""
    units = [held.unit_id for held in posts_of(session, person_id) if Right.SEND in held.rights]
    if not units:
        raise NotAllowed
    return select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(units), col(UnitPath.to_date).is_(None))


_GONE = aliased(Delivery)  # once: making it takes longer than asking
_HAS_LEFT = exists().where(col(_GONE.message_id) == Delivery.message_id, col(_GONE.state).in_(_LEFT))


def waiting_notices(session: Session, person_id: int | None) -> list[Waits]:
    """The notices of her units of which nothing has left, because their time is still to come; the next first.

    Raises NotAllowed.
    """
    may = session.exec(
        select(Announcement).where(
            col(Announcement.unit_id).in_(_hers(session, person_id)),
            Announcement.created_at > clock.now() - AHEAD - timedelta(days=1),
            col(Announcement.cancelled_at).is_(None),
            col(Announcement.reported_at).is_(None),
        )
    ).all()
    by_key = {notice_key(one.id or 0): one for one in may}
    # First the notices, then their messages by the key: the ledger itself is too long to look through.
    keys = select(Message.id, Message.key).where(col(Message.key).in_(by_key))
    about = {message: by_key[key] for message, key in session.exec(keys).all()}
    later = session.exec(
        select(Delivery.message_id, func.min(Delivery.not_before))
        .where(
            col(Delivery.message_id).in_(about),
            col(Delivery.state).in_(_WAITING),
            col(Delivery.not_before) > clock.now(),
            ~_HAS_LEFT,
        )
        .group_by(col(Delivery.message_id))
        .order_by(func.min(Delivery.not_before), col(Delivery.message_id))
    ).all()
    rows = [(about[message], when) for message, when in later]
    return [_waits(session, found, when) for found, when in rows if _set_for_later(session, found, when)]


def _set_for_later(session: Session, announcement: Announcement, when: datetime) -> bool:
    """Its sender or the night has it wait, and not the three notices that its readers have had today."""
    zone = ZoneInfo(get_unit(session, announcement.unit_id).timezone)
    return announcement.send_at is not None or when <= earliest(announcement.created_at.astimezone(zone), Timing.NOTICE)


def waiting(session: Session, who: Who, announcement_id: int) -> Waits:
    """One of them. Raises NotAllowed or HasLeft."""
    for one in waiting_notices(session, who.person_id):
        if one.announcement.id == announcement_id:
            return one
    raise HasLeft


def _waits(session: Session, announcement: Announcement, when: datetime) -> Waits:
    message = message_of(session, announcement.id or 0)
    people = deliveries.tally(session, message).waiting + spreading.unwritten(session, message)
    zone = ZoneInfo(get_unit(session, announcement.unit_id).timezone)
    return Waits(announcement, when.astimezone(zone), people)


def send_now(session: Session, who: Who, announcement_id: int) -> Announced:
    """What waits for its time leaves at once, at night in the morning; who has had enough today gets it the day after.

    Raises NotAllowed, StoppedAlready, or HasLeft.
    """
    announcement = steered(session, who, announcement_id)
    if announcement is None:
        raise NotAllowed
    if announcement.cancelled_at is not None:
        raise StoppedAlready
    waiting(session, who, announcement_id)
    now = clock.now().astimezone(ZoneInfo(get_unit(session, announcement.unit_id).timezone))
    urgent = bool(announcement.urgent_reason)
    when = earliest(now, Timing.URGENT if urgent else Timing.NOTICE)
    announcement.send_at = announcement.paused_at = None
    if announcement.sender_id != who.person_id:  # from here on it goes by her word
        announcement.agreed_by = announcement.agreed_by or who.person_id
    session.add(announcement)
    session.flush()
    message = message_of(session, announcement_id)
    mine = and_(DELIVERIES.c.message_id == message, DELIVERIES.c.state.in_(_WAITING))
    connection = session.connection()
    connection.execute(DELIVERIES.update().where(mine).values(state=State.QUEUED, not_before=when))
    full = 0 if urgent else spreading.put_off(session, message, when)
    parts = ListPart.__table__  # type: ignore[attr-defined]
    connection.execute(parts.update().where(parts.c.message_id == message).values(not_before=when, held=False))
    tally = deliveries.tally(session, message)
    to_go = tally.waiting + spreading.unwritten(session, message)
    said = (announcement_id, to_go, tally.at_home, full, to_go - full)
    return Announced(*said) if when == now else AnnouncementWaits(*said, when)


def sent_notices(
    session: Session,
    person_id: int | None,
    *,
    page: int,
    size: int,
    since: datetime | None = None,
    until: datetime | None = None,
) -> tuple[int, list[Announcement]]:
    """How many notices of her units were sent from `since` to `until`, and a page of them, the latest first.

    Raises NotAllowed.
    """
    went = func.coalesce(Announcement.send_at, Announcement.created_at)

    def there_is(*states: State) -> Any:
        notice = (col(Message.kind) == "notice") & (col(Message.subject_id) == Announcement.id)
        return exists().where(notice, col(Delivery.message_id) == Message.id, col(Delivery.state).in_(states))

    where = [
        col(Announcement.unit_id).in_(_hers(session, person_id)),
        went > max(since or clock.now() - LOOKED_BACK, clock.now() - LOOKED_BACK),
        # Those to be told at home are written down at once, also of what waits for its time.
        or_(
            there_is(*_LEFT),
            col(Announcement.cancelled_at).is_(None) & there_is(State.UNREACHABLE) & ~there_is(*_WAITING),
        ),
    ]
    if until is not None:
        where.append(went < until)
    count = session.exec(select(func.count()).select_from(Announcement).where(*where)).one()
    rows = session.exec(
        select(Announcement)
        .where(*where)
        .order_by(went.desc(), col(Announcement.id).desc())
        .limit(size)
        .offset(page * size)
    ).all()
    return count, list(rows)
