"""Whom a meeting is for: the members of a unit, or the holders of posts in it and below it."""

from typing import Any

from sqlmodel import Session, and_, col, literal, select, true

from models import clock, clubs
from models.clubs import ClubMembership
from models.meetings import MeetingKind, Whom
from models.members import MEMBER_STATES, Membership, MemberState
from models.posts import Held, Post, Role
from models.units import ABOVE_COMMUNE, Unit, UnitKind, UnitPath, subtree_ids

# Kinds that are for holders of posts, unless the caller says otherwise.
OF_POSTS = frozenset({MeetingKind.COMMITTEE, MeetingKind.STANDING, MeetingKind.BRIEFING, MeetingKind.TRAINING})
OF_MEMBERS = (Whom.MEMBERS, Whom.EVERYONE)


def usual(unit: Unit, kind: MeetingKind) -> Whom:
    """Whom a meeting of this kind is for where nobody has said it."""
    if kind not in OF_POSTS:
        return Whom.EVERYONE if kind == MeetingKind.EVENT else Whom.MEMBERS
    if unit.kind == UnitKind.COMMITTEE:
        return Whom.POSTS
    if kind == MeetingKind.STANDING:
        return Whom.OFFICE
    if unit.kind == UnitKind.BRANCH:
        return Whom.LEADERS
    if unit.kind in {UnitKind.GROUP, UnitKind.CLUB}:
        return Whom.MEMBERS
    return Whom.COMMITTEE if kind == MeetingKind.COMMITTEE else Whom.HEADS


def people_of(unit: Unit, whom: Whom) -> Any:
    """A select of (person_id, state, honorary) of those who are meant today; a person may come more than once.

    For holders of posts the state is "active" and nobody is honorary: a post is not held in honour.
    """
    unit_id = unit.id or 0
    if whom not in OF_MEMBERS:
        return _holders(unit_id, whom)
    members = select(Membership.person_id, Membership.state, Membership.honorary).where(
        col(Membership.state).in_(MEMBER_STATES)
    )
    if unit.kind == UnitKind.GROUP:
        return members.where(Membership.group_id == unit_id)
    if unit.kind == UnitKind.CLUB:
        return members.where(col(Membership.person_id).in_(clubs.member_ids(unit_id)))
    below: Any = col(Membership.unit_id).in_(subtree_ids(unit_id))
    if whom == Whom.EVERYONE:
        in_clubs = select(ClubMembership.person_id).where(
            col(ClubMembership.unit_id).in_(subtree_ids(unit_id)), col(ClubMembership.until).is_(None)
        )
        below |= col(Membership.person_id).in_(in_clubs)
    return members.where(below)


def _holders(unit_id: int, whom: Whom) -> Any:
    today = clock.today()
    own = col(UnitPath.depth) == 0
    # A club or a committee has a head, too, who is no branch head.
    heads = and_(col(Post.role).in_([Role.HEAD, Role.DEPUTY]), Unit.kind == UnitKind.BRANCH)
    leaders = col(Post.role) == Role.GROUP_LEADER
    choice = {Whom.OFFICE: own, Whom.COMMITTEE: own | heads, Whom.HEADS: heads, Whom.LEADERS: heads | leaders}
    return (
        select(Post.person_id, literal(MemberState.ACTIVE.value), literal(False))
        .join(Unit, col(Unit.id) == Post.unit_id)
        .join(UnitPath, col(UnitPath.descendant_id) == Post.unit_id)
        .where(
            UnitPath.ancestor_id == unit_id,
            col(UnitPath.to_date).is_(None),
            Post.from_date <= today,
            (col(Post.to_date).is_(None)) | (col(Post.to_date) > today),
            choice.get(whom, true()),
        )
    )


def meant(unit: Unit, kind: MeetingKind, held: Held | None, whom: str = "") -> Whom:
    """Whom a call means: what was said, else what is usual; a cadre above the commune calls posts only."""
    wanted = Whom(whom) if whom else usual(unit, kind)
    above = held is not None and held.unit_kind in ABOVE_COMMUNE
    return Whom.POSTS if above and wanted in OF_MEMBERS else wanted


def audience(
    session: Session, unit: Unit, kind: MeetingKind, held: Held | None = None, whom: str = ""
) -> list[tuple[int, bool, bool]]:
    """Who a meeting of this unit and kind is for: (person id, expected, away), each once."""
    seen: dict[int, tuple[int, bool, bool]] = {}
    for person_id, state, honorary in session.exec(people_of(unit, meant(unit, kind, held, whom))).all():
        away = state == MemberState.AWAY
        seen.setdefault(person_id, (person_id, not away and not honorary, away))
    return list(seen.values())
