"""A head calls a meeting: in one message, or a question at a time; previewed with the exact count."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, chosen
from bot.reading.hours import read_hour
from bot.reading.meeting_line import MeetingLine
from bot.reading.when import read_day
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from bot.times import guess_options, guessed, hear_when, time_answers, unstopped
from models import planner
from models.calls import audience, check_start
from models.invites import MeetingCalled, call_meeting
from models.meetings import (
    MeetingKind,
)
from models.posts import Right, first_post, post_for, posts_of
from models.units import Unit, UnitKind, children, find_units, get_unit


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
        answers |= time_answers(chat, line.when)
        if line.place:
            answers["place"] = unstopped(line.place)
        if line.topic:
            answers["content"] = unstopped(line.topic)
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


def _hear_when(chat: Chat, heard: Heard, answers: Answers, wanted: str) -> Any:
    """Read a day or an hour; what a message says of the other is kept, too."""
    found = guessed(heard.value) if heard.value else _read(chat, heard.text, answers, wanted)
    if not found:
        raise Unclear(Words(f"unclear-{wanted}"))
    both = answers | found
    if "day" in both and "hour" in both:
        check_start(_start(chat, both))
    return Turn(found, forget=() if "guesses" in found else ("guesses",))


def _read(chat: Chat, text: str, answers: Answers, wanted: str) -> dict[str, Any]:
    """A whole time, else a bare hour ("7 rưỡi", in the evening that was named before) or a bare day ("15")."""
    if wanted == "hour" and answers.get("part"):
        hours = read_hour(text, part=answers["part"])
        if len(hours) == 1:
            return {"hour": hours[0].isoformat("minutes")}
    found = time_answers(chat, hear_when(chat, text))
    if found or wanted == "day":
        return found or time_answers(chat, read_day(text, chat.local().date()))
    hours = read_hour(text)
    if len(hours) == 1:
        return {"hour": hours[0].isoformat("minutes")}
    return {"guesses": [hour.isoformat("minutes") for hour in hours]} if hours else {}


def _start(chat: Chat, answers: Mapping[str, Any]) -> datetime:
    zone = ZoneInfo(get_unit(chat.session, answers["unit"]).timezone) if answers.get("unit") else chat.local().tzinfo
    return datetime.fromisoformat(f"{answers['day']}T{answers['hour']}").replace(tzinfo=zone)


def _hear_unit(chat: Chat, heard: Heard, _answers: Answers) -> int:
    if heard.value:
        return int(heard.value)
    raise Unclear


def _hear_place(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    if heard.value:
        return ""
    place = unstopped(heard.text)
    if not 2 <= len(place) <= 120:
        raise Unclear(Words("unclear-place"))
    return place


def _hear_content(_chat: Chat, heard: Heard, _answers: Answers) -> Turn:
    content = unstopped(heard.text)
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
    reached = sum(step.contact_id is not None for step in planner.plan(chat.session, people))
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
        Ask("place", _hear_place, lambda c, a: (Option("label-no-place", "none"),)),
        Ask("content", _hear_content, when=lambda a: bool(a.get("want_content"))),
        Ask("confirm", _hear_confirm, _confirm_options, show=_preview),
    ),
    _call,
)


def after_call(fact: MeetingCalled) -> tuple[Option, ...]:
    """What the head may want next."""
    return (Option("label-who-answers", f"results:{fact.meeting}"), Option("label-at-home", f"home:{fact.meeting}"))
