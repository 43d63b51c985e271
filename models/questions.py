"""What was asked at an address, and which answers it offered: a number or a tap is looked up here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import bindparam
from sqlalchemy import select as core_select
from sqlmodel import Session, col, func, select

from models.db import remembered
from models.deliveries import DELIVERIES, MESSAGES, REACHED, Delivery, Message, Priority, State


@dataclass(frozen=True)
class Question:
    """A message that was sent, with the choices it offered."""

    id: int
    contact_id: int | None
    person_id: int | None
    state: str
    priority: int
    asked_at: datetime | None
    choices: list[list[str]] | None
    text: str


_MOST = 100  # messages of one address that are looked through

_ASKED = core_select(*(DELIVERIES.c[field.name] for field in fields(Question)))
_QUESTION = _ASKED.where(DELIVERIES.c.id == bindparam("id_"))
_QUESTIONS = (
    _ASKED.where(
        DELIVERIES.c.contact_id == bindparam("contact_"),
        DELIVERIES.c.asked_at <= bindparam("until_"),
        DELIVERIES.c.choices.is_not(None),
        DELIVERIES.c.state.in_([State.SENDING, State.UNKNOWN, *REACHED]),
    )
    .order_by(DELIVERIES.c.asked_at.desc(), DELIVERIES.c.id.desc())
    .limit(bindparam("limit_"))
)

_OF_KINDS = (
    select(Message, Delivery)
    .join(Delivery, col(Delivery.message_id) == Message.id)
    .where(
        col(Delivery.contact_id) == bindparam("contact_"),
        col(Delivery.asked_at) >= bindparam("since_"),
        col(Delivery.choices).is_not(None),
        col(Delivery.state).in_([State.SENDING, State.UNKNOWN, *REACHED]),
        col(Message.kind).in_(bindparam("kinds_", expanding=True)),
    )
    .order_by(col(Delivery.asked_at).desc(), col(Delivery.id).desc())
    .limit(_MOST)
)
# A paper that follows its answer comes at once, too, and answers nothing.
_ANSWERS = core_select(func.count()).where(
    DELIVERIES.c.contact_id == bindparam("contact_"),
    DELIVERIES.c.priority == Priority.REPLY,
    MESSAGES.c.id == DELIVERIES.c.message_id,
    MESSAGES.c.kind.in_(("reply", "fleeting")),
)


def asked_last(session: Session, contact_id: int, until: datetime, limit: int = 2) -> list[Question]:
    """The last messages with choices that went to an address by then, the newest first."""
    given = {"contact_": contact_id, "until_": until, "limit_": limit}

    def ask() -> list[Question]:
        return [Question(*row) for row in session.connection().execute(_QUESTIONS, given)]

    return list(remembered(session, ("asked", *given.values()), ask))


def is_last(session: Session, question: Question) -> bool:
    """Whether nothing has been said to that address since."""
    at = DELIVERIES.c.asked_at
    later = core_select(DELIVERIES.c.id).where(DELIVERIES.c.contact_id == question.contact_id, at > question.asked_at)
    return session.connection().execute(later.limit(1)).first() is None


def answers_since(session: Session, contact_id: int, question: Question) -> int:
    """How many messages from that address have been answered since this was asked."""
    later = DELIVERIES.c.id > question.id  # its own answer, where it is one, bears the same time
    query = _ANSWERS.where(later, DELIVERIES.c.asked_at >= question.asked_at)
    return int(session.connection().execute(query, {"contact_": contact_id}).scalar_one())


def answers_after(session: Session, contact_id: int, at: datetime) -> int:
    """How many messages from that address have been answered after then."""
    query = _ANSWERS.where(DELIVERIES.c.asked_at > at)
    return int(session.connection().execute(query, {"contact_": contact_id}).scalar_one())


def answered_at(session: Session, contact_id: int, since: datetime, until: datetime) -> str:
    """What a message from that address was answered with in this time, the last one; "" where none was."""
    asked = DELIVERIES.c.asked_at
    query = (
        core_select(DELIVERIES.c.text)
        .where(DELIVERIES.c.contact_id == contact_id, DELIVERIES.c.priority == Priority.REPLY)
        .where(asked >= since, asked <= until)
        .order_by(asked.desc(), DELIVERIES.c.id.desc())
        .limit(1)
    )
    return session.connection().execute(query).scalar_one_or_none() or ""


def of_kinds(
    session: Session, contact_id: int, kinds: Sequence[str], since: datetime
) -> Iterator[tuple[Message, Delivery, Question]]:
    """The last messages of these kinds with choices that went to an address since then, the newest first.

    Most of them may be answered long since: whoever asks stops where she has found enough.
    """
    rows = session.exec(_OF_KINDS, params={"contact_": contact_id, "since_": since, "kinds_": list(kinds)}).all()
    names = [field.name for field in fields(Question)]
    for message, row in rows:
        yield message, row, Question(*(getattr(row, name) for name in names))


def find(session: Session, delivery_id: int) -> Question | None:
    """One message with its choices."""
    row = session.connection().execute(_QUESTION, {"id_": delivery_id}).one_or_none()
    return None if row is None else Question(*row)
