"""One unit: its figures by month and by the units below, its meetings, posts, clubs, groups and settings."""

from dataclasses import dataclass

from fastapi import Response
from sqlmodel import Session

from api.pages.office import chosen, gathered, view
from api.pages.office.changes import taken_back
from api.pages.office.overview import months_of, trend_of
from api.pages.office.shell import Here, Visit, an_id, routes
from api.pages.office.view import View
from models import figures, member_figures, office_meetings, office_unit
from models.figures import Attended, Report
from models.gathering import GatheringReport
from models.member_figures import Joined, Members
from models.office_meetings import Listed, Which
from models.office_unit import About
from models.periods import DAY, Period
from models.posts import NotAllowed, Right
from models.units import RANK, UnitKind, get_unit

PARTS = 30  # units below that are shown here; more are in the table of units
MEETINGS = 5

router = routes()


@dataclass(frozen=True)
class Shown:
    """Everything on the page of a unit."""

    view: View
    report: Report
    before: Attended
    months: tuple[tuple[Period, Attended], ...]
    by_kind: dict[str, Attended]
    members: Members
    joined: Joined
    about: About
    meetings: list[Listed]
    gathered: GatheringReport | None
    wrong: int


@router.get("/units/{unit_id}")
async def unit(visit: Visit, unit_id: str) -> Response:
    """The page of one unit."""
    wanted = an_id(unit_id)
    try:
        shown = await visit.db.read(_gather, visit, wanted)
    except NotAllowed:
        if (gone := await visit.db.read(taken_back, visit, wanted)) is None:
            raise
        return visit.page("unit_gone.html", status=410, nav="/units", gone=gone)
    visit = view.kept(visit, shown.view).keeping(unit=visit.asked("unit"))
    path = f"/units/{wanted}"
    larger = RANK[shown.view.kind] <= RANK[UnitKind.BRANCH]
    return visit.page(
        "unit.html",
        nav="/units",
        path=path,
        shown=shown,
        view=shown.view,
        chooser=view.chooser(shown.view, visit.language),
        parts=shown.report.parts[:PARTS],
        more=len(shown.report.parts) > PARTS,
        months=trend_of(visit, shown.view, shown.months, path),
        named=Right.NAMES in shown.view.rights,
        larger=larger,
        keeps=larger and Right.UNITS in shown.view.rights,
        period_name=chosen.name_of(visit.language, shown.view.period),
        local=lambda one: chosen.local(visit.language, one.starts_at, one.timezone),
    )


def _gather(session: Session, visit: Here, unit_id: int) -> Shown:
    seen = view.look(session, visit, unit_id)
    who, as_of, period = visit.who, seen.day, seen.period
    report = figures.attendance(session, who, unit_id, period.start, period.end, as_of=as_of)
    before = chosen.before(period)
    until = min(period.end - DAY, seen.today)
    return Shown(
        seen,
        report,
        figures.by_month(session, who, unit_id, [before], as_of=as_of)[0] if before else Attended(),
        months_of(session, visit, seen),
        figures.by_kind(session, who, unit_id, period.start, period.end, as_of=as_of),
        member_figures.members_on(session, who, unit_id, until, as_of=as_of).total,
        member_figures.joined(session, who, unit_id, period.start, period.end, as_of=as_of).total,
        office_unit.about(session, get_unit(session, unit_id), seen.rights),
        office_meetings.list_meetings(
            session, who, unit_id, period.start, period.end, Which.HELD, as_of=as_of, limit=MEETINGS
        )[0],
        gathered.of(session, visit, seen),
        gathered.wrong_below(session, visit, seen),
    )
