"""What was claimed for sending though its sender has paused it, or is gone."""

from sqlmodel import Session

from models import successions
from models.announcements import Announcement
from models.deliveries import DELIVERIES, Delivery, Message, Priority, State


def held_back(session: Session, delivery: Delivery) -> bool:
    """Whether what was claimed is paused; it waits with the rest then, and this was no try.

    A message that was being sent when its sender paused, and comes back to be tried again, is caught here; so is one
    whose sender has no post any more, before a look (`successions`) has held the others.
    """
    if delivery.priority < Priority.BRANCH:
        return False
    message = session.get(Message, delivery.message_id)
    notice = session.get(Announcement, message.subject_id) if message and message.kind == "notice" else None
    if notice is None or (notice.paused_at is None and not successions.is_left_waiting(session, notice)):
        return False
    session.connection().execute(
        DELIVERIES.update()
        .where(DELIVERIES.c.id == delivery.id, DELIVERIES.c.state == State.SENDING)
        .values(state=State.HELD, asked_at=None, tries=DELIVERIES.c.tries - 1)
    )
    return True
