"""Reports of a unit's books: which below have been sent, which are missing, and a reminder to those."""

from datetime import datetime

from fastapi import Response
from sqlmodel import Session

from api.pages.office import chosen, forms, view
from api.pages.office.forms import BadField
from api.pages.office.shell import FromOurPage, Here, Visit, routes, unit_of
from api.pages.office.view import View
from models import report_drafts
from models import report_drafts_standing as standings
from models.facts import Fact, Refused
from models.open_units import UnitClosed
from models.periods import Period, current, previous
from models.posts import NotAllowed, Right
from models.report_drafts_said import NoReportsHere, ReportNotSentYet
from models.report_drafts_standing import Standing
from models.report_drafts_unsent import waited_for

SIZE = 50  # units on a page
WHICH = ("", "missing", "sent")

router = routes()


@router.get("/reports")
async def reports(visit: Visit) -> Response:
    """How the reports of a period stand right below the unit, and its own; a group has none of its own."""
    try:
        return await _page(visit, unit_of(visit))
    except (NoReportsHere, UnitClosed):
        return visit.page("not_here.html", nav="/reports", what="reports")


@router.post("/reports/open", dependencies=[FromOurPage])
async def begin(visit: Visit) -> Response:
    """The report of a unit and a period: the one there is, or a new draft."""
    form = await forms.read(visit.request)
    found = await visit.db.write(_begun, visit, form.id("unit"), form.typed("period", 40))
    return visit.back(visit.link(f"/reports/{found}", unit=visit.asked("unit")))


@router.post("/reports/nudge", dependencies=[FromOurPage])
async def nudge(visit: Visit) -> Response:
    """Remind those whose reports are missing."""
    form = await forms.read(visit.request)
    unit_id = form.id("unit")
    try:
        said = await visit.db.write(_nudged, visit, unit_id, form.typed("period", 40))
    except NotAllowed:
        raise
    except Refused as refused:
        return await _page(visit, unit_id, refused)
    return visit.back(visit.link("/reports", unit=unit_id, period=form.typed("period", 40)), said)


def _key(text: str) -> tuple[str, int, int]:
    """A period as addresses have it ("quarter:2026:3"). Raises BadField."""
    kind, _, rest = text.partition(":")
    year, _, number = rest.partition(":")
    if kind not in {"month", "quarter", "half", "nine", "year"} or not year.isdigit() or len(year) != 4:
        raise BadField("period")
    if number and not (number.isascii() and number.isdigit() and len(number) < 3):
        raise BadField("period")
    return kind, int(year), int(number or 1)


def _begun(session: Session, visit: Here, unit_id: int, period: str) -> int:
    try:
        return report_drafts.draft(session, visit.who, unit_id, *_key(period)).report_id
    except ReportNotSentYet as unsent:
        if not unsent.report:
            raise
        return unsent.report  # its page says how it stands


def _nudged(session: Session, visit: Here, unit_id: int, period: str) -> Fact:
    return standings.nudge(session, visit.who, unit_id, *_key(period))


async def _page(visit: Here, unit_id: int, refused: Refused | None = None) -> Response:
    seen, period, shown = await visit.db.read(_gather, visit, unit_id)
    key = chosen.key_of(period)
    which = visit.asked("which")
    rows = {"missing": shown.missing, "sent": shown.sent}.get(which, shown.units)
    page, pages = forms.page_asked(visit.asked("page")), -(-len(rows) // SIZE)
    page = min(page, max(pages, 1))
    near = [current(kind, seen.today, cut_off=seen.cut_off) for kind in ("month", "quarter")]
    near = [one for now in near for one in (now, previous(now))]
    visit = visit.keeping(unit=visit.asked("unit"))

    def local(at: datetime) -> dict[str, str]:
        return chosen.local(visit.language, at, str(visit.request.app.state.zone))

    return visit.keeping(period=key, which=which).page(
        "reports.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/reports",
        view=seen,
        shown=shown,
        key=key,
        called=chosen.name_of(visit.language, period),
        so_far=chosen.until_today(period, seen.today),
        near=[(chosen.key_of(one), chosen.name_of(visit.language, one)) for one in near],
        rows=rows[(page - 1) * SIZE : page * SIZE],
        counts={"": len(shown.units), "missing": len(shown.missing), "sent": len(shown.sent)},
        which=which if which in WHICH else "",
        page=page,
        pages=pages,
        offered=[(year, list(books)) for year, books in chosen.offered(visit.language, seen.today, seen.cut_off)],
        sends=Right.SEND in seen.rights,
        local=local,
        problem=visit.words(refused) if refused else "",
    )


def _gather(session: Session, visit: Here, unit_id: int) -> tuple[View, Period, Standing]:
    seen = view.look(session, visit, unit_id)
    period = seen.period
    if not visit.asked("period") or period.kind == "range":
        period = waited_for(session, seen.unit_id)[0]
    return seen, period, standings.standing(session, visit.who, unit_id, str(period.kind), period.year, period.number)
