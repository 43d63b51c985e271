"""How a report is changed, in people's words: "sửa số buổi thành 4 vì ghi sót", "hội viên mới 5 vì …", "bỏ đoạn 2"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.reading.reports import LONGEST
from bot.reading.unit_changes import fold_marks
from models.text import clean, fold

# What figures of a report are called, folded; the longer names first.
_FIGURES: dict[str, str] = {
    "rolled": r"(?:so )?buoi (?:co |da )?diem danh",
    "small_meetings": r"(?:so )?buoi (?:cua )?(?:cac )?(?:to|clb|cau lac bo)(?:,? (?:va )?(?:clb|cau lac bo))?",
    "training_present": r"(?:so )?(?:luot|nguoi|can bo)(?: (?:du|hoc|nguoi))* tap huan",
    "training_meetings": r"(?:so )?(?:lop|buoi)(?: tap huan)?(?<!buoi)",
    "office_present": r"(?:so )?(?:luot )?can bo(?: du)?(?: hop)?",
    "office_meetings": r"(?:so )?cuoc(?: hop)?(?: (?:ban chap hanh|bch|giao ban))?",
    "meetings": r"(?:so )?buoi(?: (?:sinh hoat|hop|chi hoi))*",
    "expected": r"(?:so )?(?:hoi vien |luot |nguoi )?(?:duoc |phai )?(?:moi|trieu tap)(?: du| hop)*(?<!hoi vien moi)",
    "new": r"(?:so )?(?:hoi vien moi|(?:hoi vien )?(?:phat trien|ket nap)(?: moi)?(?: hoi vien)?)(?: moi)?",
    "branches_met": r"(?:so )?chi hoi (?:co |da )?(?:sinh hoat|hop)",
    "members": r"(?:tong )?(?:so )?(?:hoi vien)(?: hien co)?",
    "present": r"(?:so )?(?:luot|nguoi|chi em|hoi vien|chi)(?: (?:hoi vien|nguoi|tham du|du|sinh hoat|hop|co mat|di))*",
    "came": r"(?:so )?(?:hoi vien )?chuyen den",
    "went": r"(?:so )?(?:hoi vien )?chuyen di",
    "left": r"(?:so )?(?:hoi vien )?(?:ra khoi hoi|xin ra)",
    "died": r"(?:so )?(?:hoi vien )?qua doi",
    "returned": r"(?:so )?(?:hoi vien )?sinh hoat lai",
    "women": r"(?:so )?phu nu(?: tu 18(?: tuoi)?)?",
}
_ONES = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_ONE = rf"(?:{'|'.join(_ONES)})"
_BELOW_100 = rf"(?:{_ONE} (?:muoi|chuc)(?: {_ONE})?|muoi(?: {_ONE})?|{_ONE})"
_BELOW_1000 = rf"(?:{_ONE} tram(?: (?:linh |le )?{_BELOW_100})?|{_BELOW_100})"
_IN_WORDS = (
    rf"(?:{_BELOW_1000} (?:nghin|ngan)(?: (?:khong tram )?(?:linh |le )?{_BELOW_1000})?|khong|{_BELOW_1000})(?![a-z])"
)
_DIGITS = r"(?:(?:-|(?:am|tru) )?(?:\d{1,3}(?:\.\d{3})+|\d{1,12}))(?![\d.,]*\d)"
_VALUE = rf"(?P<value>{_DIGITS})"
_SPOKEN = rf"(?P<value>{_DIGITS}|{_IN_WORDS})"  # only where nothing but a number can stand: Năm and Tư are names
_WHY = r"(?:[,;]? ?(?:vi|do|tai|ly do:?|li do:?) (?P<why>.+))?"
_COUNTED = r"(?: ?(?:buoi|chi em|chi|luot|hoi vien|nguoi|cuoc|lop|chi hoi|noi))?"
_LEAD = r"(?:sua|doi|chinh|ghi|cho)(?: lai)?"
_NUMBER = re.compile(rf"^{_LEAD} (?P<what>.+?)(?:(?: (?:thanh|la|con|len|xuong)|:| ?=)+ ?| ){_SPOKEN}{_COUNTED}{_WHY}$")
_PLAINLY = re.compile(rf"^(?P<what>[a-z].*?)(?: (?:thanh|la|con|co|chi co)|:| ?=)? ?{_SPOKEN}{_COUNTED}{_WHY}$")
_NOTHING_ELSE = re.compile(r"(?:luot|nguoi|chi em|hoi vien) .*(?:tham du|du|co mat)|phu nu .+|(?:to|clb|cau lac bo) .+")
_BY_BOOK = re.compile(
    r"^(?:sua|doi|de|lay|ghi|tra|dua)(?: lai)? (?P<what>.+?)(?: (?:lai|ve|thanh|dung|con so|so|so cu))*"
    r" (?:nhu|theo) so(?: sach| chi hoi)?$"
)
_HERS_AWAY = re.compile(
    r"^(?:bo|xoa|huy|thoi)(?: di)?(?: (?:so|con so|viec|phan|cho))*(?: (?:da|vua))? sua(?: (?:lai|o|cua))*"
    r" (?P<what>.+)$"
)
_AS_IN_BOOK = re.compile(
    r"(?:(?:em|chi|thoi|a|u|cu|hay) )*(?:lay|de|giu|tra|ghi|dua|quay|theo dung)?(?: (?:lai|ve|dung|y))*"
    r"(?: ?(?:con )?so(?: lieu)?)?(?: (?:lai|ve))* ?(?:theo|nhu|trong|cua) so(?: sach| chi hoi)?"
    r"|(?:thoi )?(?:(?:de|giu) )?(?:nguyen|nhu cu|y nguyen)(?: (?:nhu|theo) (?:cu|so))?"
    r"|(?:thoi )?(?:khong|bo) (?:sua|doi)(?: so)?(?: nay)?(?: nua)?"
)
_COMMAND = re.compile(r"(?:sua|doi|chinh)(?: lai)? .+ (?:thanh|ve) .+")
_ALL_BY_BOOK = re.compile(
    r"^(?:(?:bo|xoa|huy)(?: (?:het|cac|nhung|cai))* so(?: lieu)?(?: (?:da|vua))? sua"
    r"|(?:sua|doi|de|lay|ghi|tra|dua)(?: (?:lai|het|cac|nhung|tat ca))* so(?: lieu)?(?: (?:lai|ve))* (?:nhu|theo) so"
    r"(?: sach| chi hoi)?)(?: (?:di|nhe|a|em))*$"
)
_ADDED = re.compile(
    r"^(?:viet |ghi )?them(?: (?:mot |1 )?(?:doan|y|phan|noi dung))?(?: (?:nua|vao))? ?: ?(?P<text>.+)$"
)
_WOMAN = re.compile(r"\b0\d[\d .]{7,}|\b(?:19[3-9]\d|200\d)$")  # "thêm: Nguyễn Thị Lan 1975" is for her book
_HARD = re.compile(
    r"^(?:viet |ghi |them )?(?P<head>kho khan|de xuat|kien nghi|kho khan,? (?:va )?(?:de xuat|kien nghi))"
    r"(?:,? (?:va )?(?:de xuat|kien nghi))? ?: ?(?P<text>.+)$"
)
_DROPPED = re.compile(
    r"^(?:bo|xoa|cat|khong lay)(?: di)? (?:doan|phan|y|muc)(?: so| thu)? (?P<number>\d{1,3})(?: di| nhe| a)*$"
)
_BACK = re.compile(r"^(?:lay|them|khoi phuc|dua) lai (?:doan|phan)(?: (?:vua|da) bo)?(?: a| nhe)*$")


_IS = r"(?: (?:thanh|la|con|len|xuong|co|duoc|chi co|ghi|sua thanh))*(?: ?[:=])? ?"
_SAID = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:(?:muc|so|dong|cau|y) )?(?:so |thu )?(?P<place>\d{{1,2}})(?: (?:la|thanh|con|ghi|sua thanh)|[:=])"
        rf"(?: ?[:=])? ?{_VALUE}{_COUNTED}{_WHY}$",
        rf"^(?:(?:muc|dong|cau) )(?:so |thu )?(?P<place>\d{{1,2}}) {_VALUE}{_COUNTED}{_WHY}$",
        rf"^(?:(?:sua|doi|ghi|chinh) (?:lai )?)?(?P<what>[a-z].*?){_IS}{_VALUE}{_COUNTED}{_WHY}$",
        rf"^(?:(?:sua|doi|ghi|co|la) )?{_VALUE} (?P<what>[a-z].*?){_WHY}$",
    )
)


@dataclass(frozen=True)
class ReportEdit:
    """One change of a report: a figure (`value` None: as in the book), "books" for all of them as in the book, words
    that are added, a paragraph to drop."""

    what: Literal["figure", "books", "more", "hard", "drop", "back"]
    figure: str = ""
    value: int | None = None
    text: str = ""
    number: int = 0


def read_edit(text: str) -> ReportEdit | None:
    """How she wants a report changed; None where it is about something else. `text` may be as long as a paragraph."""
    line = clean(text)
    plain = fold_marks(line)
    short = len(line) <= LONGEST * 3
    if short and (change := _figure(_NUMBER, line, plain, need=False)) is not None:
        return change
    if short and (found := _BY_BOOK.match(plain)) is not None and (name := figure_named(found["what"])):
        return ReportEdit("figure", name)
    if short and (found := _HERS_AWAY.match(plain.rstrip(" .!"))) is not None and (name := figure_named(found["what"])):
        return ReportEdit("figure", name)
    if short and _ALL_BY_BOOK.match(plain.rstrip(" .!")) is not None:
        return ReportEdit("books")
    if short and (found := _DROPPED.match(plain.rstrip(" .!"))) is not None:
        return ReportEdit("drop", number=int(found["number"]))
    if short and _BACK.match(plain.rstrip(" .!")) is not None:
        return ReportEdit("back")
    if (found := _HARD.match(plain)) is not None:
        whole = found["head"] in {"de xuat", "kien nghi"}  # her own words say which of the two it is
        start = found.start("head") if whole else found.start("text")
        return ReportEdit("hard", text=line[start:])
    if (found := _ADDED.match(plain)) is not None and not _WOMAN.search(plain):
        return ReportEdit("more", text=line[found.start("text") :])
    return None


def read_plainly(text: str) -> ReportEdit | None:
    """A figure with its number and no word for "sửa", said to the report before her: "hội viên mới 5 vì có chị mới về".

    None where it may be a question or a woman's number as well ("hội viên 12", "hội viên mới 2026", "buổi 15")."""
    line = clean(text).strip(" .!")
    return (
        _figure(_PLAINLY, line, fold_marks(line), need=True) if "?" not in text and len(line) <= LONGEST * 3 else None
    )


def _figure(pattern: re.Pattern[str], line: str, plain: str, *, need: bool) -> ReportEdit | None:
    found = pattern.match(plain)
    name = figure_named(found["what"]) if found is not None else ""
    if found is None or not name:
        return None
    value, why = _value(found["value"]), line[slice(*found.span("why"))] if found["why"] else ""
    linked = found["what"] and re.search(r" (?:thanh|la|con|len|xuong)$|[:=]$", plain[: found.start("value")].rstrip())
    whole = found["what"].startswith(("so ", "tong ")) or found["what"].count(" ") >= 2
    counts = found["what"].startswith(("so ", "tong "))
    if need and found["value"] in {"nam", "tu"} and not counts:  # "hội viên mới năm"
        return None
    # "lượt dự 170" is of no woman, and no question.
    clear = _NOTHING_ELSE.fullmatch(found["what"]) is not None and value < 1900
    if not why and not clear and (need or not linked) and (not whole or 1900 < value < 2100):
        return None
    return ReportEdit("figure", name, value, why)


def says_by_book(text: str) -> bool:
    """Asked for another number or why: the book's is to stand ("theo sổ", "trả lại số theo sổ", "để nguyên")."""
    return len(text) <= LONGEST and _AS_IN_BOOK.fullmatch(fold(text)) is not None


def is_a_command(text: str) -> bool:
    """Whether a line wants something changed, though of what is not clear: "sửa số nhà thành 7"."""
    return len(text) <= LONGEST and _COMMAND.fullmatch(fold(text)) is not None


def read_said(text: str, offered: Sequence[str]) -> ReportEdit | None:
    """An answer to what is to be changed, "hội viên mới 5", "5 hội viên mới", "mục 3: 12": the third of those offered.

    None where it names no figure with its number."""
    line = clean(text).strip(" .!")
    plain = fold_marks(line)
    for pattern in _SAID if len(line) <= LONGEST * 3 else ():
        if (found := pattern.match(plain)) is None:
            continue
        parts = found.groupdict()
        place = int(parts.get("place") or 0)
        name = figure_named(parts["what"]) if parts.get("what") else ""
        if 0 < place <= len(offered):
            name = offered[place - 1]
        if name:
            why = line[slice(*found.span("why"))] if found["why"] else ""
            return ReportEdit("figure", name, _value(found["value"]), why)
    return None


def figure_named(words: str) -> str:
    """The figure that these words are the name of, "" for none."""
    said = fold(words)
    return next((name for name, pattern in _FIGURES.items() if re.fullmatch(pattern, said)), "")


def read_number(text: str) -> int | None:
    """A whole number as it is typed ("1.204", "5 buổi", "tám"); None where it is none."""
    said = fold_marks(clean(text)).strip(" .")
    found = re.fullmatch(rf"(?:(?:la|thanh|con|chi|co) )*(?:{_VALUE}(?: [a-z ]{{1,20}})?)", said)
    found = found or re.fullmatch(rf"(?:(?:la|thanh|con|chi co) )*{_SPOKEN}{_COUNTED}", said)
    return _value(found["value"]) if found else None


def _value(typed: str) -> int:
    """ "1.204", "-3", "tam", "hai muoi lam" as a number."""
    if typed[-1].isdigit():
        least = -1 if typed[0] in "-at" else 1
        return least * int(re.sub(r"\D", "", typed))
    if typed == "khong":
        return 0
    if (found := re.search(r" (?:nghin|ngan)(?!\S)", typed)) is not None:
        rest = re.sub(r"^(?:(?:khong tram|linh|le) )+", "", typed[found.end() :].strip())
        return _value(typed[: found.start()]) * 1000 + (_value(rest) if rest else 0)
    if (found := re.search(r" tram(?!\S)", typed)) is not None:
        rest = re.sub(r"^(?:linh|le) ", "", typed[found.end() :].strip())
        return _ONES[typed[: found.start()]] * 100 + (_value(rest) if rest else 0)
    tens, between, ones = re.sub(r"(?:^| )(?:muoi|chuc)", "*", typed).partition("*")
    return (_ONES.get(tens, 1) * 10 if between else _ONES[tens]) + _ONES.get(ones.strip(), 0)
