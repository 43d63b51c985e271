"""How many women of a larger unit's books something is true of: an age, a card, being away; by unit below."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import case
from sqlalchemy import select as core_select
from sqlmodel import Session, col, func

from models import trees
from models.conversations import Who
from models.member_standings import Standing, stands
from models.members import MEMBER_STATES, Membership, Person
from models.posts import Right, post_for
from models.units import UnitPath, get_unit


@dataclass(frozen=True)
class Counted:
    """`count` of `every` women; `undated` have no birth year in the book."""

    count: int = 0
    every: int = 0
    undated: int = 0


@dataclass(frozen=True)
class BookCounts:
    """The same of a unit, and of the units right below by name."""

    unit: str
    total: Counted
    parts: tuple[tuple[str, Counted], ...]


def of_ages(session: Session, who: Who, unit_id: int, years: tuple[int, int]) -> BookCounts:
    """The women who were born in these years (both within). Raises NotAllowed."""
    return _counted(session, who, unit_id, col(Person.birth_year).between(*years), honorary=False)


def of_standing(session: Session, who: Who, unit_id: int, standing: Standing, year: int) -> BookCounts:
    """Those who stand so. Raises NotAllowed."""
    return _counted(session, who, unit_id, stands(year)[standing], honorary=standing is Standing.HONORARY)


def _counted(session: Session, who: Who, unit_id: int, condition: Any, *, honorary: bool) -> BookCounts:
    """Honorary members are counted among themselves alone, as everywhere."""
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    below = trees.children_on(session, unit_id, None)

    def women(true: Any) -> Any:
        return func.count(case((true, col(Membership.person_id))).distinct())

    unit: Any = col(UnitPath.ancestor_id)
    rows = session.execute(
        core_select(unit, women(condition), women(col(Person.id).is_not(None)), women(col(Person.birth_year).is_(None)))
        .select_from(Membership)
        .join(Person, col(Person.id) == Membership.person_id)
        .join(UnitPath, col(UnitPath.descendant_id) == Membership.unit_id)
        .where(
            unit.in_([unit_id, *(child.id or 0 for child in below)]),
            trees.on(None),
            col(Membership.state).in_(MEMBER_STATES),
            *(() if honorary else (col(Membership.honorary).is_(False),)),
        )
        .group_by(unit)
    ).all()
    found = {one: Counted(int(count), int(every), int(undated)) for one, count, every, undated in rows}
    parts = tuple((child.name, found[child.id]) for child in below if child.id in found)
    return BookCounts(get_unit(session, unit_id).name, found.get(unit_id, Counted()), parts)
