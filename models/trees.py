"""The tree as it stood on a day: the edges that held then, and what hung below a unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from models import clock
from models.periods import DAY
from models.units import Unit, UnitPath, by_name


@dataclass(frozen=True)
class Ended:
    """What had become of a unit by the day that is looked at: closed on `day`, and perhaps `merged` into the one above.

    Its row has what counts there since; its own page shows it as it was on its last day.
    """

    day: date
    merged: bool

    @property
    def words(self) -> dict[str, str]:
        """For the one text that says so."""
        day = self.day
        how = "merged" if self.merged else "closed"
        return {"how": how, "day": str(day.day), "month": str(day.month), "year": str(day.year)}


def ended(closed_on: date | None, merged: bool, as_of: date | None) -> Ended | None:
    """Whether a unit had closed by a day (None: today); under one of its own kind it hangs because it was merged."""
    if closed_on is None or closed_on > (as_of or clock.today()):
        return None
    return Ended(closed_on, merged)


def ended_of(session: Session, units: Iterable[Unit], as_of: date | None) -> dict[int, Ended]:
    """The same of units that hang anywhere: those that had closed."""
    closed = {unit.id or 0: unit for unit in units if unit.closed_on is not None}
    rows = (
        session.exec(
            select(UnitPath.descendant_id, Unit.kind)
            .join(Unit, col(Unit.id) == UnitPath.ancestor_id)
            .where(col(UnitPath.descendant_id).in_(list(closed)), UnitPath.depth == 1, on(as_of))
        ).all()
        if closed
        else []
    )
    found = {one: ended(closed[one].closed_on, kind == closed[one].kind, as_of) for one, kind in rows}
    return {one: how for one, how in found.items() if how is not None}


def on(as_of: date | None, path: Any = UnitPath) -> Any:
    """The condition for the edges that hold on a day; None is today. A day to come is looked at as today."""
    if as_of is None or as_of >= clock.today():
        return col(path.to_date).is_(None)
    return (col(path.from_date) <= as_of) & (col(path.to_date).is_(None) | (col(path.to_date) > as_of))


def day_for(unit: Unit, as_of: date | None) -> date | None:
    """The day on which a unit's tree is looked at: the one that was asked for, or the last day of a closed unit.

    Of a day before the unit was there nothing is known: it is seen as if no day had been asked for.
    """
    if as_of is not None and as_of >= (unit.opened_on or date.min):
        return last_day(unit, as_of)
    return last_day(unit, unit.closed_on) if unit.closed_on is not None else None


def last_day(unit: Unit, on: date) -> date:
    """The day at whose end a unit is looked at: the one that was asked for, of a closed unit its last day at most."""
    if unit.closed_on is None or on < unit.closed_on:
        return on
    return max(unit.closed_on - DAY, unit.opened_on or date.min)


def counted_on(unit: Unit, on: date, as_of: date | None) -> tuple[date, date | None]:
    """The day on which women are counted who are asked for on a day, and the tree's (None: today's), as `day_for` says.

    They are counted in the tree of a day on that day at the latest: later they stand in books that are not in it yet.
    """
    day = day_for(unit, as_of)
    return last_day(unit, on if day is None else min(on, day)), day


def children_on(session: Session, unit_id: int, as_of: date | None) -> list[Unit]:
    """The units right below on that day, in the order of their names and numbers.

    Those that had closed by then are among them: what they once did counts where they hang.
    """
    found = session.exec(
        select(Unit)
        .join(UnitPath, col(UnitPath.descendant_id) == Unit.id)
        .where(UnitPath.ancestor_id == unit_id, UnitPath.depth == 1, on(as_of))
        .order_by(col(Unit.id))
    ).all()
    return sorted(found, key=lambda unit: by_name(unit.name))


def books_of_group(unit_id: int) -> Any:
    """A sub-select of the branch that a group is part of: its women stand in that book."""
    return select(UnitPath.ancestor_id).where(UnitPath.descendant_id == unit_id, UnitPath.depth == 1, on(None))


def below(unit_id: int, as_of: date | None) -> Any:
    """A sub-select of the ids of a unit and everything below it on that day."""
    return select(UnitPath.descendant_id).where(UnitPath.ancestor_id == unit_id, on(as_of))
