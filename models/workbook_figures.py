"""All that a unit's Excel file is written from: its tree, meetings, months and members, gathered by a few queries."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func
from sqlalchemy import select as core_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from models import clock, periods, trees
from models.conversations import Who
from models.cut_offs import cut_offs
from models.cut_offs_apart import Apart, apart_below
from models.figure_rolls import held, tallies
from models.figures import MEETS, Attended, attendance, by_kind, by_month
from models.gathering import GatheringReport, gathering
from models.meetings import MEETINGS, Meeting
from models.member_figures import Joined, Members, joined, members_of, members_on
from models.member_spans import spans
from models.periods import CutOff, Period
from models.units import Unit, UnitKind, UnitPath, by_name, get_unit
from models.workbook_periods import checked, months_of, named_period
from models.workbook_women import MemberLine, women_of

MOST_MEETINGS = 100_000  # more are not written one by one: nobody reads them, and a sheet ends at 1,048,576 rows
MOST_UNITS = 20_000  # beyond, the file ends at the communes
_NO_BOOK = frozenset({UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE})
_SMALL = frozenset({UnitKind.BRANCH, UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE})


class UnitLine(NamedTuple):
    """One unit with all that lies below it. `level` is 0 for the asked unit; `direct`: only what is its own.

    `members` is None where the books do not tell (groups, clubs), and of a unit that was merged before that day. One
    that ended within the period `had` so many on its last day: they stand elsewhere now, and are in no sum.
    """

    name: str
    kind: str
    code: str
    above: str
    level: int
    attended: Attended
    members: int | None
    direct: bool = False
    ended: trees.Ended | None = None
    had: int | None = None


class MeetingLine(NamedTuple):
    """One meeting that counts; its tally says something only where `rolled`, by name unless `count_only`."""

    day: date
    unit: str
    above: str
    kind: str
    rolled: bool
    count_only: bool
    present: int
    expected: int
    excused: int
    absent: int


@dataclass(frozen=True)
class FiguresBook:
    """A unit's figures from `start` until before `end`, over the tree of `as_of` (None: today's).

    `units` stand in the order of the tree, each before those below it; the lines one level below a unit add up to it.
    `members` is None where she may not see names, or the unit is too large for them.
    """

    unit_id: int
    unit: str
    kind: str
    start: date
    end: date
    made_on: date
    cut_off: CutOff
    as_of: date | None
    total: Attended
    on: date  # the day of the members: the period's last, or today
    members_on: Members
    joined: Joined
    gathered: GatheringReport
    units: Sequence[UnitLine]
    meetings: Sequence[MeetingLine]
    months: Sequence[tuple[Period, Attended]]
    kinds: Sequence[tuple[str, Attended]]
    members: Sequence[MemberLine] | None = None
    units_left: int = 0
    meetings_left: int = 0
    apart: Sequence[Apart] = ()  # units right below whose books of that name have other days


@dataclass
class _Node:
    """A unit while the tree is put together."""

    unit_id: int
    name: str
    kind: str
    code: str
    closed_on: date | None
    parent: int | None
    own: Attended = field(default_factory=Attended)
    total: Attended = field(default_factory=Attended)
    members: int | None = None
    had: int | None = None
    below: "list[_Node]" = field(default_factory=list)


def gather(
    session: Session, who: Who | None, unit_id: int, start: date, end: date, *, as_of: date | None = None
) -> FiguresBook:
    """All figures of a unit in a period. `who` is None for the command line.

    Raises NotAllowed, NoSuchUnit, NoSuchPeriod.
    """
    checked(start, end)
    report = attendance(session, who, unit_id, start, end, as_of=as_of)
    unit, day = get_unit(session, unit_id), report.as_of
    cut_off = cut_offs(session, unit_id)
    root, known = _tree(session, unit_id, start, end, day)
    today = clock.now().astimezone(ZoneInfo(unit.timezone)).date()
    on = trees.counted_on(unit, min(end - periods.DAY, today), as_of)[0]
    _count(session, root, on, day)
    _count_ended(session, known.values(), start, on)
    most = root if len(known) <= MOST_UNITS else _cut(root)
    lines = _lines(most, day)
    every = report.total.meetings
    months = months_of(start, min(end, today + periods.DAY), cut_off)
    return FiguresBook(
        unit_id,
        unit.name,
        unit.kind,
        start,
        end,
        today,
        cut_off,
        day,
        report.total,
        on,
        members_on(session, who, unit_id, on, as_of=as_of).total,
        joined(session, who, unit_id, start, end, as_of=as_of).total,
        gathering(session, who, unit_id, on, as_of=as_of),
        lines,
        _meetings(session, known, unit_id, start, end, day) if every <= MOST_MEETINGS else [],
        list(zip(months, by_month(session, who, unit_id, months, as_of=as_of), strict=True)),
        list(by_kind(session, who, unit_id, start, end, as_of=as_of).items()),
        women_of(session, who, unit, start, end, day),
        0 if most is root else len(known) - len(lines),
        0 if every <= MOST_MEETINGS else every,
        apart_below(session, unit_id, named_period(start, end, cut_off), day),
    )


def period_of(book: FiguresBook) -> Period:
    """What the period is called: a month, quarter … of the books or of the calendar, else from a day to a day."""
    return named_period(book.start, book.end, book.cut_off)


def _tree(session: Session, unit_id: int, start: date, end: date, day: date | None) -> tuple[_Node, dict[int, _Node]]:
    """The unit and everything below it on that day, with the attendance of each."""
    up: Any = aliased(UnitPath)
    rows = session.execute(
        core_select(*map(col, (Unit.id, Unit.name, Unit.kind, Unit.code, Unit.closed_on)), col(up.ancestor_id))
        .select_from(UnitPath)
        .join(Unit, col(Unit.id) == UnitPath.descendant_id)
        .join(up, and_(up.descendant_id == col(Unit.id), up.depth == 1, trees.on(day, up)), isouter=True)
        .where(col(UnitPath.ancestor_id) == unit_id, trees.on(day))
    )
    known = {row[0]: _Node(*row) for row in rows}
    sums = (
        core_select(col(Meeting.unit_id), *tallies())
        .join(UnitPath, col(UnitPath.descendant_id) == Meeting.unit_id)
        .where(
            col(UnitPath.ancestor_id) == unit_id,
            trees.on(day),
            col(Meeting.local_date) >= start,
            col(Meeting.local_date) < end,
            *held(),
        )
        .group_by(col(Meeting.unit_id))
    )
    for own_id, meetings, with_roll, present, expected, excused, absent in session.execute(sums):
        known[own_id].own = Attended(
            int(present), int(expected), int(with_roll), int(meetings), int(excused), int(absent)
        )
    for node in known.values():
        if node.unit_id != unit_id and node.parent in known:
            known[node.parent].below.append(node)
    root = known[unit_id]
    _add_up(root)
    return root, known


def _add_up(root: _Node) -> None:
    """Each unit's total from those below it."""
    for node in reversed(list(_walk(root))):
        node.total = sum((one.total for one in node.below), node.own)
        node.below.sort(key=lambda one: by_name(one.name))


def _cut(node: _Node) -> _Node:
    """The same tree without branches and what hangs below them; their figures stay in the sums above."""
    kept = [_cut(one) for one in node.below if one.kind not in _SMALL]
    rest = (one.total for one in node.below if one.kind in _SMALL)
    return replace(node, own=sum(rest, node.own), below=kept)


def _count(session: Session, root: _Node, on: date, day: date | None) -> None:
    """The members of each unit: those of its own book, and of all below it.

    By book, as `models.member_figures` counts them; asked unit by unit this would be thousands of sums.
    """
    books = core_select(col(UnitPath.descendant_id)).where(col(UnitPath.ancestor_id) == root.unit_id, trees.on(day))
    span = spans(session, books)
    s = span.c
    held_then = (s.start <= on, s.end > on, ~s.honorary, s.unit_id.in_(books))
    found = dict(session.execute(core_select(s.unit_id, func.count()).where(*held_then).group_by(s.unit_id)).all())
    for node in reversed(list(_walk(root))):
        if node.kind not in _NO_BOOK:
            node.members = int(found.get(node.unit_id, 0)) + sum(one.members or 0 for one in node.below)


def _count_ended(session: Session, nodes: Iterable[_Node], start: date, on: date) -> None:
    """The members that those had on their last day which ended in the period and whose books are others' now."""
    ended: dict[date, list[_Node]] = {}
    for one in nodes:
        if one.closed_on is not None and start < one.closed_on <= on and not one.members and one.kind not in _NO_BOOK:
            ended.setdefault(one.closed_on - periods.DAY, []).append(one)
    for last, those in ended.items():
        found = members_of(session, [one.unit_id for one in those], last, as_of=last)
        for one in those:
            one.had = found.get(one.unit_id, Members()).members


def _walk(root: _Node) -> Iterator[_Node]:
    """Every unit after the one above it."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += node.below


def _lines(node: _Node, day: date | None, level: int = 0, above: _Node | None = None) -> list[UnitLine]:
    ended = None if above is None else _ended(node, above.kind, day)
    known = None if ended and not node.members else node.members  # they stand in the book of the unit it went into
    lines = [UnitLine(node.name, node.kind, node.code, above.name if above else "", level, node.total, known,
                      ended=ended, had=node.had)]  # fmt: skip
    shown = [one for one in node.below if _is_shown(one, day)]
    own = None if node.members is None else node.members - sum(one.members or 0 for one in shown)
    books = any(one.members is not None for one in shown)
    if shown and (node.own.meetings or (own and books)):
        members = own or None if books else None
        direct = UnitLine(node.name, node.kind, node.code, node.name, level + 1, node.own, members, direct=True)
        lines.append(direct)
    for one in shown:
        lines += _lines(one, day, level + 1, node)
    return lines


def _is_shown(node: _Node, day: date | None) -> bool:
    """As `attendance` has it: one that had closed only with meetings or members (also till then); others that met."""
    stands = _ended(node, "", day) is None and node.kind in MEETS
    return bool(node.total.meetings or node.members or node.had) or stands


def _ended(node: _Node, above: str, day: date | None) -> trees.Ended | None:
    return trees.ended(node.closed_on, above == node.kind, day)


def _meetings(
    session: Session, known: dict[int, _Node], unit_id: int, start: date, end: date, day: date | None
) -> list[MeetingLine]:
    m = MEETINGS.c
    tally = (m.count_only, m.present, m.expected, m.excused, m.absent)
    rows = session.execute(
        core_select(m.local_date, m.unit_id, m.kind, m.roll_at.is_not(None), *tally)
        .join(UnitPath, col(UnitPath.descendant_id) == Meeting.unit_id)
        .where(
            col(UnitPath.ancestor_id) == unit_id,
            trees.on(day),
            col(Meeting.local_date) >= start,
            col(Meeting.local_date) < end,
            *held(),
        )
        .order_by(col(Meeting.local_date), col(Meeting.id))
    )
    names = {
        node.unit_id: (node.name, known[node.parent].name if node.parent in known and node.unit_id != unit_id else "")
        for node in known.values()
    }
    return [MeetingLine(on, *names[own_id], *rest) for on, own_id, *rest in rows]
