"""What the books of branches sum up to, by branch and day, so that a province's members are read in milliseconds.

Every hour the branches in whose books something changed are summed up anew; until then their women are read one by one,
so that a figure is exact at any moment. Summed by branch alone: whatever tree is asked for, of today or of a day past,
adds the branches up.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Table, case, func, literal, or_
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel

from models import clock, sums, unseen_rolls
from models.db import ID
from models.member_spans import IN, MEMBERSHIPS, OUT, spans
from models.sums import LONG_AGO, OVERLAP
from models.sums import Stale as Stale

KIND = "books"
EVERY = timedelta(hours=1)
CHUNK = 150  # branches summed up in one transaction


class BookDay(SQLModel, table=True):
    """What changed in one branch's book on one day: see models.member_figures.Joined."""

    __tablename__ = "book_day"
    unit_id: int = Field(foreign_key="unit.id", primary_key=True, sa_type=ID)
    day: date = Field(primary_key=True, index=True)
    joined: int = 0
    listed: int = 0
    returned: int = 0
    came: int = 0
    left: int = 0
    died: int = 0
    went: int = 0
    honorary: int = 0


class BookSum(SQLModel, table=True):
    """The members of one branch after all days, and when they were summed up."""

    __tablename__ = "book_sum"
    unit_id: int = Field(foreign_key="unit.id", primary_key=True, sa_type=ID)
    members: int = 0
    honorary: int = 0
    rolled_at: datetime


class BookMove(SQLModel, table=True):
    """How many went from one branch's book to another's on a day, or from one entry of hers in it to the next that
    overlapped it; honorary members apart."""

    __tablename__ = "book_move"
    day: date = Field(primary_key=True)
    from_unit: int = Field(foreign_key="unit.id", primary_key=True, sa_type=ID, index=True)
    to_unit: int = Field(foreign_key="unit.id", primary_key=True, sa_type=ID, index=True)
    women: int = 0


DAYS: Table = BookDay.__table__  # type: ignore[attr-defined]
SUMS: Table = BookSum.__table__  # type: ignore[attr-defined]
MOVES: Table = BookMove.__table__  # type: ignore[attr-defined]


def stale_books(session: Session) -> Sequence[int] | Literal[Stale.ALL]:
    """The branches whose sums do not hold now: something about one of their women changed since."""
    rolled_at = sums.summed_up_to(session, KIND)
    return Stale.ALL if rolled_at is None else list(session.execute(_stale(rolled_at)).scalars())


def _stale(rolled_at: datetime) -> Any:
    m, hers = MEMBERSHIPS.c, MEMBERSHIPS.alias("hers")
    if rolled_at == LONG_AGO:
        changed = core_select(m.unit_id).where(m.unit_id.not_in(core_select(SUMS.c.unit_id)))
    else:
        changed = (
            core_select(hers.c.unit_id)
            .select_from(MEMBERSHIPS.join(hers, hers.c.person_id == m.person_id))
            .where(m.changed_at > rolled_at - OVERLAP)
        )
    return changed.union(core_select(SUMS.c.unit_id).where(SUMS.c.rolled_at == LONG_AGO))


def book_changed(session: Session, unit_ids: Collection[int]) -> None:
    """Entries were deleted from these books: nothing is left there that would tell. Their sums hold no more.

    Whoever sums up meanwhile has looked at what is deleted here, so this waits for her, and she for this.
    """
    sums.hold(session, KIND)
    forget = SUMS.update().where(SUMS.c.unit_id.in_(unit_ids)).values(rolled_at=LONG_AGO)
    session.connection().execute(forget)
    unseen_rolls.forget(session, unit_ids)


def roll_up_due(session: Session) -> int:
    """Every hour: sum up the books that changed, some branches at a time. Returns 0."""
    round_ = sums.begin(session, KIND, EVERY, (DAYS, MOVES, SUMS))
    if round_ is None:
        return 0
    state, began = round_
    done = core_select(SUMS.c.unit_id).where(SUMS.c.rolled_at >= began)
    stale = _stale(state.rolled_at).subquery()
    waiting = core_select(stale.c.unit_id).where(stale.c.unit_id.not_in(done)).limit(CHUNK)
    books = list(session.execute(waiting).scalars())
    if books:
        _sum_up(session, books, clock.now())
    sums.go_on(session, state, done=len(books) < CHUNK)
    return 0


def _sum_up(session: Session, books: Sequence[int], now: datetime) -> None:
    """Make the sums of some branches anew."""
    connection = session.connection()
    connection.execute(DAYS.delete().where(DAYS.c.unit_id.in_(books)))
    connection.execute(SUMS.delete().where(SUMS.c.unit_id.in_(books)))
    connection.execute(MOVES.delete().where(or_(MOVES.c.from_unit.in_(books), MOVES.c.to_unit.in_(books))))
    span = spans(session, books)
    s = span.c
    ours = s.unit_id.in_(books)
    begins = core_select(s.unit_id, s.start.label("day"), s.how_in.label("how"), s.honorary).where(ours)
    ends = core_select(s.unit_id, s.end.label("day"), s.how_out.label("how"), s.honorary).where(ours, s.how_out != "")
    event = begins.union_all(ends).subquery("event")
    e = event.c

    def count(condition: Any) -> Any:
        return func.sum(case((condition, 1), else_=0))

    kinds = [count((e.how == how) & ~e.honorary).label(how) for how in (*IN, *OUT)]
    honorary = (count(e.honorary & e.how.in_(IN)) - count(e.honorary & e.how.in_(OUT))).label("honorary")
    by_day = core_select(e.unit_id, e.day, *kinds, honorary).group_by(e.unit_id, e.day)
    connection.execute(DAYS.insert().from_select([column.name for column in DAYS.columns], by_day))
    stays = case((s.how_out == "", 1), else_=0)
    whole = core_select(
        s.unit_id,
        func.sum(case((~s.honorary, stays), else_=0)),
        func.sum(case((s.honorary, stays), else_=0)),
        literal(now, SUMS.c.rolled_at.type),
    )
    summed = whole.where(ours).group_by(s.unit_id)
    connection.execute(SUMS.insert().from_select([column.name for column in SUMS.columns], summed))
    # A book that is empty by now is summed up, too.
    rest = set(books) - set(connection.execute(core_select(SUMS.c.unit_id).where(SUMS.c.unit_id.in_(books))).scalars())
    if rest:
        empty = [{"unit_id": book, "members": 0, "honorary": 0, "rolled_at": now} for book in sorted(rest)]
        connection.execute(SUMS.insert(), empty)
    moved = (
        core_select(s.start, s.prev_unit, s.unit_id, func.count(s.start))
        .where(s.how_in == "came", ~s.honorary, s.prev_unit.is_not(None), or_(ours, s.prev_unit.in_(books)))
        .group_by(s.start, s.prev_unit, s.unit_id)
    )
    connection.execute(MOVES.insert().from_select([column.name for column in MOVES.columns], moved))
