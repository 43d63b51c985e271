"""What waits in units that a deed closes: messages that have not left, lists on their way into the book, offers."""

from collections.abc import Collection

from sqlmodel import Session, col, func, select

from models.deliveries import Delivery, Message, State
from models.handovers import Handover, HandoverState
from models.roster_batches import BatchState, ImportBatch
from models.units import Unit

WAITING = (State.QUEUED, State.HELD)


def messages(session: Session, unit_ids: Collection[int]) -> int:
    """Messages of these units that have not left."""
    return session.exec(
        select(func.count(col(Delivery.id)))
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(col(Message.unit_id).in_(unit_ids), col(Delivery.state).in_(WAITING))
    ).one()


def lists_and_offers(session: Session, unit_ids: Collection[int]) -> tuple[int, int]:
    """Lists of members that wait for a yes, and posts offered to women who have not answered, of those of these units
    that are closed."""
    closed = select(Unit.id).where(col(Unit.id).in_(unit_ids), col(Unit.closed_on).is_not(None))
    lists = select(func.count(col(ImportBatch.id))).where(
        col(ImportBatch.unit_id).in_(closed), ImportBatch.state == BatchState.PREVIEWED
    )
    offers = select(func.count(col(Handover.id))).where(
        col(Handover.unit_id).in_(closed), Handover.state == HandoverState.OFFERED
    )
    return session.exec(lists).one(), session.exec(offers).one()
