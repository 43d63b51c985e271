"""Whom the book shows by what stands beside them: the fee of a year, the card, core, honorary, away, no phone."""

from enum import StrEnum
from typing import Any

from sqlalchemy import case
from sqlmodel import Session, col, func, select

from models.conversations import ContactPerson
from models.member_changes import Woman
from models.member_fees import Fee
from models.members import MEMBER_STATES, Membership, MemberState, Person


class Standing(StrEnum):
    """What may be asked of the whole book. Of honorary members no fee is expected."""

    PAID = "paid"
    OWES = "owes"
    CARD = "card"
    NO_CARD = "no_card"
    CORE = "core"
    HONORARY = "honorary"
    AWAY = "away"
    NO_PHONE = "no_phone"  # no number stands in the book
    NOT_LINKED = "not_linked"  # no phone of hers has been linked
    NO_BIRTH = "no_birth"  # no year of birth stands in the book
    NO_GROUP = "no_group"


def stands(year: int) -> dict[Standing, Any]:
    """Each as a condition on a membership and its person."""
    fee = select(Fee.year).where(Fee.membership_id == Membership.id, Fee.year == year).exists()
    linked = select(ContactPerson.person_id).where(ContactPerson.person_id == Membership.person_id).exists()
    return {
        Standing.PAID: fee,
        Standing.OWES: ~fee & col(Membership.honorary).is_(False),
        Standing.CARD: col(Membership.card).is_not(None),
        Standing.NO_CARD: col(Membership.card).is_(None),
        Standing.CORE: col(Membership.core),
        Standing.HONORARY: col(Membership.honorary),
        Standing.AWAY: col(Membership.state) == MemberState.AWAY,
        Standing.NO_PHONE: col(Person.phone_hash) == "",
        Standing.NOT_LINKED: ~linked,
        Standing.NO_BIRTH: col(Person.birth_year).is_(None),
        Standing.NO_GROUP: col(Membership.group_id).is_(None),
    }


def in_book(branch_id: int, group_id: int | None) -> list[Any]:
    """The members of a branch, or of one group, as conditions on a membership."""
    where = [col(Membership.unit_id) == branch_id, col(Membership.state).in_(MEMBER_STATES)]
    return [*where, col(Membership.group_id) == group_id] if group_id is not None else where


def standings(session: Session, branch_id: int, group_id: int | None, year: int) -> dict[Standing, int]:
    """How many women of a branch (of one group) stand where, in one look."""
    conditions = stands(year)
    sums = [func.coalesce(func.sum(case((condition, 1), else_=0)), 0) for condition in conditions.values()]
    row = session.exec(
        select(*sums)
        .select_from(Membership)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(*in_book(branch_id, group_id))
    ).one()
    return dict(zip(conditions, map(int, row), strict=True))


def standing_page(
    session: Session, branch_id: int, group_id: int | None, standing: Standing, year: int, at: int, size: int
) -> list[Woman]:
    """So many women of whom it is true from a place on, in the order of Vietnamese names."""
    rows = session.exec(
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(*in_book(branch_id, group_id), stands(year)[standing])
        .order_by(Person.name_key, col(Membership.number))
        .offset(at)
        .limit(size)
    ).all()
    return [Woman(membership, person) for membership, person in rows]
