"""The tree lives: units are added, renamed, moved, merged, split, closed and reopened, now or on a day to come."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from sqlalchemy import false
from sqlmodel import Session, col, func, or_, select

from models import clock
from models.conversations import Who
from models.facts import Fact, Refused
from models.members import MEMBER_STATES, Membership
from models.posts import NotAllowed
from models.text import fold
from models.tree_changes_checks import checked
from models.tree_changes_deeds import add, close, merge, move, rename, reopen, split
from models.tree_changes_edges import above_now, lock, parent_now, sums_change
from models.tree_changes_kept import (
    ROWS,
    ChangeState,
    Deed,
    UnitChange,
    UnitChangeRow,
    What,
    deed_from,
    note,
    noted,
    today,
)
from models.tree_changes_told import tell_holders, tell_planner
from models.units import Unit, get_unit, subtree_ids
from models.urgent import ask_anew

DEEDS: dict[What, Callable[[Session, UnitChange, Deed], list[Unit]]] = {
    What.ADD: add,
    What.RENAME: rename,
    What.MOVE: move,
    What.MERGE: merge,
    What.SPLIT: split,
    What.CLOSE: close,
    What.REOPEN: reopen,
}
AT_ONCE = 20  # planned deeds that one tick carries out


class UnitChanged(Fact):
    """It is done. `units` are the ids that the deed was about, `made` those that are new."""

    change: int
    what: str
    names: str  # those it was done to
    name: str  # what there is now (the new name, the merged unit, the parts, the new parent)
    day: date
    members: int
    units: tuple[int, ...]
    made: tuple[int, ...]
    joins: bool  # merged into a unit that goes on under its name


class UnitChangePlanned(Fact):
    """It will be done on its day."""

    change: int
    what: str
    names: str
    name: str
    day: date
    joins: bool  # merged into a unit that goes on under its name


class UnitChangeWithdrawn(Fact):
    """What was planned will not be done."""

    what: str
    names: str
    name: str
    day: date
    joins: bool  # merged into a unit that goes on under its name


class ChangeOver(Refused):
    """It was undone, done or withdrawn before."""


def change(session: Session, who: Who | None, deed: Deed, *, summed: bool = True) -> UnitChanged | UnitChangePlanned:
    """Do a deed, or plan it where its day is to come. `who` is None for the command line.

    `summed=False`: whoever does many at once makes the sums of the figures anew after the last.

    Raises NotAllowed, BadDay, NotForThis, ChangedMeanwhile and what the deed itself refuses; nothing is written then.
    """
    lock(session, deed.about, deed.units)
    deed = checked(session, who, deed)
    day = deed.day or today()
    row = UnitChange(
        what=deed.what,
        day=day,
        decision=deed.decision,
        by_id=who.person_id if who is not None else None,
        made_at=clock.now(),
        deed=deed.stored(),
    )
    if day <= today():
        done = _carry_out(session, row, deed, summed=summed)
        tell_holders(session, row, deed)
        return done
    with tried(session, row, replace(deed, day=today())):
        pass  # what could not be done today is refused today
    were = tuple(parent_now(session, unit_id) for unit_id in deed.units)
    row.deed = replace(deed, expected=were, seen=None).stored()
    row.state = ChangeState.PLANNED
    row.kept = {"name": result_name(session, deed)}
    session.add(row)
    session.flush()
    note(session, row, "unit", [(unit_id, None) for unit_id in deed.units])
    return UnitChangePlanned(row.id or 0, row.what, done_to(session, deed), row.kept["name"], day, joins(session, deed))


@contextmanager
def tried(session: Session, row: UnitChange, deed: Deed) -> Iterator[tuple[UnitChange, UnitChanged]]:
    """The deed as if it were done, to look at what it does: nothing of it stays. Raises what it refuses."""
    trial = UnitChange(**row.model_dump(exclude={"id"}))
    try:
        with session.begin_nested():
            yield trial, _carry_out(session, trial, deed, summed=False)
            raise _TriedError
    except _TriedError:
        pass
    finally:
        session.expire_all()


class _TriedError(Exception):
    """The trial is over: what it wrote goes."""


def _carry_out(session: Session, row: UnitChange, deed: Deed, *, summed: bool = True) -> UnitChanged:
    """Write the deed. What lies above the units before and after has other ones below it: its sums are made anew."""
    names, joining = done_to(session, deed), joins(session, deed)
    row.day, row.state, row.done_at = deed.day or today(), ChangeState.DONE, clock.now()
    session.add(row)
    session.flush()
    before = above_now(session, deed.about)
    made = DEEDS[deed.what](session, row, deed)
    new = [unit.id or 0 for unit in made]
    touched = list(dict.fromkeys([*deed.units, *new, *([deed.into] if deed.into else [])]))
    session.connection().execute(ROWS.delete().where(ROWS.c.change_id == row.id, ROWS.c.what == "unit"))
    note(session, row, "unit", [(unit_id, None) for unit_id in touched])
    row.kept = {"name": result_name(session, deed), "made": new}
    session.add(row)
    session.flush()
    session.expire_all()
    ask_anew(session, [one for one, _ in noted(session, row, "notice")])
    if summed and deed.what is not What.RENAME:
        sums_change(session, before | above_now(session, [*deed.about, *new]))
    members = members_below(session, new or [deed.into or deed.units[0]])
    return UnitChanged(
        row.id or 0, row.what, names, row.kept["name"], row.day, members, tuple(touched), tuple(new), joining
    )


def names_of(session: Session, unit_ids: Collection[int]) -> str:
    """Several units by name."""
    return ", ".join(get_unit(session, unit_id).name for unit_id in unit_ids)


def joins(session: Session, deed: Deed) -> bool:
    """Whether units are merged into one that goes on under its name: "vào thôn Ổi", not "thành thôn Ổi"."""
    if deed.what is not What.MERGE or deed.into is None:
        return False
    return not deed.name or fold(deed.name) == get_unit(session, deed.into).folded


def done_to(session: Session, deed: Deed) -> str:
    """The units that a deed is done to, by name: without the one that others are merged into."""
    return names_of(session, [one for one in deed.units if one != deed.into or not joins(session, deed)])


def result_name(session: Session, deed: Deed) -> str:
    """What there is afterwards: the new name, the merged unit's, the parts', or the parent's."""
    if deed.what is What.SPLIT:
        return ", ".join(part.name for part in deed.parts)
    if deed.name:
        return deed.name
    there = deed.into or deed.parent
    return get_unit(session, there).name if there is not None else ""


def members_below(session: Session, unit_ids: Collection[int]) -> int:
    """How many women are members in these units and below them."""
    within = or_(false(), *(col(Membership.unit_id).in_(subtree_ids(unit_id)) for unit_id in unit_ids))
    members = col(Membership.state).in_(MEMBER_STATES)
    return session.exec(select(func.count(func.distinct(Membership.person_id))).where(within, members)).one()


def carry_out_due(session: Session) -> int:
    """Do what was planned for today; what cannot be done any more is told to whoever planned it. How many are told."""
    due = session.exec(
        select(UnitChange)
        .where(UnitChange.state == ChangeState.PLANNED, UnitChange.day <= today())
        .order_by(col(UnitChange.day), col(UnitChange.id))
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    return sum(_carry_out_one(session, row.id or 0) for row in due)


def _carry_out_one(session: Session, change_id: int) -> int:
    row = session.get_one(UnitChange, change_id)
    deed = replace(deed_from(row.deed), day=row.day)
    try:
        lock(session, deed.about, deed.units)
        with session.begin_nested():
            _carry_out(session, row, deed)
    except Refused as refused:
        session.expire_all()
        row = session.get_one(UnitChange, change_id)
        row.state, row.failed = ChangeState.FAILED, type(refused).__name__
        session.add(row)
        session.flush()
    row = session.get_one(UnitChange, change_id)
    told = tell_holders(session, row, deed) if row.state == ChangeState.DONE else 0
    return told + tell_planner(session, row, deed)


def withdraw(session: Session, who: Who | None, change_id: int) -> UnitChangeWithdrawn:
    """Take back what is planned and not done yet. Raises NotAllowed or ChangeOver."""
    row = session.get(UnitChange, change_id, with_for_update=True)
    if row is None:
        raise NotAllowed
    deed = deed_from(row.deed)
    checked(session, who, replace(deed, expected=(), seen=None, day=None))
    if row.state != ChangeState.PLANNED:
        raise ChangeOver
    row.state, row.undone_at = ChangeState.WITHDRAWN, clock.now()
    row.undone_by = who.person_id if who is not None else None
    session.add(row)
    session.flush()
    return UnitChangeWithdrawn(
        row.what, done_to(session, deed), str(row.kept.get("name", "")), row.day, joins(session, deed)
    )


def planned(session: Session, unit_ids: Collection[int]) -> list[UnitChange]:
    """What waits for its day in and below these units, the next first. Rights are the caller's to ask."""
    within = or_(false(), *(col(UnitChangeRow.row_id).in_(subtree_ids(unit_id)) for unit_id in unit_ids))
    ids = select(UnitChangeRow.change_id).where(UnitChangeRow.what == "unit", within)
    return list(
        session.exec(
            select(UnitChange)
            .where(col(UnitChange.id).in_(ids), UnitChange.state == ChangeState.PLANNED)
            .order_by(col(UnitChange.day), col(UnitChange.id))
        ).all()
    )
