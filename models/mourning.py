"""A death in a member's family: whoever keeps her branch is told of it, when she wants it, once a week at most."""

from datetime import timedelta

from sqlmodel import Session, select

from models import clock, deliveries, planner
from models.conversations import Who
from models.deliveries import Message, Priority
from models.facts import Fact
from models.members import Person, given_name, memberships_of
from models.reading_help import by_day, keeper

KIND = "mourning"
AGAIN = timedelta(days=7)


class MourningTold(Fact):
    """Whoever keeps her branch has been told, `by` that woman's name; "" where nobody could be."""

    by: str


def who_would_be_told(session: Session, person_id: int | None) -> str:
    """The name of her branch's head, where she has one who is not herself and can be written to; else ""."""
    for membership in memberships_of(session, person_id or 0):
        head = keeper(session, membership.unit_id, person_id)
        if head is not None:
            return given_name(head.full_name, head.calling_name)
    return ""


def tell_of_mourning(session: Session, who: Who) -> MourningTold:
    """Tell the head that there is mourning in this woman's house; said again within the week, nobody is told again."""
    for membership in memberships_of(session, who.person_id or 0):
        head = keeper(session, membership.unit_id, who.person_id)
        if head is None:
            continue
        if not _told(session, who.person_id or 0):
            _tell(session, who.person_id or 0, membership.unit_id, head)
        return MourningTold(given_name(head.full_name, head.calling_name))
    return MourningTold("")


def _told(session: Session, person_id: int) -> bool:
    lately = select(Message.id).where(
        Message.kind == KIND, Message.subject_id == person_id, Message.created_at > clock.now() - AGAIN
    )
    return session.exec(lately).first() is not None


def _tell(session: Session, person_id: int, unit_id: int, head: Person) -> None:
    message = deliveries.post(
        session,
        key=f"{KIND}:{person_id}:{clock.now().date().isoformat()}",
        kind=KIND,
        subject_id=person_id,
        unit_id=unit_id,
    )
    if message is not None:
        planner.address(session, message, [head.id or 0], priority=Priority.ROLL, not_before=by_day(session, unit_id))
