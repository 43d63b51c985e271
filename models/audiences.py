"""Audiences: whom an announcement is for, as one set of conditions and one query, however many women that is."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, func, or_, select

from models import clock, clubs
from models.attendance import Attendance, Mark
from models.facts import Refused
from models.meetings import Invitation, Meeting, MeetingState
from models.members import MEMBER_STATES, Membership, Person
from models.posts import Post, Role
from models.units import Unit, UnitKind, UnitPath, get_unit, subtree_ids

MOST_MEETINGS = 8  # coming meetings among which one may be meant
YOUNGEST, OLDEST = 14, 121  # ages by which somebody may be meant, in full years


class Audience(StrEnum):
    """Members, or those with posts: heads (with deputies and cadres), leaders of groups and clubs, or all of these."""

    MEMBERS = "members"
    HEADS = "heads"
    LEADERS = "leaders"
    POSTS = "posts"


@dataclass(frozen=True)
class Wanted:
    """Whom she names. What stands in `units` is joined ("tổ 2 và tổ 3"); every other condition narrows it.

    `units` are ids of units below (none: the whole unit); `meeting` is one whose invitation has not been answered;
    `missed` is how many of the last rolls a woman was absent from, in a row; ages are in full years by the birth year.
    """

    audience: Audience = Audience.MEMBERS
    units: tuple[int, ...] = ()
    meeting: int | None = None
    missed: int = 0
    age_from: int | None = None
    age_to: int | None = None

    @property
    def narrowed(self) -> bool:
        """Whether it is not simply everybody of the unit."""
        return self != Wanted(self.audience)

    def stored(self) -> dict[str, Any]:
        """As plain values; what is not said is left out."""
        return {name: list(value) if name == "units" else value for name, value in asdict(self).items() if value} | {
            "audience": self.audience.value
        }


def wanted_from(stored: Mapping[str, Any]) -> Wanted:
    """What `Wanted.stored` gave."""
    given = dict(stored)
    return Wanted(
        **given | {"units": tuple(given.get("units", ())), "audience": Audience(given.get("audience", "members"))}
    )


class NobodyThere(Refused):
    """There is nobody: no member, or nobody with such a post (`who`, an Audience)."""

    unit: str
    who: str


class NobodyFits(Refused):
    """Nobody in the unit is as she says."""

    unit: str


class NoComingMeeting(Refused):
    """Nobody is asked to a meeting at present, so nobody has left it unanswered."""

    unit: str


class TooFewRolls(Refused):
    """Fewer rolls were taken by name than that."""

    unit: str
    rolls: int


class NotInThatUnit(Refused):
    """What she names does not lie below the unit that she writes for."""

    unit: str


class NoSuchAudience(Refused):
    """Nothing of that name lies below the unit, or more than one thing does."""

    what: str
    unit: str


def people(session: Session, unit_id: int, wanted: Wanted) -> Any:
    """A sub-select of the ids of everybody it is for, each once. Raises NotInThatUnit."""
    units = [get_unit(session, one) for one in wanted.units] or [get_unit(session, unit_id)]
    if wanted.units:
        _check_below(session, units, unit_id)
    within = _posts(wanted.audience, units) if wanted.audience is not Audience.MEMBERS else _members(units)
    query = select(Person.id).where(col(Person.id).in_(within))
    if wanted.meeting is not None:
        silent = select(Invitation.person_id).where(Invitation.meeting_id == wanted.meeting, Invitation.answer == "")
        query = query.where(col(Person.id).in_(silent.where(col(Invitation.away).is_(False))))
    if wanted.missed:
        query = query.where(col(Person.id).in_(_absent_from_all(session, unit_id, wanted.missed)))
    year = clock.today().year
    if wanted.age_from is not None:
        query = query.where(col(Person.birth_year) <= year - wanted.age_from)
    if wanted.age_to is not None:
        query = query.where(col(Person.birth_year) >= year - wanted.age_to)
    return query


def check_somebody(session: Session, unit_id: int, wanted: Wanted) -> None:
    """Raise NobodyThere or NobodyFits where it would be for nobody; NotInThatUnit."""
    anyone = people(session, unit_id, wanted)
    if session.exec(select(Person.id).where(col(Person.id).in_(anyone)).limit(1)).first() is None:
        units = ", ".join(get_unit(session, one).name for one in wanted.units or (unit_id,))
        only_units = not replace(wanted, units=()).narrowed
        raise NobodyThere(units, wanted.audience.value) if only_units else NobodyFits(units)


def without_a_year(session: Session, unit_id: int, wanted: Wanted) -> int:
    """How many an age leaves out only because nobody has written down their birth year."""
    if wanted.age_from is None and wanted.age_to is None:
        return 0
    anyone = people(session, unit_id, replace(wanted, age_from=None, age_to=None))
    return int(
        session.exec(select(func.count()).where(col(Person.id).in_(anyone), col(Person.birth_year).is_(None))).one()
    )


def _check_below(session: Session, units: list[Unit], unit_id: int) -> None:
    below = set(
        session.exec(
            select(UnitPath.descendant_id).where(
                UnitPath.ancestor_id == unit_id,
                col(UnitPath.descendant_id).in_([unit.id for unit in units]),
                col(UnitPath.to_date).is_(None),
            )
        ).all()
    )
    for unit in units:
        if unit.id not in below:
            raise NotInThatUnit(unit.name)


def _members(units: list[Unit]) -> Any:
    either = [_in_unit(unit) for unit in units]
    return select(Membership.person_id).where(col(Membership.state).in_(MEMBER_STATES), or_(*either))


def _in_unit(unit: Unit) -> Any:
    if unit.kind == UnitKind.GROUP:
        return Membership.group_id == unit.id
    if unit.kind == UnitKind.CLUB:
        return col(Membership.person_id).in_(clubs.member_ids(unit.id or 0))
    return col(Membership.unit_id).in_(subtree_ids(unit.id or 0))


_ROLES = {
    Audience.HEADS: (Role.HEAD, Role.DEPUTY, Role.CADRE),
    Audience.LEADERS: (Role.GROUP_LEADER,),
    Audience.POSTS: (Role.HEAD, Role.DEPUTY, Role.CADRE, Role.GROUP_LEADER),
}


def _posts(audience: Audience, units: list[Unit]) -> Any:
    today = clock.today()
    return select(Post.person_id).where(
        or_(*(col(Post.unit_id).in_(subtree_ids(unit.id or 0)) for unit in units)),
        col(Post.role).in_(_ROLES[audience]),
        Post.from_date <= today,
        or_(col(Post.to_date).is_(None), col(Post.to_date) > today),
    )


def coming_meeting(session: Session, unit_id: int) -> Meeting:
    """The next meeting of this unit (of a group also its branch's) that people are asked to. Raises NoComingMeeting."""
    return unanswered_meetings(session, unit_id)[0]


def unanswered_meetings(session: Session, unit_id: int) -> list[Meeting]:
    """The coming meetings of this unit (of a group also its branch's) that somebody has left unanswered, the next
    first; where all have answered, the next one alone. Raises NoComingMeeting."""
    unit = get_unit(session, unit_id)
    found = session.exec(
        select(Meeting)
        .where(
            col(Meeting.unit_id).in_(_meeting_units(unit)),
            Meeting.state == MeetingState.CALLED,
            Meeting.starts_at > clock.now(),
        )
        .order_by(col(Meeting.starts_at), col(Meeting.id))
        .limit(MOST_MEETINGS)
    ).all()
    if not found:
        raise NoComingMeeting(unit.name)
    silent = set(
        session.exec(
            select(Invitation.meeting_id)
            .where(
                col(Invitation.meeting_id).in_([one.id for one in found]),
                Invitation.answer == "",
                col(Invitation.away).is_(False),
            )
            .distinct()
        ).all()
    )
    return [one for one in found if one.id in silent] or [found[0]]


def check_rolls(session: Session, unit_id: int, rolls: int) -> None:
    """Raise TooFewRolls where it cannot be said who was absent from the last so many."""
    if len(_last_rolls(session, unit_id, rolls)) < rolls:
        raise TooFewRolls(get_unit(session, unit_id).name, rolls)


def _meeting_units(unit: Unit) -> Any:
    """Where the meetings of a unit's women are called: the unit itself; for a group its branch, too."""
    if unit.kind != UnitKind.GROUP:
        return [unit.id]
    return select(UnitPath.ancestor_id).where(
        UnitPath.descendant_id == unit.id, UnitPath.depth <= 1, col(UnitPath.to_date).is_(None)
    )


ROLLS_OF = timedelta(days=730)


def _last_rolls(session: Session, unit_id: int, rolls: int) -> list[int]:
    found = session.exec(
        select(Meeting.id)
        .where(
            col(Meeting.unit_id).in_(_meeting_units(get_unit(session, unit_id))),
            col(Meeting.roll_at).is_not(None),
            col(Meeting.count_only).is_(False),
            Meeting.state != MeetingState.CANCELLED,
            Meeting.starts_at > clock.now() - ROLLS_OF,
        )
        .order_by(col(Meeting.starts_at).desc())
        .limit(rolls)
    ).all()
    return [one for one in found if one is not None]


def _absent_from_all(session: Session, unit_id: int, rolls: int) -> Any:
    last = _last_rolls(session, unit_id, rolls)
    return (
        select(Attendance.person_id)
        .where(col(Attendance.meeting_id).in_(last), col(Attendance.mark).in_([Mark.ABSENT, Mark.EXCUSED]))
        .group_by(col(Attendance.person_id))
        .having(func.count() >= rolls)
    )
