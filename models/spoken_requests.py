"""A woman without a phone is registered by her head or group leader, who heard her agree; two witnesses are named."""

from sqlmodel import Session, col, select

from models import clock
from models.approvals import decide
from models.conversations import Who
from models.facts import Fact, Refused
from models.members import Consent, Person, given_name, same_woman
from models.open_units import hold, hold_for
from models.posts import NotAllowed, Right, post_for
from models.registrations import CONSENT_VERSION, OPEN, Request, RequestSent, RequestWaits, ask_head
from models.text import clean
from models.units import get_unit


class TwoWitnesses(Refused):
    """Spoken consent is kept with the names of two who heard it."""


def register_for(
    session: Session,
    who: Who,
    *,
    unit_id: int,
    full_name: str,
    birth_year: int,
    witnesses: list[str],
    group_id: int | None = None,
) -> Fact:
    """Register a woman who has no phone, in her branch (and group). A head decides at once, a leader's head is asked.

    Raises NotAllowed, UnitClosed or TwoWitnesses.
    """
    hold_for(session, who.person_id, Right.NAMES, unit_id if group_id is None else group_id)
    hold(session, unit_id)
    heard = list(dict.fromkeys(clean(name) for name in witnesses if clean(name)))
    if len(heard) < 2:
        raise TwoWitnesses
    request = _waiting(session, unit_id, full_name, birth_year)
    if request is None:
        now = clock.now()
        consent = Consent(
            contact_id=who.contact_id or None,
            version=CONSENT_VERSION,
            given_at=now,
            witness_id=who.person_id,
            witnesses=", ".join(heard),
        )
        session.add(consent)
        session.flush()
        match = same_woman(session, unit_id, full_name, birth_year)
        request = Request(
            contact_id=who.contact_id,
            unit_id=unit_id,
            group_id=group_id,
            full_name=clean(full_name),
            birth_year=birth_year,
            consent_version=CONSENT_VERSION,
            consent_id=consent.id,
            by_id=who.person_id,
            membership_id=match.id if match else None,
            asked_at=now,
        )
        session.add(request)
        session.flush()
    try:
        post_for(session, who.person_id, Right.APPROVE, unit_id)
    except NotAllowed:
        heads = ask_head(session, request)
        return RequestSent(heads[0]) if heads else RequestWaits(get_unit(session, unit_id).name)
    return decide(session, who, request.id or 0, "yes")


def registered_by(session: Session, request: Request) -> tuple[str, str]:
    """Who registered her, and who heard her agree."""
    person = session.get(Person, request.by_id) if request.by_id else None
    consent = session.get(Consent, request.consent_id) if request.consent_id else None
    name = given_name(person.full_name, person.calling_name) if person else ""
    return name, consent.witnesses if consent else ""


def _waiting(session: Session, unit_id: int, full_name: str, birth_year: int) -> Request | None:
    return session.exec(
        select(Request).where(
            Request.unit_id == unit_id,
            Request.full_name == clean(full_name),
            Request.birth_year == birth_year,
            col(Request.by_id).is_not(None),
            col(Request.state).in_(OPEN),
        )
    ).first()
