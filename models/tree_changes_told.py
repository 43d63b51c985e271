"""Who hears of a deed on the tree: whoever planned it, and those whose branch or post it changed."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, and_, col, or_, select

from models import clock, deliveries, planner
from models.deliveries import Delivery, Message, Priority, State
from models.members import Person, given_name
from models.posts import Post, Role
from models.quiet import Timing, earliest
from models.tree_changes_kept import Deed, UnitChange, noted
from models.units import get_unit

POSTS, BACK = "unit-post", "unit-post-back"  # kinds of messages: what became of a post, and that all is as before
_HEARD = (State.SENT, State.DELIVERED, State.READ, State.ANSWERED, State.UNKNOWN)


def tell_planner(session: Session, row: UnitChange, deed: Deed) -> int:
    """Whoever planned it hears that it is done, or why not. How many are told."""
    if row.by_id is None:
        return 0
    return _tell(session, row, "unit-change", deed.units[0] if deed.units else deed.parent, [row.by_id])


def tell_holders(session: Session, row: UnitChange, deed: Deed) -> int:
    """Those whose posts the deed ended, and who heads the unit that others go into, hear of it. How many are told."""
    people = [post.person_id for post in posts_of(session, row, deed)]
    others = [one for one in dict.fromkeys(people) if one != row.by_id]
    return _tell(session, row, POSTS, deed.units[0], others) if others else 0


def tell_back(session: Session, row: UnitChange, deed: Deed) -> int:
    """Those who had heard of it hear that it was taken back. How many are told."""
    heard = (
        select(Delivery.person_id)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(Message.kind == POSTS, Message.subject_id == row.id, col(Delivery.state).in_(_HEARD))
        .order_by(col(Delivery.id))
    )
    people = [one for one in session.exec(heard).all() if one is not None]
    deliveries.cancel_queued(session, POSTS, row.id or 0)
    return _tell(session, row, BACK, deed.units[0], people) if people else 0


def posts_of(session: Session, row: UnitChange, deed: Deed) -> list[Post]:
    """The posts that a deed ended, and those at the head of the unit that others went into."""
    ended = [one for one, _ in noted(session, row, "post")]
    day = clock.today()
    goes_on = and_(
        col(Post.unit_id) == deed.into,
        col(Post.role).in_([Role.HEAD, Role.DEPUTY]),
        col(Post.from_date) <= day,
        or_(col(Post.to_date).is_(None), col(Post.to_date) > day),
    )
    return list(session.exec(select(Post).where(or_(col(Post.id).in_(ended), goes_on)).order_by(col(Post.id))))


def new_post(session: Session, row: UnitChange) -> Post | None:
    """The post that was given anew in the merged unit, if any."""
    made = [one for one, _ in noted(session, row, "new_post")]
    return session.get(Post, made[0]) if made else None


def name_of(session: Session, post: Post) -> str:
    """What she who holds a post is called."""
    person = session.get_one(Person, post.person_id)
    return given_name(person.full_name, person.calling_name)


def _tell(session: Session, row: UnitChange, kind: str, unit_id: int | None, people: Sequence[int]) -> int:
    message = deliveries.post(session, key=f"{kind}:{row.id}", kind=kind, subject_id=row.id, unit_id=unit_id)
    if message is None:
        return 0
    when = _by_day(session, unit_id)
    return planner.address(session, message, people, priority=Priority.ROLL, not_before=when)[State.QUEUED]


def _by_day(session: Session, unit_id: int | None) -> datetime:
    zone = ZoneInfo(get_unit(session, unit_id).timezone) if unit_id else UTC
    return earliest(clock.now().astimezone(zone), Timing.NOTICE)
