"""How many women of 18 and over live in a unit's place: counted by whom, on what day and base, fixed for a term."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Index, Table
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.audit import did
from models.conversations import Who
from models.db import ID, primary_key, reference
from models.facts import Fact, Refused
from models.member_changes import UNDO_WITHIN
from models.open_units import check_open, lock_units
from models.posts import NotAllowed, Right, Role, post_for
from models.units import BEGINNING, RANK, Unit, UnitKind, get_unit, setting

MOST = 60_000_000  # more women than the country has are a slip
TERM_STARTS = ("2022-03-11",)  # the XIII congress, 9 to 11 March 2022; the next one's day is a setting when it is known


class Base(StrEnum):
    """Who is counted: the women present in the place, or those resident there (temporarily: for six months)."""

    PRESENT = "present"
    RESIDENT = "resident"


class WomenCount(SQLModel, table=True):
    """One count of a unit. The last of a term holds from its `from_day` on; none is ever overwritten."""

    __tablename__ = "women_count"
    __table_args__ = (Index("ix_women_count_term", "term", "unit_id"),)
    id: int | None = primary_key()
    unit_id: int = reference("unit.id")
    women: int
    base: str = ""  # a Base; "" where nobody said
    source: str = ""
    counted_on: date | None = None
    term: date  # the first day of the term that it is fixed for
    from_day: date
    reason: str = ""  # why it was changed within a term
    by_person: int | None = Field(default=None, sa_type=ID)  # None: the command line
    at: datetime
    undone_at: datetime | None = None


COUNTS: Table = WomenCount.__table__  # type: ignore[attr-defined]


class WomenCounted(Fact):
    """The unit's rate is of this number from now on, for the term."""

    count: int  # the row
    unit: str
    women: int
    base: str
    source: str
    before: int  # -1: there was none


class WomenCountUndone(Fact):
    """The number before holds again, if there was one."""

    unit: str
    women: int


class FixedForTheTerm(Refused):
    """The unit has a number for this term already; another one needs a reason."""

    unit: str
    women: int


class NoWomenCount(Refused):
    """No such number of women, or a day still to come."""

    what: str  # "number", "day", "unit"


def term_of(session: Session, unit_id: int, day: date) -> date:
    """The first day of the term that a day lies in (a setting of the unit or of the nearest above)."""
    return first_day(setting(session, unit_id, "term_starts", TERM_STARTS), day)


def first_day(starts: Sequence[str], day: date) -> date:
    """The first day of the term that a day lies in, of terms that start on these days."""
    return max((start for one in starts if (start := date.fromisoformat(one)) <= day), default=BEGINNING)


def count_for(session: Session, unit_id: int, day: date) -> WomenCount | None:
    """The unit's own count that holds on a day."""
    term = term_of(session, unit_id, day)
    return session.exec(
        select(WomenCount)
        .where(
            WomenCount.unit_id == unit_id,
            WomenCount.term == term,
            WomenCount.from_day <= day,
            col(WomenCount.undone_at).is_(None),
        )
        .order_by(col(WomenCount.id).desc())
        .limit(1)
    ).first()


def may_count(session: Session, who: Who | None, unit_id: int) -> Unit:
    """The unit, if a cadre of it or above it may say how many women it has. Raises NotAllowed, NoWomenCount."""
    if who is not None and post_for(session, who.person_id, Right.UNITS, unit_id).role is not Role.CADRE:
        raise NotAllowed
    unit = get_unit(session, unit_id)
    if RANK[UnitKind(unit.kind)] > RANK[UnitKind.BRANCH]:  # a group or a club has no place of its own
        raise NoWomenCount("unit")
    return unit


def count_women(
    session: Session,
    who: Who | None,
    unit_id: int,
    women: int,
    *,
    base: str = "",
    source: str = "",
    counted_on: date | None = None,
    reason: str = "",
) -> WomenCounted:
    """Keep a count for the term of today. One of another number in the same term needs a reason, but for a slip that
    the same person puts right within a day. Raises NotAllowed, UnitClosed, NoWomenCount or FixedForTheTerm.
    """
    lock_units(session, [unit_id])
    unit = may_count(session, who, unit_id)
    check_open(session, unit)  # what it became has its women
    now, today = clock.now(), clock.today()
    if not 0 <= women <= MOST:
        raise NoWomenCount("number")
    if counted_on is not None and counted_on > now.astimezone(ZoneInfo(unit.timezone)).date():
        raise NoWomenCount("day")
    term = term_of(session, unit_id, today)
    held = count_for(session, unit_id, today)
    by = None if who is None else who.person_id
    if held is not None and same_count(held, women, base, source, counted_on):
        return _counted(unit, held, held.women)
    slip = held is not None and held.by_person == by and held.at > now - UNDO_WITHIN
    if held is not None and not reason.strip() and needs_reason(session, who, unit_id, women):
        raise FixedForTheTerm(unit.name, held.women)
    keeps_day = held is None or held.women == women or (slip and not reason.strip())
    count = WomenCount(
        unit_id=unit_id,
        women=women,
        base=base if base in set(Base) else "",
        source=source[:200],
        counted_on=counted_on,
        term=term,
        from_day=(held.from_day if held is not None else term) if keeps_day else today,
        reason=reason.strip()[:200],
        by_person=by,
        at=now,
    )
    session.add(count)
    was = -1 if held is None else held.women
    did(session, by, unit_id, "women", old=was, new=women, base=count.base, source=count.source, reason=count.reason)
    session.flush()
    return _counted(unit, count, -1 if held is None else held.women)


def needs_reason(session: Session, who: Who | None, unit_id: int, women: int) -> bool:
    """Whether another number is fixed for this term: not one that she wrote within a day, which was a slip."""
    now = clock.now()
    held = count_for(session, unit_id, clock.today())
    if held is None or held.women == women:
        return False
    return held.by_person != (None if who is None else who.person_id) or held.at <= now - UNDO_WITHIN


def same_count(held: Any, women: int, base: str, source: str, counted_on: date | None) -> bool:
    """Whether a count says nothing that is not kept already."""
    said = ((held.base, base), (held.source, source[:200]), (held.counted_on, counted_on))
    return held.women == women and all(new in {"", None, old} for old, new in said)


def _counted(unit: Unit, count: WomenCount, before: int) -> WomenCounted:
    return WomenCounted(count.id or 0, unit.name, count.women, count.base, count.source, before)


def undo_count(session: Session, who: Who, count_id: int) -> WomenCountUndone:
    """Take a count back within a day of writing it. Raises NotAllowed or UnitClosed."""
    count = session.get(WomenCount, count_id)
    if count is not None:
        lock_units(session, [count.unit_id])
        session.refresh(count)
    now = clock.now()
    if count is None or count.undone_at is not None or count.by_person != who.person_id or count.at < now - UNDO_WITHIN:
        raise NotAllowed
    unit = may_count(session, who, count.unit_id)
    check_open(session, unit)
    count.undone_at = now
    session.add(count)
    did(session, who.person_id, count.unit_id, "women-back", old=count.women)
    session.flush()
    return WomenCountUndone(unit.name, count.women)


def counts_of(session: Session, unit_id: int) -> list[WomenCount]:
    """Every count that a unit has had, the latest first."""
    query = select(WomenCount).where(WomenCount.unit_id == unit_id, col(WomenCount.undone_at).is_(None))
    return list(session.exec(query.order_by(col(WomenCount.id).desc())).all())
