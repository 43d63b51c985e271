"""Posts of a unit for a cadre's page: who holds them, what is on offer, who stands in, and whom a name means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, or_, select

from models import clock
from models.conversations import Who
from models.deputies import is_lent
from models.handovers import HANDED, Handover, HandoverState, name_of
from models.members import MEMBER_STATES, Membership, Person
from models.posts import NotAllowed, Post, Right, Role, post_for
from models.text import fold, said_with_marks
from models.tree_changes_edges import parent_now
from models.units import Unit, UnitKind, get_unit, subtree_ids

MOST = 40  # women of one name


@dataclass(frozen=True)
class HeldPost:
    """A post and who holds it; `until` is its last day, where it has one.

    `lent`: a deputy for a time, who can be ended; another post ends because it passes on. `begun`: it holds today.
    """

    post_id: int
    role: str
    name: str
    since: date
    until: date | None
    lent: bool
    begun: bool


@dataclass(frozen=True)
class OnOffer:
    """A post that waits for the new holder's word."""

    handover_id: int
    role: str
    unit: str
    name: str
    day: date


@dataclass(frozen=True)
class PostsHere:
    """The posts of a unit, and which of them she may hand over (those of the unit itself: hers, or of a unit above)."""

    unit: Unit
    held: tuple[HeldPost, ...]
    offers: tuple[OnOffer, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """A woman who may be meant."""

    person_id: int
    name: str
    birth_year: int | None
    branch: str


def posts_here(session: Session, who: Who, unit_id: int) -> PostsHere:
    """The posts of a unit today and in the days to come, and what is on offer. Raises NotAllowed."""
    post_for(session, who.person_id, Right.UNITS, unit_id)
    unit, today = get_unit(session, unit_id), clock.today()
    if unit.kind in {UnitKind.GROUP, UnitKind.CLUB}:
        raise NotAllowed
    rows = session.exec(
        select(Post, Person)
        .join(Person, col(Person.id) == Post.person_id)
        .where(
            Post.unit_id == unit_id,
            or_(col(Post.to_date).is_(None), (col(Post.to_date) > today) & (col(Post.to_date) > Post.from_date)),
        )
        .order_by(col(Post.from_date), col(Post.id))
    ).all()
    named = _gives(session, who, Right.NAMES, unit_id)
    held = tuple(
        HeldPost(
            post.id or 0,
            post.role,
            _name(person, named or person.id == who.person_id),
            post.from_date,
            _last(post),
            is_lent(session, post),
            post.from_date <= today,
        )
        for post, person in rows
    )
    offers = session.exec(
        select(Handover, Person)
        .join(Person, col(Person.id) == Handover.person_id)
        .where(Handover.unit_id == unit_id, Handover.state == HandoverState.OFFERED)
        .order_by(col(Handover.id))
    ).all()
    return PostsHere(
        unit,
        held,
        tuple(
            OnOffer(
                one.id or 0,
                one.role,
                unit.name,
                name_of(person) if named or one.offered_by == who.person_id else "",
                one.day,
            )
            for one, person in offers
        ),
        _roles(session, who, unit, {post.role for post, _person in rows if post.person_id == who.person_id}),
    )


def _name(person: Person, named: bool) -> str:
    return person.full_name if named else ""


def _last(post: Post) -> date | None:
    return None if post.to_date is None else date.fromordinal(post.to_date.toordinal() - 1)


def _roles(session: Session, who: Who, unit: Unit, own: set[str]) -> tuple[str, ...]:
    """The posts of the unit that she may hand over: her `own`, and the usual ones where she keeps the unit above."""
    above = parent_now(session, unit.id or 0)
    over = above is not None and _gives(session, who, Right.UNITS, above)
    branch = unit.kind == UnitKind.BRANCH
    usual = (Role.HEAD, Role.DEPUTY) if branch else (Role.CADRE,)
    return tuple(role.value for role in HANDED if (over and role in usual) or role in own)


def _gives(session: Session, who: Who, right: Right, unit_id: int) -> bool:
    try:
        post_for(session, who.person_id, right, unit_id)
    except NotAllowed:
        return False
    return True


def women_called(session: Session, who: Who, unit_id: int, words: str) -> list[Candidate]:
    """The women of a unit whom a number of its book or the end of a name means, and those with posts there.

    Whoever does not see names there has to give the whole name. Raises NotAllowed.
    """
    post_for(session, who.person_id, Right.UNITS, unit_id)
    wanted = fold(words).split()
    if not wanted or len(wanted) > 8:
        return []
    named = _gives(session, who, Right.NAMES, unit_id)
    query = (
        select(Person, Unit.name)
        .join(Membership, col(Membership.person_id) == Person.id)
        .join(Unit, col(Unit.id) == Membership.unit_id)
        .where(col(Membership.unit_id).in_(subtree_ids(unit_id)), col(Membership.state).in_(MEMBER_STATES))
    )
    if named and len(wanted) == 1 and wanted[0].isascii() and wanted[0].isdigit() and len(wanted[0]) < 9:
        query = query.where(Membership.unit_id == unit_id, Membership.number == int(wanted[0]))
        return _candidates(session.exec(query.limit(MOST)).all(), "")
    plain = " ".join(wanted)
    ends = col(Person.folded) == plain if not named else col(Person.folded).endswith(plain, autoescape=True)
    found = session.exec(query.where(ends).order_by(col(Person.name_key), col(Person.id)).limit(MOST * 8)).all()
    if not found:  # a cadre may belong to no branch here
        holders = (
            select(Person, Unit.name)
            .join(Post, col(Post.person_id) == Person.id)
            .join(Unit, col(Unit.id) == Post.unit_id)
            .where(col(Post.unit_id).in_(subtree_ids(unit_id)), ends)
        )
        found = session.exec(holders.order_by(col(Person.name_key), col(Person.id)).limit(MOST * 8)).all()
    return _candidates(found, words)


def _candidates(rows: Sequence[tuple[Person, str]], words: str) -> list[Candidate]:
    """Each woman once; of a name its last words are whole ones, with the marks that were written ("": all)."""
    wanted = fold(words).split()
    named = [row for row in rows if not wanted or row[0].folded.split()[-len(wanted) :] == wanted]
    alike = said_with_marks(words, [person.full_name for person, _branch in named])
    found: dict[int, Candidate] = {}
    for (person, branch), same in zip(named, alike, strict=True):
        if same:
            found.setdefault(person.id or 0, Candidate(person.id or 0, person.full_name, person.birth_year, branch))
    return list(found.values())[:MOST]
