"""Which addresses reach a woman: one that no longer shall, and a number from a platform's form that may be hers."""

from sqlmodel import Session, col, select

from models import budgets, clock, conversations, planner
from models.conversations import Who
from models.deliveries import Delivery, Message, Priority, State
from models.facts import Fact, Refused
from models.members import MEMBER_STATES, Consent, Membership, Person, given_name, same_woman
from models.open_units import hold
from models.registrations import (
    CONSENT_VERSION,
    OPEN,
    Request,
    RequestSent,
    RequestState,
    RequestWaits,
    ask_head,
    check_flood,
)
from models.text import clean, fold
from models.units import get_unit
from models.vault import vault

NO_YEAR = 0  # of a request that came by a form, which asks for none


class AddressUnlinked(Fact):
    """This address no longer reaches her; `others` counts those that still do."""

    name: str
    others: int


class NotLinked(Refused):
    """Nobody is linked to this address, so there is nothing to end."""


def channels_of(session: Session, person_id: int) -> list[str]:
    """The channels that she can be written to on, the one she last wrote on first; never an address."""
    reached = [one.channel for one in conversations.contacts_of(session, person_id) if one.state == "ok"]
    return list(dict.fromkeys(reached))


def unlink_address(session: Session, who: Who) -> AddressUnlinked:
    """She is reached here no longer; what still waits for her goes to her other addresses, else on the list of those
    to be told at home. Her place in the book stays. Raises NotLinked."""
    person = session.get(Person, who.person_id) if who.person_id is not None else None
    if person is None:
        raise NotLinked
    conversations.unlink(session, who.contact_id, person.id or 0)
    session.flush()
    _address_anew(session, who.contact_id)
    who.persons = tuple(known for known in who.persons if known.id != person.id)
    who.speaker_id = None
    name = given_name(person.full_name, person.calling_name)
    return AddressUnlinked(name, len(conversations.contacts_of(session, person.id or 0)))


def _address_anew(session: Session, contact_id: int) -> None:
    """What waits at an address that lost a person: hers, and what it would have got for those whom she helps."""
    waiting = session.exec(
        select(Delivery, Message)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(
            Delivery.contact_id == contact_id,
            col(Delivery.state).in_([State.QUEUED, State.HELD]),
            col(Delivery.priority) > Priority.REPLY,
            col(Delivery.person_id).is_not(None),
        )
    ).all()
    for delivery, message in waiting:
        budgets.settle(session, delivery.set_aside, 0)
        (way,) = planner.plan_and_keep(session, [delivery.person_id or 0], planner.aim_of(session, message.id or 0))
        if not way.channel:
            delivery.state, delivery.reason = State.UNREACHABLE, way.reason
        delivery.contact_id, delivery.template, delivery.set_aside, delivery.text = (
            way.contact_id,
            way.template,
            way.price,
            "",
        )
        session.add(delivery)
    session.flush()


def ask_by_form(session: Session, who: Who, *, unit_id: int, full_name: str, phone: str) -> Fact:
    """A name and a number from a platform's form: the head is asked whether they are a woman of hers.

    The sender may have typed any number there, so what she hears is the same whatever the book holds. `phone` is E.164;
    consent was given in CONSENT_VERSION. Raises TooManyRequests or UnitClosed.
    """
    hold(session, unit_id)
    branch, now = get_unit(session, unit_id).name, clock.now()
    safe = vault(session)
    request = session.exec(
        select(Request).where(
            Request.contact_id == who.contact_id,
            Request.unit_id == unit_id,
            col(Request.by_form).is_(True),
            col(Request.state).in_(OPEN),
        )
    ).first()
    if request is None:
        check_flood(session, who.contact_id)
    elif request.state == RequestState.PASSED_ON:
        return RequestWaits(branch)
    consent = Consent(contact_id=who.contact_id, version=CONSENT_VERSION, given_at=now)
    session.add(consent)
    session.flush()
    request = request or Request(
        contact_id=who.contact_id,
        unit_id=unit_id,
        full_name="",
        birth_year=NO_YEAR,
        by_form=True,
        consent_version=CONSENT_VERSION,
        asked_at=now,
    )
    match = _with_phone(session, unit_id, safe.digest(phone), full_name) or same_woman(
        session, unit_id, full_name, None
    )
    request.full_name, request.consent_id = clean(full_name), consent.id
    request.phone_sealed, request.phone_hash, request.phone_tail = safe.seal(phone), safe.digest(phone), phone[-3:]
    request.membership_id = match.id if match else None
    session.add(request)
    session.flush()
    heads = ask_head(session, request)
    return RequestSent(heads[0]) if heads else RequestWaits(branch)


def _with_phone(session: Session, unit_id: int, phone_hash: str, full_name: str) -> Membership | None:
    """The woman of this book with this number; of several who share it the one with the name, else nobody."""
    found = session.exec(
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(
            Membership.unit_id == unit_id,
            col(Membership.state).in_(MEMBER_STATES),
            Person.phone_hash == phone_hash,
        )
    ).all()
    if len(found) > 1:
        found = [one for one in found if one[1].folded == fold(full_name)]
    return found[0][0] if len(found) == 1 else None
