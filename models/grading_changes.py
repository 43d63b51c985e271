"""The table of criteria is changed from a year on: what that does to grades is seen first; years before keep theirs."""

import json
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from sqlmodel import Session, col, func, select

from models import clock
from models.audit import did
from models.conversations import Who
from models.facts import Fact, Refused
from models.grading import FIRST_YEAR, GradeGiven, NoYearToGrade
from models.grading_facts import Facts, drafted, facts_of
from models.grading_tables import NAME, USUAL, Grade, Table, as_setting, held_from, holds_from, read_table, table_of
from models.inherited import having, own_at
from models.posts import NotAllowed, Right, Role, posts_of
from models.units import ABOVE_COMMUNE, Unit, UnitKind, above_ids, ancestors, get_unit
from models.versions import at

_ORDER = list(Grade)


class GradingTableSet(Fact):
    """The criteria hold from a year on for the unit and those below it."""

    unit: str
    year: str


class YearGraded(Refused):
    """Grades of that year were given by the criteria of then."""

    unit: str
    year: str


class CriteriaChangedMeanwhile(Refused):
    """They are not any more what they were when they were looked at."""

    unit: str


class BadTable(Refused):
    """Points and lines that are no table of criteria."""


@dataclass(frozen=True)
class TableSeen:
    """What other criteria would do: of so many `branches`, by the facts of `counted_in`, how many have a `better` or
    `worse` grade; `given` of them have one already, which stays; `own` units below have criteria of their own.

    `moves` has (grade now, grade then, branches).
    """

    unit_id: int
    unit: str
    year: int
    counted_in: int
    was: Table
    table: Table
    branches: int
    better: int
    worse: int
    given: int
    own: int
    moves: tuple[tuple[Grade, Grade, int], ...]


def may_set_table(session: Session, who: Who | None, unit_id: int, year: int = 0) -> bool:
    """A cadre above the commune over what lies below her; a commune's where nobody above it has any from the year on.

    `year` is the one from which hers would hold (0: this one).
    """
    if who is None:
        return True
    unit, above = get_unit(session, unit_id), above_ids(session, unit_id)
    held = [one for one in posts_of(session, who.person_id) if one.unit_id in above]
    if not any(one.role is Role.CADRE and Right.UNITS in one.rights for one in held):
        return False
    if unit.kind in ABOVE_COMMUNE:
        return True
    from_year = str(year or clock.today().year)
    set_above = (held_from(one.settings.get(NAME), from_year) for one in ancestors(session, unit_id)[1:])
    return unit.kind == UnitKind.COMMUNE and not any(set_above)


def years_for(session: Session, who: Who | None, unit_id: int) -> list[int]:
    """The years from which she may set a table of the unit, the default first; none where it is not hers to set."""
    return [year for year in years_offered(session, unit_id) if may_set_table(session, who, unit_id, year)]


def years_offered(session: Session, unit_id: int) -> list[int]:
    """The years from which a change may hold: this one, the next, and the last where no grade of it was given."""
    this = clock.today().year
    return [this, this + 1, *([] if _given(session, unit_id, this - 1) else [this - 1])]


def look_at_table(
    session: Session, who: Who | None, unit_id: int, table: Table | None, year: int = 0, seen: str = ""
) -> TableSeen:
    """What a table (None: that of the unit above) would change from a year on (0: this one). Nothing is written.

    `seen` is the `mark_of` the table that it was made from. Raises NotAllowed, NoSuchUnit, NoYearToGrade, YearGraded,
    BadTable, CriteriaChangedMeanwhile.
    """
    year = _checked(session, who, unit_id, year)
    if seen and seen != mark_of(session, unit_id):
        raise CriteriaChangedMeanwhile(get_unit(session, unit_id).name)
    unit, was = get_unit(session, unit_id), table_of(session, unit_id, year)
    new = _read(table) if table is not None else _above(session, unit_id, year)
    counted_in = min(year, clock.today().year)
    moves: Counter[tuple[Grade, Grade]] = Counter()
    found = _facts(session, unit_id, year, counted_in)
    for facts in found.values():
        old, then = drafted(was, facts), drafted(new, facts)
        if old is not None and then is not None and old is not then:  # of whom nothing is known has no grade yet
            moves[old, then] += 1
    better = sum(count for (old, then), count in moves.items() if _ORDER.index(then) < _ORDER.index(old))
    return TableSeen(
        unit_id,
        unit.name,
        year,
        counted_in,
        was,
        new,
        len(found),
        better,
        sum(moves.values()) - better,
        _given(session, unit_id, year),
        len(own_at(session, unit_id, NAME, str(year))),
        tuple((old, then, count) for (old, then), count in sorted(moves.items(), key=lambda one: -one[1])),
    )


def change_table(
    session: Session, who: Who | None, unit_id: int, table: Table | None, year: int = 0, seen: str = ""
) -> GradingTableSet:
    """From a year on branches are graded by this table. `seen` is the `mark_of` what she looked at ("": she did not).

    Raises as `look_at_table`.
    """
    unit = session.get_one(Unit, unit_id, with_for_update=True, populate_existing=True)
    year = _checked(session, who, unit_id, year)
    before, new = unit.settings.get(NAME), None if table is None else as_setting(_read(table))
    stored = holds_from(before, new, year)
    if stored != before:  # the same again is no news, whatever she has seen
        if seen and seen != mark_of(session, unit_id):
            raise CriteriaChangedMeanwhile(unit.name)
        kept = {key: one for key, one in unit.settings.items() if key != NAME}
        unit.settings = kept if stored is None else {**kept, NAME: stored}
        session.add(unit)
        by = None if who is None else who.person_id
        did(session, by, unit_id, "setting", name=NAME, old=before, new=new, since=str(year))
    session.flush()
    return GradingTableSet(unit.name, str(year))


def mark_of(session: Session, unit_id: int) -> str:
    """What a unit and those above it have set, as a mark that changes with it."""
    kept = [(one.id, one.settings[NAME]) for one in ancestors(session, unit_id) if NAME in one.settings]
    return sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:12]


def _checked(session: Session, who: Who | None, unit_id: int, year: int) -> int:
    this = clock.today().year
    year = year or this
    if not may_set_table(session, who, unit_id, year):
        raise NotAllowed
    if not max(FIRST_YEAR, this - 1) <= year <= this + 1:
        raise NoYearToGrade(str(year))
    if year < this and _given(session, unit_id, year):
        raise YearGraded(get_unit(session, unit_id).name, str(year))
    return year


def _read(table: Table) -> Table:
    try:
        return read_table(as_setting(table))
    except ValueError:
        raise BadTable from None


def _above(session: Session, unit_id: int, year: int) -> Table:
    kept = at([one.settings[NAME] for one in ancestors(session, unit_id)[1:] if NAME in one.settings], str(year))
    return USUAL if kept is None else read_table(kept)


def _given(session: Session, unit_id: int, year: int) -> int:
    """How many branches that are graded in a year by what is set here have their grade of it."""
    which = col(GradeGiven.unit_id).in_(having(session, unit_id, NAME, str(year)))
    return session.exec(
        select(func.count(col(GradeGiven.unit_id).distinct())).where(which, GradeGiven.year == year)
    ).one()


def _facts(session: Session, unit_id: int, year: int, counted_in: int) -> dict[int, Facts]:
    """What the branches that are graded in a year by what is set here are graded by, of another year at most."""
    units = session.exec(
        select(Unit).where(
            col(Unit.id).in_(having(session, unit_id, NAME, str(year))),
            Unit.kind == UnitKind.BRANCH,
            col(Unit.closed_on).is_(None),
        )
    ).all()
    return facts_of(session, units, counted_in)
