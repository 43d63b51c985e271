"""Meetings in chat: what is coming, calling one, answering, moving, calling off, who comes."""

from datetime import datetime, timedelta
from typing import Any

import locales
from bot.reading.answers import Answer as Typed
from bot.replies import Bound, Chat, Option, Reply, Result, Said, Words
from models import deliveries
from models.meetings import (
    AnsweredNo,
    Invitation,
    Meeting,
    answer_invitation,
    called_meetings,
    coming_meetings,
    get_meeting,
    local_start,
    reasons,
)
from models.posts import Held, NotAllowed, Right, first_post, post_for
from models.text import fold
from models.units import get_unit

RSVP = (("answer-yes", "yes"), ("answer-no", "no"), ("answer-unsure", "unsure"))


def rsvp_options(meeting_id: int, *, unsure: bool = True) -> tuple[Option, ...]:
    """The answers to an invitation."""
    return tuple(Option(label, f"rsvp:{meeting_id}:{value}") for label, value in RSVP if unsure or value != "unsure")


def described(session: Any, meeting: Meeting) -> dict[str, Any]:
    """A meeting's variables for a text."""
    return {
        "kind": meeting.kind,
        "when": local_start(session, meeting),
        "place": meeting.place,
        "content": meeting.content,
        "meeting": meeting.id,
        "unit": get_unit(session, meeting.unit_id).name,
    }


# --- a member -----------------------------------------------------------------------------------------------------


def schedule(chat: Chat) -> Result:
    """Her coming meetings, the next first, with its question if she has not answered."""
    coming = coming_meetings(chat.session, chat.person_id or 0)
    if not coming:
        return Reply((Words("no-meeting-called" if chat.person_id else "members-only"),))
    said: list[Said] = []
    for meeting, invitation, _zone in coming:
        words = described(chat.session, meeting) | {"answer": invitation.answer}
        said.append(Words("meeting-details" if not said else "meeting-line", words))
    first, invitation, _ = coming[0]
    open_ = first.starts_at > chat.now
    return Reply(tuple(said), rsvp_options(first.id or 0) if open_ else ())


def next_in_words(chat: Chat) -> tuple[Said, ...] | None:
    """The next meeting, for a question asked inside a question."""
    coming = coming_meetings(chat.session, chat.person_id or 0, limit=1)
    return (Words("meeting-details", described(chat.session, coming[0][0]) | {"answer": ""}),) if coming else None


def answered(chat: Chat, typed: Typed) -> Result:
    """An answer in her own words: to the meeting she was asked about last, else to her next one."""
    asked = deliveries.questions(chat.session, chat.who.contact_id, chat.now + timedelta(seconds=2), limit=1)
    taps = [tap for _n, _l, tap in asked[0].choices or []] if asked else []
    wanted = next((int(tap.split(":")[1]) for tap in taps if tap.startswith("rsvp:")), None)
    bare = typed.reason is None and not _says_going(chat)
    if wanted is not None and bare and not _is_asked(chat, asked[0], taps, typed):
        wanted = None
    if wanted is not None and asked[0].person_id is not None:  # two women on one phone: hers whom it was put to
        tail = f":{typed.reason}" if typed.reason else ""
        return Bound(f"rsvp:{wanted}:{typed.choice}{tail}", asked[0].person_id)
    if wanted is None:
        coming = [m for m, _i, _z in coming_meetings(chat.session, chat.person_id or 0) if m.starts_at > chat.now]
        if not coming:
            return None
        if len(coming) > 1 or bare:
            return _which(chat, coming, typed)
        wanted = coming[0].id or 0
    return answer_invitation(chat.session, chat.who, wanted, typed.choice, typed.reason or "")  # type: ignore[arg-type]


def _is_asked(chat: Chat, question: deliveries.Question, taps: list[str], typed: Typed) -> bool:
    """Whether a bare "ok" can only be for this question: it offers that answer, and nothing has been said since.

    "ok" to a notice, or to "I noted that you are not sure", is no yes; said again after a yes it changes nothing.
    """
    offered = [tap.split(":") for tap in taps if tap.startswith("rsvp:")]
    if all(choice != typed.choice for _rsvp, _meeting, choice, *_why in offered):
        return False
    given = chat.session.get(Invitation, (int(offered[0][1]), question.person_id or chat.person_id or 0))
    return (given is not None and given.answer == typed.choice) or deliveries.is_last(chat.session, question)


_FILLERS = frozenset(
    [
        "a",
        "ah",
        "c",
        "chi",
        "co",
        "da",
        "duoc",
        "e",
        "em",
        "khong",
        "ko",
        "k",
        "kg",
        "nha",
        "nhe",
        "o",
        "oi",
        "ok",
        "oke",
        "okay",
        "okie",
        "roi",
        "u",
        "uh",
        "um",
        "v",
        "vang",
        "vg",
    ]
)


def _says_going(chat: Chat) -> bool:
    """A bare "ok" or "da vang a" long after a question is no answer to a meeting nobody asked about."""
    return not _FILLERS.issuperset(fold(chat.incoming.text).split())


def _which(chat: Chat, coming: list[Meeting], typed: Typed) -> Reply:
    tail = f":{typed.reason}" if typed.reason else ""
    return Reply(
        (Words("which-meeting"),),
        tuple(
            Option("label-meeting", f"rsvp:{m.id}:{typed.choice}{tail}", variables=meeting_label(chat, m))
            for m in coming
        ),
    )


def meeting_label(chat: Chat, meeting: Meeting) -> dict[str, Any]:
    """What a meeting is called in a list of choices."""
    start = local_start(chat.session, meeting)
    given = {"kind": meeting.kind, "when": start, "place": meeting.place}
    return locales.variables(chat.who.language, given, pair=chat.who.pair, now=chat.local())


def ask_reason(fact: AnsweredNo) -> tuple[Option, ...]:
    """Why she cannot come, if she likes to say."""
    if fact.reason:
        return ()
    return tuple(Option(f"reason-{name}", f"rsvp:{fact.meeting}:no:{name}") for name in ("busy", "away", "private"))


# --- calling one --------------------------------------------------------------------------------------------------


# --- moving and calling off ---------------------------------------------------------------------------------------


# --- who comes ----------------------------------------------------------------------------------------------------


def results(chat: Chat, meeting_id: int | None = None) -> Result:
    """Answers so far, with reasons summed; after the roll, who came."""
    if meeting_id is None:
        held = first_post(chat.session, chat.person_id, Right.CALL)
        recent = called_meetings(chat.session, held, since=chat.now - timedelta(days=3))
        if not recent:
            return Reply((Words("nothing-called"),))
        if len(recent) > 1:
            return Reply(
                (Words("which-meeting"),),
                tuple(Option("label-meeting", f"results:{m.id}", variables=meeting_label(chat, m)) for m in recent[:8]),
            )
        meeting_id = recent[0].id
    meeting = get_meeting(chat.session, meeting_id or 0)
    held = post_for(chat.session, chat.person_id, Right.CALL, meeting.unit_id)
    why = reasons(chat.session, meeting.id or 0)
    words = described(chat.session, meeting) | {
        "yes": meeting.yes,
        "no": meeting.no,
        "unsure": meeting.unsure,
        "silent": meeting.invited - meeting.yes - meeting.no - meeting.unsure,
        "invited": meeting.invited,
        "busy": why.get("busy", 0),
        "away": why.get("away", 0),
        "private": why.get("private", 0),
        "present": meeting.present,
        "expected": meeting.expected,
        "percent": round(100 * meeting.present / meeting.expected) if meeting.expected else 0,
    }
    said: tuple[Said, ...] = (Words("results-answers", words),)
    if meeting.roll_at is not None:
        said = (*said, Words("results-roll", words))
    options = _result_options(meeting, held, chat.now)
    return Reply(said, options)


def _result_options(meeting: Meeting, held: Held, now: datetime) -> tuple[Option, ...]:
    options = []
    if Right.NAMES in held.rights:
        options += [
            Option("label-who-comes", f"names:{meeting.id}:yes"),
            Option("label-who-silent", f"names:{meeting.id}:silent"),
            Option("label-at-home", f"home:{meeting.id}"),
        ]
    if meeting.starts_at > now:
        options += [Option("label-move", f"move:{meeting.id}"), Option("label-call-off-it", f"call_off:{meeting.id}")]
    return tuple(options)


def names(chat: Chat, meeting_id: int, answer: str) -> Result:
    """Who gave this answer, by the book's numbers; only for those who may see names."""
    from models.attendance import listed

    meeting = get_meeting(chat.session, meeting_id)
    held = post_for(chat.session, chat.person_id, Right.CALL, meeting.unit_id)
    if Right.NAMES not in held.rights:
        raise NotAllowed
    wanted = "" if answer == "silent" else answer
    people = [one for one in listed(chat.session, meeting) if one.answer == wanted]
    heading = Words("names-heading", {"answer": answer, "count": len(people)})
    return Reply(
        (heading, *(Words("names-line", person_line(one.number, one.full_name, one.birth_year)) for one in people))
    )


def person_line(number: int, full_name: str, birth_year: int | None) -> dict[str, Any]:
    """A woman on a list: her number in the book, full name and birth year."""
    return {"number": number, "name": full_name, "year": str(birth_year or "")}


def taps(tap: Any) -> dict[str, Any]:
    """The taps of meetings."""
    return {
        "results": tap(results, (int,)),
        "names": tap(names, (int, str)),
    }
