"""Pages for people: templates in her language, and headers that let nothing in from outside."""

import hashlib
import secrets
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

import locales

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # which a chat never needs

    return Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def static(name: str) -> str:
    """The address of a file of ours; it changes with its content, so that browsers may keep it."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


def install(app: FastAPI) -> None:
    """Serve the files that the pages use."""
    app.mount("/static", StaticFiles(directory=STATIC), name="static")


def render(name: str, *, language: str, pair: str = locales.DEFAULT_PAIR, **variables: Any) -> str:
    """A template with its words: `t("web-send")` is a text in the reader's language and form of address."""

    def t(key: str, **given: Any) -> str:
        return locales.label(language, key, **locales.address(pair), **given)

    known = locales.known(language)
    return _templates().get_template(name).render(t=t, static=static, fresh=_fresh, language=known, **variables)


def _fresh() -> str:
    """An id for a message that a browser without our script sends."""
    return secrets.token_hex(16)


def page(
    name: str,
    *,
    language: str,
    pair: str = locales.DEFAULT_PAIR,
    status: int = 200,
    framed: bool = False,
    chats: bool = False,
    **variables: Any,
) -> HTMLResponse:
    """A whole page. `framed`: our own pages may show it in a frame. `chats`: there one may show where one is, and hears
    what one is sending."""
    answer = HTMLResponse(render(name, language=language, pair=pair, **variables), status)
    ancestors = "'self'" if framed else "'none'"
    answer.headers.update(
        {
            "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            f"media-src 'self'{' blob:' if chats else ''}; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            f"frame-src 'self'; frame-ancestors {ancestors}",
            "Permissions-Policy": f"camera=(), geolocation=({'self' if chats else ''}), microphone=()",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",  # "no-referrer" would make the Origin of our own forms "null"
            "Cache-Control": "no-store",
        }
    )
    return answer
