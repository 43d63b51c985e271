"""Whether a second roll line is meant beside the first or instead of it: "vắng thêm 8", "vắng 99 nữa", "thay đi"."""

import re
from collections.abc import Sequence

from bot.reading.roll_items import Token, is_one_of
from models.text import fold

_ABSENT = ("vắng", "thiếu")
_AROUND = r"(?:da|em|a|chi|nhe|nha|di|luon|vao|roi|thi)"
_ADD = re.compile(rf"(?:{_AROUND} )*(?:(?:ghi|vang) )?(?:them|bo sung|ca hai|cong them)(?: vang)?(?: {_AROUND})*")
_REPLACE = re.compile(
    rf"(?:{_AROUND} )*(?:(?:ghi|lam) lai|(?:ghi )?(?:thay|de)(?: (?:the|het|lai|tin cu))?)(?: {_AROUND})*"
)


def cut_more(line: Sequence[Token]) -> tuple[list[Token], bool]:
    """A roll line without the words that say that it comes on top, and whether there were any.

    A woman may be called Thêm: the word counts where it stands beside "vắng", is not written as a name, and somebody is
    named behind it.
    """
    more = len(line) > 2 and is_one_of(line[-1], ["nữa"]) and not line[-1].spelt.istitle()
    kept = list(line[:-1] if more else line)
    for at, token in enumerate(kept[:-1]):
        following, named = kept[at + 1], token.spelt.istitle() and at > 0
        before = is_one_of(token, ["thêm", "còn"]) and is_one_of(following, _ABSENT)
        behind = is_one_of(token, ["thêm"]) and at > 0 and is_one_of(kept[at - 1], (*_ABSENT, "mặt"))
        if not named and (before or (behind and following.plain[:1].isalnum())):
            return [*kept[:at], *kept[at + 1 :]], True
    return kept, more


def read_more(text: str) -> str:
    """The answer to "added, or instead?": "add", "replace", or "" for neither."""
    words = fold(text)
    if _ADD.fullmatch(words):
        return "add"
    return "replace" if _REPLACE.fullmatch(words) else ""
