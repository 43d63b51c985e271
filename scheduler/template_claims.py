"""The next template message to send: whether it is still the cheapest way to her, and filled in for her."""

import logging
from datetime import datetime

from sqlmodel import Session

from bot import notices, template_words
from bot.channels import Sends
from bot.messages import Filled, Outgoing
from models import budgets, clock, outbox, pacing, pauses, rerouting, template_months, templates
from models.conversations import Contact, Known
from models.deliveries import Delivery, Message, Reason, State
from models.members import Person
from models.outbox import Outcome
from models.reach import BY_PHONE, Way
from models.templates import Usable
from models.vault import vault
from scheduler.claims import AHEAD, IDLE, Claimed, after_enough, after_the_night

log = logging.getLogger(__name__)


def claim_template(session: Session, channel: Sends, _public_url: str) -> Claimed | float | None:
    """As `claims.claim`, of what leaves as a template message."""
    real = clock.real()
    free = pacing.free_at(session, channel.account)
    if free > real + AHEAD:
        return min(free - real - AHEAD, IDLE)
    delivery = outbox.claim_template(session)
    if delivery is None:
        return IDLE
    if pauses.held_back(session, delivery):
        return None
    number, now = delivery.id or 0, clock.now()
    contact = session.get(Contact, delivery.contact_id) if delivery.contact_id is not None else None
    by_hand = contact.silent_until if contact is not None else None  # until then a person talks with her
    opens = after_the_night(session, delivery) or after_enough(session, delivery) or templates.BY_DAY.leaves_at(now)
    opens = max(opens, by_hand or now)
    if opens > now:
        _wait(session, delivery, opens)
        return None
    # Since it was planned she may have written, which makes the chat cheaper, or no longer agree: it is planned anew.
    budgets.keep_for(session, number, 0)
    # What failed before somebody sent it again may go well now.
    in_vain = rerouting.tried(session, number, in_vain=delivery.tries - 1)
    way = rerouting.plan_anew(session, delivery, in_vain, leaving=True)
    if (way.contact_id, way.template) != (delivery.contact_id, delivery.template):
        _go_otherwise(session, delivery, way)
        return None
    rerouting.keep(session, number, way)
    template = _usable(session, delivery)
    if template is None:  # it is used no more since that look: another process has heard so meanwhile
        budgets.keep_for(session, number, 0)
        _go_otherwise(session, delivery, rerouting.plan_anew(session, delivery, in_vain, leaving=True))
        return None
    try:
        with session.begin_nested():
            filled = _filled(session, delivery, template)
            address = _address(session, delivery, way)
    except Exception:  # it would fail for ever, and those behind it must not wait
        log.exception("filling a template failed", extra={"delivery": number})
        outbox.finish(session, [Outcome(number, way.contact_id, State.FAILED, "our-fault", template=way.template)])
        return None
    if filled is None:
        outbox.withdraw(session, number)
        return None
    reason = template_months.take_one(session, template) if filled.data else Reason.NOT_ARRIVED
    if reason:
        budgets.keep_for(session, number, 0)
        outbox.finish(session, [Outcome(number, way.contact_id, State.FAILED, reason, template=way.template)])
        rerouting.reroute(session, number, reason=reason)
        return None
    outbox.keep_text(session, number, "\n".join(f"{name}: {text}" for name, text in filled.data.items()), None)
    slot = pacing.reserve_slot(session, channel.account, channel.rate, real)
    return _claimed(delivery, way, filled, address, slot)


def _wait(session: Session, delivery: Delivery, opens: datetime) -> None:
    """It leaves when it may; where that is too late for what it says, it goes another way at once."""
    number = delivery.id or 0
    start = rerouting.start_of(session, delivery)
    if start is None or start > opens or start <= clock.now():
        outbox.postpone(session, number, opens)
        return
    budgets.keep_for(session, number, 0)
    this = frozenset({(delivery.contact_id, delivery.template)})
    _go_otherwise(session, delivery, rerouting.plan_anew(session, delivery, this, leaving=True))


def _go_otherwise(session: Session, delivery: Delivery, way: Way) -> None:
    """It goes this way: that it was taken was no try."""
    outbox.postpone(session, delivery.id or 0, delivery.not_before)
    if way.reason == Reason.NO_PHONE and (shut := _shut(session, delivery)):
        way = way._replace(reason=shut)
    rerouting.go_by(session, delivery.id or 0, way)


def _shut(session: Session, delivery: Delivery) -> str:
    """Why the template that was to bring it does so no more; "" where it would."""
    message = session.get(Message, delivery.message_id)
    if message is None or templates.usable(session, message.kind) is not None:
        return ""
    problem = templates.standing(session).get(message.kind)
    return Reason.SET_UP if problem else "" if problem is None else Reason.USED_TODAY


def _usable(session: Session, delivery: Delivery) -> Usable | None:
    message = session.get(Message, delivery.message_id)
    return None if message is None else templates.usable(session, message.kind)


def _filled(session: Session, delivery: Delivery, template: Usable) -> Filled | None:
    """The template with her words, without any where they do not fit; None where it need not be said any more."""
    message, person = session.get(Message, delivery.message_id), session.get(Person, delivery.person_id)
    if message is None or person is None:
        return None
    known = Known(
        person.id or 0, person.full_name, person.calling_name, person.birth_year, person.language, person.pair
    )
    if notices.render(session, message, delivery, known) is None:
        return None
    data = template_words.fill(session, message, known, template) or {}
    return Filled(template.template_id, data, templates.tracking_id(delivery.id or 0), delivery.template == BY_PHONE)


def _address(session: Session, delivery: Delivery, way: Way) -> str:
    """Where it goes. Her number is unsealed here and nowhere before, and goes nowhere but into the call."""
    if way.template == BY_PHONE:
        person = session.get(Person, delivery.person_id)
        return vault(session).unseal(person.phone_sealed if person else "").removeprefix("+")
    contact = session.get(Contact, way.contact_id)
    return contact.address if contact else ""


def _claimed(delivery: Delivery, way: Way, filled: Filled, address: str, slot: float) -> Claimed:
    outgoing = Outgoing("", paid_for=True, template=filled)
    return Claimed(
        delivery.id or 0,
        way.contact_id,
        address,
        outgoing,
        reply=False,
        tries=delivery.tries,
        slot=slot,
        price=way.price,
        kept=way.price,
        template=way.template,
    )
