"""Problems as JSON (RFC 9457), never a stack trace."""

import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

import locales
from api import wrongs
from api.v1.announcements import NoSuchAnnouncement
from api.v1.attendance import NumbersNotUnique
from api.v1.deliveries import NoSuchMessage
from models.announcements import EmptyText, TooLong
from models.calls import InThePast, TooFarAhead
from models.cut_off_changes import NoSuchCutOff
from models.db import DatabaseAway
from models.deputies import DeputyBeginsPast, DeputyTooLong, EndsBeforeItBegins
from models.facts import Refused
from models.files import FileGone
from models.grading import GradeNeedsReason, NoYearToGrade
from models.grading_changes import BadTable
from models.handovers_said import DayBeforePost, HandoverDayFar, NoSuchPostHere
from models.meetings import NoSuchMeeting
from models.posts import NotAllowed
from models.repeats import KeyUsedOtherwise
from models.report_drafts_said import (
    BadReportFigure,
    BadReportPart,
    NoReasonToSendBack,
    NoReportsHere,
    NoSuchReport,
    NoSuchReportPart,
    NoSuchReportPeriod,
    ReasonMissing,
    ReportTheirs,
)
from models.rolls import CountTooHigh, NotOnTheList
from models.tokens import ScopeMissing, WrongToken
from models.tree_changes_checks import (
    BadDay,
    BadParts,
    BadUnitName,
    DayTooEarly,
    NoSuchHead,
    NotForThis,
    NotLarger,
    OneUnitAlone,
    SayParent,
    UnderItself,
)
from models.unit_settings import BadUnitSetting
from models.units import NoSuchUnit
from models.women_counts import FixedForTheTerm, NoWomenCount
from models.workbook_periods import NoSuchPeriod

log = logging.getLogger(__name__)

STATUS: dict[type[Refused], int] = {
    WrongToken: 401,
    NotAllowed: 403,
    ReportTheirs: 403,
    ScopeMissing: 403,
    NoSuchMeeting: 404,
    NoSuchUnit: 404,
    NoSuchAnnouncement: 404,
    NoSuchMessage: 404,
    NoSuchReport: 404,
    NoSuchReportPart: 404,
    FileGone: 410,
    CountTooHigh: 422,
    NotOnTheList: 422,
    NumbersNotUnique: 422,
    InThePast: 422,
    TooFarAhead: 422,
    EmptyText: 422,
    TooLong: 422,
    KeyUsedOtherwise: 422,
    NoSuchPeriod: 422,
    **dict.fromkeys((BadUnitSetting, NoSuchCutOff, BadTable), 422),
    **dict.fromkeys((NoSuchReportPeriod, NoReportsHere, BadReportFigure, BadReportPart, ReasonMissing), 422),
    NoReasonToSendBack: 422,
    **dict.fromkeys((BadDay, BadParts, BadUnitName, DayTooEarly, NoSuchHead, NotForThis, NotLarger), 422),
    **dict.fromkeys((OneUnitAlone, SayParent, UnderItself, NoWomenCount, FixedForTheTerm), 422),
    **dict.fromkeys((GradeNeedsReason, NoYearToGrade, DayBeforePost, DeputyTooLong, EndsBeforeItBegins), 422),
    **dict.fromkeys((DeputyBeginsPast, HandoverDayFar, NoSuchPostHere), 422),
}


def problem(status: int, title: str, *, detail: str = "", kind: str = "about:blank", **more: Any) -> JSONResponse:
    """One problem; `kind` names it for machines."""
    body = {"type": kind, "title": title, "status": status, **({"detail": detail} if detail else {}), **more}
    headers = {503: {"Retry-After": "5"}, 401: {"WWW-Authenticate": "Bearer"}}.get(status)
    return JSONResponse(body, status, headers=headers, media_type="application/problem+json")


def _printable(where: Sequence[str | int]) -> str:
    # A field's name may be anything that JSON can spell, half a surrogate pair too.
    return ".".join(map(str, where)).encode(errors="replace").decode()


_SENTENCES = {400: "unreadable", 404: "missing", 405: "method", 413: "large", 422: "invalid", 500: "bug", 503: "away"}


def _language(request: Request) -> str:
    return locales.known(request.headers.get("accept-language", "vi")[:2])


def _said(request: Request, status: int) -> str:
    """One sentence about what is wrong with a request as such, in the language of who reads it."""
    return locales.label(_language(request), "api-problem", what=_SENTENCES.get(status, "other"))


def _reads_pages(request: Request) -> bool:
    """Whether somebody typed an address into a browser."""
    machines = request.url.path.startswith(("/api/", "/hooks/", "/static/"))
    return request.method == "GET" and not machines and "text/html" in request.headers.get("accept", "")


def install(app: FastAPI) -> None:
    """Every error leaves as a problem."""

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        if error.status_code in {404, 405} and _reads_pages(request):
            from api.pages.office.shell import wrong  # the page's frame asks for STATUS above

            return wrong(request, 404)
        ours = request.url.path.startswith("/api/")
        answer = problem(error.status_code, _said(request, error.status_code) if ours else str(error.detail))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        language, errors = _language(request), []
        for one in error.errors():
            code, what = wrongs.said(language, one)
            errors.append({"where": _printable(one["loc"]), "code": code, "what": what})
        return problem(422, _said(request, 422), errors=errors)

    @app.exception_handler(Refused)
    async def refused(request: Request, error: Refused) -> JSONResponse:
        language = _language(request)
        name = type(error).__name__
        text = locales.say(language, error)
        answer = problem(STATUS.get(type(error), 409), text, kind=f"urn:chihoi:{name}")
        if isinstance(error, ScopeMissing):
            answer.headers["WWW-Authenticate"] = f'Bearer error="insufficient_scope", scope="{error.scope}"'
        return answer

    @app.exception_handler(DatabaseAway)
    async def away(request: Request, error: DatabaseAway) -> JSONResponse:
        log.error("database away", extra={"reason": str(error)})
        return problem(503, _said(request, 503))

    @app.exception_handler(Exception)
    async def bug(request: Request, error: Exception) -> JSONResponse:
        log.exception("request failed", exc_info=error)
        return problem(500, _said(request, 500))
