"""The Excel file of a unit's figures: asked for once, made by a job, fetched when it is ready."""

from datetime import date
from typing import Any, Literal
from urllib.parse import quote

from fastapi import Request, Response
from sqlmodel import Session, col, select

import locales
from api.deps import Caller, Client
from api.v1.asked import PeriodAsked
from api.v1.routes import routes
from api.v1.shapes import Id, Shape
from bot.papers import JOB, Reader, ask
from bot.papers.figures_workbook import MIME
from models import clock
from models.conversations import Who
from models.files import FileGone, StoredFile
from models.jobs import Job, JobState
from models.posts import NotAllowed, Right, post_for
from models.tokens import withheld_from
from models.workbook_periods import checked

router = routes("/reports/workbooks", "reports")
WORKBOOK = "figures-workbook"


class WorkbookAsked(PeriodAsked):
    """Of which unit and period. The same one asked for again while it is being made is the same one."""


class WorkbookShown(Shape):
    """An Excel file on its way: "soon", or "failed", when it has to be asked for anew."""

    id: Id
    state: Literal["soon", "failed"]


def _as_asked(client: Client, asked: WorkbookAsked, start: date, end: date) -> dict[str, Any]:
    """What makes two requests the same one: also whose token it is, since the file has the names that it may see."""
    as_of = {"as_of": asked.as_of.isoformat()} if asked.as_of else {}
    return {"start": start.isoformat(), "end": end.isoformat(), **as_of, **_narrowed(client)}


def _narrowed(client: Client) -> dict[str, Any]:
    return {"post": client.post.post_id, "withheld": sorted(withheld_from(client.scopes))}


def _order(session: Session, who: Who, client: Client, asked: WorkbookAsked, language: str) -> WorkbookShown:
    start, end = asked.days(session, who)
    checked(start, end)
    args = _as_asked(client, asked, start, end)
    reader = Reader(who.person_id or 0, language, locales.DEFAULT_PAIR, "")
    job = ask(session, reader, WORKBOOK, asked.unit, args)
    if job is None:
        job = _in_hand(session, who, {"unit": asked.unit, **args})
    return WorkbookShown(id=job.id or 0, state="soon")


def _in_hand(session: Session, who: Who, args: dict[str, Any]) -> Job:
    """The one that is being made already."""
    making = session.exec(
        select(Job)
        .where(
            Job.kind == JOB,
            Job.person_id == who.person_id,
            col(Job.contact_id).is_(None),
            col(Job.state).in_([JobState.QUEUED, JobState.RUNNING]),
        )
        .order_by(col(Job.id).desc())
    )
    return next(one for one in making if one.args.get("paper") == WORKBOOK and one.args.get("args") == args)


def _found(session: Session, who: Who, client: Client, job_id: int) -> WorkbookShown | tuple[str, bytes]:
    """How far it is, or its name and content. Raises NotAllowed for anybody else's, FileGone when it was put away."""
    job = session.get(Job, job_id)
    if job is None or job.kind != JOB or job.person_id != who.person_id or job.contact_id is not None:
        raise NotAllowed
    args = job.args["args"]
    if job.args["paper"] != WORKBOOK or any(args.get(name) != value for name, value in _narrowed(client).items()):
        raise NotAllowed
    post_for(session, who.person_id, Right.TOTALS, args["unit"])
    if job.state != JobState.DONE:
        return WorkbookShown(id=job_id, state="failed" if job.state == JobState.FAILED else "soon")
    file = session.get(StoredFile, int(job.args["file"]))
    if file is None or file.expires_at <= clock.now() or not file.content:
        raise FileGone
    return file.name, file.content


@router.post("", status_code=202)
async def ask_for_a_workbook(
    client: Caller, body: WorkbookAsked, request: Request, response: Response
) -> WorkbookShown:
    """Have the Excel file of a unit and a period made; `Location` says where it will be."""
    language = locales.known(request.headers.get("accept-language", "vi")[:2])
    shown = await client.write(_order, client, body, language)
    response.headers["Location"] = f"/api/v1/reports/workbooks/{shown.id}"
    response.headers["Retry-After"] = "2"
    return shown


@router.get(
    "/{workbook_id}",
    response_model=None,
    responses={
        200: {"description": "The file", "content": {MIME: {"schema": {"type": "string", "format": "binary"}}}},
        202: {"model": WorkbookShown, "description": "It is not ready (yet)"},
    },
)
async def get_a_workbook(client: Caller, workbook_id: Id) -> Response:
    """The Excel file once it is made, and 202 before."""
    found = await client.read(_found, client, workbook_id)
    if isinstance(found, WorkbookShown):
        headers = {"Retry-After": "2", "Cache-Control": "no-store"}
        return Response(found.model_dump_json(), 202, headers, "application/json")
    name, content = found
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", "Cache-Control": "no-store"}
    return Response(content, 200, headers, MIME)
