"""The women of many places at once: the counts that hold on a day, of units with those that were merged into them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, case, cast, func
from sqlalchemy import select as core_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models import clock, trees
from models.db import remembered
from models.tree_changes_kept import ChangeState, UnitChange, UnitChangeRow
from models.units import Unit, UnitPath
from models.women_counts import COUNTS, TERM_STARTS, first_day

CHUNK = 5_000  # ids in one statement


_ABOVE, _BELOW = aliased(Unit), aliased(Unit)  # once: making them takes longer than asking


@dataclass(frozen=True)
class InPlace:
    """How many women a unit has, and by what: its own count and those of units that were merged into it since."""

    unit_id: int
    women: int
    bases: tuple[str, ...]
    sources: tuple[str, ...]
    counted_on: date | None


@dataclass(frozen=True)
class Terms:
    """The first day of the term that a day lies in: of most units, and of those below units with terms of their own."""

    usual: date
    own: Mapping[int, date]

    def of(self, unit_id: Any) -> Any:
        """The term of a unit, as SQL over the column of its id."""
        if not self.own:
            return self.usual
        nearest = (
            core_select(col(UnitPath.ancestor_id))
            .where(col(UnitPath.descendant_id) == unit_id, col(UnitPath.ancestor_id).in_(self.own), trees.on(None))
            .order_by(col(UnitPath.depth))
            .limit(1)
            .scalar_subquery()
        )
        return case(dict(self.own), value=nearest, else_=self.usual)


def terms_on(session: Session, day: date) -> Terms:
    """The terms of a day."""
    return remembered(session, ("terms", day), lambda: _terms_on(session, day))


def _terms_on(session: Session, day: date) -> Terms:
    said = session.exec(
        select(Unit.id, Unit.settings).where(cast(col(Unit.settings), String).contains("term_starts"))
    ).all()
    own = {
        unit_id: first_day(kept["term_starts"], day)
        for unit_id, kept in said
        if unit_id is not None and "term_starts" in kept
    }
    return Terms(first_day(TERM_STARTS, day), own)


def holding(session: Session, on: date, units: Any) -> Any:
    """The counts that hold on a day of some units (ids, or a sub-select of them), as a sub-query."""
    last = (
        core_select(func.max(COUNTS.c.id))
        .where(
            COUNTS.c.unit_id.in_(units),
            COUNTS.c.term == terms_on(session, on).of(COUNTS.c.unit_id),
            COUNTS.c.from_day <= on,
            COUNTS.c.undone_at.is_(None),
        )
        .group_by(COUNTS.c.unit_id)
    )
    return core_select(COUNTS).where(COUNTS.c.id.in_(last)).subquery("holding")


def latest(session: Session, ids: Sequence[int], on: date) -> dict[int, Any]:
    """The count of each unit that holds on a day."""
    return {row.unit_id: row for row in session.execute(core_select(holding(session, on, ids)))}


def in_places(session: Session, unit_ids: Collection[int], on: date, as_of: date | None) -> dict[int, InPlace]:
    """The women of those of these units that have a number of their own on a day.

    One that others were merged into since its count, or that was made of others and has no count yet, has theirs, too,
    if each of them has one.
    """
    ids = sorted(set(unit_ids))
    if not ids:
        return {}
    own = latest(session, ids, on)
    came = _came(session, merged_into(session, ids, as_of), as_of)
    theirs = in_places(session, [one.unit_id for units in came.values() for one in units], on, as_of)
    found: dict[int, InPlace] = {}
    for unit_id in ids:
        count = own.get(unit_id)
        since = [one.unit_id for one in came.get(unit_id, ()) if count is None or one.after(count.at)]
        if count is None and (not since or any(one not in theirs for one in since)):
            continue
        parts = [InPlace(unit_id, count.women, (count.base,), (count.source,), count.counted_on)] if count else []
        parts += [theirs[one] for one in since if one in theirs]
        found[unit_id] = InPlace(
            unit_id,
            sum(part.women for part in parts),
            tuple(dict.fromkeys(base for part in parts for base in part.bases if base)),
            tuple(dict.fromkeys(source for part in parts for source in part.sources if source)),
            max((part.counted_on for part in parts if part.counted_on is not None), default=None),
        )
    return found


def merged_into(session: Session, units: Any, as_of: date | None) -> list[int]:
    """Those of some units into which units with counts were merged, or units into which such ones were."""
    found = (
        core_select(col(UnitPath.ancestor_id))
        .distinct()
        .select_from(UnitPath)
        .join(_BELOW, col(_BELOW.id) == UnitPath.descendant_id)
        .join(COUNTS, COUNTS.c.unit_id == _BELOW.id)
        .join(_ABOVE, col(_ABOVE.id) == UnitPath.ancestor_id)
        .where(
            col(UnitPath.ancestor_id).in_(units),
            col(UnitPath.depth) >= 1,
            trees.on(as_of),
            col(_BELOW.kind) == col(_ABOVE.kind),
            col(_BELOW.closed_on).is_not(None),
        )
    )
    return list(session.execute(found).scalars())


@dataclass(frozen=True)
class Came:
    """A unit that was merged into another: from which day, and when that was written (None: it never was a deed)."""

    unit_id: int
    closed_on: date
    done_at: datetime | None

    def after(self, counted_at: datetime) -> bool:
        """Whether a count of the other one was written before it came, and so is without its women."""
        if self.done_at is not None:
            return counted_at < self.done_at
        return clock.day_of(counted_at) < self.closed_on


def _came(session: Session, ids: Sequence[int], as_of: date | None) -> dict[int, list[Came]]:
    """What was merged into each of these, and when."""
    came: dict[int, list[Came]] = {}
    if not ids:
        return came
    done_at = (
        core_select(func.max(col(UnitChange.done_at)))
        .join(UnitChangeRow, col(UnitChangeRow.change_id) == UnitChange.id)
        .where(
            col(UnitChangeRow.what) == "closed",
            col(UnitChangeRow.row_id) == _BELOW.id,
            col(UnitChange.state) == ChangeState.DONE,
        )
        .correlate(_BELOW)
        .scalar_subquery()
    )
    merged = session.execute(
        core_select(col(_ABOVE.id), col(_BELOW.id), col(_BELOW.closed_on), done_at)
        .select_from(UnitPath)
        .join(_ABOVE, col(_ABOVE.id) == UnitPath.ancestor_id)
        .join(_BELOW, col(_BELOW.id) == UnitPath.descendant_id)
        .where(
            col(UnitPath.ancestor_id).in_(ids),
            col(UnitPath.depth) == 1,
            trees.on(as_of),
            col(_BELOW.kind) == col(_ABOVE.kind),
            col(_BELOW.closed_on).is_not(None),
        )
    )
    for into, *one in merged:
        came.setdefault(into, []).append(Came(*one))
    return came


def held(session: Session, ids: Sequence[int]) -> dict[int, Any]:
    """The count of each of any number of units that holds today."""
    today = clock.today()
    found: dict[int, Any] = {}
    for start in range(0, len(ids), CHUNK):
        found |= latest(session, ids[start : start + CHUNK], today)
    return found


def terms_of(session: Session, ids: Sequence[int], today: date) -> dict[int, date]:
    """The term of each of any number of units."""
    terms = terms_on(session, today)
    found = dict.fromkeys(ids, terms.usual)
    for start in range(0, len(ids) if terms.own else 0, CHUNK):
        query = core_select(col(Unit.id), terms.of(col(Unit.id))).where(col(Unit.id).in_(ids[start : start + CHUNK]))
        found |= {row[0]: row[1] for row in session.execute(query)}
    return found
