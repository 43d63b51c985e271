"""A report is begun: of a period of the unit's books that has started, with what they say of it."""

from sqlmodel import Session

from models import clock, periods
from models.cut_offs import cut_offs, look_anew
from models.db import insert_new
from models.open_units import closed, lock_units
from models.periods import Period
from models.report_drafts_counted import count, local_today
from models.report_drafts_kept import REPORTING, ReportDraft, ReportState, last_issue
from models.report_drafts_said import NoReportsHere, NoSuchReportPeriod
from models.units import get_unit

FIRST_YEAR = 1930  # the Hội's founding


def books_of(session: Session, unit_id: int, kind: str, year: int, number: int) -> Period:
    """A period of a unit's own books that has begun. Raises NoSuchReportPeriod, NoReportsHere or UnitClosed."""
    unit = get_unit(session, unit_id)
    if unit.kind not in REPORTING:
        raise NoReportsHere(unit.name)
    if not FIRST_YEAR <= year <= local_today(unit).year + 1:
        raise NoSuchReportPeriod
    try:
        period = periods.book(kind, year, number, cut_off=cut_offs(session, unit_id))  # type: ignore[arg-type]
    except (ValueError, KeyError):
        raise NoSuchReportPeriod from None
    if period.start > local_today(unit):
        raise NoSuchReportPeriod
    if unit.closed_on is not None and period.start >= unit.closed_on:
        raise closed(session, unit)
    return period


def begin(session: Session, unit_id: int, kind: str, year: int, number: int) -> ReportDraft:
    """A new draft; the one that is there, where two begin it at once. Raises as `books_of`."""
    lock_units(session, [unit_id])  # whoever changes the day of a unit above holds all below it
    look_anew(session, unit_id)
    period = books_of(session, unit_id, kind, year, number)
    unit = get_unit(session, unit_id)
    counted = count(session, unit_id, period)
    now = clock.now()
    values = {
        "unit_id": unit_id,
        "kind": kind,
        "year": year,
        "number": number,
        "issue": 1,
        "cut_off": periods.closes_on(period),
        "start": period.start,
        "end": period.end,
        "state": ReportState.DRAFT,
        "version": 1,
        "counted": counted.stored(),
        "changed": {},
        "paragraphs": [],
        "dropped": [],
        "below": {},
        "drafted_at": now,
        "closed_at": now if local_today(unit) >= period.end else None,
    }
    table = ReportDraft.__table__  # type: ignore[attr-defined]
    session.connection().execute(insert_new(session, table), values)  # two may draft it at once
    row = last_issue(session, unit_id, kind, year, number)
    assert row is not None  # noqa: S101 (it was written right before, by us or by another)
    return row
