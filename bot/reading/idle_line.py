"""Which branches have not met, or taken no roll: "chi hội nào chưa họp tháng này", "thôn nào chưa điểm danh"."""

import re
from datetime import date

from bot.reading.periods import read_period
from models.periods import CutOff, Period, current
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

_HAVE = re.compile(
    rf"{_POLITE}{_WHICH}(?: (?:da (?:hop|sinh hoat)|co (?:hop|sinh hoat))(?: buoi nao| duoc)?"
    r"| (?:hop|sinh hoat) (?:roi|xong|duoc))"
    r"(?: (?:roi|xong|vay|em|a|nhi|ha|trong))*"
)


def read_idle(text: str, *, today: date, cut_off: CutOff = 0) -> tuple[str, Period] | None:
    """ "unmet", "met" or "unmarked" and the period that is asked about, this month where none is named.

    None for any other question."""
    if len(text) > LONGEST:
        return None
    period, rest = read_period(text, today=today, cut_off=cut_off)
    said = " ".join(fold(rest).replace("?", " ").split())
    now = period or current("month", today, cut_off=cut_off)
    if _HAVE.fullmatch(said) and now.start <= today:
        return "met", now
    found = _ASKED.fullmatch(said)
    if found is None or (period is not None and period.start > today):
        return None
    return "unmet" if found["met"] else "unmarked", now
