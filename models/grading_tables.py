"""The table of criteria by which branches are graded: points, and percent of all of them, a province's setting."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from models import clock, shares
from models.units import Unit, ancestors
from models.versions import BEGINNING, holding_from, since_when, versions

NAME = "grading"


class Grade(StrEnum):
    """From the best; what a province calls them is in the texts."""

    EXCELLENT = "excellent"  # hoàn thành xuất sắc
    GOOD = "good"  # hoàn thành tốt (khá)
    AVERAGE = "average"  # hoàn thành (trung bình)
    WEAK = "weak"  # chưa hoàn thành (yếu)


class Of(StrEnum):
    """What can be a criterion, and how its value is counted."""

    ATTENDANCE = "attendance"  # present of expected, percent
    MEETINGS = "meetings"  # meetings held in the year
    ROLLS = "rolls"  # meetings with a roll of those held, percent
    GATHERING = "gathering"  # members of women 18 and over, percent
    NEW = "new"  # new members
    REPORTS = "reports"  # reports confirmed in time of those that were due, percent


@dataclass(frozen=True)
class Criterion:
    """So many points where the value reaches `full`, in proportion below it."""

    of: Of
    points: int
    full: int


@dataclass(frozen=True)
class Table:
    """The criteria, and from how many percent of all their points on which grade is given."""

    criteria: tuple[Criterion, ...]
    excellent: int = 90
    good: int = 70
    average: int = 50

    @property
    def total(self) -> int:
        """All points that can be had; a hundred is usual and need not be."""
        return sum(one.points for one in self.criteria)

    def least(self, percent: int) -> int:
        """The fewest of all points that come to so many percent."""
        return next(one for one in range(self.total + 1) if (shares.percent(one, self.total) or 0) >= percent)

    def grade(self, percent: int) -> Grade:
        """The grade for so many points of a hundred."""
        if percent >= self.excellent:
            return Grade.EXCELLENT
        return Grade.GOOD if percent >= self.good else Grade.AVERAGE if percent >= self.average else Grade.WEAK


# Chosen to begin with; every number is the province's to set. A meeting a quarter is the least that is usual.
USUAL = Table(
    (
        Criterion(Of.ATTENDANCE, 30, 70),
        Criterion(Of.MEETINGS, 20, 4),
        Criterion(Of.ROLLS, 10, 100),
        Criterion(Of.GATHERING, 20, 60),
        Criterion(Of.NEW, 10, 2),
        Criterion(Of.REPORTS, 10, 100),
    )
)


@dataclass(frozen=True)
class Holding:
    """A table that holds, the unit that has set it (None: the usual one), and the year from which it has; "": ever."""

    table: Table
    unit: Unit | None
    since: str


def table_of(session: Session, unit_id: int, year: int = 0) -> Table:
    """The table that holds for a unit in a year (0: this one): its own or that of the nearest above, else the usual."""
    return table_holding(session, unit_id, year).table


def table_holding(session: Session, unit_id: int, year: int = 0) -> Holding:
    """The same with the unit that has set it."""
    time = str(year or clock.today().year)
    for unit in ancestors(session, unit_id):
        since, kept = since_when(unit.settings.get(NAME), time)
        if kept is not None:
            return Holding(read_table(kept), unit, since)
    return Holding(USUAL, None, BEGINNING)


def holds_from(stored: Any, table: Any, year: int = 0) -> Any:
    """What a unit is to store so that a table (as a setting; None: that of above) holds from a year on (0: this)."""
    return holding_from(stored, str(year or clock.today().year), table)


def held_from(stored: Any, year: str) -> bool:
    """Whether a stored setting has a table in a year or in any later one."""
    later = [value for time, value in versions(stored).items() if time > year]
    return any(value is not None for value in (since_when(stored, year)[1], *later))


def read_table(kept: Mapping[str, Any]) -> Table:
    """A setting as a table. Raises ValueError, TypeError or KeyError where it is none."""
    criteria = tuple(Criterion(Of(of), int(points), int(full)) for of, points, full in kept["criteria"])
    lines = [int(kept.get(name, getattr(USUAL, name))) for name in ("excellent", "good", "average")]
    fine = all(1 <= one.points <= 100 and 1 <= one.full <= 1000 for one in criteria)
    once = len({one.of for one in criteria}) == len(criteria)
    if not criteria or not fine or not once or not 100 >= lines[0] > lines[1] > lines[2] > 0:
        raise ValueError("no table of criteria")
    return Table(criteria, *lines)


def is_table(kept: Any) -> bool:
    """Whether a setting can be read."""
    try:
        return bool(read_table(kept))
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def as_setting(table: Table) -> dict[str, Any]:
    """The other way round."""
    criteria = [[one.of.value, one.points, one.full] for one in table.criteria]
    return {"criteria": criteria, "excellent": table.excellent, "good": table.good, "average": table.average}
