"""Which branches have met in a period and who leads them, how many different women came, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlalchemy import select as core_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models import clock, trees
from models.attendance import Attendance, Mark
from models.conversations import Who
from models.figure_rolls import held, tallies
from models.figures import Attended, UnitFigures
from models.meetings import Meeting, MeetingState
from models.members import Person, given_name
from models.posts import NotAllowed, Post, Right, Role, post_for, posts_of
from models.units import Unit, UnitKind, UnitPath, ancestors, by_name, get_unit


def different_women(session: Session, unit_id: int, start: date, end: date) -> int:
    """How many women came at least once to a branch's, group's or club's several meetings with names; 0 where that
    says nothing: of one meeting, of a larger unit, or where a roll was only a count.

    It reads marks, not tallies: a branch's are few.
    """
    if get_unit(session, unit_id).kind not in {UnitKind.BRANCH, UnitKind.GROUP, UnitKind.CLUB}:
        return 0
    held = session.exec(
        select(Meeting.id, Meeting.count_only)
        .join(UnitPath, col(UnitPath.descendant_id) == Meeting.unit_id)
        .where(
            UnitPath.ancestor_id == unit_id,
            col(UnitPath.to_date).is_(None),
            Meeting.state != MeetingState.CANCELLED,
            col(Meeting.roll_at).is_not(None),
            col(Meeting.local_date) >= start,
            col(Meeting.local_date) < end,
        )
    ).all()
    if len(held) < 2 or any(count_only for _id, count_only in held):
        return 0
    return session.exec(
        select(func.count(func.distinct(Attendance.person_id))).where(
            col(Attendance.meeting_id).in_([meeting for meeting, _count_only in held]),
            Attendance.mark == Mark.PRESENT,
        )
    ).one()


@dataclass(frozen=True)
class Idle:
    """A branch in some period: its meetings that have been, and how many of them have a roll."""

    unit_id: int
    name: str
    above: str
    meetings: int
    with_roll: int


def branches_met(session: Session, who: Who, unit_id: int, start: date, end: date) -> list[Idle]:
    """All open branches below a unit by name, with their meetings of the period: those of what hangs under one count,
    as in its figures, so those of the branches that it was made of, too. Raises NotAllowed."""
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    above, between, inside = aliased(Unit), aliased(UnitPath), aliased(UnitPath)
    rolled = func.count(col(Meeting.id)).filter(col(Meeting.roll_at).is_not(None))
    meetings = (
        core_select(
            col(inside.ancestor_id).label("unit_id"), func.count(col(Meeting.id)).label("met"), rolled.label("rolled")
        )
        .select_from(Meeting)
        .join(inside, (col(inside.descendant_id) == Meeting.unit_id) & col(inside.to_date).is_(None))
        .where(
            col(Meeting.unit_id).in_(trees.below(unit_id, None)),
            col(Meeting.local_date) >= start,
            col(Meeting.local_date) < end,
            *held(),
        )
        .group_by(col(inside.ancestor_id))
        .subquery()
    )
    rows = session.execute(
        core_select(
            col(Unit.id),
            col(Unit.name),
            col(above.name),
            func.coalesce(meetings.c.met, 0),
            func.coalesce(meetings.c.rolled, 0),
        )
        .select_from(Unit)
        .join(UnitPath, (col(UnitPath.descendant_id) == Unit.id) & (col(UnitPath.ancestor_id) == unit_id))
        .join(between, (col(between.descendant_id) == Unit.id) & (col(between.depth) == 1))
        .join(above, col(above.id) == between.ancestor_id)
        .outerjoin(meetings, meetings.c.unit_id == Unit.id)
        .where(
            col(Unit.kind) == UnitKind.BRANCH,
            col(Unit.closed_on).is_(None),
            col(UnitPath.to_date).is_(None),
            col(between.to_date).is_(None),
        )
    ).all()
    found = [Idle(unit, name, commune, int(met), int(with_roll)) for unit, name, commune, met, with_roll in rows]
    return sorted(found, key=lambda one: (by_name(one.above), by_name(one.name)))


def merged_since(session: Session, unit_id: int, day: date) -> list[str]:
    """The names of the branches below a unit that went into another branch after a day, whose meetings are its now."""
    edge, into = aliased(UnitPath), aliased(Unit)
    names = session.exec(
        select(Unit.name)
        .join(edge, (col(edge.descendant_id) == Unit.id) & (col(edge.depth) == 1) & trees.on(None, edge))
        .join(into, col(into.id) == edge.ancestor_id)
        .where(
            Unit.kind == UnitKind.BRANCH,
            into.kind == UnitKind.BRANCH,
            col(Unit.closed_on) > day,
            col(Unit.id).in_(trees.below(unit_id, None)),
        )
    ).all()
    return sorted(names, key=by_name)


def heads_of(session: Session, who: Who, unit_ids: Sequence[int]) -> dict[int, str]:
    """What the heads of some branches are called, for those over which she may see names; the others are left out."""
    if not unit_ids or not any(Right.NAMES in held.rights for held in posts_of(session, who.person_id)):
        return {}
    today = clock.today()
    rows = session.exec(
        select(Post.unit_id, Person.full_name, Person.calling_name)
        .join(Person, col(Person.id) == Post.person_id)
        .where(
            col(Post.unit_id).in_(unit_ids),
            Post.role == Role.HEAD,
            Post.from_date <= today,
            col(Post.to_date).is_(None) | (col(Post.to_date) > today),
        )
        .order_by(col(Post.id))
    ).all()
    seen = {unit_id for unit_id in {row[0] for row in rows} if _sees_names(session, who, unit_id)}
    return {unit_id: given_name(name, calling) for unit_id, name, calling in rows if unit_id in seen}


def _sees_names(session: Session, who: Who, unit_id: int) -> bool:
    try:
        post_for(session, who.person_id, Right.NAMES, unit_id)
    except NotAllowed:
        return False
    return True


def next_and_last(session: Session, who: Who, unit_id: int) -> tuple[Meeting | None, Meeting | None]:
    """A unit's own next meeting and the last one that has been, if any. Raises NotAllowed."""
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    own = select(Meeting).where(Meeting.unit_id == unit_id, Meeting.state != MeetingState.CANCELLED)
    start = col(Meeting.starts_at)
    coming = session.exec(own.where(start > clock.now()).order_by(start, col(Meeting.id)).limit(1)).first()
    last = session.exec(own.where(start <= clock.now()).order_by(start.desc(), col(Meeting.id)).limit(1)).first()
    return coming, last


def of_kind(
    session: Session, who: Who, unit_id: int, kind: str, start: date, end: date, *, as_of: date | None = None
) -> list[UnitFigures]:
    """Attendance of every unit of a kind below a unit (all branches of a province), in the order of their names.

    The name of the unit right above stands with each. Raises NotAllowed, NoSuchUnit.
    """
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    day = trees.day_for(get_unit(session, unit_id), as_of)
    below, inside, edge, above = aliased(UnitPath), aliased(UnitPath), aliased(UnitPath), aliased(Unit)
    meetings = (
        core_select(col(inside.ancestor_id).label("unit_id"), *(t.label(f"n{n}") for n, t in enumerate(tallies())))
        .select_from(Meeting)
        .join(inside, (col(inside.descendant_id) == Meeting.unit_id) & trees.on(day, inside))
        .where(col(Meeting.local_date) >= start, col(Meeting.local_date) < end, *held())
        .group_by(col(inside.ancestor_id))
        .subquery()
    )
    rows = session.execute(
        core_select(col(Unit.id), col(Unit.name), col(above.name), *list(meetings.c)[1:])
        .select_from(Unit)
        .join(below, (col(below.descendant_id) == Unit.id) & (col(below.ancestor_id) == unit_id) & trees.on(day, below))
        .join(edge, (col(edge.descendant_id) == Unit.id) & (col(edge.depth) == 1) & trees.on(day, edge))
        .join(above, col(above.id) == edge.ancestor_id)
        .outerjoin(meetings, meetings.c.unit_id == Unit.id)
        .where(col(Unit.kind) == kind, col(Unit.closed_on).is_(None) | (col(Unit.closed_on) > (day or clock.today())))
    ).all()
    found = []
    for one, name, parent, *sums in rows:
        met, with_roll, present, expected, excused, absent = (int(value or 0) for value in sums)
        found.append(
            (
                by_name(parent),
                UnitFigures(
                    one, f"{name}, {parent}", Attended(present, expected, with_roll, met, excused, absent), kind
                ),
            )
        )
    return [part for _above, part in sorted(found, key=lambda one: (one[0], by_name(one[1].name)))]


def merged_on(session: Session, unit_id: int) -> date | None:
    """The day of the last merger in a unit or below it; None where there was none."""
    edge, into = aliased(UnitPath), aliased(Unit)
    return session.exec(
        select(func.max(Unit.closed_on))
        .join(edge, (col(edge.descendant_id) == Unit.id) & (col(edge.depth) == 1) & col(edge.to_date).is_(None))
        .join(into, (col(into.id) == edge.ancestor_id) & (col(into.kind) == Unit.kind))
        .where(
            col(Unit.closed_on).is_not(None),
            col(Unit.id).in_(
                select(UnitPath.descendant_id).where(UnitPath.ancestor_id == unit_id, col(UnitPath.to_date).is_(None))
            ),
        )
    ).one()


def went_into(session: Session, unit_id: int) -> Unit | None:
    """The open unit that a closed one is part of since a merger; None where it was not merged, or is open."""
    unit = get_unit(session, unit_id)
    if unit.closed_on is None:
        return None
    same = (one for one in ancestors(session, unit_id)[1:] if one.kind == unit.kind)
    into = next(same, None)
    while into is not None and into.closed_on is not None:
        into = next(same, None)
    return into


def merged_into(session: Session, unit_id: int, day: date) -> list[Unit]:
    """The units that went into this one on that day."""
    found = session.exec(
        select(Unit)
        .join(UnitPath, col(UnitPath.descendant_id) == Unit.id)
        .where(
            UnitPath.ancestor_id == unit_id,
            UnitPath.depth == 1,
            col(UnitPath.to_date).is_(None),
            Unit.closed_on == day,
        )
    ).all()
    return sorted(found, key=lambda unit: by_name(unit.name))
