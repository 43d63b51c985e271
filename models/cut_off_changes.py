"""The day on which a unit closes its books, changed from a month on: what was reported stays as it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from models import clock, periods
from models.audit import Deed, did
from models.conversations import Who
from models.cut_offs import MONTH, NAME, composed, cut_offs, day_in, is_cut_off, name_of, number_of
from models.facts import Fact, Refused
from models.inherited import going_with
from models.periods import CutOff, Period
from models.posts import NotAllowed, Right, Role, posts_of
from models.report_drafts_kept import OPEN, ReportDraft
from models.units import Unit, UnitPath, above_ids, ancestors, get_unit
from models.versions import holding_from

AHEAD = 12  # months ahead from which it may hold
SHOWN = 3  # months that are shown as they were and as they will be


class CutOffChanged(Fact):
    """The books close on another day from a month on; `day` 0 is the month's end."""

    unit: str
    day: int
    month: str


class CutOffUndone(Fact):
    """The day before holds again."""

    unit: str
    day: int


class CutOffTooEarly(Refused):
    """Reports up to then stand: the day may hold from `month` on."""

    unit: str
    month: str


class NoSuchCutOff(Refused):
    """Not a day that every month has, or no month from which it can hold."""


class NoCutOffChange(Refused):
    """Nothing was changed here that could be taken back."""

    unit: str


@dataclass(frozen=True)
class CutOffSeen:
    """What a change would do: the first months as they are and as they would be; how many reports that are being
    written would get other days (`drafts`); `below`, units that go with it. `since` is as "2026-11"."""

    unit_id: int
    unit: str
    was: int
    day: int
    since: str
    months: tuple[tuple[Period, Period], ...]
    drafts: int
    below: int

    @property
    def same(self) -> bool:
        """Whether it changes nothing."""
        return all((was.start, was.end) == (new.start, new.end) for was, new in self.months)


def running(session: Session, unit_id: int) -> str:
    """The month whose books are open at a unit: "2026-11"."""
    return _time(periods.current("month", _today(get_unit(session, unit_id)), cut_off=cut_offs(session, unit_id)))


def cut_off_now(session: Session, unit_id: int) -> int:
    """The day on which the books that are open at a unit close; 0 is the month's end."""
    return day_in(cut_offs(session, unit_id), running(session, unit_id))


def months_offered(session: Session, unit_id: int) -> list[str]:
    """The months from which a change may hold, the one that is meant by default first, then the others in order."""
    first, now = _earliest(session, unit_id), running(session, unit_id)
    default = max(first, now)
    last = number_of(now) + AHEAD
    every = [name_of(month) for month in range(max(number_of(first), number_of(now) - AHEAD), last + 1)]
    return [default, *(one for one in every if one != default)]


def look_at_cut_off(session: Session, who: Who | None, unit_id: int, day: int | None, since: str = "") -> CutOffSeen:
    """What would change if the books closed on a day (None: that of the unit above) from a month on ("": by default).

    Nothing is written. Raises NotAllowed, NoSuchUnit, NoSuchCutOff, CutOffTooEarly.
    """
    _may(session, who, unit_id)
    since = _checked(session, unit_id, day, since)
    unit, was = get_unit(session, unit_id), cut_offs(session, unit_id)
    new = composed([holding_from(unit.settings.get(NAME), since, day), *_above(session, unit_id)])
    months = tuple(
        (_book(number_of(since) + place, was), _book(number_of(since) + place, new)) for place in range(SHOWN)
    )
    follow = going_with(session, unit_id, NAME)
    count = select(func.count()).select_from(UnitPath)
    below = session.exec(
        count.where(UnitPath.ancestor_id == unit_id, col(UnitPath.to_date).is_(None), col(UnitPath.depth) > 0,
                    col(UnitPath.descendant_id).in_(follow))
    ).one()  # fmt: skip
    drafts = sum(1 for _row in _open_reports(session, unit_id, months[0][0].start))
    return CutOffSeen(unit_id, unit.name, day_in(was, since), day_in(new, since), since, months, drafts, below)


def change_cut_off(session: Session, who: Who | None, unit_id: int, day: int | None, since: str = "") -> CutOffChanged:
    """From a month on the books close on another day; what came before stays, and open reports get their new days.

    Raises as `look_at_cut_off`.
    """
    _may(session, who, unit_id)
    unit = session.get_one(Unit, unit_id, with_for_update=True, populate_existing=True)
    since = since or months_offered(session, unit_id)[0]
    begins = _book(number_of(since), cut_offs(session, unit_id)).start if MONTH.fullmatch(since) else date.max
    rows = _open_reports(session, unit_id, begins, lock=True)  # before looking for those that stand
    since = _checked(session, unit_id, day, since)
    before, was = unit.settings.get(NAME), day_in(cut_offs(session, unit_id), since)
    _store(session, unit, holding_from(before, since, day))
    new = day_in(cut_offs(session, unit_id), since)
    _cut_anew(session, rows)
    by = who.person_id if who is not None else None
    did(session, by, unit_id, "setting", name=NAME, old=was, new=new, since=since, before=before)
    session.flush()
    return CutOffChanged(unit.name, new, said(since))


def undo_cut_off(session: Session, who: Who | None, unit_id: int) -> CutOffUndone:
    """Take the last change back while no report stands on it. Raises NotAllowed, NoCutOffChange, CutOffTooEarly."""
    _may(session, who, unit_id)
    unit = session.get_one(Unit, unit_id, with_for_update=True, populate_existing=True)
    deed = last_change(session, unit_id)
    if deed is None:
        raise NoCutOffChange(unit.name)
    since = str(deed.fields["since"])
    begins = _book(number_of(since), cut_offs(session, unit_id)).start
    rows = _open_reports(session, unit_id, begins, lock=True)
    if since < (first := _earliest(session, unit_id)):
        raise CutOffTooEarly(unit.name, said(first))
    _store(session, unit, deed.fields["before"])
    deed.undone_at = clock.now()
    session.add(deed)
    _cut_anew(session, rows)
    day = day_in(cut_offs(session, unit_id), since)
    did(session, who.person_id if who is not None else None, unit_id, "setting-back", name=NAME, now=day, since=since)
    session.flush()
    return CutOffUndone(unit.name, day)


def last_change(session: Session, unit_id: int) -> Deed | None:
    """The last change of the day here that was not taken back. Rights are the caller's to ask."""
    rows = session.exec(
        select(Deed)
        .where(Deed.unit_id == unit_id, Deed.what == "setting", col(Deed.undone_at).is_(None))
        .order_by(col(Deed.id).desc())
        .limit(200)
    ).all()
    return next((one for one in rows if one.fields["name"] == NAME), None)


def said(time: str) -> str:
    """A month as people read it: "11/2026"."""
    year, _, month = time.partition("-")
    return f"{int(month)}/{year}"


def _may(session: Session, who: Who | None, unit_id: int) -> None:
    if who is None:
        return
    above = above_ids(session, unit_id)
    held = [one for one in posts_of(session, who.person_id) if one.unit_id in above]
    if not any(one.role is Role.CADRE and Right.UNITS in one.rights for one in held):
        raise NotAllowed


def _checked(session: Session, unit_id: int, day: int | None, since: str) -> str:
    since = since or months_offered(session, unit_id)[0]
    if not MONTH.fullmatch(since) or (day is not None and not is_cut_off(day)):
        raise NoSuchCutOff
    if number_of(since) > number_of(running(session, unit_id)) + AHEAD:
        raise NoSuchCutOff
    if since < (first := _earliest(session, unit_id)):
        raise CutOffTooEarly(get_unit(session, unit_id).name, said(first))
    return since


def _earliest(session: Session, unit_id: int) -> str:
    """The first month after all that was reported by the units that go with this one."""
    last: date | None = session.scalar(
        core_select(func.max(col(ReportDraft.end))).where(
            col(ReportDraft.unit_id).in_(going_with(session, unit_id, NAME)), col(ReportDraft.state).not_in(OPEN)
        )
    )
    if last is None:
        return name_of(number_of(running(session, unit_id)) - 12 * 20)
    return _time(periods.current("month", last, cut_off=cut_offs(session, unit_id)))


def _open_reports(session: Session, unit_id: int, begins: date, *, lock: bool = False) -> Sequence[ReportDraft]:
    """The reports that nobody confirmed yet, of periods that end after a day."""
    query = select(ReportDraft).where(
        col(ReportDraft.unit_id).in_(going_with(session, unit_id, NAME)),
        col(ReportDraft.state).in_(OPEN),
        col(ReportDraft.issue) == 1,  # a corrected one is of the days that were reported
        ReportDraft.end > begins,
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.exec(query.order_by(col(ReportDraft.id))).all()


def _cut_anew(session: Session, rows: Sequence[ReportDraft]) -> None:
    """Open reports have the days of their books as these are now; they are counted anew when they are looked at."""
    for row in rows:
        period = periods.book(row.kind, row.year, row.number, cut_off=cut_offs(session, row.unit_id))  # type: ignore[arg-type]
        if (period.start, period.end) == (row.start, row.end):
            continue
        row.start, row.end, row.cut_off = period.start, period.end, periods.closes_on(period)
        row.closed_at, row.version = None, row.version + 1
        session.add(row)


def _store(session: Session, unit: Unit, value: Any) -> None:
    kept = {key: one for key, one in unit.settings.items() if key != NAME}
    unit.settings = kept if value is None else {**kept, NAME: value}
    session.add(unit)
    session.flush()


def _above(session: Session, unit_id: int) -> list[Any]:
    return [one.settings[NAME] for one in ancestors(session, unit_id)[1:] if NAME in one.settings]


def _book(month: int, cut_off: CutOff) -> Period:
    return periods.book("month", month // 12, month % 12 + 1, cut_off=cut_off)


def _time(period: Period) -> str:
    return name_of(periods.month_number(period.year, period.number))


def _today(unit: Unit) -> date:
    return clock.now().astimezone(ZoneInfo(unit.timezone)).date()
