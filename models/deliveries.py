"""The ledger: everything that goes out is a row here first."""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, func, text
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel

from models import clock
from models.conversations import Contact, ContactPerson
from models.db import ID, insert_new, primary_key, reference
from models.members import Person


class State(StrEnum):
    """Where a delivery stands."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    ANSWERED = "answered"
    UNKNOWN = "unknown"  # the request may have left, and no certain answer came
    FAILED = "failed"
    UNREACHABLE = "unreachable"  # no channel reaches her: to be told at home
    CANCELLED = "cancelled"
    HELD = "held"  # its sender has paused it


REACHED = (State.SENT, State.DELIVERED, State.READ, State.ANSWERED)
CAME = (*REACHED, State.UNKNOWN, State.SENDING)  # she may have it before her eyes
AT_HOME = (State.UNREACHABLE, State.FAILED, State.UNKNOWN)  # to be told at home
COUNTED = ("notice", "receipt-reminder")  # kinds of message that leave as one where they share a moment


class Priority(IntEnum):
    """Who goes first: replies, roll-call, reminders, a branch's notices, those of larger units."""

    REPLY = 0
    ROLL = 1
    REMINDER = 2
    BRANCH = 3
    LARGER = 4


class Reason(StrEnum):
    """Why nothing reaches her, as the door-knock list says it."""

    NO_PHONE = "no-phone"
    NOT_LINKED = "not-linked"  # of one without a way to her on lists: the book has her number
    AT_HOME = "at-home"  # she asked to be told at home, or wants no messages: nobody needs to know which
    NOT_ARRIVED = "not-arrived"
    LONG_SILENT = "long-silent"  # she has not written for so long that the platform lets nobody write to her
    COSTS = "costs"  # it would cost money that nobody gave, or that this month no longer has
    USED_UP = "used-up"  # the account may send no more this month
    SET_UP = "set-up"  # our account at the platform is not in order
    BY_DAY = "by-day"  # a template message goes by day only, and that is too late for the meeting
    USED_TODAY = "used-today"  # the account may send no more template messages today
    USED_MONTH = "used-month"  # nor of this kind this month
    NOT_ON_ZALO = "not-on-zalo"  # nobody on Zalo has the number that the book has
    WRONG_NUMBER = "wrong-number"  # what the book has is no phone number
    OLD_APP = "old-app"  # the Zalo on her phone is too old for a template message
    CANNOT_GET = "cannot-get"  # her Zalo gets no template messages
    HER_LIMIT = "her-limit"  # Zalo lets her get no more from us for now


class Message(SQLModel, table=True):
    """Something to be said, once for ever: `key` is unique. Its words are found when it is said."""

    id: int | None = primary_key()
    key: str = Field(unique=True)
    kind: str = Field(index=True)
    subject_id: int | None = Field(default=None, sa_type=ID, index=True)  # the meeting, the announcement …
    fields: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    unit_id: int | None = reference("unit.id", optional=True)
    file_id: int | None = reference("file.id", optional=True, index=False)  # what goes with it
    created_at: datetime


class Delivery(SQLModel, table=True):
    """A message to one person, or to one chat where there is no person. `choices` are the answers it offers."""

    __table_args__ = (
        UniqueConstraint("message_id", "person_id"),
        Index("ix_delivery_due", "state", "priority", "not_before"),
        Index("ix_delivery_asked", "contact_id", "asked_at"),
        Index(
            "ix_delivery_kept", "set_aside", sqlite_where=text("set_aside > 0"), postgresql_where=text("set_aside > 0")
        ),
        Index(
            "ix_delivery_template",
            "state",
            sqlite_where=text("template <> ''"),
            postgresql_where=text("template <> ''"),
        ),
    )
    id: int | None = primary_key()
    message_id: int = reference("message.id")
    person_id: int | None = reference("person.id", optional=True)
    contact_id: int | None = reference("contact.id", optional=True, index=False)
    # The way of a template message ("template-user", "template-phone"), "" for one in the chat. By phone: no contact.
    template: str = Field(default="", sa_column_kwargs={"server_default": ""})
    state: str
    priority: int
    not_before: datetime
    reason: str = ""
    tries: int = 0
    parts_sent: int = 0
    claimed_at: float | None = None  # real seconds
    asked_at: datetime | None = None  # when it left, for the question that a number answers
    choices: list[list[str]] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    text: str = ""  # rendered; dropped after thirty days
    set_aside: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # đồng of the month kept for it
    told_at: datetime | None = None  # told at home
    told_by: int | None = Field(default=None, sa_type=ID)


class Attempt(SQLModel, table=True):
    """One try to send a delivery on one address, or as a template message to the phone number of the book.

    `price` is what the platform took. Of a try that is `unknown` it is what was kept for it: it may have been taken.
    """

    id: int | None = primary_key()
    delivery_id: int = reference("delivery.id")
    contact_id: int | None = reference("contact.id", optional=True)
    template: str = Field(default="", sa_column_kwargs={"server_default": ""})  # as of a delivery
    at: datetime
    outcome: str
    reason: str = ""
    platform_ids: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    price: int = 0  # đồng


MESSAGES = Message.__table__  # type: ignore[attr-defined]
DELIVERIES = Delivery.__table__  # type: ignore[attr-defined]
ATTEMPTS = Attempt.__table__  # type: ignore[attr-defined]
CONTACTS = Contact.__table__  # type: ignore[attr-defined]
LINKS = ContactPerson.__table__  # type: ignore[attr-defined]
PERSONS = Person.__table__  # type: ignore[attr-defined]

_INSERT_MESSAGE = MESSAGES.insert().returning(MESSAGES.c.id)
_INSERT_DELIVERY = DELIVERIES.insert().returning(DELIVERIES.c.id)


def reply(
    session: Session,
    *,
    key: str,
    contact_id: int,
    person_id: int | None,
    text: str,
    choices: list[list[str]] | None,
    now: datetime,
    real: float,
    fleeting: bool = False,
    file_id: int | None = None,
) -> int:
    """Write an answer down as `sending`: it leaves right after the commit. Returns the delivery's id."""
    connection = session.connection()
    message_id = connection.execute(
        _INSERT_MESSAGE,
        {"key": key, "kind": "fleeting" if fleeting else "reply", "fields": {}, "file_id": file_id, "created_at": now},
    ).scalar_one()
    delivery_id: int = connection.execute(
        _INSERT_DELIVERY,
        {
            "message_id": message_id,
            "person_id": person_id,
            "contact_id": contact_id,
            "state": State.SENDING,
            "priority": Priority.REPLY,
            "not_before": now,
            "reason": "",
            "tries": 1,
            "parts_sent": 0,
            "claimed_at": real,
            "asked_at": now,
            "choices": choices,
            "text": text,
        },
    ).scalar_one()
    return delivery_id


HURRY_AFTER = 10.0  # seconds after which a repeated message means that its answer did not arrive


def hurry(session: Session, key: str, real: float) -> None:
    """A message came again: its reply, if a dead process left it unsent, goes out without further waiting."""
    messages = core_select(MESSAGES.c.id).where(MESSAGES.c.key == key)
    session.connection().execute(
        DELIVERIES.update()
        .where(
            DELIVERIES.c.message_id.in_(messages),
            DELIVERIES.c.state == State.SENDING,
            DELIVERIES.c.claimed_at < real - HURRY_AFTER,
            DELIVERIES.c.tries < 2,
        )
        .values(state=State.QUEUED, not_before=clock.now())
    )


def post(
    session: Session,
    *,
    key: str,
    kind: str,
    subject_id: int | None,
    unit_id: int | None,
    fields: dict[str, Any] | None = None,
    file_id: int | None = None,
) -> int | None:
    """Write down something to be said. None when it has been said before: a key is unique for ever."""
    found = session.connection().execute(
        insert_new(session, MESSAGES).returning(MESSAGES.c.id),
        {
            "key": key,
            "kind": kind,
            "subject_id": subject_id,
            "unit_id": unit_id,
            "fields": fields or {},
            "file_id": file_id,
            "created_at": clock.now(),
        },
    )
    return found.scalar_one_or_none()


def cancel_queued(session: Session, kind: str, subject_id: int) -> int:
    """What has not left yet about a subject stays here."""
    messages = core_select(MESSAGES.c.id).where(MESSAGES.c.kind == kind, MESSAGES.c.subject_id == subject_id)
    return (
        session.connection()
        .execute(
            DELIVERIES.update()
            .where(DELIVERIES.c.message_id.in_(messages), DELIVERIES.c.state.in_([State.QUEUED, State.HELD]))
            .values(state=State.CANCELLED)
        )
        .rowcount
    )


@dataclass(frozen=True)
class Tally:
    """How many deliveries of a message stand where."""

    total: int = 0
    reached: int = 0
    waiting: int = 0
    unknown: int = 0
    failed: int = 0
    unreachable: int = 0
    told: int = 0  # of those whom it missed, by somebody at their door

    @property
    def sent(self) -> int:
        """How many left or tried to."""
        return self.reached + self.unknown + self.failed

    @property
    def at_home(self) -> int:
        """How many are still to be told at home."""
        return self.unknown + self.failed + self.unreachable - self.told


def tally(session: Session, message_id: int) -> Tally:
    """Count a message's deliveries by state."""
    rows = (
        session.connection()
        .execute(
            core_select(DELIVERIES.c.state, func.count(), func.count(DELIVERIES.c.told_at))
            .where(DELIVERIES.c.message_id == message_id)
            .group_by(DELIVERIES.c.state)
        )
        .all()
    )
    counts: dict[str, int] = {state: count for state, count, _told in rows}
    return Tally(
        total=sum(n for state, n in counts.items() if state != State.CANCELLED),
        reached=sum(counts.get(state, 0) for state in REACHED),
        waiting=sum(counts.get(state, 0) for state in (State.QUEUED, State.SENDING, State.HELD)),
        unknown=counts.get(State.UNKNOWN, 0),
        failed=counts.get(State.FAILED, 0),
        unreachable=counts.get(State.UNREACHABLE, 0),
        told=sum(told for state, _count, told in rows if state in AT_HOME),
    )


def as_dict(tally: Tally) -> dict[str, int]:
    """A tally for JSON."""
    return asdict(tally) | {"at_home": tally.at_home}
