"""A question whose unit stands in its middle: "tổ nào của thôn Mận thấp nhất" is "tổ nào thấp nhất thôn Mận"."""

import re

from bot.reading.figure_pieces import Pieces
from bot.reading.figure_words import RANKED, UNIT

_LONGEST = 4  # words of a name with its kind
_WHICH = re.compile(
    rf"^(?P<which>{UNIT} nao) (?:(?:cua|o|trong|thuoc|tai|ben) )?(?=(?:thon|ap|xom|khu|xa|phuong|chi hoi|tinh) (?!nao))"
)


def unit_last(left: Pieces) -> None:
    """Put the unit behind the rest, where the rest is a question for the highest or lowest then."""
    plain = left.folded
    found = None if RANKED.match(plain) else _WHICH.match(plain)
    if found is None:
        return
    which, behind = len(found["which"].split()), len(found[0].split())
    typed = left.text.split()
    for length in range(2, _LONGEST + 1):
        words = [*typed[:which], *typed[behind + length :], *typed[behind : behind + length]]
        if len(typed) > behind + length and RANKED.match(Pieces(" ".join(words)).folded):
            left.put(" ".join(words))
            return
