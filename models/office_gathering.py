"""The numbers of women of 18 and over as a cadre's page keeps them: who may write, one unit's counts, a whole list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from models import clock
from models.conversations import Who
from models.gathering import GatheringReport, gathering
from models.member_changes import UNDO_WITHIN
from models.members import Person
from models.posts import NotAllowed
from models.women_counts import (
    NoWomenCount,
    WomenCount,
    count_women,
    counts_of,
    may_count,
    needs_reason,
)
from models.women_files import WomenKept

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
    """A unit's rate and those below, and the counts of its own; `writes`: she may write another."""

    report: GatheringReport
    counts: tuple[CountSeen, ...]
    writes: bool


def women_here(session: Session, who: Who, unit_id: int) -> WomenHere:
    """The gathering numbers of a unit. Raises NotAllowed or NoSuchUnit."""
    report, now = gathering(session, who, unit_id), clock.now()
    counts = counts_of(session, unit_id)[:COUNTS]
    names = {one.by_person: session.get(Person, one.by_person) for one in counts if one.by_person is not None}
    return WomenHere(
        report,
        tuple(_seen(one, names.get(one.by_person or 0), who, now) for one in counts),
        _may(session, who, unit_id),
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
    rows: Sequence[tuple[int, int]],
    *,
    base: str,
    source: str,
    counted_on: date | None,
    reason: str,
) -> WomenKept:
    """Keep the numbers of a list, (unit, women) each: all of them or none. Raises as `count_women`."""
    changed = 0
    for unit_id, women in rows:
        given = reason if needs_reason(session, who, unit_id, women) else ""
        fact = count_women(session, who, unit_id, women, base=base, source=source, counted_on=counted_on, reason=given)
        changed += fact.before != women
    return WomenKept(len(rows), changed)
