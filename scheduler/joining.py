"""Where an account's month is nearly used up: what is due at one address together leaves as one message."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlmodel import Session, col, select

from bot.channels import Channel
from bot.messages import Outgoing
from models import clock, courses, outbox, quotas
from models.conversations import Who
from models.deliveries import Delivery, Message, Priority, State
from models.pacing import VIETNAM
from models.quiet import is_night

AT_ONCE = 5
BETWEEN = "\n\n"

# A delivery's words and answers for who reads them; None when it need not be said any more.
Rendered = tuple[str, list[list[str]] | None] | None


def join(
    session: Session,
    channel: Channel,
    who: Who,
    first: Delivery,
    outgoing: Outgoing,
    render: Callable[[Session, Delivery, Who], Rendered],
) -> tuple[Outgoing, tuple[int, ...]]:
    """What leaves in the place of the first message, and the deliveries that leave with it.

    Joined is what asks nothing, carries no file and fits. A question stands last, so that its answers do.
    """
    if outgoing.attachment is not None or outgoing.skip_parts or first.priority == Priority.REPLY:
        return outgoing, ()
    if is_night(clock.now().astimezone(VIETNAM)) or not quotas.is_short(session, channel.name):
        return outgoing, ()
    texts: list[str] = [outgoing.text]
    joined: list[int] = []
    for other in _due_beside(session, first):
        delivery = outbox.claim_one(session, other)
        if delivery is None or courses.held_back(session, delivery):
            continue
        try:
            with session.begin_nested():
                rendered = render(session, delivery, who)
        except Exception:  # it is set apart when its own turn comes
            outbox.postpone(session, other, clock.now())
            continue
        if rendered is None:
            outbox.withdraw(session, other)
            continue
        text, choices = rendered
        if choices or len(BETWEEN.join([*texts, text]).encode("utf-16-le")) // 2 > channel.text_limit:
            outbox.postpone(session, other, clock.now())
            continue
        outbox.keep_text(session, other, text, None)
        texts.append(text)
        joined.append(other)
    if outgoing.choices:
        texts = [*texts[1:], texts[0]]
    return replace(outgoing, text=BETWEEN.join(texts)), tuple(joined)


def _due_beside(session: Session, first: Delivery) -> list[int]:
    """What else is due at this address, the most urgent first. Nothing that waits for a free hour or a paid one."""
    found = session.exec(
        select(Delivery.id)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(
            Delivery.contact_id == first.contact_id,
            Delivery.state == State.QUEUED,
            Delivery.not_before <= clock.now(),
            Delivery.priority > Priority.ROLL,
            Delivery.parts_sent == 0,
            Delivery.text == "",
            Delivery.set_aside == 0,
            col(Message.file_id).is_(None),
        )
        .order_by(col(Delivery.priority), col(Delivery.id))
        .limit(AT_ONCE)
    )
    return [one for one in found.all() if one is not None]


def take_apart(session: Session, deliveries: Sequence[int]) -> None:
    """What was to go within another message waits again."""
    for one in deliveries:
        outbox.postpone(session, one, clock.now())
