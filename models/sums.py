"""Sums made by the clock: one row says how far they are, and whoever holds it is the only one to change them."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import TypeVar

from sqlalchemy import Table
from sqlmodel import Field, Session, SQLModel, select

from models import clock
from models.db import insert_new

T = TypeVar("T", bound=SQLModel)

OVERLAP = timedelta(hours=1)  # longer than any transaction: one that began before the sums may have ended after them
LONG_AGO = datetime(1930, 10, 20, tzinfo=UTC)


class Stale(Enum):
    """ALL: nothing is summed up yet."""

    ALL = "all"


class SumClock(SQLModel, table=True):
    """How far the sums of one kind are that are made in rounds, some branches at a time.

    What changed up to `rolled_at` is in them; `began_at`: a round is on its way. Without this row nothing that stands
    in the tables of that kind is trusted: it is summed up anew.
    """

    __tablename__ = "sum_clock"
    kind: str = Field(primary_key=True)
    rolled_at: datetime
    began_at: datetime | None = None


def take(session: Session, new: T, *, wait: bool) -> T | None:
    """The row with the key of `new`, locked until the transaction ends; `new` itself where there is none.

    Without `wait` None where somebody else holds it. Whoever waited sees what the other has written; and as the row is
    made before it is locked, there is no first time at which two would not know of each other.
    """
    model, table = type(new), new.__table__  # type: ignore[attr-defined]
    key = {column.name: getattr(new, column.name) for column in table.primary_key}
    if session.get(model, key) is None:
        session.connection().execute(insert_new(session, table), new.model_dump())
    mine = (column == key[column.name] for column in table.primary_key)
    locked = select(model).where(*mine).with_for_update(skip_locked=not wait)
    return session.exec(locked.execution_options(populate_existing=True)).first()


def summed_up_to(session: Session, kind: str) -> datetime | None:
    """Up to when whatever changed is in the sums of a kind; None while nothing of them is to be trusted."""
    state = session.get(SumClock, kind)
    if state is None or state.rolled_at == LONG_AGO or state.rolled_at > clock.now():
        return None
    return state.rolled_at


def hold(session: Session, kind: str) -> None:
    """Keep everybody from changing the sums of a kind until the transaction ends; wait for whoever does now."""
    take(session, SumClock(kind=kind, rolled_at=LONG_AGO), wait=True)


def begin(session: Session, kind: str, every: timedelta, tables: Iterable[Table]) -> tuple[SumClock, datetime] | None:
    """The clock of a kind of sums, locked, and when its round began: one that is on its way, or one that is due now.

    None where none is, or where another process is at it. The first round, and the one after the clock was set back,
    begin with empty tables: nothing tells what changed since their rows were made.
    """
    now = clock.now()
    state = session.get(SumClock, kind)
    if state is not None and not _due(state, now, every):
        return None
    state = take(session, SumClock(kind=kind, rolled_at=LONG_AGO), wait=False)
    if state is None or not _due(state, now, every):  # another process does it, or has just done it
        return None
    if max(state.rolled_at, state.began_at or LONG_AGO) > now or (state.rolled_at, state.began_at) == (LONG_AGO, None):
        for table in tables:
            session.connection().execute(table.delete())
        state.rolled_at, state.began_at = LONG_AGO, None
    state.began_at = state.began_at or now
    return state, state.began_at


def go_on(session: Session, state: SumClock, *, done: bool) -> None:
    """Some branches more are summed up; `done`: they were the last of this round."""
    if done and state.began_at is not None:
        state.rolled_at, state.began_at = state.began_at, None
    session.add(state)
    session.flush()


def _due(state: SumClock, now: datetime, every: timedelta) -> bool:
    return state.began_at is not None or not now - every < state.rolled_at <= now
