"""What reports say of the days on which books close: the months that stand, and open ones that are cut anew."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import func
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from models import clock, periods
from models.cut_offs import NAME, composed, name_of, number_of
from models.inherited import going_with, own_since, stored_for
from models.periods import CutOff, Period
from models.report_drafts_kept import OPEN, ReportDraft
from models.units import get_unit
from models.versions import BEGINNING

EVER = 12 * 20  # months back to which a day may be set where nothing was reported


def running_in(session: Session, unit_id: int, cut_off: CutOff, coming: date | None = None) -> str:
    """The month whose books are open at a unit that closes them so: "2026-11"; on a day that is to come."""
    today = clock.now().astimezone(ZoneInfo(get_unit(session, unit_id).timezone)).date()
    return _time(periods.current("month", max(today, coming or today), cut_off=cut_off))


def first_free(session: Session, unit_id: int, cut_off: CutOff) -> str:
    """The first month from which another day here leaves all that was reported as it was.

    A unit that has its own day for good from some month on is looked at as long as it has not.
    """
    times = sorted({BEGINNING, *own_since(session, unit_id, NAME).values()})
    month = BEGINNING
    for since, until in zip(times, [*times[1:], None], strict=True):
        month = max(since, _after_reports(session, unit_id, since, cut_off))
        if until is None or month < until:
            break
    return month


def _after_reports(session: Session, unit_id: int, since: str, cut_off: CutOff) -> str:
    """The first month after all that was reported by the units that go with this one from a month on."""
    last: date | None = session.scalar(
        core_select(func.max(col(ReportDraft.end))).where(
            col(ReportDraft.unit_id).in_(going_with(session, unit_id, NAME, since)), col(ReportDraft.state).not_in(OPEN)
        )
    )
    if last is None:
        return name_of(number_of(running_in(session, unit_id, cut_off)) - EVER)
    return _time(periods.current("month", last, cut_off=cut_off))


def standing_after(session: Session, unit_id: int, since: str, begins: date) -> int:
    """How many reports of the units that go with this one from a month on, which begins on a day, were confirmed."""
    return session.exec(
        select(func.count(col(ReportDraft.id))).where(
            col(ReportDraft.unit_id).in_(going_with(session, unit_id, NAME, since)),
            col(ReportDraft.state).not_in(OPEN),
            ReportDraft.end > begins,
        )
    ).one()


def open_reports(
    session: Session, unit_id: int, since: str, begins: date, *, lock: bool = False
) -> Sequence[ReportDraft]:
    """The reports that nobody confirmed yet, of the same units and time."""
    query = select(ReportDraft).where(
        col(ReportDraft.unit_id).in_(going_with(session, unit_id, NAME, since)),
        col(ReportDraft.state).in_(OPEN),
        col(ReportDraft.issue) == 1,  # a corrected one is of the days that were reported
        ReportDraft.end > begins,
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.exec(query.order_by(col(ReportDraft.id))).all()


def cut_anew(session: Session, rows: Sequence[ReportDraft]) -> None:
    """Open reports have the days of their books as these are now; they are counted anew when they are looked at."""
    session.flush()
    stored = stored_for(session, list({row.unit_id for row in rows}), (NAME,))
    for row in rows:
        cut_off = composed(stored[row.unit_id][NAME])
        period = periods.book(row.kind, row.year, row.number, cut_off=cut_off)  # type: ignore[arg-type]
        if (period.start, period.end) == (row.start, row.end):
            continue
        row.start, row.end, row.cut_off = period.start, period.end, periods.closes_on(period)
        row.closed_at, row.version = None, row.version + 1
        session.add(row)


def month_of(time: str, cut_off: CutOff) -> Period:
    """A month of books, by the name that a setting has for it."""
    month = number_of(time)
    return periods.book("month", month // 12, month % 12 + 1, cut_off=cut_off)


def _time(period: Period) -> str:
    return name_of(periods.month_number(period.year, period.number))
