"""Settings go down the tree: which units have that of a unit above, and what each of many units has."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import String, cast
from sqlmodel import Session, col, select

from models import trees
from models.units import Unit, UnitPath
from models.versions import BEGINNING, for_good_since, since_when


def own_since(session: Session, unit_id: int, name: str) -> dict[int, str]:
    """The units below that have a setting of their own for good, and from when on (as `models.versions` says times).

    One that goes with the unit above again from some time on is not among them.
    """
    found = {one: for_good_since(stored) for one, stored in _stored_below(session, unit_id, name)}
    return {one: since for one, since in found.items() if since is not None}


def _stored_below(session: Session, unit_id: int, name: str) -> list[tuple[int, Any]]:
    """What the units below have stored under a name, with the id of each that has something."""
    below = trees.below(unit_id, None)
    named = cast(col(Unit.settings), String).contains(f'"{name}"')  # JSON: no key is written otherwise
    rows = session.exec(
        select(Unit.id, Unit.settings).where(col(Unit.id).in_(below), col(Unit.id) != unit_id, named)
    ).all()
    return [(one or 0, settings.get(name)) for one, settings in rows]


def with_own(session: Session, unit_id: int, name: str, since: str = BEGINNING) -> Sequence[int]:
    """The ids of the units below that have a setting of their own at every time from `since` on."""
    return [one for one, own in own_since(session, unit_id, name).items() if own <= since]


def going_with(session: Session, unit_id: int, name: str, since: str = BEGINNING) -> Any:
    """A sub-select of the ids of a unit and of those below for which it matters what is set here from a time on.

    Whoever has such a setting of her own from then on for ever, or under a unit that has, does not go with it.
    """
    return _without(unit_id, with_own(session, unit_id, name, since))


def own_at(session: Session, unit_id: int, name: str, time: str) -> Sequence[int]:
    """The ids of the units below that have a setting of their own at a time, whatever they have later."""
    stored = _stored_below(session, unit_id, name)
    return [one for one, kept in stored if kept is not None and since_when(kept, time)[1] is not None]


def having(session: Session, unit_id: int, name: str, time: str) -> Any:
    """A sub-select of the ids of a unit and of those below that have what is set here at that very time."""
    return _without(unit_id, own_at(session, unit_id, name, time))


def _without(unit_id: int, own: Sequence[int]) -> Any:
    below = trees.below(unit_id, None)
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
