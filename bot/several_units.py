"""A call that names several units, "họp tổ 3 và tổ 4": a meeting is of one of them, or of the branch that has them."""

import re
from typing import Any

from bot.reading.meeting_line import MeetingLine
from bot.replies import Chat, Said, Words
from bot.whom import named, units_for
from models.posts import Right
from models.text import fold
from models.units import Unit, UnitKind

_GROUP = re.compile(r"to (?:phu nu )?(?:so )?\w+$")
_CLUB = re.compile(r"(?:clb|cau lac bo|mo hinh)\b")
_LAST_WORD = re.compile(r"\w+$")


def read_several(chat: Chat, line: MeetingLine) -> tuple[dict[str, Any], tuple[Said, ...]]:
    """The units that she chooses from, as answers of the flow, and what is said before; {} where she may call none."""
    units = units_for(chat, Right.CALL)
    if not units:
        return {}, ()
    found: dict[int | None, Unit] = {}
    said: list[Said] = []
    for typed in (line.group, *line.also):
        words = _LAST_WORD.sub(typed, line.group) if typed.isdigit() else typed  # "tổ 3, 4": the title stands once
        there = named(chat, units, _kind(fold(words)), words)
        found |= {unit.id: unit for unit in there}
        said += [] if there else [Words("unit-not-found", {"name": words})]
    whole = [unit for unit in units if unit.kind == UnitKind.BRANCH and line.kind != "branch"]
    said.append(Words("call-one-unit", {"kind": line.kind, "unit": whole[0].name if len(whole) == 1 else ""}))
    among = {"among": [*found, *(unit.id for unit in whole)]} if found else {}
    return {"unit": units[0].id, "asks_whom": True, **among}, tuple(said)


def _kind(words: str) -> UnitKind:
    return UnitKind.GROUP if _GROUP.match(words) else UnitKind.CLUB if _CLUB.match(words) else UnitKind.BRANCH
