"""What a head writes about women of her book in one line: "24 đi làm xa", "chuyển chị Lan sang tổ 2"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.reading.member_deed_words import AFTER, ASKED, BEFORE, GONE, NUMBERS, ONE, TITLE, Deed
from bot.reading.roll_items import read_items, tokens
from bot.reading.telex import fits
from models.member_marks import Mark
from models.text import clean, fold

__all__ = ["OF_NUMBERS", "Deed", "DeedLine", "asks_for_history", "deed_named", "read_deed", "read_deed_by_name"]

LONGEST = 300  # characters


@dataclass(frozen=True)
class DeedLine:
    """A mark or deed, the women it is about (by numbers, or by bits of names), and what it needs more, as typed.

    `detail` is a group, a year, a card, a place, a name, a birth, a phone, or what is to be corrected.
    """

    deed: Mark | Deed
    numbers: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    detail: str = ""


def deed_named(value: str) -> Mark | Deed:
    """The mark or deed of this name, as it was kept."""
    return Mark(value) if value in set(Mark) else Deed(value)


_LATELY = r"hom (?:qua|nay|kia|truoc|no)|(?:sang|trua|chieu|toi|dem) (?:qua|nay)|(?:tuan|thang|nam) (?:truoc|ngoai|nay)"
_ENDING = rf"(?: (?:roi|a|nhe|nha|em|giup|chi|voi|lau|luon|{_LATELY}|thang \d{{1,2}})){{0,5}}"
_BY_NUMBER = rf"{TITLE}(?P<n>{NUMBERS})"
_BY_NAME = rf"(?P<t>{TITLE})(?P<w>[a-z\d][a-z\d ]{{0,80}}?)"


@cache  # at the first such line: a twentieth of a second that no start need wait for
def _compiled(women: str, one: str) -> tuple[tuple[Mark | Deed, re.Pattern[str]], ...]:
    """The sentences with these women in them, the more particular ones first."""
    orders = ((deed, re.sub(r"\bS1?\b", lambda s: one if s[0] == "S1" else women, said)) for deed, said in BEFORE)
    after = ((deed, f"{women} {GONE}{said}") for deed, said in AFTER)
    return tuple((deed, re.compile(ASKED + said + _ENDING)) for deed, said in (*orders, *after))


def _numbered() -> tuple[tuple[Mark | Deed, re.Pattern[str]], ...]:
    return _compiled(_BY_NUMBER, rf"{TITLE}(?P<n>{ONE})")


def _named() -> tuple[tuple[Mark | Deed, re.Pattern[str]], ...]:
    return tuple((deed, said) for deed, said in _compiled(_BY_NAME, _BY_NAME) if "w" in said.groupindex)


_WORD = re.compile(r"[^\W_]+")
_RANGE = re.compile(r"\b(\d{1,3})\s*(?:-|–|đến|den|tới)\s*(\d{1,3})\b")
_WIDEST = 60
# Words that begin a sentence of one's own: "mai đi xa", "mẹ mất rồi", "nhà có việc".
_NO_NAMES = frozenset(
    fold(
        """mai, nay, tối, sáng, chiều, trưa, mẹ, má, bà, bố, cha, chồng, con, cháu, nhà, em, chị, cô, tôi, mình, ai,
        ông, anh, hôm, vừa, đang, đã, sẽ, không, xin, muốn, chúng, gia, đình, mấy, bao, tổ"""
    ).split()
)
# "Lan 90 đi làm xa": her year, and no second woman.
_SHORT_YEAR = re.compile(
    r"((?:[^\W\d_]+ ){0,5}[^\W\d_]+) ([3-9]\d)(?= (?:(?:đã|da|đang|dang|xin|mới|moi|vừa|vua|sắp|sap) )*"
    r"(?:đi|di|về|ve|chuyển|chuyen|đóng|dong|nộp|nop|mất|mat|qua|ra|vào|vao|lấy|lay|thôi|thoi|nhận|nhan|có|co|là|la|số|so|lam"
    r"|làm)(?!\w))",
    re.IGNORECASE,
)
_BEFORE_NUMBERS = frozenset({"so", "stt", "to", "chi", "ba", "co", "hoi", "vien", "nam", "the", "va", "voi"})
_DIED = {"mat": ["mất"], "chet": ["chết"], "qua doi": ["qua"], "tu tran": ["từ"]}
OF_NUMBERS = frozenset({Mark.BY_PHONE, Mark.NOT_BY_PHONE})
_MANY = frozenset(Mark)  # what may be written beside several women at once


def read_deed(text: str) -> DeedLine | None:
    """A line that names women by their numbers, or None where it is about something else."""
    for deed, words in _read(text, _numbered()):
        numbers = tuple(dict.fromkeys(int(n) for n in re.findall(r"\d+", words["n"])))
        if not numbers or 0 in numbers or (deed is Mark.FEE and "/" in text):  # "đóng hội phí 20/12" is a day
            return None
        return DeedLine(deed, numbers, (), _detail(words))
    return None


def read_deed_by_name(text: str) -> DeedLine | None:
    """The same with women's names: "chị Lan đi làm xa", "3, lan và chị Hoa tổ 2 đóng hội phí rồi".

    Whether the book has them is the caller's.
    """
    year = _SHORT_YEAR.match(text)
    whole = (
        f"{year[1]} 19{year[2]}{text[year.end() :]}"
        if year and fold(year[1]).split()[-1] not in _BEFORE_NUMBERS
        else text
    )
    for deed, words in _read(whole, _named()):
        first = fold(words["w"]).split()[0]
        women = read_items(tokens(words["w"]))
        if first in _NO_NAMES or women is None or not women.names or women.excused_names or women.excused_numbers:
            continue
        alone = len(women.names) == 1 and " " not in women.names[0] and not words.get("t") and not women.numbers
        if alone and deed in {Mark.AWAY, Mark.BACK}:  # "mai đi xa": her own answer, as likely
            return None
        if len(women.names) + len(women.numbers) > 1 and deed not in _MANY:
            continue
        names = (
            women.names
            if whole is text
            else [name.replace(f"19{year[2]}", year[2]) for name in women.names]
            if year
            else []
        )
        return DeedLine(deed, tuple(women.numbers), tuple(names), _detail(words))
    return None


def _detail(words: dict[str, str]) -> str:
    return words.get("d") or words.get("e") or ""


def asks_for_history(text: str) -> bool:
    """Whether she wants to see what was written into the book last."""
    return _HISTORY.fullmatch(fold(text)) is not None if len(text) <= LONGEST else False


_HISTORY = re.compile(
    r"(?:xem |cho xem )?(?:(?:nhung |cac )?viec (?:moi|vua) ghi|(?:moi|vua) ghi gi(?: vao so)?|ai (?:sua|ghi) so"
    r"|nhat ky so(?: chi hoi)?|thay doi trong so|so moi thay doi gi)"
)


def read_search(text: str) -> str | None:
    """Whom she looks for: "tìm Lan", "hội viên thị lan", "tìm 678"; None where she looks for nobody."""
    found = _SEARCH.fullmatch(clean(text)) if len(text) <= LONGEST else None
    if found is None and len(text) <= LONGEST and (phone := _WHOSE.fullmatch(fold(text))) is not None:
        return "".join(re.findall(r"\d", phone["n"] or phone["m"]))  # "số 0912 345 678 của ai?"
    return found[1] if found else None


_WHOSE = re.compile(
    r"(?:(?:em|cho|chi|hoi|xem) )*(?:(?:so|dien thoai|sdt|dt) )*(?P<n>(?:\d ?){6,11}) ?(?:(?:nay|day|do) )?(?:la )?"
    r"(?:so |dien thoai )*(?:cua )?(?:ai|chi nao|nguoi nao|ba nao)(?: (?:vay|the|day|em|a|nhi))*"
    r"|(?:chi nao|ai|ba nao) (?:dung|co|xai|o) (?:so |dien thoai |sdt )*(?P<m>(?:\d ?){6,11})"
)


_SEARCH = re.compile(
    r"(?:tìm|tim|hội viên|hoi vien)(?:\s+(?:hội viên|hoi vien|chị|chi|bà|ba|cô|co|số|so))*\s+(\S.*)", re.IGNORECASE
)


def _read(
    text: str, patterns: tuple[tuple[Mark | Deed, re.Pattern[str]], ...]
) -> Iterator[tuple[Mark | Deed, dict[str, str]]]:
    """What the line may mean, the likeliest first, with the parts of it as they were typed."""
    if len(text) > LONGEST or "\n" in text.strip():
        return
    text = _RANGE.sub(_each, clean(text))
    spans = [found.span() for found in _WORD.finditer(text)]
    line = " ".join(fold(text[start:end]) for start, end in spans)
    for deed, pattern in patterns:
        if "?" in text and deed is not Deed.SHOW:  # whoever asks does not tell
            continue
        found = pattern.fullmatch(line)
        if found is None:
            continue
        words = {name: _spelt(text, spans, line, found.span(name)) for name, said in found.groupdict().items() if said}
        if "died" in words and not all(map(fits, words["died"].lower().split()[:1], _DIED[fold(words["died"])])):
            continue
        yield deed, words


def _each(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    if not 0 < first < last or last - first >= _WIDEST:
        return found[0]
    return " ".join(map(str, range(first, last + 1)))


def _spelt(text: str, spans: list[tuple[int, int]], line: str, span: tuple[int, int]) -> str:
    """What stands between two places of the folded line, as it was typed."""
    first, last = line.count(" ", 0, span[0]), line.count(" ", 0, span[1])
    return text[spans[first][0] : spans[last if line[span[1] - 1] != " " else last - 1][1]].strip()
