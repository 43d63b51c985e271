"""Questions that compare units: "chi hội nào dự thấp nhất tháng trước", "so sánh các chi hội", "từng thôn"."""

import re
from datetime import date

from bot.reading.periods import read_period
from models.periods import CutOff, Period, current
from models.text import fold

LONGEST = 120  # characters
_POLITE = r"(?:(?:da|em oi|em|cho (?:chi|toi|em|co|bac|minh) (?:hoi|xem)|cho (?:hoi|xem)|xem|coi) )*"
_UNITS = r"(?:cac |nhung |tung |moi )*(?:chi hoi|thon|ap|khu|don vi|xom|xa|phuong)(?: phu nu)?"
_DEED = (
    r"(?:(?:co|di|du|dat|tham gia|tham du|den|sinh hoat|hop|ty le|ti le|chi em|so buoi|du hop|hoi vien|duoc|la"
    r"|nhieu buoi) )*"
)
_TAIL = r"(?: (?:hop|sinh hoat|di hop|du|xa|vay|the|em|a|nhi|ha|voi nhau|ra sao|the nao|hop the nao|nhe|trong|di))*"
_LOW = re.compile(
    rf"{_POLITE}{_UNITS} (?:nao )?{_DEED}(?:it|thap|kem|yeu|vang nhieu|vang)(?: (?:buoi|chi em|nguoi|hop))? nhat{_TAIL}"
)
_HIGH = re.compile(
    rf"{_POLITE}{_UNITS} (?:nao )?{_DEED}(?:nhieu|cao|dong|tot|deu|du)(?: (?:buoi|chi em|nguoi|hop))? nhat{_TAIL}"
)
_EACH = re.compile(
    rf"{_POLITE}(?:(?:so sanh|so lieu|ty le|ti le|thong ke|bao cao|ket qua|tinh hinh|dien bien)"
    rf"(?: (?:cua|giua|theo|hop|di hop|sinh hoat))* {_UNITS}"
    rf"|xep hang(?: (?:cac|cua|theo|giua))? {_UNITS}"
    r"|tung (?:chi hoi|thon|ap|khu|don vi|xom|xa|phuong)"
    r"|(?:cac|nhung) (?:chi hoi|thon|ap|khu|xom) (?:hop |sinh hoat )?"
    rf"(?:the nao|ra sao)){_TAIL}"
)
_ORDERS = ((_LOW, "low"), (_HIGH, "high"), (_EACH, "name"))


def read_ranked(text: str, *, today: date, cut_off: CutOff = 0) -> tuple[str, Period] | None:
    """How the units are to be ordered ("low", "high" or "name") and in which period, this month where none is named;
    None for no such question."""
    if len(text) > LONGEST:
        return None
    period, rest = read_period(text, today=today, cut_off=cut_off)
    said = " ".join(fold(rest).replace("?", " ").split())
    order = next((order for pattern, order in _ORDERS if pattern.fullmatch(said)), None)
    if order is None or (period is not None and period.start > today):
        return None
    return order, period or current("month", today, cut_off=cut_off)
