"""The year's grades: the branches of a unit with their points, what the commune has given, by which criteria; and one
branch, criterion by criterion."""

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import Response
from sqlmodel import Session

import locales
from api.pages.office import view
from api.pages.office.shell import Here, Visit, an_id, routes, unit_of
from api.pages.office.view import View
from models import office_grades
from models.grading_facts import Value
from models.office_grades import Grades
from models.units import UnitKind

router = routes()


@dataclass(frozen=True)
class Shown:
    """What the page shows; `grades` is None for a group or club, which is not graded."""

    view: View
    year: int
    grades: Grades | None


@router.get("/grades")
async def grades(visit: Visit) -> Response:
    """The branches below a unit, or the units below that have them; of a branch its own grade."""
    return await _page(visit, unit_of(visit))


@router.get("/grades/{unit_id}")
async def grade(visit: Visit, unit_id: str) -> Response:
    """One branch, or one of the units below."""
    return await _page(visit, an_id(unit_id))


async def _page(visit: Here, unit_id: int) -> Response:
    shown = await visit.db.read(_gather, visit, unit_id)
    if shown.grades is None:
        return visit.page("not_here.html", nav="/work", what="grades")
    offered = office_grades.years()
    visit = visit.keeping(unit=visit.asked("unit"), year="" if shown.year == office_grades.year_meant() else shown.year)
    return visit.page(
        "grade.html" if shown.view.kind is UnitKind.BRANCH else "grades.html",
        nav="/work",
        path=f"/grades/{unit_id}",
        view=shown.view,
        shown=shown.grades,
        year=str(shown.year),
        years=[str(one) for one in offered],
        fact=_facts(visit.language),
    )


def _facts(language: str) -> Callable[[Value], str]:
    """A criterion's value in a few words: "70/100 (70%)", "4"."""

    def said(one: Value) -> str:
        if one.value is None:
            return "–"
        n, m = locales.number(language, one.n), locales.number(language, one.m)
        return f"{n}/{m} ({one.value}%)" if one.m else n

    return said


def _gather(session: Session, visit: Here, unit_id: int) -> Shown:
    seen, asked = view.look(session, visit, unit_id), visit.asked("year", 4)
    year = int(asked) if asked in {str(one) for one in office_grades.years()} else office_grades.year_meant()
    if seen.kind in {UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE}:
        return Shown(seen, year, None)
    return Shown(seen, year, office_grades.grades(session, visit.who, unit_id, year))
