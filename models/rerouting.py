"""The next way of a delivery whose way is shut: her other addresses, a template message, or somebody at her door."""

from datetime import datetime
from typing import Any

from sqlalchemy import case
from sqlalchemy import select as core_select
from sqlmodel import Session

from models import clock
from models.deliveries import ATTEMPTS, DELIVERIES, Delivery, Reason, State
from models.planner import aim_of, plan_and_keep
from models.reach import Way


def reroute(session: Session, delivery_id: int, *, besides: int | None = None, reason: str = "") -> bool:
    """After a definite failure: the same message on her next address, as a new try. False when she has none.

    Once for each address: those that were tried are passed over, and so is `besides`, which cannot be tried for a
    `reason`; where nothing else reaches her, she is told at home for that reason.
    """
    delivery = session.get(Delivery, delivery_id)
    if delivery is None or delivery.person_id is None:
        return False
    besides_it = frozenset() if besides is None else frozenset({(besides, "")})
    way = plan_anew(session, delivery, tried(session, delivery_id) | besides_it)
    if not way.channel:
        if reason:
            values = {"state": State.UNREACHABLE, "reason": reason}
            session.connection().execute(DELIVERIES.update().where(DELIVERIES.c.id == delivery_id).values(**values))
        return False
    go_by(session, delivery_id, way)
    return True


def tried(session: Session, delivery_id: int, *, in_vain: int | None = None) -> frozenset[tuple[int | None, str]]:
    """Where a delivery has been tried: (contact, way of a template message). `in_vain`: where of so many last tries it
    certainly failed."""
    query = core_select(ATTEMPTS.c.contact_id, ATTEMPTS.c.template).where(ATTEMPTS.c.delivery_id == delivery_id)
    if in_vain is not None:
        last = core_select(ATTEMPTS.c.id).where(ATTEMPTS.c.delivery_id == delivery_id)
        last = last.order_by(ATTEMPTS.c.id.desc()).limit(in_vain)
        query = query.where(ATTEMPTS.c.outcome == State.FAILED, ATTEMPTS.c.id.in_(last))
    return frozenset((contact, template) for contact, template in session.connection().execute(query))


def plan_anew(
    session: Session, delivery: Delivery, failed: frozenset[tuple[int | None, str]], *, leaving: bool = False
) -> Way:
    """How its woman is reached now, and its price kept for it; the caller has given back what was kept before."""
    aim = aim_of(session, delivery.message_id, failed=failed, leaving=leaving)
    ways = plan_and_keep(session, [delivery.person_id or 0], aim)
    return ways[0] if ways else Way(delivery.person_id or 0, None, "", clock.now(), 0, Reason.NO_PHONE)


def start_of(session: Session, delivery: Delivery) -> datetime | None:
    """When what a delivery is about begins: from then on it is of no use; None where it has no such hour."""
    return aim_of(session, delivery.message_id).start


def go_by(session: Session, delivery_id: int, way: Way) -> None:
    """The delivery waits for this way of its woman's, or (no channel) for somebody who tells her at home."""
    state, reason = (State.QUEUED, "") if way.channel else (State.UNREACHABLE, way.reason)
    session.connection().execute(
        DELIVERIES.update()
        .where(DELIVERIES.c.id == delivery_id)
        # Said anew on the other address: what was rendered may be over by then.
        .values(
            state=state,
            reason=reason,
            contact_id=way.contact_id,
            template=way.template,
            not_before=_not_before(way.when),
            set_aside=way.price,
            parts_sent=0,
            text="",
        )
    )


def keep(session: Session, delivery_id: int, way: Way) -> None:
    """Write on the delivery what is kept for the way that it goes."""
    mine = DELIVERIES.c.id == delivery_id
    session.connection().execute(DELIVERIES.update().where(mine).values(set_aside=way.price))


def _not_before(when: datetime) -> Any:
    """What need not wait keeps its moment: what shares it leaves as one message (`scheduler.joining`)."""
    mine = DELIVERIES.c.not_before
    return mine if when <= clock.now() else case((mine < when, when), else_=mine)
