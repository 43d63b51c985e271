"""Files of figures from a page: ordered as in the chat, made by the same job, fetched from here when they are ready."""

from typing import Any

from fastapi import Response
from fastapi.responses import RedirectResponse
from sqlmodel import Session, col, select

from api.pages.office import view
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, an_id, routes, unit_of
from bot.papers import JOB, Reader, ask
from bot.papers.catalogue import PAPERS
from models.files import StoredFile, link_path
from models.jobs import Job, JobState

WORKBOOK = "figures-workbook"

router = routes()


@router.post("/papers/workbook", dependencies=[FromOurPage])
async def order(visit: Visit) -> Response:
    """The workbook of the unit and the period in the address: one in the making for each, however often it is asked."""
    if WORKBOOK not in PAPERS:
        raise NoSuchPage
    job_id = await visit.db.write(_order, visit, unit_of(visit))
    return RedirectResponse(visit.link(f"/papers/{job_id}"), 303)


@router.get("/papers/{job_id}")
async def paper(visit: Visit, job_id: str) -> Response:
    """Whether it is ready, and then where it lies."""
    state, called, path = await visit.db.read(_found, visit, an_id(job_id))
    return visit.page("paper.html", nav="", state=state, called=called, path=path, job_id=job_id)


def _order(session: Session, visit: Here, unit_id: int) -> int:
    """The id of the job that makes it. Raises NotAllowed."""
    seen = view.look(session, visit, unit_id)
    period, as_of = seen.period, seen.day
    args = {"start": period.start.isoformat(), "end": period.end.isoformat()}
    if as_of:
        args["as_of"] = as_of.isoformat()
    return ordered(session, visit, WORKBOOK, unit_id, args)


def ordered(session: Session, visit: Here, kind: str, unit_id: int, args: dict[str, Any]) -> int:
    """The id of the job that makes a paper of PAPERS: the same one while it is being made. Rights are the caller's."""
    hers, public_url = visit.visitor, str(visit.request.app.state.house.public_url)
    reader = Reader(hers.person_id, visit.language, hers.pair, public_url)
    job = ask(session, reader, kind, unit_id, args)
    if job is not None:
        return job.id or 0
    same = {"paper": kind, "args": {"unit": unit_id, **args}}
    making = session.exec(
        select(Job)
        .where(
            Job.kind == JOB,
            Job.person_id == hers.person_id,
            col(Job.contact_id).is_(None),
            col(Job.state).in_([JobState.QUEUED, JobState.RUNNING]),
        )
        .order_by(col(Job.id).desc())
    ).all()
    return next(one.id or 0 for one in making if all(one.args.get(name) == same[name] for name in same))


def _found(session: Session, visit: Here, job_id: int) -> tuple[str, str, str]:
    """ "ready", "failed" or "soon", with the file's name and address. Raises NoSuchPage for anybody else's."""
    job = session.get(Job, job_id)
    if job is None or job.kind != JOB or job.person_id != visit.visitor.person_id or job.contact_id is not None:
        raise NoSuchPage
    if job.state == JobState.FAILED:
        return "failed", "", ""
    file = session.get(StoredFile, int(job.args.get("file") or 0)) if job.state == JobState.DONE else None
    if file is None:
        return "failed" if job.state == JobState.DONE else "soon", "", ""
    return "ready", file.name, link_path(session, file.id or 0)
