"""The women that a line names, by number or by a bit of a name: "3, 7-9 lan, chị Hoa tổ 2 có lý do"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from bot.reading.telex import fits
from models.text import clean, fold

_LARGEST = 999  # the highest number of a branch's book; more digits are a year, a code or a phone
_WIDEST = 60  # women in one range
_NAME = 6  # words of the longest name
_YEARS = range(1900, 2031)

_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’`][^\W\d_]+)*|[,;:.()/+&-]|\n")
_TITLES = ("chị", "bà", "cô", "em", "bác", "dì", "cụ", "mợ", "thím", "mẹ")
_LINKS = ("và", "với", "cùng", "ạ", "nhé", "nha", "rồi", "nữa")
_NUMBER_FOLLOWS = ("số", "stt", "từ", "có")
_TIMES = ("hôm nay", "tối nay", "buổi này", "hôm qua", "tối qua", "chiều nay", "sáng nay")
_EXCUSED = ("có lý do", "có lí do", "có phép", "xin phép", "có xin phép", "đã xin phép", "có báo")
_UNEXCUSED = (
    "không lý do", "không lí do", "không có lý do", "không phép", "không xin phép", "k lý do", "ko lý do", "k phép",
)  # fmt: skip
_REASONS = (
    "ốm", "bệnh", "bận", "đau", "mệt", "sốt", "gặt", "bị ốm", "đau ốm", "đi xa", "ở xa", "đi vắng", "đi làm",
    "đi làm xa", "đi viện", "nằm viện", "đi học", "đi chợ", "việc riêng", "việc nhà", "có việc", "bận việc",
    "bận gặt", "về quê", "công tác", "đi công tác", "bận làm", "đi gặt", "bận đồng", "bận đồng áng", "bận ruộng",
    "bận việc đồng", "bận cấy", "bận con", "bận cháu", "bận nhà", "bận việc nhà", "trông cháu", "giữ cháu", "đi đồng",
    "có giỗ", "có đám", "đám giỗ", "đám cưới", "đi đám", "đi đám giỗ", "đi đám cưới", "đi ăn cưới", "đi ăn cỗ",
    "đi ăn giỗ", "bận đám", "bận đám giỗ", "bận giỗ",
)  # fmt: skip
_BECAUSE = ("lý do", "lí do", "lý do là", "lí do là", "với lý do")  # whatever follows is one
_AS = ("vì", "do", "tại")  # only before what is a reason
# Words of a sentence, not of a name: whoever writes them does not take a roll.
_NO_NAMES = (
    "nếu", "mấy", "được", "đâu", "xin", "tôi", "nhiều", "nên", "cho", "để", "nhà", "mặt", "ai", "gì", "sao", "buổi",
    "người", "họp", "lúc", "khi", "hay", "không", "hôm", "nay", "tối", "họ", "chưa", "hết", "trừ", "vắng", "điểm",
    "đang", "sẽ", "việc",
)  # fmt: skip
# The same, but their bare letters are names too (Bảo, Minh, Nhung, Thị): only with their marks.
_NO_NAMES_MARKED = (
    "thì", "báo", "vì", "như", "nhưng", "mình", "là", "mà", "cũng", "đã", "đi", "hỏi", "muốn", "hội", "chuyện",
)  # fmt: skip


@dataclass(frozen=True)
class Token:
    """A word, a number or a mark, as typed and folded."""

    spelt: str
    plain: str


@dataclass
class Items:
    """Whom a line names. A name keeps what was written to tell two women apart: "Lan tổ 2", "Lan 1975"."""

    numbers: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    excused_numbers: list[int] = field(default_factory=list)
    excused_names: list[str] = field(default_factory=list)
    firm: list[int | str] = field(default_factory=list)  # of these it is said that they gave no reason
    group: int | None = None

    def __bool__(self) -> bool:
        return bool(self.numbers or self.names or self.excused_numbers or self.excused_names)


def tokens(text: str) -> list[Token]:
    """Words, numbers and the marks that part them, without whatever else is in the text."""
    spelt = _TOKEN.findall("\n".join(clean(line) for line in text.splitlines()))
    # One plain word a token: "H'Bia" is "hbia"; the end of a line parts as a semicolon does.
    return [Token(s, fold(s).replace(" ", "") or s.replace("\n", ";")) for s in spelt]


def is_one_of(token: Token, meant: Sequence[str]) -> bool:
    """Whether the token may be one of the accented words."""
    return any(token.plain == _bare(m) and fits(token.spelt.lower(), m) for m in meant)


_bare = cache(fold)  # of the words in these tables alone, never of what people type


def read_items(line: Sequence[Token]) -> Items | None:
    """The women named, each once; None where the line holds something else than numbers and names.

    "có lý do" counts for those before it, or for those after it where it stands first or begins a part of its own.
    """
    reader = _Reader(line)
    return reader.items() if reader.read() else None


class _Reader:
    def __init__(self, line: Sequence[Token]) -> None:
        self.line = line
        self.found: list[tuple[int | str, bool | None]] = []  # who, and excused: yes, no, not said
        self.name: list[str] = []
        self.after: bool | None = None  # what a leading "có lý do" says of those after it
        self.leading = False
        self.chunk = 0  # where the part since the last comma began
        self.listed = 0  # ranges, numbers and names in that part
        self.by_parts = False  # "3 7 12, 18 xin phép": commas part what is said of them, not the women
        self.group: int | None = None

    def read(self) -> bool:
        at = 0
        while at < len(self.line):
            step = self._range(at) or self._group(at) or self._time(at) or self._excuse(at)
            step = step or self._because(at) or self._one(at)
            if not step:
                return False
            at += step
        return self._end_name()

    def items(self) -> Items:
        items = Items(group=self.group)
        for who, excused in dict(self.found).items():
            if excused is False:
                items.firm.append(who)
            if isinstance(who, int):
                (items.excused_numbers if excused else items.numbers).append(who)
            else:
                (items.excused_names if excused else items.names).append(who)
        return items

    def _peek(self, at: int) -> Token:
        return self.line[at] if at < len(self.line) else Token("", "")

    def _range(self, at: int) -> int:
        first, dash, last = self._peek(at), self._peek(at + 1), self._peek(at + 2)
        if not (first.plain.isdecimal() and last.plain.isdecimal()):
            return 0
        if dash.plain != "-" and not is_one_of(dash, ["đến", "tới"]):
            return 0
        start, end = int(first.plain[:18]), int(last.plain[:18])
        if not 0 < start < end <= _LARGEST or end - start >= _WIDEST or not self._end_name():
            return 0
        self.found += [(n, self.after) for n in range(start, end + 1)]
        self.listed += 1
        return 3

    def _group(self, at: int) -> int:
        word, number = self._peek(at), self._peek(at + 1)
        if not is_one_of(word, ["tổ"]) or not number.plain.isdecimal() or len(number.plain) > 2:
            return 0
        if self.name:
            self.name += [word.spelt, number.spelt]
        else:
            self.group = int(number.plain)
        return 2

    def _time(self, at: int) -> int:
        length = self._longest(at, _TIMES)
        return length if length and self._end_name() else 0

    def _excuse(self, at: int) -> int:
        for table, excused in ((_UNEXCUSED, False), (_EXCUSED, True), (_REASONS, None)):
            length = self._longest(at, table)
            if not length:
                continue
            if not self._end_name():
                return 0
            if excused is None:
                self._mark(True, since=self.chunk)
            elif self.leading or not self.found or self._leads(at, length):
                self.leading, self.after = True, excused
            else:
                self._mark(excused, since=self._since())
            return length
        # "3 7 có lý do, 12 không"
        ends = self._peek(at + 1).plain in ("", ",", ";", ".", ")")
        if is_one_of(self._peek(at), ["không", "ko", "k"]) and ends and any(e is not None for _, e in self.found):
            if not self._end_name():
                return 0
            self._mark(False, since=0)
            return 1
        return 0

    def _since(self) -> int:
        """Where those begin of whom a "có lý do" after them is said: the whole line, or their own part of it."""
        return self.chunk if self.by_parts and self.chunk < len(self.found) else 0

    def _because(self, at: int) -> int:
        """ "3 7 12 lý do bận đồng": up to the next comma or number it is the reason of those before it."""
        length = self._longest(at, _BECAUSE)
        if not length:
            following = self._peek(at + 1).plain
            if not (following.isalpha() and is_one_of(self.line[at], _AS) and self._longest(at + 1, _REASONS)):
                return 0
            length = 1
        if (not self.found and not self.name) or not self._end_name():
            return 0
        self._mark(True, since=self._since())
        end = at + length + (self._peek(at + length).plain == ":")
        while self._peek(end).plain.isalpha():
            end += 1
        return end - at

    def _leads(self, at: int, length: int) -> bool:
        """ "vắng 3 7, có lý do 12": after a comma, with women right behind it, it is said of those."""
        following = self._peek(at + length + (self._peek(at + length).plain == ":"))
        starts = self.chunk == len(self.found) and self._peek(at - 1).plain in (",", ";")
        return starts and bool(following.plain) and following.plain[0].isalnum()

    def _longest(self, at: int, table: Sequence[str]) -> int:
        first = self._peek(at)
        phrases = (phrase.split() for phrase in table if _bare(phrase).startswith(first.plain or " "))
        fitting = (p for p in phrases if all(is_one_of(self._peek(at + i), [word]) for i, word in enumerate(p)))
        return max(map(len, fitting), default=0)

    def _mark(self, excused: bool, *, since: int) -> None:
        self.found[since:] = [(who, excused if e is None else e) for who, e in self.found[since:]]

    def _one(self, at: int) -> int:
        token, following = self.line[at], self._peek(at + 1)
        if token.plain == "/":  # a date, a part of a whole, or a list: ask
            return 0
        if token.plain.isdecimal():
            return self._number(int(token.plain[:18]))  # of thousands of digits there is no number
        if token.plain == "-" and at and self.line[at - 1].plain.isdecimal() and following.plain.isdecimal():
            return 0  # a range that runs backwards, or too wide
        if not token.plain[0].isalpha():
            if token.plain == "(" and following.plain.isdecimal() and int(following.plain) in _YEARS:
                return 1
            self._end_name()
            if token.plain in ",;":
                self.by_parts = self.by_parts or self.listed > 1
                self.chunk, self.listed = len(self.found), 0
            return 1
        ends = not following.plain or not following.plain[0].isalpha()
        titled = at > 0 and is_one_of(self.line[at - 1], _TITLES)
        if is_one_of(token, _TITLES) and not (ends and (self.name or titled)):
            return int(self._end_name())
        numbered = following.plain.isdecimal() and is_one_of(token, _NUMBER_FOLLOWS)
        if not titled and (numbered or is_one_of(token, _LINKS)):
            return int(self._end_name())
        marked = not token.spelt.isascii()
        if is_one_of(token, _NO_NAMES) or (marked and is_one_of(token, _NO_NAMES_MARKED)):
            return 0
        self.name.append(token.spelt)
        return int(len(self.name) <= _NAME)

    def _number(self, number: int) -> int:
        if self.name and number in _YEARS:
            self.name.append(str(number))
            return 1
        if not 0 < number <= _LARGEST or not self._end_name():
            return 0
        self.found.append((number, self.after))
        self.listed += 1
        return 1

    def _end_name(self) -> bool:
        """Close the name that is being read; False where it cannot be one."""
        if self.name:
            name, self.name = " ".join(self.name), []
            if len(name) < 2:
                return False
            self.found.append((name, self.after))
            self.listed += 1
        return True
