"""Deputies for a time: a woman stands in from one day to another, and her post ends by itself."""

from datetime import date, timedelta

from sqlmodel import Session, col, or_, select

from models import clock, deliveries, planner
from models.audit import did
from models.conversations import Who
from models.deliveries import Message, Priority
from models.facts import Fact, Refused
from models.handovers import FARTHEST, HANDED, Handover, HandoverState, by_day, name_of
from models.handovers_said import HandoverDayFar, HandoverOver, HoldsItAlready
from models.members import Person
from models.open_units import hold_for
from models.posts import NotAllowed, Post, Right, Role, may_name, post_for, posts_of
from models.units import UnitKind, get_unit, subtree_ids

LONGEST_DEPUTY = timedelta(days=366)


class DeputyNamed(Fact):
    """She stands in from one day to another, both meant."""

    post: int
    name: str
    unit: str
    first: date
    last: date


class DeputyEnded(Fact):
    """She stands in no longer."""

    name: str
    unit: str


class DeputyDeclined(Fact):
    """She does not stand in, and whoever named her hears of it."""

    unit: str


class EndsBeforeItBegins(Refused):
    """The last day lies before the first, or is over already."""

    first: date
    last: date


class DeputyBeginsPast(Refused):
    """Nobody has stood in without knowing of it: the first day is over already."""

    first: date


class DeputyTooLong(Refused):
    """A deputy for longer than a year is no deputy for a time."""

    last: date


def lend(session: Session, who: Who, unit_id: int, person_id: int, first: date, last: date) -> DeputyNamed:
    """A woman stands in as the unit's deputy from one day to another, both meant.

    Raises NotAllowed, UnitClosed, HoldsItAlready (also where two times of hers would overlap), or as `check_days`.
    """
    hold_for(session, who.person_id, Right.UNITS, unit_id)
    unit, person = get_unit(session, unit_id), session.get(Person, person_id)
    if person is None or unit.kind in {UnitKind.GROUP, UnitKind.CLUB}:
        raise NotAllowed
    check_days(first, last)
    end = last + timedelta(days=1)
    if _holds(session, unit_id, person_id, first, end):
        named = may_name(session, who.person_id, person_id, unit_id)
        raise HoldsItAlready(name_of(person) if named else "", unit.name)
    role = Role.DEPUTY if unit.kind == UnitKind.BRANCH else Role.CADRE
    post = Post(person_id=person_id, role=role, unit_id=unit_id, from_date=first, to_date=end)
    session.add(post)
    session.flush()
    _note(session, who.person_id, post, "deputy")
    _tell(session, post, "deputy", {person_id}, who.person_id)
    _tell(session, post, "deputy-known", _heads(session, unit_id) - {who.person_id, person_id}, who.person_id)
    return DeputyNamed(post.id or 0, name_of(person), unit.name, first, last)


def _holds(session: Session, unit_id: int, person_id: int, first: date, end: date) -> bool:
    """Whether a post of hers in the unit holds on any day from one to another (not meant)."""
    held = select(Post.id).where(
        Post.unit_id == unit_id,
        Post.person_id == person_id,
        col(Post.role).in_(HANDED),
        Post.from_date < end,
        or_(col(Post.to_date).is_(None), (col(Post.to_date) > first) & (col(Post.to_date) > Post.from_date)),
    )
    return session.exec(held.limit(1)).first() is not None


def check_days(first: date, last: date) -> None:
    """A deputy's days, both meant, before anybody is asked.

    Raises EndsBeforeItBegins, DeputyBeginsPast, DeputyTooLong or HandoverDayFar.
    """
    if last < first or last < clock.today():
        raise EndsBeforeItBegins(first, last)
    if first < clock.today():
        raise DeputyBeginsPast(first)
    if last - first > LONGEST_DEPUTY:
        raise DeputyTooLong(last)
    if first - clock.today() > FARTHEST:
        raise HandoverDayFar(first)


def end_deputy(session: Session, who: Who, post_id: int) -> DeputyEnded:
    """A deputy for a time stands in no longer. Raises NotAllowed."""
    post = session.get(Post, post_id, with_for_update=True)
    if post is None or post.to_date is None or not is_lent(session, post):
        raise NotAllowed
    post_for(session, who.person_id, Right.UNITS, post.unit_id)
    _note(session, who.person_id, post, "deputy-ended")
    post.to_date = max(min(post.to_date, clock.today()), post.from_date)
    session.add(post)
    return DeputyEnded(name_of(session.get_one(Person, post.person_id)), get_unit(session, post.unit_id).name)


def decline_deputy(session: Session, who: Who, post_id: int) -> DeputyDeclined:
    """She who was named does not stand in, and whoever named her hears of it. Raises NotAllowed or HandoverOver."""
    post = session.get(Post, post_id, with_for_update=True)
    if post is None or not is_lent(session, post) or post.person_id not in {known.id for known in who.persons}:
        raise NotAllowed
    if post.to_date is None or post.to_date <= max(post.from_date, clock.today()):
        raise HandoverOver
    _note(session, post.person_id, post, "deputy-declined")
    post.to_date = max(clock.today(), post.from_date)
    session.add(post)
    named = session.exec(select(Message).where(Message.key == f"deputy:{post.id}")).first()
    by = int(named.fields.get("by") or 0) if named is not None else 0
    others = _heads(session, post.unit_id) | ({by} if by else set())
    _tell(session, post, "deputy-declined", others - {post.person_id}, by)
    return DeputyDeclined(get_unit(session, post.unit_id).name)


def beside(session: Session, unit_id: int, first: date, last: date) -> list[Post]:
    """Who stands in there for a time already on any of these days, both meant."""
    posts = session.exec(
        select(Post)
        .where(
            Post.unit_id == unit_id,
            col(Post.role).in_((Role.DEPUTY, Role.CADRE)),
            Post.from_date <= last,
            col(Post.to_date) > first,
            col(Post.to_date) > Post.from_date,
        )
        .order_by(col(Post.from_date), col(Post.id))
    ).all()
    return [post for post in posts if is_lent(session, post)]


def lent_to_or_by(session: Session, who: Who) -> list[Post]:
    """Who stands in for a time, or will: she herself, and those whom she may let go."""
    above = [held.unit_id for held in posts_of(session, who.person_id) if Right.UNITS in held.rights]
    below = [col(Post.unit_id).in_(subtree_ids(unit)) for unit in above]
    posts = session.exec(
        select(Post)
        .where(
            col(Post.role).in_((Role.DEPUTY, Role.CADRE)),
            col(Post.to_date) > clock.today(),
            col(Post.to_date) > Post.from_date,
            or_(col(Post.person_id).in_([known.id for known in who.persons]), *below),
        )
        .order_by(col(Post.from_date), col(Post.id))
    ).all()
    return [post for post in posts if is_lent(session, post)]


def names_beside(session: Session, unit_id: int, first: date, last: date) -> str:
    """What they are called, for whoever may name another there."""
    people = dict.fromkeys(post.person_id for post in beside(session, unit_id, first, last))
    return ", ".join(name_of(session.get_one(Person, one)) for one in people)


def _note(session: Session, by: int | None, post: Post, what: str) -> None:
    last = (post.to_date or post.from_date) - timedelta(days=1)
    days = {"day": post.from_date.isoformat(), "last": last.isoformat()}
    did(session, by, post.unit_id, what, person=post.person_id, role=post.role, **days)


def _heads(session: Session, unit_id: int) -> set[int]:
    """Who heads the unit today."""
    today = clock.today()
    heads = select(Post.person_id).where(
        Post.unit_id == unit_id,
        Post.role == Role.HEAD,
        Post.from_date <= today,
        or_(col(Post.to_date).is_(None), col(Post.to_date) > today),
    )
    return set(session.exec(heads).all())


def _tell(session: Session, post: Post, kind: str, people: set[int], by: int | None) -> None:
    unit = get_unit(session, post.unit_id)
    key, fields = f"{kind}:{post.id}", {"by": by} if by else {}
    if people:
        message = deliveries.post(session, key=key, kind=kind, subject_id=post.id, unit_id=unit.id, fields=fields)
        planner.address(session, message or 0, sorted(people), priority=Priority.BRANCH, not_before=by_day(unit))


def is_lent(session: Session, post: Post) -> bool:
    """Whether it is a deputy's for a time: it has an end, and not because it passes on, or she to another post."""
    if post.to_date is None or post.role not in {Role.DEPUTY, Role.CADRE}:
        return False
    hers = (  # she became head herself
        (Handover.unit_id == post.unit_id)
        & (Handover.person_id == post.person_id)
        & (Handover.role == Role.HEAD)
        & (Handover.day == post.to_date)
    )
    taken = select(Handover.id).where(or_(Handover.post_id == post.id, hers), Handover.state == HandoverState.TAKEN)
    return session.exec(taken.limit(1)).first() is None
