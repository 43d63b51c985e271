"""Persons and their membership in branches, with the permanent number in the branch's book."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint, func
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.db import ID, primary_key, reference
from models.facts import Fact, Refused
from models.open_units import hold
from models.text import clean, fold, name_key
from models.vault import vault


class MemberState(StrEnum):
    """Where a woman stands with her branch."""

    ACTIVE = "active"
    AWAY = "away"  # away for work: still a member, not expected at meetings
    TRANSFERRED = "transferred"
    LEFT = "left"
    DIED = "died"
    MERGED = "merged"  # written twice: what she did stands under her other number


MEMBER_STATES = (MemberState.ACTIVE, MemberState.AWAY)


class Person(SQLModel, table=True):
    """One woman. Her phone is sealed; `phone_hash` finds it."""

    id: int | None = primary_key()
    full_name: str
    folded: str = Field(index=True)
    name_key: str
    calling_name: str = ""  # where the last word of the name is not what people call her
    birth_year: int | None = None
    birth_date: date | None = None
    phone_sealed: str = ""
    phone_hash: str = Field(default="", index=True)
    sensitive_sealed: str = ""  # ethnic group and religion as JSON, only where the administrator wants them kept
    pair: str = "em-chi"  # how the bot and she address each other
    language: str = "vi"
    silenced: bool = False  # she wants no notices
    told_at_home: bool = False  # she wants to be told at home
    created_at: datetime = Field(default_factory=clock.now)


class Membership(SQLModel, table=True):
    """A woman's place in a branch. `number` is hers in the branch's book (STT) and never given again."""

    __table_args__ = (UniqueConstraint("unit_id", "number"),)
    id: int | None = primary_key()
    unit_id: int = reference("unit.id")
    person_id: int = reference("person.id")
    number: int
    state: str = Field(default=MemberState.ACTIVE)
    group_id: int | None = reference("unit.id", optional=True)
    honorary: bool = False
    core: bool = False
    card: str | None = None  # her member's card; "" where she has one whose number nobody wrote down
    since: date
    until: date | None = None
    batch_id: int | None = Field(default=None, index=True)  # the import that wrote it
    created_at: datetime = Field(default_factory=clock.now)
    changed_at: datetime = Field(
        default_factory=clock.now, index=True, sa_column_kwargs={"default": clock.now, "onupdate": clock.now}
    )


class Consent(SQLModel, table=True):
    """What she agreed to, in which wording, and when."""

    id: int | None = primary_key()
    person_id: int | None = reference("person.id", optional=True)
    contact_id: int | None = reference("contact.id", optional=True)
    version: str
    given_at: datetime
    withdrawn_at: datetime | None = None
    witness_id: int | None = Field(default=None, sa_type=ID)  # the head to whom she said yes by word of mouth
    witnesses: str = ""  # the names of others who heard it


class MemberAdded(Fact):
    """A woman stands in the branch's book."""

    name: str
    number: int
    branch: str


class AlreadyMember(Refused):
    """The same name and birth year stand in the branch's book."""

    name: str
    number: int


class NoSuchMember(Refused):
    """Nobody in this branch is meant by that."""

    what: str


def given_name(full_name: str, calling_name: str = "") -> str:
    """What people call her: the calling name, else the last word; with H' names the first word."""
    if calling_name:
        return calling_name
    words = full_name.split()
    if not words:
        return ""
    return words[0] if words[0].startswith(("H'", "H’", "Y ")) else words[-1]


def add_person(
    session: Session,
    *,
    full_name: str,
    birth_year: int | None = None,
    birth_date: date | None = None,
    phone: str = "",
) -> Person:
    """A new person; `phone` is E.164 or ""."""
    safe = vault(session)
    person = Person(
        full_name=clean(full_name),
        folded=fold(full_name),
        name_key=name_key(full_name),
        birth_year=birth_date.year if birth_date else birth_year,
        birth_date=birth_date,
        phone_sealed=safe.seal(phone),
        phone_hash=safe.digest(phone),
    )
    session.add(person)
    session.flush()
    return person


def lock_books(session: Session, branch_ids: Iterable[int]) -> None:
    """Nobody else gives out numbers of these books until the transaction ends: two heads may write at once.

    Raises UnitClosed.
    """
    hold(session, *branch_ids)


def next_number(session: Session, branch_id: int) -> int:
    """The next free number of the branch's book, held; numbers of women who left are not given again."""
    return (session.exec(select(func.max(Membership.number)).where(Membership.unit_id == branch_id)).one() or 0) + 1


def add_membership(
    session: Session,
    *,
    person_id: int,
    branch_id: int,
    since: date,
    number: int | None = None,
    group_id: int | None = None,
    batch_id: int | None = None,
) -> Membership:
    """Write a woman into the branch's book, under her own number where it is still free. Raises UnitClosed."""
    lock_books(session, [branch_id])
    taken = (
        number is None
        or session.exec(
            select(Membership.id).where(Membership.unit_id == branch_id, Membership.number == number)
        ).first()
        is not None
    )
    membership = Membership(
        unit_id=branch_id,
        person_id=person_id,
        number=next_number(session, branch_id) if number is None or taken else number,
        group_id=group_id,
        since=since,
        batch_id=batch_id,
    )
    session.add(membership)
    session.flush()
    return membership


def book(session: Session, branch_id: int, *, group_id: int | None = None) -> list[tuple[Membership, Person]]:
    """The branch's members (or one group's) with their persons, in the order of Vietnamese names."""
    query = (
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(Membership.unit_id == branch_id, col(Membership.state).in_(MEMBER_STATES))
        .order_by(Person.name_key)
    )
    if group_id is not None:
        query = query.where(Membership.group_id == group_id)
    return list(session.exec(query).all())


def same_woman(session: Session, branch_id: int, full_name: str, birth_year: int | None) -> Membership | None:
    """The membership in this branch with the same name (accents aside) and birth year."""
    query = (
        select(Membership)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(
            Membership.unit_id == branch_id,
            col(Membership.state).in_(MEMBER_STATES),
            Person.folded == fold(full_name),
        )
    )
    if birth_year is not None:
        query = query.where(Person.birth_year == birth_year)
    found = session.exec(query.limit(2)).all()
    return found[0] if len(found) == 1 else None


def memberships_of(session: Session, person_id: int) -> list[Membership]:
    """Where she is a member now."""
    return list(
        session.exec(
            select(Membership).where(Membership.person_id == person_id, col(Membership.state).in_(MEMBER_STATES))
        ).all()
    )
