"""When reports are due, and the wish that others be reminded: "hạn báo cáo quý 4", "nhắc các xã nộp báo cáo"."""

import re
from dataclasses import dataclass
from datetime import date

from bot.reading.figure_pieces import Pieces
from bot.reading.figure_words import AFTER, BEFORE
from bot.reading.period_faults import PeriodFault, read_fault
from bot.reading.periods import read_period
from models import periods
from models.periods import BookKind, CutOff, Period
from models.text import fold

LONGEST = 120  # characters
_KINDS: dict[str, BookKind] = {"thang": "month", "quy": "quarter", "nam": "year"}
_WHEN = r"(?:bao gio|khi nao|hom nao|ngay nao|luc nao|chung nao|ngay may|may tay|ngay bao nhieu)"
_SEND = r"(?:nop|gui|lam|chot|xong|hoan thanh|len|bao cao)"
_REPORT = (
    r"(?:bao cao|bc)(?: (?P<kind>thang|quy|nam)(?= |$))?"
    r"(?: (?:nay|sap toi|sap|toi|tiep theo|dinh ky|chi hoi|xa|cua (?:chi|xa|minh)))*"
)
_DUE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:cai |xem )?(?:han|thoi han|han chot|han cuoi|deadline|ky han|lich|ngay)(?: (?:chot|cuoi|cuoi cung))?"
        rf"(?: (?:cua|la|phai|{_SEND}))* {_REPORT}(?: (?:la|vao|den))*(?: {_WHEN})?(?: vay)?",
        rf"{_WHEN}(?: (?:thi|la|den han|toi han|phai|can|het han|den ngay))* (?:{_SEND} )*{_REPORT}",
        rf"{_REPORT}(?: (?:thi|phai|can|den|se))* (?:{_SEND}|han|het han|den han)(?: (?:truoc|vao|la|cho xa|cho"
        rf" tinh|len tren|len))*"
        rf" {_WHEN}",
        rf"{_REPORT} (?:{_WHEN}(?: (?:thi|phai))* (?:{_SEND}|het han|den han|xong)|(?:con|co) (?:may|bao nhieu)"
        rf" ngay(?: nua)?(?: (?:thi|het han|den han|phai nop))*)",
        rf"(?:con|co) (?:may|bao nhieu) ngay(?: nua)?(?: (?:thi|la|den|toi|het|phai|den han|het han|han))*(?:"
        rf" {_SEND})* {_REPORT}",
        rf"(?:sap |da |con lau moi )?(?:den|toi|qua) han (?:{_SEND} )*{_REPORT}(?: (?:chua|roi|khong))*",
        rf"{_REPORT} (?:co )?(?:han|thoi han)(?: (?:nop|gui|la))*(?: {_WHEN})?",
    )
)
_UNITS = r"(?:chi hoi|don vi|xa|phuong|thon|ap|co so|noi|cho|huyen|ai|ben|cap) ?(?:duoi|truong|nao|phu nu)?"
_REMIND = (
    r"(?:(?:em |giup |giup chi |nho em |chi muon |muon |hay )*(?:nhac|don doc|doc|hoi|giuc|thuc)(?: nho)?"
    r"(?: (?:lai|giup|giup chi|cac|nhung|tat ca|cho|may|viec|toan bo))*)"
)
_NUDGE = re.compile(
    rf"{_REMIND} (?:cac )?{_UNITS}(?: (?:con |van |ma )?(?:chua|thieu|no))?(?: (?:phai|di|nho|som|mau|ve|nhanh))*"
    rf"(?: (?:{_SEND}|co))*(?: (?:bao cao|bc))?(?: (?P<kind>thang|quy|nam))?(?: (?:a|nhe|di|em|voi|giup chi|cho"
    rf" chi|som))*"
)
# "Đôn đốc báo cáo quý 3", "nhắc nộp báo cáo": all of them.
_ALL = (
    r"(?:(?:em|giup|giup chi|nho em|hay|gui tin) )*(?:nhac nho|nhac|don doc|giuc|doc thuc|thuc)"
    r"(?: (?:viec|lai|som|mau|het|tat ca|moi nguoi|cap duoi|ben duoi|duoi|co so|tien do|giup chi))*"
)
_NUDGE_ALL = re.compile(
    rf"{_ALL}(?: {_SEND})*? (?:bao cao|bc)(?: (?P<kind>thang|quy|nam))?"
    r"(?: (?:a|nhe|di|em|voi|giup chi|cho chi|som|cho xong|den han|dung han|chi hoi|cac chi hoi|cac xa|cac thon))*"
)
_ROLLS_ALL = re.compile(
    rf"{_ALL}(?: (?:nop|lam|ghi|gui))* diem danh(?: (?:a|nhe|di|em|voi|giup chi|som|cho xong|het))*"
)
_UNIT = r"(?P<unit>(?:chi hoi|thon|ap|xom|khu|xa|phuong) (?!nao|chua|con|phu nu|duoi|truong)\S.*?)"
_NUDGE_ONE = re.compile(
    rf"{_REMIND} {_UNIT}(?: (?:chua|phai|di|nho|som|mau|ve|nhanh|con|thieu))* (?:{_SEND} )?(?:bao cao|bc)"
    r"(?: (?:thang|quy|nam))?(?: (?:a|nhe|di|em|voi|som))*"
)
_ROLLS_ONE = re.compile(
    rf"{_REMIND} {_UNIT}(?: (?:chua|phai|di|nho|som|mau|con|thieu))*(?: (?:nop|lam|ghi))? diem danh(?: (?:a|nhe|di"
    rf"|em|voi|som))*"
)
_ROLLS = re.compile(
    rf"{_REMIND} (?:cac )?{_UNITS}(?: (?:con |van |ma )?(?:chua|thieu|no))?(?: (?:phai|di|nho|som|mau|viec|hop"
    rf" (?:roi )?ma chua))*"
    r"(?: (?:co|nop|lam|ghi|gui))* diem danh(?: (?:day du|xong|cho xong|a|nhe|di|em|voi|giup chi|som|cac buoi|het))*"
)


@dataclass(frozen=True)
class DueAsk:
    """`what` is "due", "nudge" (those whose report is missing) or "rolls" (those whose roll is). `kind`: said without a
    number; `fault`: there is no such time."""

    what: str
    period: Period | None = None
    kind: BookKind | None = None
    fault: PeriodFault | None = None
    unit: str = ""  # who alone is to be reminded


def read_due(text: str, *, today: date, cut_off: CutOff = 0) -> DueAsk | None:
    """What a line asks about the day on which reports are due, or whom it wants reminded; None for anything else."""
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    left = Pieces(text)
    left.cut(BEFORE)
    left.cut(AFTER)
    plain = left.folded
    if "bao cao" not in plain and "diem danh" not in plain and " bc" not in f" {plain}":
        return None
    period, rest = _read(left.text, today, cut_off)
    fault = None
    if period is None and (fault := read_fault(left.text, None, today=today)) is not None and fault.why != "future":
        rest = fault.rest
    said = fold(rest)
    if _ROLLS.fullmatch(said) or _ROLLS_ALL.fullmatch(said):
        return DueAsk("rolls", period, None, fault)
    if (found := _ROLLS_ONE.fullmatch(said)) is not None:
        return DueAsk("rolls", period, None, fault, found["unit"])
    if period is not None and (period.kind in {"day", "week", "range"} or not period.number):
        return None
    if (found := _NUDGE_ALL.fullmatch(said)) is not None:
        return DueAsk("nudge", period, _KINDS.get(found["kind"] or ""), fault)
    if (found := _NUDGE.fullmatch(said)) is not None and re.search(r"(?<!\S)(?:bao cao|bc)(?!\S)", said):
        return DueAsk("nudge", period, _KINDS.get(found["kind"] or ""), fault)
    if (found := _NUDGE_ONE.fullmatch(said)) is not None:
        return DueAsk("nudge", period, None, fault, found["unit"])
    for pattern in _DUE:
        if (found := pattern.fullmatch(said)) is not None:
            return DueAsk("due", period, _KINDS.get(found["kind"] or ""), fault)
    return None


def _read(text: str, today: date, cut_off: CutOff) -> tuple[Period | None, str]:
    """A time whose books close yet: "quý 4" and "tháng 12" are those of this year where they have not begun."""
    period, rest = read_period(text, today=today, cut_off=cut_off)
    if (
        period is None or period.kind == "day" or period.kind == "week" or period.kind == "range"
    ):  # for the type checker
        return period, rest
    if str(period.year) in text:
        return period, rest
    coming = periods.book(period.kind, period.year + 1, period.number, cut_off=cut_off)
    near = coming.start.toordinal() - today.toordinal() < 100 and (today - period.end).days > 183
    return (coming if near else period), rest
