"""The women of a unit as a cadre leafs through them, and how many stand behind each way of looking: the same rules by
name and in numbers, so that a list has as many women as the figure says."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import case, func
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from models import clock, member_figures, trees
from models.conversations import Who
from models.member_figures import Part
from models.member_spans import spans
from models.members import Membership, MemberState, Person
from models.periods import DAY
from models.posts import Right, post_for
from models.units import ABOVE_COMMUNE, Unit, UnitKind, get_unit
from models.unseen import unseen_counts
from models.unseen_checks import CHUNK, all_times, never_seen

NO_BOOK = {*ABOVE_COMMUNE, UnitKind.CLUB, UnitKind.COMMITTEE}  # whose women are not leafed through by name


class Which(StrEnum):
    """Which women: all, those who joined the Hội since a day, those to be asked after, away, or without a phone."""

    ALL = "all"
    NEW = "new"
    UNSEEN = "unseen"
    AWAY = "away"
    NO_PHONE = "no-phone"


@dataclass(frozen=True)
class Listed:
    """A line of the list. `state` tells what has become of her since, of one who joined and is no member any more."""

    membership_id: int
    number: int
    name: str
    birth_year: int | None
    branch: str
    group: str
    state: str
    honorary: bool
    since: date


@dataclass(frozen=True)
class Book:
    """A page of the women, how many there are in each way of looking, and of a branch in each group (id 0: in none)."""

    women: tuple[Listed, ...]
    count: int
    page: int
    counts: dict[str, int]
    groups: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True)
class Counted:
    """One unit's numbers: women in the books (honorary ones among them), of whom joined since a day, to be asked after.

    `linked`: its own women can be looked at in the same way.
    """

    unit_id: int
    name: str
    women: int
    new: int
    unseen: int
    direct: bool
    linked: bool
    ended: trees.Ended | None = None


@dataclass(frozen=True)
class CountedBelow:
    """The same of the units right below; they add up to `total`."""

    parts: tuple[Counted, ...]
    total: Counted


def has_book(unit: Unit) -> bool:
    """Whether a unit's women are leafed through by name: up to a commune's."""
    return unit.kind not in NO_BOOK


def women_of(
    session: Session, who: Who, unit_id: int, which: Which, since: date, *, group: int | None = None, page: int = 1,
    size: int = 50,
) -> Book:  # fmt: skip
    """A page of a unit's women in the order of Vietnamese names. `since` is the day from which on one is new.

    `group` is one of the branch's (0: who is in none). Raises NotAllowed.
    """
    post_for(session, who.person_id, Right.NAMES, unit_id)
    unit = get_unit(session, unit_id)
    on = trees.last_day(unit, clock.today())
    of_group = unit.kind == UnitKind.GROUP
    books = trees.books_of_group(unit_id) if of_group else trees.below(unit_id, None)
    s = spans(session, books).c
    hers: list[Any] = [s.group_id == unit_id if of_group else s.unit_id.in_(books)]
    today = [s.start <= on, s.end > on]
    unseen = _unseen(session, unit, books) if of_group or which is Which.UNSEEN else []
    away, no_phone = col(Membership.state) == MemberState.AWAY, col(Person.phone_sealed) == ""
    joined = Membership.id == s.membership_id
    numbers = session.execute(
        core_select(func.count(), _sum(away), _sum(no_phone))
        .select_from(Membership)
        .join(Person, col(Person.id) == Membership.person_id)
        .join(s.start.table, joined)
        .where(*hers, *today)
    ).one()
    new = member_figures.joined(session, who, unit_id, since, on + DAY).total.joined
    in_all, are_away, have_none = (int(number or 0) for number in numbers)
    counts: dict[str, int] = {Which.ALL: in_all, Which.AWAY: are_away, Which.NO_PHONE: have_none}
    asked = len(unseen) if of_group else unseen_counts(session, who, unit_id).count
    counts |= {Which.NEW: new, Which.UNSEEN: asked}
    kept = {
        Which.ALL: today,
        Which.NEW: [s.how_in == "joined", ~s.honorary, s.start >= since, s.start <= on],
        Which.UNSEEN: [col(Membership.id).in_(unseen)],
        Which.AWAY: [*today, away],
        Which.NO_PHONE: [*today, no_phone],
    }[which]
    if group is not None:
        kept = [*kept, s.group_id == group if group else s.group_id.is_(None)]
    query = (
        core_select(Membership, Person, col(Unit.name), s.start)
        .join(Person, col(Person.id) == Membership.person_id)
        .join(Unit, col(Unit.id) == Membership.unit_id)
        .join(s.start.table, joined)
        .where(*hers, *kept)
    )
    count = session.execute(core_select(func.count()).select_from(query.subquery())).scalar_one()
    page = min(page, max(1, -(-count // size)))
    rows = session.execute(
        query.order_by(Person.name_key, col(Unit.folded), col(Membership.number)).offset((page - 1) * size).limit(size)
    ).all()
    groups = _groups(session, who, unit, on)
    names = dict(
        session.exec(select(Unit.id, Unit.name).where(col(Unit.id).in_({row[0].group_id for row in rows}))).all()
    )
    return Book(tuple(_listed(row[0], row[1], row[2], row[3], names) for row in rows), count, page, counts, groups)


def counted_below(session: Session, who: Who, unit_id: int, since: date) -> CountedBelow:
    """The numbers alone, by the units right below. Raises NotAllowed."""
    unit = get_unit(session, unit_id)
    on = trees.last_day(unit, clock.today())
    members = member_figures.members_on(session, who, unit_id, on)
    joined = member_figures.joined(session, who, unit_id, since, on + DAY)
    unseen = unseen_counts(session, who, unit_id)
    women = {part.unit_id: part.figures.members + part.figures.honorary for part in members.parts}
    new = {part.unit_id: part.figures.joined for part in joined.parts}
    asked = {part.unit_id: part.count for part in unseen.parts}

    def counted(part: Part[Any]) -> Counted:
        one, linked = part.unit_id, not part.direct and part.kind not in {UnitKind.CLUB, UnitKind.COMMITTEE}
        numbers = (women.get(one, 0), new.get(one, 0), asked.get(one, 0))
        return Counted(one, part.name, *numbers, part.direct, linked, part.ended)

    every: list[Part[Any]] = [*members.parts, *(part for part in joined.parts if part.unit_id not in women)]
    found = [counted(part) for part in every]
    total = members.total.members + members.total.honorary
    return CountedBelow(
        tuple(found), Counted(unit_id, unit.name, total, joined.total.joined, unseen.count, False, False)
    )


def _unseen(session: Session, unit: Unit, books: Any) -> list[int]:
    """The entries of those to be asked after, each branch by its own number of meetings, as `unseen` lists them."""
    found: set[int] = set()
    times = all_times(session)
    of_times: dict[int, list[int]] = {}
    branches = select(Unit.id).where(col(Unit.id).in_(books), Unit.kind == UnitKind.BRANCH)
    for branch_id in session.exec(branches).all():
        of_times.setdefault(times.of(branch_id or 0), []).append(branch_id or 0)
    for number, some in of_times.items():
        for start in range(0, len(some), CHUNK):
            found |= set(session.execute(never_seen(session, some[start : start + CHUNK], number)).scalars())
    if unit.kind != UnitKind.GROUP or not found:
        return sorted(found)
    hers = select(Membership.id).where(col(Membership.id).in_(found), Membership.group_id == unit.id)
    return [one or 0 for one in session.exec(hers).all()]


def _groups(session: Session, who: Who, unit: Unit, on: date) -> tuple[tuple[int, str, int], ...]:
    """The groups of a branch as the figures have them; none where nobody is in one."""
    if unit.kind != UnitKind.BRANCH:
        return ()
    parts = member_figures.members_on(session, who, unit.id or 0, on).parts
    found = []
    for part in parts:
        if part.direct or part.kind != UnitKind.BRANCH:
            one, name = (0, "") if part.direct else (part.unit_id, part.name)
            found.append((one, name, part.figures.members + part.figures.honorary))
    found.sort(key=lambda one: one[0] == 0)
    return tuple(found) if any(one for one, _name, _count in found) else ()


def _listed(membership: Membership, person: Person, branch: str, since: date, groups: dict[int | None, str]) -> Listed:
    return Listed(
        membership.id or 0,
        membership.number,
        person.full_name,
        person.birth_year,
        branch,
        groups.get(membership.group_id, ""),
        membership.state,
        membership.honorary,
        since,
    )


def _sum(condition: Any) -> Any:
    return func.sum(case((condition, 1), else_=0))


def among(asked: str) -> Which:
    """The way of looking that an address asks for."""
    return Which(asked) if asked in set(Which) else Which.ALL
