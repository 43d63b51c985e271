"""The women of a unit's Excel file, by name: for whoever may see names, and each such look is written down."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import and_, case, func, or_
from sqlalchemy import select as core_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models import clock, periods, trees
from models.attendance import Attendance, Mark
from models.audit import Look
from models.conversations import Who
from models.figure_rolls import held
from models.meetings import Invitation, Meeting
from models.members import Membership, MemberState, Person
from models.posts import NotAllowed, Right, post_for, posts_with
from models.units import ABOVE_COMMUNE, Unit, UnitKind, UnitPath, by_name

MEMBERS = 10_000  # a commune's women; larger units work with totals
OF_OTHER_BOOKS = frozenset({UnitKind.CLUB, UnitKind.COMMITTEE})  # nobody is a member of these by the branch's book


class MemberLine(NamedTuple):
    """One woman of the book: how often she came of the meetings with a roll by name that expected her."""

    branch: str
    number: int
    full_name: str
    birth_year: int | None
    present: int
    expected: int
    away: bool
    honorary: bool
    person_id: int


def women_of(
    session: Session, who: Who | None, unit: Unit, start: date, end: date, day: date | None
) -> list[MemberLine] | None:
    """The women of the books on the last day of a period (today, if it is not over), by branch and number.

    None where she may not see their names, or the unit is too large for it. Who is in two books stands in the one that
    she joined first, as figures count her.
    """
    if unit.kind in ABOVE_COMMUNE or unit.kind in OF_OTHER_BOOKS:
        return None
    try:
        if who is not None:
            post_for(session, who.person_id, Right.NAMES, unit.id or 0)
    except NotAllowed:
        return None
    today = clock.now().astimezone(ZoneInfo(unit.timezone)).date()
    on = trees.counted_on(unit, min(end - periods.DAY, today), day)[0]
    branch: Any = aliased(Unit)
    hers: Any = col(Membership.group_id) == unit.id
    if unit.kind != UnitKind.GROUP:
        hers = col(Membership.unit_id).in_(trees.below(unit.id or 0, day))
        if who is not None and day is not None:  # what lay below that day may be another's by now
            posts = [held.unit_id for held in posts_with(session, who.person_id, Right.NAMES)]
            now = select(UnitPath.descendant_id).where(
                col(UnitPath.ancestor_id).in_(posts), col(UnitPath.to_date).is_(None)
            )
            hers = and_(hers, col(Membership.unit_id).in_(now))
    women = session.execute(
        core_select(
            col(Person.id),
            col(branch.name),
            col(Membership.number),
            col(Person.full_name),
            col(Person.birth_year),
            col(Membership.state),
            col(Membership.honorary),
        )
        .select_from(Membership)
        .join(Person, col(Person.id) == Membership.person_id)
        .join(branch, col(branch.id) == Membership.unit_id)
        .where(
            hers,
            col(Membership.state) != MemberState.MERGED,
            col(Membership.since) <= on,
            or_(col(Membership.until).is_(None), col(Membership.until) > on),
        )
        .order_by(col(Membership.since), col(Membership.id))
        .limit(MEMBERS + 1)
    ).all()
    if len(women) > MEMBERS:
        return None
    came = _came(session, unit.id or 0, start, end, day)
    found: dict[int, MemberLine] = {}
    for person, place, number, name, year, state, honorary in women:
        away = state == MemberState.AWAY
        line = MemberLine(place, number, name, year, *came.get(person, (0, 0)), away, honorary, person)
        found.setdefault(person, line)
    return sorted(found.values(), key=lambda one: (by_name(one.branch), one.number))


def _came(session: Session, unit_id: int, start: date, end: date, day: date | None) -> dict[int, tuple[int, int]]:
    """How often each woman was there, of how many meetings that expected her; as `models.attendance.recount` counts."""
    present = and_(col(Attendance.mark) == Mark.PRESENT, or_(col(Invitation.expected), col(Invitation.away)))
    counts = or_(col(Invitation.expected), and_(col(Invitation.away), col(Attendance.mark) == Mark.PRESENT))

    def times(condition: Any) -> Any:
        return func.sum(case((condition, 1), else_=0))

    rows = session.execute(
        core_select(col(Invitation.person_id), times(present), times(counts))
        .select_from(Invitation)
        .join(Meeting, col(Meeting.id) == Invitation.meeting_id)
        .join(UnitPath, col(UnitPath.descendant_id) == Meeting.unit_id)
        .join(
            Attendance,
            and_(
                col(Attendance.meeting_id) == Invitation.meeting_id, col(Attendance.person_id) == Invitation.person_id
            ),
            isouter=True,
        )
        .where(
            col(UnitPath.ancestor_id) == unit_id,
            trees.on(day),
            col(Meeting.local_date) >= start,
            col(Meeting.local_date) < end,
            col(Meeting.roll_at).is_not(None),
            col(Meeting.count_only).is_(False),
            *held(),
        )
        .group_by(col(Invitation.person_id))
    )
    return {person: (int(there), int(of)) for person, there, of in rows}


def looked(session: Session, actor_id: int, members: Sequence[MemberLine]) -> None:
    """Write down that somebody takes the names of these women away in a file."""
    rows = [
        {"actor_id": actor_id, "subject_id": one.person_id, "what": "names", "at": clock.now()}
        for one in members
        if one.person_id != actor_id
    ]
    if rows:
        session.connection().execute(Look.__table__.insert(), rows)  # type: ignore[attr-defined]
