"""The audit log: who looked at what of whom (she can read hers), and deeds that leave no row of their own."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Column, Index, func
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.db import ID, primary_key, reference
from models.members import Person

ONCE_IN = timedelta(hours=12)  # a list that is opened again and again is one look


class Look(SQLModel, table=True):
    """One look of one person at something of another's: her "phone", her name on a "roll"; never what was seen."""

    id: int | None = primary_key()
    actor_id: int = reference("person.id")
    subject_id: int = reference("person.id")
    what: str
    at: datetime = Field(default_factory=clock.now)


class Deed(SQLModel, table=True):
    """One deed over a unit: what it was, by whom (None: the command line), and what a sentence about it needs.

    `fields` never hold what a woman in the book is called or has told. `undone_at`: it was taken back.
    """

    # A branch's deeds are few and sorted as they are; a province's are read in the order of time until a page is full.
    __table_args__ = (Index("ix_deed_unit_id_id", "unit_id", "id"), Index("ix_deed_at_id", "at", "id"))
    id: int | None = primary_key()
    unit_id: int = reference("unit.id", index=False)
    by_person: int | None = Field(default=None, sa_type=ID)
    what: str
    fields: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    at: datetime = Field(default_factory=clock.now)
    undone_at: datetime | None = None


def did(session: Session, by: int | None, unit_id: int, what: str, **fields: Any) -> None:
    """Write down that somebody did `what` over a unit."""
    session.add(Deed(unit_id=unit_id, by_person=by, what=what, fields=fields))


def look(session: Session, actor: int, subject: int, what: str, at: datetime | None = None) -> None:
    """Write down that a person looked at `what` of another; her own data are no secret from her.

    What is seen at once has one time (`at`; now): it is one look.
    """
    if actor != subject:
        session.add(Look(actor_id=actor, subject_id=subject, what=what, at=at or clock.now()))


def look_at_all(session: Session, actor: int, subjects: Collection[int], what: str) -> None:
    """The same for a list of women, once a day for each of them."""
    since = clock.now() - ONCE_IN
    known = select(Look.subject_id).where(Look.actor_id == actor, Look.what == what, Look.at > since)
    seen = {actor, *session.exec(known).all()}
    now = clock.now()
    rows = [{"actor_id": actor, "subject_id": one, "what": what, "at": now} for one in subjects if one not in seen]
    if rows:
        session.connection().execute(Look.__table__.insert(), rows)  # type: ignore[attr-defined]


def looks_at(session: Session, subject: int, limit: int = 50) -> list[tuple[Look, str]]:
    """Who looked at what of hers, with the full name of who did, the latest first."""
    return list(
        session.exec(
            select(Look, Person.full_name)
            .join(Person, col(Person.id) == Look.actor_id)
            .where(Look.subject_id == subject)
            .order_by(col(Look.id).desc())
            .limit(limit)
        ).all()
    )


@dataclass(frozen=True)
class LookedAt:
    """One person's looks at one thing of hers: how many, the last one when."""

    by: str
    what: str
    times: int
    last: datetime


def looked_at(session: Session, subject: int, limit: int = 50) -> list[LookedAt]:
    """Who looked at what of hers, each once with how often, the latest first."""
    rows = session.execute(
        core_select(col(Person.full_name), col(Look.what), func.count(col(Look.id)), func.max(col(Look.at)))
        .join(Person, col(Person.id) == Look.actor_id)
        .where(col(Look.subject_id) == subject)
        .group_by(col(Look.actor_id), col(Person.full_name), col(Look.what))
        .order_by(func.max(col(Look.id)).desc())
        .limit(limit)
    )
    return [LookedAt(*row) for row in rows]
