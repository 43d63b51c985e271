"""What is said of a group or a club in one message: "tạo tổ 7", "tổ trưởng tổ 2 là 24", "thêm 3 7 vào CLB dân vũ"."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.reading.roll_items import read_items, tokens
from models.text import clean, fold

LONGEST = 200  # characters; whoever writes more does not name a group


class Wish(StrEnum):
    """What is to be done with it."""

    CREATE = "create"
    RENAME = "rename"
    CLOSE = "close"
    LEADER = "leader"
    SHOW = "show"
    WOMEN = "women"
    PUT = "put"
    TAKE = "take"
    JOIN = "join"
    LEAVE = "leave"


@dataclass(frozen=True)
class GroupLine:
    """`name` is the group's or club's as typed, with its kind of word in front for a club; `women` are those named."""

    wish: Wish
    club: bool
    name: str = ""
    new_name: str = ""
    numbers: tuple[int, ...] = ()
    women: tuple[str, ...] = ()


_CLUB = r"cau lac bo|clb|mo hinh|to nhom|to vay von|to tiet kiem(?: vay von)?|to hop tac|nhom"
_NOUN = rf"(?P<noun>{_CLUB}|to phu nu|to)"
_NAMED = rf"{_NOUN} (?P<name>.+?)"
_WOMEN = r"(?:chi em|hoi vien|cac chi|phu nu|thanh vien|ten)"
_LIST = rf"(?:(?:danh sach|ds)(?: {_WOMEN})*|{_WOMEN})"
_ADD = r"(?:tao|them|lap|thanh lap|mo)(?: them)?(?: mot)?"
_IT = r"(?:to truong|truong|chu nhiem|chi chu nhiem|nguoi phu trach|phu trach)"
_SHE = r"(?:(?:chi|em|toi|tui|minh|co|ba|bac|chau) )?"
_OUT_OF = (
    r"(?:(?:ra|rut|rut ra|roi) khoi|roi|(?:thoi )?khong (?:vao|tham gia|sinh hoat|theo)|thoi (?:vao|tham gia|theo))"
)
_LINES: tuple[tuple[Wish, str], ...] = (
    (Wish.CREATE, rf"{_ADD} {_NOUN}(?: moi)?(?: (?P<name>.+))?"),
    (Wish.RENAME, rf"(?:doi|sua|dat lai) ten {_NAMED} (?:thanh|la|sang) (?P<new>.+)"),
    (Wish.RENAME, rf"(?:doi|sua|dat lai) ten {_NAMED}"),
    (Wish.SHOW, rf"(?:bo|thoi|cho thoi|thay|doi|mien)(?: lam)? {_IT}(?: cua)? {_NAMED}"),  # there she names another
    (Wish.CLOSE, rf"(?:dong|xoa|giai the|bo|huy) {_NAMED}"),
    (Wish.LEADER, rf"{_IT}(?: cua)? {_NAMED} la (?P<women>.+)"),
    (Wish.LEADER, rf"{_IT}(?: cua)? {_NOUN} (?P<name>\d+) (?P<women>.+)"),
    (Wish.LEADER, rf"(?:giao|cu) {_NAMED} cho (?P<women>.+)"),
    (Wish.LEADER, rf"(?:giao |cu |cho )?(?P<women>.+?) lam {_IT}(?: cua)? {_NAMED}"),
    (Wish.PUT, rf"(?:them|dua|cho|ghi) (?P<women>.+?) vao {_NAMED}"),
    (Wish.TAKE, rf"(?:bot|rut|xoa|bo|cho|dua) (?P<women>.+?) (?:ra khoi|khoi|ra) {_NAMED}"),
    (Wish.LEAVE, rf"{_SHE}(?:(?:xin|muon|cho \w+) )*{_OUT_OF} {_NAMED}(?: nua)?"),
    (Wish.LEAVE, rf"{_SHE}(?:(?:xin|muon|cho \w+) )+(?:ra|thoi) {_NAMED}(?: nua)?"),  # "ra nhóm" alone is a way to go
    (Wish.JOIN, rf"{_SHE}(?:xin |muon |cho \w+ )*(?:vao|tham gia(?: vao)?|dang ky(?: vao)?) {_NOUN}(?: (?P<name>.+))?"),
    (Wish.SHOW, rf"{_NAMED} (?:co )?(?:bao nhieu|may) (?:chi em|chi|nguoi|hoi vien)(?: tat ca)?"),
    (
        Wish.WOMEN,
        rf"{_NAMED} (?:co |gom |gom co )(?:(?:nhung|cac) )?(?:ai|chi nao|nguoi nao|chi em nao)(?: (?:vay|the|day|ha))*",
    ),
    (Wish.WOMEN, rf"(?:nhung )?(?:ai|chi nao) (?:o|trong|thuoc|o trong) {_NAMED}"),
    (Wish.WOMEN, rf"(?:cho |xem |em |chi |in |gui |lay |doc ){{0,4}}{_LIST}(?: (?:o|trong|cua|thuoc))? {_NAMED}"),
    (Wish.SHOW, rf"(?:xem )?{_NAMED}"),
)
_PATTERNS = tuple((wish, re.compile(pattern)) for wish, pattern in _LINES)
_OF_CLUBS = frozenset({Wish.PUT, Wish.TAKE, Wish.JOIN, Wish.LEAVE})
# What stands between a new group and its women; a name may hold "có": a number or a title is wanted behind it.
_TOGETHER = re.compile(
    r"\s*,?\s+(?:(?:gồm|gom)(?:\s+(?:có|co))?(?:\s+(?:các|cac))?|"
    r"(?:(?:với|voi|có|co|và|va|rồi|roi|cho|đưa|dua|xếp|xep)\s+)+"
    r"(?:(?:các|cac)\s+)?(?=\d|chị\b|chi\b|bà\b|ba\b|cô\b))",
    re.IGNORECASE,
)
_INTO = re.compile(r"\s+(?:vào|vao)(?:\s+(?:tổ|to))?(?:\s+(?:đó|do|ấy|ay|này|nay|luôn|luon))*\s*$", re.IGNORECASE)
_AFTER_TYPED = re.compile(r"(?:[\s.,!]|\b(?:nhé|nhe|nha|ạ|em|giúp|giup|vào|vao|luôn|luon)\b)+$", re.IGNORECASE)
_AFTER = re.compile(r"(?: (?:a|nhe|nha|em|em nhe|giup|giup chi|giup em|voi|di))+$")


def read_group_line(text: str) -> GroupLine | None:
    """What a line says of a group or club; None where it is about something else."""
    if len(text) > LONGEST:
        return None
    head, _colon, rest = text.partition(":")
    if rest.strip() and (made := _read(head)) is not None and made.wish is Wish.CREATE and made.name:
        return _with_women(made, rest) or made  # "tạo tổ 7: 3 7", "lập câu lạc bộ dân vũ: 3 7, Lan"
    for found in _TOGETHER.finditer(text):  # "lập tổ 7 gồm 3 7", "tạo tổ 7 có chị Hoa, chị Cúc"
        made = _read(text[: found.start()])
        if made is None or made.wish is not Wish.CREATE or not made.name:
            break
        if (whole := _with_women(made, _INTO.sub("", text[found.end() :]))) is not None:
            return whole
    return _read(text)


def _with_women(made: GroupLine, rest: str) -> GroupLine | None:
    """A new group or club with those who are named behind it; None where that is no list of women."""
    named = read_items(tokens(_AFTER_TYPED.sub("", rest)))
    return replace(made, numbers=tuple(named.numbers), women=tuple(named.names)) if named else None


def _read(text: str) -> GroupLine | None:
    words = [(word, plain) for word in clean(text).split() if (plain := fold(word).replace(" ", ""))]
    line = _AFTER.sub("", " ".join(plain for _, plain in words))
    for wish, pattern in _PATTERNS:
        found = pattern.fullmatch(line)
        if found is None:
            continue
        given = {name: _spelt(words, line, found.span(name)) for name, said in found.groupdict().items() if said}
        club = found["noun"] not in {"to", "to phu nu"}
        if not club and wish in _OF_CLUBS:
            continue  # who belongs to which group is another line
        named = read_items(tokens(given["women"])) if "women" in given else None
        if "women" in given and (named is None or not named):
            continue
        name = given.get("name", "")
        if club and name:
            name = f"{_noun(given['noun'])} {name}"
        return GroupLine(
            wish,
            club,
            name,
            given.get("new", ""),
            tuple(named.numbers) if named else (),
            tuple(named.names) if named else (),
        )
    return None


def _noun(typed: str) -> str:
    return "câu lạc bộ" if fold(typed) in {"clb", "cau lac bo"} else typed.lower()


def _spelt(words: list[tuple[str, str]], line: str, span: tuple[int, int]) -> str:
    """The words of the folded line between two places, as they were typed."""
    first = line.count(" ", 0, span[0])
    last = line.count(" ", 0, span[1])
    return " ".join(word for word, _ in words[first : last + 1]).strip(" \"'“”.,:;!?")
