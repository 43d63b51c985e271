"""Texts that a head carries on: one to paste into the branch's Zalo group, one to read on the hamlet's loudspeaker."""

from typing import Any

from lunar_vn import solar_to_lunar
from sqlmodel import Session

import locales
from bot import aloud
from bot.meetings import described, meeting_label
from bot.replies import Chat, Option, Render, Reply, Result, Said, Words
from models import clock, deliveries
from models.announcements import Announcement
from models.carrying import announcement_near, post_near, to_carry_on
from models.conversations import Known
from models.deliveries import Delivery, Message, Priority, State
from models.meetings import OF_POSTS, AlreadyStarted, Meeting, MeetingCancelled, MeetingState, get_meeting, local_start
from models.members import Person, given_name
from models.postponed import how_off, known_start, why_off
from models.units import get_unit

SPOKEN = "vi"  # groups and loudspeakers hear Vietnamese, whatever the head reads herself
LONGEST = 2000  # characters: one message everywhere
PREVIEW = 40  # characters of an announcement in a list of choices


def to_paste(chat: Chat) -> Result:
    """ "tin dán nhóm Zalo": for what?"""
    return _for_what(chat, "paste")


def to_read(chat: Chat) -> Result:
    """ "bài đọc loa": of what?"""
    return _for_what(chat, "aloud")


def _for_what(chat: Chat, way: str) -> Result:
    """The meetings to come and the last announcements of hers; where there is one thing only, its text at once."""
    meetings, notices = to_carry_on(chat.session, chat.person_id)
    if way == "aloud":  # what is for post holders alone is nothing for a loudspeaker
        meetings = [one for one in meetings if one.kind not in OF_POSTS]
    if len(meetings) + len(notices) == 1:
        do = TEXTS[way]
        return do(chat, meetings[0].id or 0) if meetings else do(chat, notices[0].id or 0, "notice")
    if not meetings and not notices:
        return Reply((Words("nothing-to-carry-on"),))
    options = [
        Option("label-off-meeting", f"{way}:{one.id}", variables=meeting_label(chat, one) | {"why": why})
        if (why := how_off(chat.session, one))
        else Option("label-meeting", f"{way}:{one.id}", variables=meeting_label(chat, one))
        for one in meetings
    ]
    options += [
        Option("label-notice", f"{way}:{notice.id}:notice", variables={"text": _short(notice.text)})
        for notice in notices
    ]
    return Reply((Words("which-to-carry-on"),), tuple(options))


def _short(text: str) -> str:
    first = text.split("\n", 1)[0]
    return first if len(first) <= PREVIEW else first[: PREVIEW - 1].rstrip() + "…"


def paste(chat: Chat, subject_id: int, what: str = "meeting") -> Result:
    """The text for the Zalo group, alone in its message, so that it can be copied as it stands."""
    if what == "notice":
        notice = announcement_near(chat.session, chat.person_id, subject_id)
        unit, head = get_unit(chat.session, notice.unit_id), _called(chat.session, notice.sender_id)
        _explain(chat, f"notice:{subject_id}", notice.unit_id, "notice", aloud.has_phone(notice.text))
        words = {"unit": unit.name, "text": notice.text, "head": head}
        return _as_it_stands(locales.label(SPOKEN, "paste-notice", **locales.variables(SPOKEN, words)))
    meeting = _meeting(chat, subject_id)
    spoken = described(chat.session, meeting) | {"head": _called(chat.session, meeting.called_by)}
    if why := how_off(chat.session, meeting):
        _explain(chat, f"off:{subject_id}", meeting.unit_id, "notice", phone=False)
        known = known_start(chat.session, meeting)
        reason = why_off(chat.session, meeting)
        words = locales.variables(SPOKEN, {**spoken, "when": known, "why": why, "reason": reason})
        return _as_it_stands(locales.label(SPOKEN, "paste-off", **words))
    _explain(chat, f"meeting:{subject_id}", meeting.unit_id, "meeting", aloud.has_phone(meeting.content))
    return _as_it_stands(locales.label(SPOKEN, "paste-meeting", **locales.variables(SPOKEN, spoken)))


def read_aloud(chat: Chat, subject_id: int, what: str = "meeting") -> Result:
    """The text for the loudspeaker: short sentences, everything in words, said twice."""
    if what == "notice":
        notice = announcement_near(chat.session, chat.person_id, subject_id)
        words = {"unit": get_unit(chat.session, notice.unit_id).name, "text": aloud.aloud(_stopped(notice.text))}
        return _twice(locales.label(SPOKEN, "aloud-notice", **locales.variables(SPOKEN, words)))
    meeting = _meeting(chat, subject_id)
    why = how_off(chat.session, meeting)
    start = known_start(chat.session, meeting) if why else local_start(chat.session, meeting)
    lunar = solar_to_lunar(start.date())
    spoken = {
        "unit": get_unit(chat.session, meeting.unit_id).name,
        "kind": meeting.kind,
        "hour": aloud.hour(start.hour % 12 or 12, start.minute),
        "part": locales.part_of_day(start.hour),
        "weekday": start.weekday(),
        "day": aloud.day(start.day, start.month),
        "lunar": aloud.day(lunar.day, lunar.month, lunar=True),
        "leap": int(lunar.leap),
        "place": aloud.aloud(meeting.place),
        "content": aloud.aloud(meeting.content),
    }
    if why:
        off = {**spoken, "why": why, "reason": aloud.aloud(why_off(chat.session, meeting))}
        return _twice(locales.label(SPOKEN, "aloud-off", **locales.variables(SPOKEN, off)))
    return _twice(locales.label(SPOKEN, "aloud-meeting", **locales.variables(SPOKEN, spoken)))


TEXTS = {"paste": paste, "aloud": read_aloud}


def _meeting(chat: Chat, meeting_id: int) -> Meeting:
    meeting = get_meeting(chat.session, meeting_id)
    post_near(chat.session, chat.person_id, meeting.unit_id)
    start = local_start(chat.session, meeting)
    if start <= clock.now():
        raise (MeetingCancelled if meeting.state == MeetingState.CANCELLED else AlreadyStarted)(meeting.kind, start)
    return meeting


def _called(session: Session, person_id: int) -> str:
    person = session.get(Person, person_id)
    return given_name(person.full_name, person.calling_name) if person else ""


def _stopped(text: str) -> str:
    return text if text.rstrip().endswith((".", "!", "?", "…")) else text.rstrip() + "."


def _as_it_stands(text: str) -> Reply:
    return Reply((Words("as-it-stands", {"text": text}),))


def _twice(once: str) -> Reply:
    twice = locales.label(SPOKEN, "aloud-twice", text=once)
    return _as_it_stands(twice if len(twice) <= LONGEST else locales.label(SPOKEN, "aloud-once", text=once))


def _explain(chat: Chat, about: str, unit_id: int, what: str, phone: bool) -> None:
    """How to paste it and how to bring the answers back: in a message of its own, once for each text."""
    message = deliveries.post(
        chat.session,
        key=f"paste-how:{about}:{chat.person_id}",
        kind="paste-how",
        subject_id=None,
        unit_id=unit_id,
        fields={"what": what, "phone": phone},
    )
    if message is not None:
        chat.session.add(
            Delivery(
                message_id=message,
                person_id=chat.person_id,
                contact_id=chat.who.contact_id,
                state=State.QUEUED,
                priority=Priority.ROLL,
                not_before=chat.now,
            )
        )


def _how(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    said: list[Said] = [Words("paste-how", {"what": str(message.fields["what"])})]
    if message.fields["phone"]:
        said.append(Words("paste-phone"))
    return Reply(tuple(said))


def _carry(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    """A leader hears of a notice that her women did not get, because the month has no messages left for it."""
    notice = session.get(Announcement, message.subject_id)
    if notice is None or notice.cancelled_at is not None or notice.recalled_at is not None:
        return None
    words = {"women": int(message.fields["women"]), "unit": get_unit(session, notice.unit_id).name}
    return Reply((Words("carry-notice", words | {"text": _short(notice.text)}),), options(notice.id or 0, ":notice"))


NOTICES: dict[str, Render] = {"paste-how": _how, "carry": _carry}


def options(subject_id: int, what: str = "", *, loud: bool = True) -> tuple[Option, ...]:
    """After calling a meeting, or (`what` is ":notice") an announcement: the two texts to carry on, only the one to
    paste where it is nothing for a loudspeaker."""
    paste_it = Option("label-paste", f"paste:{subject_id}{what}")
    return (Option("label-aloud", f"aloud:{subject_id}{what}"), paste_it) if loud else (paste_it,)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of texts to carry on."""
    return {way: tap(do, (int, str)) for way, do in TEXTS.items()}
