"""The number of women of 18 and over of each place, with its base, source and day: typed, or from a little sheet."""

import asyncio
import json
from typing import Any

from fastapi import Response
from sqlmodel import Session

from api.pages.office import forms
from api.pages.office.forms import BadField, Form
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, an_id, routes, unit_of
from models import office_gathering
from models.facts import Fact, Refused
from models.posts import NotAllowed
from models.rosters import RosterUnreadable
from models.vault import vault
from models.women_counts import MOST, Base, count_women, undo_count
from models.women_files import WomenSheet, read_women
from models.workbooks import UnreadableFile

MOST_ROWS = 2000  # of a sheet on a page

router = routes()


@router.get("/gathering")
async def gathering(visit: Visit) -> Response:
    """The rate of the unit, the numbers below, and the form for the unit's own."""
    return await _page(visit, unit_of(visit), Form({}))


@router.post("/gathering", dependencies=[FromOurPage])
async def count(visit: Visit) -> Response:
    """Keep a number."""
    form = await forms.read(visit.request)
    unit_id = form.id("unit")
    try:
        said = await visit.db.write(_count, visit, unit_id, form)
    except NotAllowed:
        raise
    except Refused as refused:
        return await _page(visit, unit_id, form, refused)
    return visit.back(visit.link("/gathering", unit=unit_id), said)


@router.post("/gathering/{count_id}/undo", dependencies=[FromOurPage])
async def undo(visit: Visit, count_id: str) -> Response:
    """Take a number back that she wrote within a day."""
    said = await visit.db.write(undo_count, visit.who, an_id(count_id))
    return visit.back(visit.link("/gathering", unit=visit.asked("unit")), said)


@router.post("/gathering-sheet", dependencies=[FromOurPage])
async def look(visit: Visit) -> Response:
    """What a sheet would write; nothing is written."""
    form = await forms.read_file(visit.request)
    unit_id = form.id("unit")
    try:
        if not form.file:
            raise BadField("file")
        given = _given(form)
        sheet = await visit.db.read(_sheet, visit, unit_id, form)
        if len(sheet.rows) > MOST_ROWS:
            raise BadField("rows")
    except NotAllowed:
        raise
    except Refused as refused:
        return await _page(visit, unit_id, form, refused)
    kept = json.dumps({"unit": unit_id, "rows": [(row.unit_id, row.women) for row in sheet.rows]})
    sealed = await asyncio.to_thread(visit.db.vault.seal, kept)
    visit = visit.keeping(unit=visit.asked("unit"))
    return visit.page(
        "gathering_seen.html", nav="/work", sheet=sheet, sealed=sealed, form=form, given=given, unit_id=unit_id
    )


@router.post("/gathering-keep", dependencies=[FromOurPage])
async def keep(visit: Visit) -> Response:
    """Keep the numbers of a sheet that she has seen: all or none."""
    form = await forms.read(visit.request)
    try:
        said = await visit.db.write(_keep, visit, form)
    except NotAllowed:
        raise
    except Refused as refused:
        return await _page(visit, form.id("unit"), form, refused)
    return visit.back(visit.link("/gathering", unit=form.id("unit")), said)


async def _page(visit: Here, unit_id: int, form: Form, refused: Refused | None = None) -> Response:
    shown = await visit.db.read(office_gathering.women_here, visit.who, unit_id)
    return visit.keeping(unit=unit_id if visit.asked("unit") or refused else "").page(
        "gathering.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/work",
        shown=shown,
        report=shown.report,
        form=form,
        bases=[base.value for base in Base],
        problem=visit.words(refused) if refused else "",
    )


def _given(form: Form) -> dict[str, Any]:
    """Base, source, day and reason of a form. Raises BadField."""
    base = form.typed("base", 20)
    return {
        "base": base if base in set(Base) else "",
        "source": form.typed("source", 200),
        "counted_on": form.day("counted_on"),
        "reason": form.typed("reason", 200),
    }


def _count(session: Session, visit: Here, unit_id: int, form: Form) -> Fact:
    women = form.number("women", 0, MOST)
    if women is None:
        raise BadField("number")
    return count_women(session, visit.who, unit_id, women, **_given(form))


def _sheet(session: Session, visit: Here, unit_id: int, form: Form) -> WomenSheet:
    try:
        return read_women(session, visit.who, unit_id, form.file, form.file_name)
    except UnreadableFile as fault:
        raise RosterUnreadable(fault.reason) from None


def _keep(session: Session, visit: Here, form: Form) -> Fact:
    try:
        kept = json.loads(vault(session).unseal(form.typed("rows", 250_000)))
        rows = [(int(unit), int(women)) for unit, women in kept["rows"]]
    except (ValueError, KeyError, TypeError):
        raise NoSuchPage from None
    return office_gathering.keep_list(session, visit.who, rows, **_given(form))
