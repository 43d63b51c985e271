"""The criteria by which branches are graded: what holds in a year and who set it; a change, looked at first."""

from typing import Annotated

from fastapi import Query
from pydantic import Field
from sqlmodel import Session

from api.deps import Caller, UnitWriter
from api.v1.gradings import Year
from api.v1.rights import unit_for
from api.v1.routes import routes
from api.v1.shapes import Id, Line, Shape
from models.conversations import Who
from models.grading_changes import BadTable, change_table, look_at_table, mark_of, years_for
from models.grading_tables import Grade, Of, Table, as_setting, read_table, table_holding
from models.posts import Right
from models.units import get_unit

router = routes("/gradings/criteria", "gradings")

Percent = Annotated[int, Field(ge=1, le=100)]


class Criterion(Shape):
    """So many points where the value (a percentage, or a number) reaches `full`, in proportion below it."""

    of: Of
    points: Annotated[int, Field(ge=1, le=100)]
    full: Annotated[int, Field(ge=1, le=1000)]


class Criteria(Shape):
    """Each criterion once; and from how many points of a hundred on which grade is given."""

    criteria: Annotated[list[Criterion], Field(min_length=1, max_length=len(Of))]
    excellent: Percent = 90
    good: Percent = 70
    average: Percent = 50

    @property
    def table(self) -> Table:
        """As the rules take it. Raises BadTable."""
        try:
            return read_table({**self.model_dump(), "criteria": [(c.of, c.points, c.full) for c in self.criteria]})
        except ValueError:
            raise BadTable from None


class CriteriaAsked(Shape):
    """Of which unit, in which year."""

    unit: Id
    year: Year


class CriteriaShown(Shape):
    """The table that holds. `of` is the unit that has set it, `since` the year from which it has.

    `of` is "" where nobody has set any, and `since` null where it has always held. `own`: it is this unit's. Of the
    `years` a change may hold from (none: it is not this post's), the first is meant if nothing is said. `mark` is what
    a change takes as `seen`.
    """

    unit_id: Id
    unit: str
    year: int
    table: Criteria
    of: str
    own: bool
    since: int | None
    years: list[int]
    mark: str


class NewCriteria(Shape):
    """Other criteria (null: those of the unit above), from a year on (this one). Years before keep theirs."""

    unit_id: Id
    table: Criteria | None
    year: Year | None = None
    seen: Annotated[Line, Field(max_length=40, description="`mark` of what was looked at.")] = ""


class GradesMoved(Shape):
    """So many branches that would go from one grade to another."""

    was: Grade
    then: Grade
    branches: int


class CriteriaPreview(Shape):
    """What it would do, with nothing written, by the facts of `counted_in`: of so many `branches`.

    Grades that were `given` stay; `own` units below have criteria of their own. Send `mark` as `seen` when you do it.
    """

    unit_id: Id
    unit: str
    year: int
    counted_in: int
    was: Criteria
    table: Criteria
    branches: int
    better: int
    worse: int
    given: int
    own: int
    moves: list[GradesMoved]
    mark: str


def _given(table: Table) -> Criteria:
    kept = as_setting(table)
    rows = [Criterion(of=one.of, points=one.points, full=one.full) for one in table.criteria]
    return Criteria.model_validate({**kept, "criteria": rows})


def _criteria(session: Session, who: Who, asked: CriteriaAsked) -> CriteriaShown:
    unit_for(session, who, Right.TOTALS, asked.unit)
    return _holding(session, who, asked.unit, asked.year)


def _holding(session: Session, who: Who, unit_id: int, year: int) -> CriteriaShown:
    held = table_holding(session, unit_id, year)
    return CriteriaShown(
        unit_id=unit_id,
        unit=get_unit(session, unit_id).name,
        year=year,
        table=_given(held.table),
        of=held.unit.name if held.unit is not None else "",
        own=held.unit is not None and held.unit.id == unit_id,
        since=int(held.since) if held.since else None,
        years=years_for(session, who, unit_id),
        mark=mark_of(session, unit_id),
    )


def _preview(session: Session, who: Who, body: NewCriteria) -> CriteriaPreview:
    unit_for(session, who, Right.UNITS, body.unit_id)
    table = None if body.table is None else body.table.table
    seen = look_at_table(session, who, body.unit_id, table, body.year or 0, body.seen)
    return CriteriaPreview(
        unit_id=seen.unit_id,
        unit=seen.unit,
        year=seen.year,
        counted_in=seen.counted_in,
        was=_given(seen.was),
        table=_given(seen.table),
        branches=seen.branches,
        better=seen.better,
        worse=seen.worse,
        given=seen.given,
        own=seen.own,
        moves=[GradesMoved(was=was, then=then, branches=branches) for was, then, branches in seen.moves],
        mark=mark_of(session, body.unit_id),
    )


def _change(session: Session, who: Who, body: NewCriteria) -> CriteriaShown:
    unit_for(session, who, Right.UNITS, body.unit_id)
    table = None if body.table is None else body.table.table
    done = change_table(session, who, body.unit_id, table, body.year or 0, body.seen)
    return _holding(session, who, body.unit_id, int(done.year))


@router.get("")
async def get_criteria(client: Caller, asked: Annotated[CriteriaAsked, Query()]) -> CriteriaShown:
    """The criteria that hold for a unit in a year, who set them, and from which year on."""
    return await client.read(_criteria, asked)


@router.post("/preview")
async def preview_criteria(client: UnitWriter, body: NewCriteria) -> CriteriaPreview:
    """How many branches would get another grade by other criteria."""
    return await client.read(_preview, body)


@router.put("")
async def change_criteria(client: UnitWriter, body: NewCriteria) -> CriteriaShown:
    """Give a unit criteria of its own from a year on, or (null) those of the unit above again."""
    return await client.write(_change, body)
