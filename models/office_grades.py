"""The year's grades as a cadre's page shows them: of which branches of each unit below the commune has given one."""

from dataclasses import dataclass

from sqlalchemy import case, func
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from models import clock, trees
from models.conversations import Who
from models.grading import Draft, GradeGiven, draft, drafts
from models.grading_tables import Holding, table_holding
from models.posts import Right, post_for
from models.report_drafts_kept import REPORTING
from models.units import Unit, UnitKind, UnitPath, get_unit

OFFERED = 4  # years that can be chosen, this one among them
SPRING = 3  # until this month (not included) one speaks of the year before


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
    if unit.kind == UnitKind.BRANCH:
        return Grades((draft(session, who, unit_id, year),), (), holding)
    found = tuple(drafts(session, who, unit_id, year))
    return Grades(found, () if found else _below(session, unit, year), holding)


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
