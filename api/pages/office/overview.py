"""The first page: how many came this month, quarter and year, the trend, whom to look at, and what waits."""

from dataclasses import dataclass
from datetime import date

from fastapi import Response
from sqlmodel import Session

from api.pages.office import chosen, gathered, view
from api.pages.office.shell import Here, Visit, routes, unit_of
from api.pages.office.view import View
from models import figures
from models.figures import Attended, UnitFigures
from models.gathering import GatheredUnit, GatheringReport, under_the_line
from models.office_changes import keeps_tree
from models.office_waiting import Waiting, waiting
from models.periods import DAY, Period, current, previous
from models.posts import Right
from models.report_drafts_counted import reporters, tree_day
from models.report_drafts_kept import REPORTING, last_issue, those_that_stand
from models.report_drafts_unsent import waited_for
from models.units import UnitKind

TO_LOOK_AT = 5
MONTHS = 12

router = routes()


@dataclass(frozen=True)
class Card:
    """One figure: of which period, and of the period before."""

    period: Period
    figure: Attended
    before: Attended


@dataclass(frozen=True)
class Reports:
    """How the reports of the month stand that is written now: her own ("": not begun), and those right below."""

    period: Period
    own: str
    own_id: int | None
    sent: int
    below: int


@dataclass(frozen=True)
class Overview:
    """Everything on the first page."""

    view: View
    cards: tuple[Card, ...]
    months: tuple[tuple[Period, Attended], ...]
    look_at: tuple[UnitFigures, ...]
    look_at_left: int
    has_below: bool
    no_roll: int
    no_roll_since: Period
    waiting: Waiting
    gathered: GatheringReport | None
    under: tuple[GatheredUnit, ...]
    wrong: int
    reports: Reports | None
    met_lately: bool


@router.get("/")
async def overview(visit: Visit) -> Response:
    """A unit at a glance."""
    shown = await visit.db.read(_gather, visit, unit_of(visit))
    visit = view.kept(visit, shown.view)
    language = visit.language
    return visit.page(
        "overview.html",
        nav="/",
        shown=shown,
        view=shown.view,
        chooser=view.chooser(shown.view, language),
        name_of=lambda period: chosen.name_of(language, period),
        period_link=lambda path, period, **more: visit.link(path, **chosen.Chosen(period, shown.view.day).kept, **more),
        months=trend_of(visit, shown.view, shown.months, "/"),
        report_link=lambda path, **more: visit.link(path, **{"from": "", "to": "", "as_of": "", "period": "", **more}),
        keeps=any(keeps_tree(held) for held in visit.visitor.posts),
    )


def trend_of(
    visit: Here, seen: View, months: tuple[tuple[Period, Attended], ...], path: str
) -> list[dict[str, object]]:
    """The months of a trend for the template: short and full names, the figure, and where it leads."""
    return [
        {
            "short": str(period.number),
            "year": str(period.year),
            "rated": figure.percent is not None,
            "name": chosen.name_of(visit.language, period),
            "figure": figure,
            "now": seen.period.start < period.end and period.start < seen.period.end,
            "link": visit.link(path, **chosen.Chosen(period, seen.day).kept),
        }
        for period, figure in months
    ]


def months_of(session: Session, visit: Here, seen: View) -> tuple[tuple[Period, Attended], ...]:
    """Twelve months of the unit's books up to the end of the period, with their figures."""
    months = chosen.months_until(_anchor(seen), seen.cut_off, MONTHS)
    found = figures.by_month(session, visit.who, seen.unit_id, months, as_of=seen.day)
    return tuple(zip(months, found, strict=True))


def _anchor(seen: View) -> date:
    return max(min(seen.period.end - DAY, seen.today), seen.period.start)


def _gather(session: Session, visit: Here, unit_id: int) -> Overview:
    seen = view.look(session, visit, unit_id)
    who, as_of, anchor = visit.who, seen.day, _anchor(seen)
    periods = [current(kind, anchor, cut_off=seen.cut_off) for kind in ("month", "quarter", "year")]
    if seen.period not in periods:
        periods.insert(0, seen.period)
    olds = [previous(one) for one in periods]
    found = figures.by_month(session, who, unit_id, [*periods, *olds], as_of=as_of)
    cards = tuple(Card(one, now, old) for one, now, old in zip(periods, found, found[len(periods) :], strict=False))
    report = figures.attendance(session, who, unit_id, seen.period.start, seen.period.end, as_of=as_of)
    since = Period(previous(current("month", seen.today, cut_off=seen.cut_off)).start, seen.today + DAY, "range")
    lately = figures.by_month(session, who, unit_id, [since])[0]
    rate = gathered.of(session, visit, seen)
    look_at, left = figures.needing_attention(report, TO_LOOK_AT)
    return Overview(
        seen,
        cards,
        months_of(session, visit, seen),
        tuple(look_at),
        left,
        any(not part.direct for part in report.parts) and seen.kind not in {UnitKind.GROUP, UnitKind.CLUB},
        lately.meetings - lately.with_roll,
        since,
        waiting(session, who, unit_id, seen.rights),
        rate,
        tuple(under_the_line(rate)) if rate else (),
        gathered.wrong_below(session, visit, seen),
        _reports(session, seen),
        lately.meetings > 0,
    )


def _reports(session: Session, seen: View) -> Reports | None:
    """None for a unit that makes no reports, or is closed."""
    if seen.kind not in REPORTING or seen.closed_on is not None or Right.DRAFT not in seen.rights:
        return None
    period = waited_for(session, seen.unit_id)[0]
    books = (str(period.kind), period.year, period.number)
    own = last_issue(session, seen.unit_id, *books)
    below = []
    if seen.kind != UnitKind.BRANCH:
        below = [one.id or 0 for one in reporters(session, seen.unit_id, tree_day(session, seen.unit_id, period))]
    sent = len(those_that_stand(session, below, *books)) if below else 0
    return Reports(period, own.state if own is not None else "", own.id if own is not None else None, sent, len(below))
