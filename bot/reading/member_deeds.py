"""What a head writes about women of her book in one line: "24 đi làm xa", "chuyển 3 7 sang tổ 2", "gộp 24 và 31"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.reading.telex import fits
from models.text import clean, fold

LONGEST = 300  # characters


class Deed(StrEnum):
    """What is to be done; those of `models.member_marks.Mark` and the ends of a membership have the same names."""

    AWAY = "away"
    BACK = "back"
    CORE = "core"
    NOT_CORE = "not_core"
    HONORARY = "honorary"
    NOT_HONORARY = "not_honorary"
    CARD = "card"
    NO_CARD = "no_card"
    FEE = "fee"
    NO_FEE = "no_fee"
    GROUP = "group"
    DIED = "died"
    LEFT = "left"
    TRANSFERRED = "transferred"
    RETURNED = "returned"
    END = "end"  # out of the book, for a reason that is still to be said
    TRANSFER = "transfer"  # to a branch that is asked
    MERGE = "merge"
    SHOW = "show"
    EDIT = "edit"
    NAME = "name"
    CALLING = "calling"
    BIRTH = "birth"
    PHONE = "phone"


@dataclass(frozen=True)
class DeedLine:
    """A deed, the women it is about (by numbers, or by a bit of a name), and what it needs more, as typed.

    `detail` is a group, a year, a card, a place, a name, a birth or a phone.
    """

    deed: Deed
    numbers: tuple[int, ...] = ()
    name: str = ""
    detail: str = ""


_TITLE = r"(?:(?:chi|ba|co|bac|di|so|stt|hoi vien|thanh vien) )*"
_NUMBERS = r"\d{1,3}(?: (?:va |voi |chi |ba |so )?\d{1,3})*"
_DONE = r"(?:(?:da|dang|moi|vua|xin|muon) )?"
_CARD = r"[a-z]{0,4} ?\d[\da-z ]{0,20}"
_HOI = r"(?: hoi vien| khoi hoi| hoi)?"
_TO = r"(?:sang|qua|ve|den|toi|vao|xuong|len)"
# What follows a woman. The groups `d` are details, as they were typed.
_AFTER: tuple[tuple[Deed, str], ...] = (
    (Deed.AWAY, r"(?:dang |da |moi )?(?:di lam an xa|di lam xa|lam an xa|lam xa|di xa|o xa|di nuoc ngoai|di xkld)"),
    (Deed.BACK, r"(?:da |moi |vua )?(?:tro ve|ve que|ve nha|ve lai|ve)"),
    (Deed.GROUP, rf"(?:chuyen |doi )?{_TO} (?P<d>to .+)"),
    (Deed.TRANSFER, rf"(?:xin |muon )?chuyen sinh hoat(?: {_TO} (?P<d>.+))?"),
    (Deed.TRANSFER, rf"(?:xin |muon )?chuyen {_TO} (?P<d>.+)"),
    (Deed.TRANSFERRED, r"(?:da )?chuyen (?:di noi khac|noi khac|di xa|di|cho o|noi o)"),
    (Deed.DIED, r"(?:da |moi |vua )?(?P<died>mat|chet|qua doi|tu tran)"),
    (Deed.LEFT, r"(?:da |muon )?(?:xin )?(?:ra khoi hoi|ra hoi|rut khoi hoi|thoi hoi vien|thoi vao hoi)"),
    (Deed.LEFT, r"(?:da |muon )?xin (?:ra|thoi|rut)"),
    (Deed.RETURNED, rf"(?:da |xin |muon )*(?:vao lai|tro lai|vao hoi lai){_HOI}"),
    (Deed.END, r"(?:ra |bo )?khoi so"),
    (Deed.NOT_CORE, r"(?:thoi|khong con|khong phai|bo|het|khong)(?: la)?(?: hoi vien)? nong cot"),
    (Deed.CORE, r"(?:la )?(?:hoi vien )?nong cot"),
    (Deed.NOT_HONORARY, r"(?:thoi|khong con|khong phai|bo|het|khong)(?: la)?(?: hoi vien)? danh du"),
    (Deed.HONORARY, r"(?:la )?(?:hoi vien )?danh du"),
    (Deed.NO_CARD, r"(?:khong|chua) (?:co|nhan)(?: duoc)? the(?: hoi vien)?"),
    (
        Deed.CARD,
        r"(?:(?:da )?(?:co|nhan|duoc cap|cap) )?the(?: hoi vien)?(?: so)?(?: (?P<d>[a-z]{0,4} ?\d[\da-z ]{0,20}))?",
    ),
    (Deed.NO_FEE, r"(?:chua|khong) (?:dong|nop)(?: hoi)? phi(?: nam)?(?: (?P<d>\d{4}))?"),
    (Deed.FEE, r"(?:da )?(?:dong|nop)(?: du)?(?: tien)?(?: hoi)? phi(?: nam)?(?: (?P<d>\d{4}|nay))?"),
    (Deed.CALLING, r"(?:ten goi(?: la)?|goi la|goi) (?P<d>.+)"),
    (Deed.NAME, r"(?:sua ten(?: thanh| la)?|doi ten(?: thanh| la)?|ho ten(?: la)?|ten dung la|ten la|ten) (?P<d>.+)"),
    (Deed.BIRTH, r"(?:nam sinh(?: la)?|ngay sinh(?: la)?|sinh ngay|sinh nam|sinh|sn) (?P<d>\d.*)"),
    (Deed.PHONE, r"(?:doi so|so moi|so dien thoai|dien thoai|sdt|dt|so)(?: moi)?(?: la)? (?P<d>\d[\d ]+)"),
    (Deed.SHOW, r""),
)
_ENDING = r"(?: roi| a| nhe| nha| em)*"
_BY_NUMBER = tuple(
    (deed, re.compile(rf"{_TITLE}(?P<n>{_NUMBERS})(?: {after}){_ENDING}")) for deed, after in _AFTER if after
)
_BY_NAME = tuple(
    (deed, re.compile(rf"(?P<t>{_TITLE})(?P<w>[a-z][a-z ]{{0,40}}?)(?: {after}){_ENDING}"))
    for deed, after in _AFTER
    if after
)
_FIRST: tuple[tuple[Deed, str], ...] = (
    (Deed.GROUP, rf"chuyen {_TITLE}(?P<n>{_NUMBERS}) {_TO} (?P<d>to .+)"),
    (Deed.TRANSFER, rf"chuyen sinh hoat (?:cho )?{_TITLE}(?P<n>{_NUMBERS})(?: {_TO} (?P<d>.+))?"),
    (Deed.TRANSFER, rf"chuyen {_TITLE}(?P<n>{_NUMBERS}) {_TO} (?P<d>.+)"),
    (Deed.MERGE, rf"(?:gop|nhap|ghep) {_TITLE}(?P<n>\d{{1,3}} (?:va |voi |vao )?{_TITLE}\d{{1,3}})(?: lam mot| lai)?"),
    (
        Deed.MERGE,
        rf"{_TITLE}(?P<n>\d{{1,3}} (?:va |voi )?{_TITLE}\d{{1,3}}) (?:la mot(?: nguoi)?|trung(?: nhau)?|ghi trung)",
    ),
    (Deed.NAME, rf"(?:sua|doi) (?:ho )?ten {_TITLE}(?P<n>\d{{1,3}}) (?:thanh |la )?(?P<d>\D.+)"),
    (Deed.BIRTH, rf"(?:sua|doi) (?:nam|ngay) sinh {_TITLE}(?P<n>\d{{1,3}}) (?:thanh |la )?(?P<d>\d.*)"),
    (
        Deed.PHONE,
        rf"(?:sua|doi) (?:so|sdt|so dien thoai|dien thoai) {_TITLE}(?P<n>\d{{1,3}}) (?:thanh |la )?(?P<d>\d[\d ]+)",
    ),
    (
        Deed.FEE,
        rf"(?:da )?(?:dong|nop)(?: du)?(?: tien)? (?:hoi )?phi(?: cua| cho)? {_TITLE}(?P<n>{_NUMBERS})"
        r"(?: nam (?P<d>\d{4}|nay))?",
    ),
    (Deed.EDIT, rf"sua(?: thong tin)? {_TITLE}(?P<n>\d{{1,3}})"),
    (Deed.END, rf"(?:xoa|bo|gach)(?: ten)? {_TITLE}(?P<n>\d{{1,3}})(?: khoi so| ra khoi so)?"),
    (Deed.SHOW, r"(?:xem|tim|hoi vien|thong tin|stt|so|chi|ba|the)(?: hoi vien| chi| so| stt)* (?P<n>\d{1,3})"),
)
_ORDERS = tuple((deed, re.compile(pattern + _ENDING)) for deed, pattern in _FIRST)
_WORD = re.compile(r"[^\W_]+")
_RANGE = re.compile(r"\b(\d{1,3})\s*(?:-|–|đến|den|tới)\s*(\d{1,3})\b")
_WIDEST = 60
# Words that begin a sentence of one's own: "mai đi xa", "mẹ mất rồi", "nhà có việc".
_NO_NAMES = frozenset(
    fold(
        """mai, nay, tối, sáng, chiều, trưa, mẹ, má, bà, bố, cha, chồng, con, cháu, nhà, em, chị, cô, tôi, mình, ai,
        ông, anh, hôm, vừa, đang, đã, sẽ, không, xin, muốn, chúng, gia, đình"""
    ).split()
)


def read_deed(text: str) -> DeedLine | None:
    """A line that names women by their numbers, or None where it is about something else."""
    found = _look(text, (*_ORDERS, *_BY_NUMBER))
    if found is None:
        return None
    deed, words = found
    numbers = tuple(dict.fromkeys(int(n) for n in re.findall(r"\d+", words["n"])))
    if not numbers or 0 in numbers or (deed is Deed.FEE and "/" in text):  # "đóng hội phí 20/12" is a day
        return None
    return DeedLine(deed, numbers, "", words.get("d", ""))


def read_deed_by_name(text: str) -> DeedLine | None:
    """The same with a woman's name: "chị Lan đi làm xa". Whether the book has her is the caller's."""
    found = _look(text, _BY_NAME)
    if found is None:
        return None
    deed, words = found
    name = words["w"]
    first = fold(name).split()
    if (
        not first
        or first[0] in _NO_NAMES
        or (len(first) == 1 and not words.get("t") and deed in {Deed.AWAY, Deed.BACK})
    ):
        return None
    return DeedLine(deed, (), name, words.get("d", ""))


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
    return found[1] if found else None


_SEARCH = re.compile(
    r"(?:tìm|tim|hội viên|hoi vien)(?:\s+(?:hội viên|hoi vien|chị|chi|bà|ba|cô|co|số|so))*\s+(\S.*)", re.IGNORECASE
)


def _look(text: str, patterns: tuple[tuple[Deed, re.Pattern[str]], ...]) -> tuple[Deed, dict[str, str]] | None:
    if "?" in text or len(text) > LONGEST or "\n" in text.strip():
        return None
    text = _RANGE.sub(_each, clean(text))
    spans = [found.span() for found in _WORD.finditer(text)]
    plain = [fold(text[start:end]) for start, end in spans]
    line = " ".join(plain)
    for deed, pattern in patterns:
        found = pattern.fullmatch(line)
        if found is None:
            continue
        words = {name: _spelt(text, spans, line, found.span(name)) for name, said in found.groupdict().items() if said}
        if "died" in words and not all(map(fits, words["died"].lower().split()[:1], _DIED[fold(words["died"])])):
            continue
        return deed, words
    return None


_DIED = {"mat": ["mất"], "chet": ["chết"], "qua doi": ["qua"], "tu tran": ["từ"]}


def _each(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    if not 0 < first < last or last - first >= _WIDEST:
        return found[0]
    return " ".join(map(str, range(first, last + 1)))


def _spelt(text: str, spans: list[tuple[int, int]], line: str, span: tuple[int, int]) -> str:
    """What stands between two places of the folded line, as it was typed."""
    first, last = line.count(" ", 0, span[0]), line.count(" ", 0, span[1])
    return text[spans[first][0] : spans[last if line[span[1] - 1] != " " else last - 1][1]].strip()
