"""The year's grades as a cadre's page shows them: of which branches of each unit below the commune has given one; and
given there, one or all of a list, as she saw them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, func
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from models import clock, trees
from models.conversations import Who
from models.facts import Fact, Refused
from models.grading import Draft, Graded, GradeGiven, GradeNeedsReason, draft, drafts, give_grade, grader
from models.grading_tables import Grade, Holding, table_holding
from models.open_units import closed, lock_units
from models.posts import NotAllowed, Right, post_for
from models.report_drafts_kept import REPORTING
from models.units import Unit, UnitKind, UnitPath, above_ids, get_unit

OFFERED = 4  # years that can be chosen, this one among them
SPRING = 3  # until this month (not included) one speaks of the year before


class GradesGiven(Fact):
    """So many branches of a list have the grade that the figures say."""

    unit: str
    year: str
    count: int


class GradesChangedMeanwhile(Refused):
    """The figures or the grade of a branch are not any more what they were when they were looked at."""

    unit: str


@dataclass(frozen=True)
class Wanted:
    """A grade for a branch, and what she saw when she chose it: by the figures ("" unknown), of a hundred, given."""

    unit_id: int
    grade: Grade
    drafted: str
    percent: int
    given: str


@dataclass(frozen=True)
class GradedBelow:
    """One unit right below a unit above the commune: how many branches it has, and how many of them have a grade."""

    unit_id: int
    name: str
    branches: int
    given: int


@dataclass(frozen=True)
class Grades:
    """A unit's year: its branches, or the units below that have any; by which criteria it is graded itself."""

    branches: tuple[Draft, ...]
    below: tuple[GradedBelow, ...]
    holding: Holding
    grades: bool = False  # she may give them

    @property
    def open(self) -> tuple[Draft, ...]:
        """Those that the figures have a grade for, and the commune has given none."""
        return tuple(one for one in self.branches if one.drafted is not None and one.given is None)

    @property
    def given(self) -> int:
        """How many have their grade."""
        return sum(one.given is not None for one in self.branches) + sum(one.given for one in self.below)

    @property
    def count(self) -> int:
        """How many branches there are."""
        return len(self.branches) + sum(one.branches for one in self.below)


def year_meant() -> int:
    """The year that is spoken of today."""
    today = clock.today()
    return today.year - (today.month < SPRING)


def years() -> list[int]:
    """The years that can be chosen, the latest first."""
    return [clock.today().year - back for back in range(OFFERED)]


def grades(session: Session, who: Who, unit_id: int, year: int) -> Grades:
    """The grades below a unit, or of a branch its own. Raises NotAllowed, NoSuchUnit, NoYearToGrade."""
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    unit, holding = get_unit(session, unit_id), table_holding(session, unit_id, year)
    hers = unit.closed_on is None and _may(session, who, unit_id)
    if unit.kind == UnitKind.BRANCH:
        return Grades((draft(session, who, unit_id, year),), (), holding, hers)
    found = tuple(drafts(session, who, unit_id, year))
    return Grades(found, () if found else _below(session, unit, year), holding, hers)


def _may(session: Session, who: Who, unit_id: int) -> bool:
    try:
        grader(session, who, unit_id)
    except NotAllowed:
        return False
    return True


def wanted_of(found: Draft, grade: Grade) -> Wanted:
    """A grade for a branch as it is seen now."""
    return Wanted(found.unit_id, grade, found.drafted or "", found.percent, found.given or "")


def check_reason(found: Draft, grade: Grade, reason: str) -> None:
    """What giving it would refuse. Raises GradeNeedsReason."""
    if grade is not found.drafted and not reason.strip():
        raise GradeNeedsReason(found.unit, found.drafted or "")


def give_grades(
    session: Session, who: Who, unit_id: int, year: int, wanted: Sequence[Wanted], reason: str = ""
) -> Graded | GradesGiven:
    """Give a branch its grade, or those of a unit's branches theirs: all or none, and only as she saw them.

    The same again is no news. Raises as `give_grade`, or GradesChangedMeanwhile.
    """
    lock_units(session, {*above_ids(session, unit_id), *(one.unit_id for one in wanted)})
    unit = get_unit(session, unit_id)
    if unit.closed_on is not None:
        raise closed(session, unit)
    grader(session, who, unit_id)
    found = {one.unit_id: one for one in grades(session, who, unit_id, year).branches}
    for one in wanted:
        now = found.get(one.unit_id)
        if now is None:
            raise GradesChangedMeanwhile(unit.name)  # it is not here any more
        same = (now.drafted or "", now.percent) == (one.drafted, one.percent)
        if not same or (now.given or "") not in {one.given, one.grade}:
            raise GradesChangedMeanwhile(now.unit)
    given = [give_grade(session, who, one.unit_id, year, one.grade, reason, found[one.unit_id]) for one in wanted]
    return given[0] if unit.kind == UnitKind.BRANCH else GradesGiven(unit.name, str(year), len(given))


def _below(session: Session, unit: Unit, year: int) -> tuple[GradedBelow, ...]:
    """The units right below with open branches under them, and how many of these have a grade of the year."""
    below = trees.children_on(session, unit.id or 0, None)
    units = [one for one in below if one.kind in REPORTING and one.closed_on is None]
    given = select(GradeGiven.unit_id).where(GradeGiven.year == year)
    rows = session.execute(
        core_select(col(UnitPath.ancestor_id), func.count(), func.sum(case((col(Unit.id).in_(given), 1), else_=0)))
        .select_from(UnitPath)
        .join(Unit, col(Unit.id) == UnitPath.descendant_id)
        .where(
            col(UnitPath.ancestor_id).in_([one.id for one in units]),
            trees.on(None),
            col(Unit.kind) == UnitKind.BRANCH,
            col(Unit.closed_on).is_(None),
        )
        .group_by(col(UnitPath.ancestor_id))
    ).all()
    counts = {unit_id: (int(count), int(done or 0)) for unit_id, count, done in rows}
    return tuple(GradedBelow(one.id or 0, one.name, *counts[one.id or 0]) for one in units if one.id in counts)
