"""The tree's changes for a cadre's page: what may be changed below a unit, what was done there, and one deed of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, or_, select

from models import clock
from models.conversations import Who
from models.facts import Refused
from models.members import MEMBER_STATES, Membership, Person
from models.posts import Held, NotAllowed, Post, Right, Role, post_for, posts_of
from models.tree_changes_edges import open_children
from models.tree_changes_kept import CHANGED, ChangeState, UnitChange, UnitChangeRow, deed_from, noted
from models.tree_changes_preview import OldNumber, old_numbers
from models.unit_search import units_named
from models.units import RANK, Unit, UnitKind, by_name, children, get_unit, subtree_ids

PAGE = 20
MOST_PLACES = 400  # to choose from


class NoUnitNamed(Refused):
    """Nothing below her is called so."""

    name: str


class SeveralUnits(Refused):
    """More than one is called so: each with the unit above it."""

    name: str
    units: str


class NumbersNotInBook(Refused):
    """Nobody stands under these numbers of the book."""

    unit: str
    numbers: str


@dataclass(frozen=True)
class Changeable:
    """A unit whose tree a cadre may change: what lies right below, and the kinds that may be added."""

    unit: Unit
    below: tuple[Unit, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class HeadSeen:
    """A post that may go on in a merged branch; `name` is "" for whom names are not."""

    post_id: int
    name: str
    unit_id: int
    unit: str


def keepers(session: Session, who: Who) -> list[Held]:
    """Her posts from which units below are changed: a cadre's; a branch's head changes groups alone."""
    return [held for held in posts_of(session, who.person_id) if keeps_tree(held)]


def keeps_tree(held: Held) -> bool:
    """Whether units below are changed from this post."""
    above = RANK[UnitKind(held.unit_kind)] < RANK[UnitKind.BRANCH]
    return held.role is Role.CADRE and Right.UNITS in held.rights and above


def changeable(session: Session, who: Who, unit_id: int, *, closed: bool = False) -> Changeable:
    """What may be changed right below a unit; with `closed` what was closed there. Raises NotAllowed."""
    held = post_for(session, who.person_id, Right.UNITS, unit_id)
    if not keeps_tree(held):
        raise NotAllowed
    unit = get_unit(session, unit_id)
    if closed:
        rows = session.exec(
            select(Unit).where(
                col(Unit.id).in_(subtree_ids(unit_id)), col(Unit.closed_on).is_not(None), col(Unit.kind).in_(CHANGED)
            )
        ).all()
        below = list(rows)
    else:
        below = [one for one in open_children(session, unit_id) if one.kind in CHANGED]
    smaller = [kind for kind in UnitKind if kind in CHANGED and RANK[kind] > RANK[UnitKind(unit.kind)]]
    kinds = tuple(kind.value for kind in sorted(smaller, key=lambda kind: -RANK[kind]))
    return Changeable(unit, tuple(sorted(below, key=lambda one: by_name(one.name))), kinds)


def places(session: Session, who: Who) -> list[Unit]:
    """Where she may do something: the units of her posts and the open ones right below, down to branches."""
    found: dict[int, Unit] = {}
    for held in posts_of(session, who.person_id):
        for one in (get_unit(session, held.unit_id), *children(session, held.unit_id)):
            if one.closed_on is None and RANK[UnitKind(one.kind)] <= RANK[UnitKind.BRANCH]:
                found.setdefault(one.id or 0, one)
    return list(found.values())[:MOST_PLACES]


def unit_called(session: Session, who: Who, words: str) -> int:
    """The open unit below her posts that is called so. Raises NoUnitNamed or SeveralUnits."""
    found = [
        one
        for one in units_named(session, words, [held.unit_id for held in keepers(session, who)])
        if not one.closed and one.sure and one.kind in CHANGED
    ]
    if not found:
        raise NoUnitNamed(words[:60])
    if len(found) > 1:
        raise SeveralUnits(words[:60], "; ".join(f"{one.name}, {one.above}" for one in found[:5]))
    return found[0].id


def women_numbered(session: Session, unit_id: int, numbers: Sequence[int]) -> tuple[int, ...]:
    """The women of a branch's book under these numbers, by their person's id. Raises NumbersNotInBook."""
    rows = session.exec(
        select(Membership.number, Membership.person_id).where(
            Membership.unit_id == unit_id,
            col(Membership.number).in_(numbers),
            col(Membership.state).in_(MEMBER_STATES),
        )
    ).all()
    found = dict(rows)
    if missing := sorted(set(numbers) - set(found)):
        raise NumbersNotInBook(get_unit(session, unit_id).name, ", ".join(map(str, missing[:8])))
    return tuple(found.values())


def heads_of(session: Session, who: Who, unit_ids: Sequence[int]) -> list[HeadSeen]:
    """Who heads these branches today."""
    today = clock.today()
    rows = session.exec(
        select(Post, Person, Unit)
        .join(Person, col(Person.id) == Post.person_id)
        .join(Unit, col(Unit.id) == Post.unit_id)
        .where(
            col(Post.unit_id).in_(unit_ids),
            Post.role == Role.HEAD,
            Post.from_date <= today,
            or_(col(Post.to_date).is_(None), col(Post.to_date) > today),
        )
        .order_by(col(Post.id))
    ).all()
    return [
        HeadSeen(post.id or 0, person.full_name if _named(session, who, unit.id or 0) else "", unit.id or 0, unit.name)
        for post, person, unit in rows
    ]


def _named(session: Session, who: Who, unit_id: int) -> bool:
    try:
        post_for(session, who.person_id, Right.NAMES, unit_id)
    except NotAllowed:
        return False
    return True


def changes_below(session: Session, who: Who, unit_id: int, page: int) -> tuple[list[UnitChange], bool]:
    """What was done in and below a unit, the last first; and whether there is more. Raises NotAllowed."""
    changeable(session, who, unit_id)
    touched = select(UnitChangeRow.change_id).where(
        UnitChangeRow.what == "unit", col(UnitChangeRow.row_id).in_(subtree_ids(unit_id))
    )
    rows = session.exec(
        select(UnitChange)
        .where(col(UnitChange.id).in_(touched))
        .order_by(col(UnitChange.id).desc())
        .offset((page - 1) * PAGE)
        .limit(PAGE + 1)
    ).all()
    return list(rows[:PAGE]), len(rows) > PAGE


def one_change(session: Session, who: Who, change_id: int) -> tuple[UnitChange, int]:
    """A deed that she may see, and the unit that it was about first. Raises NotAllowed."""
    row = session.get(UnitChange, change_id)
    if row is None:
        raise NotAllowed
    deed = deed_from(row.deed)
    about = [*(unit for unit, _ in noted(session, row, "unit")), *deed.units, deed.parent or 0]
    if not keeps_tree(post_for(session, who.person_id, Right.UNITS, about[0])):
        raise NotAllowed
    return row, about[0]


def taken_back(session: Session, who: Who, unit_id: int) -> tuple[UnitChange, str] | None:
    """The deed that made a unit which is no more, since it was taken back, and the unit's name; None for any other
    unit, and for whoever may not see that deed."""
    made = select(UnitChangeRow.change_id).where(UnitChangeRow.what == "made", UnitChangeRow.row_id == unit_id)
    row = session.exec(
        select(UnitChange).where(col(UnitChange.id).in_(made), UnitChange.state == ChangeState.UNDONE)
    ).first()
    if row is None:
        return None
    try:
        one_change(session, who, row.id or 0)
    except NotAllowed:
        return None
    return row, get_unit(session, unit_id).name


def numbers_of(session: Session, who: Who, change_id: int) -> list[OldNumber]:
    """The women who got new numbers by a deed, with their old ones. Raises NotAllowed without names."""
    _row, unit_id = one_change(session, who, change_id)
    post_for(session, who.person_id, Right.NAMES, unit_id)
    return old_numbers(session, change_id)
