"""Lists of members from a file: read, looked at in words and line by line, agreed to, taken back."""

import asyncio
from datetime import date, datetime
from typing import Any

from fastapi import Response
from sqlmodel import Session

import locales
from api.pages.office import chosen, forms
from api.pages.office.forms import BadField
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, an_id, routes
from bot.replies import Reply, Said, lines
from bot.roster_words import preview_words, problem_words
from models import office_imports, roster_moved, rosters
from models.facts import Fact, Refused
from models.office_changes import keeps_tree
from models.office_imports import Batch
from models.posts import NotAllowed
from models.roster_batches import BatchState, may_look
from models.roster_doubts import NOBODY
from models.unit_files import COLUMNS
from scheduler.rosters import read_file

LINES = 50  # of a list on a page

router = routes()


@router.get("/imports")
async def imports(visit: Visit) -> Response:
    """The last lists, and the form for a new one."""
    return await listing(visit)


@router.post("/imports", dependencies=[FromOurPage])
async def read(visit: Visit) -> Response:
    """Read a list and show what it would do; nothing stands in the book yet."""
    form = await forms.read_file(visit.request)
    unit_id = form.id("unit")
    try:
        if not form.file:
            raise BadField("file")
        sensitive = await visit.db.read(_allowed, visit, unit_id)
        roster = await asyncio.to_thread(read_file, form.file, form.file_name, sensitive)
        seen = await visit.db.read(rosters.look, unit_id, roster)
        person = visit.visitor.person_id
        kept = await visit.db.write(rosters.preview, person, unit_id, roster, form.file_name, seen)
    except NotAllowed:
        raise
    except Refused as refused:
        return await listing(visit, refused, unit_id)
    return visit.back(visit.link(f"/imports/{kept.batch}", unit=visit.asked("unit")))


@router.get("/imports/{batch_id}")
async def one(visit: Visit, batch_id: str) -> Response:
    """One list: what was read in it, and yes or no; while a long one is written, how far it is."""
    return await _page(visit, an_id(batch_id))


@router.post("/imports/{batch_id}/{deed}", dependencies=[FromOurPage])
async def decide(visit: Visit, batch_id: str, deed: str) -> Response:
    """Write it (with her word on the women in doubt), set it aside, let it follow its women, or take it back."""
    wanted, form = an_id(batch_id), await forms.read(visit.request)
    if deed not in {"write", "drop", "undo", "follow"}:
        raise NoSuchPage
    said: dict[str, str] = {name: values[-1] for name, values in form.fields.items()}
    try:
        fact = await visit.db.write(_decided, visit, wanted, deed, said)
    except NotAllowed:
        raise
    except Refused as refused:
        return await _page(visit, wanted, refused, said)
    said_of_it = "" if deed == "follow" else fact  # the page shows the list anew
    return visit.back(visit.link(f"/imports/{wanted}", unit=visit.asked("unit")), said_of_it)


def _allowed(session: Session, visit: Here, unit_id: int) -> bool:
    may_look(session, visit.visitor.person_id, unit_id)
    return rosters.keeps_sensitive(session, unit_id)


def _decided(session: Session, visit: Here, batch_id: int, deed: str, said: dict[str, str]) -> Fact:
    who = visit.who
    if deed == "drop":
        return rosters.drop(session, who, batch_id)
    if deed == "undo":
        return rosters.undo(session, who, batch_id)
    if deed == "follow":
        return roster_moved.follow(session, who, batch_id)
    batch = office_imports.one_batch(session, who, batch_id)
    if batch.state == BatchState.PREVIEWED and batch.doubts:
        answers = {one["key"]: said.get(f"doubt{place}", "") for place, one in enumerate(batch.doubts)}
        if not all(answers.values()):
            raise BadField("doubts")
        hers = {one["key"]: one["membership"] for one in batch.doubts}
        verdicts = {key: hers[key] if answer == "yes" else NOBODY for key, answer in answers.items()}
        rosters.decide_doubts(session, who, batch_id, verdicts)
    return rosters.write(session, who, batch_id)


async def listing(visit: Here, refused: Refused | None = None, chosen_unit: int = 0) -> Response:
    """The page of lists, with what was wrong about one."""
    try:
        units, batches = await visit.db.read(_lists, visit)
    except NotAllowed:
        return visit.page("not_here.html", nav="/work", what="imports")
    visit = visit.keeping(unit=visit.asked("unit"))
    wanted = visit.asked("unit")
    return visit.page(
        "imports.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/work",
        units=units,
        batches=batches,
        chosen=chosen_unit or (int(wanted) if wanted.isascii() and wanted.isdigit() else 0),
        problem=visit.words(refused) if refused else "",
        local=_local(visit),
        trees=any(keeps_tree(held) for held in visit.visitor.posts),
        columns=COLUMNS,
    )


def _lists(session: Session, visit: Here) -> tuple[list[tuple[int, str, str]], list[Batch]]:
    who = visit.who
    return office_imports.units_with_books(session, who), office_imports.recent_batches(session, who)


async def _page(
    visit: Here, batch_id: int, refused: Refused | None = None, said: dict[str, str] | None = None
) -> Response:
    batch: Batch = await visit.db.read(office_imports.one_batch, visit.who, batch_id)
    page = forms.page_asked(visit.asked("page"))
    listed, women = await visit.db.read(office_imports.lines_of, visit.who, batch_id, page, LINES)
    words: tuple[Said, ...] = ()
    if batch.summary.get("columns") is not None:
        # Each place that wants a look stands in its own line further down.
        summary = {**batch.summary, "problems": [], "more_problems": 0} if listed.count else batch.summary
        words = preview_words(batch.unit, summary, (), batch.women)
    text = _said(visit, words)
    return visit.keeping(unit=visit.asked("unit")).page(
        "import.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/work",
        batch=batch,
        closed_on=_day(visit, batch.closed.day) if batch.closed else "",
        words=text.splitlines(),
        listed=listed,
        page=page,
        pages=-(-listed.listed // LINES),
        many=len(batch.summary.get("sheets", ())) > 1,
        why=lambda problem: _why(visit, problem_words(problem, batch.summary["sheets"], women)),
        said=said or {},
        problem=visit.words(refused) if refused else "",
        local=_local(visit),
    )


def _day(visit: Here, day: date) -> str:
    return locales.label(visit.language, "date-numbers", day=day.day, month=day.month, year=str(day.year))


def _said(visit: Here, words: tuple[Said, ...]) -> str:
    return lines(visit.language, visit.visitor.pair, Reply(words), visit.now)[0]


def _why(visit: Here, problem: Said) -> str:
    """What is wrong with a line, without the place in the file: its row stands beside it."""
    place, _, words = _said(visit, (problem,)).partition(": ")
    return (words or place)[:1].upper() + (words or place)[1:]


def _local(visit: Here) -> Any:
    def local(at: datetime) -> dict[str, str]:
        return chosen.local(visit.language, at, str(visit.request.app.state.zone))

    return local
