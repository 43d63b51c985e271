"""The ledger: everything that goes out is a row here first."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, bindparam, func
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


REACHED = (State.SENT, State.DELIVERED, State.READ, State.ANSWERED)
AT_HOME = (State.UNREACHABLE, State.FAILED, State.UNKNOWN)  # to be told at home


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
    AT_HOME = "at-home"  # she asked to be told at home, or wants no messages: nobody needs to know which
    NOT_ARRIVED = "not-arrived"


class Message(SQLModel, table=True):
    """Something to be said, once for ever: `key` is unique. Its words are found when it is said."""

    id: int | None = primary_key()
    key: str = Field(unique=True)
    kind: str = Field(index=True)
    subject_id: int | None = Field(default=None, sa_type=ID, index=True)  # the meeting, the announcement …
    fields: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    unit_id: int | None = reference("unit.id", optional=True)
    created_at: datetime


class Delivery(SQLModel, table=True):
    """A message to one person, or to one chat where there is no person. `choices` are the answers it offers."""

    __table_args__ = (
        UniqueConstraint("message_id", "person_id"),
        Index("ix_delivery_due", "state", "priority", "not_before"),
        Index("ix_delivery_asked", "contact_id", "asked_at"),
    )
    id: int | None = primary_key()
    message_id: int = reference("message.id")
    person_id: int | None = reference("person.id", optional=True)
    contact_id: int | None = reference("contact.id", optional=True, index=False)
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
    told_at: datetime | None = None  # told at home
    told_by: int | None = Field(default=None, sa_type=ID)


class Attempt(SQLModel, table=True):
    """One try to send a delivery on one address."""

    id: int | None = primary_key()
    delivery_id: int = reference("delivery.id")
    contact_id: int = reference("contact.id")
    at: datetime
    outcome: str
    reason: str = ""
    platform_ids: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    price: int = 0  # đồng


_M = Message.__table__  # type: ignore[attr-defined]
_D = Delivery.__table__  # type: ignore[attr-defined]
_A = Attempt.__table__  # type: ignore[attr-defined]
_C = Contact.__table__  # type: ignore[attr-defined]
_L = ContactPerson.__table__  # type: ignore[attr-defined]
_P = Person.__table__  # type: ignore[attr-defined]

_INSERT_MESSAGE = _M.insert().returning(_M.c.id)
_INSERT_DELIVERY = _D.insert().returning(_D.c.id)


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
) -> int:
    """Write an answer down as `sending`: it leaves right after the commit. Returns the delivery's id."""
    connection = session.connection()
    message_id = connection.execute(
        _INSERT_MESSAGE, {"key": key, "kind": "reply", "fields": {}, "created_at": now}
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
    messages = core_select(_M.c.id).where(_M.c.key == key)
    session.connection().execute(
        _D.update()
        .where(
            _D.c.message_id.in_(messages),
            _D.c.state == State.SENDING,
            _D.c.claimed_at < real - HURRY_AFTER,
            _D.c.tries < 2,
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
) -> int | None:
    """Write down something to be said. None when it has been said before: a key is unique for ever."""
    found = session.connection().execute(
        insert_new(session, _M).returning(_M.c.id),
        {
            "key": key,
            "kind": kind,
            "subject_id": subject_id,
            "unit_id": unit_id,
            "fields": fields or {},
            "created_at": clock.now(),
        },
    )
    return found.scalar_one_or_none()


def address(
    session: Session, message_id: int, person_ids: Sequence[int], *, priority: Priority, not_before: datetime
) -> dict[str, int]:
    """Make one delivery for each person, on the address she last wrote from; nobody gets a second one.

    Returns how many are `queued` and how many `unreachable`.
    """
    counts = {str(State.QUEUED): 0, str(State.UNREACHABLE): 0}
    for start in range(0, len(person_ids), 500):
        plans = plan(session, person_ids[start : start + 500])
        rows = [
            {
                "message_id": message_id,
                "person_id": step.person_id,
                "contact_id": step.contact_id,
                "state": State.QUEUED if step.contact_id else State.UNREACHABLE,
                "priority": priority,
                "not_before": not_before,
                "reason": step.reason,
                "tries": 0,
                "parts_sent": 0,
                "text": "",
            }
            for step in plans
        ]
        if rows:
            session.connection().execute(insert_new(session, _D), rows)
        for row in rows:
            counts[str(row["state"])] += 1
    return counts


@dataclass(frozen=True)
class Step:
    """How one person will be reached: by a contact, or (None) at home for a reason."""

    person_id: int
    contact_id: int | None
    channel: str
    reason: str


def plan(session: Session, person_ids: Iterable[int], *, besides: Iterable[int] = ()) -> list[Step]:
    """For each person the address she last wrote from that can be written to; `besides` are contacts that failed."""
    wanted = list(dict.fromkeys(person_ids))
    passed = set(besides)
    rows = session.connection().execute(
        core_select(_P.c.id, _P.c.silenced, _P.c.told_at_home, _C.c.id.label("contact_id"), _C.c.channel, _C.c.state)
        .select_from(_P.outerjoin(_L, _L.c.person_id == _P.c.id).outerjoin(_C, _C.c.id == _L.c.contact_id))
        .where(_P.c.id.in_(wanted))
        .order_by(_P.c.id, _C.c.touched_at.desc())
    )
    steps: dict[int, Step] = {}
    for person_id, silenced, at_home, contact_id, channel, state in rows:
        found = steps.get(person_id)
        if found is not None and found.contact_id is not None:
            continue
        if silenced or at_home:
            steps[person_id] = Step(person_id, None, "", Reason.AT_HOME)
        elif contact_id is None:
            steps[person_id] = Step(person_id, None, "", Reason.NO_PHONE)
        elif state == "ok" and contact_id not in passed:
            steps[person_id] = Step(person_id, contact_id, channel, "")
        else:
            steps[person_id] = Step(person_id, None, "", Reason.NOT_ARRIVED)
    return [steps[person_id] for person_id in wanted if person_id in steps]


def cancel_queued(session: Session, kind: str, subject_id: int) -> int:
    """What has not left yet about a subject stays here."""
    messages = core_select(_M.c.id).where(_M.c.kind == kind, _M.c.subject_id == subject_id)
    return (
        session.connection()
        .execute(
            _D.update().where(_D.c.message_id.in_(messages), _D.c.state == State.QUEUED).values(state=State.CANCELLED)
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

    @property
    def sent(self) -> int:
        """How many left or tried to."""
        return self.reached + self.unknown + self.failed

    @property
    def at_home(self) -> int:
        """How many are to be told at home."""
        return self.unknown + self.failed + self.unreachable


def tally(session: Session, message_id: int) -> Tally:
    """Count a message's deliveries by state."""
    rows = session.connection().execute(
        core_select(_D.c.state, func.count()).where(_D.c.message_id == message_id).group_by(_D.c.state)
    )
    counts: dict[str, int] = {state: count for state, count in rows}  # noqa: C416 (a Row is no plain pair)
    return Tally(
        total=sum(n for state, n in counts.items() if state != State.CANCELLED),
        reached=sum(counts.get(state, 0) for state in REACHED),
        waiting=counts.get(State.QUEUED, 0) + counts.get(State.SENDING, 0),
        unknown=counts.get(State.UNKNOWN, 0),
        failed=counts.get(State.FAILED, 0),
        unreachable=counts.get(State.UNREACHABLE, 0),
    )


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


def questions(session: Session, contact_id: int, until: datetime, limit: int = 2) -> list[Question]:
    """The last messages with choices that went to an address by then, the newest first."""
    rows = session.connection().execute(_QUESTIONS.limit(limit), {"contact_": contact_id, "until_": until})
    return [Question(*row) for row in rows]


_ASKED = core_select(*(_D.c[field.name] for field in fields(Question)))
_QUESTIONS = _ASKED.where(
    _D.c.contact_id == bindparam("contact_"),
    _D.c.asked_at <= bindparam("until_"),
    _D.c.choices.is_not(None),
    _D.c.state.in_([State.SENDING, State.UNKNOWN, *REACHED]),
).order_by(_D.c.asked_at.desc(), _D.c.id.desc())


def question(session: Session, delivery_id: int) -> Question | None:
    """One message with its choices."""
    row = session.connection().execute(_QUESTION, {"id_": delivery_id}).one_or_none()
    return None if row is None else Question(*row)


_QUESTION = _ASKED.where(_D.c.id == bindparam("id_"))


def as_dict(tally: Tally) -> dict[str, int]:
    """A tally for JSON."""
    return asdict(tally) | {"at_home": tally.at_home}
