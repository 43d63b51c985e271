"""A time as people type it, read into the answers of a conversation, with choices where it is not clear."""

import re
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import locales
from bot.flow import Answers, Unclear
from bot.reading.when import Moment, Reading, read_when
from bot.replies import Chat, Option, Words
from models.text import clean

_YEAR = re.compile(r"(?:19|20)\d\d|/ ?\d\d? ?/|năm|\bnam (?:sau|toi)\b|sang nam", re.IGNORECASE)
_NEARLY_A_YEAR = 300  # days


def time_answers(chat: Chat, reading: Reading) -> dict[str, Any]:
    """A reading as the answers of a conversation: what is certain, and the guesses where it is not."""
    reading = _by_day(reading)
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


def _by_day(reading: Reading) -> Reading:
    """Nobody meets at three at night: "3h sáng mai" may be the afternoon, and is asked about."""
    hours = () if reading.hour is None or reading.choices else or_afternoon((reading.hour,))
    if len(hours) < 2:
        return reading
    return replace(reading, hour=None, choices=tuple(Moment(reading.day, hour) for hour in hours))


def or_afternoon(hours: tuple[time, ...]) -> tuple[time, ...]:
    """An hour of the night with the same of the afternoon before it, to choose from; all else as it is."""
    if len(hours) != 1 or not time(1) <= hours[0] < time(5):
        return hours
    return (hours[0].replace(hour=hours[0].hour + 12), hours[0])


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
    if reading.past:
        only_hour = reading.day in {None, chat.local().date()}
        raise Unclear(Words("time-past" if only_hour and not reading.choices else "day-past"))
    return reading


def days_of(answers: Answers) -> set[date]:
    """The days that are known of a time, or may be meant."""
    found = [answers["day"]] if "day" in answers else []
    found += [guessed(value).get("day") for value in answers.get("guesses", ())]
    return {date.fromisoformat(day) for day in found if day}


def gone_by(chat: Chat, found: Answers) -> date | None:
    """The only day that a time may be, where it is next year's and this year's has just gone by: rather a slip."""
    days = days_of(found)
    if len(days) != 1 or "often" in found or _YEAR.search(chat.incoming.text):
        return None
    (day,), today = days, chat.local().date()
    return day if day.year > today.year and (day - today).days > _NEARLY_A_YEAR else None


def or_next_year(found: Answers, day: date) -> dict[str, Any]:
    """The same, with that day to choose from only."""
    guesses = found.get("guesses") or [day.isoformat()]
    return {name: value for name, value in found.items() if name != "day"} | {"guesses": guesses}


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
    return locales.variables(chat.who.language, {"when": at}, pair=chat.who.pair, now=now)


def unstopped(text: str) -> str:
    """What she typed, without the stop at its end: the invitation sets its own."""
    return clean(text).rstrip(" .,;:!?…")
