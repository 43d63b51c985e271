"""The yearly grading of branches: points by a table of criteria that a province sets, drafted from facts, confirmed by
the commune; seen by the unit and those above it alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock, shares
from models.audit import did
from models.conversations import Who
from models.cut_offs import cut_offs
from models.db import primary_key, reference
from models.facts import Fact, Refused
from models.figures import Attended, attendance
from models.gathering import Gathered, gathering
from models.grading_tables import Criterion, Grade, Of, Table, table_of
from models.member_figures import joined
from models.periods import DAY, Period, book
from models.posts import NotAllowed, Right, Role, post_for
from models.report_drafts_standing import in_time
from models.units import RANK, Unit, UnitKind, get_unit

FIRST_YEAR = 2000


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


class GradeNeedsReason(Refused):
    """The facts say another grade: a different one is given with a reason."""

    unit: str
    drafted: str


class NoYearToGrade(Refused):
    """A year to come, or one from before there was anything to grade."""

    year: str


@dataclass(frozen=True)
class Value:
    """One criterion's value and points. `n` of `m` (m 0: a mere number); `value` None: nothing is known yet."""

    criterion: Criterion
    value: int | None
    points: int
    n: int
    m: int


@dataclass(frozen=True)
class Draft:
    """What the facts say of a branch in a year, and what the commune gave. `points` of the `of` that are known."""

    unit_id: int
    unit: str
    year: int
    values: tuple[Value, ...]
    points: int
    of: int
    drafted: Grade
    given: Grade | None = None
    reason: str = ""

    @property
    def percent(self) -> int:
        """The points of a hundred, over what is known."""
        return shares.percent(self.points, self.of) or 0


def year_of(session: Session, unit_id: int, year: int) -> Period:
    """The year of the unit's books. Raises NoYearToGrade."""
    if not FIRST_YEAR <= year <= clock.today().year:
        raise NoYearToGrade(str(year))
    return book("year", year, cut_off=cut_offs(session, unit_id))


def draft(session: Session, who: Who | None, unit_id: int, year: int) -> Draft:
    """One branch's, for whoever holds a post with figures over it. Raises NotAllowed, NoYearToGrade."""
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, unit_id)
    unit, period = get_unit(session, unit_id), year_of(session, unit_id, year)
    if unit.kind != UnitKind.BRANCH:
        raise NotAllowed
    last = min(period.end - DAY, clock.today())
    facts = Facts(
        attendance(session, None, unit_id, period.start, period.end).total,
        gathering(session, None, unit_id, last).total,
        joined(session, None, unit_id, period.start, period.end).total.joined,
        in_time(session, [unit_id], period.start, period.end).get(unit_id, (0, 0)),
    )
    return _draft(session, unit, year, table_of(session, unit_id, year), facts, _given(session, [unit_id], year))


def drafts(session: Session, who: Who | None, unit_id: int, year: int) -> list[Draft]:
    """Those of the open branches right below a commune (a unit above has none of its own), the best first."""
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, unit_id)
    period, table = year_of(session, unit_id, year), table_of(session, unit_id, year)
    last = min(period.end - DAY, clock.today())
    met = {part.unit_id: part.attended for part in attendance(session, None, unit_id, period.start, period.end).parts}
    rates = {part.unit_id: part.gathered for part in gathering(session, None, unit_id, last).parts}
    new = {part.unit_id: part.figures.joined for part in joined(session, None, unit_id, period.start, period.end).parts}
    found = session.exec(select(Unit).where(col(Unit.id).in_(list(met)), Unit.kind == UnitKind.BRANCH)).all()
    branches = [unit for unit in found if unit.closed_on is None]
    ids = [unit.id or 0 for unit in branches]
    given, reported = _given(session, ids, year), in_time(session, ids, period.start, period.end)
    made = [
        _draft(
            session,
            unit,
            year,
            table_of(session, unit.id or 0, year) if "grading" in unit.settings else table,
            Facts(
                met[unit.id or 0],
                rates.get(unit.id or 0, Gathered()),
                new.get(unit.id or 0, 0),
                reported.get(unit.id or 0, (0, 0)),
            ),
            given,
        )
        for unit in branches
    ]
    return sorted(made, key=lambda one: (-one.percent, one.unit))


@dataclass(frozen=True)
class Facts:
    """What a branch's year is graded by."""

    attended: Attended
    gathered: Gathered
    new: int
    reports: tuple[int, int] = (0, 0)  # in time, and due


def _draft(
    session: Session, unit: Unit, year: int, table: Table, facts: Facts, given: Mapping[int, GradeGiven]
) -> Draft:
    values, points, of = _points(table, facts)
    kept = given.get(unit.id or 0)
    return Draft(
        unit.id or 0,
        unit.name,
        year,
        values,
        points,
        of,
        table.grade(shares.percent(points, of) or 0),
        Grade(kept.grade) if kept is not None else None,
        kept.reason if kept is not None else "",
    )


def drafted(table: Table, facts: Facts) -> Grade:
    """The grade that a table gives for these facts."""
    _values, points, of = _points(table, facts)
    return table.grade(shares.percent(points, of) or 0)


def _points(table: Table, facts: Facts) -> tuple[tuple[Value, ...], int, int]:
    """The criteria's values, the points, and how many can be had of what is known."""
    values = tuple(_value(criterion, facts) for criterion in table.criteria)
    known = [one for one in values if one.value is not None]
    return values, sum(one.points for one in known), sum(one.criterion.points for one in known)


def _value(criterion: Criterion, facts: Facts) -> Value:
    met, of = facts.attended, criterion.of
    n, m, value = {
        Of.ATTENDANCE: (met.present, met.expected, met.percent),
        Of.MEETINGS: (met.meetings, 0, met.meetings),
        Of.ROLLS: (met.with_roll, met.meetings, shares.percent(met.with_roll, met.meetings)),
        Of.GATHERING: (facts.gathered.members, facts.gathered.women, facts.gathered.percent),
        Of.NEW: (facts.new, 0, facts.new),
        Of.REPORTS: (*facts.reports, shares.percent(*facts.reports)),
    }[of]
    points = 0 if value is None else round(criterion.points * min(1, value / criterion.full))
    return Value(criterion, value, points, n, m)


def _given(session: Session, unit_ids: Sequence[int], year: int) -> dict[int, GradeGiven]:
    query = select(GradeGiven).where(col(GradeGiven.unit_id).in_(unit_ids), GradeGiven.year == year)
    return {row.unit_id: row for row in session.exec(query.order_by(col(GradeGiven.id))).all()}


def give_grade(session: Session, who: Who, unit_id: int, year: int, grade: Grade, reason: str = "") -> Graded:
    """The commune (or a unit above) gives a branch its grade. Raises NotAllowed, NoYearToGrade or GradeNeedsReason."""
    held = post_for(session, who.person_id, Right.UNITS, unit_id)
    if held.role is not Role.CADRE or RANK[UnitKind(held.unit_kind)] >= RANK[UnitKind.BRANCH]:
        raise NotAllowed  # nobody grades herself
    found = draft(session, who, unit_id, year)
    if grade is not found.drafted and not reason.strip():
        raise GradeNeedsReason(found.unit, found.drafted)
    session.add(
        GradeGiven(
            unit_id=unit_id,
            year=year,
            grade=grade,
            drafted=found.drafted,
            points=found.percent,
            facts=[[one.criterion.of.value, one.value, one.n, one.m, one.points] for one in found.values],
            reason=reason.strip()[:200],
            by_person=held.person_id,
            at=clock.now(),
        )
    )
    did(session, held.person_id, unit_id, "grade", year=year, grade=grade, drafted=found.drafted)
    session.flush()
    return Graded(found.unit, str(year), grade, found.percent)
