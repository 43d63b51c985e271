"""A time as people type it, read into the answers of a conversation, with choices where it is not clear."""

from datetime import datetime
from typing import Any

import locales
from bot.flow import Answers, Unclear
from bot.reading.when import Moment, Reading, read_when
from bot.replies import Chat, Option, Words
from models.text import clean


def time_answers(chat: Chat, reading: Reading) -> dict[str, Any]:
    """A reading as the answers of a conversation: what is certain, and the guesses where it is not."""
    found: dict[str, Any] = {}
    if reading.day is not None:
        found["day"] = reading.day.isoformat()
    if reading.hour is not None:
        found["hour"] = reading.hour.isoformat("minutes")
    if reading.choices:
        found["guesses"] = [guess(moment) for moment in reading.choices[:6]]
    if reading.part and reading.hour is None:
        found["part"] = reading.part
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


def unstopped(text: str) -> str:
    """What she typed, without the stop at its end: the invitation sets its own."""
    return clean(text).rstrip(" .,;:!?…")
