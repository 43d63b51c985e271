"""Meetings in chat: what is coming, calling one, answering, moving, calling off, who comes."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import locales
from bot.reading.answers import Answer as Typed
from bot.reading.asked_meetings import asks_content
from bot.repeats import repeat_words
from bot.replies import Bound, Chat, Option, Plain, Reply, Result, Said, Words
from models import questions
from models.coming import called_meetings, called_off, coming_meetings
from models.meetings import (
    AnsweredNo,
    Invitation,
    Meeting,
    MeetingCancelled,
    MeetingKind,
    answer_invitation,
    local_start,
)
from models.occurrences import next_for
from models.own_units import elsewhere, own_first
from models.places import spot_of
from models.posts import Right, posts_of, posts_with
from models.series import rule_of, runs
from models.text import fold
from models.units import get_unit

MOST = 8  # meetings in a list to choose from
SEEN = 5  # coming meetings that a schedule shows
LOOKED_AT = 40  # coming meetings among which those are looked for that she asks for
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


def detailed(session: Any, meeting: Meeting) -> dict[str, Any]:
    """The same with the way there, where the place is on the map."""
    spot = spot_of(session, meeting.unit_id, meeting.place)
    return described(session, meeting) | {"map": spot.link if spot else ""}


# --- a member -----------------------------------------------------------------------------------------------------


def _any(_meeting: Meeting) -> bool:
    return True


def schedule(
    chat: Chat, asked: Callable[[Meeting], bool] = _any, none: Callable[[bool], Words] | None = None
) -> Result:
    """Her coming meetings, the next first, with its question if she has not answered.

    Only those that she asked for; where there are none of these `none` is said, and the very next one.
    """
    every = coming_meetings(chat.session, chat.person_id or 0, SEEN if asked is _any else LOOKED_AT)
    coming = [one for one in every if asked(one[0])][:SEEN]
    later = _of_series(chat, asked)
    before: tuple[Said, ...] = ()
    if not coming and not later and none is not None:
        coming = every[:1]
        later = () if coming else _of_series(chat)[:2]
        before = (none(bool(coming or later)),)
    if not coming:
        if later:
            return Reply((*before, *later))
        called = _called_by_her(chat)
        return called.after(*before) if isinstance(called, Reply) else called
    said: list[Said] = []
    for meeting, invitation, _zone in coming:
        words = detailed(chat.session, meeting) | {"answer": invitation.answer}
        said.append(Words("meeting-details" if not said else "meeting-line", words))
        if meeting.series_id is not None and runs(chat.session, meeting.series_id):
            said.append(Words("meeting-repeats", repeat_words(rule_of(chat.session, meeting.series_id))))
    first, hers, _zone = coming[0]
    if len(said) > 1 and first.starts_at > chat.now and not hers.answer:  # of several it is said which is asked about
        later = (*later, Words("asked-of-first", described(chat.session, first)))
    if not first.content and asks_content(chat.incoming.text):
        said.insert(1, Words("content-not-said"))
    options = rsvp_options(first.id or 0) if first.starts_at > chat.now else ()
    others = tuple(
        Option("label-meeting", f"meeting:{other.id}", variables=meeting_label(chat, other))
        for other, _invitation, _zone in coming[1:4]
    )
    if any(Right.CALL in held.rights for held in posts_of(chat.session, chat.person_id)):
        more = Option("label-more-to-do", f"meeting:{first.id}")
    else:
        more = Option("label-to-calendar", f"calendar:{first.id}")
    return Reply((*before, *said, *later), (*options, more, *others))


def _of_series(chat: Chat, asked: Callable[[Meeting], bool] = _any) -> tuple[Said, ...]:
    """The next of each series whose invitations are still to go out."""
    said: list[Said] = []
    for meeting, series in next_for(chat.session, chat.person_id or 0):
        if not asked(meeting):
            continue
        said.append(Words("meeting-line", detailed(chat.session, meeting) | {"answer": ""}))
        said.append(Words("meeting-repeats", repeat_words(series.rule)))
    return tuple(said)


def coming_called(chat: Chat, most: int = MOST) -> list[Meeting]:
    """The coming meetings of all units that she may call, the next first, of several branches her own. Raises
    NotAllowed."""
    posts = posts_with(chat.session, chat.person_id, Right.CALL)
    found = {m.id: m for held in posts for m in called_meetings(chat.session, held, since=chat.now, limit=most)}
    return own_first(chat.session, chat.person_id, sorted(found.values(), key=lambda m: (m.starts_at, m.id)))[:most]


def _called_by_her(chat: Chat) -> Result:
    """The coming meetings of her units, for whoever may call them and is invited to none."""
    able = any(Right.CALL in held.rights for held in posts_of(chat.session, chat.person_id))
    called = coming_called(chat) if able else []
    if not called:
        return Reply((Words("no-meeting-called" if chat.person_id else "members-only"),))
    return Reply(
        (Words("which-meeting"),),
        tuple(Option("label-meeting", f"meeting:{m.id}", variables=meeting_label(chat, m)) for m in called),
    )


def answered(chat: Chat, typed: Typed, days: tuple[date, ...] = (), kind: str = "") -> Result:
    """An answer in her own words: to the meeting of the day or the kind that she names, to the one she was asked about
    last, else to her next one."""
    asked = questions.asked_last(chat.session, chat.who.contact_id, chat.now + timedelta(seconds=2), limit=1)
    taps = [tap for _n, _l, tap in asked[0].choices or []] if asked else []
    wanted = next((int(tap.split(":")[1]) for tap in taps if tap.startswith("rsvp:")), None)
    if (days or kind) and chat.person_id is not None:
        coming = [m for m, _i, _z in coming_meetings(chat.session, chat.person_id, LOOKED_AT)]
        then = [m for m in coming if m.starts_at > chat.now]
        if days:
            then = [m for m in then if local_start(chat.session, m).date() in days]
        of_kind = [m for m in then if m.kind == kind]
        if of_kind or not (days or kind == MeetingKind.BRANCH):  # "họp chi hội" is said of other meetings, too
            then = of_kind
        if then and wanted not in {m.id for m in then}:
            if len(then) > 1:
                return _which(chat, then[:MOST], typed)
            return answer_invitation(chat.session, chat.who, then[0].id or 0, typed.choice, typed.reason or "")  # type: ignore[arg-type]
        if not then and days and (off := called_off(chat.session, chat.person_id, days)) is not None:
            raise MeetingCancelled(off.kind, local_start(chat.session, off))
        if not then:  # a day without a meeting is no answer to another day's
            return _which(chat, coming[:MOST], typed) if coming else None
    bare = typed.reason is None and not _says_going(chat)
    if wanted is not None and bare and not _is_asked(chat, asked[0], taps, typed):
        wanted = None
    if wanted is not None and (either := _whose(chat, wanted, typed)) is not None:
        return either
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


def _whose(chat: Chat, meeting_id: int, typed: Typed) -> Reply | None:
    """Which of the women on one phone answers, where each was asked about the same meeting at about the same time."""
    tap = f"rsvp:{meeting_id}:{typed.choice}"
    asked = questions.asked_last(chat.session, chat.who.contact_id, chat.now + timedelta(seconds=2))
    waiting = {
        question.person_id: (question.id, number)
        for question in asked
        for number, _label, offered in question.choices or []
        if offered == tap and question.id != chat.who.notes.get("answered")
    }
    women = [person for person in chat.who.persons if person.id in waiting]
    if len(women) < 2:
        return None
    return Reply(
        (Words("who-answers"),),
        tuple(Option(Plain(person.full_name), "bound:{}:{}".format(*waiting[person.id])) for person in women),
    )


def _is_asked(chat: Chat, question: questions.Question, taps: list[str], typed: Typed) -> bool:
    """Whether a bare "ok" can only be for this question: it offers that answer, and nothing has been said since.

    "ok" to a notice, or to "I noted that you are not sure", is no yes; said again after a yes it changes nothing.
    """
    offered = [tap.split(":") for tap in taps if tap.startswith("rsvp:")]
    if all(choice != typed.choice for _rsvp, _meeting, choice, *_why in offered):
        return False
    given = chat.session.get(Invitation, (int(offered[0][1]), question.person_id or chat.person_id or 0))
    return (given is not None and given.answer == typed.choice) or questions.is_last(chat.session, question)


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


def meeting_label(chat: Chat, meeting: Meeting, start: datetime | None = None) -> dict[str, Any]:
    """What a meeting is called in a list of choices; `start` where people know it by another day than its own."""
    start = start or local_start(chat.session, meeting)
    unit = get_unit(chat.session, meeting.unit_id)
    name, branch = unit.name, elsewhere(chat.session, chat.person_id, unit)
    if branch and meeting.kind in {MeetingKind.GROUP, MeetingKind.CLUB}:
        name, branch = f"{name}, {branch}" if branch != name else name, ""
    given = {"kind": meeting.kind, "when": start, "place": meeting.place, "unit": name, "elsewhere": branch}
    return locales.variables(chat.who.language, given, pair=chat.who.pair, now=chat.local())


def ask_reason(fact: AnsweredNo) -> tuple[Option, ...]:
    """Why she cannot come, if she likes to say."""
    if fact.reason:
        return ()
    return tuple(Option(f"reason-{name}", f"rsvp:{fact.meeting}:no:{name}") for name in ("busy", "away", "private"))


def person_line(number: int, full_name: str, birth_year: int | None) -> dict[str, Any]:
    """A woman on a list: her number in the book, full name and birth year."""
    return {"number": number, "name": full_name, "year": str(birth_year or "")}
