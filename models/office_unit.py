"""What a cadre sees of one unit besides its figures: who holds its posts, its clubs and groups, how it is set up."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, or_, select

from models import clock, trees
from models.members import Person, given_name
from models.posts import Post, Right
from models.unit_names import names_before
from models.unit_settings import KNOWN
from models.units import Unit, UnitKind, UnitPath, ancestors, by_name

SMALL = (UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE)


@dataclass(frozen=True)
class Holder:
    """Who holds a post; `name` is "" for whom names are not."""

    role: str
    name: str
    since: date


@dataclass(frozen=True)
class SmallUnit:
    """A group, club or committee under the unit."""

    unit_id: int
    name: str
    kind: str


@dataclass(frozen=True)
class Setting:
    """A setting of KNOWN that holds for the unit: its value as text, and the name of the unit that has it."""

    name: str
    value: str
    of: str


@dataclass(frozen=True)
class About:
    """One unit besides its figures. `before` are names that it had, with the day until which."""

    code: str
    short_code: str
    opened_on: date | None
    before: tuple[tuple[str, date], ...]
    holders: tuple[Holder, ...]
    small: tuple[SmallUnit, ...]
    settings: tuple[Setting, ...]


def about(session: Session, unit: Unit, rights: frozenset[Right]) -> About:
    """Everything about a unit that somebody with these rights over it may see."""
    today = clock.today()
    posts = session.exec(
        select(Post, Person)
        .join(Person, col(Person.id) == Post.person_id)
        .where(
            Post.unit_id == unit.id,
            Post.from_date <= today,
            or_(col(Post.to_date).is_(None), col(Post.to_date) > today),
        )
        .order_by(col(Post.from_date), col(Post.id))
    ).all()
    named = Right.NAMES in rights
    small = session.exec(
        select(Unit)
        .join(UnitPath, col(UnitPath.descendant_id) == Unit.id)
        .where(
            UnitPath.ancestor_id == unit.id,
            UnitPath.depth == 1,
            trees.on(None),
            col(Unit.kind).in_(SMALL),
            col(Unit.closed_on).is_(None),
        )
    ).all()
    return About(
        unit.code,
        unit.shown_code,
        unit.opened_on,
        tuple(names_before(session, unit.id or 0)),
        tuple(
            Holder(post.role, given_name(person.full_name, person.calling_name) if named else "", post.from_date)
            for post, person in posts
        ),
        tuple(
            SmallUnit(one.id or 0, one.name, one.kind)
            for one in sorted(small, key=lambda one: (one.kind != UnitKind.GROUP, by_name(one.name)))
        ),
        tuple(_settings(session, unit.id or 0)),
    )


def _settings(session: Session, unit_id: int) -> list[Setting]:
    above = ancestors(session, unit_id)
    found = []
    for name in KNOWN:
        holder = next((one for one in above if name in one.settings), None)
        if holder is not None:
            value = holder.settings[name]
            text = "yes" if value is True else "no" if value is False else value if isinstance(value, str) else ""
            found.append(Setting(name, text or (str(value) if isinstance(value, int | float) else "set"), holder.name))
    return found
