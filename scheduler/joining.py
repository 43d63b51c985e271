"""What leaves as one message: a woman's notices of one moment, and in a short month whatever is due at her address.

Nobody gets more than three notices a day: what is more waits for 06:00 of the next (`models.spreading`), as do those
of the night. So they share a moment, and one message brings them all. Each keeps its own row in the ledger.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlmodel import Session, col, select

from bot.channels import Channel
from bot.messages import Choice, Outgoing
from models import budgets, clock, outbox, pauses, quotas
from models.conversations import Who
from models.deliveries import COUNTED, Delivery, Message, Priority, State
from models.pacing import VIETNAM
from models.quiet import is_night
from scheduler.rendering import heading, render

AT_ONCE = 5
OF_ONE_MOMENT = 20
BETWEEN = "\n\n"


def join(
    session: Session, channel: Channel, who: Who, first: Delivery, outgoing: Outgoing
) -> tuple[Outgoing, tuple[int, ...]]:
    """What leaves in the place of the first message, and the deliveries that leave with it.

    Joined is what carries no file and fits into one part. A question stands last, so that its answers do; a second one
    waits for a message of its own, as does what did not fit: today, or tomorrow where she has had enough.
    """
    if outgoing.attachment is not None or outgoing.skip_parts or first.priority == Priority.REPLY:
        return outgoing, ()
    if is_night(clock.now().astimezone(VIETNAM)):
        return outgoing, ()
    same_moment = of_her_moment(session, first)
    others = same_moment or (_due_beside(session, first) if quotas.is_short(session, channel.name) else ())
    head = heading(session, first, who, len(same_moment) + 1) + BETWEEN if same_moment else ""
    texts, last, choices = [outgoing.text], "", outgoing.choices
    if choices:
        texts, last = [], outgoing.text
    joined: list[int] = []
    for other in others:
        delivery = outbox.claim_one(session, other, first.asked_at or clock.now())
        if delivery is None or pauses.held_back(session, delivery):
            continue
        try:
            with session.begin_nested():
                rendered = render(session, delivery, who)
        except Exception:  # it is set apart when its own turn comes
            outbox.postpone(session, other, delivery.not_before)
            continue
        if rendered is None:
            outbox.withdraw(session, other)
            continue
        text, answers = rendered
        whole = head + BETWEEN.join([*texts, text, *([last] if last else [])])
        too_long = len(whole.encode("utf-16-le")) // 2 > channel.text_limit
        if too_long or (answers and choices):
            outbox.postpone(session, other, delivery.not_before)
            if too_long:  # the next message begins with it
                break
            continue
        outbox.keep_text(session, other, text, answers)
        budgets.keep_for(session, other, 0)  # the first one pays for all
        if answers:
            last, choices = text, tuple(Choice(label, f"{other}.{number}") for number, label, _ in answers)
        else:
            texts.append(text)
        joined.append(other)
    if not joined:
        return outgoing, ()
    if same_moment:
        head = heading(session, first, who, len(joined) + 1) + BETWEEN
    return replace(outgoing, text=head + BETWEEN.join(filter(None, [*texts, last])), choices=choices), tuple(joined)


def of_her_moment(session: Session, first: Delivery) -> Sequence[int]:
    """The other notices that are for her at the very moment of the first, in their order."""
    message = session.get(Message, first.message_id)
    if message is None or message.kind not in COUNTED or message.file_id is not None:
        return ()
    mine = (Delivery.person_id == first.person_id, Delivery.not_before == first.not_before)
    return _waiting(session, first, *mine, col(Message.kind).in_(COUNTED), limit=OF_ONE_MOMENT)


def _due_beside(session: Session, first: Delivery) -> Sequence[int]:
    """What else is due at this address, the most urgent first. Nothing that waits for a free hour or a paid one, and
    nothing that has been refused in company."""
    if first.tries > 1:
        return ()
    due = (Delivery.not_before <= clock.now(), Delivery.priority > Priority.ROLL)
    return _waiting(session, first, *due, Delivery.set_aside == 0, Delivery.tries == 0, limit=AT_ONCE)


def _waiting(session: Session, first: Delivery, *where: Any, limit: int) -> Sequence[int]:
    found = session.exec(
        select(Delivery.id)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(
            Delivery.contact_id == first.contact_id,
            Delivery.state == State.QUEUED,
            Delivery.template == "",
            Delivery.parts_sent == 0,
            Delivery.text == "",
            col(Message.file_id).is_(None),
            *where,
        )
        .order_by(col(Delivery.priority), col(Delivery.id))
        .limit(limit)
    )
    return [one for one in found.all() if one is not None]
