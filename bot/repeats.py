"""A repeated day in conversations: the variables of its texts, and what was read of it as answers."""

from datetime import datetime
from typing import Any

import locales
from bot.flow import Answers
from bot.reading.when import Reading
from bot.replies import Chat, Option
from models.recurrence import Repeat, as_json, from_json


def repeat_words(repeat: Repeat) -> dict[str, Any]:
    """A rule's variables for a text."""
    return {
        "by": repeat.by.value,
        "day": repeat.day,
        "weekday": repeat.weekday,
        "nth": repeat.nth,
        "every": repeat.every,
        "quarter": repeat.month if repeat.every == 3 else 0,  # its month of the quarter, where one was named
        "early": repeat.day <= 10,  # "mùng"
        "short": repeat.shortened,
    }


def repeat_answers(reading: Reading) -> dict[str, Any]:
    """What a reading says of a repeated day, as the answers of a conversation; nothing where it says nothing.

    `often` says how often, `repeat` is the rule, `ways` are the rules to choose from.
    """
    found = reading.repeated
    if found is None:
        return {}
    answers: dict[str, Any] = {"often": list(found.often)}
    if len(found.ways) == 1:
        answers["repeat"] = as_json(found.ways[0])
    elif found.ways:
        answers["ways"] = [as_json(way) for way in found.ways]
    return answers


def way_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """The ways in which a repeated day may be meant: "mùng 5" of either calendar."""
    return tuple(
        Option("label-repeat", str(place), variables=_worded(chat, from_json(way)))
        for place, way in enumerate(answers.get("ways", []))
    )


def _worded(chat: Chat, repeat: Repeat) -> dict[str, Any]:
    return locales.variables(chat.who.language, repeat_words(repeat), pair=chat.who.pair)


def days_in_words(chat: Chat, days: list[datetime]) -> str:
    """Some days in one line: "thứ Tư 23/12, thứ Sáu 22/1/2027"."""
    return ", ".join(dict(locales.moments(chat.who.language, day, chat.local()))["_day"] for day in days)
