"""Two wishes that are the same letters without their marks: "ket qua" is "kết quả" and "kẹt quá"."""

from dataclasses import dataclass
from typing import Literal

from bot.reading.telex import folded, words
from bot.reading.wishes import Intent


@dataclass(frozen=True)
class Rivals:
    """What begins with these words is the wish for her who may have it, and for all others a no for this reason."""

    begins: tuple[str, ...]
    wish: Intent
    reason: Literal["busy", "away", "private"]
    unless: str = ""  # a word with which it is the no, whoever writes it


_RIVALS = (Rivals(("ket", "qua"), Intent.RESULTS, "busy", unless="khong"),)


def read_rivals(text: str) -> Rivals | None:
    """Which two things a text without any mark may be; None where it can be one alone."""
    if not text.isascii():
        return None
    plain = folded(words(text))
    return next((r for r in _RIVALS if tuple(plain[: len(r.begins)]) == r.begins and r.unless not in plain), None)
