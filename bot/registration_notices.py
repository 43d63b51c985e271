"""What heads and applicants are told about a registration, at the moment it leaves."""

from sqlmodel import Session

from bot.meetings import described, rsvp_options
from bot.registrations import ask_about
from bot.replies import Render, Reply, Words
from models import clock
from models.approvals import waiting_requests
from models.coming import coming_meetings
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.invites import is_being_invited
from models.members import Person, given_name
from models.registrations import OPEN, Request, RequestState
from models.units import get_unit


def _approve(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    request = session.get(Request, message.subject_id)
    if request is None or request.state not in OPEN:
        return None
    return ask_about(session, request)


def _approve_again(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    """Those that still wait for her at this moment: how many, and the first of them."""
    found = waiting_requests(session, person.id if person else None)
    if not found:
        return None
    first = next((request for request, _ in found if request.id == message.subject_id), found[0][0])
    reply = ask_about(session, first)
    return reply.after(Words("waiting-count", {"count": len(found)})) if len(found) > 1 else reply


def _approved(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    request = session.get(Request, message.subject_id)
    if request is None or person is None:
        return None
    head = session.get(Person, request.decided_by) if request.decided_by else None
    words = {
        "head": given_name(head.full_name, head.calling_name) if head else "",
        "name": given_name(person.full_name, person.calling_name),
    }
    coming = [m for m, i, _ in coming_meetings(session, person.id) if m.starts_at > clock.now() and not i.answer]
    if not coming or is_being_invited(session, coming[0].id or 0, person.id):  # that asks whether she comes
        return Reply((Words("approved", words),))
    meeting = coming[0]
    return Reply(
        (Words("approved", words), Words("next-meeting", described(session, meeting))), rsvp_options(meeting.id or 0)
    )


def _recognised(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    request = session.get(Request, message.subject_id)
    if request is None:
        return None
    name, unit = given_name(request.full_name), get_unit(session, request.unit_id).name
    yes = request.state == RequestState.CONFIRMED
    return Reply((Words("recognised" if yes else "not-recognised", {"name": name, "branch": unit}),))


def _refused(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    request = session.get(Request, message.subject_id)
    if request is None:
        return None
    return Reply((Words("refused", {"branch": get_unit(session, request.unit_id).name}),))


def _leave(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    woman = session.get(Person, message.subject_id)
    return None if woman is None else Reply((Words("wants-to-leave", {"name": woman.full_name}),))


def _approved_for(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    request = session.get(Request, message.subject_id)
    if request is None:
        return None
    return Reply((Words("approved-for", {"name": request.full_name, "agreed": message.kind == "approved-for"}),))


NOTICES: dict[str, Render] = {
    "approved-for": _approved_for,
    "refused-for": _approved_for,
    "approve": _approve,
    "approve-again": _approve_again,
    "approved": _approved,
    "recognised": _recognised,
    "refused": _refused,
    "leave": _leave,
}
