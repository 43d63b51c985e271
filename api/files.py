"""Files behind signed links, for channels that carry none."""

import re
from collections.abc import Mapping
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from api.pages import page
from models.files import FileGone, file_by_link

router = APIRouter(include_in_schema=False)

SHOWN = ("image/", "audio/", "application/pdf", "text/calendar")  # what a phone opens by itself

# What shows a PDF is a page of the browser's own, which a sandbox leaves empty (Safari, so Zalo on an iPhone).
PAPER = "frame-ancestors 'self'"

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


# HEAD for those who look first whether it is there, a name for those who judge an address by its end.
@router.api_route("/files/{token}", methods=["GET", "HEAD"])
@router.api_route("/files/{token}/{name}", methods=["GET", "HEAD"])
async def file(request: Request, token: str, name: str = "") -> Response:
    """The file of a link; where the link is wrong or over, how to get a new one."""
    try:
        found = await request.app.state.house.db.read(file_by_link, token)
    except FileGone:
        return page("file_gone.html", language=request.app.state.language, status=404)
    asked = None if request.method == "HEAD" else _part(request.headers, len(found.content))
    kind = "inline" if found.mime.startswith(SHOWN) and found.mime != "image/svg+xml" else "attachment"
    status, part = 200, {}
    if asked is not None:
        status = 206 if asked else 416
        here = f"{asked.start}-{asked.stop - 1}" if asked else "*"
        part = {"Content-Range": f"bytes {here}/{len(found.content)}"}
    return Response(
        found.content if asked is None else found.content[asked.start : asked.stop],
        status,
        media_type=found.mime,
        headers=part
        | {
            "Accept-Ranges": "bytes",
            "Content-Disposition": f"{kind}; filename*=UTF-8''{quote(found.name)}",
            "Content-Security-Policy": PAPER if found.mime == "application/pdf" else "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "private, no-store",
        },
    )


def _part(headers: Mapping[str, str], size: int) -> range | None:
    """The bytes that are asked for: Safari plays a voice message only where it can ask for parts of it.

    None: all of them; so it is for what we do not read (several parts, another unit). Empty: there are none such.
    """
    asked = _RANGE.fullmatch(headers.get("range", ""))
    if asked is None or "if-range" in headers or asked[0] == "bytes=-":
        return None
    first, last = asked.groups()
    if not first:
        return range(max(size - int(last), 0), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)
