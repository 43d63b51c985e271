"""Who came to meetings of committees, briefings and training: each person and each unit over a period.

Names are for whoever may see names over the unit, and for her who called the meetings; others see numbers.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_
from sqlalchemy import select as core_select
from sqlmodel import Session, col

from models import trees
from models.attendance import Attendance, Mark
from models.conversations import Who
from models.figure_rolls import held
from models.figures import Attended
from models.meetings import Invitation, Meeting, MeetingKind
from models.members import Person
from models.posts import NotAllowed, Post, Right, post_for
from models.units import Unit, UnitPath, get_unit

KINDS = frozenset({MeetingKind.COMMITTEE, MeetingKind.STANDING, MeetingKind.BRIEFING, MeetingKind.TRAINING})


@dataclass(frozen=True)
class PersonAttended:
    """One holder of a post: the unit of her post, and to how many meetings she came of those that expected her."""

    person_id: int
    name: str
    unit: str
    attended: Attended


@dataclass(frozen=True)
class PostUnit:
    """Those of one unit right below; `direct`: of the asked unit itself."""

    unit_id: int
    name: str
    attended: Attended
    direct: bool = False


@dataclass(frozen=True)
class PostReport:
    """Meetings of posts from `start` until before `end`. `units` add up to `total`; `people` is who may be named."""

    unit_id: int
    unit: str
    start: date
    end: date
    meetings: int
    total: Attended
    units: tuple[PostUnit, ...]
    people: tuple[PersonAttended, ...]
    named: bool


def post_attendance(
    session: Session,
    who: Who | None,
    unit_id: int,
    start: date,
    end: date,
    kinds: Collection[MeetingKind] = KINDS,
    *,
    own: bool = True,
) -> PostReport:
    """Who came to the unit's own meetings (with `own` False also to those of units below). Raises NotAllowed.

    Only rolls by name tell anything; the fewest came first among people and units. A training class of members is
    counted by its women, who hold no post: they belong to the unit of the meeting.
    """
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, unit_id)
    unit = get_unit(session, unit_id)
    place = (
        col(Meeting.unit_id) == unit_id
        if own
        else col(Meeting.unit_id).in_(
            core_select(col(UnitPath.descendant_id)).where(col(UnitPath.ancestor_id) == unit_id, trees.on(None))
        )
    )
    rows = session.execute(
        core_select(
            col(Meeting.id),
            col(Meeting.called_by),
            col(Invitation.person_id),
            col(Attendance.mark),
        )
        .join(Invitation, col(Invitation.meeting_id) == Meeting.id)
        .outerjoin(
            Attendance,
            (col(Attendance.meeting_id) == Meeting.id) & (col(Attendance.person_id) == Invitation.person_id),
        )
        .where(
            place,
            col(Meeting.kind).in_(kinds),
            col(Meeting.local_date) >= start,
            col(Meeting.local_date) < end,
            col(Meeting.roll_at).is_not(None),
            col(Meeting.count_only).is_(False),
            col(Invitation.expected),
            *held(),
        )
    ).all()
    meetings = {row[0] for row in rows}
    of_people: dict[int, Attended] = defaultdict(Attended)
    hers: dict[int, Attended] = defaultdict(Attended)  # of the meetings that she who asks has called
    for _meeting, called_by, person_id, mark in rows:
        one = Attended(
            int(mark == Mark.PRESENT), 1, 0, 0, int(mark == Mark.EXCUSED), int(mark not in {Mark.PRESENT, Mark.EXCUSED})
        )
        of_people[person_id] += one
        if who is not None and called_by == who.person_id:
            hers[person_id] += one
    homes = _homes(session, unit_id, list(of_people), start, end)
    units: dict[int, Attended] = defaultdict(Attended)
    for person_id, attended in of_people.items():
        units[homes.get(person_id, (unit_id, unit_id))[0]] += attended
    whole = _names_everywhere(session, who, unit_id)
    named = of_people if whole else hers
    names = _names(session, {*units, *(homes[one][1] for one in named if one in homes)})
    people = [
        PersonAttended(person_id, full_name, names.get(homes.get(person_id, (0, 0))[1], unit.name), named[person_id])
        for person_id, full_name in _people(session, named)
    ]
    below = [
        PostUnit(one, unit.name if one == unit_id else names[one], attended, one == unit_id)
        for one, attended in units.items()
    ]
    return PostReport(
        unit_id,
        unit.name,
        start,
        end,
        len(meetings),
        sum(of_people.values(), Attended()),
        tuple(sorted(below, key=lambda one: (_rate(one.attended), one.name))),
        tuple(sorted(people, key=lambda one: (_rate(one.attended), -one.attended.expected, one.name))),
        bool(whole or hers),
    )


def _rate(attended: Attended) -> float:
    return attended.present / attended.expected if attended.expected else 1.0


def _names_everywhere(session: Session, who: Who | None, unit_id: int) -> bool:
    if who is None:
        return True
    try:
        post_for(session, who.person_id, Right.NAMES, unit_id)
    except NotAllowed:
        return False
    return True


def _people(session: Session, ids: Collection[int]) -> list[tuple[int, str]]:
    rows = session.execute(core_select(col(Person.id), col(Person.full_name)).where(col(Person.id).in_(list(ids))))
    return [(row[0], row[1]) for row in rows]


def _names(session: Session, ids: Collection[int]) -> dict[int, str]:
    rows = session.execute(core_select(col(Unit.id), col(Unit.name)).where(col(Unit.id).in_(list(ids))))
    return {row[0]: row[1] for row in rows}


def _homes(session: Session, unit_id: int, people: list[int], start: date, end: date) -> dict[int, tuple[int, int]]:
    """Each holder's place: the unit right below the asked one (or itself) and the unit of her post.

    Of several posts in the period the largest unit's counts: who chairs the commune and leads a branch comes for the
    commune.
    """
    post, low, child = Post.__table__, UnitPath.__table__.alias("low"), UnitPath.__table__.alias("child")  # type: ignore[attr-defined]
    rows = session.execute(
        core_select(post.c.person_id, post.c.unit_id, low.c.depth, child.c.ancestor_id)
        .join(low, (low.c.descendant_id == post.c.unit_id) & (low.c.ancestor_id == unit_id) & low.c.to_date.is_(None))
        .outerjoin(
            child,
            (child.c.descendant_id == post.c.unit_id) & (child.c.depth == low.c.depth - 1) & child.c.to_date.is_(None),
        )
        .where(
            post.c.person_id.in_(people),
            post.c.from_date < end,
            or_(post.c.to_date.is_(None), post.c.to_date > start),
        )
        .order_by(low.c.depth.desc(), post.c.id)
    )
    return {person: (above or unit_id, of) for person, of, _depth, above in rows}
