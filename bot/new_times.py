"""The new time of a meeting that is moved: as it is said, by how much, or by a new rule."""

from datetime import datetime, timedelta
from typing import Any

from bot.flow import Answers, Unclear
from bot.meetings import described
from bot.near_days import near_it
from bot.reading.change_line import Change
from bot.reading.when import Reading
from bot.repeats import repeat_answers
from bot.replies import Chat, Words
from bot.times import time_answers
from models.calls import check_start
from models.facts import Refused
from models.meetings import get_meeting, local_start
from models.recurrence import from_json
from models.series_changes import new_start


def of_line(chat: Chat, answers: Answers, line: Change) -> dict[str, Any]:
    """The new time that a line says: as such, or so many weeks or minutes later."""
    if line.minutes:
        new = local_start(chat.session, get_meeting(chat.session, answers["meeting"])) + timedelta(minutes=line.minutes)
        return at_time(chat, answers, {"day": new.date().isoformat(), "hour": new.time().isoformat("minutes")})
    if line.weeks:
        old = local_start(chat.session, get_meeting(chat.session, answers["meeting"]))
        return at_time(chat, answers, {"day": (old.date() + timedelta(weeks=line.weeks)).isoformat()})
    return new_time(chat, answers, line.when) if line.when is not None else {}


def new_time(chat: Chat, answers: Answers, reading: Reading) -> dict[str, Any]:
    """What a reading makes of the meeting's time: certain, to choose from, or {} where it says none."""
    rule = repeat_answers(reading)
    if rule and answers.get("series"):
        hour = reading.hour.isoformat("minutes") if reading.hour else None
        if "repeat" in rule:
            return by_rule(chat, answers, rule["repeat"], hour)
        if "ways" in rule:
            return {"ways": rule["ways"], **({"hour": hour} if hour else {})}
    if reading.problem:
        raise Unclear(Words(f"time-{reading.problem.replace('_', '-')}"))
    if reading.past and not reading.choices:
        raise Unclear(Words("time-past"))
    found = time_answers(chat, near_it(chat, reading, answers["meeting"]))
    if "guesses" in found:
        return {"guesses": found["guesses"]}
    return at_time(chat, answers, found) if {"day", "hour"} & found.keys() else {}


def at_time(chat: Chat, answers: Answers, found: dict[str, Any]) -> dict[str, Any]:
    """The day or the hour that was named, the other as it was."""
    old = local_start(chat.session, get_meeting(chat.session, answers["meeting"]))
    day, hour = found.get("day", old.date().isoformat()), found.get("hour", old.time().isoformat("minutes"))
    new = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=old.tzinfo)
    check_start(new, before=old)
    return {"time": new.isoformat(), "one_day": new.date() != old.date()}


def by_rule(chat: Chat, answers: Answers, repeat: Any, hour: str | None) -> dict[str, Any]:
    """The meeting under another rule, with another hour where one is said."""
    at = datetime.fromisoformat(f"2000-01-01T{hour}").time() if hour else None
    new = new_start(chat.session, answers["meeting"], from_json(repeat), at)
    return {"time": new.isoformat(), "repeat": repeat, "scope": "all", **({"hour": hour} if hour else {})}


def differs(chat: Chat, answers: Answers, time: str) -> None:
    """Raise Unclear where the meeting is at this time already."""
    meeting = get_meeting(chat.session, answers["meeting"])
    if datetime.fromisoformat(time) == local_start(chat.session, meeting):
        raise Unclear(Words("then-already", described(chat.session, meeting)))


def would_move(chat: Chat, answers: Answers, line: Change) -> bool:
    """Whether the line changes anything of this meeting; what it leaves open may."""
    if line.place or line.minutes or line.weeks:
        return True
    try:
        found = new_time(chat, answers, line.when) if line.when is not None else {}
    except (Unclear, Refused):
        return True
    meeting = get_meeting(chat.session, answers["meeting"])
    return "time" not in found or datetime.fromisoformat(found["time"]) != local_start(chat.session, meeting)
