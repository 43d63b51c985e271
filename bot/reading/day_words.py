"""Words for a day that are true only today: "sáng mai", "tối nay", "hôm nay"."""

import re

from bot.reading.words import Line

_DAY_WORD = re.compile(
    r"\b(?:(?:(?:sáng|sang_?|trua|chieu|tối|toi|đêm|dem|ngay|hom|bua) )?(?:mai|mốt)"
    r"|(?:sáng|sang_?|trua|chieu|tối|toi|đêm|dem|hom|bua|ngay) nay)\b"
)
_BEGINS = re.compile(r"(?:^|[.!?:\n])\s*$")  # here "Mai" is tomorrow, elsewhere it is a name


def day_word(text: str) -> str:
    """The first of them as it was typed, "" where there is none. "chị Mai" is a name."""
    line = Line(text)
    for found in _DAY_WORD.finditer(line.plain):
        typed = line.original(found.span())
        if not typed.startswith(("Mai", "Mốt")) or _BEGINS.search(line.original((0, found.start()))):
            return typed
    return ""
