"""What branches are graded by: the facts of a year of each one's own books, and the table that holds for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select as core_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

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

Halves = dict[int, list[tuple[int, date]]]  # of a branch: those that were merged into it, and when each ended


@dataclass(frozen=True)
class Facts:
    """What a branch's year is graded by."""

    attended: Attended
    gathered: Gathered
    new: int
    reports: tuple[int, int] = (0, 0)  # in time, and due; those of branches that were merged into it, too
    beside: int = 0  # meetings of branches that were merged into it, beside those of the one that met most
    of_halves: bool = False  # some of the reports are theirs


@dataclass(frozen=True)
class Value:
    """One criterion's value and points. `n` of `m` (m 0: a mere number); `value` None: nothing is known yet.

    `merged`: "most", it is of the one that met most of the branches that were merged; "all", of all of them; else "".
    """

    criterion: Criterion
    value: int | None
    points: int
    n: int
    m: int
    merged: str = ""


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
    halves = _halves(session, ids, start) if as_of is None else {}
    beside = _beside(session, halves, start, end)
    new, reported = below_each(session, ids, as_of, OfPeriod(start, until)), in_time(session, ids, start, until)
    theirs = _reports_of(session, halves, start, end)
    rates = {
        unit_id: Gathered(members.get(unit_id, Members()).members, place.women) for unit_id, place in places.items()
    }
    return {
        unit_id: Facts(
            met[unit_id],
            rates.get(unit_id, Gathered()),
            new.get(unit_id, Joined()).joined,
            _add(reported.get(unit_id, (0, 0)), theirs.get(unit_id, (0, 0))),
            beside.get(unit_id, 0),
            unit_id in theirs,
        )
        for unit_id in ids
    }


def _add(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


def _halves(session: Session, unit_ids: Sequence[int], start: date) -> Halves:
    """The branches that were merged into some since a day, and on which one each ended; into these, too."""
    half, found = aliased(Unit), Halves()
    above = list(unit_ids)
    while above:  # a half may be of two halves itself, merged earlier in the year
        merged = (
            core_select(col(UnitPath.ancestor_id), col(half.id), col(half.closed_on))
            .join(half, col(half.id) == UnitPath.descendant_id)
            .where(
                col(UnitPath.ancestor_id).in_(above),
                col(UnitPath.depth) == 1,
                trees.on(None),
                col(half.kind) == UnitKind.BRANCH,
                col(half.closed_on) > start,
            )
        )
        rows = session.execute(merged).all()
        for unit_id, half_id, closed_on in rows:
            found.setdefault(unit_id, []).append((half_id, closed_on))
        above = [half_id for _unit_id, half_id, _closed_on in rows]
    return found


def _beside(session: Session, halves: Halves, start: date, end: date) -> dict[int, int]:
    """Of branches into which others were merged: how many of their meetings no woman could have gone to besides hers,
    so that two halves that met twice each have not met four times."""
    met = figures.of_units(session, None, [one for those in halves.values() for one, _day in those], start, end)

    def beside(unit_id: int) -> int:
        """Of all meetings below a branch, those that were beside others."""
        those = {half_id: met[half_id].meetings for half_id, _day in halves.get(unit_id, ())}
        most = max((all_ - beside(half_id) for half_id, all_ in those.items()), default=0)
        return sum(those.values()) - most

    return {unit_id: beside(unit_id) for unit_id in halves}


def _reports_of(session: Session, halves: Halves, start: date, end: date) -> dict[int, tuple[int, int]]:
    """The reports of branches that were merged into some, in time and due: of books that closed before they ended."""
    ended: dict[date, list[int]] = {}
    for half_id, day in (one for those in halves.values() for one in those):
        ended.setdefault(min(day, end), []).append(half_id)
    own: dict[int, tuple[int, int]] = {}
    for day, ids in ended.items():
        own |= in_time(session, ids, start, day)
    found: dict[int, tuple[int, int]] = {}
    for unit_id in reversed(halves):  # those that were merged first stand last
        for half_id, _day in halves[unit_id]:
            theirs = _add(own.get(half_id, (0, 0)), found.get(half_id, (0, 0)))
            if theirs[1]:
                found[unit_id] = _add(found.get(unit_id, (0, 0)), theirs)
    return found


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
    merged = {Of.MEETINGS: "most" if facts.beside else "", Of.ROLLS: "all" if facts.beside else "",
              Of.REPORTS: "all" if facts.of_halves else ""}.get(of, "")  # fmt: skip
    return Value(criterion, value, points, n, m, merged)
