"""A late correction of a roll: "sửa điểm danh buổi 15/11: 24 có mặt, 7 vắng có lý do"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.reading.roll_items import Items, Token, is_one_of, read_items, tokens

_LONGEST = 600  # tokens, as for a roll
_LEAD = re.compile(
    r"(?:(?:em oi|chao em|da|a|nho em|em|chi muon|chi|cho chi|[,.:]) )*"
    r"(?:(?:sua|chinh|dinh chinh|doi|chua)(?: lai)?|ghi lai) (?:lai )?(?:phan |cai )?(?:diem danh|diemdanh)(?: lai)?"
    r"(?: (?:cua|cho|o))?(?= |$)"
)
_DAY = re.compile(
    r"(?:(?:cua |o )?(?:buoi|cuoc|hom)?(?: ?(?:hop|sinh hoat|chi hoi|hom|toi|ngay))* ?)?"
    r"(?:(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2})(?: ?[/.-] ?(?P<year>\d{2,4}))?(?= |$)"
    r"|(?P<ago>hom nay|toi nay|hom qua|toi qua|hom kia)(?= |$))"
)
_AGO = {"hom nay": 0, "toi nay": 0, "hom qua": 1, "toi qua": 1, "hom kia": 2}
_ABOUT = re.compile(r"(?:buoi|cuoc|hom)(?: (?:hop|sinh hoat|chi hoi|truoc|vua roi|roi|nay))*(?= |$)")

# What is said of a woman, the longest first; each with its marks, so that "vàng" is nobody's absence.
_STATES: tuple[tuple[str, str], ...] = (
    ("excused", "vắng có lý do"), ("excused", "vắng có lí do"), ("excused", "vắng có phép"),
    ("excused", "vắng xin phép"), ("excused", "có lý do"), ("excused", "có lí do"), ("excused", "có phép"),
    ("excused", "xin phép"),
    ("unexcused", "vắng không lý do"), ("unexcused", "vắng không lí do"), ("unexcused", "vắng không có lý do"),
    ("unexcused", "vắng không phép"), ("absent", "không có mặt"), ("absent", "không đến"), ("absent", "không đi"),
    ("absent", "không dự"), ("absent", "không tới"), ("absent", "không họp"), ("absent", "không đi họp"),
    ("absent", "không đến họp"), ("unexcused", "không lý do"), ("absent", "vắng mặt"), ("absent", "vắng"),
    ("absent", "nghỉ họp"), ("absent", "nghỉ"),
    ("present", "có mặt"), ("present", "có đến"), ("present", "có đi"), ("present", "có dự"),
    ("present", "đã đến"), ("present", "đến muộn"), ("present", "đến trễ"), ("present", "đến"), ("present", "về sớm"),
    ("present", "về trước"), ("present", "đi muộn"), ("present", "đi trễ"),
)  # fmt: skip
_NO = frozenset({"k", "ko", "kg", "hok", "hong", "kh"})  # how people shorten "không"
_MARKS = (",", ".", ";", ":", "-", "&")
_AROUND = ("là", "thành", "và", "thì")
_STATES = tuple(sorted(_STATES, key=lambda state: -len(state[1].split())))


@dataclass(frozen=True)
class CorrectionLine:
    """A correction as it was typed: the day of the meeting (day, month), or how many days ago, and who is what.

    `numbers` and `names` are by mark: "present", "excused", "absent"; of the last, "unexcused" are those of whom she
    says that they gave no reason. Empty where she only says that she wants to.
    """

    day: tuple[int, int] | None = None
    days_ago: int | None = None
    numbers: dict[str, list[int]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    marked: bool = True

    def __bool__(self) -> bool:
        return bool(self.numbers or self.names)


def read_correction(text: str) -> CorrectionLine | None:
    """A correction that names itself ("sửa điểm danh …"); None where the message is none."""
    line = tokens(text)
    if "?" in text or not 0 < len(line) <= _LONGEST:
        return None
    lead = _LEAD.match(_plain(line))
    if lead is None:
        return None
    line = line[_length(lead) :]
    day: tuple[int, int] | None = None
    ago: int | None = None
    if found := _DAY.match(_plain(line)):
        line = line[_length(found) :]
        if found["day"]:
            day = int(found["day"]), int(found["month"])
        else:
            ago = _AGO[found["ago"]]
    elif about := _ABOUT.match(_plain(line)):
        line = line[_length(about) :]
    numbers, names = _marks(_without_marks(line)) or ({}, {})  # what is unclear is asked
    return CorrectionLine(day, ago, numbers, names, not text.isascii())


def read_marks(text: str) -> CorrectionLine | None:
    """The answer to "who is to be corrected?": "24 có mặt, 7 vắng". None where it names nobody."""
    line = tokens(text)
    if "?" in text or not 0 < len(line) <= _LONGEST:
        return None
    return marks_of(line, not text.isascii())


def marks_of(line: Sequence[Token], marked: bool) -> CorrectionLine | None:
    """The same of a line that is read already; `marked`: typed with its marks."""
    marks = _marks(_without_marks(line))
    return CorrectionLine(None, None, *marks, marked) if marks and any(marks) else None


def _marks(line: Sequence[Token]) -> tuple[dict[str, list[int]], dict[str, list[str]]] | None:
    """Who is what. The state stands after the women ("24 có mặt") or before them ("có mặt 24"), all through."""
    numbers: dict[str, list[int]] = {}
    names: dict[str, list[str]] = {}
    parts = list(_parts(line))
    if not parts:
        return numbers, names
    leading = isinstance(parts[0], str)
    state = ""
    waiting: Items | None = None
    for part in parts:
        if isinstance(part, str):
            if leading:
                if state and waiting is None:
                    return None
                state, waiting = part, None
            elif waiting is None or (part == "present" and (waiting.excused_numbers or waiting.excused_names)):
                return None
            else:
                _add(waiting, part, numbers, names)
                waiting = None
            continue
        items = read_items(part)
        if not items or ((items.excused_numbers or items.excused_names) and leading):
            return None
        waiting = items
        if leading:
            _add(items, state, numbers, names)
    if waiting is None if leading else waiting is not None:
        return None
    return numbers, names


def _add(items: Items, state: str, numbers: dict[str, list[int]], names: dict[str, list[str]]) -> None:
    if state == "unexcused":
        _add(Items(items.numbers, items.names), "absent", numbers, names)
    if items.numbers:
        numbers.setdefault(state, []).extend(items.numbers)
    if items.names:
        names.setdefault(state, []).extend(items.names)
    if items.excused_numbers:  # "3 bận không đến"
        numbers.setdefault("excused", []).extend(items.excused_numbers)
    if items.excused_names:
        names.setdefault("excused", []).extend(items.excused_names)


def _parts(line: Sequence[Token]) -> Iterator[str | list[Token]]:
    """States and the women between them, in order."""
    women: list[Token] = []
    at = 0
    while at < len(line):
        found = next(((state, len(said.split())) for state, said in _STATES if _says(line, at, said)), None)
        if found is None:
            women.append(line[at])
            at += 1
            continue
        if kept := _without_marks(women):
            yield kept
        women = []
        yield found[0]
        at += found[1]
    if kept := _without_marks(women):
        yield kept


def _says(line: Sequence[Token], at: int, said: str) -> bool:
    words = said.split()
    return len(line) - at >= len(words) and all(
        is_one_of(line[at + i], [word]) or (word == "không" and line[at + i].plain in _NO)
        for i, word in enumerate(words)
    )


def _without_marks(line: Sequence[Token]) -> list[Token]:
    """Without the commas, "là", "thành" and polite words around it."""
    kept = list(line)
    while kept and (kept[0].plain in _MARKS or is_one_of(kept[0], _AROUND)):
        kept = kept[1:]
    while kept and (kept[-1].plain in _MARKS or is_one_of(kept[-1], (*_AROUND, "nhé", "nha", "ạ", "mới"))):
        kept = kept[:-1]
    return kept


def _plain(line: Sequence[Token]) -> str:
    return " ".join(token.plain for token in line)


def _length(match: re.Match[str]) -> int:
    return match[0].count(" ") + 1 if match[0] else 0
