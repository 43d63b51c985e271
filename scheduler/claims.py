"""The next row of the ledger to send: looked at once more, rendered for its reader, and what it costs kept for it."""

import logging
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import Session

from bot import notices
from bot.channels import Channel, Charges
from bot.inbox import BURST
from bot.messages import Choice, Outgoing
from models import budgets, clock, conversations, deliveries, outbox, pacing, pauses, rerouting, spreading
from models.announcements import Announcement
from models.deliveries import Message, Reason, State
from models.meetings import Meeting
from models.outbox import Outcome
from models.quiet import Timing, earliest, is_night, morning_after
from scheduler.joining import join, of_her_moment
from scheduler.rendering import render
from scheduler.uploads import file_of

log = logging.getLogger(__name__)

IDLE = 1.0  # seconds between two looks when nothing is due and nobody wakes us
AHEAD = 0.1  # seconds before its slot that a row is claimed, so that waking late moves no slot
# What is about a meeting, and may be too late in the morning.
_OF_MEETINGS = {"invite": Timing.INVITATION, "change": Timing.CHANGE, "cancel": Timing.CHANGE}


@dataclass(frozen=True)
class Claimed:
    """A row that was taken from the ledger, rendered for its reader."""

    delivery_id: int
    contact_id: int | None  # None: a phone number
    address: str = field(repr=False)
    outgoing: Outgoing
    reply: bool
    tries: int
    slot: float  # real seconds before which it must not leave
    price: int = 0  # đồng for each of the platform's messages that it makes
    kept: int = 0  # đồng that are kept for it in the month's budget
    joined: tuple[int, ...] = ()  # deliveries whose words go within it
    template: str = ""  # the way of a template message

    @property
    def tracked(self) -> str:
        """The name by which the platform tells of it, known before it answers; "" where it gives the name."""
        filled = self.outgoing.template
        return filled.tracking_id if filled is not None and filled.by_phone else ""


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
    # A session holds its rows only while somebody does, and every step below asks for this one.
    session.info["message"] = session.get(Message, delivery.message_id)
    if pauses.held_back(session, delivery):
        return None
    if (morning := after_the_night(session, delivery) or after_enough(session, delivery)) is not None:
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
            rendered = render(session, delivery, who)
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
    outgoing, joined = join(session, channel, who, delivery, outgoing)
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
    if price and delivery.set_aside < price * count:  # what leaves within it may be what was paid for
        budgets.pool(session, number, of_her_moment(session, delivery))
    if price is not None and budgets.keep_for(session, number, price * count):
        return price, price * count
    budgets.keep_for(session, number, 0)
    reason = Reason.LONG_SILENT if price is None else Reason.COSTS
    if delivery.priority == deliveries.Priority.REPLY:
        outbox.finish(session, [Outcome(number, contact, State.FAILED, reason)])
    else:
        rerouting.reroute(session, number, besides=contact, reason=reason)
    return None


def after_the_night(session: Session, delivery: deliveries.Delivery) -> datetime | None:
    """When a row may leave that the night has overtaken, behind a long queue or while we were away; None for now."""
    message = session.get(Message, delivery.message_id)
    if message is None or delivery.priority <= deliveries.Priority.ROLL:
        return None
    now = clock.now().astimezone(notices.zone_of(session, message))
    if not is_night(now):
        return None
    if message.kind in {"notice", "recall"} and (notice := session.get(Announcement, message.subject_id)) is not None:
        return None if notice.urgent_reason else morning_after(now)
    timing = _OF_MEETINGS.get(message.kind, Timing.NOTICE)
    meeting = session.get(Meeting, message.subject_id) if timing is not Timing.NOTICE else None
    when = earliest(now, timing, None if meeting is None else meeting.starts_at.astimezone(now.tzinfo))
    return when if when > now else None


def after_enough(session: Session, delivery: deliveries.Delivery) -> datetime | None:
    """When a notice may leave that is one too many for her today, as it could not leave with others; None for now."""
    message = session.get(Message, delivery.message_id)
    if message is None or message.kind not in deliveries.COUNTED:
        return None
    notice = session.get(Announcement, message.subject_id)
    if message.kind == "notice" and notice is not None and notice.urgent_reason:
        return None
    return spreading.when_enough(session, delivery, clock.now().astimezone(notices.zone_of(session, message)))
