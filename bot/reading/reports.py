"""Reports in people's words: "làm báo cáo tháng", "chi hội nào chưa gửi báo cáo", "sửa số buổi thành 4 vì ghi sót"."""

import re
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
_POLITE = (
    r"(?:cho|xem|mo|giup|gui|in|doc|em|chi|toi|minh|voi|nao|di|a|nhe|oi|lai|ban|du thao|cai|ho|huong dan|chi cach|cach)"
)
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
_WHICH = re.compile(
    rf"(?:(?:{_POLITE}|{_MAKE}|lam (?:sao|the nao)(?: de)?) )*bao cao(?: (?:cua )?(?:chi|minh|toi))?{_END}"
)
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


_LACKING = re.compile(
    rf"(?:em oi )?(?:con |the )*{_WHO} (?:(?:con|van|da|ma) )*(?:chua|thieu|no)(?: {_SENT})*(?: bao cao)?"
    r"(?: (?:nay|do|nhi|the|vay|a|em|ha))*"
)
_TAKEN_BACK = re.compile(
    r"(?:em |chi |cho chi |chi muon )*(?:lay|rut)(?: lai)? (?:cai |ban )?bao cao(?: (?:nay|do|vua roi|da gui))*"
    r"(?: (?:ve|de|lai|sua|chua))*(?: (?:giup chi|nhe|a|di|em))*"
)
_RETURNED_TO = re.compile(
    r"(?:em |chi )*(?:tra|gui tra)(?: lai)?(?: cai| ban)? bao cao(?: (?:nay|do|ve|lai))*"
    r" (?:cho |cua |ve )+(?P<unit>.+?)(?: (?:de|cho|phai))*(?: (?:sua|lam)(?: lai)?)?(?: (?:giup chi|nhe|a|di|em))*"
)
_BECAUSE = re.compile(r" ?(?:[:,;]| vi | do | ly do:? | li do:? ) ?")


def asks_who_lacks(text: str) -> bool:
    """ "Chi hội nào chưa gửi", "còn ai chưa nộp": no time is named, so it is that of the report before her."""
    return len(text) <= 60 and _LACKING.fullmatch(fold(text)) is not None


def read_taken_back(text: str, *, today: date, cut_off: CutOff = 0) -> tuple[bool, Period | None]:
    """Whether the report that was sent is to come back to her, and of which time: "lấy lại báo cáo quý 3"."""
    if len(text) > LONGEST or "bao cao" not in fold(text):
        return False, None
    period, rest = read_period(text, today=today, cut_off=cut_off)
    return _TAKEN_BACK.fullmatch(fold(rest)) is not None, period if period is not None and period.number else None


def read_returned_to(text: str, *, today: date, cut_off: CutOff = 0) -> tuple[str, Period | None, str] | None:
    """(unit, time, why) of "trả lại báo cáo quý 3 cho xã Hoa Mai sửa vì thiếu tháng 9"; None for anything else."""
    line = clean(text)
    if len(line) > 400 or "bao cao" not in fold(line):
        return None
    cut = _BECAUSE.search(fold_marks(line))
    head, why = (line[: cut.start()], line[cut.end() :]) if cut is not None else (line, "")
    period, rest = read_period(head, today=today, cut_off=cut_off)
    found = _RETURNED_TO.fullmatch(fold(rest))
    return (found["unit"], period if period is not None and period.number else None, why) if found is not None else None


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

    `kind` is said without a number ("báo cáo tháng"); `unit` is a name, perhaps, "" for her own; `longer`: the same
    with polite words that may be part of it ("thôn Bưởi Ổi"), the longest first. `fault`: no such time.
    """

    what: Literal["report", "standing"]
    period: Period | None = None
    kind: BookKind | None = None
    unit: str = ""
    fault: PeriodFault | None = None
    longer: tuple[str, ...] = ()


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
    said = found.string[found.start("unit") :].split()
    longer = tuple(" ".join(said[:end]) for end in range(len(said), len(unit.split()), -1)) if unit else ()
    unit = "" if _OURS.match(unit) else unit
    if not (period or kind or found["make"] or commanded or fault):
        return None
    return ReportAsk("report", period, kind, unit, fault, longer)
