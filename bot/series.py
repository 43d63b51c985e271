"""A meeting that repeats, called by its head: which day, what hour, where, and the preview of all of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Any

import locales
from bot.called_anew import or_anew
from bot.clashes import of_tet
from bot.contents import hear_content, or_content
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, chosen
from bot.places import hear_place, place_options
from bot.prepared_calls import SEND, confirm_options, kind_in, ordered, prepared
from bot.reading.corrections import said_at_the_end
from bot.reading.hours import read_hour
from bot.reading.repeats import find_repeat
from bot.reading.when import LONGEST, Reading
from bot.reading.words import Line
from bot.repeats import days_in_words, repeat_answers, repeat_words, way_options
from bot.replies import Chat, Option, Reply, Result, Start, Words
from bot.times import guess_options, guessed, or_afternoon
from bot.whom import hear_unit, hear_whom, unit_options, whom_options
from models.invites import MeetingCalled
from models.recurrence import Repeat, as_json, from_json
from models.series import SeriesCalled, call_series, called_already, days_before, starts
from models.text import fold
from models.units import Unit, get_unit

SHOWN = 3  # later meetings that a preview names
_NEXT_TIME = {"tuan sau", "tu tuan sau", "bat dau tu tuan sau", "lan sau", "buoi sau", "thang sau", "tu thang sau"}


def begin(answers: Mapping[str, Any]) -> Start:
    """Go on as a call of a meeting that repeats, with what the call says already."""
    return Start("series", {name: value for name, value in answers.items() if name not in {"day", "confirm", "edit"}})


def read_rule(chat: Chat, text: str, often: Any) -> dict[str, Any]:
    """A rule as the answers of a conversation, {} where there is none in the text. A bare "15" is a day, too."""
    bare = text.strip(" .,!")
    line = Line(f"ngày {bare}" if bare.isdigit() and often[0] == "month" else text[:LONGEST])
    found = find_repeat(line.plain, chat.local().date(), often=(often[0], often[1]))
    return {} if found is None else repeat_answers(Reading(repeated=found))


def _hear_repeat(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if heard.value:
        return Turn({"repeat": answers["ways"][int(heard.value)]}, forget=("ways", "kept"))
    found = read_rule(chat, heard.text, answers["often"])
    if "repeat" not in found and "ways" not in found:
        raise Unclear(Words("unclear-repeat", {"unit": answers["often"][0]}))
    return Turn(found, forget=() if "ways" in found else ("ways", "kept"))


def _asked_often(_chat: Chat, answers: Answers) -> dict[str, Any]:
    return {"unit": answers["often"][0], "ways": len(answers.get("ways", []))}


def _hear_hour(_chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if heard.value:
        return Turn({"hour": guessed(heard.value)["hour"]}, forget=("guesses", "kept"))
    hours = or_afternoon(read_hour(heard.text, part=answers.get("part", "")) or read_hour(heard.text))
    if not hours:
        raise Unclear(Words("unclear-hour"))
    if len(hours) > 1:
        return Turn({"guesses": [hour.isoformat("minutes") for hour in hours]})
    return Turn({"hour": hours[0].isoformat("minutes")}, forget=("guesses", "kept"))


def _hear_confirm(chat: Chat, heard: Heard, answers: Answers) -> Any:
    if heard.value == "later" or (not heard.value and fold(heard.text) in _NEXT_TIME):
        return _begun_later(chat, answers)
    value = heard.value or said_at_the_end(heard.text)
    if not value:
        raise Unclear
    if value == "whom":  # is chosen from what can be corrected
        return "edit"
    return _reopened(answers, value) if value in _FIELDS else value


# What is asked again when one thing is to be corrected; the rest stays.
_FIELDS = {
    "day": ("repeat", "ways"),
    "hour": ("hour", "part", "guesses"),
    "place": ("place", "spot"),
    "content": ("content",),
}


def _reopened(answers: Answers, field: str) -> Turn:
    """Ask one thing again; what it was comes back with "quay lại"."""
    kept = {name: answers[name] for name in _FIELDS[field] if name in answers}
    opened: dict[str, Any] = {"kept": kept}
    if field == "content":
        opened = {"want_content": True, "kept": {"want_content": False, **kept}}
    return Turn(opened, forget=("confirm", "edit", *_FIELDS[field]))


def _hear_edit(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    field = chosen(chat, heard, answers)
    return Turn({}, forget=("confirm",)) if field == "nothing" else _reopened(answers, field)


def coming(chat: Chat, repeat: Repeat, hour: time, unit: Unit, many: int) -> list[datetime]:
    """The next starts of a rule. Raises Unclear for one that never comes."""
    found = starts(repeat, hour, unit, many)
    if len(found) < many:
        raise Unclear(Words("time-no-such-day"))
    return found


def _begins(chat: Chat, answers: Answers) -> list[datetime]:
    """The next starts of the series in the answers, as many as a preview names."""
    unit = get_unit(chat.session, answers["unit"])
    return coming(chat, from_json(answers["repeat"]), time.fromisoformat(answers["hour"]), unit, 1 + SHOWN)


def _preview(chat: Chat, answers: Answers) -> dict[str, Any]:
    """What is about to begin: the rule, the first meeting's invitation and the exact count, the days after it."""
    repeat, unit = from_json(answers["repeat"]), get_unit(chat.session, answers["unit"])
    first, *later = _begins(chat, answers)
    adopted = _adopted(chat, answers, first)
    ahead = starts(repeat, time.fromisoformat(answers["hour"]), unit)
    return {
        **prepared(chat, answers, first, besides=adopted),
        "adopted": "yes" if adopted else "",
        "today": "yes" if first.date() == chat.local().date() else "",
        "dates": days_in_words(chat, later),
        "days": days_before(repeat),
        **of_tet(chat, ahead[1:]),  # of the first it stands among what is against it
        **repeat_words(repeat),
    }


def _adopted(chat: Chat, answers: Answers, first: datetime) -> int:
    """The meeting that has been called for the first day already; 0 where there is none."""
    unit = get_unit(chat.session, answers["unit"])
    found = called_already(chat.session, unit.id or 0, kind_in(answers, unit), first, answers.get("whom", ""))
    return (found.id or 0) if found else 0


def _call(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "send":
        return Reply((Words("not-sent-kept-nothing"),))
    unit, kind, place, content, whom = ordered(chat, answers)
    hour = time.fromisoformat(answers["hour"])
    return call_series(chat.session, chat.who, unit, kind, from_json(answers["repeat"]), hour, place, content, whom)


def _confirm_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """As of any call; where it would begin today, the next day of the rule is a choice, too."""
    first, second, *_ = _begins(chat, answers)
    adopted = _adopted(chat, answers, first)
    if first.date() != chat.local().date() and not adopted:
        return confirm_options(answers)
    given = locales.variables(chat.who.language, {"when": second}, pair=chat.who.pair, now=chat.local())
    send = Option("label-take-as-first", "send") if adopted else SEND
    return confirm_options(answers, Option("label-begin-later", "later", variables=given), send=send)


def _begun_later(chat: Chat, answers: Answers) -> Turn:
    """It begins with the next day of the rule, not today."""
    second = _begins(chat, answers)[1]
    repeat = replace(from_json(answers["repeat"]), since=second.date())
    return Turn({"repeat": as_json(repeat)}, forget=("kept",))


def _edit_options(_chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return (
        Option("label-edit-day", "day"),
        Option("label-edit-hour", "hour"),
        Option("label-edit-place", "place"),
        Option("label-edit-content", "content"),
        Option("label-edit-nothing", "nothing"),
    )


SERIES = Flow(
    "series",
    (
        Ask("unit", hear_unit, unit_options),
        Ask("whom", hear_whom, whom_options, when=lambda a: bool(a.get("asks_whom"))),
        Ask("repeat", or_anew(or_content(_hear_repeat)), way_options, show=_asked_often),
        Ask("hour", or_anew(or_content(_hear_hour)), guess_options),
        Ask("place", or_anew(or_content(hear_place)), place_options, takes_locations=True),
        Ask("content", hear_content, when=lambda a: bool(a.get("want_content"))),
        Ask("confirm", or_content(_hear_confirm), _confirm_options, show=_preview),
        Ask("edit", or_content(_hear_edit), _edit_options, when=lambda a: a.get("confirm") == "edit"),
    ),
    _call,
)


def after_call(fact: SeriesCalled) -> tuple[Option, ...]:
    """What the head may want next: of the first meeting, and of the series."""
    from bot import calls

    first = MeetingCalled(fact.meeting, fact.kind, fact.when, fact.by_message, fact.at_home, fact.when, 0)
    return (*calls.after_call(first), Option("label-series", f"series:{fact.series}"))
