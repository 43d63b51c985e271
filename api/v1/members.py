"""The members of a branch's book, for posts that see names; phones masked, or in full on the record."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field
from sqlmodel import Session, col, select

from api.deps import NameReader
from api.v1.routes import routes
from api.v1.shapes import Id, Page, Paged, Shape, page_of
from models import clock
from models.audit import look
from models.conversations import Who
from models.members import MEMBER_STATES, Membership, MemberState, Person
from models.phones import tail
from models.posts import Held, Right, post_for
from models.units import UnitKind, get_unit, subtree_ids
from models.vault import Vault, vault

router = routes("/members", "members")

MASK = "•••"


class MemberShown(Shape):
    """A woman in a branch's book, under her own number. `phone` is its last digits, or E.164 when asked in full."""

    person_id: Id
    unit_id: Id
    group_id: Id | None
    number: int
    name: str
    birth_year: int | None
    state: MemberState
    honorary: bool
    core: bool
    since: date
    phone: str | None


class MembersAsked(Paged):
    """Whose members; every look at a phone in full is written to the log that she can read."""

    unit: Id
    phone: Literal["masked", "full"] = Field(default="masked")


def _members(session: Session, who: Who, asked: MembersAsked) -> Page[MemberShown]:
    held = post_for(session, who.person_id, Right.NAMES, asked.unit)
    unit = get_unit(session, asked.unit)
    query = (
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(col(Membership.state).in_(MEMBER_STATES), col(Membership.id) > (asked.cursor or 0))
    )
    if unit.kind == UnitKind.GROUP:
        query = query.where(Membership.group_id == unit.id)
    else:
        query = query.where(col(Membership.unit_id).in_(subtree_ids(asked.unit)))
    rows = session.exec(query.order_by(col(Membership.id)).limit(asked.limit + 1)).all()
    safe = vault(session)
    if asked.phone == "full":
        _write_down(session, held, [person for _, person in rows[: asked.limit]])
    return page_of(
        rows, asked.limit, lambda row: _shown(*row, safe, whole=asked.phone == "full"), lambda row: row[0].id or 0
    )


def _write_down(session: Session, held: Held, people: list[Person]) -> None:
    now = clock.now()  # one page is one look
    for person in people:
        if person.phone_sealed:
            look(session, held.person_id, person.id or 0, "phone", now)


def _shown(membership: Membership, person: Person, safe: Vault, *, whole: bool) -> MemberShown:
    phone = safe.unseal(person.phone_sealed)
    return MemberShown(
        person_id=person.id or 0,
        unit_id=membership.unit_id,
        group_id=membership.group_id,
        number=membership.number,
        name=person.full_name,
        birth_year=person.birth_year,
        state=MemberState(membership.state),
        honorary=membership.honorary,
        core=membership.core,
        since=membership.since,
        phone=(phone if whole else MASK + tail(phone)) if phone else None,
    )


@router.get("")
async def list_members(client: NameReader, asked: Annotated[MembersAsked, Query()]) -> Page[MemberShown]:
    """The members of a branch, of a group, or of all branches below a unit."""
    if asked.phone == "full":
        return await client.write(_members, asked)
    return await client.read(_members, asked)
