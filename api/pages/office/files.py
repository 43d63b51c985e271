"""Files of a unit's figures: the workbook and the charts, ordered as in the chat and fetched when they are ready."""

from fastapi import Response
from fastapi.responses import RedirectResponse
from sqlmodel import Session

from api.pages.office import papers, view
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, routes, unit_of
from bot.papers.catalogue import PAPERS
from bot.papers.charts import KINDS

CHART = "chart"

router = routes()


@router.get("/files-of")
async def files(visit: Visit) -> Response:
    """What can be had of the unit and the period in the address."""
    seen = await visit.db.read(view.look, visit, unit_of(visit))
    visit = view.kept(visit, seen)
    return visit.page(
        "files.html",
        nav="/work",
        view=seen,
        chooser=view.chooser(seen, visit.language),
        charts=KINDS if CHART in PAPERS else (),
    )


@router.post("/papers/chart/{what}", dependencies=[FromOurPage])
async def order(visit: Visit, what: str) -> Response:
    """A chart of the unit and the period in the address: one in the making for each."""
    if what not in KINDS or CHART not in PAPERS:
        raise NoSuchPage
    job_id = await visit.db.write(_order, visit, unit_of(visit), what)
    return RedirectResponse(visit.link(f"/papers/{job_id}", unit=visit.asked("unit")), 303)


def _order(session: Session, visit: Here, unit_id: int, what: str) -> int:
    """The id of the job that draws it. Raises NotAllowed."""
    seen = view.look(session, visit, unit_id)
    args = {"what": what, "start": seen.period.start.isoformat(), "end": seen.period.end.isoformat()}
    if seen.day:
        args["as_of"] = seen.day.isoformat()
    return papers.ordered(session, visit, CHART, unit_id, args)
