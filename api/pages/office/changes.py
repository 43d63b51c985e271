"""What was done to the units below a cadre: the list with days and decisions, one deed, taking it back, old numbers."""

from dataclasses import dataclass
from typing import Any

from fastapi import Response
from sqlmodel import Session

import locales
from api.pages.office import forms
from api.pages.office.shell import FromOurPage, Here, Visit, an_id, routes, unit_of
from bot.unit_changes_log import in_words
from models import office_changes
from models.facts import Refused
from models.office_changes import Changeable
from models.posts import NotAllowed, Right, post_for
from models.tree_changes_kept import ChangeState, UnitChange, What, noted
from models.tree_changes_preview import OldNumber
from models.tree_changes_undo import built_on, undo

router = routes()


@dataclass(frozen=True)
class Line:
    """A deed as the list says it."""

    id: int
    words: str
    state: str


@dataclass(frozen=True)
class One:
    """One deed: what it was, whether it can be taken back, and whether women got new numbers by it."""

    id: int
    words: str
    state: str
    back: bool
    numbers: int
    named: bool
    cancelled: int  # meetings that were called off by it: they stay so
    built: str  # why it cannot be taken back
    way: int  # the deed that stands in the way and has to be taken back first; 0: none


@router.get("/changes")
async def changes(visit: Visit) -> Response:
    """What can be done with the units below, and what was done."""
    asked = visit.asked("page", 6)
    page = max(int(asked), 1) if asked.isascii() and asked.isdigit() else 1
    unit_id = unit_of(visit)
    if not any(office_changes.keeps_tree(held) for held in visit.visitor.posts):
        return visit.page("not_here.html", nav="/work", what="units")
    shown, lines, more = await visit.db.read(_list, visit, unit_id, page)
    visit = visit.keeping(unit=visit.asked("unit"))
    return visit.page("changes.html", nav="/work", shown=shown, lines=lines, page=page, more=more, deeds=list(What))


def _list(session: Session, visit: Here, unit_id: int, page: int) -> tuple[Changeable, list[Line], bool]:
    rows, more = office_changes.changes_below(session, visit.who, unit_id, page)
    lines = [Line(row.id or 0, _words(session, visit, row), row.state) for row in rows]
    return office_changes.changeable(session, visit.who, unit_id), lines, more


def _given(session: Session, visit: Here, row: UnitChange) -> dict[str, Any]:
    return locales.address(visit.visitor.pair) | in_words(session, visit.language, row)


def _words(session: Session, visit: Here, row: UnitChange) -> str:
    return locales.label(visit.language, "unit-log-line", **_given(session, visit, row))


@dataclass(frozen=True)
class Gone:
    """A unit that is no more since the deed that made it was taken back."""

    name: str
    words: str
    change: int


def taken_back(session: Session, visit: Here, unit_id: int) -> Gone | None:
    """For the page of such a unit; None for any other one."""
    found = office_changes.taken_back(session, visit.who, unit_id)
    if found is None:
        return None
    row, name = found
    return Gone(name, locales.label(visit.language, "office-deed-done", **_given(session, visit, row)), row.id or 0)


@router.get("/changes/{change_id}")
async def change(visit: Visit, change_id: str) -> Response:
    """One deed, before it is taken back."""
    return await _page(visit, an_id(change_id))


@router.post("/changes/{change_id}/undo", dependencies=[FromOurPage])
async def take_back(visit: Visit, change_id: str) -> Response:
    """All is as it was before, or what was planned is not done; first it is said what that means."""
    wanted, form = an_id(change_id), await forms.read(visit.request)
    if not form.has("agreed"):
        return await _page(visit, wanted, asked=True)
    try:
        said = await visit.db.write(_undone, visit, wanted)
    except NotAllowed:
        raise
    except Refused as refused:
        return await _page(visit, wanted, refused)
    return visit.back(visit.link("/changes", unit=visit.asked("unit")), visit.words(said))


def _undone(session: Session, visit: Here, change_id: int) -> Any:
    office_changes.one_change(session, visit.who, change_id)
    return undo(session, visit.who, change_id)


@router.get("/changes/{change_id}/numbers")
async def numbers(visit: Visit, change_id: str) -> Response:
    """Who got which number in another book."""
    found: list[OldNumber] = await visit.db.read(office_changes.numbers_of, visit.who, an_id(change_id))
    return visit.keeping(unit=visit.asked("unit")).page("old_numbers.html", nav="/work", found=found, id=change_id)


async def _page(visit: Here, change_id: int, refused: Refused | None = None, *, asked: bool = False) -> Response:
    one = await visit.db.read(_one, visit, change_id)
    return visit.keeping(unit=visit.asked("unit")).page(
        "change.html",
        status=409 if refused else 200,
        nav="/work",
        one=one,
        asked=asked and one.back,
        problem=visit.words(refused) if refused else "",
    )


def _one(session: Session, visit: Here, change_id: int) -> One:
    row, unit_id = office_changes.one_change(session, visit.who, change_id)
    words = locales.label(visit.language, "unit-log-one", **_given(session, visit, row))
    built = built_on(session, row)
    back = built is None and row.state in {ChangeState.DONE, ChangeState.PLANNED}
    women, cancelled = (len(noted(session, row, what)) for what in ("entry", "cancelled_meeting"))
    return One(
        change_id,
        words,
        row.state,
        back,
        women,
        _named(session, visit, unit_id),
        cancelled,
        visit.words(built) if built is not None else "",
        built.change if built is not None else 0,
    )


def _named(session: Session, visit: Here, unit_id: int) -> bool:
    try:
        post_for(session, visit.visitor.person_id, Right.NAMES, unit_id)
    except NotAllowed:
        return False
    return True
