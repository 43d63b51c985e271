"""Deputies for a time: a woman stands in from one day to another, and her post ends by itself."""

from datetime import date, timedelta

from sqlmodel import Session, select

from models import clock, deliveries, planner
from models.conversations import Who
from models.deliveries import Priority
from models.facts import Fact, Refused
from models.handovers import Handover, HandoverState, by_day, name_of
from models.handovers_said import HoldsItAlready
from models.members import Person
from models.open_units import hold_for
from models.posts import NotAllowed, Post, Right, Role, post_for, posts_of
from models.units import UnitKind, get_unit

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


class EndsBeforeItBegins(Refused):
    """The last day lies before the first, or is over already."""

    first: date
    last: date


class DeputyTooLong(Refused):
    """A deputy for longer than a year is no deputy for a time."""

    last: date


def lend(session: Session, who: Who, unit_id: int, person_id: int, first: date, last: date) -> DeputyNamed:
    """A woman stands in as the unit's deputy from one day to another, both meant.

    Raises NotAllowed, UnitClosed, EndsBeforeItBegins, DeputyTooLong or HoldsItAlready.
    """
    hold_for(session, who.person_id, Right.UNITS, unit_id)
    unit, person = get_unit(session, unit_id), session.get(Person, person_id)
    if person is None or unit.kind in {UnitKind.GROUP, UnitKind.CLUB}:
        raise NotAllowed
    check_days(first, last)
    for held in posts_of(session, person_id):
        if held.unit_id == unit_id and held.role in {Role.HEAD, Role.DEPUTY, Role.CADRE}:
            raise HoldsItAlready(name_of(person), unit.name)
    role = Role.DEPUTY if unit.kind == UnitKind.BRANCH else Role.CADRE
    post = Post(person_id=person_id, role=role, unit_id=unit_id, from_date=first, to_date=last + timedelta(days=1))
    session.add(post)
    session.flush()
    message = deliveries.post(session, key=f"deputy:{post.id}", kind="deputy", subject_id=post.id, unit_id=unit_id)
    planner.address(session, message or 0, [person_id], priority=Priority.BRANCH, not_before=by_day(unit))
    return DeputyNamed(post.id or 0, name_of(person), unit.name, first, last)


def check_days(first: date, last: date) -> None:
    """A deputy's days, both meant, before anybody is asked. Raises EndsBeforeItBegins or DeputyTooLong."""
    if last < first or last < clock.today():
        raise EndsBeforeItBegins(first, last)
    if last - first > LONGEST_DEPUTY:
        raise DeputyTooLong(last)


def end_deputy(session: Session, who: Who, post_id: int) -> DeputyEnded:
    """A deputy for a time stands in no longer. Raises NotAllowed."""
    post = session.get(Post, post_id, with_for_update=True)
    if (
        post is None
        or post.to_date is None
        or post.role not in {Role.DEPUTY, Role.CADRE}
        or _handed_over(session, post)
    ):
        raise NotAllowed
    post_for(session, who.person_id, Right.UNITS, post.unit_id)
    post.to_date = max(min(post.to_date, clock.today()), post.from_date)
    session.add(post)
    return DeputyEnded(name_of(session.get_one(Person, post.person_id)), get_unit(session, post.unit_id).name)


def _handed_over(session: Session, post: Post) -> bool:
    """Whether it ends because another woman takes it over, not because it was lent."""
    taken = select(Handover.id).where(Handover.post_id == post.id, Handover.state == HandoverState.TAKEN)
    return session.exec(taken.limit(1)).first() is not None
