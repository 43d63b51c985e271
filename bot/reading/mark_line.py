"""A mark said outright of the women it names: "ghi có mặt chị Yến 1987", "ghi chị Nga vắng", "4 có mặt"."""

import re
from dataclasses import dataclass

from bot.reading.correction_line import CorrectionLine, marks_of
from bot.reading.roll_items import Token, is_one_of, tokens

_LONGEST = 600  # tokens, as for a roll
_ORDER = re.compile(
    r"(?:(?:da|em|oi|a|nho|giup|gium|minh|toi|,) )*(?:chi (?=ghi |danh dau |sua ))?"
    r"(?:ghi|danh dau|sua|ghi nhan|tinh)(?: (?:lai|giup|gium|cho|la|them|thanh|:))*(?= )"
)
_THERE = re.compile(r"\bco mat\b")
_ENDS = ("mà", "rồi", "nhé", "nha", "đấy", "ạ", "với", "chứ", "cơ")


@dataclass(frozen=True)
class MarkLine:
    """Who is what, and whether it was said as an order; without one it is a mark only where the book has them all."""

    marks: CorrectionLine
    ordered: bool


def read_mark(text: str) -> MarkLine | None:
    """The marks in a message that says nothing else, and does not call itself a correction; None for other words."""
    line = tokens(text)
    if "?" in text or not 0 < len(line) <= _LONGEST:
        return None
    plain = " ".join(token.plain for token in line)
    order = _ORDER.match(plain)
    if order is None and not _THERE.search(plain):
        return None
    line = _without_end(line[order[0].count(" ") + 1 if order else 0 :])
    marks = marks_of(line, not text.isascii()) if line else None
    return MarkLine(marks, order is not None) if marks else None


def _without_end(line: list[Token]) -> list[Token]:
    """Without the small words after it: "có mặt mà em", "vắng nhé"."""
    while line:
        small = is_one_of(line[-1], _ENDS)
        called = len(line) > 1 and is_one_of(line[-1], ["em"]) and is_one_of(line[-2], _ENDS)
        if not small and not called:
            break
        line = line[:-1]
    return line
