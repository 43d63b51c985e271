"""Where she is in: her devices by name, and an end to one or to all of them."""

from fastapi import Response
from fastapi.responses import RedirectResponse

from api.pages.office.entry import go_out
from api.pages.office.shell import FromOurPage, Visit, an_id, routes
from models import office_sessions

router = routes()


@router.get("/devices")
async def devices(visit: Visit) -> Response:
    """Her sessions, this one first."""
    found = await visit.db.read(office_sessions.sessions_of, visit.visitor.person_id, visit.visitor.session_id)
    return visit.page("devices.html", devices=found)


@router.post("/devices/leave-all", dependencies=[FromOurPage])
async def leave_all(visit: Visit) -> Response:
    """End all of them, this one too."""
    await visit.db.write(office_sessions.end_sessions, visit.visitor.person_id)
    return go_out()


@router.post("/devices/{session_id}/leave", dependencies=[FromOurPage])
async def leave_one(visit: Visit, session_id: str) -> Response:
    """End one of them."""
    ended = an_id(session_id)
    await visit.db.write(office_sessions.end_session, visit.visitor.person_id, ended)
    return go_out() if ended == visit.visitor.session_id else RedirectResponse("/devices", 303)
