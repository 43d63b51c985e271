"""Into the cadres' page and out of it: by the bot's one-time link, or from Telegram by its signed data."""

import re
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

import locales
from api.pages.office.shell import COOKIE, FromOurPage, Visit, framed, gate, is_secure, routes
from bot.channels import Unverified
from models import clock, office_sessions
from models.codes import WrongCode
from models.office_sessions import NoAccount
from models.posts import NotAllowed

LONGEST = 100  # characters of a code

router = routes()

# What a browser calls itself, the more special name first, and the name that people know it by.
_BROWSERS = (
    ("Zalo", "Zalo"), ("Telegram", "Telegram"), ("CocCoc|coc_coc_browser", "Cốc Cốc"), ("SamsungBrowser", "Samsung"),
    ("UCBrowser", "UC Browser"), ("Edg(?:e|A|iOS)?/", "Edge"), ("OPR/|Opera", "Opera"), ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS|Chromium", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"), ("Linux", "Linux"),
)  # fmt: skip


def device_of(agent: str) -> tuple[str, str]:
    """The browser and the system that a User-Agent speaks of ("Chrome", "Windows"); "" for what is not known."""
    named = [
        next((name for words, name in known if re.search(words, agent[:1000])), "") for known in (_BROWSERS, _SYSTEMS)
    ]
    return named[0], named[1]


@router.get("/enter")
async def ask_to_enter(request: Request, code: str = "") -> HTMLResponse:
    """One more press: chat apps open a link by themselves to preview it, which must not use it up. A link that is over
    is said to be so at once."""
    if not code:
        return gate(request)
    if not await request.app.state.house.db.read(office_sessions.is_good, code[:LONGEST]):
        return gate(request, 403, over=True)
    return framed(request, "office/enter.html", language=request.app.state.language, code=code[:LONGEST])


@router.post("/enter", dependencies=[FromOurPage])
async def enter(request: Request) -> Response:
    """Use up the link and set the cookie."""
    form = await _form(request)
    device = device_of(request.headers.get("user-agent", ""))
    try:
        token = await request.app.state.house.db.write(office_sessions.enter, form.get("code", "")[:LONGEST], *device)
    except (WrongCode, NotAllowed):
        return gate(request, 403, over=True)
    return come_in(request, token)


def come_in(request: Request, token: str) -> Response:
    """To the first page, with the cookie. It goes with the browser, since computers are shared: no max_age."""
    answer = RedirectResponse("/", 303)
    answer.set_cookie(COOKIE, token, path="/", httponly=True, samesite="lax", secure=is_secure(request))
    return answer


@router.post("/leave", dependencies=[FromOurPage])
async def leave(visit: Visit) -> Response:
    """End the session on this device."""
    visitor = visit.visitor
    await visit.db.write(office_sessions.end_session, visitor.person_id, visitor.session_id)
    return go_out()


def go_out() -> Response:
    """To the page that says how to get in, without the cookie."""
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


@router.post("/language", dependencies=[FromOurPage])
async def language(visit: Visit) -> Response:
    """Another language on this device, and back to where she was."""
    form = await _form(visit.request)
    await visit.db.write(office_sessions.speak, visit.visitor.session_id, locales.known(form.get("language", "")))
    back = form.get("back", "")[:2000]
    # Only a path of ours: "//elsewhere" and "/\elsewhere" would be other places.
    return RedirectResponse(back if re.fullmatch(r"/(?![/\\])[\x21-\x7e]*", back) else "/", 303)


@router.get("/telegram")
async def from_telegram(request: Request) -> HTMLResponse:
    """The Mini App: its script hands over what Telegram has signed."""
    return framed(request, "office/telegram.html", language=request.app.state.language)


@router.post("/telegram", dependencies=[FromOurPage])
async def enter_from_telegram(request: Request) -> Response:
    """Come in by Telegram's signed data."""
    channel: Any = request.app.state.house.channels.get("telegram")
    form = await _form(request)
    try:
        if channel is None:
            raise Unverified("no such channel")
        address = channel.signed_in(form.get("init_data", ""), clock.real())
        device = device_of(request.headers.get("user-agent", ""))
        token = await request.app.state.house.db.write(
            office_sessions.enter_from_chat, "telegram", address, "Telegram", device[1]
        )
    except (Unverified, NoAccount):
        return gate(request, 403, over=True)
    return come_in(request, token)


async def _form(request: Request) -> dict[str, str]:
    """The fields of a small form."""
    async with request.form(max_files=0, max_fields=8, max_part_size=16 * 1024) as form:
        return {name: str(value).replace("\x00", "") for name, value in form.items()}
