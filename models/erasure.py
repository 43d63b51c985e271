"""Her right to be forgotten here: phone, addresses and messages go; her name stays in the branch's book."""

from sqlmodel import Session, col, func, select

from models import clock, feeds, kept_answers, member_changes, office_sessions, own_changes, threads
from models.attendance import Attendance
from models.conversations import ContactPerson, Who
from models.deliveries import Delivery
from models.meetings import Invitation
from models.members import Consent, Person
from models.proxy_steps import end_all
from models.registrations import Request
from models.text import fold


def erase(session: Session, who: Who, person_id: int) -> None:
    """Forget her phone, her addresses and the texts sent to her; withdraw her consent. Her place in the book stays."""
    person = session.get(Person, person_id)
    if person is None:
        return
    person.phone_sealed = person.phone_hash = person.sensitive_sealed = ""
    person.told_at_home = True
    session.add(person)
    end_all(session, person_id)
    feeds.close_feeds(session, person_id)
    office_sessions.end_sessions(session, person_id)
    member_changes.forget_phones(session, of=person_id)
    threads.forget_words(session, person_id)
    own_changes.forget(session, person_id)
    kept_answers.forget(session, person_id)
    mine = col(Consent.person_id) == person_id
    if len(who.persons) < 2:  # a consent from a shared phone may be her neighbour's
        mine = mine | col(Consent.person_id).is_(None) & (col(Consent.contact_id) == who.contact_id)
    for row in session.exec(select(Consent).where(mine)).all():
        row.withdrawn_at = clock.now()
        session.add(row)
    addresses = select(ContactPerson.contact_id).where(ContactPerson.person_id == person_id)
    for request in session.exec(select(Request).where(col(Request.contact_id).in_(addresses))).all():
        if len(who.persons) < 2 or fold(request.full_name) == person.folded:  # on a shared phone only her own
            request.phone_sealed = request.phone_hash = request.phone_tail = ""
            session.add(request)
    session.connection().execute(
        Delivery.__table__.update()  # type: ignore[attr-defined]
        .where(col(Delivery.person_id) == person_id)
        .values(text="", choices=None)
    )
    session.connection().execute(
        ContactPerson.__table__.delete().where(col(ContactPerson.person_id) == person_id)  # type: ignore[attr-defined]
    )
    session.flush()


def forget_stranger(session: Session, who: Who) -> None:
    """A stranger who says "erase" leaves nothing but the address that the platform gave us."""
    kept = {name: who.notes[name] for name in ("wrong_codes",) if name in who.notes}  # or codes could be tried for ever
    who.notes, who.answers, who.flow = kept, {}, ""
    session.connection().execute(
        Delivery.__table__.update()  # type: ignore[attr-defined]
        .where(col(Delivery.contact_id) == who.contact_id, col(Delivery.person_id).is_(None))
        .values(text="", choices=None)
    )
    for request in session.exec(select(Request).where(Request.contact_id == who.contact_id)).all():
        request.phone_sealed = request.phone_hash = request.phone_tail = ""
        request.full_name, request.state = "", "refused"
        session.add(request)
    session.flush()


def records_of(session: Session, person_id: int) -> dict[str, int]:
    """How many rows of each kind there are about her."""
    return {
        "invitations": session.exec(
            select(func.count()).select_from(Invitation).where(Invitation.person_id == person_id)
        ).one(),
        "attendances": session.exec(
            select(func.count()).select_from(Attendance).where(Attendance.person_id == person_id)
        ).one(),
        "messages": session.exec(
            select(func.count()).select_from(Delivery).where(Delivery.person_id == person_id)
        ).one(),
    }
