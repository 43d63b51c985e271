"""What the messages about meetings say at the moment they leave: the present state, never an old one."""

from datetime import datetime

from sqlmodel import Session

import locales
from bot.calendar import calendar_option
from bot.meetings import described, rsvp_options
from bot.replies import Option, Render, Reply, Words
from models import clock
from models.check_in import in_window, number_now
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.invites import known_before
from models.meetings import Invitation, Meeting, MeetingState, local_start
from models.roll_standing import groups_without_roll


def _meeting(session: Session, message: Message) -> Meeting | None:
    # Whoever is changing it at this moment is waited for, and waits for us: either this says the new, or the change
    # finds it on its way and is told. Answers need not wait.
    meeting = session.get(Meeting, message.subject_id, with_for_update={"read": True, "key_share": True})
    if meeting is None or meeting.state != MeetingState.CALLED or meeting.starts_at <= clock.now():
        return None
    return meeting


def _invite(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    meeting = _meeting(session, message)
    if meeting is None:
        return None
    # Who called it reads what the others read; her numbers still belong to the answer she has just got.
    own = person is not None and person.id == meeting.called_by
    return Reply((Words("invite", described(session, meeting)),), () if own else rsvp_options(meeting.id or 0))


def _remind(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    meeting = _meeting(session, message)
    if meeting is None or person is None:
        return None
    invitation = session.get(Invitation, (meeting.id, person.id))
    if invitation is None or invitation.answer == "no" or not message.key.endswith(meeting.starts_at.isoformat()):
        return None
    start = local_start(session, meeting)
    days = (start.date() - clock.now().astimezone(start.tzinfo).date()).days
    more = {"answer": invitation.answer, "days": days, "part": locales.part_of_day(start.hour)}
    words = Words("remind", described(session, meeting) | more)
    return Reply((words,), () if invitation.answer == "yes" else rsvp_options(meeting.id or 0, unsure=False))


def _change(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    meeting = _meeting(session, message)
    if meeting is None or person is None:
        return None
    invitation = session.get(Invitation, (meeting.id, person.id))
    known = known_before(session, message, person.id)
    new = local_start(session, meeting)
    old = datetime.fromisoformat(known["from"]).astimezone(new.tzinfo)
    if old == new and known["from_place"] == meeting.place:
        return None  # moved, and moved back before she heard of it
    what = "day" if old.date() != new.date() else "hour" if old != new else "place"
    answer = invitation.answer if invitation else ""
    place = known["from_place"]
    moved = "yes" if what != "place" and place != meeting.place else ""
    if not answer and message.fields.get("by") == str(person.id) == str(meeting.called_by):
        answer = "own"  # who called it and moves it knows best whether she comes
    more = {"old": old, "old_place": place, "what": what, "moved": moved, "answer": answer}
    words = Words("change", described(session, meeting) | more)
    return Reply((words,), () if answer else rsvp_options(meeting.id or 0))


def _cancel(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    meeting = session.get(Meeting, message.subject_id)
    if meeting is None:
        return None
    said = {"postponed": message.fields.get("postponed", "false"), "reason": message.fields.get("reason", "")}
    words = described(session, meeting) | said
    known = known_before(session, message, person.id) if person else {}
    if "from" in known:  # moved first: she knows it by its old day
        words["when"] = datetime.fromisoformat(known["from"]).astimezone(words["when"].tzinfo)
    invitation = session.get(Invitation, (meeting.id, person.id)) if person else None
    in_calendar = invitation is not None and invitation.calendar_at is not None
    options = (calendar_option(meeting.id or 0, off=True),) if in_calendar else ()
    return Reply((Words("called-off", words),), options)


def _roll_open(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    meeting = session.get(Meeting, message.subject_id)
    if meeting is None or meeting.state != MeetingState.CALLED:
        return None
    if not in_window(meeting.starts_at, clock.now()):
        return None
    begun = "yes" if meeting.starts_at <= clock.now() else ""
    words = described(session, meeting) | {"code": number_now(session, meeting.id or 0, clock.now()), "begun": begun}
    return Reply((Words("roll-open", words),), (Option("label-roll", f"roll:{meeting.id}"),))


def _roll_missing(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    meeting = session.get(Meeting, message.subject_id)
    if meeting is None or meeting.state == MeetingState.CANCELLED or meeting.roll_at is not None:
        return None
    groups = ", ".join(groups_without_roll(session, meeting))
    asked = {"by": message.fields.get("by", ""), "above": message.fields.get("above", "")}
    words = Words("roll-missing", described(session, meeting) | {"groups": groups} | asked)
    return Reply((words,), (Option("label-roll", f"roll:{meeting.id}"),))


NOTICES: dict[str, Render] = {
    "invite": _invite,
    "remind": _remind,
    "change": _change,
    "cancel": _cancel,
    "roll-open": _roll_open,
    "roll-missing": _roll_missing,
    "roll-missing-again": _roll_missing,
    "roll-nudge": _roll_missing,
}
