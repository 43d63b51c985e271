"""Groups made, renamed and closed, and leaders named, by the branch's head; clubs are led by the same rules."""

import re
from typing import Any

from sqlmodel import Session, col, func, select

from models import clock, clubs
from models.conversations import Who
from models.facts import Fact, Refused
from models.groups import (
    GroupEdit,
    group_key,
    led_unit,
    locked,
    open_units,
    parent_of,
    today,
    without_group,
)
from models.leader_changes import end_posts
from models.meetings import Meeting, MeetingState
from models.member_changes import begin, note_many
from models.members import MEMBER_STATES, Membership
from models.open_units import hold_for
from models.posts import Right
from models.text import clean, fold
from models.units import Unit, UnitKind, UnitPath, add_unit, get_unit

LONGEST_NAME = 40
_NAME = re.compile(r"[\w\s'’.,/-]+")


class GroupCreated(Fact):
    """The branch has one group more (or has it again)."""

    group: int
    name: str
    branch: str
    edit: int


class GroupRenamed(Fact):
    """It has another name from now on."""

    group: int
    old: str
    name: str
    edit: int


class GroupClosed(Fact):
    """It is no more; so many women belong to the branch directly now (a club's women are in it no longer)."""

    kind: str
    name: str
    women: int
    edit: int


class GroupExists(Refused):
    """The branch has one of that name."""

    name: str


class BadGroupName(Refused):
    """Not a name for a group: empty, too long, or with signs in it."""

    limit: int


class GroupMeets(Refused):
    """It has called a meeting that is still to come."""

    name: str


def create_group(session: Session, who: Who, branch_id: int, name: str) -> GroupCreated:
    """Give a branch one more group; one of that name that was closed is opened again.

    Raises NotAllowed, UnitClosed, BadGroupName or GroupExists.
    """
    hold_for(session, who.person_id, Right.UNITS, branch_id)
    branch = get_unit(session, branch_id)
    named = group_name(name)
    same = [unit for unit in _groups_ever(session, branch_id) if group_key(unit.name) == group_key(named)]
    if any(unit.closed_on is None for unit in same):
        raise GroupExists(named)
    if same:
        unit = same[0]
        unit.closed_on, unit.name, unit.folded = None, named, fold(named)
    else:
        taken = set(session.exec(select(Unit.code).where(col(Unit.code).startswith(f"{branch.code}-"))).all())
        number = next(n for n in range(1, len(taken) + 2) if f"{branch.code}-{n}" not in taken)
        code = f"{branch.code}-{number}"
        unit = add_unit(session, code=code, name=named, kind=UnitKind.GROUP, parent=branch, since=today())
    session.add(unit)
    session.flush()
    edit = begin(session, who.person_id or 0, branch_id, GroupEdit.CREATED, named, unit.id)
    return GroupCreated(unit.id or 0, named, branch.name, edit)


def group_name(typed: str) -> str:
    """A group's name as it is kept: "tổ 7", "tổ Xóm Đình". Raises BadGroupName."""
    rest = without_group(checked_name(typed)).strip()
    if not fold(rest):
        raise BadGroupName(LONGEST_NAME)
    return (
        f"tổ {int(rest)}" if rest.isascii() and rest.isdecimal() else f"tổ {rest.title() if rest.islower() else rest}"
    )


def checked_name(typed: str) -> str:
    """A name without quotes and closing marks. Raises BadGroupName where it is empty, too long or no words."""
    name = clean(typed).strip(" \"'“”.,:;!")
    if not fold(name) or len(name) > LONGEST_NAME or not _NAME.fullmatch(name) or re.search(r"\d{4}", name):
        raise BadGroupName(LONGEST_NAME)
    return name


def rename(session: Session, who: Who, unit_id: int, name: str) -> GroupRenamed:
    """Give a group or a club another name. Raises NotAllowed, GroupGone, BadGroupName or GroupExists."""
    unit = led_unit(session, who, unit_id)
    parent_id = parent_of(session, unit_id)
    locked(session, parent_id)
    named = group_name(name) if unit.kind == UnitKind.GROUP else checked_name(name)
    if unit.kind == UnitKind.CLUB and clubs.hurts(named):
        raise clubs.NeedsAnotherName
    if taken_name(session, parent_id, unit, named):
        raise GroupExists(named)
    old, unit.name, unit.folded = unit.name, named, fold(named)
    session.add(unit)
    session.flush()
    edit = begin(session, who.person_id or 0, parent_id, GroupEdit.RENAMED, old, unit_id)
    return GroupRenamed(unit_id, old, named, edit)


def taken_name(session: Session, parent_id: int, unit: Unit, name: str) -> bool:
    """Whether another open group or club of this parent is called so."""
    key = group_key if unit.kind == UnitKind.GROUP else fold
    siblings = open_units(session, [parent_id], UnitKind(unit.kind))
    return any(other.id != unit.id and key(other.name) == key(name) for other in siblings)


def women_in(session: Session, unit: Unit) -> int:
    """How many women belong to a group or club."""
    if unit.kind == UnitKind.CLUB:
        return len(clubs.members_of(session, unit.id or 0))
    in_it = (Membership.group_id == unit.id, col(Membership.state).in_(MEMBER_STATES))
    return session.exec(select(func.count()).select_from(Membership).where(*in_it)).one()


def close(session: Session, who: Who, unit_id: int) -> GroupClosed:
    """Close a group or club: its posts end, a group's women belong to the branch directly. Its past stays countable.

    Raises NotAllowed, GroupGone, or GroupMeets where a meeting of its own is still to come.
    """
    unit = led_unit(session, who, unit_id)
    edit = begin(session, who.person_id or 0, parent_of(session, unit_id), GroupEdit.CLOSED, unit.name, unit_id)
    women = women_in(session, unit)
    note_many(session, edit, close_unit(session, unit))
    return GroupClosed(unit.kind, unit.name, women, edit)


def close_unit(session: Session, unit: Unit) -> list[tuple[int, int | None, str, Any, Any]]:
    """Nobody belongs to it or leads it from today: what each woman's entry was before. Rights are the caller's to ask.

    Raises GroupMeets.
    """
    meets = select(Meeting.id).where(
        Meeting.unit_id == unit.id, Meeting.state == MeetingState.CALLED, Meeting.starts_at > clock.now()
    )
    if session.exec(meets).first() is not None:
        raise GroupMeets(unit.name)
    unit_id, table = unit.id or 0, Membership.__table__  # type: ignore[attr-defined]
    inside = session.exec(
        select(Membership.person_id, Membership.id).where(
            Membership.group_id == unit_id, col(Membership.state).in_(MEMBER_STATES)
        )
    ).all()
    before: list[tuple[int, int | None, str, Any, Any]] = [
        (person, entry, "group_id", unit_id, None) for person, entry in inside
    ]
    session.connection().execute(table.update().where(table.c.group_id == unit_id).values(group_id=None))
    left = clubs.leave_all(session, unit_id)
    before += clubs.changes(session, unit_id, left)
    before += [(post.person_id, None, "post", post.id, None) for post in end_posts(session, unit_id)]
    unit.closed_on = today()
    session.add(unit)
    session.flush()
    return before


def _groups_ever(session: Session, branch_id: int) -> list[Unit]:
    query = select(Unit).join(UnitPath, col(UnitPath.descendant_id) == Unit.id)
    return list(
        session.exec(
            query.where(UnitPath.ancestor_id == branch_id, col(UnitPath.to_date).is_(None), Unit.kind == UnitKind.GROUP)
        ).all()
    )
