"""Who leads a group or club: named by the head, her phone linked by a code, thanked when it ends."""

from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models import clock, deliveries, planner
from models.conversations import Who
from models.deliveries import Priority
from models.facts import Fact, Refused
from models.grants import grant, withdraw
from models.groups import Leader, in_force, leaders, led_unit, parent_of, today
from models.members import MEMBER_STATES, Membership, Person, given_name
from models.posts import Post, Role
from models.quiet import Timing, earliest
from models.units import Unit, UnitPath
from models.vault import vault


class LeaderNamed(Fact):
    """She leads it from today."""

    group: int
    unit: str
    kind: str
    name: str
    full_name: str
    reach: str
    person: int
    before: int  # who led it until now; 0 where nobody did


class LeaderCode(Fact):
    """What she sends from her own phone, within 24 hours, so that it is linked to her."""

    name: str
    code: str


class LeaderEnded(Fact):
    """Nobody leads it from today: its lists fall to the head."""

    unit: str
    name: str


class LeadsAlready(Refused):
    """She is the leader already."""

    unit: str
    name: str


class NoLeaderYet(Refused):
    """Nobody leads it."""

    unit: str


class HasLeader(Refused):
    """Somebody else leads it now: the head has to say that she is to be replaced."""

    unit: str
    leader: str


class LeaderChanged(Refused):
    """Somebody else leads it by now."""


class NotInTheBook(Refused):
    """She is no member where the group or club is."""


def name_leader(
    session: Session, who: Who, unit_id: int, person_id: int, *, instead_of: int | None = None
) -> LeaderNamed:
    """Make a member the leader of a group or club from today; `instead_of` is the leader whose post ends with it.

    Raises NotAllowed, GroupGone, NotInTheBook, LeadsAlready, or HasLeader where another one leads it than was said.
    """
    unit = led_unit(session, who, unit_id)
    person = session.get(Person, person_id)
    if person is None or not _belongs(session, person_id, parent_of(session, unit_id)):
        raise NotInTheBook
    now = leaders(session, [unit_id]).get(unit_id, Leader())
    name = given_name(person.full_name, person.calling_name)
    if now.person_id == person_id:
        raise LeadsAlready(unit.name, name)
    if now.person_id not in {None, instead_of}:
        raise HasLeader(unit.name, now.name)
    for old in end_posts(session, unit_id):
        _tell(session, unit, old, "leader-ended")
    post = Post(person_id=person_id, role=Role.GROUP_LEADER, unit_id=unit_id, from_date=today())
    session.add(post)
    session.flush()
    _tell(session, unit, post, "leader-named")
    reach = leaders(session, [unit_id])[unit_id].reach
    return LeaderNamed(unit_id, unit.name, unit.kind, name, person.full_name, reach, person_id, now.person_id or 0)


def leader_code(session: Session, who: Who, unit_id: int) -> LeaderCode:
    """A one-time code that links the leader's phone. Raises NotAllowed, GroupGone, or NoLeaderYet."""
    unit = led_unit(session, who, unit_id)
    leader = leaders(session, [unit_id]).get(unit_id, Leader())
    person = session.get(Person, leader.person_id) if leader.person_id else None
    if person is None:
        raise NoLeaderYet(unit.name)
    phone = vault(session).unseal(person.phone_sealed)
    code = grant(session, phone=phone, role=Role.GROUP_LEADER, unit=unit, person_id=person.id)
    return LeaderCode(leader.name, f"{code[:4]} {code[4:]}")


def leader_back(session: Session, who: Who, unit_id: int, person_id: int, before: int) -> Fact:
    """Take the naming of a leader back: whoever led it before does again. Raises as `name_leader`, or LeaderChanged."""
    led_unit(session, who, unit_id)
    if leaders(session, [unit_id]).get(unit_id, Leader()).person_id != person_id:
        raise LeaderChanged
    if before:
        return name_leader(session, who, unit_id, before, instead_of=person_id)
    return end_leader(session, who, unit_id)


def end_leader(session: Session, who: Who, unit_id: int) -> LeaderEnded:
    """Leave a group or club without a leader. Raises NotAllowed, GroupGone."""
    unit = led_unit(session, who, unit_id)
    name = leaders(session, [unit_id]).get(unit_id, Leader()).name
    for old in end_posts(session, unit_id):
        _tell(session, unit, old, "leader-ended")
    return LeaderEnded(unit.name, name)


def end_posts(session: Session, unit_id: int) -> list[Post]:
    """Whoever leads a group or club does so no longer, and the codes that are out for it open nothing. Those posts."""
    posts = session.exec(
        select(Post).where(Post.unit_id == unit_id, Post.role == Role.GROUP_LEADER, *in_force()).with_for_update()
    ).all()
    for post in posts:
        post.to_date = today()
        session.add(post)
    withdraw(session, Role.GROUP_LEADER, unit_id)
    session.flush()
    return list(posts)


def _tell(session: Session, unit: Unit, post: Post, kind: str) -> None:
    """Tell her that she leads it, or thank her."""
    message = deliveries.post(session, key=f"{kind}:{post.id}", kind=kind, subject_id=post.id, unit_id=unit.id)
    when = earliest(clock.now().astimezone(ZoneInfo(unit.timezone)), Timing.NOTICE)
    planner.address(session, message or 0, [post.person_id], priority=Priority.BRANCH, not_before=when)


def _belongs(session: Session, person_id: int, unit_id: int) -> bool:
    return (
        session.exec(
            select(Membership.id)
            .join(UnitPath, col(UnitPath.descendant_id) == Membership.unit_id)
            .where(
                UnitPath.ancestor_id == unit_id,
                col(UnitPath.to_date).is_(None),
                Membership.person_id == person_id,
                col(Membership.state).in_(MEMBER_STATES),
            )
        ).first()
        is not None
    )
