"""The web chat: a page, its messages as they come, and what is sent from it; a channel like the others."""

import asyncio
import contextlib
import re
import unicodedata
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.datastructures import UploadFile

import locales
from api.chat_entry import FromOurPage, Here, here, session_of
from api.errors import problem
from api.pages import page, render
from bot.messages import FileRef, Incoming, Kind
from models import clock, files, web
from models.db import DatabaseAway
from models.web import Reader, Shown

LARGEST_FILE = 10 * 1024 * 1024  # bytes
LONGEST_TEXT = 4000  # characters; Telegram takes 4,096
LOOK_EVERY = 1.0  # seconds between two looks at the ledger for an open page
STILL_HERE_EVERY = 60.0  # seconds between two marks that a page is open
_MESSAGE_ID = re.compile(r"[0-9A-Za-z-]{8,64}")
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,20})?")

router = APIRouter(prefix="/chat", include_in_schema=False)


Viewer = Annotated[Here, Depends(here)]


@router.get("")
async def chat(request: Request) -> Response:
    """The chat; without a session how to get in."""
    found = await session_of(request)
    if found is None:
        return page("no_session.html", language=_default_language(request))
    return await screen_page(request, found.address)


@router.get("/screen")
async def screen(request: Request, viewer: Viewer, after: str = "") -> JSONResponse:
    """What is new after a message, for browsers without events and for a page that comes back."""
    return JSONResponse({"messages": await _fragments(request, viewer.address, after)})


@router.get("/events", response_class=EventSourceResponse)
async def events(
    request: Request, viewer: Viewer, after: str = "", last_event_id: Annotated[str, Header()] = ""
) -> AsyncIterator[ServerSentEvent]:
    """Messages as they come. A page that reconnects goes on after the last one it has seen."""
    state = request.app.state
    position, sent = last_event_id or after, set[int]()
    mark_at = 0.0
    yield ServerSentEvent(comment="open", retry=1500)
    while not state.stopping():
        with contextlib.suppress(DatabaseAway):  # the page keeps waiting until the database is back
            if viewer.token and clock.real() >= mark_at:
                if not await state.house.db.write(web.still_open, viewer.token):
                    return
                mark_at = clock.real() + STILL_HERE_EVERY
            for fragment in await _fragments(request, viewer.address, position):
                if fragment["id"] not in sent:
                    sent.add(fragment["id"])
                    yield ServerSentEvent(data=fragment, id=fragment["key"])
                position = fragment["key"]
        await asyncio.sleep(LOOK_EVERY)


@router.post("/send", dependencies=[FromOurPage])
async def send(request: Request, viewer: Viewer, after: str = "") -> Response:
    """One message of hers: words, a tap, a file or where she is. The same id again changes nothing.

    413: too large. 422: nothing in it. Browsers with our script get JSON, others the page again.
    """
    house = request.app.state.house
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > LARGEST_FILE + 64 * 1024:
        if length.isdigit() and int(length) < 5 * LARGEST_FILE:
            # A browser that is still sending does not hear an answer.
            async for _ in request.stream():
                pass
        return await _refused(request, viewer, 413, "web-too-large")
    async with request.form(max_files=1, max_fields=8, max_part_size=64 * 1024) as form:
        incoming = await _incoming(request, viewer.address, dict(form))
    if isinstance(incoming, str):
        return await _refused(request, viewer, 413 if incoming == "web-too-large" else 422, incoming)
    await house.intakes["web"].take(incoming)
    if request.headers.get("accept") != "application/json":
        return RedirectResponse(_home(request, viewer.address), 303)
    reader = await house.db.read(web.reader, viewer.address)
    now = clock.now().astimezone(ZoneInfo(request.app.state.zone))
    return JSONResponse(
        _moment(_language(request, reader), now)
        | {"messages": await _fragments(request, viewer.address, after, reader=reader)}
    )


async def _incoming(request: Request, address: str, form: dict[str, Any]) -> Incoming | str:
    """The message in a form, or the key of what is wrong with it."""
    message_id = str(form.get("message_id", ""))
    if not _MESSAGE_ID.fullmatch(message_id):
        return "web-nothing-sent"
    text = unicodedata.normalize("NFC", str(form.get("text", ""))).replace("\r\n", "\n").replace("\x00", "").strip()
    if len(text) > LONGEST_TEXT:
        return "web-too-large"
    if "latitude" in form or "longitude" in form:
        latitude, longitude = _degrees(form.get("latitude"), 90), _degrees(form.get("longitude"), 180)
        if latitude is None or longitude is None:
            return "web-where-wrong"
        made = Incoming("web", address, f"{address}:{message_id}", Kind.LOCATION)
        return replace(made, latitude=latitude, longitude=longitude)
    payload = str(form.get("payload", ""))[:64]
    kind, file, upload = Kind.TAP if payload else Kind.TEXT, None, form.get("file")
    if isinstance(upload, UploadFile) and upload.filename:
        if (upload.size or 0) > LARGEST_FILE:
            return "web-too-large"
        mime = upload.content_type or ""
        kind, name = _kind(mime), upload.filename[:200]
        kept = await request.app.state.house.db.write(
            files.keep_upload, name=name, mime=mime, content=await upload.read()
        )
        file = FileRef(kept, name, upload.size or 0, mime)
    if not (text or payload or file):
        return "web-nothing-sent"
    return Incoming("web", address, f"{address}:{message_id}", kind, text, payload, file=file)


def _degrees(given: Any, most: int) -> float | None:
    """Degrees from a form's field; None for what is no number or lies beyond the globe."""
    if not (isinstance(given, str) and _DEGREES.fullmatch(given)):
        return None
    value = float(given)
    return value if abs(value) <= most else None


def _kind(mime: str) -> Kind:
    if mime.startswith("image/"):
        return Kind.PHOTO
    return Kind.VOICE if mime.startswith("audio/") else Kind.FILE


async def _refused(request: Request, viewer: Here, status: int, key: str) -> Response:
    reader = await request.app.state.house.db.read(web.reader, viewer.address)
    text = locales.label(_language(request, reader), key, **locales.address(reader.pair))
    return problem(status, text, kind=f"urn:chihoi:{key}")


async def screen_page(request: Request, address: str, *, hints: tuple[str, ...] = (), framed: bool = False) -> Response:
    """The chat page of an address. `hints` are keys of sentences to try."""
    db = request.app.state.house.db
    reader, shown = await db.read(_read_screen, address, "")
    language = _language(request, reader)
    return page(
        "chat.html",
        language=language,
        pair=reader.pair,
        framed=framed,
        chats=True,
        reader=reader,
        demo=request.app.state.demo,
        phone=(phone := address.removeprefix("demo-") if request.app.state.demo else ""),
        query=f"?phone={phone}" if phone else "",
        screen_name=db.vault.digest(f"web-screen:{address}")[:16],
        messages=[_shown(request, language, reader.pair, one) for one in shown],
        hints=hints,
    )


async def _fragments(
    request: Request, address: str, after: str, *, reader: Reader | None = None
) -> list[dict[str, Any]]:
    """Messages as pieces of the page: the id, the place on the screen (key), whether it fades, and the HTML."""
    found, shown = await request.app.state.house.db.read(_read_screen, address, after, reader)
    language = _language(request, found)
    return [
        {
            "id": one.id,
            "key": one.key,
            "fleeting": one.fleeting,
            "html": render(
                "message.html",
                language=language,
                pair=found.pair,
                message=_shown(request, language, found.pair, one),
            ),
        }
        for one in shown
    ]


def _read_screen(session: Any, address: str, after: str, reader: Reader | None = None) -> tuple[Reader, list[Shown]]:
    return reader or web.reader(session, address), web.screen(session, address, after)


def _shown(request: Request, language: str, pair: str, one: Shown) -> dict[str, Any]:
    """A message for the template."""
    text, after = without_choices(one.text, one.choices)
    if one.notices:
        text = locales.label(language, "several-notices", **locales.address(pair), count=one.notices) + f"\n\n{text}"
    return _moment(language, one.at.astimezone(ZoneInfo(request.app.state.zone))) | {
        "id": one.id,
        "key": one.key,
        "text": text,
        "after": after,
        "choices": one.choices,
        "file": one.file,
        "fleeting": one.fleeting,
    }


def without_choices(text: str, choices: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """The text without its numbered lines, which are buttons here, and what stands after them: how to read on."""
    numbered = [f"{number}. {label}" for number, label in choices if number.isdecimal()]
    for between in ("  ", "\n"):
        before, found, after = text.rpartition(between.join(numbered)) if numbered else ("", "", "")
        if found and (not after or after.startswith("\n")):
            return before.strip(), after.strip()
    return text, ""


def _moment(language: str, at: Any) -> dict[str, str]:
    """A local time as a page shows it: the hour, and the day for the line above."""
    day = dict(locales.moments(language, at, None))["_day"]
    return {"time": f"{at:%H:%M}", "day": day[:1].upper() + day[1:]}


def _language(request: Request, reader: Reader) -> str:
    return locales.known(reader.language or _default_language(request))


def _default_language(request: Request) -> str:
    return str(request.app.state.language)


def _home(request: Request, address: str) -> str:
    return f"/chat/demo/phone/{address.removeprefix('demo-')}" if request.app.state.demo else "/chat"
