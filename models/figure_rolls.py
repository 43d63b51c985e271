"""Tallies of meetings summed up by unit and day, so that a long period of a large unit is read in milliseconds.

What the days sum up is today's tree. Whatever changed since a day was summed is read from the meetings themselves, so
that a figure is exact at any moment, before and after the sums are made anew at night.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import PrimaryKeyConstraint, and_, func, or_
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.db import ID
from models.meetings import MEETINGS, Meeting, MeetingState
from models.sums import OVERLAP, take
from models.units import BEGINNING, UnitPath

ROLLED_AFTER = timedelta(days=3)  # a meeting closes a day after its start; its roll mostly comes with it
AT_NIGHT = time(2, 30)
CHUNK = timedelta(days=31)  # summed in one transaction


_SUMMED = ("meetings", "with_roll", "present", "expected", "excused", "absent")


class FigureDay(SQLModel, table=True):
    """The tallies of one kind of meeting of a unit and everything below it on one day."""

    __tablename__ = "figure_day"
    # Two years of fifty communes are read from the key alone.
    __table_args__ = (PrimaryKeyConstraint("unit_id", "day", "kind", postgresql_include=_SUMMED),)
    unit_id: int = Field(foreign_key="unit.id", sa_type=ID)
    day: date
    kind: str
    meetings: int
    with_roll: int
    present: int
    expected: int
    excused: int
    absent: int


class FigureRoll(SQLModel, table=True):
    """One row: all days before `until` are summed; what changed up to `rolled_at` is in the sums.

    `done_at` is when a night's work ended; a long one goes on at every tick.
    """

    __tablename__ = "figure_roll"
    id: int = Field(default=1, primary_key=True)
    until: date
    rolled_at: datetime
    done_at: datetime | None = None


DAYS = FigureDay.__table__  # type: ignore[attr-defined]
TALLIES = tuple(DAYS.c[name] for name in _SUMMED)


def tallies() -> tuple[Any, ...]:
    """What is summed of meetings, in the order of TALLIES: how many, those with a roll, and the tallies of these."""
    rolled = col(Meeting.roll_at).is_not(None)

    def of_rolled(column: Any) -> Any:
        return func.coalesce(func.sum(column).filter(rolled), 0)

    return (
        func.count(col(Meeting.id)),
        func.count(col(Meeting.id)).filter(rolled),
        of_rolled(Meeting.present),
        of_rolled(Meeting.expected),
        of_rolled(Meeting.excused),
        of_rolled(Meeting.absent),
    )


def held() -> tuple[Any, ...]:
    """The meetings that count: not called off, and begun. What is still to come is no meeting without a roll."""
    begun = or_(col(Meeting.starts_at) <= clock.now(), col(Meeting.roll_at).is_not(None))
    return (col(Meeting.state) != MeetingState.CANCELLED, begun)


@dataclass(frozen=True)
class Rolled:
    """The days before `until` are summed, but for `stale` ones whose meetings changed since."""

    until: date
    stale: frozenset[date]


def rolled(session: Session, start: date, end: date) -> Rolled | None:
    """Which days from `start` until before `end` can be read from the sums; None where none can."""
    state = session.get(FigureRoll, 1)
    if state is None or state.until <= start or state.rolled_at > clock.now():
        return None
    # Their days are looked at here: with a condition on the day SQLite would read two years by the index of days.
    changed = session.execute(core_select(col(Meeting.local_date)).where(_changed_since(state.rolled_at))).scalars()
    until = min(state.until, end)
    return Rolled(until, frozenset(day for day in changed if start <= day < until))


def _changed_since(rolled_at: datetime) -> Any:
    """In the words of the index that holds these few rows."""
    done = or_(col(Meeting.closed_at).is_not(None), col(Meeting.roll_at).is_not(None))
    return and_(col(Meeting.changed_at) > rolled_at - OVERLAP, done)


def roll_up_due(session: Session) -> int:
    """At night: sum up anew what changed, and a month at a time what has been since. Returns 0."""
    now = clock.now()
    if not _waits(session.get(FigureRoll, 1), now):
        return 0
    state = take(session, FigureRoll(until=BEGINNING, rolled_at=now), wait=False)
    if state is None or not _waits(state, now):
        return 0  # the tree is changing, or another process sums up: the next tick goes on
    new = state.until == BEGINNING or state.rolled_at > now
    limit = now.date() - ROLLED_AFTER
    waiting = session.exec(
        select(func.min(Meeting.local_date)).where(Meeting.state == MeetingState.CALLED, Meeting.starts_at <= now)
    ).one()
    limit = min(limit, waiting) if waiting is not None else limit
    if new:  # or the clock was set back: nothing tells what changed meanwhile
        session.connection().execute(DAYS.delete())
        first = session.exec(select(func.min(Meeting.local_date))).one()
        state.until, state.rolled_at = min(first, limit) if first is not None else limit, now
    elif state.done_at is not None:  # the night's first part: what changed since the last one
        stale = rolled(session, date.min, state.until)
        for day in sorted(stale.stale) if stale is not None else ():
            _sum_days(session, day, day + timedelta(days=1))
        state.rolled_at = now
    end = max(state.until, min(state.until + CHUNK, limit))
    _sum_days(session, state.until, end)
    state.until, state.done_at = end, now if end >= limit else None
    session.add(state)
    session.flush()
    return 0


def _waits(state: FigureRoll | None, now: datetime) -> bool:
    """Whether something is to be summed up: never yet, not to the end, not since the last night."""
    return state is None or state.done_at is None or state.done_at <= _last_night(now) or state.rolled_at > now


def _last_night(now: datetime) -> datetime:
    here = now.astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
    tonight = datetime.combine(here.date(), AT_NIGHT, here.tzinfo)
    return tonight if here >= tonight else tonight - timedelta(days=1)


def _sum_days(session: Session, start: date, end: date, units: Collection[int] | None = None) -> None:
    """Make the sums of some days anew; `units`: of these alone."""
    days = and_(DAYS.c.day >= start, DAYS.c.day < end)
    mine = [] if units is None else [col(UnitPath.ancestor_id).in_(units)]
    connection = session.connection()
    connection.execute(DAYS.delete().where(days, *([] if units is None else [DAYS.c.unit_id.in_(units)])))
    summed = (
        core_select(col(UnitPath.ancestor_id), MEETINGS.c.local_date, MEETINGS.c.kind, *tallies())
        .select_from(Meeting)
        .join(UnitPath, col(UnitPath.descendant_id) == Meeting.unit_id)
        .where(
            col(UnitPath.to_date).is_(None),
            MEETINGS.c.local_date >= start,
            MEETINGS.c.local_date < end,
            *held(),
            *mine,
        )
        .group_by(col(UnitPath.ancestor_id), MEETINGS.c.local_date, MEETINGS.c.kind)
    )
    connection.execute(DAYS.insert().from_select([column.name for column in DAYS.columns], summed))


def tree_changed(session: Session, unit_ids: Collection[int]) -> None:
    """Units have got other ones below them: their sums of all days are made anew in the same transaction."""
    if not unit_ids:
        return
    # Locked until the end, before anything was ever summed up, too: a tick that looked at the tree of before would else
    # sum up more days with it.
    state = take(session, FigureRoll(until=BEGINNING, rolled_at=clock.now()), wait=True)
    if state is not None and state.until != BEGINNING:
        session.flush()
        _sum_days(session, date.min, state.until, unit_ids)
