"""One meeting: its tally, the state of its roll, and (where names are hers to see) who came."""

from datetime import datetime

from fastapi import Response
from fastapi.responses import RedirectResponse

from api.pages.office import chosen
from api.pages.office.shell import FromOurPage, Here, Visit, an_id, routes
from models import office_meeting, roll_reminders
from models.attendance import Mark
from models.facts import Fact
from models.roll_reminders import NobodyTakesRoll, NoRollToAsk, RollAskedToday

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


@router.post("/meetings/{meeting_id}/ask-roll", dependencies=[FromOurPage])
async def ask_roll(visit: Visit, meeting_id: str) -> Response:
    """Ask whoever takes its roll for it."""
    wanted = an_id(meeting_id)
    try:
        said: Fact | str = await visit.db.write(roll_reminders.ask_for_roll, visit.who, wanted)
    except (RollAskedToday, NoRollToAsk, NobodyTakesRoll) as refused:  # the page has moved on since she looked at it
        said = visit.words(refused)
    return visit.back(_kept(visit).link(f"/meetings/{wanted}"), said)


@router.get("/meetings/{meeting_id}/names")
async def names_again(visit: Visit, meeting_id: str) -> Response:
    """Whoever comes back to the names by an address sees the tally: a look at names is asked for each time."""
    return RedirectResponse(visit.link(f"/meetings/{an_id(meeting_id)}"), 303)


def _kept(visit: Here) -> Here:
    return visit.keeping(**{name: visit.asked(name) for name in ("unit", "period", "from", "to", "as_of")})


async def _page(visit: Visit, meeting_id: int, people: object = None) -> Response:
    shown = await visit.db.read(office_meeting.one_meeting, visit.who, meeting_id)
    visit = _kept(visit)

    def local(at: datetime) -> dict[str, str]:
        return chosen.local(visit.language, at, shown.timezone)

    return visit.page("meeting.html", nav="/meetings", shown=shown, meeting=shown.meeting, people=people, local=local)
