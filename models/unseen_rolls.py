"""How many women each branch has whom nobody has seen, summed up by the clock, so that a province's are read at once.

Every ten minutes the branches in which something changed are looked at anew; until then these are counted as they are
asked for, so that a number is exact at any moment.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Table, func, or_
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col

from models import clock, sums, trees
from models.attendance import WINDOW_BEFORE
from models.db import ID
from models.meetings import MEETINGS
from models.member_spans import MEMBERSHIPS
from models.sums import LONG_AGO, Stale
from models.units import Unit, UnitKind, UnitPath
from models.unseen_checks import ASK_AGAIN_AFTER, TIMES, Seen, Times, UnseenCheck, all_times, counted

KIND = "unseen"
EVERY = timedelta(minutes=10)
OVERLAP = timedelta(minutes=15)  # longer than a roll, an answer or an entry in a book takes to be written
CHUNK = 50  # branches looked at in one transaction
OPEN = timedelta(days=3)  # a meeting closes a day after its start


class UnseenSum(SQLModel, table=True):
    """How many there are in one branch that nobody saw `times` times, and when it was looked at."""

    __tablename__ = "unseen_sum"
    unit_id: int = Field(foreign_key="unit.id", primary_key=True, sa_type=ID)
    women: int = 0
    times: int
    rolled_at: datetime


SUMS: Table = UnseenSum.__table__  # type: ignore[attr-defined]
_CHECKS: Table = UnseenCheck.__table__  # type: ignore[attr-defined]


def unseen_below(session: Session, units: Sequence[int]) -> dict[int, int]:
    """How many there are in all branches under each of some units, those with none left out."""
    if not units:
        return {}
    stale, times = _stale_branches(session), None
    above, below = col(UnitPath.ancestor_id), col(UnitPath.descendant_id)
    under: tuple[Any, ...] = (above.in_(units), trees.on(None))
    found: dict[int, int] = {}
    if stale is not Stale.ALL:
        branches, times = stale
        summed = core_select(above, func.sum(SUMS.c.women)).join(SUMS, SUMS.c.unit_id == below)
        rows = session.execute(summed.where(*under, SUMS.c.unit_id.not_in(branches)).group_by(above))
        found = {unit_id: int(women) for unit_id, women in rows if women}
        under = (*under, below.in_(branches))
    if stale is Stale.ALL or stale[0]:
        edges = core_select(above, below).join(Unit, col(Unit.id) == below)
        live = session.execute(edges.where(*under, col(Unit.kind) == UnitKind.BRANCH)).all()
        now = counted(session, sorted({branch_id for _, branch_id in live}), times or all_times(session))
        for unit_id, branch_id in live:
            if branch_id in now:
                found[unit_id] = found.get(unit_id, 0) + now[branch_id]
    return found


def _stale_branches(session: Session) -> tuple[Sequence[int], Times] | Literal[Stale.ALL]:
    """The branches whose sums do not hold now: something about their women, meetings or rule changed since."""
    rolled_at = sums.summed_up_to(session, KIND)
    if rolled_at is None:
        return Stale.ALL
    times = all_times(session)
    return sorted(_changed(session, rolled_at, times)), times


def _changed(session: Session, rolled_at: datetime, times: Times) -> set[int]:
    now, since, m = clock.now(), rolled_at - OVERLAP, MEETINGS.c
    # In the words of the index of meetings that are over; those still open are looked for by their start.
    done = or_(m.closed_at.is_not(None), m.roll_at.is_not(None))
    open_ = (m.starts_at > since - OPEN, m.starts_at <= now + WINDOW_BEFORE)
    said = _CHECKS.c.at
    back = (said > since - ASK_AGAIN_AFTER, said <= now - ASK_AGAIN_AFTER, _CHECKS.c.answer == Seen.ASK)
    of_check = core_select(MEMBERSHIPS.c.unit_id).join(_CHECKS, _CHECKS.c.membership_id == MEMBERSHIPS.c.id)
    queries = (
        core_select(m.unit_id).where(m.changed_at > since, done),
        core_select(m.unit_id).where(m.changed_at > since, *open_),
        core_select(MEMBERSHIPS.c.unit_id).where(MEMBERSHIPS.c.changed_at > since),
        of_check.where(said > since),
        of_check.where(*back),
        core_select(SUMS.c.unit_id).where(SUMS.c.rolled_at == LONG_AGO),
    )
    changed = set(session.execute(queries[0].union(*queries[1:])).scalars())
    changed |= _merged_into(session, changed)
    other = or_(SUMS.c.times != TIMES, SUMS.c.unit_id.in_(times.own))
    rows = session.execute(core_select(SUMS.c.unit_id, SUMS.c.times).where(other))
    return changed | {unit_id for unit_id, number in rows if number != times.of(unit_id)}


def _merged_into(session: Session, unit_ids: Collection[int]) -> set[int]:
    """The branches into which some of these units were merged: meetings of these are among their women's last ones."""
    found: set[int] = set()
    for start in range(0, len(ids := sorted(unit_ids)), 1000):
        above = core_select(col(UnitPath.ancestor_id)).join(Unit, col(Unit.id) == UnitPath.ancestor_id)
        below = (col(UnitPath.descendant_id).in_(ids[start : start + 1000]), col(UnitPath.depth) > 0, trees.on(None))
        found |= set(session.execute(above.where(*below, col(Unit.kind) == UnitKind.BRANCH)).scalars())
    return found


def forget(session: Session, unit_ids: Collection[int]) -> None:
    """Entries were deleted from these books: nothing is left there that would tell. Their sums hold no more."""
    sums.hold(session, KIND)
    session.connection().execute(SUMS.update().where(SUMS.c.unit_id.in_(unit_ids)).values(rolled_at=LONG_AGO))


def roll_up_due(session: Session) -> int:
    """Every few minutes: look at the branches in which something changed, some at a time. Returns 0."""
    round_ = sums.begin(session, KIND, EVERY, [SUMS])
    if round_ is None:
        return 0
    state, began = round_
    done = core_select(SUMS.c.unit_id).where(SUMS.c.rolled_at >= began)
    times = all_times(session)
    if state.rolled_at == LONG_AGO:
        waiting = core_select(col(Unit.id)).where(col(Unit.kind) == UnitKind.BRANCH, col(Unit.id).not_in(done))
        branches = list(session.execute(waiting.order_by(col(Unit.id)).limit(CHUNK)).scalars())
    else:
        left = _changed(session, state.rolled_at, times) - set(session.execute(done).scalars())
        branches = _branches(session, left)[:CHUNK]
    _sum_up(session, branches, times, clock.now())
    sums.go_on(session, state, done=len(branches) < CHUNK)
    return 0


def _branches(session: Session, unit_ids: Collection[int]) -> list[int]:
    """Those of some units that are branches: communes meet, too."""
    found = core_select(col(Unit.id)).where(col(Unit.id).in_(sorted(unit_ids)), col(Unit.kind) == UnitKind.BRANCH)
    return list(session.execute(found.order_by(col(Unit.id))).scalars())


def _sum_up(session: Session, branches: Sequence[int], times: Times, now: datetime) -> None:
    if not branches:
        return
    women, connection = counted(session, branches, times), session.connection()
    connection.execute(SUMS.delete().where(SUMS.c.unit_id.in_(branches)))
    rows = [{"unit_id": one, "women": women.get(one, 0), "times": times.of(one), "rolled_at": now} for one in branches]
    connection.execute(SUMS.insert(), rows)
