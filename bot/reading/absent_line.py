"""Who is missing, each said after her name: "3 không đi", "Lan, Hoa vắng", "3 vắng, 7 vắng có lý do"."""

import re

from bot.reading.correction_line import marks_of
from bot.reading.late import cut_late
from bot.reading.roll_items import Token, tokens
from bot.reading.roll_line import RollKind, RollLine

_LONGEST = 600  # tokens, as for a roll
_GROUP = re.compile(r"(?:hom nay |toi nay )?to (?:phu nu )?(?:so )?(?P<group>\d{1,2})(?: [,:]| co| thi)*(?= |$)")
_ANOTHER_GROUP = re.compile(r"(?:^|[^a-z] )to (?:so )?\d{1,2}(?= |$)")  # "Lan tổ 2" tells which Lan
_LATER = frozenset({"di", "den", "toi", "du", "hop"})


def read_absent(text: str) -> RollLine | None:
    """Those who are missing, where nothing but that is said; None for any other words.

    Whether it is a roll at all is the caller's to know: of a meeting to come "3 không đi" is an answer.
    """
    line = tokens(text)
    if "?" in text or not 0 < len(line) <= _LONGEST:
        return None
    line, late = cut_late(line)
    lead = _GROUP.match(_plain(line))
    if lead is not None:
        line = line[lead[0].count(" ") + 1 :]
    if not line or _ANOTHER_GROUP.search(_plain(line)):
        return None
    found = marks_of(line, not text.isascii())
    if found is None or "present" in {*found.numbers, *found.names}:
        return None
    return RollLine(
        RollKind.ABSENT,
        tuple(found.numbers.get("absent", ())),
        tuple(found.names.get("absent", ())),
        tuple(found.numbers.get("excused", ())),
        tuple(found.names.get("excused", ())),
        group=int(lead["group"]) if lead else None,
        marked=found.marked,
        late=tuple(late),
        firm=(*found.numbers.get("unexcused", ()), *found.names.get("unexcused", ())),
    )


def may_be_an_answer(text: str) -> bool:
    """Whether the words fit a meeting to come as well: "không đi" does, "vắng" is of the roll alone."""
    plain = [token.plain for token in tokens(text)]
    return "vang" not in plain and any(word in _LATER for word in plain)


def _plain(line: list[Token]) -> str:
    return " ".join(token.plain for token in line)
