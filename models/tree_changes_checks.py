"""What a deed on the tree may not do: each refusal says which unit and why, and nothing is written."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session, col, select

from models import clock
from models.conversations import Who
from models.facts import Refused
from models.members import Person
from models.posts import NotAllowed, Right, may_name, post_for
from models.text import clean, fold
from models.tree_changes_edges import last_edge, parent_now
from models.tree_changes_kept import CHANGED, ChangeState, Deed, UnitChange, What, last_change, today
from models.units import BEGINNING, RANK, Unit, UnitKind, UnitPath, get_unit, is_under

LONGEST_NAME = 100
YEARS_AHEAD = 5  # a day further off is a slip
_NAME = re.compile(r"[\w\s'’.,/()\-–]+")


class BadDay(Refused):
    """Not a day for a deed: before the Hội was, or years ahead."""

    day: date


class DayTooEarly(Refused):
    """The unit was opened, or changed last, after that day."""

    unit: str
    day: date
    since: date


class UnitOpen(Refused):
    """The unit is open: there is nothing to reopen."""

    unit: str


class NotForThis(Refused):
    """Groups, clubs and committees have their own words."""

    unit: str


class ChangedMeanwhile(Refused):
    """Somebody has changed the unit since it was looked at: what, when and who ("" for the command line, and where
    names are not hers to see)."""

    unit: str
    what: str
    name: str
    by: str
    when: datetime


class NothingToDo(Refused):
    """It is so already."""

    unit: str


class BadUnitName(Refused):
    """Not a name for a unit: empty, too long, or with signs in it."""

    limit: int


class AlreadyThere(Refused):
    """An open unit of that name lies under the same one."""

    name: str
    parent: str


class UnderItself(Refused):
    """A unit cannot become part of itself or of what lies below it."""

    unit: str


class OneUnitAlone(Refused):
    """A merger needs two units at least."""

    unit: str


class NotLarger(Refused):
    """The units do not fit: a unit hangs under a larger one only, and merges with one of its own kind."""

    unit: str
    other: str


class SayParent(Refused):
    """It must be said under which unit; `unit` and `into` are two that are to be merged."""

    unit: str
    into: str


class BadParts(Refused):
    """A unit is split into two parts at least, each with a name of its own."""

    unit: str


class StillFull(Refused):
    """Women or units are still there: the unit has to be merged with another one, or they have to move first; `beside`
    is an open one of its kind next to it, "" where it has none."""

    unit: str
    women: int
    units: int
    beside: str


class NoSuchHead(Refused):
    """The post that is to go on is none of these units'."""


def check_day(session: Session, units: Sequence[Unit], day: date, *, below: bool) -> None:
    """Raise DayTooEarly where a unit was opened, closed or moved (with `below` also something in it) after that day."""
    for unit in units:
        for since in (unit.opened_on, unit.closed_on, last_edge(session, [unit.id or 0], below=below)):
            if since is not None and since > day:
                raise DayTooEarly(unit.name, day, since)


def check_name(
    session: Session, name: str, parent_id: int | None, kind: UnitKind, *, besides: int | Collection[int | None] | None
) -> str:
    """A unit's name as it is kept. Raises BadUnitName or AlreadyThere (`besides`: units that do not count)."""
    named = clean(name).strip(" \"'“”.,:;!")
    if not re.search(r"[^\W\d_]|\d", fold(named)) or len(named) > LONGEST_NAME or not _NAME.fullmatch(named):
        raise BadUnitName(LONGEST_NAME)
    if parent_id is not None:
        same = select(Unit.id, Unit.name).where(
            Unit.folded == fold(named),
            Unit.kind == kind,
            col(Unit.closed_on).is_(None),
            col(Unit.id).in_(
                select(UnitPath.descendant_id).where(
                    UnitPath.ancestor_id == parent_id, UnitPath.depth == 1, col(UnitPath.to_date).is_(None)
                )
            ),
        )
        apart = besides if isinstance(besides, Collection) else {besides}
        if any(name == named and unit_id not in apart for unit_id, name in session.exec(same).all()):
            raise AlreadyThere(named, get_unit(session, parent_id).name)
    return named


def check_parent(session: Session, unit: Unit, parent: Unit) -> None:
    """Raise UnderItself or NotLarger where the unit cannot hang under that one."""
    if is_under(session, parent.id or 0, unit.id or 0):
        raise UnderItself(unit.name)
    if RANK[UnitKind(parent.kind)] >= RANK[UnitKind(unit.kind)]:
        raise NotLarger(unit.name, parent.name)


def checked(session: Session, who: Who | None, deed: Deed) -> Deed:
    """The deed with its day, if she may do it and nobody has changed the units since she looked.

    `who` is None for the command line and the jobs. Raises NotAllowed, BadDay, NotForThis, ChangedMeanwhile.
    """
    day = deed.day or today()
    if not BEGINNING <= day <= today().replace(year=today().year + YEARS_AHEAD, day=1):
        raise BadDay(day)
    units = [get_unit(session, unit_id) for unit_id in dict.fromkeys(deed.units)]
    for unit in units:
        if unit.kind not in CHANGED:
            raise NotForThis(unit.name)
        may_change(session, who, unit)
    for unit_id in {deed.parent, deed.into} - {None}:
        unit = get_unit(session, unit_id or 0)
        if unit_id == deed.parent:
            may_fill(session, who, unit)
        elif unit_id not in deed.units:
            may_change(session, who, unit)
    _unchanged_since(session, who, deed, units)
    return replace(deed, day=day, units=tuple(unit.id or 0 for unit in units))


def may_change(session: Session, who: Who | None, unit: Unit) -> None:
    """Whoever has the right over the unit above it may change a unit. Raises NotAllowed."""
    if who is not None:
        above = parent_now(session, unit.id or 0)
        if above is None:  # a root is the administrator's
            raise NotAllowed
        post_for(session, who.person_id, Right.UNITS, above)


def may_fill(session: Session, who: Who | None, unit: Unit) -> None:
    """Whoever has the right over a unit may hang others under it. Raises NotAllowed."""
    if who is not None:
        post_for(session, who.person_id, Right.UNITS, unit.id or 0)


def _unchanged_since(session: Session, who: Who | None, deed: Deed, units: list[Unit]) -> None:
    last = last_change(session, [unit.id or 0 for unit in units])
    moved = [u for u, was in zip(units, deed.expected, strict=False) if parent_now(session, u.id or 0) != was]
    if moved or (deed.seen is not None and last is not None and (last.id or 0) > deed.seen):
        unit = moved[0] if moved else units[0]
        raise changed_meanwhile(session, who, unit, last)


def changed_meanwhile(session: Session, who: Who | None, unit: Unit, last: UnitChange | None) -> ChangedMeanwhile:
    """What became of a unit since it was looked at."""
    by = session.get(Person, last.by_id) if last is not None and last.by_id else None
    if by is not None and who is not None and not may_name(session, who.person_id, by.id or 0, unit.id or 0):
        by = None
    above = parent_now(session, unit.id or 0)
    name = str(last.kept.get("name", "")) if last is not None else get_unit(session, above).name if above else ""
    when = (last.undone_at or last.done_at or last.made_at) if last is not None else clock.now()
    what = last.what if last is not None else What.MOVE
    if last is not None and last.state == ChangeState.UNDONE:
        what = "undo"
    return ChangedMeanwhile(unit.name, what, name, by.full_name if by else "", when)
