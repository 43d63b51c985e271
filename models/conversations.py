"""Addresses that write to us, the persons behind them, and where each conversation stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, bindparam, text
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.db import ID, insert_new, primary_key, reference
from models.members import Person


class Contact(SQLModel, table=True):
    """One address on one channel, with the conversation that is open there.

    `flow` and `answers` are the half-finished conversation; `speaker_id` is who of several persons is talking.
    """

    __table_args__ = (UniqueConstraint("channel", "address"),)
    id: int | None = primary_key()
    channel: str
    address: str
    state: str = "ok"  # ok | blocked
    language: str = ""
    flow: str = ""
    answers: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    notes: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    speaker_id: int | None = Field(default=None, sa_type=ID)
    touched_at: datetime
    slot: float = 0.0  # real seconds: up to when this chat's share of the platform's limit is used
    silent_until: datetime | None = None  # somebody writes to her by hand, and until then we say nothing
    used_up_at: datetime | None = (
        None  # when what was free there after her last word was used up; her next word ends it
    )
    created_at: datetime


class ContactPerson(SQLModel, table=True):
    """Who is reached at an address: usually one woman, sometimes two on one phone."""

    __tablename__ = "contact_person"
    contact_id: int = reference("contact.id", key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, sa_type=ID, index=True)
    since: datetime


class Received(SQLModel, table=True):
    """Every message that came in, so that a repeated one changes nothing."""

    __table_args__ = (Index("ix_received_at", "at"),)
    channel: str = Field(primary_key=True)
    message_id: str = Field(primary_key=True)
    at: datetime


class FailedUpdate(SQLModel, table=True):
    """A message that our own code could not handle, stored apart for us to look at."""

    __tablename__ = "failed_update"
    id: int | None = primary_key()
    channel: str
    message_id: str
    error: str
    body_sealed: str
    at: datetime


@dataclass
class Who:
    """The one who writes: her address, the person she is (None: a stranger), and her conversation."""

    contact_id: int
    channel: str
    address: str
    state: str
    flow: str
    answers: dict[str, Any]
    notes: dict[str, Any]
    touched_at: datetime
    slot: float
    speaker_id: int | None
    persons: tuple["Known", ...]
    language: str
    person_id: int | None = None
    pair: str = "em-chi"
    name: str = ""
    silent_until: datetime | None = None
    used_up: bool = False  # what is free there after her last word is used up


@dataclass(frozen=True)
class Known:
    """A person who is reached at an address."""

    id: int
    full_name: str
    calling_name: str
    birth_year: int | None
    language: str
    pair: str


_C = Contact.__table__  # type: ignore[attr-defined]
_L = ContactPerson.__table__  # type: ignore[attr-defined]
_P = Person.__table__  # type: ignore[attr-defined]
_R = Received.__table__  # type: ignore[attr-defined]
_WHO = (
    core_select(
        _C,
        _P.c.id.label("person_id"),
        _P.c.full_name,
        _P.c.calling_name,
        _P.c.birth_year,
        _P.c.language.label("person_language"),
        _P.c.pair,
    )
    .select_from(_C.outerjoin(_L, _L.c.contact_id == _C.c.id).outerjoin(_P, _P.c.id == _L.c.person_id))
    .order_by(_P.c.id)
    .with_for_update(of=_C)
)
_WHO_BY_ADDRESS = _WHO.where(_C.c.channel == bindparam("channel_"), _C.c.address == bindparam("address_"))
_WHO_BY_ID = _WHO.where(_C.c.id == bindparam("id_"))
_TOUCH = _C.update().where(_C.c.id == bindparam("id_"))


def seen_before(session: Session, channel: str, message_id: str, at: datetime) -> bool:
    """Remember an incoming message; True when it was there already."""
    statement = insert_new(session, _R, _R.c.message_id)  # the row count of an INSERT is not kept everywhere
    result = session.connection().execute(statement, {"channel": channel, "message_id": message_id, "at": at})
    return result.first() is None


def who_writes(session: Session, channel: str, address: str, language: str, now: datetime) -> Who:
    """The contact behind an address, locked until the transaction ends; a new one is remembered."""
    parameters = {"channel_": channel, "address_": address}
    rows = session.connection().execute(_WHO_BY_ADDRESS, parameters).mappings().all()
    if not rows:
        session.connection().execute(
            insert_new(session, _C),
            {
                "channel": channel,
                "address": address,
                "language": language,
                "touched_at": now,
                "created_at": now,
                "state": "ok",
                "flow": "",
                "answers": {},
                "notes": {},
                "slot": 0.0,
            },
        )
        rows = session.connection().execute(_WHO_BY_ADDRESS, parameters).mappings().all()
    return _who(rows)


def contact(session: Session, contact_id: int) -> Who:
    """The contact with this id, locked until the transaction ends."""
    return _who(session.connection().execute(_WHO_BY_ID, {"id_": contact_id}).mappings().all())


def _who(rows: Any) -> Who:
    first: Mapping[str, Any] = rows[0]
    persons = tuple(
        Known(
            row["person_id"],
            row["full_name"],
            row["calling_name"],
            row["birth_year"],
            row["person_language"],
            row["pair"],
        )
        for row in rows
        if row["person_id"] is not None
    )
    who = Who(
        first["id"],
        first["channel"],
        first["address"],
        first["state"],
        first["flow"],
        dict(first["answers"]),
        dict(first["notes"]),
        first["touched_at"],
        first["slot"],
        first["speaker_id"],
        persons,
        first["language"],
        silent_until=first["silent_until"],
        used_up=first["used_up_at"] is not None and first["used_up_at"] >= first["touched_at"],
    )
    if len(persons) == 1:
        speak_as(who, persons[0].id)
    return who


def acting(person_id: int) -> Who:
    """A person who asks for something without a chat: by the API or on a page."""
    now = clock.now()
    return Who(0, "api", "", "ok", "", {}, {}, now, 0.0, None, (), "", person_id)


def speak_as(who: Who, person_id: int | None) -> None:
    """From here on, this person of the contact is the one who writes."""
    for known in who.persons:
        if known.id == person_id:
            who.person_id, who.pair, who.name = known.id, known.pair, known.full_name
            who.language = who.language or known.language
            return
    who.person_id, who.pair, who.name = None, "em-chi", ""


def keep(session: Session, who: Who, now: datetime) -> None:
    """Store where the conversation stands."""
    session.connection().execute(
        _TOUCH,
        {
            "id_": who.contact_id,
            "state": who.state,
            "language": who.language,
            "flow": who.flow,
            "answers": who.answers,
            "notes": who.notes,
            "touched_at": now,
            "slot": who.slot,
            "speaker_id": who.speaker_id,
        },
    )


def link(session: Session, contact_id: int, person_id: int) -> None:
    """From now on this address reaches this person, too."""
    session.connection().execute(
        insert_new(session, _L), {"contact_id": contact_id, "person_id": person_id, "since": clock.now()}
    )


def unlink(session: Session, contact_id: int, person_id: int) -> None:
    """This address no longer reaches this person."""
    session.connection().execute(_L.delete().where(_L.c.contact_id == contact_id, _L.c.person_id == person_id))


def contacts_of(session: Session, person_id: int) -> list[Contact]:
    """Where a person is reached, the address she last wrote from first."""
    return list(
        session.exec(
            select(Contact)
            .join(ContactPerson, col(ContactPerson.contact_id) == Contact.id)
            .where(ContactPerson.person_id == person_id)
            .order_by(col(Contact.touched_at).desc())
        ).all()
    )


def mark_blocked(session: Session, contact_id: int, blocked: bool) -> None:
    """She blocked the bot, or came back."""
    session.connection().execute(_C.update().where(_C.c.id == contact_id).values(state="blocked" if blocked else "ok"))


def hush(session: Session, contact_id: int, until: datetime) -> None:
    """Somebody writes to her by hand: until then nothing of ours goes there."""
    session.connection().execute(_C.update().where(_C.c.id == contact_id).values(silent_until=until))


def unhush(session: Session, contact_id: Any) -> None:
    """Nobody writes to her by hand (the contact's id, or a select of it)."""
    session.connection().execute(_C.update().where(_C.c.id == contact_id).values(silent_until=None))


def forget_old(session: Session, before: datetime) -> int:
    """Drop the ids of messages received before this instant (platforms repeat within days). How many."""
    return session.connection().execute(text("DELETE FROM received WHERE at < :at"), {"at": before}).rowcount


def set_slot(session: Session, contact_id: int, slot: float) -> None:
    """This chat's share of the platform's limit is used up to `slot` (real seconds)."""
    session.connection().execute(_C.update().where(_C.c.id == contact_id).values(slot=slot))


def move(session: Session, contact_id: int, address: str) -> None:
    """The platform gave this chat a new address."""
    session.connection().execute(_C.update().where(_C.c.id == contact_id).values(address=address))


def leave_flow(session: Session, contact_id: int, flow: str) -> None:
    """End a half-finished conversation that events have overtaken."""
    session.connection().execute(
        _C.update().where(_C.c.id == contact_id, _C.c.flow == flow).values(flow="", answers={})
    )
