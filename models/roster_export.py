"""A unit's women as the rows of a list, in the columns that such a list is read back from."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models import clock
from models.audit import Look
from models.members import MEMBER_STATES, Membership, MemberState, Person
from models.phones import spoken
from models.posts import Right, post_for
from models.rosters import keeps_sensitive
from models.units import Unit, UnitKind, get_unit, in_order, subtree_ids
from models.vault import vault


@dataclass(frozen=True)
class ListedWoman:
    """One line; `born` is a day or a year, "" and None are empty cells."""

    branch: str
    number: int
    full_name: str
    born: date | int | None
    phone: str
    group: str
    away: bool
    joined: date | None = None
    card: str = ""
    ethnic: str = ""
    religion: str = ""


def listed(session: Session, unit_id: int, person_id: int | None) -> list[ListedWoman]:
    """The members of a group, a branch, or all branches below, by branch and number.

    `person_id` None is the command line. Raises NotAllowed without a right to names, NoSuchUnit.
    """
    if person_id is not None:
        post_for(session, person_id, Right.NAMES, unit_id)
    sensitive, safe = keeps_sensitive(session, unit_id), vault(session)
    found = []
    for branch, group, place, person in session.exec(_query(get_unit(session, unit_id))):
        kept = json.loads(safe.unseal(person.sensitive_sealed) or "{}") if sensitive else {}
        found.append(
            ListedWoman(
                branch,
                place.number,
                person.full_name,
                person.birth_date or person.birth_year,
                spoken(phone) if (phone := safe.unseal(person.phone_sealed)) else "",
                group or "",
                place.state == MemberState.AWAY,
                place.since,
                place.card or "",
                kept.get("ethnic", ""),
                kept.get("religion", ""),
            )
        )
    return found


def look_at_all(session: Session, unit_id: int, actor_id: int) -> int:
    """Write down that somebody takes away the phones of all these women. How many women. Raises as `listed` does."""
    post_for(session, actor_id, Right.NAMES, unit_id)
    rows = session.exec(_query(get_unit(session, unit_id))).all()
    others = {person.id for *_, person in rows if person.phone_sealed and person.id != actor_id}
    now = clock.now()  # one file is one look
    session.add_all(Look(actor_id=actor_id, subject_id=one or 0, what="phone", at=now) for one in sorted(others))
    session.flush()
    return len(rows)


def _query(unit: Unit) -> Any:
    branch, group = aliased(Unit), aliased(Unit)
    query = (
        select(branch.name, group.name, Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .join(branch, col(branch.id) == Membership.unit_id)
        .outerjoin(group, col(group.id) == Membership.group_id)
        .where(col(Membership.state).in_(MEMBER_STATES))
        .order_by(*in_order(branch), col(Membership.number))
    )
    if unit.kind == UnitKind.GROUP:
        return query.where(Membership.group_id == unit.id)
    return query.where(col(Membership.unit_id).in_(subtree_ids(unit.id or 0)))
