"""The API's documentation at /docs: swagger-ui, served by us and asking nobody else for anything."""

from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

_STATIC = Path(__file__).parent / "pages" / "static"
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

_router = APIRouter(include_in_schema=False)


@_router.get("/docs")
async def docs() -> FileResponse:
    """The page; everything on it comes from openapi.json."""
    return FileResponse(_STATIC / "docs" / "index.html", headers={"Content-Security-Policy": _CSP})


def install(app: FastAPI) -> None:
    """Serve the page and what it loads."""
    app.include_router(_router)
    app.mount("/docs/page", StaticFiles(directory=_STATIC / "docs"), name="docs")
    app.mount("/docs/swagger-ui", StaticFiles(directory=_STATIC / "vendor" / "swagger-ui"), name="swagger-ui")
