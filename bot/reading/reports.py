"""Reports in people's words: "làm báo cáo tháng", "chi hội nào chưa gửi báo cáo", "sửa số buổi thành 4 vì ghi sót"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.reading.period_faults import PeriodFault, read_fault
from bot.reading.periods import read_period
from bot.reading.unit_changes import fold_marks
from models.periods import BookKind, CutOff, Period
from models.text import clean, fold

LONGEST = 160  # characters of a question; what she writes into a report may be longer
BOOKS = frozenset({"month", "quarter", "half", "nine", "year"})
_POLITE = r"(?:cho|xem|mo|giup|gui|in|doc|em|chi|toi|minh|voi|nao|di|a|nhe|oi|lai|ban|du thao|cai|ho)"
_MAKE = r"(?:lam|viet|soan|lap|thao)"
_KINDS: dict[str, BookKind] = {"thang": "month", "quy": "quarter", "nam": "year"}
_REPORT = re.compile(
    rf"^(?:{_POLITE} )*(?P<make>{_MAKE} )?(?:{_POLITE} )*bao cao(?: cua)?(?: (?P<kind>thang|quy|nam)(?= |$))?"
    rf"(?P<unit>(?: .+?)??)(?: (?:cua|nay))?(?: (?:giup|cho|voi|nhe|a|di|em|chi|oi|nao))*$"
)
_OURS = re.compile(
    r"^(?:cua )?(?:(?:ca |toan )?(?:xa|phuong|tinh|huyen|chi hoi|thon|ap|don vi|hoi|khu)(?: (?:minh|ta|nha|toi))?"
    r"|(?:ca|toan) (?:xa|tinh|phuong|chi hoi)|minh|ta)$"
)
_WHO = r"(?:(?:co |con |nhung |cac |bao nhieu |may )*(?:chi hoi|don vi|xa|phuong|thon|ap|noi|ai|dau|huyen)(?: nao)?)"
_SENT = r"(?:gui|nop|lam|co|xong|het|duoc|len|ve|du|day du)"
_STANDING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:em oi )?{_WHO} (?:(?:con|van|da|ma) )*(?:chua|thieu|no)(?: {_SENT})* bao cao(?: .*)?$",
        rf"^(?:em oi )?{_WHO} (?:hay |da |con )?{_SENT}(?: {_SENT})* bao cao (?:muon|tre|cham|qua han)(?: han| nhat)?$",
        rf"^(?:em oi )?{_WHO} (?:da )?{_SENT}(?: {_SENT})* bao cao(?: (?:roi|chua|xong))*$",
        r"^(?:con |dang )*(?:thieu|no) bao cao(?: cua)?"
        r"(?: (?:ai|nhung ai|noi nao|chi hoi nao|don vi nao|thon nao|xa nao|khong))?$",
        rf"^(?:cac )?bao cao(?: cua)?(?: .+?)?(?: (?:da|minh))* {_SENT}"
        rf"(?: (?:{_SENT}|di|tinh|xa|xong|roi|cap tren))* chua$",
        r"^(?:tinh hinh|theo doi|xem)(?: tinh hinh)? (?:gui|nop) bao cao(?: .*)?$",
    )
)  # fmt: skip


_END = r"(?: (?:a|nhe|nha|di|em|em nhe|luon|giup|giup chi|bao cao|bao cao nay|len xa|len tinh|len tren))*"
_DEEDS: dict[str, re.Pattern[str]] = {
    "send": re.compile(
        rf"(?:(?:ok|oke|da|u|vang) )?(?:dung(?: roi)?|xac nhan|gui|nop|dung roi gui|duoc roi gui){_END}"
    ),
    "edit": re.compile(rf"(?:cho chi |chi )?(?:sua|chinh|chinh sua|lay lai|lay lai de sua|mo lai){_END}"),
    "hard": re.compile(
        r"(?:xem )?(?:nhung |cac )?kho khan(?: de xuat)?(?: (?:cac|nhung|o|cua|noi|duoi|chi hoi|xa|da|ghi))+"
    ),
    "show": re.compile(
        rf"(?:cho chi |cho )?(?:(?:xem|doc|mo) (?:lai )?(?:ban )?bao cao|(?:xem|doc|mo) lai)"
        rf"(?: (?:nay|do|vua roi|luc nay|vua lam))?{_END}"
    ),
    "word": re.compile(rf"(?:xem |gui |tai |cho chi |in )*(?:tep |file |ban )*word{_END}"),
}
_WHICH = re.compile(rf"(?:(?:{_POLITE}|{_MAKE}) )*bao cao(?: (?:cua )?(?:chi|minh|toi))?{_END}")
_ABOUT = r"(?:lai |cac |may |nhung |mot )*(?:so|so lieu|con so|bao cao)(?: lieu| so)?"
_WHY_ASKED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:em oi )?(?:vi sao|tai sao|sao|ly do|li do) (?:sua|doi|chinh) {_ABOUT}(?: (?:cua|o|bao cao))*"
        rf"(?: (?P<unit>.+))?",
        rf"(?:em oi )?(?:vi sao|tai sao|sao|ly do|li do)(?: bao cao)?(?: (?P<unit>.+?))??(?: (?:lai|phai|da))*"
        rf" (?:sua|doi|chinh|ghi khac|khac) {_ABOUT}(?: .{{0,20}})?",
    )
)
_RETURN = re.compile(
    r"(?:em |chi )?(?:tra|gui tra)(?: lai)?(?: bao cao)?(?: (?:nay|do))?(?: (?:de|cho))?(?: ho)?(?: (?:sua|lam))?"
    r"(?: lai)?"
    r"(?:(?: ?[:,;]| vi| do| ly do:?| li do:?) (?P<why>.+))?"
)
_NUDGE = re.compile(
    r"(?:em )?(?:nhac|don doc|doc)(?: (?:lai|giup|cac|nhung|tat ca))*"
    r" (?:noi|chi hoi|don vi|xa|phuong|thon|cho|ai)(?: nao)? (?:con |van )?(?:chua|thieu|no)(?: (?:gui|nop|lam))?"
    r"(?: bao cao)?(?: (?:giup|giup chi|a|nhe|di|em))*"
)


def read_deed(text: str) -> str:
    """What is to be done with the report that is before her: "send", "edit", "show", "hard", "word"; "" for none."""
    said = fold(text) if len(text) <= 60 and ":" not in text else ""  # "khó khăn: …" is what she writes
    return next((name for name, pattern in _DEEDS.items() if pattern.fullmatch(said)), "")


def asks_which(text: str) -> bool:
    """ "báo cáo", "xem báo cáo": a report, and nothing said of which."""
    return len(text) <= 60 and _WHICH.fullmatch(fold(text)) is not None


def read_why(text: str) -> str | None:
    """Of which unit it is asked why its report has other figures than the books, "" for none named; None: not asked."""
    said = fold(text) if len(text) <= LONGEST else ""
    found = next((one for pattern in _WHY_ASKED if (one := pattern.fullmatch(said))), None)
    return (found["unit"] or "").strip() if found is not None else None


def read_return(text: str) -> str | None:
    """ "trả lại để sửa vì thiếu tháng 9": why the report before her is sent back, "" for not said; None: it is not."""
    line = clean(text)
    found = _RETURN.fullmatch(fold_marks(line)) if len(line) <= 400 else None
    if found is None:
        return None
    return line[slice(*found.span("why"))] if found["why"] else ""


def asks_to_nudge(text: str) -> bool:
    """ "nhắc những nơi chưa gửi báo cáo"."""
    return len(text) <= LONGEST and _NUDGE.fullmatch(fold(text)) is not None


@dataclass(frozen=True)
class ReportAsk:
    """What is asked for: the report of a period, or how the reports below stand.

    `kind` is said without a number ("báo cáo tháng"); `unit` is a name, perhaps, "" for her own. `fault`: no such time.
    """

    what: Literal["report", "standing"]
    period: Period | None = None
    kind: BookKind | None = None
    unit: str = ""
    fault: PeriodFault | None = None


def read_report(text: str, *, today: date, cut_off: CutOff = 0, commanded: bool = False) -> ReportAsk | None:
    """What a line asks for; None where it is about something else. `commanded`: it is what follows /baocao."""
    if len(text) > LONGEST or "\n" in text.strip() or (not commanded and "bao cao" not in fold(text)):
        return None
    period, rest = read_period(text, today=today, cut_off=cut_off)
    fault = read_fault(text, period, today=today)
    if fault is not None:
        rest = fault.rest if period is None else rest
    if period is not None and (period.kind not in BOOKS or not period.number):
        return None
    plain = fold(rest)
    for pattern in _STANDING:
        if pattern.fullmatch(plain):
            return ReportAsk("standing", period, fault=fault)
    found = _REPORT.match(plain if not commanded else f"bao cao {plain}".strip())
    if found is None:
        return None
    kind = _KINDS.get(found["kind"] or "")
    unit = found["unit"].strip()
    unit = "" if _OURS.match(unit) else unit
    if not (period or kind or found["make"] or commanded or fault):
        return None
    return ReportAsk("report", period, kind, unit, fault)


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
    "members": r"(?:tong )?(?:so )?(?:hoi vien)(?: hien co)?",
    "present": r"(?:so )?(?:luot|nguoi|chi em|hoi vien|chi)(?: (?:hoi vien|nguoi|tham du|du|sinh hoat|hop|co mat|di))*",
    "came": r"(?:so )?(?:hoi vien )?chuyen den",
    "went": r"(?:so )?(?:hoi vien )?chuyen di",
    "left": r"(?:so )?(?:hoi vien )?(?:ra khoi hoi|xin ra)",
    "died": r"(?:so )?(?:hoi vien )?qua doi",
    "returned": r"(?:so )?(?:hoi vien )?sinh hoat lai",
    "women": r"(?:so )?phu nu(?: tu 18(?: tuoi)?)?",
}
_NUMBER = re.compile(
    r"^(?:sua|doi|chinh|ghi|cho)(?: lai)? (?P<what>.+?)(?: (?:thanh|la|con|len|xuong)|:| ?=) ?(?P<value>\d[\d.]{0,12})"
    r"(?: ?(?:buoi|chi em|chi|luot|hoi vien|nguoi|cuoc|lop))?(?:[,;]? ?(?:vi|do|tai|ly do:?|li do:?) (?P<why>.+))?$"
)
_BY_BOOK = re.compile(
    r"^(?:sua|doi|de|lay|ghi|tra|dua)(?: lai)? (?P<what>.+?)(?: (?:lai|ve|thanh))* (?:nhu|theo) so(?: sach| chi hoi)?$"
)
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


_VALUE = r"(?P<value>\d{1,3}(?:\.\d{3})+|\d{1,9})"
_WHY = r"(?:[,;]? ?(?:vi|do|tai|ly do:?|li do:?) (?P<why>.+))?"
_COUNTED = r"(?: ?(?:buoi|chi em|chi|luot|hoi vien|nguoi|cuoc|lop))?"
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
    if short and (found := _NUMBER.match(plain)) is not None and (name := figure_named(found["what"])):
        why = line[slice(*found.span("why"))] if found["why"] else ""
        return ReportEdit("figure", name, int(found["value"].replace(".", "")), why)
    if short and (found := _BY_BOOK.match(plain)) is not None and (name := figure_named(found["what"])):
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
            return ReportEdit("figure", name, int(found["value"].replace(".", "")), why)
    return None


def figure_named(words: str) -> str:
    """The figure that these words are the name of, "" for none."""
    said = fold(words)
    return next((name for name, pattern in _FIGURES.items() if re.fullmatch(pattern, said)), "")


def read_number(text: str) -> int | None:
    """A whole number as it is typed ("1.204", "5 buổi"); None where it is none."""
    said = fold_marks(clean(text)).strip(" .")
    found = re.fullmatch(r"(?:(?:la|thanh|con|chi|co) )*(\d{1,9}|\d{1,3}(?:\.\d{3})+)(?: [a-z ]{1,20})?", said)
    return int(found[1].replace(".", "")) if found else None
