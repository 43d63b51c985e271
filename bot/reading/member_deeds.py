"""What a head writes about women of her book in one line: "24 đi làm xa", "chuyển chị Lan sang tổ 2"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.reading.phone_words import AGREES, REFUSES, SHUTS
from bot.reading.roll_items import read_items, tokens
from bot.reading.telex import fits
from models.member_marks import Mark
from models.text import clean, fold

LONGEST = 300  # characters


class Deed(StrEnum):
    """What may be done besides writing a `Mark` beside them; those that end a membership are named as its states."""

    DIED = "died"
    LEFT = "left"
    TRANSFERRED = "transferred"
    RETURNED = "returned"
    OUT = "out"  # she goes, and it is still to be said how: to another branch, away, out of the Hội
    END = "end"  # out of the book, for a reason that is still to be said
    TRANSFER = "transfer"  # to a branch that is asked
    REGROUP = "regroup"  # to a group that is asked
    MERGE = "merge"
    SHOW = "show"
    EDIT = "edit"
    NAME = "name"
    CALLING = "calling"
    BIRTH = "birth"
    PHONE = "phone"


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


_TITLE = r"(?:(?:chi|ba|co|bac|di|so|stt|hoi vien|thanh vien|nguoi) )*"
_NUMBERS = r"\d{1,3}(?: (?:va |voi |chi |ba |so )*\d{1,3})*"
_ONE = r"\d{1,3}"
# What stands before the women: "ghi giúp chị 24 …", "đưa 24 sang tổ 5".
_ASKED = r"(?:(?:em|nho|ghi|la|giup|bao|danh dau|nhan|cap nhat|cho|cong nhan|sua) ){0,4}"  # each word in one way only
_GONE = r"(?:(?:da|dang|moi|vua|xin|muon|sap|se|lai) )*"
_HOI = r"(?: hoi vien| khoi hoi| hoi)?"
_TO = r"(?:sang|qua|ve|den|toi|vao|xuong|len)"
_CARD = r"[a-z]{0,4} ?\d[\da-z ]{0,20}?"
_FEE = r"(?:tien )?(?:hoi )?phi(?: hoi vien)?(?: nam)?(?: (?P<d>\d{4}|nay|ngoai|truoc))?"
_SUM = r"(?: (?:\d{1,3}(?: 000)+|\d{5,}|\d+ ?(?:k|nghin|ngan|dong|d)))?"  # what she paid is nobody's business here
_PAID = rf"(?:dong|nop)(?: du| xong| roi)*{_SUM}(?: tien)?(?: {_FEE})"
_NOT = r"(?:thoi|khong con|khong phai|bo|het|khong|thoi khong)(?: la| lam)?"
_WHAT = r"(?P<d>ho ten|ten goi|ten|nam sinh|ngay sinh|so dien thoai|so dt|dien thoai|sdt|so)"
_CHU = r"(?: chu (?:khong|chang|dau) .+)?"
_FAR = r"(?:xa|o .+|tren .+|trong .+|ngoai .+|duoi .+|ben .+|tan .+)"
# What follows the women. The group `d` is the detail, as it was typed.
# No branch of ours is called so: whether she has left for good, her page lets the head say.
_FAR_AWAY = (
    r"(?:vao|ra|len) (?:(?:(?:trong|ngoai) )?mien (?:nam|bac)|sai gon|ha noi|thanh pho"
    # "vào Nam", but not "vào Nam Sơn", which is a village.
    r"|(?:(?:trong|ngoai) )?(?:nam|bac)(?= (?:roi|luon|han|song|sinh song|o|lam|theo|voi|cung|day|ay|hom|hoi|tuan|thang"
    r"|nam (?:nay|ngoai|truoc)|tu|a|nhe|nha|em|giup|lau)\b|$))\b"
)
_AFTER: tuple[tuple[Mark | Deed, str], ...] = (
    (Mark.NOT_BY_PHONE, REFUSES),
    (Mark.BY_PHONE, AGREES),
    (Mark.AWAY, r"(?:di lam an xa|di lam xa|lam an xa|lam xa|di xa|o xa|di nuoc ngoai|di xkld|xkld)"),
    (Mark.AWAY, r"(?:di )?(?:xuat khau lao dong|hop tac lao dong|lao dong nuoc ngoai)(?: .+)?"),
    (Mark.AWAY, rf"(?:di )?(?:lam an|lam cong nhan|lam cong ty|lam thue|lam) {_FAR}"),
    (
        Mark.AWAY,
        r"(?:di|vao|ra|len|xuong|sang) (?!sinh hoat|hop|tap)[a-z ]{2,30}? (?:lam an|lam cong nhan|lam thue|lam)",
    ),
    (Mark.BACK, r"(?:tro ve|ve que|ve nha|ve lai|ve)"),
    (Mark.GROUP, rf"(?:chuyen |doi )?(?:{_TO}|cho) (?P<d>to .+?)"),
    (Mark.GROUP, r"(?:ra khoi|khong thuoc|khong o|khong con o|thoi o|roi)(?: to| to nao| to \d+)"),
    (Deed.REGROUP, r"(?:chuyen|doi) to(?: khac)?"),
    (Deed.TRANSFER, rf"chuyen sinh hoat(?: {_TO} (?P<d>.+?))?"),
    (Deed.OUT, rf"(?:chuyen|don|doi)(?: nha| han| luon)? {_FAR_AWAY}(?: .+)?"),
    (Deed.TRANSFER, rf"chuyen {_TO} (?P<d>.+?)"),
    (Deed.TRANSFER, r"chuyen ra (?P<d>(?:nam|bac) .+?)"),
    (Deed.TRANSFERRED, r"chuyen (?:di noi khac|noi khac|di xa|di|cho o|noi o|ho khau)"),
    (Deed.DIED, r"(?P<died>mat|chet|qua doi|tu tran)"),
    (Deed.LEFT, r"(?:ra khoi hoi|ra hoi|rut khoi hoi|thoi hoi vien|thoi vao hoi|thoi la hoi vien|khong vao hoi nua)"),
    (Deed.LEFT, r"xin (?:ra|thoi|rut)"),
    (Deed.RETURNED, rf"(?:vao lai|tro lai|quay lai|vao hoi lai)(?: sinh hoat)?{_HOI}"),
    (Deed.RETURNED, r"sinh hoat (?:tro )?lai"),
    (Deed.OUT, r"(?:di )?(?:lay chong|chuyen nha|doi nha|dinh cu)(?: .+)?"),
    (Deed.OUT, r"(?:khong|thoi|nghi|thoi khong) (?:di )?(?:sinh hoat|tham gia)(?: hoi)?(?: nua)?"),
    (Deed.END, r"(?:ra |bo )?khoi so"),
    (Mark.NOT_CORE, rf"{_NOT}(?: hoi vien)? nong cot(?: nua)?"),
    (Mark.CORE, r"(?:la |lam |vao )?(?:hoi vien )?nong cot"),
    (Mark.NOT_HONORARY, rf"{_NOT}(?: hoi vien)? danh du(?: nua)?"),
    (Mark.HONORARY, r"(?:la |lam )?(?:hoi vien )?danh du"),
    (Mark.NO_CARD, r"(?:khong|chua|mat) (?:co |nhan )?(?:duoc )?(?:cap )?the(?: hoi vien)?"),
    (Mark.CARD, rf"(?:(?:co|nhan|duoc cap|cap|lam) )?(?:so )?the(?: hoi vien)?(?: so| la)*(?: (?P<d>{_CARD}))?"),
    (Mark.NO_FEE, rf"(?:chua|khong|con thieu|thieu|con no|no) (?:(?:dong|nop) )?{_FEE}"),
    (Mark.FEE, rf"{_PAID}{_SUM}(?: du| xong| roi)*"),
    (Deed.CALLING, r"(?:ten goi(?: la)?|goi la|goi|thuong goi(?: la)?) (?P<d>.+)"),
    (Deed.EDIT, rf"(?:moi |vua |da )?(?:doi|thay) {_WHAT}(?: moi)?"),
    (Deed.EDIT, rf"(?:bi )?(?:ghi |viet )?(?:sai|nham|lon) {_WHAT}"),
    (Deed.NAME, r"(?:sua ten(?: thanh| la)?|doi ten(?: thanh| la)?|ho ten(?: la)?|ten dung la|ten la|ten) (?P<d>\D.+)"),
    (Deed.BIRTH, rf"(?:nam sinh(?: la)?|ngay sinh(?: la)?|sinh ngay|sinh nam|sinh|sn) (?P<d>\d.*?){_CHU}"),
    (Deed.SHOW, r"(?:co |dung |la |o )*(?:so dien thoai|so dt|dien thoai|sdt|dt|so the|stt|so thu tu|so)(?: trong so| cua chi hoi)?"
                r"(?: la)?(?: so)? (?:may|bao nhieu|nao|gi)"),
    (Deed.PHONE, r"(?:doi so|so moi|so dien thoai|dien thoai|sdt|dt|so)(?: moi)?(?: la)? (?P<d>\d[\d ]+)"),
)
_HER_PHONE = r"(?:so dien thoai|so dt|dien thoai|sdt|dt|so)"
_HERS = rf"(?:{_HER_PHONE}|the(?: hoi vien)?|nam sinh|ngay sinh)"
_IS = r"(?: thanh| la| sang| phai la| dung la)"
# The other way round, the women (S) behind what is done; S1 is one woman.
_BEFORE: tuple[tuple[Mark | Deed, str], ...] = (
    (Mark.GROUP, rf"(?:chuyen|doi|dua|xep|cho|dieu|them|ghi) S (?:{_TO}|cho) (?P<d>to .+?)"),
    (Mark.GROUP, r"(?:xoa|bo|dua|cho|rut) S (?:ra )?khoi to(?: \d+)?"),
    (Deed.REGROUP, r"(?:chuyen|doi) to(?: cho| cua)? S1"),
    (Deed.REGROUP, r"(?:chuyen|doi) S1 (?:sang )?to khac"),
    (Deed.TRANSFER, rf"chuyen sinh hoat (?:cho )?S1(?: {_TO} (?P<d>.+?))?"),
    (Deed.TRANSFER, rf"chuyen S1 {_TO} (?P<d>.+?)"),
    (Deed.MERGE, r"(?:gop|nhap|ghep) (?:so )?(?P<n>\d{1,3} (?:va |voi |vao )?(?:so )?\d{1,3})(?: lam mot| lai)?"),
    (
        Deed.MERGE,
        r"(?:so )?(?P<n>\d{1,3} (?:va |voi )?(?:so )?\d{1,3}) (?:la mot(?: nguoi)?|trung(?: nhau)?|ghi trung)",
    ),
    (Deed.MERGE, r"(?:so )?(?P<n>\d{1,3} (?:bi )?(?:ghi )?trung (?:voi |so )*\d{1,3})"),
    (Deed.NAME, rf"(?:sua |doi )?(?:ho )?ten(?: cua)? S1{_IS} (?P<d>\D.+)"),
    (Deed.NAME, r"(?:sua|doi) (?:ho )?ten(?: cua)? (?P<n>\d{1,3}) (?P<d>\D.+)"),
    (Deed.BIRTH, rf"(?:sua |doi )?(?:nam|ngay) sinh(?: cua)? S1{_IS}? (?P<d>\d.*?){_CHU}"),
    (Deed.PHONE, rf"(?:sua |doi |ghi )?{_HER_PHONE}(?: moi)?(?: cua)? S1{_IS}? (?P<d>\d[\d ]{{6,}})"),
    (Deed.EDIT, rf"(?:sua|doi) {_WHAT}(?: cua| cho)? S1"),
    (Deed.EDIT, r"sua(?: thong tin)?(?: cua)? S1"),
    (Mark.CARD, rf"(?:so )?the(?: hoi vien)?(?: so)?(?: cua| cho)? S1(?: la| so)+ (?P<d>{_CARD})"),
    (Mark.CARD, r"(?:so )?the(?: hoi vien)?(?: so)?(?: cua| cho)? S1 (?P<d>[a-z]{0,4} ?\d{3}[\da-z ]{0,20}?)"),
    (Mark.CARD, r"(?:da )?(?:cap|phat|trao) the(?: hoi vien)?(?: cho)? S"),
    (Mark.FEE, rf"(?:da )?{_PAID}(?: cua| cho| co)? S(?: nam (?P<e>\d{{4}}|nay|ngoai|truoc))?"),
    (Mark.FEE, rf"(?:da )?thu {_FEE}(?: cua| cho)? S"),
    (Mark.NOT_BY_PHONE, rf"{SHUTS}(?: cua| cho)? (?!dien |dt |dt$)S"),
    (Mark.NOT_CORE, r"(?:thoi|bo|xoa) nong cot(?: cua| cho)? S"),
    (Mark.NOT_HONORARY, r"(?:thoi|bo|xoa) danh du(?: cua| cho)? S"),
    (Deed.END, r"(?:xoa|bo|gach|loai)(?: ten)? S1(?: (?:ra )?khoi (?:so|danh sach|chi hoi)(?: chi hoi)?)?"),
    (Deed.SHOW, rf"(?:cho )?(?:xin |xem |hoi |lay )?{_HERS}(?: cua)? S1(?: la)?(?: so)?(?: may| bao nhieu| nao)?"),
    (Deed.SHOW, r"(?:xem|tim|hoi vien|thong tin|stt|so|chi|ba|the)(?: hoi vien| chi| so| stt| cua)* (?P<n>\d{1,3})"),
)
_LATELY = r"hom (?:qua|nay|kia|truoc|no)|(?:sang|trua|chieu|toi|dem) (?:qua|nay)|(?:tuan|thang|nam) (?:truoc|ngoai|nay)"
_ENDING = rf"(?: (?:roi|a|nhe|nha|em|giup|chi|voi|lau|luon|{_LATELY}|thang \d{{1,2}})){{0,5}}"
_BY_NUMBER = rf"{_TITLE}(?P<n>{_NUMBERS})"
_BY_NAME = rf"(?P<t>{_TITLE})(?P<w>[a-z\d][a-z\d ]{{0,80}}?)"


@cache  # at the first such line: a twentieth of a second that no start need wait for
def _compiled(women: str, one: str) -> tuple[tuple[Mark | Deed, re.Pattern[str]], ...]:
    """The sentences with these women in them, the more particular ones first."""
    orders = ((deed, re.sub(r"\bS1?\b", lambda s: one if s[0] == "S1" else women, said)) for deed, said in _BEFORE)
    after = ((deed, f"{women} {_GONE}{said}") for deed, said in _AFTER)
    return tuple((deed, re.compile(_ASKED + said + _ENDING)) for deed, said in (*orders, *after))


def _numbered() -> tuple[tuple[Mark | Deed, re.Pattern[str]], ...]:
    return _compiled(_BY_NUMBER, rf"{_TITLE}(?P<n>{_ONE})")


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
    whole = f"{year[1]} 19{year[2]}{text[year.end() :]}" if year and fold(year[1]).split()[-1] not in _BEFORE_NUMBERS else text
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
        names = women.names if whole is text else [name.replace(f"19{year[2]}", year[2]) for name in women.names] if year else []
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
    return found[1] if found else None


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
