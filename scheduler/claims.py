"""The next row of the ledger to send: looked at once more, rendered for its reader, and what it costs kept for it."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from bot import notices, proxies
from bot.channels import Channel, Charges
from bot.inbox import BURST
from bot.messages import Choice, Outgoing
from bot.replies import lines
from models import budgets, clock, conversations, courses, deliveries, outbox, pacing
from models.announcements import Announcement
from models.deliveries import Message, Reason, State
from models.meetings import Meeting
from models.outbox import Outcome
from models.quiet import Timing, earliest, is_night, morning_after
from scheduler.joining import join
from scheduler.uploads import file_of

log = logging.getLogger(__name__)

IDLE = 1.0  # seconds between two looks when nothing is due and nobody wakes us
AHEAD = 0.1  # seconds before its slot that a row is claimed, so that waking late moves no slot


@dataclass(frozen=True)
class Claimed:
    """A row that was taken from the ledger, rendered for its reader."""

    delivery_id: int
    contact_id: int
    address: str
    outgoing: Outgoing
    reply: bool
    tries: int
    slot: float  # real seconds before which it must not leave
    price: int = 0  # đồng for each of the platform's messages that it makes
    kept: int = 0  # đồng that are kept for it in the month's budget
    joined: tuple[int, ...] = ()  # deliveries whose words go within it


def claim(session: Session, channel: Channel, public_url: str) -> Claimed | float | None:
    """The next row to send, or seconds to wait, or None when a row turned out not to be needed."""
    real = clock.real()
    free = pacing.free_at(session, channel.account)
    if free > real + AHEAD:
        return min(free - real - AHEAD, IDLE)
    delivery = outbox.claim(
        session,
        channel.name,
        now=clock.now(),
        real=real,
        chat_free=real + (BURST - 1) * channel.chat_gap,
        alone=isinstance(channel, Charges),
    )
    if delivery is None or delivery.contact_id is None:
        return IDLE
    if courses.held_back(session, delivery):
        return None
    if (morning := _after_the_night(session, delivery)) is not None:
        outbox.postpone(session, delivery.id or 0, morning)
        return None
    who = conversations.contact(session, delivery.contact_id)
    file, held = file_of(session, delivery, who, public_url, channel.account)
    if held:
        return None
    who.slot = max(who.slot, real) + channel.chat_gap
    conversations.set_slot(session, who.contact_id, who.slot)
    text, choices = delivery.text, delivery.choices
    if not text:
        connection = session.connection()
        connection.exec_driver_sql("SAVEPOINT render")
        try:
            rendered = _render(session, delivery, who)
        except Exception:  # it would fail for ever, and those behind it must not wait
            log.exception("rendering failed", extra={"delivery": delivery.id})
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT render")
            outbox.finish(session, [Outcome(delivery.id or 0, delivery.contact_id, State.FAILED, "our-fault")])
            return None
        finally:
            connection.exec_driver_sql("RELEASE SAVEPOINT render")
        if rendered is None:
            outbox.withdraw(session, delivery.id or 0)
            return None
        text, choices = rendered
        outbox.keep_text(session, delivery.id or 0, text, choices)
    outgoing = Outgoing(
        text,
        tuple(Choice(label, f"{delivery.id}.{number}") for number, label, _ in choices or []),
        attachment=file,
        skip_parts=delivery.parts_sent,
    )
    reply = delivery.priority == deliveries.Priority.REPLY
    costs = _costs(session, channel, delivery, who, outgoing)
    if costs is None:
        return None
    outgoing = replace(outgoing, paid_for=costs[1] > 0)
    outgoing, joined = join(session, channel, who, delivery, outgoing, _render)
    # The account's row last, as in the inbox: whoever takes it first and then waits for a chat would meet itself.
    slot = pacing.reserve_slot(session, channel.account, channel.rate, real)
    number, tries = delivery.id or 0, delivery.tries
    return Claimed(number, who.contact_id, who.address, outgoing, reply, tries, slot, *costs, joined)


def _costs(
    session: Session, channel: Channel, delivery: deliveries.Delivery, who: conversations.Who, outgoing: Outgoing
) -> tuple[int, int] | None:
    """What is due now for each of its messages and for all of them (đồng), kept in the month's budget. None where it
    cannot leave here any more: it goes another way, or she is told at home."""
    asked = budgets.terms_of(session, channel.name)
    if (asked is None or asked.free_for is None) and not delivery.set_aside:
        return 0, 0
    price = 0 if asked is None else asked.price_at(clock.now(), who.touched_at, used_up=who.used_up)
    count = channel.messages(outgoing) - outgoing.skip_parts if isinstance(channel, Charges) else 1
    number, contact = delivery.id or 0, who.contact_id
    if price is not None and budgets.keep_for(session, number, price * count):
        return price, price * count
    budgets.keep_for(session, number, 0)
    reason = Reason.LONG_SILENT if price is None else Reason.COSTS
    if delivery.priority == deliveries.Priority.REPLY:
        outbox.finish(session, [Outcome(number, contact, State.FAILED, reason)])
    else:
        outbox.reroute(session, number, besides=contact, reason=reason)
    return None


def _after_the_night(session: Session, delivery: deliveries.Delivery) -> datetime | None:
    """When a row may leave that the night has overtaken, behind a long queue or while we were away; None for now."""
    message = session.get(Message, delivery.message_id)
    if message is None or delivery.priority <= deliveries.Priority.ROLL:
        return None
    now = clock.now().astimezone(notices.zone_of(session, message))
    if not is_night(now):
        return None
    if message.kind in {"notice", "recall"} and (notice := session.get(Announcement, message.subject_id)) is not None:
        return None if notice.urgent_reason else morning_after(now)
    meeting = session.get(Meeting, message.subject_id) if message.kind in {"change", "cancel"} else None
    start = None if meeting is None else meeting.starts_at.astimezone(now.tzinfo)
    when = earliest(now, Timing.NOTICE if start is None else Timing.CHANGE, start)
    return when if when > now else None


def _render(
    session: Session, delivery: deliveries.Delivery, who: conversations.Who
) -> tuple[str, list[list[str]] | None] | None:
    message = session.get(Message, delivery.message_id)
    assert message is not None  # noqa: S101 (a foreign key)
    known = next((k for k in who.persons if k.id == delivery.person_id), None)
    known = known or proxies.on_behalf(session, delivery.person_id, who)
    if delivery.person_id is not None and known is None:
        return None  # she is no longer reached here
    reply = proxies.for_helper(session, notices.render(session, message, delivery, known), known, who)
    if reply is None:
        return None
    language, pair = (known.language, known.pair) if known is not None else (who.language, "em-chi")
    now = clock.now().astimezone(notices.zone_of(session, message))
    text, choices = lines(who.language or language, pair, reply, now)
    if len(who.persons) > 1 and known is not None and known in who.persons:  # two women on one phone: whose is it?
        text = notices.for_whom(who.language or language, known, text)
    return text, choices or None
