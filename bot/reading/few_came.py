"""A roll said the other way round: "vắng hết trừ 3", "có mỗi 3 7 đi", "3 7 đi, còn lại vắng", "đi có 12 người"."""

import re
from collections.abc import Sequence

from bot.reading.roll_items import Token, is_one_of, read_items, tokens
from bot.reading.roll_line import RollKind, RollLine

_LONGEST = 600  # tokens, as for a roll
_LEAD = re.compile(
    r"(?:(?:da|em oi|chao em|bao cao em|bao cao|diem danh|ghi|a|thua|hom nay|toi nay|buoi nay|[,.:]) )*"
    r"(?:to (?:phu nu )?(?:so )?(?P<group>\d{1,2}) (?:[,:] )?(?:hom nay |toi nay )?)?"
)
_WHOLE = r"(?: het(?: ca)?| ca| sach| toan bo| tat ca| toan)"
_ALL = r"(?:ai|ai nay|tat ca|moi nguoi|chi em|ca (?:to|thon|chi hoi|nha|lang)|het thay)(?: chi em| moi nguoi)?"
_NOT = r"(?:khong|chang|cha|ko|k|hong|khg)"
_COME = r"(?:di|den|toi|du|co mat|tham gia|tham du)(?: hop| sinh hoat| du)?"
_GONE = rf"(?:vang(?: mat)?|nghi(?: hop)?|{_NOT} {_COME})"
# Nobody came: "vắng hết", "ai cũng vắng", "không ai đi".
_NOBODY = re.compile(
    rf"(?:(?:{_ALL} )(?:(?:cung|deu) )*{_GONE}{_WHOLE}*|{_GONE}{_WHOLE}+|(?:vang|nghi) (?:toan bo|tat ca)"
    rf"|{_NOT} (?:co )?(?:mot )?ai {_COME}(?: het| ca)?)(?= |$)"
)
_BUT = re.compile(
    r"(?: [,.;])?(?: (?:chi|nhung))?"
    r"(?: (?:ngoai tru|tru ra|tru co|tru moi|tru|ngoai|co moi|co|moi|duoc moi|duoc))+(?= )"
)
_ONLY = re.compile(r"(?:(?P<chi>chi)(?: (?:co|duoc|moi))?|(?:co|duoc)? ?moi)(?: (?:co|duoc))?(?= )")
_THERE_ONLY = re.compile(rf"(?:{_COME}) (?:(?P<chi>chi) )?(?:co|duoc|moi|co moi|duoc moi)(?= )")
_CAME = re.compile(rf"(?: (?:la|thi))?(?: co)?(?: {_COME})(?: thoi)?$")
_THERE = re.compile(r"(?:co mat|di|den|du)(?: :)?(?= )")
_REST = re.compile(
    r"(?: [,.;])?(?: thi| va)? (?:con lai|(?:con )?(?:cac|may|nhung|chi)(?: chi| chi em| nguoi| ai)?"
    rf" (?:khac|kia|con lai)|con ai nua|so con lai|con)(?: thi| la| deu)* {_GONE}{_WHOLE}*$"
)
_COUNT = re.compile(rf"(?P<n>\d{{1,3}}) (?:nguoi|chi em|chi|hoi vien|ba|ban|co)(?: {_COME})?(?: thoi)?")
_SMALL = ("ạ", "nhé", "nha", "em", "đấy", "rồi", "à")
_TITLES = frozenset({"chi", "ba", "co", "em", "toi", "minh", "hoi"})


def read_few(text: str) -> RollLine | None:
    """Those who came where everybody else is said to be missing, or how few they were; None for any other words.

    Nobody at all ("vắng hết") is such a roll with no women in it. Whether a meeting is on is the caller's to know.
    """
    line = tokens(text)
    if "?" in text or not 0 < len(line) <= _LONGEST:
        return None
    marked = not text.isascii()
    lead = _LEAD.match(_plain(line) + " ")
    group = int(lead["group"]) if lead and lead["group"] else None
    line = _without_end(line[lead[0].count(" ") :] if lead else line)
    return _nobody_but(line, group, marked) or _only(line, group, marked) or _the_rest(line, group, marked)


def _nobody_but(line: list[Token], group: int | None, marked: bool) -> RollLine | None:
    found = _NOBODY.match(_plain(line))
    if found is None or not is_gone(line[: _length(found)]):
        return None
    rest = line[_length(found) :]
    if not rest:
        if any(token.plain == "nghi" for token in line):  # the meeting may be off
            return None
        return RollLine(RollKind.PRESENT, group=group, marked=marked)
    but = _BUT.match(f" {_plain(rest)}")
    if but is None:
        return None
    return _came(rest[but[0].strip().count(" ") + 1 :], group, marked)


def is_gone(line: Sequence[Token]) -> bool:
    """Whether the words are those of absence with their marks, too: "vàng", "nghĩ" are none."""
    told = [token for token in line if token.plain in {"vang", "nghi"}]
    return all(is_one_of(token, ["vắng", "nghỉ"]) for token in told)


def _only(line: list[Token], group: int | None, marked: bool) -> RollLine | None:
    """ "có mỗi 3 7 đi", "có mặt có 3 7 thôi"."""
    plain = _plain(line)
    there = _THERE_ONLY.match(plain)
    found = there or _ONLY.match(plain)
    if found is None:
        return None
    if found["chi"] and not is_one_of(line[found[0].split().index("chi")], ["chỉ"]):
        return None
    if found[0].strip() == "chi" and not marked:  # "chi Hoa co mat": a sister, who makes nobody else missing
        return None
    rest = line[_length(found) :]
    if few := _COUNT.fullmatch(_plain(rest)):
        return RollLine(RollKind.COUNT, count=int(few["n"]), group=group, marked=marked)
    if _REST.search(_plain(rest)):
        return _the_rest(rest, group, marked)
    if not there and _CAME.search(_plain(rest)) is None:
        return None
    # "chi co 3 7 di" without marks may begin with a sister; with "có mỗi" or several women it does not.
    return _came(rest, group, marked)


def _the_rest(line: list[Token], group: int | None, marked: bool) -> RollLine | None:
    """ "3 7 đi, còn lại vắng hết"."""
    plain = _plain(line)
    rest = _REST.search(plain)
    if rest is None:
        return None
    named = line[: plain[: rest.start()].count(" ") + 1]
    if first := _THERE.match(_plain(named)):
        return _came(named[_length(first) :], group, marked)
    only = _ONLY.match(_plain(named))
    named = named[_length(only) :] if only else named
    return _came(named, group, marked) if _CAME.search(_plain(named)) else None


def _came(line: list[Token], group: int | None, marked: bool) -> RollLine | None:
    """The women who came; None where none, or something else, is named."""
    if found := _CAME.search(_plain(line)):
        line = line[: _plain(line)[: found.start()].count(" ") + 1] if found.start() else []
    while line and line[-1].plain in {"thoi", "ra", ",", ".", ";"}:
        line = line[:-1]
    items = read_items(line)
    if not items or items.excused_numbers or items.excused_names or items.firm:
        return None
    if items.group not in (None, group) and group is not None:
        return None
    if any(set(name.lower().split()) <= _TITLES for name in items.names):
        return None
    return RollLine(
        RollKind.PRESENT, tuple(items.numbers), tuple(items.names), group=group or items.group, marked=marked
    )


def _without_end(line: list[Token]) -> list[Token]:
    while line and (line[-1].plain in (".", ",", ";") or is_one_of(line[-1], _SMALL)):
        line = line[:-1]
    return line


def _plain(line: Sequence[Token]) -> str:
    return " ".join(token.plain for token in line)


def _length(found: "re.Match[str]") -> int:
    return found[0].strip().count(" ") + 1
