"""The groups of a branch and who leads them, at a glance."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, or_, select

from models import clock, planner
from models.conversations import Who
from models.facts import Refused
from models.meetings import Meeting, MeetingState
from models.members import MEMBER_STATES, Membership, MemberState, Person, given_name
from models.open_units import lock_units
from models.posts import Post, Right, Role, post_for
from models.text import clean, fold
from models.units import Unit, UnitKind, UnitPath, by_name, get_unit

LED = (UnitKind.GROUP, UnitKind.CLUB)
_GROUP_WORDS = re.compile(r"^(?:(?:tổ|to)\s+(?:(?:phụ nữ|phu nu|số|so)\s+)?)+", re.IGNORECASE)


class Reach(StrEnum):
    """Whether a leader can do her work here."""

    WORKS = "works"
    NOBODY = "nobody"  # nobody holds the post
    NOT_LINKED = "not-linked"  # no phone of hers has been linked
    NOT_REACHED = "not-reached"  # nothing arrives: she blocked the bot, or wants to be told at home


class GroupEdit(StrEnum):
    """What may be done to a group or club: a `MemberEdit` whose `subject_id` is it and `detail` the name it had."""

    CREATED = "group_created"
    RENAMED = "group_renamed"
    CLOSED = "group_closed"
    PUT = "club_put"
    TAKEN = "club_taken"


@dataclass(frozen=True)
class Leader:
    """Who leads a group or club today; `person_id` None and `name` "" where nobody does."""

    person_id: int | None = None
    name: str = ""
    reach: Reach = Reach.NOBODY


@dataclass(frozen=True)
class Group:
    """One group at a glance; `number` is the one in its name ("tổ 2"), None where it has a name of words."""

    unit_id: int
    name: str
    number: int | None
    count: int
    away: int
    leader: Leader


class GroupGone(Refused):
    """It has been closed, or never was."""


def group_key(name: str) -> str:
    """What tells groups apart: "Tổ phụ nữ số 02", "tổ 2" and "2" are one."""
    key = fold(without_group(clean(name)))
    return str(int(key)) if key.isdecimal() else key


def without_group(name: str) -> str:
    """A group's name without the word for group: "Tổ phụ nữ số 02" -> "02"."""
    return _GROUP_WORDS.sub("", name)


def number_of(name: str) -> int | None:
    """The number that a group's name ends with."""
    last = fold(name).rpartition(" ")[2]
    return int(last) if last.isascii() and last.isdecimal() and len(last) < 4 else None


def by_number(name: str) -> tuple[int, list[str | int]]:
    """The key that lists groups: those with a number first, whatever stands before it, then by their names."""
    number = number_of(name)
    return (10_000 if number is None else number), by_name(name)


def open_units(session: Session, above: Sequence[int], kind: UnitKind) -> list[Unit]:
    """The open units of a kind under any of these, "thôn 2" before "thôn 10"."""
    below = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(above), col(UnitPath.to_date).is_(None))
    found = session.exec(
        select(Unit).where(col(Unit.id).in_(below), Unit.kind == kind, col(Unit.closed_on).is_(None))
    ).all()
    order = by_number if kind == UnitKind.GROUP else by_name
    return sorted(found, key=lambda unit: order(unit.name))


def groups_of(session: Session, branch_id: int) -> list[Group]:
    """The branch's open groups with their leaders and how many women each has."""
    units = open_units(session, [branch_id], UnitKind.GROUP)
    rows = session.exec(
        select(Membership.group_id, Membership.state, func.count())
        .where(Membership.unit_id == branch_id, col(Membership.state).in_(MEMBER_STATES))
        .group_by(col(Membership.group_id), Membership.state)
    ).all()
    counts = {(group, state): count for group, state, count in rows}
    led = leaders(session, [unit.id or 0 for unit in units])
    return [
        Group(
            unit.id or 0,
            unit.name,
            number_of(unit.name),
            sum(counts.get((unit.id, state), 0) for state in MEMBER_STATES),
            counts.get((unit.id, MemberState.AWAY), 0),
            led.get(unit.id or 0, Leader()),
        )
        for unit in units
    ]


def leaders(session: Session, unit_ids: Sequence[int]) -> dict[int, Leader]:
    """Who leads each of these groups or clubs today, and whether messages reach her."""
    rows = session.exec(
        select(Post.unit_id, Person)
        .join(Person, col(Person.id) == Post.person_id)
        .where(col(Post.unit_id).in_(unit_ids), Post.role == Role.GROUP_LEADER, *in_force())
        .order_by(col(Post.id))
    ).all()
    steps = {step.person_id: step for step in planner.plan(session, [person.id or 0 for _, person in rows])}
    found: dict[int, Leader] = {}
    for unit_id, person in rows:
        step = steps[person.id or 0]
        reach = Reach.WORKS if step.contact_id else Reach.NOT_REACHED
        if step.reason == "no-phone":
            reach = Reach.NOT_LINKED
        leader = Leader(person.id, given_name(person.full_name, person.calling_name), reach)
        # Where two hold the post, the one who can work stands for both.
        if unit_id not in found or (found[unit_id].reach is not Reach.WORKS and reach is Reach.WORKS):
            found[unit_id] = leader
    return found


def led_unit(session: Session, who: Who, unit_id: int, right: Right = Right.UNITS) -> Unit:
    """A group or club that is open and that she has this right over, held. Raises NotAllowed or GroupGone."""
    lock_units(session, [unit_id])
    post_for(session, who.person_id, right, unit_id)
    unit = get_unit(session, unit_id)
    if unit.kind not in LED or unit.closed_on is not None:
        raise GroupGone
    return unit


def parent_of(session: Session, unit_id: int) -> int:
    """The unit right above."""
    return session.exec(
        select(UnitPath.ancestor_id).where(
            UnitPath.descendant_id == unit_id, UnitPath.depth == 1, col(UnitPath.to_date).is_(None)
        )
    ).one()


def next_meeting(session: Session, unit_id: int) -> Meeting | None:
    """The next meeting of a group or of what it belongs to, committees and training aside."""
    return session.exec(
        select(Meeting)
        .join(UnitPath, col(UnitPath.ancestor_id) == Meeting.unit_id)
        .where(
            UnitPath.descendant_id == unit_id,
            col(UnitPath.to_date).is_(None),
            Meeting.state == MeetingState.CALLED,
            Meeting.starts_at > clock.now(),
            col(Meeting.kind).in_(["branch", "group", "event"]),
        )
        .order_by(col(Meeting.starts_at))
        .limit(1)
    ).first()


def in_force() -> tuple[ColumnElement[bool], ...]:
    """What picks the posts that hold today."""
    day = today()
    return col(Post.from_date) <= day, or_(col(Post.to_date).is_(None), col(Post.to_date) > day)


def today() -> date:
    """The day from which posts and names hold."""
    return clock.today()


def locked(session: Session, unit_id: int) -> Unit:
    """The unit as it is now, while nobody else changes what hangs below it or who leads it. Raises NoSuchUnit."""
    lock_units(session, [unit_id])
    return get_unit(session, unit_id)
