"""Settings go down the tree: which units have that of a unit above, and what each of many units has."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import String, cast
from sqlmodel import Session, col, select

from models import trees
from models.units import Unit, UnitPath


def with_own(session: Session, unit_id: int, name: str) -> Sequence[int]:
    """The ids of the units below that have a setting of their own."""
    below = trees.below(unit_id, None)
    named = cast(col(Unit.settings), String).contains(f'"{name}"')  # JSON: no key is written otherwise
    found = session.exec(select(Unit.id).where(col(Unit.id).in_(below), col(Unit.id) != unit_id, named)).all()
    return [one for one in found if one is not None]


def going_with(session: Session, unit_id: int, name: str) -> Any:
    """A sub-select of the ids of a unit and of those below that have no such setting of their own, nor one between."""
    below, own = trees.below(unit_id, None), with_own(session, unit_id, name)
    if not own:
        return below
    theirs = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(own), trees.on(None))
    return below.where(col(UnitPath.descendant_id).not_in(theirs))


def stored_for(session: Session, unit_ids: Sequence[int | None], names: Sequence[str]) -> dict[int, dict[str, Any]]:
    """Of each unit, what is stored under some names by it and by those above it, the nearest first."""
    rows = session.exec(
        select(UnitPath.descendant_id, Unit.settings)
        .join(Unit, col(Unit.id) == UnitPath.ancestor_id)
        .where(col(UnitPath.descendant_id).in_(unit_ids), trees.on(None))
        .order_by(col(UnitPath.depth))
    ).all()
    found: dict[int, dict[str, Any]] = {}
    for unit_id, settings in rows:
        of_unit = found.setdefault(unit_id, {name: [] for name in names})
        for name in names:
            if name in settings:
                of_unit[name].append(settings[name])
    return found
