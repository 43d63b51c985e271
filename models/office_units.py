"""The units below one as a cadre leafs through them: found by name, sorted by a figure, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, or_, select

from models import clock, figures, trees
from models.conversations import Who
from models.figures import Attended
from models.gathering import PLACES, Gathered, gathering, lines_of
from models.member_figures import Members, members_of, members_on
from models.office_table import Asked as Asked
from models.office_table import Order as Order
from models.office_table import Row
from models.office_table import Table as Table
from models.periods import DAY
from models.text import fold
from models.unit_search import nearest
from models.units import Unit, UnitKind, UnitName, UnitPath, by_name, former_names, get_unit, in_order

PARENTS = 200  # units whose children may be looked at together
RATED = 500  # units whose gathering rates are shown unasked: they are looked up all together
NO_BOOK = frozenset({UnitKind.CLUB, UnitKind.COMMITTEE})
LEVELS = (UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE, UnitKind.BRANCH)


def list_units(session: Session, who: Who, unit_id: int, asked: Asked) -> Table:
    """The units below one with their figures; they add up to its own where all right below are listed.

    Raises NotAllowed.
    """
    report = figures.attendance(session, who, unit_id, asked.start, asked.end, as_of=asked.as_of)
    unit = get_unit(session, unit_id)
    day = report.as_of
    levels, whole, near = _levels(session, unit_id, day), Gathered(), False
    if fold(asked.words):
        rows, count, page = _found(session, unit_id, asked, day)
        if not count and (like := nearest(session, asked.words, [unit_id])):
            near = True
            rows, count, page = _found(session, unit_id, asked, day, [one.id for one in like])
        units = count
    else:
        if asked.level in levels:
            every = _of_level(session, unit_id, UnitKind(asked.level), asked, day)
        else:
            asked = replace(asked, level="")
            every, whole = _right_below(session, unit, report, asked)
        rows, count, page = _sorted(session, every, asked, day)
        rows = _counted(session, rows, asked, day) if asked.level else rows
        units = sum(not row.direct for row in every)
    rows = _completed(session, rows, day)
    members = members_on(session, None, unit_id, _counted_on(asked), as_of=day).total.members
    rows = [replace(row, above="") if row.above == unit.name else row for row in rows]
    line, floor = lines_of(session, unit_id)
    return Table(tuple(rows), count, units, page, report.total, members, line, floor, levels, whole, near)


def _counted_on(asked: Asked) -> date:
    """The day whose members are shown: the period's last one, or today while it runs."""
    return min(asked.end - DAY, clock.today())


def _right_below(session: Session, unit: Unit, report: figures.Report, asked: Asked) -> tuple[list[Row], Gathered]:
    """What is the unit's own and the units right below: all with meetings or members, so that both add up. And the
    whole's gathering rate, where theirs are looked up."""
    unit_id, day = report.unit_id, report.as_of
    wanted = asked.order is Order.GATHERING or len(report.parts) <= RATED
    rates, whole = _rates(session, unit_id, asked, day) if wanted and unit.kind in PLACES else ({}, Gathered())
    counted = members_on(session, None, unit_id, _counted_on(asked), as_of=day).parts
    met: dict[tuple[int, bool], Any] = {(part.unit_id, part.direct): part for part in report.parts}
    hers: dict[tuple[int, bool], Any] = {(part.unit_id, part.direct): part for part in counted}
    rows = []
    for key in met | {key: part for key, part in hers.items() if part.figures.members}:
        part = met.get(key) or hers[key]
        members = hers[key].figures.members if key in hers else 0
        known = part.direct or (part.kind not in NO_BOOK and bool(members or part.ended is None))
        rows.append(
            Row(
                part.unit_id,
                part.name,
                part.kind,
                met[key].attended if key in met else Attended(),
                members if known else None,
                direct=part.direct,
                ended=part.ended,
                gathered=Gathered() if part.direct else rates.get(part.unit_id, Gathered()),
            )
        )
    return sorted(rows, key=lambda row: (not row.direct, by_name(row.name))), whole


def _rates(session: Session, unit_id: int, asked: Asked, day: date | None) -> tuple[dict[int, Gathered], Gathered]:
    report = gathering(session, None, unit_id, _counted_on(asked), as_of=day)
    return {part.unit_id: part.gathered for part in report.parts}, report.total


def _levels(session: Session, unit_id: int, day: date | None) -> tuple[str, ...]:
    """The kinds of units that lie deeper than right below, as far as they may be looked at all together."""
    found = {kind: _parents(session, unit_id, kind, day) for kind in LEVELS}
    return tuple(kind for kind, above in found.items() if set(above) - {unit_id} and len(above) <= PARENTS)


def _parents(session: Session, unit_id: int, kind: UnitKind, day: date | None) -> list[int]:
    """The units below (or the unit itself) that have units of a kind right below. What was merged counts where it went:
    a branch has no branches."""
    edge, under, above = aliased(UnitPath), aliased(UnitPath), aliased(Unit)
    return list(
        session.exec(
            select(edge.ancestor_id)
            .join(Unit, col(Unit.id) == edge.descendant_id)
            .join(above, col(above.id) == edge.ancestor_id)
            .join(under, col(under.descendant_id) == edge.ancestor_id)
            .where(
                col(Unit.kind) == kind,
                col(above.kind) != kind,
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
    """Every unit of a kind below, with its figures: those that were merged are in these of the one they went into."""
    edge, above = aliased(UnitPath), aliased(Unit)
    found = session.exec(
        select(Unit, above.name)
        .join(edge, (col(edge.descendant_id) == Unit.id) & (col(edge.depth) == 1) & trees.on(day, edge))
        .join(above, col(above.id) == edge.ancestor_id)
        .where(
            col(Unit.kind) == kind,
            col(above.kind) != kind,
            col(Unit.id).in_(trees.below(unit_id, day)),
            Unit.id != unit_id,
        )
    ).all()
    attended = figures.of_each(session, [one.id or 0 for one, _above in found], asked.start, asked.end, as_of=day)
    rows = [
        Row(
            one.id or 0,
            one.name,
            one.kind,
            attended.get(one.id or 0, Attended()),
            above=parent,
            ended=trees.ended(one.closed_on, False, day),
        )
        for one, parent in found
    ]
    shown = [row for row in rows if row.attended.meetings or row.ended is None]
    return sorted(shown, key=lambda row: (by_name(row.name), by_name(row.above)))


def _sorted(session: Session, every: list[Row], asked: Asked, day: date | None) -> tuple[list[Row], int, int]:
    """A page of rows in the order that is asked for; without a figure a unit stands at the end."""
    if asked.order is Order.MEMBERS:
        if asked.level:
            every = _counted(session, every, asked, day)
        every.sort(key=lambda row: row.members or 0, reverse=asked.falling)
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


def _found(
    session: Session, unit_id: int, asked: Asked, day: date | None, near: Sequence[int] = ()
) -> tuple[list[Row], int, int]:
    """A page of the units whose name of now or before holds the words, accents aside, or of those that come `near`;
    those closed since are last."""
    wanted = fold(asked.words)
    before = select(UnitName.unit_id).where(col(UnitName.folded).contains(wanted, autoescape=True))
    where: list[Any] = [
        col(Unit.id).in_(trees.below(unit_id, day)),
        Unit.id != unit_id,
        or_(
            col(Unit.folded).contains(wanted, autoescape=True),
            col(Unit.id).in_(before),
            func.lower(Unit.code) == asked.words.strip().lower(),
            col(Unit.id).in_(near),
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
    on = _counted_on(asked)
    members = {one: members_on(session, None, one, on, as_of=day).total.members for one in ids}
    return (
        [
            Row(
                one.id or 0,
                one.name,
                one.kind,
                attended[one.id or 0],
                members[one.id or 0],
                former=former.get(one.id or 0, ""),
                ended=ended.get(one.id or 0),
            )
            for one in units
        ],
        count,
        page,
    )


def _counted(session: Session, rows: Sequence[Row], asked: Asked, day: date | None) -> list[Row]:
    """The same rows with the members of each."""
    counts = members_of(session, [row.unit_id for row in rows], _counted_on(asked), as_of=day)
    return [replace(row, members=counts.get(row.unit_id, Members()).members) for row in rows]


def _completed(session: Session, rows: Sequence[Row], day: date | None) -> list[Row]:
    """The rows of a page with what only they need: the unit above, how many units are below."""
    ids = [row.unit_id for row in rows]
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
            above="" if row.direct else above.get(row.unit_id, ""),
            below=0 if row.direct else below.get(row.unit_id, 0),
        )
        for row in rows
    ]
