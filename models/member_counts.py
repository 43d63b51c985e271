"""How members are counted: from the sums of branches' books, and in the women's own entries where those do not hold."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self

from sqlalchemy import Select, and_, bindparam, case, func, literal, text
from sqlalchemy import select as core_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models import trees
from models.book_rolls import DAYS, MOVES, SUMS, Stale, stale_books
from models.member_spans import IN, OUT, spans
from models.members import Membership
from models.tree_changes_kept import regroup
from models.units import Unit, UnitKind, UnitPath

CHUNK = 5_000  # ids in one statement


@dataclass(frozen=True)
class Counts:
    """Numbers of women that add up, field by field."""

    def __add__(self, other: Self) -> Self:
        return type(self)(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True)
class Members(Counts):
    """Women in the books on a day: `members` (those away for work among them), and honorary ones apart."""

    members: int = 0
    honorary: int = 0


@dataclass(frozen=True)
class Joined(Counts):
    """What changed in the books of a period, honorary members apart.

    members at the end = members at the start + joined + listed + returned + came - left - died - went + regrouped, in
    every unit.
    `joined`: into the Hội (her first entry anywhere); `listed`: by a file that did not say since when; `returned`:
    after having left; `came` from another book and `went` to one, inside the unit too (or away); `left` the Hội.
    `regrouped`: more (or fewer) because branches were merged or split; a unit that holds them all has none by it.
    """

    joined: int = 0
    listed: int = 0
    returned: int = 0
    came: int = 0
    left: int = 0
    died: int = 0
    went: int = 0
    honorary: int = 0
    regrouped: int = 0

    @property
    def change(self) -> int:
        """By how many the members are more (or fewer) at the period's end than at its start."""
        moved = self.came - self.went + self.regrouped
        return self.joined + self.listed + self.returned - self.left - self.died + moved

    @property
    def arrived(self) -> int:
        """Who came from another book, and by how many a merger or a split made the women here more."""
        return self.came + max(self.regrouped, 0)

    @property
    def departed(self) -> int:
        """The same of who went."""
        return self.went + max(-self.regrouped, 0)


class OfDay:
    """How members of a day are counted: from the sums of books, and in the spans of women themselves."""

    made = Members

    def __init__(self, on: date) -> None:
        self.on = on

    def of_spans(self, s: Any) -> tuple[Any, tuple[Any, ...]]:
        """(conditions, columns)"""
        return and_(s.start <= self.on, s.end > self.on), (_count(~s.honorary), _count(s.honorary))

    def of_sums(self, ancestors: Sequence[int], as_of: date | None, stale: Sequence[int]) -> list[Select[Any]]:
        today = _grouped(ancestors, as_of, SUMS, func.sum(SUMS.c.members), func.sum(SUMS.c.honorary))
        since = _grouped(ancestors, as_of, DAYS, -func.sum(_net()), -func.sum(DAYS.c.honorary))
        return [
            today.where(SUMS.c.unit_id.not_in(stale)),
            since.where(DAYS.c.day > self.on, DAYS.c.unit_id.not_in(stale)),
        ]


class OfPeriod:
    """The same for what changed in a period."""

    made = Joined

    def __init__(self, start: date, end: date) -> None:
        self.start, self.end = start, end

    def of_spans(self, s: Any) -> tuple[Any, tuple[Any, ...]]:
        begins = and_(s.start >= self.start, s.start < self.end)
        ends = and_(s.end >= self.start, s.end < self.end)
        in_, out = (
            [_count(and_(begins, ~s.honorary, s.how_in == how)) for how in IN],
            [_count(and_(ends, ~s.honorary, s.how_out == how)) for how in OUT],
        )
        honorary = _count(and_(begins, s.honorary)) - _count(and_(ends, s.honorary))
        into = _count(and_(begins, ~s.honorary, s.how_in == "came", regroup(s.start, s.prev_unit, s.unit_id)))
        from_ = _count(and_(ends, ~s.honorary, s.how_out == "went", regroup(s.end, s.unit_id, s.next_unit)))
        in_[IN.index("came")] -= into
        out[OUT.index("went")] -= from_
        return begins | ends, (*in_, *out, honorary, into - from_)

    def of_sums(self, ancestors: Sequence[int], as_of: date | None, stale: Sequence[int]) -> list[Select[Any]]:
        d = DAYS.c
        columns = [func.sum(d[name]) for name in (*IN, *OUT, "honorary")]
        found = _grouped(ancestors, as_of, DAYS, *columns, literal(0))
        m, women = MOVES.c, func.sum(MOVES.c.women)
        apart = [(m.to_unit, "came", women), (m.from_unit, "went", -women)]
        return [
            found.where(d.day >= self.start, d.day < self.end, d.unit_id.not_in(stale)),
            *(
                _grouped(ancestors, as_of, MOVES, *_but(how, women), more, of=book).where(
                    m.day >= self.start,
                    m.day < self.end,
                    book.not_in(stale),
                    regroup(m.day, m.from_unit, m.to_unit),
                )
                for book, how, more in apart
            ),
        ]


def _but(how: str, women: Any) -> list[Any]:
    """The columns of what changed, with the women taken from one of them."""
    return [-women if name == how else literal(0) for name in (*IN, *OUT, "honorary")]


def _count(condition: Any) -> Any:
    return func.sum(case((condition, 1), else_=0))


def _net() -> Any:
    d = DAYS.c
    return d.joined + d.listed + d.returned + d.came - d.left - d.died - d.went


def _grouped(ancestors: Sequence[int], as_of: date | None, table: Any, *columns: Any, of: Any = None) -> Select[Any]:
    above = col(UnitPath.ancestor_id)
    return (
        core_select(above, *columns)
        .select_from(UnitPath)
        .join(table, (table.c.unit_id if of is None else of) == UnitPath.descendant_id)
        .where(above.in_(ancestors), trees.on(as_of))
        .group_by(above)
    )


def below_each(session: Session, ancestors: Sequence[int], as_of: date | None, how: Any) -> dict[int, Any]:
    """What is counted in the books under each of some units."""
    found: dict[int, Any] = {}
    if not ancestors:
        return found
    stale = stale_books(session)
    if stale is not Stale.ALL:
        for query in how.of_sums(ancestors, as_of, stale):
            _add(found, session.execute(query), how.made)
    if stale:
        books = core_select(col(UnitPath.descendant_id)).where(
            col(UnitPath.ancestor_id).in_(ancestors), trees.on(as_of)
        )
        span = spans(session, books if stale is Stale.ALL else stale)
        where, columns = how.of_spans(span.c)
        query = _grouped(ancestors, as_of, span, *columns).where(where)
        _add(found, session.execute(query if stale is Stale.ALL else query.where(span.c.unit_id.in_(stale))), how.made)
    return found


def _add(found: dict[int, Any], rows: Any, made: Any) -> None:
    for unit_id, *numbers in rows:
        found[unit_id] = found.get(unit_id, made()) + made(*(int(number or 0) for number in numbers))


def of_book(session: Session, unit_id: int, how: Any) -> Any:
    """What stands in the unit's own book, if it has one (a unit above branches has none)."""
    if session.exec(select(Membership.id).where(Membership.unit_id == unit_id).limit(1)).first() is None:
        return how.made()
    span = spans(session, [unit_id])
    where, columns = how.of_spans(span.c)
    row = session.execute(core_select(*columns).where(where, span.c.unit_id == unit_id)).one()
    return how.made(*(int(number or 0) for number in row))


def in_books(session: Session, books: Sequence[int], on: date) -> dict[int, int]:
    """The members of a day in each of some books itself, without those of units below it and honorary ones."""
    found: dict[int, int] = {}
    if not books:
        return found
    stale = stale_books(session)
    fresh = [] if stale is Stale.ALL else sorted(set(books) - set(stale))
    queries = []
    for start in range(0, len(fresh), CHUNK):
        # Written into the statement: thousands of parameters take the driver longer than the database.
        part: Any = bindparam(None, fresh[start : start + CHUNK], expanding=True, literal_execute=True)
        queries.append(core_select(SUMS.c.unit_id, SUMS.c.members).where(SUMS.c.unit_id.in_(part)))
        since = core_select(DAYS.c.unit_id, -func.sum(_net())).where(DAYS.c.unit_id.in_(part), DAYS.c.day > on)
        queries.append(since.group_by(DAYS.c.unit_id))
    if left := sorted(set(books) - set(fresh)):
        s = spans(session, left).c
        where, (members, _honorary) = OfDay(on).of_spans(s)
        queries.append(core_select(s.unit_id, members).where(where, s.unit_id.in_(left)).group_by(s.unit_id))
    for query in queries:
        for unit_id, women in session.execute(query):
            found[unit_id] = found.get(unit_id, 0) + int(women)
    return found


def in_groups(session: Session, unit: Unit, as_of: date | None, how: Any) -> tuple[dict[int, Any], list[Unit]]:
    """A branch by its groups (as they are today: which group she was in on a day is not kept), a group by itself."""
    unit_id = unit.id or 0
    if unit.kind == UnitKind.GROUP:
        hers = core_select(col(UnitPath.ancestor_id)).where(
            col(UnitPath.descendant_id) == unit_id, col(UnitPath.depth) == 1, trees.on(as_of)
        )
        books, below = hers, []
    else:
        # Branches that were merged into this one hang under it: their books are parts of it.
        above = trees.children_on(session, unit_id, as_of)
        below = [child for child in above if child.kind in {UnitKind.GROUP, UnitKind.BRANCH}]
        books = core_select(col(UnitPath.descendant_id)).where(col(UnitPath.ancestor_id) == unit_id, trees.on(as_of))
    span = spans(session, books)
    where, columns = how.of_spans(span.c)
    groups = [child.id for child in below if child.kind == UnitKind.GROUP] or ([unit_id] if not below else [])
    merged = aliased(UnitPath)
    under = (
        core_select(func.max(merged.ancestor_id))
        .where(
            merged.descendant_id == span.c.unit_id,
            col(merged.ancestor_id).in_([child.id for child in below if child.kind == UnitKind.BRANCH]),
            trees.on(as_of, merged),
        )
        .scalar_subquery()
    )
    place = case((span.c.group_id.in_(groups), span.c.group_id), else_=func.coalesce(under, literal(unit_id)))
    query = core_select(place, *columns).where(where, span.c.unit_id.in_(books)).group_by(text("1"))
    if unit.kind == UnitKind.GROUP:
        query = query.where(span.c.group_id == unit_id)
    found: dict[int, Any] = {}
    _add(found, session.execute(query), how.made)
    return found, below


def moved_inside(session: Session, unit_id: int, as_of: date | None, start: date, end: date) -> int:
    """How many moved from one book of the unit to another of it, without those whom a merger or split took along."""
    books = core_select(col(UnitPath.descendant_id)).where(col(UnitPath.ancestor_id) == unit_id, trees.on(as_of))
    stale = stale_books(session)
    found = 0
    if stale is not Stale.ALL:
        m = MOVES.c
        both = (m.from_unit.in_(books), m.to_unit.in_(books), m.from_unit.not_in(stale), m.to_unit.not_in(stale))
        alone = ~regroup(m.day, m.from_unit, m.to_unit)
        moved = core_select(func.sum(m.women)).where(m.day >= start, m.day < end, *both, alone)
        found = session.execute(moved).scalar_one() or 0
    if stale:
        s = spans(session, books if stale is Stale.ALL else stale).c
        ours = (s.unit_id.in_(books), s.prev_unit.in_(books), s.how_in == "came", ~s.honorary)
        alone = ~regroup(s.start, s.prev_unit, s.unit_id)
        moved = core_select(func.count(s.start)).where(s.start >= start, s.start < end, *ours, alone)
        if stale is not Stale.ALL:
            moved = moved.where(s.unit_id.in_(stale) | s.prev_unit.in_(stale))
        found += session.execute(moved).scalar_one()
    return int(found)
