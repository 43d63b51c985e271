"""The meetings of a unit and the units below it: held, without a roll, or still to come."""

from dataclasses import dataclass

from fastapi import Response
from sqlmodel import Session

from api.pages.office import chosen, view
from api.pages.office.shell import Here, Visit, routes, unit_of
from api.pages.office.view import View
from models import office_meetings
from models.office_meetings import Listed, Which

SIZE = 50

router = routes()


@dataclass(frozen=True)
class Shown:
    """A page of meetings."""

    view: View
    which: Which
    meetings: list[Listed]
    count: int
    page: int


@router.get("/meetings")
async def meetings(visit: Visit) -> Response:
    """The meetings of a period."""
    shown = await visit.db.read(_gather, visit, unit_of(visit))
    visit = view.kept(visit, shown.view).keeping(which="" if shown.which is Which.HELD else shown.which.value)
    return visit.page(
        "meetings.html",
        nav="/meetings",
        view=shown.view,
        shown=shown,
        chooser=view.chooser(shown.view, visit.language),
        pages=-(-shown.count // SIZE),
        kinds=tuple(Which),
        local=lambda one: chosen.local(visit.language, one.starts_at, one.timezone),
    )


def _gather(session: Session, visit: Here, unit_id: int) -> Shown:
    seen = view.look(session, visit, unit_id)
    asked, text = visit.asked("which"), visit.asked("page")
    which = Which(asked) if asked in set(Which) else Which.HELD
    page = int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 else 1
    period = seen.period

    def listed(page: int) -> tuple[list[Listed], int]:
        return office_meetings.list_meetings(
            session,
            visit.who,
            unit_id,
            period.start,
            period.end,
            which,
            as_of=seen.day,
            offset=(max(page, 1) - 1) * SIZE,
            limit=SIZE,
        )

    found, count = listed(page)
    last = max(1, -(-count // SIZE))
    if page > last:
        page, (found, count) = last, listed(last)
    return Shown(seen, which, found, count, max(page, 1))
