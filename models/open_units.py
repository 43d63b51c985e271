"""Whoever writes into a unit holds its row first: what merges, splits or closes it comes before her or after, whole."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, col, select

from models.facts import Refused
from models.posts import Held, NotAllowed, Post, Right, post_for
from models.unit_names import parts_of, standing
from models.units import Unit, UnitPath, get_unit

Row = TypeVar("Row", bound=SQLModel)
FEW, CHUNK = 100, 5_000  # units that are looked at with their lock; ids in one statement


class UnitClosed(Refused):
    """The unit is closed since that day; `into` is what it became, or its parts by name, "" where nothing took over."""

    unit: str
    day: date
    into: str = ""
    how: str = ""  # "merged", "split" or ""


def closed(session: Session, unit: Unit) -> UnitClosed:
    """What is said of a unit that has closed."""
    day = unit.closed_on or date.min
    now = standing(session, unit)
    if now.closed_on is None and now.id != unit.id:
        return UnitClosed(unit.name, day, now.name, "merged")
    parts = parts_of(session, unit)
    return UnitClosed(unit.name, day, ", ".join(part.name for part in parts), "split" if parts else "")


def check_open(session: Session, unit: Unit) -> None:
    """Raise UnitClosed."""
    if unit.closed_on is not None:
        raise closed(session, unit)


def lock_units(session: Session, unit_ids: Iterable[int]) -> None:
    """These units as they are now, open or not; nobody else writes into them, or changes them, until the transaction
    ends. Always in the order of their ids. Whoever waited for a deed on the tree looks at it anew."""
    session.flush()
    ids = sorted(set(unit_ids))
    if len(ids) <= FEW:
        known = session.info.setdefault("units", {})  # as `get_unit` has it: what is looked at next is at hand
        known |= {unit.id: unit for unit in session.exec(_locked(select(Unit), ids)).all()}
        return
    for start in range(0, len(ids), CHUNK):
        session.exec(_locked(select(Unit.id), ids[start : start + CHUNK])).all()
    among = set(ids)
    for unit in [one for one in session.identity_map.values() if isinstance(one, Unit) and one.id in among]:
        session.expire(unit)


def _locked(query: Any, ids: Sequence[int]) -> Any:
    rows = query.where(col(Unit.id).in_(ids)).order_by(col(Unit.id))
    return rows.with_for_update(key_share=True).execution_options(populate_existing=True)


def hold(session: Session, *unit_ids: int) -> None:
    """The same, where all of them are open. Raises UnitClosed."""
    lock_units(session, unit_ids)
    for unit_id in sorted(set(unit_ids)):
        check_open(session, get_unit(session, unit_id))


def hold_for(session: Session, person_id: int | None, right: Right, unit_id: int) -> Held:
    """The post of hers that gives this right over a unit, which is open and held. Raises NotAllowed or UnitClosed.

    Whose post ended with a unit that closed hears that, not that she may not: of the unit itself, or of one that it
    took over, with what waited there.
    """
    lock_units(session, [unit_id])
    try:
        held = post_for(session, person_id, right, unit_id)
    except NotAllowed:
        if (hers := _hers_that_closed(session, person_id, unit_id)) is not None:
            raise closed(session, hers) from None
        raise
    check_open(session, get_unit(session, unit_id))
    return held


def _hers_that_closed(session: Session, person_id: int | None, unit_id: int) -> Unit | None:
    """The unit with which a post of hers ended, and which hangs where it went."""
    return session.exec(
        select(Unit)
        .join(Post, col(Post.unit_id) == Unit.id)
        .join(UnitPath, col(UnitPath.descendant_id) == Unit.id)
        .where(
            UnitPath.ancestor_id == unit_id,
            col(UnitPath.to_date).is_(None),
            Post.person_id == person_id,
            col(Post.to_date) >= col(Unit.closed_on),
        )
        .order_by(col(Unit.closed_on).desc())
        .limit(1)
    ).first()


def row_in_unit(session: Session, model: type[Row], row_id: int, column: str = "unit_id") -> Row | None:
    """A row that belongs to a unit, as it is now and locked, and its unit before it, as a merger locks them, which
    takes such rows along. None where there is no such row."""
    key = model.__table__.c  # type: ignore[attr-defined]
    while True:
        place = session.execute(select(key[column]).where(key.id == row_id)).scalar()
        if place is None:
            return None
        lock_units(session, [place])
        row = session.get(model, row_id, with_for_update=True, populate_existing=True)
        if row is None or getattr(row, column) == place:
            return row
