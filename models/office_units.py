"""The units below one as a cadre leafs through them: found by name, sorted by a figure, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, or_, select

from models import clock, figures, trees
from models.conversations import Who
from models.figures import Attended
from models.gathering import PLACES, Gathered, Line, gathering, lines_of
from models.member_figures import Members, members_of
from models.periods import DAY
from models.text import fold
from models.units import Unit, UnitKind, UnitName, UnitPath, by_name, former_names, get_unit, in_order

PARENTS = 200  # units whose children may be looked at together
NOT_COUNTED = Gathered()
RATED = 500  # units whose gathering rates are shown unasked: they are looked up all together
LEVELS = (UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE, UnitKind.BRANCH)


class Order(StrEnum):
    """By what the units are sorted."""

    NAME = "name"
    RATE = "rate"
    MEETINGS = "meetings"
    MEMBERS = "members"
    GATHERING = "gathering"  # only where those right below are listed


@dataclass(frozen=True)
class Row:
    """One unit of the table. `above` is the name of the unit it hangs under, "" where that is the one that is shown;
    `former` a name of before by which it was found; `below` how many open units hang right under it (clubs aside)."""

    unit_id: int
    name: str
    kind: str
    attended: Attended
    members: int = 0
    above: str = ""
    former: str = ""
    below: int = 0
    direct: bool = False
    gathered: Gathered = NOT_COUNTED
    ended: trees.Ended | None = None


@dataclass(frozen=True)
class Asked:
    """What is asked of the table: a period, a day's tree, words of a name, a level ("": right below), the order."""

    start: date
    end: date
    as_of: date | None
    words: str
    level: str
    order: Order
    falling: bool
    page: int
    size: int


@dataclass(frozen=True)
class Table:
    """A page of units; how many rows and units there are, what all sum up to, and the levels that may be asked for."""

    rows: tuple[Row, ...]
    count: int
    units: int
    page: int
    total: Attended
    members: int
    line: Line
    floor: Line
    levels: tuple[str, ...]


def list_units(session: Session, who: Who, unit_id: int, asked: Asked) -> Table:
    """The units below one with their figures; they add up to its own where all right below are listed.

    Raises NotAllowed.
    """
    report = figures.attendance(session, who, unit_id, asked.start, asked.end, as_of=asked.as_of)
    unit = get_unit(session, unit_id)
    day = report.as_of
    levels = _levels(session, unit_id, day)
    if fold(asked.words):
        rows, count, page = _found(session, unit_id, asked, day)
        units = count
    else:
        if asked.level in levels:
            every = _of_level(session, unit_id, UnitKind(asked.level), asked, day)
        else:
            wanted = asked.order is Order.GATHERING or len(report.parts) <= RATED
            rates = _rates(session, unit_id, asked, day) if wanted and unit.kind in PLACES else {}
            every = [
                Row(
                    part.unit_id,
                    part.name,
                    part.kind,
                    part.attended,
                    direct=part.direct,
                    ended=part.ended,
                    gathered=Gathered() if part.direct else rates.get(part.unit_id, Gathered()),
                )
                for part in report.parts
            ]
        rows, count, page = _sorted(session, every, asked, day)
        units = sum(not row.direct for row in every)
    rows = _completed(session, rows, asked, day)
    members = members_of(session, [unit_id], _counted_on(asked), as_of=day).get(unit_id, Members()).members
    rows = [replace(row, above="") if row.above == unit.name else row for row in rows]
    return Table(tuple(rows), count, units, page, report.total, members, *lines_of(session, unit_id), levels)


def _counted_on(asked: Asked) -> date:
    """The day whose members are shown: the period's last one, or today while it runs."""
    return min(asked.end - DAY, clock.today())


def _rates(session: Session, unit_id: int, asked: Asked, day: date | None) -> dict[int, Gathered]:
    report = gathering(session, None, unit_id, _counted_on(asked), as_of=day)
    return {part.unit_id: part.gathered for part in report.parts}


def _levels(session: Session, unit_id: int, day: date | None) -> tuple[str, ...]:
    """The kinds of units that lie deeper than right below, as far as they may be looked at all together."""
    rows = session.execute(
        select(Unit.kind, func.max(col(UnitPath.depth)))
        .join(UnitPath, col(UnitPath.descendant_id) == Unit.id)
        .where(UnitPath.ancestor_id == unit_id, trees.on(day), col(Unit.kind).in_(LEVELS))
        .group_by(Unit.kind)
    ).all()
    deep = [kind for kind in LEVELS if any(kind == found and depth > 1 for found, depth in rows)]
    return tuple(kind for kind in deep if len(_parents(session, unit_id, kind, day)) <= PARENTS)


def _parents(session: Session, unit_id: int, kind: UnitKind, day: date | None) -> list[int]:
    """The units below (or the unit itself) that have units of a kind right below."""
    edge, under = aliased(UnitPath), aliased(UnitPath)
    return list(
        session.exec(
            select(edge.ancestor_id)
            .join(Unit, col(Unit.id) == edge.descendant_id)
            .join(under, col(under.descendant_id) == edge.ancestor_id)
            .where(
                col(Unit.kind) == kind,
                edge.depth == 1,
                trees.on(day, edge),
                under.ancestor_id == unit_id,
                trees.on(day, under),
            )
            .distinct()
            .limit(PARENTS + 1)
        ).all()
    )


def _of_level(session: Session, unit_id: int, kind: UnitKind, asked: Asked, day: date | None) -> list[Row]:
    """Every unit of a kind below, with its figures."""
    found = []
    for parent in _parents(session, unit_id, kind, day):
        report = figures.attendance(session, None, parent, asked.start, asked.end, as_of=day)
        found += [
            Row(part.unit_id, part.name, part.kind, part.attended, above=report.unit, ended=part.ended)
            for part in report.parts
            if part.kind == kind and not part.direct
        ]
    return sorted(found, key=lambda row: (by_name(row.name), by_name(row.above)))


def _sorted(session: Session, every: list[Row], asked: Asked, day: date | None) -> tuple[list[Row], int, int]:
    """A page of rows in the order that is asked for; without a figure a unit stands at the end."""
    if asked.order is Order.MEMBERS:
        counts = members_of(session, [row.unit_id for row in every], _counted_on(asked), as_of=day)
        every = [replace(row, members=counts.get(row.unit_id, Members()).members) for row in every]
        every.sort(key=lambda row: row.members, reverse=asked.falling)
    elif asked.order is Order.MEETINGS:
        every.sort(key=lambda row: row.attended.meetings, reverse=asked.falling)
    elif asked.order is Order.RATE:
        every = _by_rate(every, lambda row: (row.attended.present, row.attended.expected), asked.falling)
    elif asked.order is Order.GATHERING:
        every = _by_rate(every, lambda row: (row.gathered.members, row.gathered.women), asked.falling)
    elif asked.falling:
        every = every[::-1]
    page = _page(asked, len(every))
    return every[(page - 1) * asked.size : page * asked.size], len(every), page


def _by_rate(every: list[Row], parts: Callable[[Row], tuple[int, int]], falling: bool) -> list[Row]:
    """By a rate exactly, not by its whole percent; without one at the end."""
    some = [row for row in every if parts(row)[1]]
    some.sort(key=lambda row: Fraction(*parts(row)), reverse=falling)
    return some + [row for row in every if not parts(row)[1]]


def _page(asked: Asked, count: int) -> int:
    return max(1, min(asked.page, -(-count // asked.size)))


def _found(session: Session, unit_id: int, asked: Asked, day: date | None) -> tuple[list[Row], int, int]:
    """A page of the units whose name of now or before holds the words, accents aside; those closed since are last."""
    wanted = fold(asked.words)
    before = select(UnitName.unit_id).where(col(UnitName.folded).contains(wanted, autoescape=True))
    where: list[Any] = [
        col(Unit.id).in_(trees.below(unit_id, day)),
        Unit.id != unit_id,
        or_(
            col(Unit.folded).contains(wanted, autoescape=True),
            col(Unit.id).in_(before),
            func.lower(Unit.code) == asked.words.strip().lower(),
        ),
    ]
    count = session.exec(select(func.count()).select_from(Unit).where(*where)).one()
    page = _page(asked, count)
    units = session.exec(
        select(Unit)
        .where(*where)
        .order_by(col(Unit.closed_on).is_not(None), *in_order(), col(Unit.id))
        .offset((page - 1) * asked.size)
        .limit(asked.size)
    ).all()
    ids = [one.id or 0 for one in units]
    former = former_names(session, ids, asked.words)
    ended = trees.ended_of(session, units, day)
    attended = figures.of_units(session, None, ids, asked.start, asked.end, as_of=day)
    return (
        [
            Row(
                one.id or 0,
                one.name,
                one.kind,
                attended[one.id or 0],
                former=former.get(one.id or 0, ""),
                ended=ended.get(one.id or 0),
            )
            for one in units
        ],
        count,
        page,
    )


def _completed(session: Session, rows: Sequence[Row], asked: Asked, day: date | None) -> list[Row]:
    """The rows of a page with what only they need: members, the unit above, how many units are below."""
    ids = [row.unit_id for row in rows]
    counts = members_of(session, ids, _counted_on(asked), as_of=day)
    edges = session.execute(
        select(UnitPath.ancestor_id, func.count())
        .join(Unit, col(Unit.id) == UnitPath.descendant_id)  # closed ones hang under what they became
        .where(
            col(UnitPath.ancestor_id).in_(ids),
            UnitPath.depth == 1,
            trees.on(day),
            Unit.kind != UnitKind.CLUB,
            or_(col(Unit.closed_on).is_(None), col(Unit.closed_on) > (day or clock.today())),
        )
        .group_by(col(UnitPath.ancestor_id))
    ).all()
    below: dict[int, int] = dict(map(tuple, edges))
    named = session.execute(
        select(UnitPath.descendant_id, Unit.name)
        .join(Unit, col(Unit.id) == UnitPath.ancestor_id)
        .where(col(UnitPath.descendant_id).in_(ids), UnitPath.depth == 1, trees.on(day))
    ).all()
    above: dict[int, str] = dict(map(tuple, named))
    return [
        replace(
            row,
            members=row.members or counts.get(row.unit_id, Members()).members,
            above="" if row.direct else above.get(row.unit_id, ""),
            below=0 if row.direct else below.get(row.unit_id, 0),
        )
        for row in rows
    ]
