"""Which branches have not met, or taken no roll: "chi hội nào chưa họp tháng này", "thôn nào chưa điểm danh"."""

import re
from datetime import date

from bot.reading.periods import read_period
from models.periods import Period, current
from models.text import fold

LONGEST = 120  # characters
_POLITE = r"(?:(?:da|em|em oi|cho (?:chi|toi|em|co|bac|minh) (?:hoi|xem)|cho (?:hoi|xem)|xem|con|liet ke|danh sach) )*"
_WHICH = r"(?:nhung |cac |co |may |bao nhieu )*(?:chi hoi|thon|ap|khu|don vi|xom|noi)(?: (?:nao|phu nu|may))*"
_NOT = r"(?: (?:con|van|da))* (?:chua|khong|ko)(?: (?:co|he|duoc))*"
_MET = r"(?P<met>(?:to chuc |di )?(?:hop|sinh hoat)(?: (?:buoi|lan|chi hoi|nao))*)"
_MARKED = r"(?P<marked>(?:nop |lam |ghi )?diem danh)"
_ASKED = re.compile(
    rf"{_POLITE}{_WHICH}{_NOT} (?:{_MET}|{_MARKED})(?: (?:nao|het|xong|roi|vay|the|em|a|nhi|ha|trong|o|cua|thi))*"
)


def read_idle(text: str, *, today: date, cut_off: int = 0) -> tuple[str, Period] | None:
    """ "unmet" or "unmarked" and the period that is asked about, this month where none is named; None for no such
    question."""
    if len(text) > LONGEST:
        return None
    period, rest = read_period(text, today=today, cut_off=cut_off)
    found = _ASKED.fullmatch(fold(rest))
    if found is None or (period is not None and period.start > today):
        return None
    return "unmet" if found["met"] else "unmarked", period or current("month", today, cut_off=cut_off)
