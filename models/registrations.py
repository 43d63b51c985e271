"""A woman asks to join; her head says whether she belongs; posts are claimed by code or a vouched phone."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Field, Session, SQLModel, col, select

from models import clock, codes, deliveries
from models.conversations import ContactPerson, Who, link
from models.db import ID, primary_key, reference
from models.facts import Fact, Refused
from models.invites import invite_to
from models.meetings import invite_newcomer
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
from models.posts import Post, Right, Role, post_for, posts_of, responsible
from models.text import clean, fold
from models.units import Unit, UnitPath, ancestors, get_unit
from models.vault import vault

CONSENT_VERSION = "2026-11"
ASK_AGAIN_AFTER = timedelta(days=2)


class RequestState(StrEnum):
    """ASKED and LATER wait for the head."""

    ASKED = "asked"
    LATER = "later"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


class Request(SQLModel, table=True):
    """One woman's wish to be linked to a branch, from one address."""

    id: int | None = primary_key()
    contact_id: int = reference("contact.id")
    unit_id: int = reference("unit.id")
    full_name: str
    birth_year: int
    phone_sealed: str = ""
    phone_tail: str = ""
    phone_hash: str = ""
    vouched: bool = False
    consent_version: str
    state: str = Field(default=RequestState.ASKED, index=True)
    membership_id: int | None = reference("membership.id", optional=True, index=False)
    decided_by: int | None = Field(default=None, sa_type=ID)
    decided_at: datetime | None = None
    asked_at: datetime
    times_asked: int = 0


class RequestSent(Fact):
    """The head has been asked. The words are the same whatever the roster holds."""

    head: str


class RequestWaits(Fact):
    """Nobody with a phone answers for this branch yet; the request is kept."""

    branch: str


class Welcome(Fact):
    """Linked at once: the platform vouches for the phone, and the name is hers."""

    name: str
    branch: str


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


class PostClaimed(Fact):
    """She holds the post now, from this address."""

    role: str
    unit: str


class AlreadyDecided(Refused):
    """Somebody has answered this request already."""

    name: str


class AlreadyLinked(Refused):
    """This address is linked to this woman already."""

    name: str


def register(
    session: Session,
    who: Who,
    *,
    unit_id: int,
    full_name: str,
    birth_year: int,
    phone: str,
    vouched: bool,
) -> Fact:
    """A woman registers with a branch, from this address; consent was given in CONSENT_VERSION.

    With a phone that the platform vouches for and a matching name she is linked at once; otherwise the head is asked.
    """
    unit = get_unit(session, unit_id)
    now = clock.now()
    session.add(Consent(contact_id=who.contact_id, version=CONSENT_VERSION, given_at=now))
    safe = vault(session)
    if vouched:
        found = _by_phone(session, safe.digest(phone), full_name)
        if found is not None:
            link(session, who.contact_id, found.id or 0)
            claim_by_phone(session, found.id or 0, phone)
            return Welcome(given_name(found.full_name, found.calling_name), unit.name)
    for known in who.persons:
        if fold(known.full_name) == fold(full_name) and known.birth_year == birth_year:
            raise AlreadyLinked(given_name(known.full_name, known.calling_name))
    waiting = session.exec(
        select(Request).where(
            Request.contact_id == who.contact_id,
            Request.unit_id == unit_id,
            Request.full_name == clean(full_name),
            col(Request.state).in_([RequestState.ASKED, RequestState.LATER]),
        )
    ).first()
    match = same_woman(session, unit_id, full_name, birth_year)
    request = waiting or Request(
        contact_id=who.contact_id,
        unit_id=unit_id,
        full_name=clean(full_name),
        birth_year=birth_year,
        consent_version=CONSENT_VERSION,
        asked_at=now,
    )
    request.birth_year = birth_year
    request.phone_sealed, request.phone_hash, request.phone_tail = safe.seal(phone), safe.digest(phone), phone[-3:]
    request.vouched = vouched
    request.membership_id = match.id if match else None
    session.add(request)
    session.flush()
    heads = ask_head(session, request)
    return RequestSent(heads[0]) if heads else RequestWaits(unit.name)


def ask_head(session: Session, request: Request) -> list[str]:
    """Put the request to whoever answers for the branch and can be reached. The names they are called by."""
    holders = [
        held for held in responsible(session, request.unit_id) if _linked(session, held.person_id)
    ] or _next_above(session, request.unit_id)
    if not holders:
        return []
    request.times_asked += 1
    request.asked_at = clock.now()
    session.add(request)
    message = deliveries.post(
        session,
        key=f"approve:{request.id}:{request.times_asked}",
        kind="approve",
        subject_id=request.id,
        unit_id=request.unit_id,
    )
    if message is not None:
        deliveries.address(
            session,
            message,
            [held.person_id for held in holders],
            priority=deliveries.Priority.ROLL,
            not_before=clock.now(),
        )
    people = [session.get(Person, held.person_id) for held in holders]
    return [given_name(person.full_name, person.calling_name) for person in people if person is not None]


def _next_above(session: Session, unit_id: int) -> list[Any]:
    """Where no head is linked, the nearest post above whose holder is."""
    for unit in ancestors(session, unit_id)[1:]:
        linked = [held for held in responsible(session, unit.id or 0) if _linked(session, held.person_id)]
        if linked:
            return linked
    return []


def _linked(session: Session, person_id: int) -> bool:
    return session.exec(select(ContactPerson).where(ContactPerson.person_id == person_id)).first() is not None


def _by_phone(session: Session, phone_hash: str, full_name: str) -> Person | None:
    """The one person with this phone and this name (accents aside)."""
    found = session.exec(
        select(Person).where(Person.phone_hash == phone_hash, Person.folded == fold(full_name)).limit(2)
    ).all()
    return found[0] if len(found) == 1 else None


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


# --- posts -----------------------------------------------------------------------------------------------------------

GRANT = "grant"


def grant(session: Session, *, phone: str, role: Role, unit: Unit, name: str = "") -> str:
    """A one-time code (24 h) for a post; it is claimed by the code, or by a contact that the platform vouches for."""
    return codes.make_code(
        session,
        GRANT,
        {"phone": vault(session).digest(phone), "role": role, "unit": unit.id, "name": clean(name)},
        lasts=timedelta(hours=24),
        digits=8,
    )


def claim_post(
    session: Session, who: Who, code: str, *, full_name: str = "", birth_year: int | None = None
) -> PostClaimed:
    """Take a post by its code. Raises WrongCode. A stranger becomes a person with the name of the grant or her own."""
    data = codes.use_code(session, GRANT, code)
    person_id = who.person_id
    if person_id is None:
        known = session.exec(select(Person).where(Person.phone_hash == data["phone"]).limit(2)).all()
        if len(known) == 1:
            person_id = known[0].id
        else:
            person = add_person(session, full_name=data["name"] or full_name, birth_year=birth_year)
            person.phone_hash = data["phone"]
            session.add(person)
            session.flush()
            person_id = person.id
        link(session, who.contact_id, person_id or 0)
    return _hold(session, person_id or 0, Role(data["role"]), int(data["unit"]))


def claim_by_phone(session: Session, person_id: int, phone: str) -> list[PostClaimed]:
    """Posts granted to this phone: the platform vouches that it is hers."""
    digest = vault(session).digest(phone)
    found = session.exec(
        select(codes.OneTimeCode).where(
            codes.OneTimeCode.purpose == GRANT,
            codes.OneTimeCode.expires_at > clock.real(),
            col(codes.OneTimeCode.used_at).is_(None),
        )
    ).all()
    claimed = []
    for code in found:
        if code.data.get("phone") == digest:
            code.used_at = clock.now()
            session.add(code)
            claimed.append(_hold(session, person_id, Role(code.data["role"]), int(code.data["unit"])))
    return claimed


def _hold(session: Session, person_id: int, role: Role, unit_id: int) -> PostClaimed:
    unit = get_unit(session, unit_id)
    if not any(held.unit_id == unit_id and held.role == role for held in posts_of(session, person_id)):
        session.add(Post(person_id=person_id, role=role, unit_id=unit_id, from_date=clock.now().date()))
        session.flush()
    return PostClaimed(role, unit.name)
