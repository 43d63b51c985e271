"""Whoever looks after several branches: which one is her own, and by what name another is told apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlmodel import Session, col, select

from models.db import remembered
from models.meetings import Meeting
from models.posts import posts_of
from models.units import RANK, Unit, UnitKind, UnitPath, ancestors

_T = TypeVar("_T", Meeting, Unit)


@dataclass(frozen=True)
class Own:
    """What is hers by a post in a branch, or in a part of one. `several`: her posts reach over more than one branch."""

    units: frozenset[int] = frozenset()  # her own branches with all that is in them
    branches: frozenset[int] = frozenset()
    several: bool = False


def own_units(session: Session, person_id: int | None) -> Own:
    """Her own units, asked once in a transaction; nothing is told apart for one who has a single branch."""
    posts = posts_of(session, person_id)
    small = [held.unit_id for held in posts if RANK[UnitKind(held.unit_kind)] >= RANK[UnitKind.BRANCH]]

    def ask() -> Own:
        today = col(UnitPath.to_date).is_(None)
        above = select(UnitPath.ancestor_id).join(Unit, col(Unit.id) == UnitPath.ancestor_id)
        branches = session.exec(
            above.where(col(UnitPath.descendant_id).in_(small), Unit.kind == UnitKind.BRANCH, today).distinct()
        ).all()
        below = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_([*branches, *small]), today)
        several = len(branches) > 1 or len(small) < len(posts)
        return Own(frozenset(session.exec(below.distinct()).all()), frozenset(branches), several)

    return remembered(session, ("own-units", person_id, *small), ask) if posts else Own()


def own_first(session: Session, person_id: int | None, found: Sequence[_T]) -> list[_T]:
    """Meetings or units as they stand, but those of her own branch before the others."""
    own = own_units(session, person_id)
    if not own.several or not own.units:
        return list(found)
    return sorted(found, key=lambda one: (one.unit_id if isinstance(one, Meeting) else one.id) not in own.units)


def elsewhere(session: Session, person_id: int | None, unit: Unit) -> str:
    """The branch that a unit is or is a part of, where it is not her only one; "" where it goes without saying."""
    own = own_units(session, person_id)
    if not own.several or (unit.id in own.units and len(own.branches) < 2):
        return ""
    return next((one.name for one in ancestors(session, unit.id or 0) if one.kind == UnitKind.BRANCH), "")
