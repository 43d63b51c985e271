"""Numbers of a roll line that nobody has: nothing is written before she has said who is meant."""

import re
from collections.abc import Mapping
from typing import Any

from bot.flow import Answers, Heard, Turn, Unclear
from bot.reading.roll_line import RollKind
from bot.replies import Chat, Option, Words
from bot.roll_bare import read_bare
from bot.roll_people import Anew, Line, doubt, typed
from models.attendance import Listed
from models.rolls import NotOnTheList
from models.text import fold

_DROP = re.compile(r"(?:thi |cu )?(?:bo|xoa|khong co|drop)(?: (?:so|nay|ay|do|di|ra|qua|\d+))*")
_NUMBERS = re.compile(r"(?:so )?\d{1,3}(?:[\s,;.+]+(?:va |so )?\d{1,3})*")


def numbers_of(line: Mapping[str, Any]) -> list[int]:
    """All numbers of a line."""
    numbers = [number for key, kept in line.items() if key.endswith("numbers") for number in kept]
    return [*numbers, *(one for one in line.get("late", ()) if isinstance(one, int) and one not in numbers)]


def unknown(line: Mapping[str, Any], people: list[Listed]) -> list[int]:
    """The numbers of a line that are nobody's."""
    known = {one.number for one in people}
    return [number for number in dict.fromkeys(numbers_of(line)) if number not in known]


def wrong_options(answers: Answers) -> tuple[Option, ...]:
    """The rest may be written without them; where nothing is left, there is nothing to drop."""
    line = answers["line"]
    left = set(numbers_of(line)) - set(line["wrong"])
    names = [name for key, kept in line.items() if key.endswith("names") for name in kept]
    return (Option("label-drop", "drop", "drop"),) if left or names else ()


def hear_wrong(chat: Chat, heard: Heard, answers: Answers, people: list[Listed], anew: Anew) -> Turn:
    """The right number instead, none ("bỏ"), or the whole line once more (`anew` reads it)."""
    line: Line = answers["line"]
    wrong = line["wrong"]
    drops = heard.value == "drop" or _DROP.fullmatch(fold(heard.text)) is not None
    if drops and not wrong_options(answers):
        raise NotOnTheList(", ".join(map(str, wrong)))
    if drops:
        _replace(line, wrong, [])
    elif (again := anew(chat, heard.text, answers)) is not None:
        if _says_all(again) or not wrong_options(answers):
            return Turn({"line": again, "typed": typed(heard.text)})
        _replace(line, wrong, [])
        for kept in [kept for kept in again if kept.endswith("names")]:
            line[kept] = [*line[kept], *again[kept]]
        line["marked"] = line["marked"] and again["marked"]
    elif _NUMBERS.fullmatch(fold(heard.text)):
        _replace(line, wrong, [int(number) for number in re.findall(r"\d+", heard.text)])
    elif (bare := read_bare(heard.text, people)) is not None:
        _replace(line, wrong, bare["numbers"])
        line["names"] = [*line["names"], *bare["names"]]
        line["marked"] = line["marked"] and bare["marked"]
    else:
        raise Unclear(Words("unclear-roll"))
    doubt(line, people)
    line["wrong"] = unknown(line, people)
    said = str(answers.get("typed", ""))
    return Turn({"line": line, "typed": said if drops else typed(f"{said}; {heard.text}")})


def _says_all(line: Line) -> bool:
    """Whether a line is a whole one: names alone ("vắng Nga") may be said of the wrong numbers only."""
    return bool(numbers_of(line) or line["count"] is not None or line["kind"] == RollKind.ALL)


def _replace(line: Line, wrong: list[int], right: list[int]) -> None:
    """Put the right numbers where the wrong ones stood."""
    line["late"] = [one for one in line.get("late", ()) if one not in wrong]
    for key in [key for key in line if key.endswith("numbers")]:
        if set(line[key]) & set(wrong):
            line[key] = list(dict.fromkeys([*(n for n in line[key] if n not in wrong), *right]))
            right = []
