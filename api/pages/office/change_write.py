"""A deed on the tree from a form: filled in, looked at, and only then done."""

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from fastapi import Response
from sqlmodel import Session

import locales
from api.pages.office import forms
from api.pages.office.forms import BadField, Form
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, routes, unit_of
from bot.messages import Incoming
from bot.replies import Account, Chat
from bot.unit_changes_seen import LONGEST_DECISION, in_words
from bot.unit_finding import branch_name
from models import office_changes
from models.facts import Fact, Refused
from models.office_changes import HeadSeen
from models.posts import NotAllowed
from models.text import fold
from models.tree_changes import change
from models.tree_changes_edges import open_children, parent_now
from models.tree_changes_kept import Coming, Deed, Part, What, deed_from
from models.tree_changes_preview import preview
from models.units import RANK, Unit, UnitKind, get_unit
from models.vault import vault

PARTS = 4  # units that one is split into by a form
LONGEST = 100  # characters of a name
MOST_NUMBERS = 2000  # women that one part names by number

router = routes()


@dataclass(frozen=True)
class Looked:
    """A deed as it is shown before it is done: sealed, so that it comes back as it went out."""

    words: str
    sealed: str
    heads: list[HeadSeen]


@router.get("/changes/new/{what}")
async def new(visit: Visit, what: str) -> Response:
    """The form of one kind of deed."""
    return await _form(visit, _what(what), unit_of(visit), Form({}))


@router.post("/changes/new/{what}", dependencies=[FromOurPage])
async def look(visit: Visit, what: str) -> Response:
    """What it would do: everything that changes, in numbers. Nothing is written."""
    wanted, form = _what(what), await forms.read(visit.request)
    unit_id = form.id("of") or unit_of(visit)
    if form.has("again"):
        return await _form(visit, wanted, unit_id, form)
    try:
        looked = await visit.db.write(_look, visit, wanted, unit_id, form)
    except NotAllowed:
        raise
    except Refused as refused:
        return await _form(visit, wanted, unit_id, form, refused)
    kept = [(name, value) for name, values in form.fields.items() for value in values]
    here = visit.keeping(unit=visit.asked("unit"))
    return here.page("change_seen.html", nav="/work", looked=looked, what=wanted.value, kept=kept, of=unit_id)


@router.post("/changes/do", dependencies=[FromOurPage])
async def do(visit: Visit) -> Response:
    """Do it, if nobody has changed the units since she looked."""
    form = await forms.read(visit.request)
    try:
        said = await visit.db.write(_do, visit, form)
    except NotAllowed:
        raise
    except Refused as refused:
        return visit.page("change_not.html", status=409, nav="/work", problem=visit.words(refused))
    return visit.back(visit.link("/changes", unit=visit.asked("unit")), said)


def _what(text: str) -> What:
    if text not in set(What):
        raise NoSuchPage
    return What(text)


async def _form(visit: Here, what: What, unit_id: int, form: Form, refused: Refused | None = None) -> Response:
    shown, inner = await visit.db.read(_offered, visit, what, unit_id, form.id("unit"))
    visit = visit.keeping(unit=visit.asked("unit"))
    return visit.page(
        "change_new.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/work",
        what=what.value,
        shown=shown,
        inner=inner,
        form=form,
        parts=range(1, PARTS + 1),
        several=what in {What.MERGE, What.MOVE, What.CLOSE},
        problem=visit.words(refused) if refused else "",
    )


def _offered(
    session: Session, visit: Here, what: What, unit_id: int, chosen: int
) -> tuple[office_changes.Changeable, list[Unit]]:
    """The units to choose from, and (for a split) what lies below the chosen one."""
    shown = office_changes.changeable(session, visit.who, unit_id, closed=what is What.REOPEN)
    inner: list[Unit] = []
    if what is What.SPLIT and any(one.id == chosen for one in shown.below):
        inner = open_children(session, chosen)
    return shown, inner


def _look(session: Session, visit: Here, what: What, unit_id: int, form: Form) -> Looked:
    """The deed tried and taken back. Raises what it refuses."""
    office_changes.changeable(session, visit.who, unit_id)
    deed = _deed(session, visit, what, unit_id, form)
    seen = preview(session, visit.who, deed)
    deed = replace(deed, seen=seen.seen, expected=seen.expected)
    who = visit.who
    who.language, who.pair, who.name = visit.language, visit.visitor.pair, visit.visitor.name
    chat = Chat(session, who, Incoming("page", "", ""), visit.now, Account())
    heads: list[HeadSeen] = []
    if what is What.MERGE and get_unit(session, deed.units[0]).kind == UnitKind.BRANCH:
        heads = office_changes.heads_of(session, who, [*deed.units, *([deed.into] if deed.into else [])])
        heads = [] if any(one.unit_id == deed.into for one in heads) else heads
    said = dict(in_words(chat, seen, {one.post_id for one in heads}))
    given = locales.variables(visit.language, said, pair=who.pair, now=visit.now)
    sealed = vault(session).seal(json.dumps(deed.stored()))
    return Looked(locales.label(visit.language, "ask-unit_confirm-confirm", **given), sealed, heads)


def _do(session: Session, visit: Here, form: Form) -> Fact:
    try:
        stored: dict[str, Any] = json.loads(vault(session).unseal(form.typed("deed", 100_000)))
        deed = deed_from(stored)
    except (ValueError, KeyError, TypeError):
        raise BadField("choice") from None
    if head := form.id("head"):
        deed = replace(deed, head=head)
    return change(session, visit.who, deed)


def _deed(session: Session, visit: Here, what: What, unit_id: int, form: Form) -> Deed:
    """The deed that a form describes. Raises BadField and what its rules refuse."""
    units = form.ids("unit")
    if what is not What.ADD and not units:
        raise BadField("choice")
    decision, name = form.typed("decision", 300), form.typed("name", 2 * LONGEST)
    if len(decision) > LONGEST_DECISION:
        raise BadField("decision")
    kind = get_unit(session, units[0]).kind if units else form.typed("kind", 20)
    if kind == UnitKind.BRANCH:
        name = branch_name(name)
    coming = Coming.CANCEL if form.typed("meetings", 10) == "cancel" else Coming.MOVE
    deed = Deed(what, units, form.day("day"), decision, meetings=coming)
    if what is What.RENAME:
        return replace(deed, units=units[:1], name=name)
    if what is What.ADD:
        if kind not in set(UnitKind) or RANK[UnitKind(kind)] > RANK[UnitKind.BRANCH]:
            raise BadField("choice")
        settings = {"non_territorial": True} if form.has("elsewhere") else None
        return replace(deed, name=name, kind=kind, parent=unit_id, settings=settings)
    if what is What.MOVE:
        return replace(deed, parent=_called(session, visit, form))
    if what is What.MERGE:
        into = next((one for one in units if fold(get_unit(session, one).name) == fold(name)), None)
        apart = len({parent_now(session, one) for one in units}) > 1
        return replace(deed, name=name, into=into, parent=unit_id if apart and into is None else None)
    if what is What.SPLIT:
        return replace(deed, units=units[:1], parts=_parts(session, units[0], form))
    return deed


def _called(session: Session, visit: Here, form: Form) -> int:
    words = form.typed("parent", LONGEST)
    if not words:
        raise BadField("empty")
    return office_changes.unit_called(session, visit.who, words)


def _parts(session: Session, unit_id: int, form: Form) -> tuple[Part, ...]:
    """The parts of a split: the first keeps whatever no other takes."""
    unit, found = get_unit(session, unit_id), []
    for place in range(1, PARTS + 1):
        name = form.typed(f"name{place}", 2 * LONGEST)
        if not name:
            continue
        numbers = _numbers(form.typed(f"numbers{place}", 1000)) if unit.kind == UnitKind.BRANCH else []
        people = office_changes.women_numbered(session, unit_id, numbers) if numbers else ()
        named = branch_name(name) if unit.kind == UnitKind.BRANCH else name
        found.append(Part(named, form.ids(f"part{place}"), people))
    return tuple(found)


def _numbers(text: str) -> list[int]:
    """ "3 7 12-20" as numbers of the book. Raises BadField."""
    found: list[int] = []
    for piece in re.split(r"[\s,;]+", re.sub(r"\s*[-–]\s*", "-", text.strip())):
        span = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", piece, re.ASCII)
        if not piece:
            continue
        if span is None:
            raise BadField("numbers")
        first, last = int(span[1]), int(span[2] or span[1])
        if last < first or last - first > MOST_NUMBERS:
            raise BadField("numbers")
        found += range(first, last + 1)
    if len(found) > MOST_NUMBERS:
        raise BadField("numbers")
    return found
