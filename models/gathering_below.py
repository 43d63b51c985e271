"""The women of each unit right below another one: its own number, else the sum of the highest numbers beneath it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import and_, case, func, or_
from sqlalchemy import select as core_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from models import trees
from models.member_counts import in_books
from models.units import Unit, UnitKind, UnitPath
from models.women_places import InPlace, holding, in_places, merged_into

_TOP, _EDGE, _UNIT = aliased(UnitPath), aliased(UnitPath), aliased(Unit)  # once: making them takes longer than asking
PLACES = frozenset({UnitKind.CENTRAL, UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE, UnitKind.BRANCH})


@dataclass
class Beneath:
    """What lies beneath a unit without a number of its own.

    `women` of the `counted` units, `members` who are in none of these, and how many of the lowest units lack a number.
    """

    women: int = 0
    counted: int = 0
    lacking: int = 0
    members: int = 0
    books: list[int] = field(default_factory=list)


@dataclass
class _Tree:
    """Beneath each unit: the women and number of units counted, and the (id, stands) of those that are not."""

    sums: dict[int, tuple[int, int]]
    open: dict[int, list[tuple[int, bool]]]
    with_books: frozenset[int]  # of the open ones

    def beneath(self, unit_id: int) -> Beneath:
        """Go down from a unit until each way ends at a number, or at the lowest unit."""
        found, waiting = Beneath(), [(unit_id, True)]
        while waiting:
            one, stands = waiting.pop()
            if one in self.with_books:
                found.books.append(one)
            women, counted = self.sums.get(one, (0, 0)) if stands else (0, 0)
            below = self.open.get(one, [])
            found.women += women
            found.counted += counted
            found.lacking += stands and not counted and not any(still for _id, still in below)
            waiting += [(child, stands and still) for child, still in below]
        return found


def beneath_each(
    session: Session, unit_id: int, parts: Sequence[int], on: date, day: date | None
) -> dict[int, Beneath]:
    """What lies beneath some of the units right below one, on a day in the tree of a day."""
    if not parts:
        return {}
    tree = _tree(session, unit_id, on, day)
    found = {part: tree.beneath(part) for part in parts}
    members = in_books(session, [book for part in found.values() if part.counted for book in part.books], on)
    for part in found.values():
        part.members = sum(members.get(book, 0) for book in part.books)
    return found


def _tree(session: Session, unit_id: int, on: date, day: date | None) -> _Tree:
    counts = holding(session, on, trees.below(unit_id, day))
    stands: Any = col(_UNIT.closed_on).is_(None)
    if day is not None:
        stands = or_(stands, col(_UNIT.closed_on) > day)
    merged = _merged(session, unit_id, on, day)
    hers = and_(counts.c.id.is_not(None), stands, col(_UNIT.id).not_in(list(merged)))
    edges = (
        core_select()
        .select_from(_TOP)
        .join(_EDGE, and_(col(_EDGE.descendant_id) == _TOP.descendant_id, col(_EDGE.depth) == 1, trees.on(day, _EDGE)))
        .join(_UNIT, col(_UNIT.id) == _EDGE.descendant_id)
        .outerjoin(counts, counts.c.unit_id == _UNIT.id)
        .where(col(_TOP.ancestor_id) == unit_id, col(_TOP.depth) >= 1, trees.on(day, _TOP), col(_UNIT.kind).in_(PLACES))
    )
    above, which = col(_EDGE.ancestor_id), case((hers, 0), else_=col(_UNIT.id)).label("which")
    still = func.max(case((stands, 1), else_=0))
    book = func.max(case((col(_UNIT.kind) == UnitKind.BRANCH, 1), else_=0))
    rows = edges.add_columns(above, which, still, func.sum(counts.c.women), func.count(), book).group_by(above, which)
    sums: dict[int, tuple[int, int]] = {}
    books: set[int] = set()
    below: dict[int, list[tuple[int, bool]]] = {}
    for one, child, stays, women, count, has_book in session.execute(rows):
        if child and has_book:
            books.add(child)
        if child and not (stays and child in merged):
            below.setdefault(one, []).append((child, bool(stays)))
            continue
        before = sums.get(one, (0, 0))
        sums[one] = (before[0] + (merged[child].women if child else int(women)), before[1] + int(count))
    return _Tree(sums, below, frozenset(books))


def _merged(session: Session, unit_id: int, on: date, day: date | None) -> dict[int, InPlace]:
    """Those beneath a unit that have the numbers of units that were merged into them."""
    return in_places(session, merged_into(session, trees.below(unit_id, day), day), on, day)


def standing(units: Iterable[Unit], day: date | None) -> list[Unit]:
    """The places that stand on that day; what closed before has its women counted where it went."""
    return [
        unit
        for unit in units
        if unit.kind in PLACES and (unit.closed_on is None or (day is not None and unit.closed_on > day))
    ]
