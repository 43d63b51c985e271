"""Who holds the posts of a unit today: by name for whoever is above, the phone on a look that is kept."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select as core_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from models import audit, clock, trees
from models.conversations import Who
from models.members import Person, given_name
from models.periods import DAY
from models.phones import spoken, tail
from models.posts import NotAllowed, Post, Right, Role, may, post_for, posts_of
from models.units import Unit, UnitKind, UnitPath, ancestors, by_name, get_unit
from models.vault import vault

MASK = "•••"
KNOWN = frozenset({Role.HEAD, Role.DEPUTY, Role.CADRE})  # they were elected or named: the Hội above knows who they are
_ORDER = {role: place for place, role in enumerate((Role.HEAD, Role.DEPUTY, Role.CADRE, Role.GROUP_LEADER))}


@dataclass(frozen=True)
class Holder:
    """One post that holds today. `name` is her full name, of units above one's own what she is called there, "" where
    it is not to be seen: those above know by name whom the Hội made head, deputy or cadre, and nobody else. `phone` is
    masked, "" for none. `until` is the last day of a deputy for a time."""

    post_id: int
    role: Role
    unit_id: int
    unit: str
    name: str
    birth_year: int | None
    phone: str
    since: date
    until: date | None


@dataclass(frozen=True)
class LedBy:
    """A branch or group and who leads it: "" for nobody here, None for whom names are not to be seen; `above` is the
    unit right above it."""

    unit_id: int
    unit: str
    above: str
    name: str | None


def holders(session: Session, who: Who, unit_id: int, roles: Collection[Role]) -> list[Holder]:
    """Who holds these posts in a unit of hers, or in one above hers, heads first. Raises NotAllowed, NoSuchUnit."""
    unit = get_unit(session, unit_id)
    hers = may(session, who.person_id, Right.TOTALS, unit_id)
    if not hers and not _is_above(session, who, unit_id):
        raise NotAllowed
    named = may(session, who.person_id, Right.NAMES, unit_id)
    found = []
    for post, person in _posts(session, col(Post.unit_id) == unit_id, roles):
        full = named or post.person_id == who.person_id
        said = full or (hers and post.role in KNOWN)
        phone = vault(session).unseal(person.phone_sealed) if named and post.person_id != who.person_id else ""
        found.append(
            Holder(
                post.id or 0,
                Role(post.role),
                unit_id,
                unit.name,
                person.full_name if said else "" if hers else given_name(person.full_name, person.calling_name),
                person.birth_year if full else None,
                MASK + tail(phone) if phone else "",
                post.from_date,
                post.to_date - DAY if post.to_date else None,
            )
        )
    return sorted(found, key=lambda one: (_ORDER.get(one.role, 9), one.post_id))


def _is_above(session: Session, who: Who, unit_id: int) -> bool:
    """Whether a unit lies above one of hers: whom she answers to is no secret from her."""
    own = {held.unit_id for held in posts_of(session, who.person_id) if Right.TOTALS in held.rights}
    return any(unit_id in {unit.id for unit in ancestors(session, one)} for one in own)


def phone_of_holder(session: Session, who: Who, post_id: int) -> tuple[str, str]:
    """What a post holder is called and her whole number ("" for none): a look that is written down, and that she can
    read. Raises NotAllowed."""
    post = session.get(Post, post_id)
    today = clock.today()
    if post is None or post.from_date > today or (post.to_date is not None and post.to_date <= today):
        raise NotAllowed
    post_for(session, who.person_id, Right.NAMES, post.unit_id)
    person = session.get_one(Person, post.person_id)
    phone = vault(session).unseal(person.phone_sealed)
    if phone:
        audit.look(session, who.person_id or 0, post.person_id, "phone")
    return person.full_name, spoken(phone) if phone else ""


def led_below(session: Session, who: Who, unit_id: int, kind: UnitKind, role: Role) -> list[LedBy]:
    """Every open unit of a kind below a unit with whoever holds this post there, in the order of their names.

    Raises NotAllowed, NoSuchUnit.
    """
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    named = may(session, who.person_id, Right.NAMES, unit_id)
    below, edge, above = aliased(UnitPath), aliased(UnitPath), aliased(Unit)
    rows = session.execute(
        core_select(col(Unit.id), col(Unit.name), col(above.name))
        .join(below, (col(below.descendant_id) == Unit.id) & (col(below.ancestor_id) == unit_id))
        .join(edge, (col(edge.descendant_id) == Unit.id) & (col(edge.depth) == 1) & trees.on(None, edge))
        .join(above, col(above.id) == edge.ancestor_id)
        .where(col(Unit.kind) == kind, col(Unit.closed_on).is_(None), trees.on(None, below))
    ).all()
    led: dict[int, str | None] = {}
    here = select(UnitPath.descendant_id).where(UnitPath.ancestor_id == unit_id, trees.on(None))
    for post, person in _posts(session, col(Post.unit_id).in_(here), {role}):
        led.setdefault(post.unit_id, person.full_name if named or post.role in KNOWN else None)
    found = [LedBy(one, name, over, led.get(one, "")) for one, name, over in rows]
    return sorted(found, key=lambda one: (by_name(one.above), by_name(one.unit)))


def _posts(session: Session, where: Any, roles: Collection[Role]) -> list[tuple[Post, Person]]:
    """The posts there that hold today, with who holds them."""
    today = clock.today()
    rows = session.execute(
        core_select(Post, Person)
        .join(Person, col(Person.id) == Post.person_id)
        .where(
            where,
            col(Post.role).in_(roles),
            col(Post.from_date) <= today,
            or_(col(Post.to_date).is_(None), col(Post.to_date) > today),
        )
        .order_by(col(Post.id))
    ).all()
    return [(post, person) for post, person in rows]
