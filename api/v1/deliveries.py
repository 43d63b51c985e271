"""How far a message has come, and where names may be seen, to whom; never by which address."""

from typing import Annotated

from fastapi import Query
from pydantic import Field
from sqlmodel import Session, col, select

from api.deps import Caller
from api.v1.announcements import Counts, counts_of
from api.v1.rights import absent
from api.v1.routes import routes
from api.v1.shapes import Id, Line, Paged, Shape
from models.conversations import Who
from models.deliveries import AT_HOME, Delivery, Message, Reason, State, tally
from models.facts import Refused
from models.members import Person
from models.posts import Right, post_for

router = routes("/deliveries", "deliveries")

# Who may follow a message is who may send such a one; what else is in the ledger is between the bot and one woman.
RIGHTS = {
    "invite": Right.CALL,
    "change": Right.CALL,
    "cancel": Right.CALL,
    "remind": Right.CALL,
    "notice": Right.SEND,
}


class NoSuchMessage(Refused):
    """There is no such message for her."""


class Recipient(Shape):
    """One woman and where the message to her stands.

    `reason` is why she has to be told at home, as the list for others says it: it never tells that she stopped
    messages.
    """

    person_id: Id
    name: str
    birth_year: int | None
    state: State
    reason: Reason | None


class DeliveriesShown(Shape):
    """A message's counts; `people` is one page of its recipients, null where the post does not see names."""

    message: str
    kind: str
    counts: Counts
    people: list[Recipient] | None
    next: int | None


class DeliveriesAsked(Paged):
    """Which message, by its key: `invite:3` (meeting 3), `notice:7` (announcement 7), `change:3:2`, `remind:…`."""

    message: Annotated[Line, Field(min_length=1, max_length=200, examples=["notice:7"])]


def _deliveries(session: Session, who: Who, asked: DeliveriesAsked) -> DeliveriesShown:
    message = session.exec(select(Message).where(Message.key == asked.message)).first()
    if message is None or message.unit_id is None or message.kind not in RIGHTS:
        raise absent(session, who, Right.SEND, NoSuchMessage())
    held = post_for(session, who.person_id, RIGHTS[message.kind], message.unit_id)
    people: list[Recipient] | None = None
    following: int | None = None
    if Right.NAMES in held.rights:
        rows = session.exec(
            select(Delivery, Person)
            .join(Person, col(Person.id) == Delivery.person_id)
            .where(Delivery.message_id == message.id, col(Delivery.id) > (asked.cursor or 0))
            .order_by(col(Delivery.id))
            .limit(asked.limit + 1)
        ).all()
        people = [_recipient(delivery, person) for delivery, person in rows[: asked.limit]]
        following = rows[asked.limit - 1][0].id if len(rows) > asked.limit else None
    return DeliveriesShown(
        message=message.key,
        kind=message.kind,
        counts=counts_of(tally(session, message.id or 0)),
        people=people,
        next=following,
    )


def _recipient(delivery: Delivery, person: Person) -> Recipient:
    state = State(delivery.state)
    reason = None
    if state in AT_HOME:
        reason = Reason(delivery.reason) if state is State.UNREACHABLE else Reason.NOT_ARRIVED
    return Recipient(
        person_id=person.id or 0, name=person.full_name, birth_year=person.birth_year, state=state, reason=reason
    )


@router.get("")
async def list_deliveries(client: Caller, asked: Annotated[DeliveriesAsked, Query()]) -> DeliveriesShown:
    """One message's deliveries."""
    return await client.read(_deliveries, asked)
