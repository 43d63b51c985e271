"""Posts and what they allow: (person, role, unit, from, to) gives rights over the unit's subtree."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import bindparam
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, or_, select

from models import clock
from models.db import primary_key, reference, remembered
from models.facts import Refused
from models.units import ABOVE_COMMUNE, RANK, Unit, UnitKind, UnitPath, above_ids, is_under


class Role(StrEnum):
    """What a post is called."""

    GROUP_LEADER = "group_leader"
    HEAD = "head"
    DEPUTY = "deputy"
    DRAFTER = "drafter"
    CADRE = "cadre"


class Right(StrEnum):
    """What a post may do over its subtree (the columns of the table of rights)."""

    APPROVE = "approve"
    CALL = "call"
    ROLL = "roll"
    DRAFT = "draft"
    SEND = "send"
    NAMES = "names"
    TOTALS = "totals"
    UNITS = "units"


_BRANCH = {Right.APPROVE, Right.CALL, Right.ROLL, Right.DRAFT, Right.SEND, Right.NAMES, Right.TOTALS, Right.UNITS}
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.GROUP_LEADER: frozenset({Right.CALL, Right.ROLL, Right.DRAFT, Right.SEND, Right.NAMES, Right.TOTALS}),
    Role.HEAD: frozenset(_BRANCH),
    Role.DEPUTY: frozenset(_BRANCH),
    Role.DRAFTER: frozenset({Right.DRAFT, Right.TOTALS}),
    Role.CADRE: frozenset(_BRANCH),
}
# Above the commune a cadre works with totals; names only where granted one by one.
CADRE_ABOVE_COMMUNE = frozenset({Right.CALL, Right.DRAFT, Right.SEND, Right.TOTALS, Right.UNITS})


class Post(SQLModel, table=True):
    """One person's post in one unit, from a day until another."""

    id: int | None = primary_key()
    person_id: int = reference("person.id")
    role: str
    unit_id: int = reference("unit.id")
    from_date: date
    to_date: date | None = None
    names_granted: bool = Field(default=False)


@dataclass(frozen=True)
class Held:
    """A post that holds today, with its unit."""

    post_id: int
    person_id: int
    role: Role
    unit_id: int
    unit_name: str
    unit_kind: str
    names_granted: bool
    withheld: frozenset[Right] = frozenset()  # what whoever acts by it (a token) may not do, though the post may

    @property
    def rights(self) -> frozenset[Right]:
        """What it allows over the unit's subtree."""
        rights = RIGHTS[self.role]
        if self.role is Role.CADRE and self.unit_kind in ABOVE_COMMUNE:
            rights = CADRE_ABOVE_COMMUNE | ({Right.NAMES} if self.names_granted else frozenset())
        return rights - self.withheld


class NotAllowed(Refused):
    """No post of hers gives this right over that unit."""


_P, _U = Post.__table__, Unit.__table__  # type: ignore[attr-defined]
# Asked several times about every message, so built once.
_HELD = (
    core_select(_P.c.id, _P.c.role, _U.c.id, _U.c.name, _U.c.kind, _P.c.names_granted)
    .select_from(_P.join(_U, _U.c.id == _P.c.unit_id))
    .where(
        _P.c.person_id == bindparam("person_"),
        _P.c.from_date <= bindparam("today_"),
        _P.c.to_date.is_(None) | (_P.c.to_date > bindparam("today_")),
    )
    .order_by(_P.c.id)
)


def posts_of(session: Session, person_id: int | None) -> list[Held]:
    """Her posts today, the largest unit first."""
    if person_id is None:
        return []
    given = {"person_": person_id, "today_": clock.today()}

    def ask() -> list[Held]:
        rows = session.connection().execute(_HELD, given)
        held = [Held(post, person_id, Role(role), *of_unit) for post, role, *of_unit in rows]
        return sorted(held, key=lambda one: RANK[UnitKind(one.unit_kind)])

    every = remembered(session, ("posts", *given.values()), ask)
    only: _Only | None = session.info.get("only_post")
    if only is None or only.person_id != person_id:  # others have whatever they have
        return list(every)
    return [replace(held, withheld=only.withheld) for held in every if held.post_id == only.post_id]


@dataclass(frozen=True)
class _Only:
    """The one post of hers that a session's rules see."""

    person_id: int
    post_id: int
    withheld: frozenset[Right]


def only_post(session: Session, person_id: int, post_id: int, withheld: frozenset[Right] = frozenset()) -> None:
    """From here on the session's rules see this one post of hers (a token is bound to a post), without some rights."""
    session.info["only_post"] = _Only(person_id, post_id, withheld)


def post_for(session: Session, person_id: int | None, right: Right, unit_id: int) -> Held:
    """The post of hers that gives this right over this unit. Raises NotAllowed: there is no other way to get one."""
    held = [post for post in posts_of(session, person_id) if right in post.rights]
    if held:
        above = above_ids(session, unit_id)
        for post in held:
            if post.unit_id in above:
                return post
    raise NotAllowed


def may(session: Session, person_id: int | None, right: Right, unit_id: int) -> bool:
    """Whether a post of hers gives this right over this unit: for what is shown to some and not to others."""
    try:
        return bool(post_for(session, person_id, right, unit_id))
    except NotAllowed:
        return False


def may_name(session: Session, asks: int | None, person_id: int, unit_id: int) -> bool:
    """Whether she may read this woman's name in what is said of a unit: her own, and where names are hers to see."""
    return asks == person_id or may(session, asks, Right.NAMES, unit_id)


def called_from(session: Session, person_id: int | None, called_by: int, unit_id: int) -> Held | None:
    """Her post from which she called a unit's meeting herself: its roll is hers to take, above the commune, too."""
    held = posts_of(session, person_id) if called_by == person_id else []
    return next((one for one in held if Right.CALL in one.rights and is_under(session, unit_id, one.unit_id)), None)


def first_post(session: Session, person_id: int | None, right: Right) -> Held:
    """Some post of hers that gives this right. Raises NotAllowed."""
    for post in posts_of(session, person_id):
        if right in post.rights:
            return post
    raise NotAllowed


def posts_with(session: Session, person_id: int | None, right: Right) -> list[Held]:
    """Every post of hers that gives this right, the largest unit first. Raises NotAllowed where there is none."""
    held = [post for post in posts_of(session, person_id) if right in post.rights]
    if not held:
        raise NotAllowed
    return held


def responsible(session: Session, unit_id: int, right: Right = Right.APPROVE) -> list[Held]:
    """Who answers for a unit: the posts with this right in the nearest unit, from here upwards, that has any."""
    able = holders_above(session, unit_id, right)
    return [held for held in able if held.unit_id == able[0].unit_id]


def holders_above(session: Session, unit_id: int, right: Right) -> list[Held]:
    """Every post with this right over a unit, the nearest unit's first, in each the head's before the others'."""
    today = clock.today()
    rows = session.exec(
        select(Post, Unit, UnitPath.depth)
        .join(Unit, col(Unit.id) == Post.unit_id)
        .join(UnitPath, col(UnitPath.ancestor_id) == Unit.id)
        .where(
            UnitPath.descendant_id == unit_id,
            col(UnitPath.to_date).is_(None),
            Post.from_date <= today,
            or_(col(Post.to_date).is_(None), col(Post.to_date) > today),
        )
        .order_by(col(UnitPath.depth), Post.id)  # type: ignore[arg-type]
    ).all()
    able = [(_held(post, unit), depth) for post, unit, depth in rows]
    order = {Role.HEAD: 0, Role.DEPUTY: 1, Role.CADRE: 2}
    able.sort(key=lambda one: (one[1], order.get(one[0].role, 9)))
    return [held for held, _depth in able if right in held.rights]


def _held(post: Post, unit: Unit) -> Held:
    return Held(post.id or 0, post.person_id, Role(post.role), unit.id or 0, unit.name, unit.kind, post.names_granted)
