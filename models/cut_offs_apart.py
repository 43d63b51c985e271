"""Units below that close their books on other days than the unit above: the month of the same name is another there.

A unit's figures are those of its own days, at every door and for all of its parts (docs/figures.md).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast, get_args

from sqlmodel import Session, col, select

from models import trees
from models.cut_offs import NAME, composed
from models.inherited import stored_for
from models.periods import BookKind, Period, book
from models.units import Unit, by_name


@dataclass(frozen=True)
class Apart:
    """A unit whose books of that name have these days instead."""

    unit_id: int
    name: str
    kind: str
    period: Period


def apart_below(session: Session, unit_id: int, period: Period, as_of: date | None = None) -> list[Apart]:
    """The open units right below a unit whose days of a period of its books are others, in the order of their names.

    None where the period is none of the books. Rights are the caller's to ask.
    """
    return apart(session, [one for one in trees.children_on(session, unit_id, as_of) if one.closed_on is None], period)


def apart_of(session: Session, unit_ids: Collection[int], period: Period) -> list[Apart]:
    """The same of the open ones among some units, wherever they lie, in the order of their names."""
    if period.kind not in get_args(BookKind) or not unit_ids:
        return []
    units = session.exec(select(Unit).where(col(Unit.id).in_(unit_ids), col(Unit.closed_on).is_(None))).all()
    return apart(session, sorted(units, key=lambda unit: by_name(unit.name)), period)


def apart(session: Session, units: Sequence[Unit], period: Period) -> list[Apart]:
    """The same of some units, in their order."""
    if period.kind not in get_args(BookKind) or not units:
        return []
    kind, kept = cast(BookKind, period.kind), stored_for(session, [one.id for one in units], [NAME])
    found = []
    for one in units:
        cut_off = composed(kept.get(one.id or 0, {}).get(NAME, []))
        its = book(kind, period.year, period.number or 1, cut_off=cut_off)
        if (its.start, its.end) != (period.start, period.end):
            found.append(Apart(one.id or 0, one.name, one.kind, its))
    return found
