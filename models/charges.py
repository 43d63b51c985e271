"""The women of a meeting, and for which of them somebody may speak: by her post, or because they named her."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case
from sqlalchemy import select as core_select
from sqlmodel import Session, col, or_, select

from models import clock, proxies
from models.meetings import Invitation, Meeting, MeetingState
from models.members import MEMBER_STATES, Membership, Person
from models.own_units import own_units
from models.posts import Held, Right, posts_of
from models.units import UnitKind, UnitPath, ancestors, get_unit


@dataclass(frozen=True)
class Woman:
    """One woman on a meeting's list with her place in the book, what she answered, and who answered for her."""

    person_id: int
    full_name: str
    calling_name: str
    birth_year: int | None
    number: int  # in her branch's book; 0 where she stands in none
    branch_id: int | None
    group_id: int | None
    away: bool
    answer: str
    answered_at: datetime | None
    answered_by: int | None


def women_of(session: Session, meeting: Meeting, people: Iterable[int] | None = None) -> list[Woman]:
    """Everyone on a meeting's list (or those of `people` who are), in the order of the book's numbers."""
    query: Any = (
        core_select(
            col(Person.id),
            col(Person.full_name),
            col(Person.calling_name),
            col(Person.birth_year),
            col(Membership.number),
            col(Membership.unit_id),
            col(Membership.group_id),
            col(Invitation.away),
            col(Invitation.answer),
            col(Invitation.answered_at),
            col(Invitation.answered_by),
        )
        .select_from(Invitation)
        .join(Person, col(Person.id) == Invitation.person_id)
        .join(
            Membership,
            (col(Membership.person_id) == Person.id) & col(Membership.state).in_(MEMBER_STATES),
            isouter=True,
        )
        .where(col(Invitation.meeting_id) == meeting.id)
        .order_by(col(Membership.number), col(Person.id))
    )
    if people is not None:
        query = query.where(col(Invitation.person_id).in_(list(people)))
    found: dict[int, Woman] = {}
    for row in session.execute(query).all():
        person_id, name, calling, year, number, *rest = row
        found.setdefault(person_id, Woman(person_id, name, calling, year, number or 0, *rest))
    return list(found.values())


@dataclass(frozen=True)
class Scope:
    """For which women of one meeting somebody speaks: for all, for those of her units, for those who named her."""

    everyone: bool
    units: frozenset[int]
    helped: frozenset[int]

    def __bool__(self) -> bool:
        return self.everyone or bool(self.units or self.helped)

    def holds(self, person_id: int, branch_id: int | None, group_id: int | None) -> bool:
        """Whether she speaks for this woman of this branch and group."""
        return self.everyone or person_id in self.helped or group_id in self.units or branch_id in self.units


def scope_of(session: Session, person_id: int | None, meeting: Meeting) -> Scope:
    """For whom this person may speak at a meeting, by her posts or as a helper."""
    posts = [held for held in posts_of(session, person_id) if Right.NAMES in held.rights]
    above = {unit.id for unit in ancestors(session, meeting.unit_id)}
    if any(held.unit_id in above for held in posts):
        return Scope(True, frozenset(), frozenset())
    helped = frozenset(proxies.helped_by(session, [person_id])) if person_id is not None else frozenset()
    # Who is in a club is its own leader's to know.
    closed = get_unit(session, meeting.unit_id).kind == UnitKind.CLUB
    return Scope(False, frozenset() if closed or not posts else _below(session, posts), helped)


def charge_of(session: Session, person_id: int | None, meeting: Meeting) -> list[Woman]:
    """Those on the list for whom this person may speak: under her posts, or who named her as their helper."""
    scope = scope_of(session, person_id, meeting)
    if not scope:
        return []
    return [one for one in women_of(session, meeting) if scope.holds(one.person_id, one.branch_id, one.group_id)]


def _below(session: Session, posts: Sequence[Held]) -> frozenset[int]:
    units = [held.unit_id for held in posts]
    return frozenset(
        session.exec(
            select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(units), col(UnitPath.to_date).is_(None))
        ).all()
    )


def coming_for(
    session: Session, person_id: int | None, limit: int = 9, *, state: MeetingState = MeetingState.CALLED
) -> list[Meeting]:
    """Meetings to come, called (or called off), on whose list may be women for whom she speaks, the next first; of
    several branches her own comes before the others."""
    units = [held.unit_id for held in posts_of(session, person_id) if Right.NAMES in held.rights]
    helped = proxies.helped_by(session, [person_id]) if person_id is not None else []
    if not units and not helped:
        return []
    own = own_units(session, person_id)
    first = case((col(Meeting.unit_id).in_(own.units if own.several else ()), 0), else_=1)
    today = col(UnitPath.to_date).is_(None)
    below = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(units), today)
    above = select(UnitPath.ancestor_id).where(col(UnitPath.descendant_id).in_(units), today)
    theirs = select(Invitation.meeting_id).where(col(Invitation.person_id).in_(helped))
    return list(
        session.exec(
            select(Meeting)
            .where(
                or_(col(Meeting.unit_id).in_(below), col(Meeting.unit_id).in_(above), col(Meeting.id).in_(theirs)),
                Meeting.state == state,
                Meeting.starts_at > clock.now(),
                col(Meeting.invite_at).is_(None),  # of a series: nobody has been invited to it yet
            )
            .order_by(first, col(Meeting.starts_at))
            .limit(limit)
        ).all()
    )
