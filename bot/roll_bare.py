"""Numbers and names that say nothing more, while a roll is asked for: "3 7 12". Are they missing, or did they come?"""

from collections.abc import Sequence
from typing import Any

from bot.flow import Answers, Heard
from bot.reading.roll_items import read_items, tokens
from bot.reading.roll_line import RollKind, RollLine
from bot.replies import Option
from bot.roll_people import fitting, stored
from models.attendance import Listed, few_named
from models.text import fold

MOST = 300  # women of a branch
_WORDS = {"vang": RollKind.ABSENT, "vang mat": RollKind.ABSENT, "co mat": RollKind.PRESENT, "den": RollKind.PRESENT}
OPTIONS = (Option("label-those-absent", RollKind.ABSENT.value), Option("label-those-came", RollKind.PRESENT.value))


def read_bare(text: str, people: Sequence[Listed]) -> dict[str, Any] | None:
    """Whom a text names and says nothing of, as the conversation keeps it; None for anything else.

    A name must be somebody's on the list; a number that nobody has is asked about with the roll.
    """
    items = read_items(tokens(text)) if "?" not in text else None
    if not items or items.excused_numbers or items.excused_names or items.firm or items.group:
        return None
    marked = not text.isascii()
    if len(items.numbers) > MOST or not all(fitting(name, list(people), marked=marked) for name in items.names):
        return None
    return {"numbers": items.numbers, "names": items.names, "marked": marked}


def hear(heard: Heard, answers: Answers) -> dict[str, Any] | None:
    """The line that it is once she has said missing or present; None where she has said neither."""
    said = RollKind(heard.value) if heard.value else _WORDS.get(fold(heard.text))
    bare = answers["bare"]
    line = RollLine(said, tuple(bare["numbers"]), tuple(bare["names"]), marked=bare["marked"]) if said else None
    return None if line is None else stored(line)


def whom_she_named(answers: Answers, people: Sequence[Listed]) -> dict[str, Any]:
    """Those whom she named, as the lists name them."""
    bare = answers["bare"]
    by_number = {one.number: one for one in people if one.number}
    known = [by_number[number] for number in bare["numbers"] if number in by_number]
    for name in bare["names"]:
        found = fitting(name, list(people), marked=bare["marked"])
        known += [one for one in people if one.person_id in found[:1]] if len(found) == 1 else []
    clear = len(known) == len(bare["numbers"]) + len(bare["names"])
    listed = few_named(known) if clear else ""
    return {"women": listed or ", ".join(map(str, (*bare["numbers"], *bare["names"])))}
