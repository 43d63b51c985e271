"""The head answers a request to join, and is reminded of those that wait."""

from datetime import timedelta

from sqlmodel import Session, col, select

from models import clock, deliveries
from models.calls import invite_newcomer
from models.conversations import Who, leave_flow, link
from models.facts import Fact, Refused
from models.invites import invite_to
from models.members import (
    MEMBER_STATES,
    Membership,
    Person,
    add_membership,
    add_person,
    given_name,
    same_woman,
)
from models.posts import Right, post_for, posts_of
from models.registrations import Request, RequestState, ask_head
from models.units import Unit, UnitPath
from models.vault import vault

ASK_AGAIN_AFTER = timedelta(days=2)


class RequestConfirmed(Fact):
    """What the head is told after she said yes."""

    name: str
    number: int


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
    """The head answers: "yes" (she is one of ours), "no", or "later"."""
    request = session.exec(select(Request).where(Request.id == request_id).with_for_update()).first()
    if request is None:
        raise AlreadyDecided("")
    held = post_for(session, who.person_id, Right.APPROVE, request.unit_id)
    if request.state in {RequestState.CONFIRMED, RequestState.REFUSED}:
        raise AlreadyDecided(given_name(request.full_name))
    now = clock.now()
    name = given_name(request.full_name)
    if choice == "later":
        request.state = RequestState.LATER
        request.asked_at = now
        session.add(request)
        return RequestPutOff(name)
    request.decided_by, request.decided_at = held.person_id, now
    if choice == "no":
        request.state = RequestState.REFUSED
        session.add(request)
        _tell_applicant(session, request, None)
        return RequestRefused(name)
    request.state = RequestState.CONFIRMED
    membership = _membership(session, request)
    session.add(request)
    session.flush()
    link(session, request.contact_id, membership.person_id)
    leave_flow(session, request.contact_id, "register")  # begun again while she waited
    for meeting in invite_newcomer(session, membership.person_id, request.unit_id):
        invite_to(session, meeting, membership.person_id)
    _tell_applicant(session, request, membership.person_id)
    return RequestConfirmed(name, membership.number)


def _membership(session: Session, request: Request) -> Membership:
    """Her place in the book: the one that matches, else a new one."""
    safe = vault(session)
    existing = session.get(Membership, request.membership_id) if request.membership_id else None
    if existing is None or existing.state not in MEMBER_STATES:
        existing = same_woman(session, request.unit_id, request.full_name, request.birth_year)
    if existing is not None:
        person = session.get(Person, existing.person_id)
        if person is not None and not person.phone_hash and request.phone_hash:
            person.phone_sealed, person.phone_hash = request.phone_sealed, request.phone_hash
            session.add(person)
        return existing
    person = add_person(
        session,
        full_name=request.full_name,
        birth_year=request.birth_year,
        phone=safe.unseal(request.phone_sealed),
    )
    return add_membership(session, person_id=person.id or 0, branch_id=request.unit_id, since=clock.now().date())


def _tell_applicant(session: Session, request: Request, person_id: int | None) -> None:
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
                priority=deliveries.Priority.REPLY,
                not_before=clock.now(),
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
            col(Request.state).in_([RequestState.ASKED, RequestState.LATER]),
        )
        .order_by(col(Request.id))
    ).all()
    return [(request, unit) for request, unit in rows]


def remind_heads(session: Session) -> int:
    """Ask again about requests that have waited two days. How many."""
    waiting = session.exec(
        select(Request).where(
            col(Request.state).in_([RequestState.ASKED, RequestState.LATER]),
            Request.asked_at < clock.now() - ASK_AGAIN_AFTER,
            Request.times_asked < 4,
        )
    ).all()
    for request in waiting:
        request.asked_at = clock.now()
        session.add(request)
        ask_head(session, request)
    return len(waiting)
