"""Her calendar behind its private link, as her phone fetches it."""

import asyncio
import hashlib

from fastapi import APIRouter, Request, Response

import locales
from bot.papers.calendar import MIME, write
from models.feeds import NoSuchFeed, calendar_of

router = APIRouter(include_in_schema=False)

_HEADERS = {
    "Cache-Control": "private, no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


@router.api_route("/calendar/{token}.ics", methods=["GET", "HEAD"])
async def calendar(request: Request, token: str) -> Response:
    """Her coming meetings; 304 where she has them already, 404 for a link that is wrong or was changed."""
    try:
        found = await request.app.state.house.db.read(calendar_of, token)
    except NoSuchFeed:
        return Response(status_code=404, headers=_HEADERS)
    name = locales.label(found.language, "calendar-name")
    content = await asyncio.to_thread(write, found.language, found.entries, name=name)
    headers = {**_HEADERS, "ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}"'}
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    if headers["ETag"] in known or "*" in known:
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = 'inline; filename="lich.ics"'
    return Response(content, media_type=MIME, headers=headers)
