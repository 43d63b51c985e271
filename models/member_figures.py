"""Members on a day, and who joined, left and moved in a period: each defined once, by unit, and always adding up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import func
from sqlalchemy import select as core_select
from sqlmodel import Session

from models import trees
from models.clubs import CLUB_MEMBERSHIPS
from models.conversations import Who
from models.member_counts import Joined as Joined
from models.member_counts import Members as Members
from models.member_counts import OfDay, OfPeriod, below_each, in_groups, moved_inside, of_book
from models.periods import DAY
from models.posts import Right, post_for
from models.units import Unit, UnitKind, get_unit

C = TypeVar("C", Members, Joined)


@dataclass(frozen=True)
class Part(Generic[C]):
    """One unit's figures; `direct` marks what no unit below has: the women of a book that are in no group of it."""

    unit_id: int
    name: str
    kind: str
    figures: C
    direct: bool = False
    ended: trees.Ended | None = None


@dataclass(frozen=True)
class MembersReport:
    """A unit's members at the end of the day `on`; `parts` always add up to `total`. `as_of`: the tree of that day."""

    unit_id: int
    unit: str
    on: date
    total: Members
    parts: tuple[Part[Members], ...]
    as_of: date | None = None


@dataclass(frozen=True)
class JoinedReport:
    """What changed from `start` until before `end`; `parts` always add up to `total`.

    `inside` of `total.came` (and of `total.went`) moved between two books of this unit: came - inside are from outside.
    """

    unit_id: int
    unit: str
    start: date
    end: date
    total: Joined
    parts: tuple[Part[Joined], ...]
    inside: int = 0
    as_of: date | None = None


def members_on(
    session: Session, who: Who | None, unit_id: int, on: date, *, as_of: date | None = None
) -> MembersReport:
    """The members at the end of a day, of a unit and of the units right below. Raises NotAllowed, NoSuchUnit.

    Who is in two books counts in the one that she joined first. `as_of` asks for the tree of another day than today;
    `who` is None for the command line and for jobs. Of a unit that had closed by then the day is its last one, and
    never one after the tree's (see `trees.counted_on`).
    """
    unit = _seen(session, who, unit_id)
    on, day = trees.counted_on(unit, on, as_of)
    if unit.kind == UnitKind.CLUB:
        own = Members(_club(session, unit_id, on))
        return MembersReport(unit_id, unit.name, on, own, _alone(unit, own), day)
    parts = _parts(session, unit, day, OfDay(on))
    return MembersReport(unit_id, unit.name, on, sum((p.figures for p in parts), Members()), parts, day)


def joined(
    session: Session, who: Who | None, unit_id: int, start: date, end: date, *, as_of: date | None = None
) -> JoinedReport:
    """Who joined, left and moved, by unit, until the day on which `members_on` counts them at the period's end.

    So nobody whom the end of a closed unit took elsewhere. Raises as `members_on`.
    """
    unit = _seen(session, who, unit_id)
    last, day = trees.counted_on(unit, end - DAY, as_of)
    until = last + DAY if unit.closed_on is None else min(last + DAY, unit.closed_on)
    if unit.kind == UnitKind.CLUB:  # the women of a club are members of branches
        return JoinedReport(unit_id, unit.name, start, end, Joined(), _alone(unit, Joined()), 0, day)
    parts = _parts(session, unit, day, OfPeriod(start, until))
    inside = (
        moved_inside(session, unit_id, day, start, until)
        if start < until and any(part.figures.came for part in parts)
        else 0
    )
    return JoinedReport(unit_id, unit.name, start, end, sum((p.figures for p in parts), Joined()), parts, inside, day)


def members_of(session: Session, unit_ids: Sequence[int], on: date, *, as_of: date | None = None) -> dict[int, Members]:
    """The members at the end of a day (of the tree's, at most) of each of some units, for rules that have asked for
    rights themselves."""
    return below_each(session, unit_ids, as_of, OfDay(on if as_of is None else min(on, as_of)))


def _seen(session: Session, who: Who | None, unit_id: int) -> Unit:
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, unit_id)
    return get_unit(session, unit_id)


def _alone(unit: Unit, own: C) -> tuple[Part[C], ...]:
    return (Part(unit.id or 0, unit.name, unit.kind, own, direct=True),) if own else ()


def _club(session: Session, unit_id: int, on: date) -> int:
    c = CLUB_MEMBERSHIPS.c
    held = (c.since <= on, (c.until.is_(None)) | (c.until > on))
    women = core_select(func.count(c.person_id.distinct())).where(c.unit_id == unit_id, *held)
    return int(session.execute(women).scalar_one())


def _parts(session: Session, unit: Unit, as_of: date | None, how: Any) -> tuple[Part[Any], ...]:
    """What the unit has of its own, then the units right below: of a branch its groups."""
    unit_id = unit.id or 0
    if unit.kind in {UnitKind.BRANCH, UnitKind.GROUP}:
        own, below = in_groups(session, unit, as_of, how)
    else:
        above = trees.children_on(session, unit_id, as_of)
        below = [child for child in above if child.kind not in {UnitKind.CLUB, UnitKind.COMMITTEE, UnitKind.GROUP}]
        own = below_each(session, [child.id or 0 for child in below], as_of, how)
        own[unit_id] = of_book(session, unit_id, how)
    parts = list(_alone(unit, own.get(unit_id, how.made())))
    for child in below:
        figures = own.get(child.id or 0, how.made())
        ended = trees.ended(child.closed_on, child.kind == unit.kind, as_of)
        if figures or ended is None:
            parts.append(Part(child.id or 0, child.name, child.kind, figures, ended=ended))
    return tuple(parts)
