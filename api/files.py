"""Files behind signed links, for channels that carry none."""

from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from api.pages import page
from models.files import FileGone, file_by_link

router = APIRouter(include_in_schema=False)

SHOWN = ("image/", "audio/", "application/pdf", "text/calendar")  # what a phone opens by itself

# What shows a PDF is a page of the browser's own, which a sandbox leaves empty (Safari, so Zalo on an iPhone).
PAPER = "frame-ancestors 'self'"


# HEAD for those who look first whether it is there, a name for those who judge an address by its end.
@router.api_route("/files/{token}", methods=["GET", "HEAD"])
@router.api_route("/files/{token}/{name}", methods=["GET", "HEAD"])
async def file(request: Request, token: str, name: str = "") -> Response:
    """The file of a link; where the link is wrong or over, how to get a new one."""
    try:
        found = await request.app.state.house.db.read(file_by_link, token)
    except FileGone:
        return page("file_gone.html", language=request.app.state.language, status=404)
    kind = "inline" if found.mime.startswith(SHOWN) and found.mime != "image/svg+xml" else "attachment"
    return Response(
        found.content,
        media_type=found.mime,
        headers={
            "Content-Disposition": f"{kind}; filename*=UTF-8''{quote(found.name)}",
            "Content-Security-Policy": PAPER if found.mime == "application/pdf" else "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "private, no-store",
        },
    )
