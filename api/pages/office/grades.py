"""The year's grades: the branches of a unit with their points, what the commune has given, by which criteria; and one
branch, criterion by criterion. Who grades gives them here: one, or all of a list, seen before it is done."""

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import Response
from sqlmodel import Session

import locales
from api.pages.office import forms, view
from api.pages.office.forms import BadField, Form
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, an_id, routes, unit_of
from api.pages.office.view import View
from models import office_grades
from models.facts import Fact, Refused
from models.grading_facts import Value
from models.grading_tables import Grade
from models.office_grades import Grades, Wanted
from models.posts import NotAllowed
from models.units import UnitKind

router = routes()
NO_FORM = Form({})


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


@router.post("/grades/{unit_id}", dependencies=[FromOurPage])
async def look(visit: Visit, unit_id: str) -> Response:
    """What would be given, to a branch or to all of a list that have none; nothing is written."""
    wanted_id, form = an_id(unit_id), await forms.read(visit.request)
    try:
        shown, wanted = await visit.db.read(_looked, visit, wanted_id, form)
    except NotAllowed:
        raise
    except Refused as refused:
        return await _page(visit, wanted_id, form, refused)
    if not wanted:
        return await _page(visit, wanted_id, form)
    return visit.keeping(unit=visit.asked("unit"), year=_kept(shown.year)).page(
        "grades_seen.html",
        nav="/work",
        path=f"/grades/{wanted_id}",
        view=shown.view,
        shown=shown.grades,
        year=str(shown.year),
        wanted=wanted,
        reason=form.typed("reason", 200),
        written=_written,
    )


@router.post("/grades/{unit_id}/give", dependencies=[FromOurPage])
async def give(visit: Visit, unit_id: str) -> Response:
    """Give what she has seen: all of it or none."""
    wanted_id, form = an_id(unit_id), await forms.read(visit.request)
    try:
        said = await visit.db.write(_give, visit, wanted_id, form)
    except NotAllowed:
        raise
    except Refused as refused:
        return await _page(visit, wanted_id, form, refused)
    here = visit.keeping(unit=visit.asked("unit"), year=_kept(_year(form)))
    return visit.back(here.link(f"/grades/{wanted_id}"), said)


def _looked(session: Session, visit: Here, unit_id: int, form: Form) -> tuple[Shown, list[Wanted]]:
    """The page, and what would be given: her choice for a branch, what the figures say for a list. Raises Refused."""
    shown = _gather(session, visit, unit_id, _year(form))
    if shown.grades is None:
        raise NoSuchPage
    if not shown.grades.grades:
        raise NotAllowed
    if shown.view.kind is not UnitKind.BRANCH:
        return shown, [office_grades.wanted_of(one, one.drafted) for one in shown.grades.open if one.drafted]
    if form.typed("grade", 20) not in set(Grade):
        raise BadField("choice")
    grade, (found,) = Grade(form.typed("grade", 20)), shown.grades.branches
    office_grades.check_reason(found, grade, form.typed("reason", 200))
    return shown, [office_grades.wanted_of(found, grade)]


def _give(session: Session, visit: Here, unit_id: int, form: Form) -> Fact:
    wanted = [_read(one) for one in form.fields.get("wanted", [])]
    if not wanted:
        raise NoSuchPage
    reason = form.typed("reason", 200)
    return office_grades.give_grades(session, visit.who, unit_id, _year(form), wanted, reason)


def _written(one: Wanted) -> str:
    """A grade and what was seen of it, as a form carries it."""
    return f"{one.unit_id}:{one.grade.value}:{one.drafted}:{one.percent}:{one.given}"


def _read(text: str) -> Wanted:
    try:
        unit_id, grade, drafted, percent, given = text[:80].split(":")
        return Wanted(an_id(unit_id), Grade(grade), drafted, int(percent), given)
    except ValueError:
        raise NoSuchPage from None


def _year(form: Form) -> int:
    """The year that a form is about. Raises NoSuchPage."""
    year = form.typed("year", 4)
    if year not in {str(one) for one in office_grades.years()}:
        raise NoSuchPage
    return int(year)


def _kept(year: int) -> str:
    return "" if year == office_grades.year_meant() else str(year)


async def _page(visit: Here, unit_id: int, form: Form = NO_FORM, refused: Refused | None = None) -> Response:
    meant = _year(form) if form.has("year") else 0
    shown = await visit.db.read(_gather, visit, unit_id, meant)
    if shown.grades is None:
        return visit.page("not_here.html", nav="/work", what="grades")
    offered = office_grades.years()
    visit = visit.keeping(unit=visit.asked("unit"), year=_kept(shown.year))
    return visit.page(
        "grade.html" if shown.view.kind is UnitKind.BRANCH else "grades.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/work",
        form=form,
        problem=visit.words(refused) if refused else "",
        all_grades=[one.value for one in Grade],
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
        merged = locales.label(language, "grading-merged", merged=one.merged)
        return f"{n}/{m} ({one.value}%{merged})" if one.m else f"{n}{merged}"

    return said


def _gather(session: Session, visit: Here, unit_id: int, meant: int = 0) -> Shown:
    seen, asked = view.look(session, visit, unit_id), visit.asked("year", 4)
    known = asked in {str(one) for one in office_grades.years()}
    year = meant or (int(asked) if known else office_grades.year_meant())
    if seen.kind in {UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE}:
        return Shown(seen, year, None)
    return Shown(seen, year, office_grades.grades(session, visit.who, unit_id, year))
