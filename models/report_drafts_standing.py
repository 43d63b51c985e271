"""Who below a unit has sent the report of a period and who has not; those are reminded, once a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from models import clock
from models.conversations import Who
from models.deliveries import Message
from models.facts import Fact, Refused
from models.members import Person, given_name
from models.periods import Period
from models.posts import Right, post_for
from models.quiet import Timing, earliest
from models.report_drafts import draft
from models.report_drafts_begun import books_of
from models.report_drafts_counted import count, is_gone, local_today, reporters, tree_day
from models.report_drafts_kept import OPEN, STANDS, ReportDraft, ReportState, last_issue, those_that_stand
from models.report_drafts_sent import answerers, tell
from models.units import Unit, get_unit

GRACE = timedelta(days=3)  # after the books closed


@dataclass(frozen=True)
class UnitStanding:
    """One unit right below: its report ("" where none was begun), and what its meetings lack.

    `sent` also for one that is being corrected; one that `waits` was confirmed before its books close. `answered`:
    somebody answers for the unit here, and `head` is her name, "" for whom names are not. `nudged`: it was reminded
    today.
    """

    unit_id: int
    name: str
    kind: str
    report_id: int | None
    state: str
    sent: bool
    waits: bool
    sent_at: datetime | None
    answered: bool
    head: str
    meetings: int
    without_roll: int
    nudged: bool
    returned: bool = False  # whoever is above sent it back, and it is not sent again


@dataclass(frozen=True)
class Standing:
    """The reports right below a unit; `own` is the state of its own ("" where none was begun).

    `gone` are units that have closed since and of which no report stands: nobody waits for one.
    """

    unit_id: int
    unit: str
    period: Period
    own: str
    own_id: int | None
    units: tuple[UnitStanding, ...]
    gone: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[UnitStanding, ...]:
        """Those that have neither sent nor confirmed theirs."""
        return tuple(unit for unit in self.units if not unit.sent and not unit.waits)

    @property
    def sent(self) -> tuple[UnitStanding, ...]:
        """Those whose reports are here."""
        return tuple(unit for unit in self.units if unit.sent)

    @property
    def waiting(self) -> tuple[UnitStanding, ...]:
        """Those that are confirmed and come when their books close."""
        return tuple(unit for unit in self.units if unit.waits)

    @property
    def to_nudge(self) -> tuple[UnitStanding, ...]:
        """Those of them whom a reminder reaches today."""
        return tuple(unit for unit in self.missing if unit.answered and not unit.nudged)

    @property
    def no_roll(self) -> tuple[UnitStanding, ...]:
        """Those that have meetings without a roll."""
        return tuple(unit for unit in self.units if unit.without_roll)


class ReportsNudged(Fact):
    """Those whose report is missing are reminded; `nobody` are units for which nobody answers here.

    It is `night`, and they are reminded at `when`; else at once.
    """

    count: int
    units: str
    nobody: str
    night: bool
    when: datetime


class NudgedToday(Refused):
    """Each of them was reminded today already."""


class NothingMissing(Refused):
    """All reports are there."""


def standing(session: Session, who: Who | None, unit_id: int, kind: str, year: int, number: int = 1) -> Standing:
    """How the reports below a unit stand. Raises NotAllowed, NoSuchUnit, NoReportsHere, NoSuchReportPeriod."""
    named = who is None or Right.NAMES in post_for(session, who.person_id, Right.TOTALS, unit_id).rights
    period = books_of(session, unit_id, kind, year, number)
    unit = get_unit(session, unit_id)
    every = reporters(session, unit_id, tree_day(session, unit_id, period))
    stand = those_that_stand(session, [one.id or 0 for one in every if is_gone(one)], kind, year, number)
    below = [one for one in every if not is_gone(one) or one.id in stand]
    parts = count(session, unit_id, period).parts if below else {}
    ids = [one.id or 0 for one in below]
    rows: dict[int, list[ReportDraft]] = {one: [] for one in ids}
    query = select(ReportDraft).where(
        col(ReportDraft.unit_id).in_(ids),
        ReportDraft.kind == kind,
        ReportDraft.year == year,
        ReportDraft.number == number,
    )
    for row in session.exec(query.order_by(col(ReportDraft.issue))).all():
        rows[row.unit_id].append(row)
    keys = {_key(unit_id, period, local_today(unit)): unit_id for unit_id in ids}
    said = session.exec(select(Message.key).where(col(Message.key).in_(keys))).all() if keys else []
    nudged = {keys[key] for key in said}
    own = last_issue(session, unit_id, kind, year, number)
    units = (
        _standing(session, one, rows[one.id or 0], parts.get(one.id or 0, {}), one.id in nudged, named) for one in below
    )
    return Standing(
        unit_id,
        unit.name,
        period,
        own.state if own is not None else "",
        own.id if own is not None else None,
        tuple(units),
        tuple(one.name for one in every if one not in below),
    )


def _standing(
    session: Session, unit: Unit, rows: list[ReportDraft], figures: dict[str, int], nudged: bool, named: bool
) -> UnitStanding:
    stand = next((row for row in reversed(rows) if row.state in STANDS), None)
    last = stand or (rows[-1] if rows else None)
    heads = [session.get_one(Person, held.person_id) for held in answerers(session, unit.id or 0)[:1]]
    meetings = figures.get("meetings", 0)
    waits = stand is not None and stand.state == ReportState.CONFIRMED and stand.closed_at is None
    return UnitStanding(
        unit.id or 0,
        unit.name,
        unit.kind,
        last.id if last is not None else None,
        last.state if last is not None else "",
        stand is not None and not waits,
        waits,
        stand.sent_at if stand is not None else None,
        bool(heads),
        given_name(heads[0].full_name, heads[0].calling_name) if heads and named else "",
        meetings,
        meetings - figures.get("rolled", 0),
        nudged,
        last is not None and last.state in OPEN and last.returned is not None,
    )


def nudge(
    session: Session, who: Who, unit_id: int, kind: str, year: int, number: int = 1, *, only: int | None = None
) -> ReportsNudged:
    """Remind whoever has not sent her report to this unit yet, each once a day; `only`: those of one unit below.

    Raises as `standing`; NotAllowed also without the right to send, NothingMissing, NudgedToday.
    """
    held = post_for(session, who.person_id, Right.SEND, unit_id)
    seen = standing(session, who, unit_id, kind, year, number)
    missing = [one for one in seen.missing if only in {None, one.unit_id}]
    if not missing:
        raise NothingMissing
    left = [one for one in seen.to_nudge if only in {None, one.unit_id}]
    if not left and any(one.answered for one in missing):
        raise NudgedToday
    person = session.get_one(Person, held.person_id)
    by = {"by": given_name(person.full_name, person.calling_name), "above": seen.unit}
    for one in left:
        found = draft(session, None, one.unit_id, kind, year, number)
        row, unit = session.get_one(ReportDraft, found.report_id), get_unit(session, one.unit_id)
        tell(session, row, "report-nudge", _key(one.unit_id, found.period, local_today(unit)), unit, fields=by)
    nobody = ", ".join(one.name for one in missing if not one.answered)
    now = clock.now().astimezone(ZoneInfo(get_unit(session, unit_id).timezone))
    when = earliest(now, Timing.NOTICE)
    return ReportsNudged(len(left), ", ".join(one.name for one in left), nobody, when > now, when)


def latest(session: Session, unit_id: int, limit: int = 6) -> list[ReportDraft]:
    """The last reports of a unit, the newest first. Rights are the caller's to ask."""
    return list(
        session.exec(
            select(ReportDraft)
            .where(ReportDraft.unit_id == unit_id, ReportDraft.state != ReportState.REPLACED)
            .order_by(col(ReportDraft.end).desc(), col(ReportDraft.id).desc())
            .limit(limit)
        ).all()
    )


def in_time(session: Session, unit_ids: Sequence[int], start: date, end: date) -> dict[int, tuple[int, int]]:
    """How many reports of each unit were confirmed in time, and how many were due: of books that closed in a period.

    In time is until GRACE after the books closed; one that was corrected later was in time if the first one was. Units
    for which no report was ever begun are left out.
    """
    today = clock.today()
    rows = session.execute(
        core_select(
            col(ReportDraft.unit_id), col(ReportDraft.end), col(ReportDraft.state), col(ReportDraft.confirmed_at)
        ).where(
            col(ReportDraft.unit_id).in_(unit_ids),
            col(ReportDraft.issue) == 1,
            col(ReportDraft.end) > start,
            col(ReportDraft.end) <= end,
            col(ReportDraft.end) <= today - GRACE,
        )
    )
    found: dict[int, tuple[int, int]] = {}
    for unit_id, closes, state, confirmed_at in rows:
        done = state not in OPEN and confirmed_at is not None and clock.day_of(confirmed_at) < closes + GRACE
        n, m = found.get(unit_id, (0, 0))
        found[unit_id] = (n + done, m + 1)
    return found


def _key(unit_id: int, period: Period, today: date) -> str:
    return f"report-nudge:{unit_id}:{period.kind}:{period.year}:{period.number}:{today.isoformat()}"
