"""The year's grades of branches: what the facts say, criterion by criterion, and what the commune gave."""

from typing import Annotated

from fastapi import Query
from pydantic import Field
from sqlmodel import Session

from api.deps import Caller, UnitWriter
from api.v1.rights import unit_for
from api.v1.routes import routes
from api.v1.shapes import Id, Line, Shape
from models.conversations import Who
from models.grading import Draft, draft, drafts, give_grade
from models.grading_tables import Grade, Of
from models.posts import Right
from models.units import UnitKind, get_unit

router = routes("/gradings", "gradings")

Year = Annotated[int, Field(ge=1930, lt=2100, examples=[2026])]


class GradingsAsked(Shape):
    """Of a branch, or of the branches right below a commune, for a year."""

    unit: Id
    year: Year


class ValueShown(Shape):
    """One criterion: its value in percent or as a number (null: nothing is known), `n` of `m`, points of at most."""

    of: Of
    value: int | None
    n: int
    m: int
    points: int
    at_most: int
    full: int


class GradingShown(Shape):
    """A branch's year: `points` of the `of` that are known, what they come to, and what was given with its reason.

    `drafted` is null where nothing is known (`of` is 0).
    """

    unit_id: Id
    unit: str
    year: int
    values: list[ValueShown]
    points: int
    of: int
    drafted: Grade | None
    given: Grade | None
    reason: str


class Gradings(Shape):
    """The grades of a commune's branches, the best first, or of one branch."""

    year: int
    items: list[GradingShown]


class NewGrade(Shape):
    """The grade that the commune gives; another one than the facts say needs a reason."""

    grade: Grade
    reason: Annotated[Line, Field(max_length=300)] = ""


def _gradings(session: Session, who: Who, asked: GradingsAsked) -> Gradings:
    unit_for(session, who, Right.TOTALS, asked.unit)
    one = get_unit(session, asked.unit).kind == UnitKind.BRANCH
    found = [draft(session, who, asked.unit, asked.year)] if one else drafts(session, who, asked.unit, asked.year)
    return Gradings(year=asked.year, items=[grading_shown(each) for each in found])


def _give(session: Session, who: Who, unit_id: int, year: int, body: NewGrade) -> GradingShown:
    unit_for(session, who, Right.TOTALS, unit_id)
    give_grade(session, who, unit_id, year, body.grade, body.reason)
    return grading_shown(draft(session, who, unit_id, year))


def grading_shown(found: Draft) -> GradingShown:
    """A branch's year as it is given."""
    return GradingShown(
        unit_id=found.unit_id,
        unit=found.unit,
        year=found.year,
        values=[
            ValueShown(
                of=one.criterion.of,
                value=one.value,
                n=one.n,
                m=one.m,
                points=one.points,
                at_most=one.criterion.points,
                full=one.criterion.full,
            )
            for one in found.values
        ],
        points=found.points,
        of=found.of,
        drafted=found.drafted,
        given=found.given,
        reason=found.reason,
    )


@router.get("")
async def list_gradings(client: Caller, asked: Annotated[GradingsAsked, Query()]) -> Gradings:
    """What the facts of a year say of a branch, or of each branch of a commune."""
    return await client.read(_gradings, asked)


@router.put("/{unit_id}/{year}")
async def give_a_grade(client: UnitWriter, unit_id: Id, year: Year, body: NewGrade) -> GradingShown:
    """Give a branch its grade for a year."""
    return await client.write(_give, unit_id, year, body)
