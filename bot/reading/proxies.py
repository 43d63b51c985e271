"""Who is to get whose messages: "nhờ chị Hoa nhận tin giúp tôi", "bà Đào nhờ con gái nhận tin"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.roll_items import Token, tokens

_LONGEST = 40  # tokens
_FOR = r"(?:giup|ho|gium|thay|dum)"
_HELP = rf"(?:nhan (?:tin|thong bao)(?: {_FOR})?|tra loi {_FOR})(?: cho)?"
_SELF = frozenset({"", "toi", "em", "minh", "chi", "tui", "co", "bac", "chau", "con"})
_ASKS = re.compile(
    rf"(?:(?:em|chi|toi|minh|da|a|thua|cho|xin|muon) )*nho (?P<helper>.+?) {_HELP}(?: (?P<who>.+?))?(?: a| nhe| nha)?"
)
_SHE_ASKS = re.compile(rf"(?P<who>.+?) nho (?P<helper>.+?) {_HELP}(?: a| nhe| nha)?")
_RELATIVE = re.compile(
    r"(?:(?:nguoi nha|con|chau|con (?:trai|gai|dau|re|lon|ut)|chau (?:noi|ngoai|trai|gai|dau)|chong|bo|me|anh|em|chi)"
    r"(?: (?:trai|gai|ruot|dau|re|chong))?(?: (?:cua )?(?:toi|em|minh|chi|ba ay|chi ay|ba))?)"
)
_ENDS = re.compile(
    r"(?:(?:em|chi|toi|minh|da|a|thua) )*(?:thoi(?: khong)?|khong(?: can)?) nho"
    rf" (?P<helper>(?:chi|ba|co|bac|di|con|chau) .+?)(?: {_HELP}(?: .+?)?)?(?: nua)?(?: dau)?(?: a| nhe| nha)?"
)


@dataclass(frozen=True)
class HelperLine:
    """As typed: `who` is "" for the writer herself; `relative` where the helper is one of the family, no member."""

    who: str
    helper: str
    relative: bool


def read_helper(text: str) -> HelperLine | None:
    """Whose messages somebody else shall get, or None where that is not said."""
    line = [token for token in tokens(text) if token.plain not in (",", ".", ":")]
    if "?" in text or not 3 <= len(line) <= _LONGEST:
        return None
    plain = " ".join(token.plain for token in line)
    for pattern in (_ASKS, _SHE_ASKS):
        if (found := pattern.fullmatch(plain)) is not None and found["helper"] not in _SELF:
            helper, who = _spelt(line, plain, found, "helper"), _spelt(line, plain, found, "who")
            plainly = (found["who"] or "") if "who" in found.groupdict() else ""
            return HelperLine("" if plainly in _SELF else who, helper, is_relative(found["helper"]))
    return None


def read_ended_helper(text: str) -> str:
    """Who is to help no more, as typed: "chị Gấm" of "thôi không nhờ chị Gấm nữa"; "" where that is not said."""
    line = [token for token in tokens(text) if token.plain not in (",", ".")]
    remembers = any(token.spelt.lower() == "nhớ" for token in line)  # "không nhớ" folds like "không nhờ"
    plain = " ".join(token.plain for token in line)
    found = None if remembers or "?" in text else _ENDS.fullmatch(plain)
    return _spelt(line, plain, found, "helper") if found else ""


def is_relative(plain: str) -> bool:
    """Whether folded words name somebody of the family and nobody by name."""
    return _RELATIVE.fullmatch(plain) is not None


def _spelt(line: Sequence[Token], plain: str, found: re.Match[str], group: str) -> str:
    if found[group] is None:
        return ""
    first = plain[: found.start(group)].count(" ")
    return " ".join(token.spelt for token in line[first : first + found[group].count(" ") + 1])
