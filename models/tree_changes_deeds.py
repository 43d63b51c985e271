"""The deeds, one function each: add, rename, move, merge, split, close, reopen. Each is checked, then written."""

from collections.abc import Sequence

from sqlmodel import Session, col, func, select

from models.cut_offs_kept import keeping_days
from models.members import Membership
from models.open_units import check_open
from models.posts import Post
from models.text import clean, fold
from models.tree_changes_books import (
    MEMBERSHIPS,
    cancel_coming,
    end_posts,
    in_books,
    move_what_waits,
    move_women,
    tell_apart,
)
from models.tree_changes_checks import (
    BadParts,
    NotForThis,
    NothingToDo,
    NotLarger,
    OneUnitAlone,
    SayParent,
    StillFull,
    UnderItself,
    UnitOpen,
    check_day,
    check_name,
    check_parent,
)
from models.tree_changes_edges import hang, open_children, parent_now, parents_now
from models.tree_changes_invitations import follow, follow_women
from models.tree_changes_kept import CHANGED, Coming, Deed, UnitChange, note
from models.tree_changes_units import close_unit, going_on, made_unit, one_unit, units_of
from models.unit_names import remember
from models.units import RANK, Unit, UnitKind, get_unit, is_under


def add(session: Session, change: UnitChange, deed: Deed) -> list[Unit]:
    """One unit more under a larger one."""
    if deed.parent is None or UnitKind(deed.kind) not in CHANGED:
        raise NotForThis(deed.name)
    parent = get_unit(session, deed.parent)
    check_open(session, parent)
    check_day(session, [parent], change.day, below=False)
    return [made_unit(session, change, deed.name, UnitKind(deed.kind), parent, deed)]


def rename(session: Session, change: UnitChange, deed: Deed) -> list[Unit]:
    """Another name, and perhaps another code; the old ones stay findable."""
    unit = one_unit(session, deed)
    check_open(session, unit)
    check_day(session, [unit], change.day, below=False)
    name = check_name(session, deed.name, parent_now(session, unit.id or 0), UnitKind(unit.kind), besides=unit.id)
    if clean(name) == unit.name and deed.code in {"", unit.code}:
        raise NothingToDo(unit.name)
    remember(session, change, unit, unit)
    note(session, change, "renamed", [(unit.id or 0, [unit.name, unit.code])])
    unit.name, unit.folded = name, fold(name)
    if deed.code:
        unit.code = deed.code
    session.add(unit)
    session.flush()
    return []


def move(session: Session, change: UnitChange, deed: Deed) -> list[Unit]:
    """Units with all that lies below them hang under another one."""
    if deed.parent is None:
        raise SayParent("", "")
    parent = get_unit(session, deed.parent)
    check_open(session, parent)
    for unit in units_of(session, deed):
        check_open(session, unit)
        check_parent(session, unit, parent)
        check_name(session, unit.name, parent.id, UnitKind(unit.kind), besides=unit.id)
        check_day(session, [unit], change.day, below=True)
        check_day(session, [parent], change.day, below=False)
        before = parent_now(session, unit.id or 0)
        if before == parent.id:
            raise NothingToDo(unit.name)
        note(session, change, "parent", [(unit.id or 0, before)])
        with follow(session, change, unit.id or 0):
            _hang(session, change, unit.id or 0, parent.id)
    return []


def merge(session: Session, change: UnitChange, deed: Deed) -> list[Unit]:
    """Several units become one: they close and hang under it with their past; what they had goes on there."""
    units = units_of(session, deed)
    if len(units) < 2 and (deed.into is None or deed.into in deed.units):
        raise OneUnitAlone(units[0].name if units else "")
    kinds = {unit.kind for unit in units}
    if len(kinds) > 1:
        raise NotLarger(units[0].name, units[-1].name)
    for unit in units:
        check_open(session, unit)
    check_day(session, units, change.day, below=True)
    made, into = _merged(session, change, deed, units)
    closing = [unit for unit in units if unit.id != into.id]
    head = going_on(session, deed, [*closing, into])
    _give_up(session, change, closing, into)
    if head is not None and head.unit_id != into.id:
        post = Post(
            person_id=head.person_id,
            role=head.role,
            unit_id=into.id or 0,
            from_date=max(change.day, head.from_date),
            names_granted=head.names_granted,
        )
        session.add(post)
        session.flush()
        note(session, change, "new_post", [(post.id or 0, None)])
    return made


def _merged(session: Session, change: UnitChange, deed: Deed, units: Sequence[Unit]) -> tuple[list[Unit], Unit]:
    """The unit that goes on: one that is there, or a new one. ([the new one], it)."""
    kind = UnitKind(units[0].kind)
    if deed.into is not None:
        into = get_unit(session, deed.into)
        check_open(session, into)
        check_day(session, [into], change.day, below=True)
        if RANK[UnitKind(into.kind)] != RANK[kind]:
            raise NotLarger(units[0].name, into.name)
        for unit in units:
            if unit.id != into.id and is_under(session, into.id or 0, unit.id or 0):
                raise UnderItself(unit.name)
        if deed.name and clean(deed.name) != into.name:
            name = check_name(session, deed.name, parent_now(session, into.id or 0), kind, besides=into.id)
            remember(session, change, into, into)
            note(session, change, "renamed", [(into.id or 0, [into.name, into.code])])
            into.name, into.folded = name, fold(name)
            session.add(into)
        return [], into
    above = set(parents_now(session, [unit.id or 0 for unit in units]).values())
    parent_id = deed.parent or (above.pop() if len(above) == 1 else None)
    if parent_id is None:
        raise SayParent(units[0].name, units[-1].name)
    parent = get_unit(session, parent_id)
    check_open(session, parent)
    check_day(session, [parent], change.day, below=False)
    closing = {unit.id for unit in units}
    into = made_unit(session, change, deed.name, kind, parent, deed, besides=closing, like=units[0])
    return [into], into


def _give_up(session: Session, change: UnitChange, closing: Sequence[Unit], into: Unit) -> None:
    """Units close that day: below, women, what waits and the posts go over or end; their past hangs under `into`."""
    ids, into_id = [unit.id or 0 for unit in closing], into.id or 0
    above = {parent_now(session, unit_id) for unit_id in ids} | {parent_now(session, into_id)}
    women = move_women(session, change, ids, into_id, change.day)
    for unit in closing:
        children = open_children(session, unit.id or 0)
        tell_apart(session, change, children, into_id, unit.name)
        note(session, change, "parent", [(child.id or 0, unit.id) for child in children])
        for child in children:
            _hang(session, change, child.id or 0, into_id)
    meetings = Coming(str(change.deed.get("meetings", Coming.MOVE)))
    if meetings is Coming.CANCEL:
        cancel_coming(session, change, ids)
    move_what_waits(session, change, ids, into_id)
    end_posts(session, change, ids, change.day)
    note(session, change, "parent", [(unit_id, parent_now(session, unit_id)) for unit_id in ids])
    for unit in closing:
        remember(session, change, unit, into)
        close_unit(session, change, unit)
        _hang(session, change, unit.id or 0, into_id)
    if len(above) > 1 and women:
        follow_women(session, change, into_id, women)


def split(session: Session, change: UnitChange, deed: Deed) -> list[Unit]:
    """One unit becomes several: a part that keeps its name is the old unit, else the old one closes where it is."""
    unit = one_unit(session, deed)
    check_open(session, unit)
    check_day(session, [unit], change.day, below=True)
    names = [fold(part.name) for part in deed.parts]
    stays = fold(unit.name) in names
    if len(names) < 2 or len(set(names)) < len(names):
        raise BadParts(unit.name)
    parent = get_unit(session, parent_now(session, unit.id or 0) or 0)
    below = {child.id: child for child in open_children(session, unit.id or 0)}
    made: list[Unit] = []
    rest: Unit | None = unit if stays else None
    for part in deed.parts:
        if fold(part.name) == fold(unit.name):
            continue
        new = made_unit(session, change, part.name, UnitKind(unit.kind), parent, deed, besides={unit.id}, like=unit)
        made.append(new)
        rest = rest or new
        going = [one for one in dict.fromkeys(part.units) if one in below]
        hers = MEMBERSHIPS.c.group_id.in_(going) | MEMBERSHIPS.c.person_id.in_(part.people)
        move_women(session, change, [unit.id or 0], new.id or 0, change.day, hers)
        note(session, change, "parent", [(one, unit.id) for one in going])
        for one in going:
            _hang(session, change, one, new.id)
            del below[one]
        remember(session, change, unit, new)
    if not stays and rest is not None:
        move_women(session, change, [unit.id or 0], rest.id or 0, change.day)
        note(session, change, "parent", [(child or 0, unit.id) for child in below])
        for child in below:
            _hang(session, change, child or 0, rest.id)
        if deed.meetings is Coming.CANCEL:
            cancel_coming(session, change, [unit.id or 0])
        move_what_waits(session, change, [unit.id or 0], rest.id or 0)
        end_posts(session, change, [unit.id or 0], change.day)
        close_unit(session, change, unit)
    return made


def close(session: Session, change: UnitChange, deed: Deed) -> list[Unit]:
    """Units in which nobody is any more close; what they did stays where it is."""
    for unit in units_of(session, deed):
        check_open(session, unit)
        check_day(session, [unit], change.day, below=True)
        below = [child for child in open_children(session, unit.id or 0) if child.kind in CHANGED]
        women = session.exec(select(func.count(col(Membership.id))).where(*in_books([unit.id or 0]))).one()
        if below or women:
            there = open_children(session, parent_now(session, unit.id or 0) or 0)
            alike = [one.name for one in there if one.kind == unit.kind and one.id not in deed.units]
            raise StillFull(unit.name, women, len(below), next(iter(alike), ""))
        ids = [unit.id or 0, *(child.id or 0 for child in open_children(session, unit.id or 0))]
        cancel_coming(session, change, ids)
        end_posts(session, change, ids, change.day)
        for one in ids:
            close_unit(session, change, get_unit(session, one))
    return []


def reopen(session: Session, change: UnitChange, deed: Deed) -> list[Unit]:
    """A unit that was closed is there again, where it was or under another one; its women join it anew."""
    for unit in units_of(session, deed):
        if unit.closed_on is None:
            raise UnitOpen(unit.name)
        check_day(session, [unit], change.day, below=True)
        now = parent_now(session, unit.id or 0)
        parent = get_unit(session, deed.parent or now or 0)
        while RANK[UnitKind(parent.kind)] >= RANK[UnitKind(unit.kind)]:  # it was merged into one of its own kind
            parent = get_unit(session, parent_now(session, parent.id or 0) or 0)
        check_open(session, parent)
        check_day(session, [parent], change.day, below=False)
        check_name(session, unit.name, parent.id, UnitKind(unit.kind), besides=unit.id)
        note(session, change, "parent", [(unit.id or 0, now)])
        note(session, change, "closed", [(unit.id or 0, unit.closed_on.isoformat())])
        unit.closed_on = None
        session.add(unit)
        if now != parent.id:
            _hang(session, change, unit.id or 0, parent.id)
    return []


def _hang(session: Session, change: UnitChange, unit_id: int, parent_id: int | None) -> None:
    """A unit hangs elsewhere from the deed's day; its books of before keep their days."""
    with keeping_days(session, change, unit_id):
        hang(session, unit_id, parent_id, change.day)
