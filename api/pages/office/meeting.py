"""One meeting: its tally, the state of its roll, and (where names are hers to see) who came."""

from datetime import datetime

from fastapi import Response
from fastapi.responses import RedirectResponse

from api.pages.office import chosen
from api.pages.office.shell import FromOurPage, Visit, an_id, routes
from models import office_meeting
from models.attendance import Mark

router = routes()


@router.get("/meetings/{meeting_id}")
async def meeting(visit: Visit, meeting_id: str) -> Response:
    """The tally; no name is shown unless it is asked for."""
    return await _page(visit, an_id(meeting_id))


@router.post("/meetings/{meeting_id}/names", dependencies=[FromOurPage])
async def names(visit: Visit, meeting_id: str) -> Response:
    """The same with the names: a look that is written down for each woman."""
    wanted = an_id(meeting_id)
    people = await visit.db.write(office_meeting.names_of, visit.who, wanted)
    counted = [one for one in people if one.counts]
    marked = [
        (mark.value, [one for one in counted if one.mark == mark]) for mark in (Mark.PRESENT, Mark.EXCUSED, Mark.ABSENT)
    ]
    rest = [one for one in counted if not one.mark]
    away = ("away", [one for one in rest if one.away])
    return await _page(visit, wanted, [*marked, ("unmarked", [one for one in rest if not one.away]), away])


@router.get("/meetings/{meeting_id}/names")
async def names_again(visit: Visit, meeting_id: str) -> Response:
    """Whoever comes back to the names by an address sees the tally: a look at names is asked for each time."""
    return RedirectResponse(visit.link(f"/meetings/{an_id(meeting_id)}"), 303)


async def _page(visit: Visit, meeting_id: int, people: object = None) -> Response:
    shown = await visit.db.read(office_meeting.one_meeting, visit.who, meeting_id)
    visit = visit.keeping(**{name: visit.asked(name) for name in ("unit", "period", "from", "to", "as_of")})

    def local(at: datetime) -> dict[str, str]:
        return chosen.local(visit.language, at, shown.timezone)

    return visit.page("meeting.html", nav="/meetings", shown=shown, meeting=shown.meeting, people=people, local=local)
