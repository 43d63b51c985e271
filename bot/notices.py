"""The words of what the bot says unasked: looked up when it is said, so that nobody hears what is over."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

import locales
from bot import roster_words
from bot.door import home_lines
from bot.meetings import described, rsvp_options
from bot.registrations import ask_about
from bot.replies import Option, Reply, Words
from models import announcements, clock, door
from models.announcements import Announcement
from models.check_in import in_window, number_now
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.invites import known_before
from models.meetings import Invitation, Meeting, MeetingState, coming_meetings, local_start
from models.members import Person, given_name
from models.registrations import Request, RequestState
from models.units import get_unit


def render(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    """What a message says to this person now; None when it need not be said any more."""
    return _KINDS[message.kind](session, message, delivery, person)


def _meeting(session: Session, message: Message) -> Meeting | None:
    meeting = session.get(Meeting, message.subject_id)
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
    words = Words("remind", described(session, meeting) | {"answer": invitation.answer})
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
    words = Words("change", described(session, meeting) | {"old": old, "what": what, "answer": answer})
    return Reply((words,), () if answer else rsvp_options(meeting.id or 0))


def _cancel(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    meeting = session.get(Meeting, message.subject_id)
    return None if meeting is None else Reply((Words("called-off", described(session, meeting)),))


def _notice(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    announcement = session.get(Announcement, message.subject_id)
    if announcement is None or announcement.cancelled_at is not None:
        return None
    sender = session.get(Person, announcement.sender_id)
    return Reply(
        (
            Words(
                "notice",
                {
                    "unit": get_unit(session, announcement.unit_id).name,
                    "text": announcement.text,
                    "sender": sender.full_name if sender else "",
                },
            ),
        )
    )


def _second(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    announcement = session.get(Announcement, message.subject_id)
    if announcement is None or announcement.agreed_by is not None or announcement.cancelled_at is not None:
        return None
    sender = session.get(Person, announcement.sender_id)
    words = {
        "unit": get_unit(session, announcement.unit_id).name,
        "text": announcement.text,
        "sender": sender.full_name if sender else "",
        "reason": announcement.urgent_reason,
    }
    options = (
        Option("label-agree-send", f"agree:{announcement.id}"),
        Option("label-stop-sending", f"stop:{announcement.id}"),
    )
    return Reply((Words("second", words),), options)


def _notice_done(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    tally = announcements.progress(session, f"notice:{message.subject_id}")
    options = (Option("label-who-at-home", f"missed:{message.subject_id}"),) if tally.at_home else ()
    words = {
        "total": tally.total,
        "sent": tally.sent,
        "reached": tally.reached,
        "unknown": tally.unknown,
        "failed": tally.failed,
        "at_home": tally.at_home,
    }
    return Reply((Words("notice-done", words),), options)


def _approve(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    request = session.get(Request, message.subject_id)
    if request is None or request.state not in {RequestState.ASKED, RequestState.LATER}:
        return None
    return ask_about(session, request)


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
    if not coming:
        return Reply((Words("approved", words),))
    meeting = coming[0]
    return Reply(
        (Words("approved", words), Words("next-meeting", described(session, meeting))), rsvp_options(meeting.id or 0)
    )


def _refused(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    request = session.get(Request, message.subject_id)
    if request is None:
        return None
    return Reply((Words("refused", {"branch": get_unit(session, request.unit_id).name}),))


def _door(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    meeting = _meeting(session, message)
    if meeting is None or person is None:
        return None
    people = door.lists_by_leader(session, meeting).get(person.id, [])
    if not people:
        return None
    words = described(session, meeting) | {
        "leader": given_name(person.full_name, person.calling_name),
        "count": len(people),
    }
    return Reply((Words("door", words), *home_lines(people), Words("home-how")))


def _door_off(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    meeting = session.get(Meeting, message.subject_id)
    people = door.lists_by_leader(session, meeting).get(person.id, []) if meeting and person else []
    if meeting is None or person is None or not people:
        return None
    leader = given_name(person.full_name, person.calling_name)
    return Reply((Words("door-off", described(session, meeting) | {"leader": leader}), *home_lines(people)))


def _leave(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    woman = session.get(Person, message.subject_id)
    return None if woman is None else Reply((Words("wants-to-leave", {"name": woman.full_name}),))


def _roll_open(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    meeting = session.get(Meeting, message.subject_id)
    if meeting is None or meeting.state != MeetingState.CALLED:
        return None
    if not in_window(meeting.starts_at, clock.now()):
        return None
    words = described(session, meeting) | {"code": number_now(session, meeting.id or 0, clock.now())}
    return Reply((Words("roll-open", words),), (Option("label-roll", f"roll:{meeting.id}"),))


def _roll_missing(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    meeting = session.get(Meeting, message.subject_id)
    if meeting is None or meeting.state == MeetingState.CANCELLED or meeting.roll_at is not None:
        return None
    words = Words("roll-missing", described(session, meeting))
    return Reply((words,), (Option("label-roll", f"roll:{meeting.id}"),))


def _sorry(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    return Reply((Words("sorry-our-fault"),))


_KINDS: dict[str, Callable[[Session, Message, Delivery, Known | None], Reply | None]] = {
    "invite": _invite,
    "remind": _remind,
    "change": _change,
    "cancel": _cancel,
    "notice": _notice,
    "second": _second,
    "notice-done": _notice_done,
    "approve": _approve,
    "approved": _approved,
    "refused": _refused,
    "door": _door,
    "door-off": _door_off,
    "leave": _leave,
    "roll-open": _roll_open,
    "roll-missing": _roll_missing,
    "sorry": _sorry,
    "job-failed": roster_words.job_failed,
    "roster-preview": roster_words.preview,
    "roster-unreadable": roster_words.unreadable,
    "roster-written": roster_words.long_written,
    "roster-undone": roster_words.long_undone,
}


def zone_of(session: Session, message: Message) -> ZoneInfo:
    """The time zone in which a message is read."""
    name = get_unit(session, message.unit_id).timezone if message.unit_id else "Asia/Ho_Chi_Minh"
    return ZoneInfo(name)


def for_whom(language: str, person: Known, text: str) -> str:
    """The text with the name of the woman it is for, where two share a phone."""
    return locales.label(language, "for-whom", name=given_name(person.full_name, person.calling_name), text=text)
