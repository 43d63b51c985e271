"""A woman asks to join; her head says whether she belongs; posts are claimed by code or a vouched phone."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import Field, Session, SQLModel, col, func, select

from models import clock, deliveries, planner
from models.conversations import ContactPerson, Who, link
from models.db import ID, primary_key, reference
from models.facts import Fact, Refused
from models.grants import claim_by_phone
from models.members import (
    Consent,
    Person,
    given_name,
    same_woman,
)
from models.open_units import hold
from models.posts import Held, responsible
from models.quiet import Timing, earliest
from models.text import clean, fold
from models.units import UnitKind, ancestors, get_unit
from models.vault import vault

CONSENT_VERSION = "2026-11"


class RequestState(StrEnum):
    """ASKED and LATER wait for the head, PASSED_ON for the commune."""

    ASKED = "asked"
    LATER = "later"
    PASSED_ON = "passed_on"  # the head said yes to a new member whom the commune is to recognise
    CONFIRMED = "confirmed"
    REFUSED = "refused"


OPEN = (RequestState.ASKED, RequestState.LATER, RequestState.PASSED_ON)
AT_ONCE = 5  # requests that may wait from one address: a family and its neighbours; more is somebody who plays


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
    consent_id: int | None = reference("consent.id", optional=True, index=False)
    state: str = Field(default=RequestState.ASKED, index=True)
    membership_id: int | None = reference("membership.id", optional=True, index=False)
    by_id: int | None = Field(default=None, sa_type=ID)  # the head or leader who registers a woman without a phone
    by_form: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})  # birth_year 0
    group_id: int | None = Field(default=None, sa_type=ID)
    head_id: int | None = Field(default=None, sa_type=ID)  # who said yes before the commune was asked
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


class TooManyRequests(Refused):
    """As many requests from this address wait already as one may have."""

    waiting: int


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
    Raises UnitClosed.
    """
    hold(session, unit_id)
    unit = get_unit(session, unit_id)
    now = clock.now()
    consent = Consent(contact_id=who.contact_id, version=CONSENT_VERSION, given_at=now)
    session.add(consent)
    safe = vault(session)
    if vouched:
        found = _by_phone(session, safe.digest(phone), full_name)
        if found is not None:
            consent.person_id = found.id
            link(session, who.contact_id, found.id or 0)
            claim_by_phone(session, who, phone, person_id=found.id)
            return Welcome(given_name(found.full_name, found.calling_name), unit.name)
    for known in who.persons:
        if fold(known.full_name) == fold(full_name) and known.birth_year == birth_year:
            raise AlreadyLinked(given_name(known.full_name, known.calling_name))
    waiting = session.exec(
        select(Request).where(
            Request.contact_id == who.contact_id,
            Request.unit_id == unit_id,
            Request.full_name == clean(full_name),
            col(Request.state).in_(OPEN),
        )
    ).first()
    if waiting is None:
        check_flood(session, who.contact_id)
    elif waiting.state == RequestState.PASSED_ON:  # her head has said yes; only the commune is waited for
        return RequestWaits(unit.name)
    match = same_woman(session, unit_id, full_name, birth_year)
    request = waiting or Request(
        contact_id=who.contact_id,
        unit_id=unit_id,
        full_name=clean(full_name),
        birth_year=birth_year,
        consent_version=CONSENT_VERSION,
        asked_at=now,
    )
    session.flush()
    request.birth_year, request.consent_id = birth_year, consent.id
    request.phone_sealed, request.phone_hash, request.phone_tail = safe.seal(phone), safe.digest(phone), phone[-3:]
    request.vouched = vouched
    request.membership_id = match.id if match else None
    session.add(request)
    session.flush()
    heads = ask_head(session, request)
    return RequestSent(heads[0]) if heads else RequestWaits(unit.name)


def check_flood(session: Session, contact_id: int) -> None:
    """Raise TooManyRequests: whoever makes up names must not fill a head's evening."""
    made = session.exec(
        select(func.count())
        .select_from(Request)
        .where(
            Request.contact_id == contact_id,
            col(Request.state).in_(OPEN) | (col(Request.asked_at) > clock.now() - timedelta(days=1)),
        )
    ).one()
    if made >= AT_ONCE:
        raise TooManyRequests(made)


def recognisers(session: Session, unit_id: int) -> list[Held]:
    """The commune's cadres who recognise new members of this branch and can be reached."""
    communes = [unit for unit in ancestors(session, unit_id)[1:] if unit.kind == UnitKind.COMMUNE]
    return [
        held
        for unit in communes[:1]
        for held in responsible(session, unit.id or 0)
        if held.unit_id == unit.id and _linked(session, held.person_id)
    ]


def ask_head(session: Session, request: Request) -> list[str]:
    """Put the request to whoever answers for the branch and can be reached. The names they are called by."""
    holders = who_decides(session, request)
    if not holders:
        return []
    request.times_asked += 1
    request.asked_at = clock.now()
    session.add(request)
    step = "recognise" if request.state == RequestState.PASSED_ON else "approve"
    message = deliveries.post(
        session,
        key=f"{step}:{request.id}:{request.times_asked}",
        kind="approve",
        subject_id=request.id,
        unit_id=request.unit_id,
    )
    if message is not None:
        unit = get_unit(session, request.unit_id)
        planner.address(
            session,
            message,
            [held.person_id for held in holders],
            priority=deliveries.Priority.ROLL,
            not_before=earliest(clock.now().astimezone(ZoneInfo(unit.timezone)), Timing.NOTICE),
        )
    people = [session.get(Person, held.person_id) for held in holders]
    return [given_name(person.full_name, person.calling_name) for person in people if person is not None]


def who_decides(session: Session, request: Request) -> list[Held]:
    """Who is asked about a request: those who answer for the branch, or recognise for the commune, and have a phone."""
    if request.state == RequestState.PASSED_ON:
        return recognisers(session, request.unit_id)
    linked = [held for held in responsible(session, request.unit_id) if _linked(session, held.person_id)]
    return linked or _next_above(session, request.unit_id)


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


# --- posts -----------------------------------------------------------------------------------------------------------
