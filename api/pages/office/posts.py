"""Posts of a unit: handed over with both sides' word, and deputies for a time; seen before it is done."""

from datetime import date

from fastapi import Response
from sqlmodel import Session

import locales
from api.pages.office import forms
from api.pages.office.forms import BadField, Form
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, an_id, routes, unit_of
from bot.unit_changes_seen import LONGEST_DECISION
from models import clock, office_posts
from models.deputies import check_days, end_deputy, lend, names_beside
from models.facts import Fact, Refused
from models.handovers import offer
from models.handovers_back import take_back
from models.handovers_said import HandoverOffered
from models.office_posts import Candidate, PostsHere
from models.posts import NotAllowed, Role
from models.units import get_unit

FOR_A_TIME = "for-a-time"

router = routes()


class NobodyCalled(Refused):
    """Nobody of that name is in the unit."""

    name: str
    unit: str


@router.get("/posts")
async def posts(visit: Visit) -> Response:
    """Who holds what, and the two forms."""
    return await _page(visit, unit_of(visit), Form({}))


@router.post("/posts/look", dependencies=[FromOurPage])
async def look(visit: Visit) -> Response:
    """Whom the name means, and what would be done. Nothing is written."""
    form = await forms.read(visit.request)
    unit_id = form.id("unit")
    if form.has("again"):
        return await _page(visit, unit_id, form)
    try:
        found, unit = await visit.db.read(_look, visit, unit_id, form)
    except NotAllowed:
        raise
    except Refused as refused:
        return await _page(visit, unit_id, form, refused)
    here = visit.keeping(unit=visit.asked("unit"))
    return here.page("post_seen.html", nav="/work", form=form, lines=found, unit=unit)


@router.post("/posts/do", dependencies=[FromOurPage])
async def do(visit: Visit) -> Response:
    """Offer the post, or name the deputy."""
    form = await forms.read(visit.request)
    unit_id = form.id("unit")
    try:
        said = await visit.db.write(_do, visit, unit_id, form)
    except NotAllowed:
        raise
    except Refused as refused:
        return await _page(visit, unit_id, form, refused)
    if isinstance(said, HandoverOffered) and said.code:  # a code is shown once, and kept by no browser
        return await _page(visit, unit_id, Form({}), code=visit.words(said))
    return visit.back(visit.link("/posts", unit=unit_id), said)


@router.post("/posts/{kind}/{row_id}/end", dependencies=[FromOurPage])
async def end(visit: Visit, kind: str, row_id: str) -> Response:
    """Take an offer back, or let a deputy stand in no longer."""
    rules = {"offer": take_back, "deputy": end_deputy}
    if kind not in rules:
        raise NoSuchPage
    said = await visit.db.write(rules[kind], visit.who, an_id(row_id))
    return visit.back(visit.link("/posts", unit=visit.asked("unit")), said)


async def _page(visit: Here, unit_id: int, form: Form, refused: Refused | None = None, *, code: str = "") -> Response:
    shown: PostsHere = await visit.db.read(office_posts.posts_here, visit.who, unit_id)
    return visit.keeping(unit=visit.asked("unit")).page(
        "posts.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/work",
        shown=shown,
        form=form,
        code=code,
        problem=visit.words(refused) if refused else "",
        for_a_time=FOR_A_TIME,
    )


def _days(form: Form) -> tuple[date, date | None, str]:
    """From which day, until which, by which decision. Raises BadField, and what a deputy's days are refused for."""
    decision = form.typed("decision")
    if len(decision) > LONGEST_DECISION:
        raise BadField("decision")
    first = form.day("first") or clock.today()
    last = form.day("last")
    if form.typed("role") == FOR_A_TIME and last is None:
        raise BadField("day")
    if form.typed("role") == FOR_A_TIME and last is not None:
        check_days(first, last)
    return first, last, decision


def _look(session: Session, visit: Here, unit_id: int, form: Form) -> tuple[list[tuple[Candidate, str]], str]:
    """Each woman who may be meant, with what would be done. Raises NobodyCalled."""
    first, last, decision = _days(form)
    unit, words = get_unit(session, unit_id), form.typed("name", 100)
    if not words:
        raise BadField("empty")
    found = office_posts.women_called(session, visit.who, unit_id, words)
    if not found:
        raise NobodyCalled(words[:60], unit.name)
    lines = []
    for one in found:
        given = {
            "role": form.typed("role"),
            "unit": unit.name,
            "name": f"{one.name} ({one.birth_year})" if one.birth_year else one.name,
            "first": first,
            "last": last or first,
            "decision": decision,
            "beside": names_beside(session, unit_id, first, last or first) if form.typed("role") == FOR_A_TIME else "",
        }
        said = locales.variables(visit.language, given, pair=visit.visitor.pair, now=visit.now)
        lines.append((one, locales.label(visit.language, "ask-handover-confirm", **said)))
    return lines, unit.name


def _do(session: Session, visit: Here, unit_id: int, form: Form) -> Fact:
    first, last, decision = _days(form)
    role, woman = form.typed("role"), form.id("woman")
    found = office_posts.women_called(session, visit.who, unit_id, form.typed("name", 100))
    if not any(one.person_id == woman for one in found):
        raise BadField("choice")
    if role == FOR_A_TIME:
        return lend(session, visit.who, unit_id, woman, first, last or first)
    if role not in set(Role):
        raise BadField("choice")
    return offer(session, visit.who, unit_id, Role(role), woman, day=first, decision=decision)
