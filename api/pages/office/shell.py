"""What every page of the cadres has: who looks, the frame around it, and errors said in words instead of JSON."""

import base64
import binascii
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from fastapi import Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.routing import Match

import locales
from api.chat_entry import same_origin
from api.errors import STATUS
from api.pages import page
from api.pages.office import features
from api.routing import Router
from bot.papers.catalogue import PAPERS
from models import clock, office_sessions, shares
from models.conversations import Who, acting
from models.db import Database, DatabaseAway
from models.facts import Fact, Refused
from models.office_sessions import SEEN_EVERY, Visitor
from models.posts import Held, NotAllowed

log = logging.getLogger(__name__)

COOKIE = "chihoi_office"
SAID = "chihoi_said"  # the outcome of what she did, said once on the page after it
SAID_LONGEST = 600  # characters
FORM_LARGEST = 256 * 1024  # bytes of a form without a file
KEPT_LONGEST = 4000  # characters of what she had typed when her session was over
LARGEST_ID = 2**62

HEADERS = {
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class NoSession(Exception):
    """Nobody has come in with this browser, or her time here is over."""


class NoSuchPage(Exception):
    """What the address names is not there."""


@dataclass(frozen=True)
class Here:
    """A request of somebody who is in."""

    request: Request
    visitor: Visitor
    kept: dict[str, str] = field(default_factory=dict)  # of the address: what links on the page take along

    @property
    def db(self) -> Database:
        """The house's database."""
        found: Database = self.request.app.state.house.db
        return found

    @property
    def who(self) -> Who:
        """Her, as the rules ask for her."""
        return acting(self.visitor.person_id)

    @property
    def language(self) -> str:
        """The language that she reads."""
        return locales.known(self.visitor.language)

    @property
    def now(self) -> datetime:
        """People's time in the house's time zone."""
        return clock.now().astimezone(ZoneInfo(self.request.app.state.zone))

    def asked(self, name: str, longest: int = 40) -> str:
        """What the address says under a name, cut off and without what no database takes; "" where it says nothing."""
        return self.request.query_params.get(name, "").replace("\x00", "").strip()[:longest]

    def keeping(self, **kept: Any) -> "Here":
        """The same with more that links take along; what is empty is left out."""
        return replace(self, kept={**self.kept, **{name: str(value) for name, value in kept.items() if value}})

    def link(self, path: str, **more: Any) -> str:
        """An address of ours with what is taken along, and more; what is empty is left out."""
        given = {**self.kept, **{name: str(value) for name, value in more.items()}}
        query = urlencode({name: value for name, value in given.items() if value})
        return f"{path}?{query}" if query else path

    def words(self, said: Fact | Refused) -> str:
        """A fact or a refusal in her words."""
        return locales.say(self.language, said, pair=self.visitor.pair, now=self.now)

    def back(self, path: str, said: Fact | str = "") -> Response:
        """After something was done: to a page that says the outcome once."""
        answer = RedirectResponse(path, 303)
        words = said if isinstance(said, str) else self.words(said)
        if words:
            kept = base64.urlsafe_b64encode(words[:SAID_LONGEST].encode()).decode()
            secure = is_secure(self.request)
            answer.set_cookie(SAID, kept, max_age=60, path="/", httponly=True, samesite="lax", secure=secure)
        return answer

    def page(self, template: str, *, status: int = 200, nav: str = "", **variables: Any) -> HTMLResponse:
        """A whole page in the frame; `nav` is the path of the menu's entry that it belongs to."""
        said = _said_before(self.request)
        answer = framed(
            self.request,
            f"office/{template}",
            language=self.language,
            pair=self.visitor.pair,
            status=status,
            here=self,
            nav=nav,
            features=features.open_to(self.visitor),
            sentence=_sentence,
            share=shares.percent,
            workbooks="figures-workbook" in PAPERS,
            chat="web" in self.request.app.state.house.channels,
            said_before=said,
            **variables,
        )
        if said:
            answer.delete_cookie(SAID, path="/")
        return answer


def _said_before(request: Request) -> str:
    try:
        return base64.urlsafe_b64decode(request.cookies.get(SAID, "")).decode()[:SAID_LONGEST]
    except (binascii.Error, ValueError):
        return ""


def framed(request: Request, template: str, *, language: str, status: int = 200, **variables: Any) -> HTMLResponse:
    """A page with the headers of the house and a few more."""
    languages = [(name, locales.label(name, "language-name")) for name in locales.languages()]
    variables |= {"languages": languages, "number": _numbers(language), "again": _again(request)}
    answer = page(template, language=language, status=status, **variables)
    answer.headers.update(HEADERS)
    answer.headers["Vary"] = "Cookie, HX-Request"
    if is_secure(request):
        answer.headers["Strict-Transport-Security"] = "max-age=31536000"
    return answer


def _again(request: Request) -> str:
    """Of a page that answers a form, an address that can be opened: what Back leads to later; "" else."""
    if request.method != "POST":
        return ""
    path = request.url.path
    while path:
        scope = {**request.scope, "method": "GET", "path": path}
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.router.routes):
            unit = request.query_params.get("unit", "")
            return f"{path}?{urlencode({'unit': unit})}" if unit else path
        path = path.rpartition("/")[0]
    return "/"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _numbers(language: str) -> Callable[[float], str]:
    return lambda value: locales.number(language, value)


def is_secure(request: Request) -> bool:
    """Whether she came by https, or our public address is of that kind."""
    return request.url.scheme == "https" or str(request.app.state.house.public_url).startswith("https:")


async def here(request: Request) -> Here:
    """Whoever is in. Rights are asked from her posts at every request. Raises NoSession."""
    token = request.cookies.get(COOKIE, "")
    db = request.app.state.house.db
    visitor = await db.read(office_sessions.visitor_of, token) if token else None
    if visitor is None:
        raise NoSession
    if clock.real() - visitor.last_seen > SEEN_EVERY.total_seconds():
        await db.write(office_sessions.seen, visitor.session_id)
    visit = Here(request, visitor)
    request.state.visit = visit  # an error is said in her language, too
    return visit


Visit = Annotated[Here, Depends(here)]
FromOurPage = Depends(same_origin)


def an_id(text: str) -> int:
    """An id out of an address. Raises NoSuchPage."""
    if text.isascii() and text.isdigit() and len(text) < 20 and int(text) < LARGEST_ID:
        return int(text)
    raise NoSuchPage


def unit_of(visit: Here) -> int:
    """The unit that she looks at: the one in the address, else that of her first post. Raises NoSuchPage."""
    asked = visit.asked("unit")
    return an_id(asked) if asked else visit.visitor.posts[0].unit_id


def post_shown(visit: Here) -> Held:
    """The post by whose unit she looks around, where she holds several: the one in the address, else the first."""
    asked = visit.asked("unit")
    return next((held for held in visit.visitor.posts if str(held.unit_id) == asked), visit.visitor.posts[0])


class OfficeRoute(APIRoute):
    """A route whose errors are pages: nothing that somebody sends ends in JSON or in a stack trace."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler with its errors in words."""
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except NoSession:
                return gate(request, 200 if request.url.path == "/" else 401, typed=await _typed(request))
            except Refused as refused:
                return wrong(request, STATUS.get(type(refused), 409), refused)
            except (NoSuchPage, RequestValidationError):
                return wrong(request, 404)
            except HTTPException as error:
                return wrong(request, error.status_code)
            except DatabaseAway:
                return wrong(request, 503)
            except Exception:
                log.exception("page failed")
                return wrong(request, 500)

        return handled


def routes() -> Router:
    """A router for pages."""
    return Router(route_class=OfficeRoute, include_in_schema=False)


async def _typed(request: Request) -> str:
    """What she had typed when her session was over: it is given back to her, not lost."""
    length, kind = request.headers.get("content-length", ""), request.headers.get("content-type", "")
    small = length.isdigit() and int(length) <= FORM_LARGEST
    if request.method != "POST" or not small or not kind.startswith("application/x-www-form-urlencoded"):
        return ""
    form = await request.form()
    return str(form.get("text", "")).replace("\x00", "").strip()[:KEPT_LONGEST]


def gate(request: Request, status: int = 200, *, over: bool = False, typed: str = "") -> HTMLResponse:
    """How to get in, for whoever is not. `over`: she came by a link that works no more; `typed` is hers to copy.

    Whoever was in with this browser is told that she is no more, and that what she pressed was not done.
    """
    state = request.app.state
    return framed(
        request,
        "office/gate.html",
        language=state.language,
        status=status,
        over=over,
        ended=status == 401 and bool(request.cookies.get(COOKIE)),
        posted="yes" if request.method == "POST" else "no",
        demo=state.demo,
        chat="web" in state.house.channels,
        typed=typed,
    )


def wrong(request: Request, status: int, refused: Refused | None = None) -> HTMLResponse:
    """One sentence about what was wrong, and the way back."""
    visit: Here | None = getattr(request.state, "visit", None)
    language = request.app.state.language if visit is None else visit.language
    pair = locales.DEFAULT_PAIR if visit is None else visit.visitor.pair
    said = "" if refused is None or isinstance(refused, NotAllowed) else locales.say(language, refused, pair=pair)
    kind = {403: "rights", 404: "missing", 413: "large", 500: "bug", 503: "away"}.get(status, "other")
    return framed(request, "office/wrong.html", language=language, pair=pair, status=status, kind=kind, said=said)
