"""The page behind a branch's web invitation: where to write, and the code to send there."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from sqlmodel import Session

from api.pages import page
from models.invitations import Invitation, invitation, links_for
from models.unit_names import by_any_code
from models.units import NoSuchUnit, UnitKind, unit_by_code

router = APIRouter(include_in_schema=False)

LONGEST = 8  # characters of a short code, and some more


@router.get("/moi/{code}")
async def invited(request: Request, code: str) -> HTMLResponse:
    """What the branch's bot is and how to reach it; an unknown code gets the same page as a wrong link."""
    house, language = request.app.state.house, request.app.state.language
    found = await house.db.read(_by_short_code, code[:LONGEST])
    if found is None:
        return page("invitation.html", language=language, status=404, invites=None, links={})
    links = links_for(house.links, found.code, "") | {"web": house.links.get("web", "")}
    return page("invitation.html", language=language, invites=found, links={k: v for k, v in links.items() if v})


def _by_short_code(session: Session, code: str) -> Invitation | None:
    try:
        unit = unit_by_code(session, code)
    except NoSuchUnit:
        return None
    now = by_any_code(session, code)
    named = unit.short_code == code.strip().lower() and now.kind == UnitKind.BRANCH and now.closed_on is None
    return invitation(session, now) if named else None
