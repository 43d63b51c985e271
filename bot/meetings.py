"""Meetings in chat: what is coming, calling one, answering, moving, calling off, who comes."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import locales
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, agreed, chosen
from bot.reading.answers import Answer as Typed
from bot.reading.hours import read_hour
from bot.reading.meeting_line import MeetingLine
from bot.reading.when import Moment, Reading, read_day, read_when
from bot.replies import Chat, Option, Plain, Reply, Result, Said, Start, Words
from models import deliveries
from models.invites import MeetingCalled, call_meeting, cancel_meeting, change_meeting
from models.meetings import (
    AnsweredNo,
    Meeting,
    MeetingKind,
    answer_invitation,
    audience,
    called_meetings,
    check_start,
    coming_meetings,
    get_meeting,
    local_start,
    reasons,
)
from models.posts import Held, NotAllowed, Right, first_post, post_for, posts_of
from models.text import clean
from models.units import Unit, UnitKind, children, find_units, get_unit

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
    if wanted is None:
        coming = [m for m, _i, _z in coming_meetings(chat.session, chat.person_id or 0) if m.starts_at > chat.now]
        if not coming:
            return None
        if len(coming) > 1 or (typed.reason is None and typed.choice == "yes" and not _says_going(chat)):
            return _which(chat, coming, typed)
        wanted = coming[0].id or 0
    return answer_invitation(chat.session, chat.who, wanted, typed.choice, typed.reason or "")  # type: ignore[arg-type]


def _says_going(chat: Chat) -> bool:
    """A bare "ok" long after a question is no answer to a meeting nobody asked about."""
    return len(clean(chat.incoming.text).split()) > 1


def _which(chat: Chat, coming: list[Meeting], typed: Typed) -> Reply:
    tail = f":{typed.reason}" if typed.reason else ""
    return Reply(
        (Words("which-meeting"),),
        tuple(Option("label-meeting", f"rsvp:{m.id}:{typed.choice}{tail}", variables=_label(chat, m)) for m in coming),
    )


def _label(chat: Chat, meeting: Meeting) -> dict[str, Any]:
    start = local_start(chat.session, meeting)
    given = {"kind": meeting.kind, "when": start, "place": meeting.place}
    return locales.variables(chat.who.language, given, pair=chat.who.pair, now=chat.local())


def ask_reason(fact: AnsweredNo) -> tuple[Option, ...]:
    """Why she cannot come, if she likes to say."""
    if fact.reason:
        return ()
    return tuple(Option(f"reason-{name}", f"rsvp:{fact.meeting}:no:{name}") for name in ("busy", "away", "private"))


# --- calling one --------------------------------------------------------------------------------------------------


def units_for(chat: Chat, right: Right) -> list[Unit]:
    """The units that her posts with this right are in."""
    return [
        get_unit(chat.session, held.unit_id) for held in posts_of(chat.session, chat.person_id) if right in held.rights
    ]


def begin_call(chat: Chat, line: MeetingLine | None = None) -> Result:
    """Call a meeting: all in one message, or step by step."""
    first_post(chat.session, chat.person_id, Right.CALL)
    units = units_for(chat, Right.CALL)
    answers: dict[str, Any] = {}
    if len(units) == 1:
        answers["unit"] = units[0].id
    if line is not None:
        answers |= _read_in(chat, line.when)
        if line.place:
            answers["place"] = _unstopped(line.place)
        if line.topic:
            answers["content"] = _unstopped(line.topic)
        if line.kind in {"committee", "training", "event", "club"}:
            answers["kind"] = line.kind
        if line.group and len(units) == 1:
            groups = [u for u in children(chat.session, units[0].id or 0) if u.kind == UnitKind.GROUP]
            named = [
                u for u in find_units(chat.session, line.group, under=units[0].id) if u.id in {g.id for g in groups}
            ]
            if len(named) == 1:
                answers["unit"] = named[0].id
    return Start("call", answers)


def _read_in(chat: Chat, reading: Reading) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if reading.day is not None:
        found["day"] = reading.day.isoformat()
    if reading.hour is not None:
        found["hour"] = reading.hour.isoformat("minutes")
    if reading.choices:
        found["guesses"] = [guess(moment) for moment in reading.choices[:6]]
    return found


def guess(moment: Moment) -> str:
    """A way to understand a time as an option's value: "2026-12-05T19:30", "2026-12-05" or "19:30"."""
    parts = [moment.day.isoformat() if moment.day else "", moment.hour.isoformat("minutes") if moment.hour else ""]
    return "T".join(part for part in parts if part)


def guessed(value: str) -> dict[str, str]:
    """What an option's value says: the day, the hour or both."""
    day, _, hour = value.partition("T") if "T" in value else ("", "", value) if ":" in value else (value, "", "")
    return {name: part for name, part in (("day", day), ("hour", hour)) if part}


def hear_when(chat: Chat, text: str) -> Reading:
    """Read a time, or say why it cannot be meant."""
    reading = read_when(text, now=chat.local())
    if reading.problem:
        raise Unclear(Words(f"time-{reading.problem.replace('_', '-')}"))
    if reading.past and not reading.choices:
        raise Unclear(Words("time-past"))
    return reading


def _hear_when(chat: Chat, heard: Heard, answers: Answers, wanted: str) -> Any:
    """Read a day or an hour; what a message says of the other is kept, too."""
    found = guessed(heard.value) if heard.value else _read_in(chat, hear_when(chat, heard.text))
    if not found and wanted == "hour":
        hours = read_hour(heard.text)
        found = {"hour": hours[0].isoformat("minutes")} if len(hours) == 1 else {}
        if len(hours) > 1:
            found = {"guesses": [hour.isoformat("minutes") for hour in hours]}
    if not found and wanted == "day":
        found = _read_in(chat, read_day(heard.text, chat.local().date()))
    if not found:
        raise Unclear(Words(f"unclear-{wanted}"))
    both = answers | found
    if "day" in both and "hour" in both:
        check_start(_start(chat, both))
    return Turn(found, forget=() if "guesses" in found else ("guesses",))


def _start(chat: Chat, answers: Mapping[str, Any]) -> datetime:
    zone = ZoneInfo(get_unit(chat.session, answers["unit"]).timezone) if answers.get("unit") else chat.local().tzinfo
    return datetime.fromisoformat(f"{answers['day']}T{answers['hour']}").replace(tzinfo=zone)


def guess_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """The ways in which a time may have been meant."""
    return tuple(
        Option(f"label-guess-{'-'.join(guessed(value))}", value, variables=_guess_variables(chat, value))
        for value in answers.get("guesses", [])
    )


def _guess_variables(chat: Chat, value: str) -> dict[str, Any]:
    parts, now = guessed(value), chat.local()
    day = parts.get("day", now.date().isoformat())
    at = datetime.fromisoformat(f"{day}T{parts.get('hour', '00:00')}").replace(tzinfo=now.tzinfo)
    return locales.variables(chat.who.language, {"when": at}, pair=chat.who.pair)


def _hear_unit(chat: Chat, heard: Heard, _answers: Answers) -> int:
    if heard.value:
        return int(heard.value)
    raise Unclear


def _unstopped(text: str) -> str:
    """What she typed, without the stop at its end: the invitation sets its own."""
    return clean(text).rstrip(" .,;:!?…")


def _hear_place(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    if heard.value:
        return ""
    place = _unstopped(heard.text)
    if not 2 <= len(place) <= 120:
        raise Unclear(Words("unclear-place"))
    return place


def _hear_content(_chat: Chat, heard: Heard, _answers: Answers) -> Turn:
    content = _unstopped(heard.text)
    if not 2 <= len(content) <= 300:
        raise Unclear(Words("unclear-content"))
    return Turn({"content": content}, forget=("want_content",))


def _hear_confirm(chat: Chat, heard: Heard, answers: Answers) -> Any:
    value = chosen(chat, heard, answers)
    if value == "content":
        return Turn({"want_content": True}, forget=("content",))
    if value == "edit":
        return Turn({}, forget=("day", "hour", "place", "content", "want_content"))
    return value


def _preview(chat: Chat, answers: Answers) -> dict[str, Any]:
    """What is about to go out, with the exact count."""
    unit = get_unit(chat.session, answers["unit"])
    start = _start(chat, answers)
    held = post_for(chat.session, chat.person_id, Right.CALL, unit.id or 0)
    kind = _kind(answers, unit)
    people = [person for person, _e, _a in audience(chat.session, unit, kind, held)]
    reached = sum(step.contact_id is not None for step in deliveries.plan(chat.session, people))
    return {
        "kind": kind.value,
        "when": start,
        "place": answers.get("place", ""),
        "content": answers.get("content", ""),
        "unit": unit.name,
        "total": len(people),
        "by_message": reached,
        "at_home": len(people) - reached,
    }


def _kind(answers: Mapping[str, Any], unit: Unit) -> MeetingKind:
    if "kind" in answers:
        return MeetingKind(answers["kind"])
    return {
        UnitKind.GROUP: MeetingKind.GROUP,
        UnitKind.CLUB: MeetingKind.CLUB,
        UnitKind.COMMITTEE: MeetingKind.COMMITTEE,
    }.get(UnitKind(unit.kind), MeetingKind.BRANCH)


def _call(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "send":
        return Reply((Words("not-sent-kept-nothing"),))
    unit = get_unit(chat.session, answers["unit"])
    return call_meeting(
        chat.session,
        chat.who,
        unit.id or 0,
        _kind(answers, unit),
        _start(chat, answers),
        answers.get("place", ""),
        answers.get("content", ""),
    )


def _confirm_options(_chat: Chat, answers: Answers) -> tuple[Option, ...]:
    content = () if answers.get("content") else (Option("label-add-content", "content"),)
    return (
        Option("label-send-invitation", "send"),
        *content,
        Option("label-correct", "edit"),
        Option("label-not-yet", "no", 0),
    )


CALL = Flow(
    "call",
    (
        Ask(
            "unit",
            _hear_unit,
            lambda c, a: tuple(Option(Plain(u.name), str(u.id)) for u in units_for(c, Right.CALL)),
        ),
        Ask("day", lambda c, h, a: _hear_when(c, h, a, "day"), guess_options),
        Ask("hour", lambda c, h, a: _hear_when(c, h, a, "hour"), guess_options),
        Ask("place", _hear_place, lambda c, a: (Option("label-no-place", "none", 0),)),
        Ask("content", _hear_content, when=lambda a: bool(a.get("want_content"))),
        Ask("confirm", _hear_confirm, _confirm_options, show=_preview),
    ),
    _call,
)


def after_call(fact: MeetingCalled) -> tuple[Option, ...]:
    """What the head may want next."""
    return (Option("label-who-answers", f"results:{fact.meeting}"), Option("label-at-home", f"home:{fact.meeting}"))


# --- moving and calling off ---------------------------------------------------------------------------------------


def _called(chat: Chat) -> list[Meeting]:
    held = first_post(chat.session, chat.person_id, Right.CALL)
    return called_meetings(chat.session, held, since=chat.now)


def _meeting_options(chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return tuple(Option("label-meeting", str(m.id), variables=_label(chat, m)) for m in _called(chat))


def _begin_with_meeting(chat: Chat, flow: str, meeting_id: int | None = None) -> Result:
    coming = _called(chat)
    if meeting_id is None and not coming:
        return Reply((Words("nothing-called"),))
    if meeting_id is None and len(coming) == 1:
        meeting_id = coming[0].id
    return Start(flow, {"meeting": meeting_id} if meeting_id else {})


def begin_move(chat: Chat, meeting_id: int | None = None) -> Result:
    """Move a meeting to another time."""
    return _begin_with_meeting(chat, "move", meeting_id)


def begin_call_off(chat: Chat, meeting_id: int | None = None) -> Result:
    """Call a meeting off."""
    return _begin_with_meeting(chat, "call_off", meeting_id)


def _hear_meeting(chat: Chat, heard: Heard, answers: Answers) -> int:
    return int(chosen(chat, heard, answers))


def _hear_new_time(chat: Chat, heard: Heard, answers: Answers) -> Any:
    meeting = get_meeting(chat.session, answers["meeting"])
    old = local_start(chat.session, meeting)
    found = guessed(heard.value) if heard.value else _read_in(chat, hear_when(chat, heard.text))
    if "guesses" in found:
        return Turn({"guesses": found["guesses"]})
    if not found:
        raise Unclear(Words("unclear-day"))
    day = found.get("day", old.date().isoformat())
    new = datetime.fromisoformat(f"{day}T{found.get('hour', old.time().isoformat('minutes'))}").replace(
        tzinfo=old.tzinfo
    )
    check_start(new)
    return Turn({"time": new.isoformat()}, forget=("guesses",))


def _move_preview(chat: Chat, answers: Answers) -> dict[str, Any]:
    meeting = get_meeting(chat.session, answers["meeting"])
    return {
        "kind": meeting.kind,
        "old": local_start(chat.session, meeting),
        "new": datetime.fromisoformat(answers["time"]).astimezone(local_start(chat.session, meeting).tzinfo),
    }


def _move(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "yes":
        return Reply((Words("left-it"),))
    return change_meeting(chat.session, chat.who, answers["meeting"], datetime.fromisoformat(answers["time"]))


def _old(chat: Chat, answers: Answers) -> dict[str, Any]:
    return described(chat.session, get_meeting(chat.session, answers["meeting"]))


MOVE = Flow(
    "move",
    (
        Ask("meeting", _hear_meeting, _meeting_options),
        Ask("time", _hear_new_time, guess_options, show=_old),
        Ask(
            "confirm",
            agreed,
            lambda c, a: (Option("label-send-change", "yes"), Option("label-not-yet", "no", 0)),
            show=_move_preview,
        ),
    ),
    _move,
)


def _call_off(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "yes":
        return Reply((Words("left-it"),))
    return cancel_meeting(chat.session, chat.who, answers["meeting"])


CALL_OFF = Flow(
    "call_off",
    (
        Ask("meeting", _hear_meeting, _meeting_options),
        Ask(
            "confirm",
            agreed,
            lambda c, a: (Option("label-call-off", "yes"), Option("label-keep-meeting", "no", 0)),
            show=_old,
        ),
    ),
    _call_off,
)


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
                tuple(Option("label-meeting", f"results:{m.id}", variables=_label(chat, m)) for m in recent[:8]),
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
        "move": tap(begin_move, (int,)),
        "call_off": tap(begin_call_off, (int,)),
    }
