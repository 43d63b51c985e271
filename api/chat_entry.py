"""Coming into the web chat by a one-time link, and leaving it: the cookie, and the check of where a POST comes from."""

import hmac
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.pages import page
from models import web
from models.codes import WrongCode

COOKIE = "chihoi_chat"
_PHONE = re.compile(r"[a-z0-9-]{1,24}")

router = APIRouter(prefix="/chat", include_in_schema=False)


@dataclass(frozen=True)
class Here:
    """Whose screen a request is about; `token` is the cookie's, "" in the demo."""

    address: str
    token: str = ""


def same_origin(request: Request) -> None:
    """A POST comes from a page of ours, or it is refused: 403."""
    origin = request.headers.get("origin") or request.headers.get("referer") or ""
    if urlsplit(origin).netloc != request.headers.get("host", ""):
        raise HTTPException(403, "This request does not come from our own page")


async def here(request: Request) -> Here:
    """The address behind the cookie; in the demo the phone that was taken in hand, while it is on. Raises 401."""
    if request.app.state.demo:
        phone = request.query_params.get("phone", "")
        if f"demo-{phone}" in request.app.state.off:
            raise HTTPException(401, "This phone is switched off")  # an open page looks again, and sees the dark screen
        if _PHONE.fullmatch(phone):
            return Here(f"demo-{phone}")
        raise HTTPException(401, "No phone has been chosen")
    found = await session_of(request)
    if found is None:
        raise HTTPException(401, "This page needs a fresh link")
    return found


async def session_of(request: Request) -> Here | None:
    """Whoever came in with this browser, as long as her session lasts."""
    token = _unsigned(request, request.cookies.get(COOKIE, ""))
    if not token:
        return None
    address = await request.app.state.house.db.read(web.address_of, token)
    return None if address is None else Here(address, token)


def _signature(request: Request, token: str) -> str:
    key = request.app.state.house.db.vault.derive("web-cookie")
    return hmac.new(key, token.encode(), "sha256").hexdigest()


def _unsigned(request: Request, cookie: str) -> str:
    """The token of a cookie that we signed, else ""."""
    token, _, signature = cookie.partition(".")
    return token if hmac.compare_digest(signature.encode(), _signature(request, token).encode()) else ""


FromOurPage = Depends(same_origin)


@router.get("/enter")
async def ask_to_enter(request: Request, code: str = "") -> HTMLResponse:
    """One more press: chat apps open a link by themselves to preview it, which must not use it up."""
    return page("enter.html", language=request.app.state.language, code=code[:100], wrong=False)


@router.post("/enter", dependencies=[FromOurPage])
async def enter(request: Request) -> Response:
    """Use up the link and set the cookie."""
    async with request.form(max_files=0, max_fields=4) as form:
        code = str(form.get("code", ""))[:100]
    try:
        token = await request.app.state.house.db.write(web.enter, code)
    except WrongCode:
        return page("enter.html", language=request.app.state.language, status=403, code="", wrong=True)
    answer = RedirectResponse("/chat", 303)
    secure = request.url.scheme == "https" or request.app.state.house.public_url.startswith("https:")
    # No max_age: the cookie goes with the browser, since computers are shared.
    answer.set_cookie(
        COOKIE, f"{token}.{_signature(request, token)}", path="/chat", httponly=True, samesite="lax", secure=secure
    )
    return answer


@router.post("/leave", dependencies=[FromOurPage])
async def leave(request: Request) -> Response:
    """End the session on this computer."""
    found = await session_of(request)
    if found is not None:
        await request.app.state.house.db.write(web.leave, found.token)
    answer = RedirectResponse("/chat", 303)
    answer.delete_cookie(COOKIE, path="/chat")
    return answer
