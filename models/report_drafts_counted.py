"""What a report says in numbers: each counted by its one rule, over the tree of the period's last day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func
from sqlalchemy import select as core_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models import clock, figures, trees
from models.figure_rolls import held, tallies
from models.figures import Attended
from models.gathering import gathering
from models.meetings import Meeting, MeetingKind
from models.member_figures import Joined, Members, joined, members_on
from models.periods import DAY, Period
from models.report_drafts_kept import REPORTING, Counted
from models.units import Unit, UnitKind, UnitPath, get_unit

# Which kinds of meetings are reported together, and what their figures begin with.
KINDS: dict[str, tuple[MeetingKind, ...]] = {
    "": (MeetingKind.BRANCH,),
    "small_": (MeetingKind.GROUP, MeetingKind.CLUB),
    "event_": (MeetingKind.EVENT,),
    "office_": (MeetingKind.COMMITTEE, MeetingKind.STANDING, MeetingKind.BRIEFING),
    "training_": (MeetingKind.TRAINING,),
}
ATTENDED = ("meetings", "rolled", "present", "expected")
ATTENDANCE = tuple(f"{of}{name}" for of in KINDS for name in ATTENDED)
MEMBERS = ("members", "honorary", "new", "returned", "listed", "came", "went", "left", "died")
GATHERED = ("gathered", "women", "lacking")
BRANCHES = ("branches", "branches_met")
FIGURES = (*ATTENDANCE, *MEMBERS, *GATHERED, *BRANCHES)
_UNROLLED = 6  # meetings without a roll that are named
_NAMED_IN = (UnitKind.BRANCH, UnitKind.COMMUNE)


def count(session: Session, unit_id: int, period: Period) -> Counted:
    """What the books of a unit say of a period up to now. Rights are the caller's to ask. Raises NoSuchUnit."""
    unit = get_unit(session, unit_id)
    last, as_of = _days(unit, period)
    start, end = period.start, period.end
    kinds = figures.by_kind(session, None, unit_id, start, end, as_of=as_of)
    below = [] if unit.kind == UnitKind.BRANCH else reporters(session, unit_id, as_of)
    ids = [child.id or 0 for child in below]
    of_parts = _by_part(session, [unit_id, *ids], start, end, as_of)
    met = _branches_met(session, [unit_id, *ids], start, end, as_of)
    people = members_on(session, None, unit_id, last, as_of=as_of)
    moved = joined(session, None, unit_id, start, end, as_of=as_of)
    women = gathering(session, None, unit_id, last, as_of=as_of)
    places = _branches(session, [unit_id, *ids], as_of)
    whole = _attended(kinds) | _members(people.total, moved.total, moved.inside)
    whole |= dict(zip(GATHERED, (women.total.members, women.total.women, women.lacking), strict=True))
    whole |= _met(unit_id, places, met)
    hers = {part.unit_id: part.figures for part in people.parts if not part.direct}
    moves = {part.unit_id: part.figures for part in moved.parts if not part.direct}
    rates = {part.unit_id: part for part in women.parts}
    parts: dict[int, dict[str, int]] = {}
    for child in ids:
        change, inside = moves.get(child, Joined()), 0
        if change.came:  # who moved within the unit below did not come to it
            own = joined(session, None, child, start, end, as_of=as_of)
            change, inside = own.total, own.inside
        parts[child] = _attended(of_parts.get(child, {})) | _members(hers.get(child, Members()), change, inside)
        rate = rates.get(child)
        of_women = (rate.gathered.members, rate.gathered.women, rate.lacking) if rate is not None else (0, 0, 0)
        parts[child] |= dict(zip(GATHERED, of_women, strict=True)) | _met(child, places, met)
    return Counted(whole, parts, _unrolled(session, unit, start, end, as_of))


def reporters(session: Session, unit_id: int, as_of: date | None) -> list[Unit]:
    """The units right below that report to it on a day: those of the tree proper that had not closed."""
    return [
        unit
        for unit in trees.children_on(session, unit_id, as_of)
        if unit.kind in REPORTING and (unit.closed_on is None or (as_of is not None and unit.closed_on > as_of))
    ]


def is_gone(unit: Unit) -> bool:
    """Whether a unit has closed by now, however the tree looked in the period: nobody waits for its report."""
    return unit.closed_on is not None and unit.closed_on <= local_today(unit)


def tree_day(session: Session, unit_id: int, period: Period) -> date:
    """The day whose tree a period of a unit is summed over."""
    return _days(get_unit(session, unit_id), period)[1]


@dataclass(frozen=True)
class Moved:
    """A figure that the books say otherwise now than when they closed."""

    name: str
    was: int
    now: int


def moved_since(before: Counted, now: Counted) -> tuple[Moved, ...]:
    """What is otherwise in the books now, figure by figure."""
    return tuple(
        Moved(name, before.figures.get(name, 0), now.figures.get(name, 0))
        for name in FIGURES
        if before.figures.get(name, 0) != now.figures.get(name, 0)
    )


def local_today(unit: Unit) -> date:
    """The day it is at a unit."""
    return clock.now().astimezone(ZoneInfo(unit.timezone)).date()


def _days(unit: Unit, period: Period) -> tuple[date, date]:
    """The last day that counts, and the day of the tree: a unit that is younger is seen as it began."""
    last = min(period.end - DAY, local_today(unit))
    if unit.closed_on is not None:
        last = min(last, unit.closed_on - DAY)
    return last, max(last, unit.opened_on or last)


def _attended(kinds: dict[str, Attended]) -> dict[str, int]:
    found: dict[str, int] = {}
    for of, together in KINDS.items():
        one = sum((kinds.get(kind, Attended()) for kind in together), Attended())
        found |= {f"{of}meetings": one.meetings, f"{of}rolled": one.with_roll, f"{of}present": one.present,
                  f"{of}expected": one.expected}  # fmt: skip
    return found


def _members(members: Members, moved: Joined, inside: int) -> dict[str, int]:
    numbers = (members.members, members.honorary, moved.joined, moved.returned, moved.listed, moved.arrived - inside,
               moved.departed - inside, moved.left, moved.died)  # fmt: skip
    return dict(zip(MEMBERS, numbers, strict=True))


def _by_part(
    session: Session, ids: Sequence[int], start: date, end: date, as_of: date
) -> dict[int, dict[str, Attended]]:
    """Of each unit with all below it the tallies by kind, as `figures.by_kind` has them."""
    rows = session.execute(
        core_select(col(UnitPath.ancestor_id), col(Meeting.kind), *tallies())
        .select_from(Meeting)
        .join(UnitPath, col(UnitPath.descendant_id) == Meeting.unit_id)
        .where(
            col(UnitPath.ancestor_id).in_(ids),
            trees.on(as_of),
            col(Meeting.local_date) >= start,
            col(Meeting.local_date) < end,
            *held(),
        )
        .group_by(col(UnitPath.ancestor_id), col(Meeting.kind))
    )
    found: dict[int, dict[str, Attended]] = {}
    for unit_id, kind, meetings, with_roll, present, expected, excused, absent in rows:
        found.setdefault(unit_id, {})[kind] = Attended(present, expected, with_roll, meetings, excused, absent)
    return found


def _branches(session: Session, ids: Sequence[int], as_of: date) -> dict[int, int]:
    """How many branches lay under each unit on a day."""
    rows = session.exec(
        select(UnitPath.ancestor_id, func.count())
        .join(Unit, col(Unit.id) == UnitPath.descendant_id)
        .where(col(UnitPath.ancestor_id).in_(ids), trees.on(as_of), *_open_branch(as_of))
        .group_by(col(UnitPath.ancestor_id))
    ).all()
    return dict(rows)


_ABOVE, _OWN = aliased(UnitPath), aliased(UnitPath)  # once: making them takes longer than asking


def _branches_met(session: Session, ids: Sequence[int], start: date, end: date, as_of: date) -> dict[int, int]:
    """How many of those had a meeting; one that others went into has met where one of these did."""
    above, own = _ABOVE, _OWN
    rows = session.exec(
        select(above.ancestor_id, func.count(col(Unit.id).distinct()))
        .select_from(Meeting)
        .join(own, col(own.descendant_id) == Meeting.unit_id)
        .join(Unit, col(Unit.id) == own.ancestor_id)
        .join(above, col(above.descendant_id) == Unit.id)
        .where(
            col(above.ancestor_id).in_(ids),
            trees.on(as_of, above),
            trees.on(as_of, own),
            *_open_branch(as_of),
            Meeting.kind == MeetingKind.BRANCH,
            col(Meeting.local_date) >= start,
            col(Meeting.local_date) < end,
            *held(),
        )
        .group_by(col(above.ancestor_id))
    ).all()
    return dict(rows)


def _open_branch(as_of: date) -> tuple[Any, ...]:
    return col(Unit.kind) == UnitKind.BRANCH, col(Unit.closed_on).is_(None) | (col(Unit.closed_on) > as_of)


def _met(unit_id: int, places: dict[int, int], met: dict[int, int]) -> dict[str, int]:
    all_ = places.get(unit_id, 0)
    return dict(zip(BRANCHES, (all_, min(met.get(unit_id, 0), all_)), strict=True))


def _unrolled(session: Session, unit: Unit, start: date, end: date, as_of: date) -> tuple[tuple[str, date], ...]:
    """The first meetings without a roll, where they are few enough to be named."""
    if unit.kind not in _NAMED_IN:
        return ()
    rows = session.execute(
        core_select(col(Unit.name), col(Meeting.local_date))
        .select_from(Meeting)
        .join(UnitPath, col(UnitPath.descendant_id) == Meeting.unit_id)
        .join(Unit, col(Unit.id) == Meeting.unit_id)
        .where(
            col(UnitPath.ancestor_id) == unit.id,
            trees.on(as_of),
            col(Meeting.local_date) >= start,
            col(Meeting.local_date) < end,
            col(Meeting.roll_at).is_(None),
            col(Meeting.kind).in_(KINDS[""]),
            *held(),
        )
        .order_by(col(Meeting.local_date), col(Meeting.id))
        .limit(_UNROLLED)
    )
    return tuple((name, day) for name, day in rows)
