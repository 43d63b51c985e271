"""A whole call typed while an earlier one is asked about: it says it all anew."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.flow import Answers, Heard
from bot.reading.meeting_line import read_meeting_line
from bot.replies import Chat, Start

# What was said of the time stays only where the new line says none of these.
_DAY = ("day", "often", "guesses")
_TIME = {"day": _DAY, "often": _DAY, "repeat": _DAY, "hour": ("hour", "guesses", "part")}
_WHOM = ["unit", "kind", "whom", "asks_whom", "among"]


def or_anew(hear: Callable[[Chat, Heard, Answers], Any]) -> Callable[[Chat, Heard, Answers], Any]:
    """The reader of a question of a call: a whole call typed there says it all anew; what it leaves open stays."""

    def heard_anew(chat: Chat, heard: Heard, answers: Answers) -> Any:
        from bot import calls  # its questions are read here

        line = None if heard.value else read_meeting_line(heard.text, now=chat.local())
        if line is None or not (line.place or line.topic or line.group or line.of_branch):
            return hear(chat, heard, answers)
        begun = calls.begin_call(chat, line)
        if not isinstance(begun, Start):
            return begun
        names = [name for name, new in _TIME.items() if not set(new) & set(begun.answers)] + ["place", "content"]
        if not (line.group or line.of_branch or line.whom or line.kind != "branch"):
            names += _WHOM
        said = {**begun.answers, **_kept(answers, begun.answers, names)}
        return replace(begun, flow="series" if "often" in said else "call", answers=said)

    return heard_anew


def _kept(answers: Answers, anew: Mapping[str, Any], names: list[str]) -> dict[str, Any]:
    """What was said before of these, where the new line does not say it; whom it is for as it was."""
    return {name: answers[name] for name in names if name in answers and (name in _WHOM or name not in anew)}
