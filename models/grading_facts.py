"""What branches are graded by: the facts of a year of each one's own books, and the table that holds for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models import clock, figures, shares, trees
from models.cut_offs import composed
from models.figures import Attended
from models.gathering import Gathered
from models.grading_tables import NAME, USUAL, Criterion, Grade, Of, Table, read_table
from models.inherited import stored_for
from models.member_counts import Joined, Members, OfPeriod, below_each
from models.member_figures import members_of
from models.periods import DAY, Period, book
from models.report_drafts_standing import in_time
from models.units import Unit, UnitKind, UnitPath
from models.versions import at
from models.women_places import in_places


@dataclass(frozen=True)
class Facts:
    """What a branch's year is graded by."""

    attended: Attended
    gathered: Gathered
    new: int
    reports: tuple[int, int] = (0, 0)  # in time, and due
    beside: int = 0  # meetings of branches that were merged into it, beside those of the one that met most


@dataclass(frozen=True)
class Value:
    """One criterion's value and points. `n` of `m` (m 0: a mere number); `value` None: nothing is known yet."""

    criterion: Criterion
    value: int | None
    points: int
    n: int
    m: int


@dataclass(frozen=True)
class Points:
    """The criteria's values, and the points of the `of` that can be had of what is known."""

    values: tuple[Value, ...]
    points: int
    of: int

    @property
    def percent(self) -> int:
        """The points of a hundred, over what is known."""
        return shares.percent(self.points, self.of) or 0


def facts_of(session: Session, units: Sequence[Unit], year: int) -> dict[int, Facts]:
    """The facts of any number of branches, each by the year of its own books; of a closed one until its last day."""
    stored = stored_for(session, [unit.id for unit in units], ("cut_off",))
    alike: dict[tuple[Period, date | None], list[Unit]] = {}
    for unit in units:
        period = book("year", year, cut_off=composed(stored[unit.id or 0]["cut_off"]))
        alike.setdefault((period, unit.closed_on), []).append(unit)
    found: dict[int, Facts] = {}
    for (period, _closed), those in alike.items():
        found |= _facts(session, those, period)
    return found


def _facts(session: Session, units: Sequence[Unit], period: Period) -> dict[int, Facts]:
    """Those of branches whose books have the same year, and which closed on the same day or not at all."""
    ids, one = [unit.id or 0 for unit in units], units[0]
    start, end, as_of = period.start, period.end, trees.day_for(one, None)
    last = trees.last_day(one, min(end - DAY, clock.today()))
    until = end if one.closed_on is None else min(end, one.closed_on)  # not whom its end took elsewhere
    met, places = figures.of_units(session, None, ids, start, end), in_places(session, ids, last, as_of)
    members = members_of(session, list(places), last, as_of=as_of)
    beside = _beside(session, ids, start, end) if as_of is None else {}
    new, reported = below_each(session, ids, as_of, OfPeriod(start, until)), in_time(session, ids, start, end)
    rates = {
        unit_id: Gathered(members.get(unit_id, Members()).members, place.women) for unit_id, place in places.items()
    }
    return {
        unit_id: Facts(
            met[unit_id],
            rates.get(unit_id, Gathered()),
            new.get(unit_id, Joined()).joined,
            reported.get(unit_id, (0, 0)),
            beside.get(unit_id, 0),
        )
        for unit_id in ids
    }


def _beside(session: Session, unit_ids: Sequence[int], start: date, end: date) -> dict[int, int]:
    """Of branches into which others were merged: how many of their meetings no woman could have gone to besides hers,
    so that two halves that met twice each have not met four times."""
    half, found = aliased(Unit), dict[int, list[int]]()
    above = list(unit_ids)
    while above:  # a half may be of two halves itself, merged earlier in the year
        merged = (
            select(UnitPath.ancestor_id, half.id)
            .join(half, col(half.id) == UnitPath.descendant_id)
            .where(
                col(UnitPath.ancestor_id).in_(above),
                UnitPath.depth == 1,
                trees.on(None),
                half.kind == UnitKind.BRANCH,
                col(half.closed_on) > start,
            )
        )
        rows = session.exec(merged).all()
        for unit_id, half_id in rows:
            found.setdefault(unit_id, []).append(half_id or 0)
        above = [half_id or 0 for _unit_id, half_id in rows]
    met = figures.of_units(session, None, [one for halves in found.values() for one in halves], start, end)

    def beside(unit_id: int) -> int:
        """Of all meetings below a branch, those that were beside others."""
        halves = {half_id: met[half_id].meetings for half_id in found.get(unit_id, [])}
        most = max((all_ - beside(half_id) for half_id, all_ in halves.items()), default=0)
        return sum(halves.values()) - most

    return {unit_id: beside(unit_id) for unit_id in unit_ids if unit_id in found}


def tables_of(session: Session, units: Sequence[Unit], year: int) -> dict[int, Table]:
    """The table that holds for each of some units in a year."""
    stored = stored_for(session, [unit.id for unit in units], (NAME,))
    held = {unit_id: at(kept[NAME], str(year)) for unit_id, kept in stored.items()}
    return {unit_id: USUAL if kept is None else read_table(kept) for unit_id, kept in held.items()}


def drafted(table: Table, facts: Facts) -> Grade | None:
    """The grade that a table gives for these facts; None where nothing of it is known."""
    return grade_of(table, points_of(table, facts))


def grade_of(table: Table, found: Points) -> Grade | None:
    """The same where the points are known."""
    return table.grade(found.percent) if found.of else None


def points_of(table: Table, facts: Facts) -> Points:
    """What facts come to by a table."""
    values = tuple(_value(criterion, facts) for criterion in table.criteria)
    known = [one for one in values if one.value is not None]
    return Points(values, sum(one.points for one in known), sum(one.criterion.points for one in known))


def _value(criterion: Criterion, facts: Facts) -> Value:
    met, of = facts.attended, criterion.of
    n, m, value = {
        Of.ATTENDANCE: (met.present, met.expected, met.percent),
        Of.MEETINGS: (met.meetings - facts.beside, 0, met.meetings - facts.beside),
        Of.ROLLS: (met.with_roll, met.meetings, shares.percent(met.with_roll, met.meetings)),
        Of.GATHERING: (facts.gathered.members, facts.gathered.women, facts.gathered.percent),
        Of.NEW: (facts.new, 0, facts.new),
        Of.REPORTS: (*facts.reports, shares.percent(*facts.reports)),
    }[of]
    points = 0 if value is None else round(criterion.points * min(1, value / criterion.full))
    return Value(criterion, value, points, n, m)
