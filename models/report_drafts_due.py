"""By the clock: reports are drafted two days before the books close, and their figures kept when they do."""

import logging
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import exists, or_
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, select

from models import clock, periods, trees
from models.cut_offs import composed
from models.deliveries import Message
from models.figure_rolls import held
from models.inherited import stored_for
from models.meetings import Meeting
from models.open_units import UnitClosed
from models.periods import DAY, BookKind, CutOff, Period
from models.quiet import is_night
from models.report_drafts import draft
from models.report_drafts_counted import count, local_today
from models.report_drafts_kept import OPEN, REPORTING, ReportDraft, ReportLook, ReportState, counted_from
from models.report_drafts_sent import answerers, send_up, tell
from models.units import Unit, UnitPath

log = logging.getLogger(__name__)

BEFORE = timedelta(days=2)  # before the cut-off day
UNTIL = timedelta(days=10)  # after the books closed: later nobody is surprised by a draft
LOOKS = timedelta(hours=1)
AGAIN = timedelta(minutes=10)  # one that could not be counted is tried again
UNITS = 200  # looked at by one tick
AT_ONCE = 20  # reports that one tick counts
ALL_KINDS: tuple[BookKind, ...] = ("month", "quarter", "half", "nine", "year")
# What is reported with the last month of these: the longest of them, and no month beside it.
_ENDS: dict[int, tuple[BookKind, ...]] = {3: ("quarter",), 6: ("half", "quarter"), 9: ("nine", "quarter"),
                                          12: ("year", "half", "quarter")}  # fmt: skip


def due(session: Session) -> int:
    """Close what is to be closed and draft what is to be drafted. How many people something was written for."""
    return close_due(session) + draft_due(session)


def close_due(session: Session) -> int:
    """Keep the figures of reports whose books have closed; what was confirmed before goes up, if it still is right."""
    latest = clock.today() + DAY
    rows = session.exec(
        select(ReportDraft, Unit)
        .join(Unit, col(Unit.id) == ReportDraft.unit_id)
        .where(
            col(ReportDraft.closed_at).is_(None),
            ReportDraft.end <= latest,
            ReportDraft.state != ReportState.REPLACED,
            or_(col(ReportDraft.failed_at).is_(None), col(ReportDraft.failed_at) <= clock.now() - AGAIN),
        )
        .order_by(col(ReportDraft.id))
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True, of=ReportDraft)
    ).all()
    told = 0
    for row, unit in rows:
        if local_today(unit) < row.end:  # tomorrow, but where it is tomorrow already
            continue
        closed = _apart(session, row.unit_id, row.period, partial(_close, session, row, unit))
        row.failed_at = clock.now() if closed is None else None
        session.add(row)
        told += closed or 0
    session.flush()
    return told


def _apart(session: Session, unit_id: int | None, period: Period, rule: Callable[[], int]) -> int | None:
    """What a rule says of one report; None where it fails, which must not keep the others from being counted."""
    try:
        with session.begin_nested():
            return rule()
    except OperationalError:  # the database is away, not the report
        raise
    except Exception:
        said = {"unit": unit_id, "kind": period.kind, "year": period.year, "number": period.number}
        log.exception("report not counted", extra=said)
        return None


def _close(session: Session, row: ReportDraft, unit: Unit) -> int:
    if row.state not in OPEN and unit.closed_on is not None and unit.closed_on < row.end:
        row.closed_at = clock.now()  # it stands as it was confirmed; what became of the unit reports the rest
        session.add(row)
        return 0
    now = count(session, row.unit_id, row.period)
    same = now.figures == counted_from(row.counted).figures
    row.closed_at = clock.now()
    if row.state in OPEN:
        row.counted = now.stored()
        session.add(row)
        return 0
    if same:
        return send_up(session, row, unit)
    row.state, row.counted, row.below, row.version = ReportState.DRAFT, now.stored(), {}, row.version + 1
    session.add(row)
    session.flush()
    return tell(session, row, "report-again", f"report-again:{row.id}", unit)


def draft_due(session: Session) -> int:
    """Look at the units, some at each tick and all of them once an hour, and draft the reports that are due by day."""
    now = clock.now()
    if not _waits(session.get(ReportLook, 1), now):  # asked at every tick: no lock before there is something to do
        return 0
    state = session.get(ReportLook, 1, with_for_update={"skip_locked": True}, populate_existing=True)
    if not _waits(state, now) or (state is None and session.exec(select(ReportLook.id)).first() is not None):
        return 0  # another process looks, or has just looked
    state = state or ReportLook(looked_at=now)
    units = session.exec(
        select(Unit)
        .where(col(Unit.id) > state.after_id, col(Unit.kind).in_(REPORTING), col(Unit.closed_on).is_(None))
        .order_by(col(Unit.id))
        .limit(UNITS)
    ).all()
    state.after_id = (units[-1].id or 0) if len(units) == UNITS else 0
    wanted = _wanted(session, units)
    if len(wanted) > AT_ONCE:
        state.after_id = (wanted[AT_ONCE][0].id or 0) - 1  # from this one on at the next tick
    told = 0
    for unit, period in wanted[:AT_ONCE]:
        told += _apart(session, unit.id, period, partial(_draft, session, unit, period)) or 0
    state.looked_at = now
    session.add(state)
    return told


def _waits(state: ReportLook | None, now: datetime) -> bool:
    return state is None or state.after_id != 0 or not timedelta() <= now - state.looked_at < LOOKS


def _draft(session: Session, unit: Unit, period: Period) -> int:
    try:
        found = draft(session, None, unit.id or 0, period.kind, period.year, period.number)
    except UnitClosed:  # since we looked
        return 0
    row = session.get_one(ReportDraft, found.report_id)
    return tell(session, row, "report-draft", _key(unit, period), unit) if found.open else 0


def _key(unit: Unit, period: Period) -> str:
    return f"report-draft:{unit.id}:{period.kind}:{period.year}:{period.number}"


def _wanted(session: Session, units: Sequence[Unit]) -> list[tuple[Unit, Period]]:
    """The reports that are due now: of units whose books are kept here, that have somebody to read them, and only
    once."""
    settings = stored_for(session, [unit.id for unit in units], ("cut_off", "reports"))
    found = []
    for unit in units:
        local = clock.now().astimezone(ZoneInfo(unit.timezone))
        given = settings[unit.id or 0]
        if not is_night(local):
            kinds = next(iter(given["reports"]), None)  # of the nearest
            found += [(unit, period) for period in due_periods(local, composed(given["cut_off"]), kinds)]
    there = [(unit, period) for unit, period in found if unit.opened_on is None or unit.opened_on < period.end]
    keys = {_key(unit, period): (unit, period) for unit, period in there}
    said = set(session.exec(select(Message.key).where(col(Message.key).in_(keys))).all()) if keys else set()
    left = [one for key, one in keys.items() if key not in said]
    return [one for one in left if _kept_here(session, *one) and _open(session, *one)]


def due_periods(local: datetime, cut_off: CutOff = 0, kinds: Sequence[str] | None = None) -> list[Period]:
    """The periods whose reports are to be drafted on a local day: from two days before the cut-off day on."""
    found = []
    this = periods.current("month", local.date(), cut_off=cut_off)
    for month in (periods.previous(this), this):
        first = month.end - DAY - BEFORE
        if first <= local.date() < month.end + UNTIL:
            kind = _kind(month.number, ALL_KINDS if kinds is None else kinds)
            if kind is not None:
                number = {"quarter": -(-month.number // 3), "half": -(-month.number // 6), "month": month.number}
                found.append(periods.book(kind, month.year, number.get(kind, 1), cut_off=cut_off))
    return found


def _kind(month: int, kinds: Sequence[str]) -> BookKind | None:
    """What ends with a month: the longest of the kinds that the unit writes."""
    return next((kind for kind in (*_ENDS.get(month, ()), "month") if kind in kinds), None)


def _kept_here(session: Session, unit: Unit, period: Period) -> bool:
    """Whether a meeting of the year before the books closed is known here: else there is nothing to report from."""
    since: date = period.end - timedelta(days=366)
    there = exists().where(
        col(UnitPath.ancestor_id) == unit.id,
        col(UnitPath.descendant_id) == Meeting.unit_id,
        trees.on(None),
        col(Meeting.local_date) >= since,
        col(Meeting.local_date) < period.end,
        *held(),
    )
    return bool(session.execute(select(there)).scalar_one())


def _open(session: Session, unit: Unit, period: Period) -> bool:
    """Whether somebody answers for the unit and has not seen to the report by herself already."""
    done = select(ReportDraft.id).where(
        ReportDraft.unit_id == unit.id,
        ReportDraft.kind == period.kind,
        ReportDraft.year == period.year,
        ReportDraft.number == period.number,
        col(ReportDraft.state).not_in(OPEN),
    )
    return session.exec(done).first() is None and bool(answerers(session, unit.id or 0))
