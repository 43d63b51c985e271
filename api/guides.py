"""The printed page for heads, behind an address of its own."""

from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, RedirectResponse

from api.files import PAPER
from api.pages import page

router = APIRouter(include_in_schema=False)

FOR_HEADS = Path(__file__).parent.parent / "docs/huong-dan/truong-chi-hoi.pdf"


@router.get("/huong-dan")
async def short_address() -> Response:
    """What is easily typed."""
    return RedirectResponse("/huong-dan.pdf")


# HEAD for those who look first whether it is there.
@router.api_route("/huong-dan.pdf", methods=["GET", "HEAD"])
async def for_heads(request: Request) -> Response:
    """The page to print; an installation without the guides says so."""
    if not FOR_HEADS.is_file():
        return page("file_gone.html", language=request.app.state.language, status=404)
    return FileResponse(
        FOR_HEADS,
        media_type="application/pdf",
        filename=FOR_HEADS.name,
        content_disposition_type="inline",
        headers={
            "Content-Security-Policy": PAPER,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "public, max-age=3600",
        },
    )
