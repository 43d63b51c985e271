"""Whom an announcement was for, by name, and how it went with each."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_
from sqlalchemy import select as core_select
from sqlmodel import Session, col, func, select

from models.announcements import Announcement
from models.conversations import Who
from models.courses import message_of
from models.deliveries import Delivery, State
from models.members import MEMBER_STATES, Membership, Person
from models.posts import NotAllowed, Right, post_for
from models.units import Unit, UnitKind, UnitPath, get_unit, in_order, subtree_ids


@dataclass(frozen=True)
class Recipient:
    """One woman whom a notice was for: her place in her branch's book, and how it went."""

    number: int
    full_name: str
    birth_year: int | None
    branch: str
    state: str
    reason: str
    has_number: bool = False  # in the book


def recipients(
    session: Session,
    who: Who,
    announcement_id: int,
    states: Sequence[State],
    *,
    page: int,
    size: int,
    sender: bool = True,
    told: bool | None = None,
) -> tuple[int, list[Recipient]]:
    """How many deliveries of a notice stand so, and one page of them by branch and number, each woman once; without
    `sender` she who sent it is left out; `told` are only those who were told at home, or only those who were not.

    Raises NotAllowed, also where her post does not see names.
    """
    announcement = session.get(Announcement, announcement_id)
    if announcement is None:
        raise NotAllowed
    held = post_for(session, who.person_id, Right.SEND, announcement.unit_id)
    if Right.NAMES not in held.rights:
        raise NotAllowed
    # A woman may stand in two branches' books, or (a cadre) in none: of two, in the first one here.
    places = (
        select(Membership.person_id, func.min(Membership.id).label("membership_id"))
        .where(
            col(Membership.state).in_(MEMBER_STATES),
            col(Membership.unit_id).in_(subtree_ids(_branch_or_self(session, announcement.unit_id))),
        )
        .group_by(col(Membership.person_id))
        .subquery()
    )
    mine = and_(col(Delivery.message_id) == message_of(session, announcement_id), col(Delivery.state).in_(states))
    if not sender:
        mine = and_(mine, col(Delivery.person_id) != announcement.sender_id)
    if told is not None:
        mine = and_(mine, col(Delivery.told_at).is_not(None) if told else col(Delivery.told_at).is_(None))
    count = session.exec(select(func.count()).select_from(Delivery).where(mine)).one()
    rows = session.execute(
        core_select(
            col(Membership.number),
            col(Person.full_name),
            col(Person.birth_year),
            col(Unit.name),
            col(Delivery.state),
            col(Delivery.reason),
            (col(Person.phone_sealed) != "").label("has_number"),
        )
        .select_from(Delivery)
        .join(Person, col(Person.id) == Delivery.person_id)
        .outerjoin(places, places.c.person_id == Delivery.person_id)
        .outerjoin(Membership, col(Membership.id) == places.c.membership_id)
        .outerjoin(Unit, col(Unit.id) == Membership.unit_id)
        .where(mine)
        .order_by(*in_order(), col(Membership.number), col(Person.name_key), col(Person.id))
        .limit(size)
        .offset(page * size)
    )
    return count, [Recipient(number or 0, name, year, unit or "", *rest) for number, name, year, unit, *rest in rows]


def _branch_or_self(session: Session, unit_id: int) -> int:
    """The unit in whose book its women stand: of a group and of a club the unit above."""
    unit = get_unit(session, unit_id)
    if unit.kind not in {UnitKind.GROUP, UnitKind.CLUB}:
        return unit_id
    above = session.exec(
        select(UnitPath.ancestor_id).where(
            UnitPath.descendant_id == unit_id, UnitPath.depth == 1, col(UnitPath.to_date).is_(None)
        )
    ).first()
    return above or unit_id
