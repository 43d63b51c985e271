"""Somebody of hers has died: "mẹ tôi mất rồi", "chồng em mới mất", "nhà em có tang"; never a phone or money lost."""

import re
from dataclasses import dataclass

from bot.reading.telex import fits, folded, words

_LONGEST = 30  # words


@dataclass(frozen=True)
class Mourning:
    """A death in her family: of these days or long past, and whether she says that she does not come for it."""

    lately: bool = True
    stays_away: bool = False


_LEAD = r"(?:(?:da|em|a|oi|chi|bao|toi|hom qua|hom nay|dem qua|sang nay|chieu qua|thua|xin phep) )*"
_MINE = r"(?: (?:toi|em|con|minh|chau|tui|chi|nha|nha em|nha toi))?"
_OURS = r" (?:toi|em|con|minh|chau|tui|nha em|nha toi)"
_KIN = (
    rf"(?:(?:bo|ba|me|cha|tia|u|bam)(?: (?:chong|vo|noi|ngoai|de|ruot|me))?{_MINE}|bo me{_MINE}"
    rf"|(?:ong|ba)(?: (?:noi|ngoai|xa|nha|cu))?{_MINE}|chong{_MINE}|vo{_MINE}"
    r"|(?:con|anh|chi|em|chau)(?: (?:trai|gai|dau|re|ut|ca|ruot|ho|noi|ngoai))+(?: (?:toi|em|con|minh|chau|tui))?"
    rf"|(?:con|anh|chi|chau|bac|chu|cau|di|co|mo|thim|cu){_OURS}|(?:nguoi nha|nguoi than|ong cu|ba cu){_MINE})"
)
_DIED = r"(?:(?:da|moi|vua|cung|lai|vua moi) )*(?P<died>mat|qua doi|tu tran|chet)"
_FOR = r"(?: (?:vi|do) (?:benh|om|gia|tai nan|ung thu|dot quy|tuoi gia))?"
_WHEN = (
    r"(?: (?:roi|a|em|chi|oi|nhe|hom|dem|sang|chieu|toi|trua|qua|nay|kia|tuan|thang|truoc|duoc|ngay|dot ngot"
    r"|vua|xong|\d{1,2}|luc|gio|nam|ngoai|lau|cach day|bua|may(?= hom| ngay| bua)))*"
)
_TANG = rf"(?:(?:nha|gia dinh){_MINE} )?(?:dang |moi |vua )*co (?:dam |viec )?(?P<tang>tang|tang su|tang gia|ma|hieu)"
_AWAY = (
    r"(?:(?: (?:nen|va|,|thi|cho nen|hom nay|toi nay|toi mai|ngay mai|buoi nay|em|toi|con|chi|minh|tui))*"
    r" (?P<away>(?:khong|ko|k|chua|xin vang|xin nghi|vang|nghi|xin phep)(?: .{1,60})?))?"
)
_SAYS = tuple(re.compile(_LEAD + body + _FOR + _WHEN + _AWAY + r"(?: (?:a|em|nhe|nha|chi|oi))*")
              for body in (f"{_KIN} {_DIED}", _TANG))  # fmt: skip
_LONG_AGO = re.compile(r" (?:lau|nam|thang|cach day)(?= |$)")
_DEATHS = {"mat": "mất", "chet": "chết", "qua doi": "qua", "tu tran": "từ", "ma": "ma", "hieu": "hiếu"}


def read_mourning(text: str) -> Mourning | None:
    """What she says of a death in her family; None for anything else, also where she asks."""
    typed = words(text)
    if "?" in text or not 0 < len(typed) <= _LONGEST:
        return None
    plain = " ".join(folded(typed))
    for pattern in _SAYS:
        found = pattern.fullmatch(plain)
        if found is None:
            continue
        said = "died" if "died" in pattern.groupindex else "tang"
        word = typed[plain.count(" ", 0, found.start(said))]
        if not fits(word, _DEATHS.get(found[said], "tang")):
            return None
        if found[said] in {"ma", "hieu"} and "dam" not in plain and "viec" not in plain:
            return None
        before = plain[: found.start("away")] if found["away"] else plain
        at_home = said == "tang"  # whoever mourns at home stays at home
        return Mourning(at_home or not _LONG_AGO.search(before), at_home or bool(found["away"]))
    return None
