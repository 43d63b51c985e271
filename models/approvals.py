"""The head answers a request to join, and is reminded of those that wait."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models import clock, deliveries, planner
from models.calls import invite_newcomer
from models.conversations import Who, leave_flow, link
from models.facts import Fact, Refused
from models.invites import invite_to
from models.members import (
    MEMBER_STATES,
    Consent,
    Membership,
    Person,
    add_membership,
    add_person,
    given_name,
    same_woman,
)
from models.open_units import hold_for, row_in_unit
from models.posts import Held, Right, posts_of
from models.quiet import Timing, earliest
from models.registrations import OPEN, Request, RequestState, ask_head, recognisers, who_decides
from models.units import ABOVE_COMMUNE, Unit, UnitKind, UnitPath, ancestors, get_unit, setting
from models.vault import vault

ASK_AGAIN_AFTER = timedelta(days=2)


class RequestConfirmed(Fact):
    """What the head is told after she said yes."""

    name: str
    number: int


class RequestPassedOn(Fact):
    """What the head is told where the commune recognises new members."""

    name: str
    commune: str


class RequestRefused(Fact):
    """What the head is told after she said no."""

    name: str


class RequestPutOff(Fact):
    """What the head is told after "let me ask"."""

    name: str


class AlreadyDecided(Refused):
    """Somebody has answered this request already."""

    name: str


def decide(session: Session, who: Who, request_id: int, choice: str) -> Fact:
    """The head answers: "yes" (she is one of ours), "no", or "later".

    Raises AlreadyDecided, NotAllowed or UnitClosed.
    """
    request = row_in_unit(session, Request, request_id)
    if request is None:
        raise AlreadyDecided("")
    held = hold_for(session, who.person_id, Right.APPROVE, request.unit_id)
    if request.state in {RequestState.CONFIRMED, RequestState.REFUSED}:
        raise AlreadyDecided(given_name(request.full_name))
    now = clock.now()
    name = given_name(request.full_name)
    if choice == "later":
        request.state = RequestState.LATER
        request.asked_at = now
        session.add(request)
        return RequestPutOff(name)
    if choice == "yes" and _commune_first(session, request, held):
        request.state, request.head_id, request.times_asked = RequestState.PASSED_ON, held.person_id, 0
        session.add(request)
        ask_head(session, request)
        return RequestPassedOn(name, _commune(session, request))
    request.decided_by, request.decided_at = held.person_id, now
    if choice == "no":
        request.state = RequestState.REFUSED
        session.add(request)
        _tell_applicant(session, request, None)
        _tell_head(session, request)
        return RequestRefused(name)
    request.state = RequestState.CONFIRMED
    membership = _membership(session, request)
    session.add(request)
    session.flush()
    if consent := session.get(Consent, request.consent_id or 0):
        consent.person_id = membership.person_id
        session.add(consent)
    if request.by_id is None:
        link(session, request.contact_id, membership.person_id)
        leave_flow(session, request.contact_id, "register")  # begun again while she waited
    elif request.group_id is not None and membership.group_id is None:
        membership.group_id = request.group_id
        session.add(membership)
    for meeting in invite_newcomer(session, membership.person_id, request.unit_id):
        invite_to(session, meeting, membership.person_id)
    _tell_applicant(session, request, membership.person_id)
    _tell_head(session, request)
    return RequestConfirmed(name, membership.number)


def _commune_first(session: Session, request: Request, held: Held) -> bool:
    """Whether this yes is only the head's: a new member whom the commune is still to recognise."""
    if not setting(session, request.unit_id, "recognised_by_commune", False):
        return False
    known = same_woman(session, request.unit_id, request.full_name, request.birth_year or None)
    return request.membership_id is None and known is None and held.unit_kind not in {UnitKind.COMMUNE, *ABOVE_COMMUNE}


def _commune(session: Session, request: Request) -> str:
    above = [unit.name for unit in ancestors(session, request.unit_id) if unit.kind == UnitKind.COMMUNE]
    return above[0] if above else ""


def _tell_head(session: Session, request: Request) -> None:
    """The head who passed a request on hears what the commune said."""
    if request.head_id is None:
        return
    message = deliveries.post(
        session, key=f"recognised:{request.id}", kind="recognised", subject_id=request.id, unit_id=request.unit_id
    )
    if message is not None:
        planner.address(
            session,
            message,
            [request.head_id],
            priority=deliveries.Priority.ROLL,
            not_before=_by_day(session, request),
        )


def _by_day(session: Session, request: Request) -> datetime:
    zone = ZoneInfo(get_unit(session, request.unit_id).timezone)
    return earliest(clock.now().astimezone(zone), Timing.NOTICE)


def _membership(session: Session, request: Request) -> Membership:
    """Her place in the book: the one that matches, else a new one."""
    safe = vault(session)
    existing = session.get(Membership, request.membership_id) if request.membership_id else None
    if existing is None or existing.state not in MEMBER_STATES:
        existing = same_woman(session, request.unit_id, request.full_name, request.birth_year or None)
    if existing is not None:
        person = session.get(Person, existing.person_id)
        if person is not None and not person.phone_hash and request.phone_hash:
            person.phone_sealed, person.phone_hash = request.phone_sealed, request.phone_hash
            session.add(person)
        return existing
    person = add_person(
        session,
        full_name=request.full_name,
        birth_year=request.birth_year or None,
        phone=safe.unseal(request.phone_sealed),
    )
    return add_membership(session, person_id=person.id or 0, branch_id=request.unit_id, since=clock.today())


def _tell_applicant(session: Session, request: Request, person_id: int | None) -> None:
    if request.by_id is not None:  # she has no phone: who registered her hears of it, unless she decided it herself
        if request.by_id != request.decided_by:
            kind = "approved-for" if person_id else "refused-for"
            message = deliveries.post(
                session, key=f"approved:{request.id}", kind=kind, subject_id=request.id, unit_id=request.unit_id
            )
            when = _by_day(session, request)
            planner.address(session, message or 0, [request.by_id], priority=deliveries.Priority.ROLL, not_before=when)
        return
    message = deliveries.post(
        session,
        key=f"approved:{request.id}",
        kind="approved" if person_id else "refused",
        subject_id=request.id,
        unit_id=request.unit_id,
    )
    if message is not None:
        session.add(
            deliveries.Delivery(
                message_id=message,
                person_id=person_id,
                contact_id=request.contact_id,
                state=deliveries.State.QUEUED,
                priority=deliveries.Priority.ROLL,
                not_before=_by_day(session, request),
            )
        )
        session.flush()


def waiting_requests(session: Session, person_id: int | None) -> list[tuple[Request, Unit]]:
    """Requests that she may decide, the oldest first."""
    units = [held.unit_id for held in posts_of(session, person_id) if Right.APPROVE in held.rights]
    if not units:
        return []
    below = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(units), col(UnitPath.to_date).is_(None))
    rows = session.exec(
        select(Request, Unit)
        .join(Unit, col(Unit.id) == Request.unit_id)
        .where(
            col(Request.unit_id).in_(below),
            col(Request.state).in_(OPEN),
        )
        .order_by(col(Request.id))
    ).all()
    return [
        (request, unit)
        for request, unit in rows
        if request.state != RequestState.PASSED_ON
        or any(held.person_id == person_id for held in recognisers(session, request.unit_id))
    ]


def remind_heads(session: Session) -> int:
    """Ask again about requests that have waited two days: each head once, however many wait. How many wait."""
    now = clock.now()
    waiting = session.exec(
        select(Request)
        .where(
            col(Request.state).in_(OPEN),
            Request.asked_at < now - ASK_AGAIN_AFTER,
            Request.times_asked < 4,
        )
        .order_by(col(Request.id))
    ).all()
    able: dict[tuple[int, bool], list[Held]] = {}
    first: dict[int, Request] = {}
    for request in waiting:
        place = (request.unit_id, request.state == RequestState.PASSED_ON)
        if place not in able:
            able[place] = who_decides(session, request)
        request.asked_at, request.times_asked = now, request.times_asked + bool(able[place])
        session.add(request)
        for held in able[place]:
            first.setdefault(held.person_id, request)
    for person_id, request in first.items():
        when = _by_day(session, request)
        message = deliveries.post(
            session,
            key=f"approve-again:{person_id}:{when.date().isoformat()}",
            kind="approve-again",
            subject_id=request.id,
            unit_id=request.unit_id,
        )
        if message is not None:
            planner.address(session, message, [person_id], priority=deliveries.Priority.ROLL, not_before=when)
    return len(waiting)
