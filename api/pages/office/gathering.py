"""The number of women of 18 and over of each place, with its base, source and day: typed, or from a little sheet."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date

from fastapi import Response
from sqlmodel import Session

import locales
from api.pages.office import forms
from api.pages.office.carried import UploadGone, carried, carry
from api.pages.office.forms import BadField, Form
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, an_id, routes, unit_of
from models import office_gathering
from models.facts import Fact, Refused
from models.office_gathering import WomenSeen
from models.posts import NotAllowed
from models.rosters import RosterUnreadable
from models.women_counts import MOST, Base, FixedForTheTerm, NoWomenCount, undo_count
from models.women_files import WomenRow, WomenSheet, read_women
from models.workbooks import UnreadableFile

MOST_ROWS = 2000  # of a sheet on a page
SIZE = 50  # units on a page

router = routes()


@router.get("/gathering")
async def gathering(visit: Visit) -> Response:
    """The rate of the unit, the numbers below, and the form for the unit's own."""
    return await _page(visit, unit_of(visit), Form({}))


@router.post("/gathering", dependencies=[FromOurPage])
async def count(visit: Visit) -> Response:
    """What a typed number would change; nothing is written."""
    return await _seen(visit, await forms.read(visit.request), _typed)


@router.post("/gathering/{count_id}/undo", dependencies=[FromOurPage])
async def undo(visit: Visit, count_id: str) -> Response:
    """Take a number back that she wrote within a day."""
    said = await visit.db.write(undo_count, visit.who, an_id(count_id))
    return visit.back(visit.link("/gathering", unit=visit.asked("unit")), said)


@router.post("/gathering-sheet", dependencies=[FromOurPage])
async def look(visit: Visit) -> Response:
    """What a sheet would write; nothing is written."""
    form = await forms.read_file(visit.request)
    try:
        form = await _with_sheet(visit, form)
    except UploadGone as gone:
        return await _page(visit, form.id("unit"), form, gone)
    return await _seen(visit, form, _sheet)


async def _with_sheet(visit: Here, form: Form) -> Form:
    """The form with the sheet that she has chosen before, where it has none of its own. Raises UploadGone."""
    if form.file or not form.has("sheet"):
        return replace(form, fields={**form.fields, "sheet": []})
    name, content = await carried(visit, form.typed("sheet", forms.ROOM))
    return replace(form, file=content, file_name=name)


async def _seen(visit: Here, form: Form, read: Callable[[Session, Here, int, Form], WomenSheet]) -> Response:
    unit_id = form.id("unit")
    try:
        sheet, seen = await visit.db.read(_looked, visit, unit_id, form, read)
    except NotAllowed:
        raise
    except Refused as refused:
        return await _page(visit, unit_id, form, refused)
    kept = json.dumps([asdict(row) for row in sheet.rows], default=str)
    return visit.keeping(unit=visit.asked("unit")).page(
        "gathering_seen.html",
        nav="/work",
        sheet=sheet,
        seen=seen,
        sealed=await carry(visit, "", kept.encode()),
        file=await _kept_sheet(visit, form),
        form=form,
        unit_id=unit_id,
    )


async def _kept_sheet(visit: Here, form: Form) -> str:
    """The sheet as the next form takes it along; "" where she has chosen none."""
    return form.typed("sheet", forms.ROOM) or (await carry(visit, form.file_name, form.file) if form.file else "")


@router.post("/gathering-keep", dependencies=[FromOurPage])
async def keep(visit: Visit) -> Response:
    """Keep the numbers of a sheet that she has seen: all or none."""
    form = await forms.read(visit.request)
    try:
        _name, rows = await carried(visit, form.typed("rows", forms.ROOM))
        said = await visit.db.write(_keep, visit, form, rows)
    except NotAllowed:
        raise
    except UploadGone as gone:
        return await _page(visit, form.id("unit"), form, gone)
    except Refused as refused:
        return await _page(visit, form.id("unit"), await _with_sheet(visit, form), refused)
    return visit.back(visit.link("/gathering", unit=form.id("unit")), said)


async def _page(visit: Here, unit_id: int, form: Form, refused: Refused | None = None) -> Response:
    shown = await visit.db.read(office_gathering.women_here, visit.who, unit_id)
    sheet = await _kept_sheet(visit, form) if isinstance(refused, BadField | FixedForTheTerm | NoWomenCount) else ""
    wrong = visit.asked("which") == "wrong" and bool(shown.wrong)
    pages = -(-len(shown.wrong if wrong else shown.report.parts) // SIZE)
    visit = visit.keeping(unit=unit_id if visit.asked("unit") or refused else "", which="wrong" if wrong else "")
    return visit.page(
        "gathering.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/work",
        shown=shown,
        report=shown.report,
        page=min(forms.page_asked(visit.asked("page")), max(pages, 1)),
        pages=pages,
        size=SIZE,
        wrong=wrong,
        form=form,
        bases=[base.value for base in Base],
        problems=_problems(visit, refused),
        sheet=sheet,
        closed=visit.words(shown.closed) if shown.closed else "",
    )


def _problems(visit: Here, refused: Refused | None) -> list[str]:
    """Everything that is wrong with a form at once, as it is said beside its fields."""
    if isinstance(refused, BadField):
        return [visit.words(BadField(one)) for one in refused.what.split()]
    if isinstance(refused, FixedForTheTerm):
        fixed = locales.label(visit.language, "office-count-fixed", unit=refused.unit, women=refused.women)
        return [fixed, visit.words(BadField("reason"))]
    return [visit.words(refused)] if refused else []


def _looked(
    session: Session, visit: Here, unit_id: int, form: Form, read: Callable[[Session, Here, int, Form], WomenSheet]
) -> tuple[WomenSheet, list[WomenSeen]]:
    """The numbers with base, source and day (each line's own, or the form's), and what they make. Raises Refused."""
    sheet = read(session, visit, unit_id, form)
    if len(sheet.rows) > MOST_ROWS:
        raise BadField("rows")
    said, source, day = form.typed("base", 20), form.typed("source", 200), form.day("counted_on")
    base = said if said in set(Base) else ""
    rows = tuple(
        replace(row, base=row.base or base, source=row.source or source, counted_on=row.counted_on or day)
        for row in sheet.rows
    )
    lacking = [what for what in ("base", "source", "counted_on") if not all(getattr(row, what) for row in rows)]
    if lacking:
        raise BadField(" ".join(lacking))
    seen = office_gathering.look_at(session, visit.who, unit_id, rows, form.typed("reason", 200))
    return replace(sheet, rows=rows), seen


def _typed(session: Session, visit: Here, unit_id: int, form: Form) -> WomenSheet:
    women = form.number("women", 0, MOST)
    if women is None:
        raise BadField("number")
    row = office_gathering.one_count(session, visit.who, unit_id, WomenRow(unit_id, "", women, None))
    return WomenSheet((row,), ())


def _sheet(session: Session, visit: Here, unit_id: int, form: Form) -> WomenSheet:
    if not form.file:
        raise BadField("file")
    try:
        return read_women(session, visit.who, unit_id, form.file, form.file_name)
    except UnreadableFile as fault:
        raise RosterUnreadable(fault.reason) from None


def _keep(session: Session, visit: Here, form: Form, seen: bytes) -> Fact:
    try:
        kept = json.loads(seen)
        rows = [WomenRow(**row | {"counted_on": date.fromisoformat(row["counted_on"])}) for row in kept]
    except (ValueError, KeyError, TypeError):
        raise NoSuchPage from None
    return office_gathering.keep_list(session, visit.who, rows, reason=form.typed("reason", 200))
