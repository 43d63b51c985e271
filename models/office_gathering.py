"""The numbers of women of 18 and over as a cadre's page keeps them: who may write, one unit's counts, a whole list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from models import clock, shares
from models.conversations import Who
from models.gathering import PLACES, GatheringReport, gathering
from models.gathering_wrong import WronglyCounted, wrongly_counted_below
from models.member_changes import UNDO_WITHIN
from models.members import Person
from models.open_units import UnitClosed, check_open, closed, lock_units
from models.posts import NotAllowed
from models.units import get_unit
from models.women_counts import (
    FixedForTheTerm,
    NoWomenCount,
    WomenCount,
    WomenCounted,
    count_for,
    count_women,
    counts_of,
    may_count,
    needs_reason,
)
from models.women_files import WomenKept, WomenRow

COUNTS = 12  # counts of one unit


@dataclass(frozen=True)
class CountSeen:
    """One count with who wrote it; `back`: she may take it back now."""

    id: int
    women: int
    base: str
    source: str
    counted_on: date | None
    from_day: date
    reason: str
    by: str
    at: datetime
    back: bool


@dataclass(frozen=True)
class WomenHere:
    """A unit's rate and those below, and the counts of its own; those at any depth with more members than women.

    `writes`: she may write another; nobody may where it is `closed`.
    """

    report: GatheringReport
    counts: tuple[CountSeen, ...]
    writes: bool
    closed: UnitClosed | None = None
    wrong: tuple[WronglyCounted, ...] = ()


def women_here(session: Session, who: Who, unit_id: int) -> WomenHere:
    """The gathering numbers of a unit. Raises NotAllowed or NoSuchUnit."""
    report, now, unit = gathering(session, who, unit_id), clock.now(), get_unit(session, unit_id)
    counts = counts_of(session, unit_id)[:COUNTS]
    names = {one.by_person: session.get(Person, one.by_person) for one in counts if one.by_person is not None}
    return WomenHere(
        report,
        tuple(_seen(one, names.get(one.by_person or 0), who, now) for one in counts),
        unit.closed_on is None and _may(session, who, unit_id),
        closed(session, unit) if unit.closed_on is not None else None,
        tuple(wrongly_counted_below(session, who, unit_id)) if unit.kind in PLACES and not unit.closed_on else (),
    )


def _seen(one: WomenCount, by: Person | None, who: Who, now: datetime) -> CountSeen:
    back = one.by_person == who.person_id and one.at > now - UNDO_WITHIN
    name = by.full_name if by else ""
    return CountSeen(
        one.id or 0, one.women, one.base, one.source, one.counted_on, one.from_day, one.reason, name, one.at, back
    )


def _may(session: Session, who: Who, unit_id: int) -> bool:
    try:
        may_count(session, who, unit_id)
    except (NotAllowed, NoWomenCount):
        return False
    return True


def keep_list(
    session: Session,
    who: Who,
    rows: Sequence[WomenRow],
    *,
    reason: str,
) -> WomenKept | WomenCounted:
    """Keep the numbers of a list: all of them or none. Raises as `count_women`."""
    lock_units(session, [row.unit_id for row in rows])  # in their order, whatever the list's is
    changed = 0
    for row in rows:
        given = reason if needs_reason(session, who, row.unit_id, row.women) else ""
        fact = count_women(
            session,
            who,
            row.unit_id,
            row.women,
            base=row.base,
            source=row.source,
            counted_on=row.counted_on,
            reason=given,
        )
        changed += fact.before != row.women
    return fact if len(rows) == 1 else WomenKept(len(rows), changed)


@dataclass(frozen=True)
class WomenSeen:
    """A number before it is kept: the unit's members today, and what its rate will be (percent; None of no women)."""

    row: WomenRow
    members: int
    percent: int | float | None

    @property
    def wrong(self) -> bool:
        """More members than women: one of the two was counted wrongly."""
        return self.members > self.row.women


def one_count(session: Session, who: Who, unit_id: int, row: WomenRow) -> WomenRow:
    """A typed number with its unit's name and the number before. Raises as `may_count`, or UnitClosed."""
    unit = may_count(session, who, unit_id)
    check_open(session, unit)
    held = count_for(session, unit_id, clock.today())
    return replace(row, unit=unit.name, before=held.women if held is not None else None)


def look_at(session: Session, who: Who, unit_id: int, rows: Sequence[WomenRow], reason: str) -> list[WomenSeen]:
    """What a list would make of the rates of the unit and those right below. Raises what keeping it would refuse."""
    today = clock.now().astimezone(ZoneInfo(get_unit(session, unit_id).timezone)).date()
    if any(row.counted_on is not None and row.counted_on > today for row in rows):
        raise NoWomenCount("day")
    for row in rows if not reason.strip() else ():
        if row.before not in {None, row.women} and needs_reason(session, who, row.unit_id, row.women):
            raise FixedForTheTerm(row.unit, row.before or 0)
    report = gathering(session, who, unit_id)
    members = {part.unit_id: part.members for part in report.parts} | {unit_id: report.members}
    marks = (report.line.percent, report.floor.percent)
    return [
        WomenSeen(row, members.get(row.unit_id, 0), shares.shown(members.get(row.unit_id, 0), row.women, *marks))
        for row in rows
    ]
