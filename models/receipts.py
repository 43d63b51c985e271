"""Receipts: a notice's sender may ask for a word that it has come. The delivery itself remembers it, as `read`."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, case, col, func, select, update
from sqlmodel.sql.expression import SelectOfScalar

from models import clock, deliveries, planner
from models.announcements import Announcement
from models.conversations import Who
from models.deliveries import CAME, Delivery, Message, Priority, State
from models.facts import Fact, Refused
from models.members import Person
from models.posts import NotAllowed, Right, post_for
from models.proxies import called, helper_among
from models.quiet import Timing, earliest
from models.recipients import Recipient, recipients
from models.spreading import spread
from models.threads import LASTS
from models.units import get_unit


class ReceiptNoted(Fact):
    """It is noted that she has the notice."""


class ReceiptsAskedAgain(Fact):
    """Those who have not said "đã nhận" are asked once more; `unreached` have no phone that a message reaches now.

    `later` of them have had enough notices that day, and are asked the next morning.
    """

    count: int
    unreached: int
    later: int


class AskedToday(Refused):
    """They have been asked once more today, or nobody is left to ask."""


class NothingToReceive(Refused):
    """No notice of hers asks for it."""


def ask_for_receipts(session: Session, who: Who, announcement_id: int) -> None:
    """Her announcement, just written down, asks its readers to say that they have it. Raises NotAllowed."""
    announcement = session.get(Announcement, announcement_id)
    if announcement is None or announcement.sender_id != who.person_id:
        raise NotAllowed
    announcement.asks_receipt = True
    session.add(announcement)
    session.flush()


def note_receipt(session: Session, who: Who, announcement_id: int, person_id: int | None = None) -> ReceiptNoted:
    """She (or `person_id`, whose helper she is today) has this notice; said again it changes nothing.

    Raises NothingToReceive.
    """
    helps = person_id is not None and helper_among(session, person_id, [who.person_id or 0]) is not None
    waiting = session.exec(
        _hers(person_id if helps else who.person_id).where(Announcement.id == announcement_id)
    ).first()
    if waiting is None:
        raise NothingToReceive
    _note(session, waiting)
    return ReceiptNoted()


def note_last_receipt(session: Session, who: Who) -> ReceiptNoted:
    """She has the last notice that asks for it. Raises NothingToReceive."""
    found = session.exec(
        _hers(who.person_id)
        .where(col(Announcement.created_at) > clock.now() - LASTS)
        .order_by(col(Announcement.id).desc())
    ).first()
    if found is None:
        raise NothingToReceive
    _note(session, found)
    return ReceiptNoted()


def _hers(person_id: int | None) -> SelectOfScalar[Any]:
    return (
        select(Delivery.id)
        .join(Message, col(Message.id) == Delivery.message_id)
        .join(Announcement, (col(Announcement.id) == Message.subject_id) & (col(Message.kind) == "notice"))
        .where(
            Delivery.person_id == (person_id or 0),
            col(Delivery.state).in_(CAME),
            col(Announcement.asks_receipt).is_(True),
        )
    )


def _note(session: Session, delivery_id: int | None) -> None:
    session.exec(update(Delivery).where(col(Delivery.id) == delivery_id).values(state=State.READ))


def unreceipted(session: Session, person_id: int, announcement_ids: list[int]) -> set[int]:
    """Which of these notices ask her for a word that she has not said yet."""
    rows = session.exec(
        select(Message.subject_id)
        .join(Delivery, col(Delivery.message_id) == Message.id)
        .join(Announcement, col(Announcement.id) == Message.subject_id)
        .where(
            Message.kind == "notice",
            col(Message.subject_id).in_(announcement_ids),
            Delivery.person_id == person_id,
            col(Delivery.state).in_([state for state in CAME if state is not State.READ]),
            col(Announcement.asks_receipt).is_(True),
        )
    )
    return {one for one in rows if one is not None}


def receipts(session: Session, announcement_id: int) -> tuple[int, int]:
    """How many have said that they have a notice, of how many to whom it went, herself aside."""
    said, went = session.exec(
        select(func.sum(case((col(Delivery.state) == State.READ, 1), else_=0)), func.count())
        .join(Message, col(Message.id) == Delivery.message_id)
        .join(Announcement, col(Announcement.id) == Message.subject_id)
        .where(
            Message.kind == "notice",
            Message.subject_id == announcement_id,
            col(Delivery.state).in_(CAME),
            Delivery.person_id != Announcement.sender_id,
        )
    ).one()
    return int(said or 0), went


def remind_silent(session: Session, who: Who, announcement_id: int) -> ReceiptsAskedAgain:
    """Ask those who have a notice and have not said so once more, at most once a day. Raises NotAllowed, AskedToday."""
    notice = session.get(Announcement, announcement_id)
    if notice is None or not notice.asks_receipt or notice.recalled_at is not None:
        raise AskedToday
    held = post_for(session, who.person_id, Right.SEND, notice.unit_id)
    silent = [state for state in CAME if state is not State.READ]
    people = session.exec(
        select(Delivery.person_id)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(
            Message.kind == "notice",
            Message.subject_id == announcement_id,
            col(Delivery.state).in_(silent),
            Delivery.person_id != notice.sender_id,
        )
    ).all()
    now = clock.now().astimezone(ZoneInfo(get_unit(session, notice.unit_id).timezone))
    message = deliveries.post(
        session,
        key=f"receipt-reminder:{announcement_id}:{now.date()}",
        kind="receipt-reminder",
        subject_id=announcement_id,
        unit_id=notice.unit_id,
        fields={"by": called(session.get(Person, held.person_id))[0]},
    )
    if message is None or not people:
        raise AskedToday
    wanted = sorted({one for one in people if one is not None})
    reached = [step.person_id for step in planner.plan(session, wanted) if step.contact_id is not None]
    # It counts as one of the few notices of a day: whoever has had them is asked the next morning.
    when = earliest(now, Timing.NOTICE)
    counts = spread(session, message, reached, priority=Priority.BRANCH, not_before=when)
    return ReceiptsAskedAgain(len(reached), len(wanted) - len(reached), counts["later"])


def readers(
    session: Session, who: Who, announcement_id: int, *, said: bool, page: int, size: int
) -> tuple[int, list[Recipient]]:
    """How many have said that they have a notice, or have not, and a page of them. Raises as `recipients`."""
    states = [State.READ] if said else [state for state in CAME if state is not State.READ]
    return recipients(session, who, announcement_id, states, page=page, size=size, sender=False)
