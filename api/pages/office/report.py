"""One report: read, changed a place at a time, confirmed, taken back, sent back, corrected, and had as a Word file."""

from datetime import datetime

from fastapi import Response
from fastapi.responses import RedirectResponse
from sqlmodel import Session

import locales
from api.pages.office import chosen, forms, papers, report_figures
from api.pages.office.forms import BadField, Form
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, an_id, routes
from bot import reports_text
from bot.books_apart import apart_said
from bot.papers.catalogue import PAPERS
from bot.reports_shown import sender
from models import report_drafts, report_drafts_returned
from models.facts import Fact, Refused
from models.posts import NotAllowed
from models.report_drafts import LONGEST
from models.report_drafts_counted import FIGURES
from models.report_drafts_hands import Hands, hands_of
from models.report_drafts_kept import STANDS
from models.report_drafts_said import NoSuchReport, ReportLacks, ReportNotSentYet
from models.report_drafts_shown import HERS, Shown, hard_below

WORD = "report"
BEYOND = 10**20  # what is too much for a figure is the rule's to say
DEEDS = {"figure", "write", "drop", "back", "confirm", "take-back", "correct", "send-back"}

router = routes()


@router.get("/reports/{report_id}")
async def report(visit: Visit, report_id: str) -> Response:
    """One report as it reads now."""
    return await _page(visit, an_id(report_id))


@router.post("/reports/{report_id}/word", dependencies=[FromOurPage])
async def word(visit: Visit, report_id: str) -> Response:
    """The same as a Word file."""
    if WORD not in PAPERS:
        raise NoSuchPage
    wanted = an_id(report_id)
    try:
        job_id = await visit.db.write(_ordered, visit, wanted)
    except ReportNotSentYet as refused:
        return await _page(visit, wanted, refused)
    return RedirectResponse(visit.link(f"/papers/{job_id}", unit=visit.asked("unit")), 303)


@router.post("/reports/{report_id}/{deed}", dependencies=[FromOurPage])
async def change(visit: Visit, report_id: str, deed: str) -> Response:
    """Change a figure, add or leave out a paragraph, confirm it, take it back, send it back, begin a corrected one."""
    wanted, form = an_id(report_id), await forms.read(visit.request)
    if deed not in DEEDS:
        raise NoSuchPage
    try:
        said, where = await visit.db.write(_changed, visit, wanted, deed, form)
    except (NotAllowed, NoSuchReport):
        raise
    except Refused as refused:
        return await _page(visit, wanted, refused, form)
    return visit.back(visit.link(f"/reports/{where}", unit=visit.asked("unit")), said)


def _ordered(session: Session, visit: Here, report_id: int) -> int:
    shown = report_drafts.shown(session, visit.who, report_id)
    return papers.ordered(session, visit, WORD, shown.unit_id, {"report": report_id})


def _changed(session: Session, visit: Here, report_id: int, deed: str, form: Form) -> tuple[Fact, int]:
    """What is said, and the report that is shown then."""
    who, seen = visit.who, form.typed("seen", 40)
    if deed == "correct":
        return report_drafts.correct(session, who, report_id, seen)
    if deed == "send-back":
        return report_drafts_returned.send_back(session, who, report_id, seen, form.typed("why")), report_id
    fact: Fact
    if deed == "figure":
        name, value = form.typed("figure", 40), form.number("value", 0, BEYOND)
        if name not in FIGURES:
            raise BadField("choice")
        fact = report_drafts.change_figure(session, who, report_id, seen, name, value, form.typed("why"))
    elif deed == "write":
        part = form.typed("part", 10)
        text = form.typed("text", 3 * LONGEST)
        fact = report_drafts.write(session, who, report_id, seen, text, part if part in HERS else HERS[0])
    elif deed == "drop":
        fact = report_drafts.drop(session, who, report_id, seen, form.number("number", 1, 99) or 0)
    elif deed == "back":
        fact = report_drafts.put_back(session, who, report_id, seen)
    elif deed == "confirm":
        whole = form.typed("still", 4) != "yes"
        fact = report_drafts.confirm(session, who, report_id, seen, whole=whole)
    else:
        fact = report_drafts.take_back(session, who, report_id, seen)
    return fact, report_id


async def _page(visit: Here, report_id: int, refused: Refused | None = None, form: Form | None = None) -> Response:
    try:
        shown, hands, by, hard = await visit.db.read(_gather, visit, report_id)
    except ReportNotSentYet as unsent:
        return _unsent(visit, unsent, refused)
    language = visit.language
    visit = visit.keeping(unit=visit.asked("unit"))

    def local(at: datetime) -> dict[str, str]:
        return chosen.local(language, at, str(visit.request.app.state.zone))

    return visit.page(
        "report.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/reports",
        shown=shown,
        period=reports_text.period_said(language, shown),
        key=chosen.key_of(shown.period),
        days=reports_text.days_said(shown),
        so_far=chosen.until_today(shown.period, visit.now.date()) if shown.closed_at is None else "",
        paragraphs=reports_text.paragraphs(language, shown),
        figures=report_figures.grouped(language, shown),
        missing=reports_text.missing(language, shown),
        no_roll=reports_text.no_roll(language, shown),
        otherwise=reports_text.otherwise(language, shown),
        hard=hard,
        moved=reports_text.moved(language, shown),
        whys=reports_text.whys(language, shown),
        gone=reports_text.gone(language, shown),
        waiting=reports_text.waiting(language, shown),
        apart=apart_said(language, shown.apart, shown.unit),
        by=by,
        drafts=hands.writes,
        sends=hands.sends,
        returns=hands.returns,
        stands=shown.state in STANDS,
        form=form or Form({}),
        longest=LONGEST,
        word=WORD in PAPERS,
        local=local,
        problem=visit.words(refused) if refused else "",
        lacks=isinstance(refused, ReportLacks),
    )


def _unsent(visit: Here, unsent: ReportNotSentYet, refused: Refused | None) -> Response:
    """How a report stands that is its unit's until it is sent."""
    again = refused is not None and not isinstance(refused, ReportNotSentYet)
    return visit.keeping(unit=visit.asked("unit")).page(
        "report_unsent.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/reports",
        unsent=unsent,
        key=f"{unsent.kind}:{unsent.year}:{unsent.number}",
        period=locales.label(visit.language, "report-period", kind=unsent.kind, number=unsent.number, year=unsent.year),
        problem=visit.words(refused) if refused is not None and again else "",
    )


def _gather(session: Session, visit: Here, report_id: int) -> tuple[Shown, Hands, str, list[tuple[str, str]]]:
    shown = report_drafts.shown(session, visit.who, report_id)
    hands = hands_of(session, visit.visitor.person_id, report_id)
    return shown, hands, sender(session, shown), hard_below(session, shown)
