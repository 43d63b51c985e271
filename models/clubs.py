"""Clubs (câu lạc bộ, mô hình, tổ vay vốn): who is in one and who asks to be; a woman may be in many.

A club is a unit of kind CLUB under a branch or a commune. Its `name` is the one that may stand in any message; where
the true name says something about a woman (violence, illness, debt, poverty), that lies in `settings["true_name"]`.
"""

import re
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Session, SQLModel, col, select

from models import clock
from models.db import insert_new, primary_key, reference
from models.facts import Fact, Refused
from models.members import MEMBER_STATES, Membership, Person
from models.text import fold
from models.units import Unit, UnitKind, UnitPath, in_order

_OPEN = text("until IS NULL")


# What says something about every woman of a club that is called so.
_HURTS = re.compile(
    r"\b(?:bao luc|bao hanh|danh dap|xam hai|mua ban nguoi|tra ve|hoa nhap|hoan luong|nan nhan|ly hon|don than|goa"
    r"|hiv|aids|ung thu|benh|khuyet tat|tam than|tram cam|nghien|ma tuy|mai dam|cai nghien|no|vay|tin dung den"
    r"|ngheo|can ngheo|kho khan|hoan canh|yeu the|nha tam lanh|dia chi tin cay)\b"
)


class ClubMembership(SQLModel, table=True):
    """A woman in a club from a day until another (that day she is out already)."""

    __tablename__ = "club_membership"
    __table_args__ = (
        # In a club only once at a time, whoever puts her there.
        Index(
            "uq_club_membership_open", "unit_id", "person_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
        ),
    )
    id: int | None = primary_key()
    unit_id: int = reference("unit.id")
    person_id: int = reference("person.id")
    since: date
    until: date | None = None


CLUB_MEMBERSHIPS = ClubMembership.__table__  # type: ignore[attr-defined]


class ClubRequest(SQLModel, table=True):
    """A woman who asks to join a club whose leader wants to be asked; decided once."""

    __tablename__ = "club_request"
    id: int | None = primary_key()
    unit_id: int = reference("unit.id")
    person_id: int = reference("person.id")
    asked_at: datetime
    decided_at: datetime | None = None
    decided_by: int | None = reference("person.id", optional=True)
    admitted: bool = False


CLUB_REQUESTS = ClubRequest.__table__  # type: ignore[attr-defined]


class ClubJoined(Fact):
    """She is in the club."""

    club: str


class ClubLeft(Fact):
    """She is out of the club."""

    club: str


class NeedsAnotherName(Refused):
    """The name says something about its women: messages need one that does not."""


class NoSuchClub(Refused):
    """No such club where she is a member."""


def member_ids(club_id: int) -> Any:
    """A sub-select of the ids of the persons who are in a club today and members of the Hội, away ones too."""
    return (
        select(ClubMembership.person_id)
        .join(Membership, col(Membership.person_id) == ClubMembership.person_id)
        .where(
            ClubMembership.unit_id == club_id,
            col(ClubMembership.until).is_(None),
            col(Membership.state).in_(MEMBER_STATES),
        )
    )


def members_of(session: Session, club_id: int) -> list[tuple[Membership, Person]]:
    """Who is in a club today, with her place in her branch, each once, in the order of Vietnamese names."""
    rows = session.exec(
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .join(ClubMembership, col(ClubMembership.person_id) == Membership.person_id)
        .where(
            ClubMembership.unit_id == club_id,
            col(ClubMembership.until).is_(None),
            col(Membership.state).in_(MEMBER_STATES),
        )
        .order_by(Person.name_key, Person.id)  # type: ignore[arg-type]
    ).all()
    once = {person.id: (membership, person) for membership, person in reversed(rows)}
    return list(reversed(once.values()))


def join(session: Session, club_id: int, person_ids: Collection[int]) -> list[int]:
    """Put these women into a club from today on; those who were not in it before. Rights are the caller's to ask."""
    today = clock.today()
    added: list[int] = []
    for start in range(0, len(people := sorted(set(person_ids))), 500):
        rows = [{"unit_id": club_id, "person_id": person, "since": today} for person in people[start : start + 500]]
        statement = insert_new(session, CLUB_MEMBERSHIPS, CLUB_MEMBERSHIPS.c.person_id)
        added += session.connection().execute(statement.values(rows)).scalars().all()
    return added


def leave(session: Session, club_id: int, person_ids: Collection[int]) -> list[int]:
    """Take these women out of a club from today on; those who were in it."""
    statement = (
        CLUB_MEMBERSHIPS.update()
        .where(
            CLUB_MEMBERSHIPS.c.unit_id == club_id,
            CLUB_MEMBERSHIPS.c.person_id.in_(list(person_ids)),
            CLUB_MEMBERSHIPS.c.until.is_(None),
        )
        .values(until=clock.today())
        .returning(CLUB_MEMBERSHIPS.c.person_id)
    )
    return list(session.connection().execute(statement).scalars().all())


def leave_all(session: Session, club_id: int) -> list[int]:
    """A club is closed: nobody is in it, and whoever asked to join need not be answered. Who was in it."""
    today, connection = clock.today(), session.connection()
    in_it = (CLUB_MEMBERSHIPS.c.unit_id == club_id, CLUB_MEMBERSHIPS.c.until.is_(None))
    left = CLUB_MEMBERSHIPS.update().where(*in_it).values(until=today).returning(CLUB_MEMBERSHIPS.c.person_id)
    gone = list(connection.execute(left).scalars().all())
    waits = (CLUB_REQUESTS.c.unit_id == club_id, CLUB_REQUESTS.c.decided_at.is_(None))
    connection.execute(CLUB_REQUESTS.update().where(*waits).values(decided_at=clock.now()))
    return gone


def changes(session: Session, club_id: int, people: list[int]) -> list[tuple[int, int | None, str, Any, Any]]:
    """What stands in the history for each of these women of a club, with her entry in the book."""
    rows = session.exec(
        select(Membership.person_id, Membership.id).where(
            col(Membership.person_id).in_(people), col(Membership.state).in_(MEMBER_STATES)
        )
    ).all()
    entries = dict(rows)
    return [(person, entries.get(person), "club", club_id, None) for person in people]


def discreet(club: Unit) -> bool:
    """A club with a name for messages is shown to nobody but its own women and those who answer for it."""
    return "true_name" in club.settings


def clubs_of(session: Session, person_id: int) -> list[Unit]:
    """The open clubs that she is in."""
    return list(
        session.exec(
            select(Unit)
            .join(ClubMembership, col(ClubMembership.unit_id) == Unit.id)
            .where(
                ClubMembership.person_id == person_id,
                col(ClubMembership.until).is_(None),
                col(Unit.closed_on).is_(None),
            )
            .order_by(*in_order())
        ).all()
    )


def clubs_for(session: Session, person_id: int) -> list[Unit]:
    """The clubs that she is in or may join: those right under her branch or anything above it."""
    above = select(UnitPath.ancestor_id).join(Membership, col(Membership.unit_id) == UnitPath.descendant_id)
    hers = above.where(
        Membership.person_id == person_id,
        col(Membership.state).in_(MEMBER_STATES),
        col(UnitPath.to_date).is_(None),
    )
    there = session.exec(
        select(Unit)
        .join(UnitPath, col(UnitPath.descendant_id) == Unit.id)
        .where(
            Unit.kind == UnitKind.CLUB,
            col(Unit.closed_on).is_(None),
            UnitPath.depth == 1,
            col(UnitPath.to_date).is_(None),
            col(UnitPath.ancestor_id).in_(hers),
        )
        .order_by(*in_order())
    ).all()
    mine = clubs_of(session, person_id)
    known = {club.id for club in mine}
    return [*mine, *(club for club in there if club.id not in known and not discreet(club))]


def club_for(session: Session, person_id: int | None, club_id: int) -> Unit:
    """One of the clubs that she is in or may join. Raises NoSuchClub."""
    for club in clubs_for(session, person_id or 0):
        if club.id == club_id:
            return club
    raise NoSuchClub


def is_in(session: Session, club_id: int, person_id: int) -> bool:
    """Whether she is in a club today."""
    found = select(ClubMembership.id).where(
        ClubMembership.unit_id == club_id, ClubMembership.person_id == person_id, col(ClubMembership.until).is_(None)
    )
    return session.exec(found).first() is not None


def hurts(name: str) -> bool:
    """Whether a club's name says something about a woman (violence, illness, debt, poverty)."""
    return _HURTS.search(fold(name)) is not None
