"""The yearly grading of branches: points by a table of criteria that a province sets, drafted from facts, confirmed by
the commune; seen by the unit and those above it alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock, shares, trees
from models.audit import did
from models.conversations import Who
from models.cut_offs import cut_offs
from models.db import primary_key, reference
from models.facts import Fact, Refused
from models.grading_facts import Facts, Value, facts_of, grade_of, points_of, tables_of
from models.grading_tables import Grade, Table
from models.open_units import check_open, lock_units
from models.periods import Period, book
from models.posts import Held, NotAllowed, Right, Role, post_for
from models.units import RANK, Unit, UnitKind, above_ids, get_unit

FIRST_YEAR = 2000
_SAID = ("grade", "drafted", "points", "facts", "reason")  # what a grade that is given again says anew


class GradeGiven(SQLModel, table=True):
    """A grade that the commune gave a branch for a year, with the facts of that day; the last one holds."""

    __tablename__ = "grade_given"
    __table_args__ = (Index("ix_grade_given_unit_year", "unit_id", "year"),)
    id: int | None = primary_key()
    unit_id: int = reference("unit.id", index=False)
    year: int
    grade: str
    drafted: str
    points: int
    facts: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    reason: str = ""
    by_person: int = reference("person.id", index=False)
    at: datetime


class Graded(Fact):
    """The branch has this grade for the year."""

    unit: str
    year: str
    grade: str
    points: int
    of: int
    percent: int


class GradeNeedsReason(Refused):
    """The facts say another grade: a different one is given with a reason."""

    unit: str
    drafted: str


class NoYearToGrade(Refused):
    """A year to come, or one from before there was anything to grade."""

    year: str


@dataclass(frozen=True)
class Draft:
    """What the facts say of a branch in a year (`drafted` None: nothing is known), and what the commune gave.

    `points` of the `of` that are known.
    """

    unit_id: int
    unit: str
    year: int
    values: tuple[Value, ...]
    points: int
    of: int
    drafted: Grade | None
    given: Grade | None = None
    reason: str = ""

    @property
    def percent(self) -> int:
        """The points of a hundred, over what is known."""
        return shares.percent(self.points, self.of) or 0


def year_of(session: Session, unit_id: int, year: int) -> Period:
    """The year of the unit's books. Raises NoYearToGrade."""
    check_year(year)
    return book("year", year, cut_off=cut_offs(session, unit_id))


def check_year(year: int) -> None:
    """Raise NoYearToGrade."""
    if not FIRST_YEAR <= year <= clock.today().year:
        raise NoYearToGrade(str(year))


def draft(session: Session, who: Who | None, unit_id: int, year: int) -> Draft:
    """One branch's, for whoever holds a post with figures over it. Raises NotAllowed, NoYearToGrade."""
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, unit_id)
    unit = get_unit(session, unit_id)
    check_year(year)
    if unit.kind != UnitKind.BRANCH:
        raise NotAllowed
    return _drafts(session, [unit], year)[0]


def drafts(session: Session, who: Who | None, unit_id: int, year: int) -> list[Draft]:
    """Those of the open branches right below a commune (a unit above has none of its own), the best first."""
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, unit_id)
    check_year(year)
    below = trees.children_on(session, unit_id, trees.day_for(get_unit(session, unit_id), None))
    branches = [unit for unit in below if unit.kind == UnitKind.BRANCH and unit.closed_on is None]
    return sorted(_drafts(session, branches, year), key=lambda one: (-one.percent, one.unit))


def _drafts(session: Session, units: Sequence[Unit], year: int) -> list[Draft]:
    facts, tables = facts_of(session, units, year), tables_of(session, units, year)
    given = _given(session, [unit.id or 0 for unit in units], year)
    return [draft_of(unit, year, tables[unit.id or 0], facts[unit.id or 0], given.get(unit.id or 0)) for unit in units]


def draft_of(unit: Unit, year: int, table: Table, facts: Facts, kept: GradeGiven | None = None) -> Draft:
    """What the facts of a branch come to by a table, beside what was given."""
    found = points_of(table, facts)
    return Draft(
        unit.id or 0,
        unit.name,
        year,
        found.values,
        found.points,
        found.of,
        grade_of(table, found),
        Grade(kept.grade) if kept is not None else None,
        kept.reason if kept is not None else "",
    )


def _given(session: Session, unit_ids: Sequence[int], year: int) -> dict[int, GradeGiven]:
    query = select(GradeGiven).where(col(GradeGiven.unit_id).in_(unit_ids), GradeGiven.year == year)
    return {row.unit_id: row for row in session.exec(query.order_by(col(GradeGiven.id))).all()}


def grader(session: Session, who: Who, unit_id: int) -> Held:
    """The post by which she grades a branch, or those of a commune. Raises NotAllowed."""
    held = post_for(session, who.person_id, Right.UNITS, unit_id)
    if held.role is not Role.CADRE or RANK[UnitKind(held.unit_kind)] >= RANK[UnitKind.BRANCH]:
        raise NotAllowed  # nobody grades herself
    return held


def give_grade(
    session: Session, who: Who, unit_id: int, year: int, grade: Grade, reason: str = "", found: Draft | None = None
) -> Graded:
    """The commune (or a unit above) gives a branch its grade; the same again is no news. `found` is its draft, where
    the units are locked and it was looked up.

    Raises NotAllowed, UnitClosed, NoYearToGrade or GradeNeedsReason.
    """
    if found is None:
        lock_units(session, above_ids(session, unit_id))  # whoever changes their criteria comes before, or after
    held = grader(session, who, unit_id)
    check_open(session, get_unit(session, unit_id))
    found, reason = found or draft(session, who, unit_id, year), reason.strip()[:200]
    if grade is not found.drafted and not reason:
        raise GradeNeedsReason(found.unit, found.drafted or "")
    new = GradeGiven(
        unit_id=unit_id,
        year=year,
        grade=grade,
        drafted=found.drafted or "",
        points=found.percent,
        facts=[[one.criterion.of.value, one.value, one.n, one.m, one.points] for one in found.values],
        reason=reason,
        by_person=held.person_id,
        at=clock.now(),
    )
    before = _given(session, [unit_id], year).get(unit_id)
    if before is None or any(getattr(before, name) != getattr(new, name) for name in _SAID):
        session.add(new)
        did(session, held.person_id, unit_id, "grade", year=year, grade=grade, drafted=new.drafted)
        session.flush()
    return Graded(found.unit, str(year), grade, found.points, found.of, found.percent)
