"""The last meeting of a unit, as people ask for it: "buổi gần nhất thôn Bưởi bao nhiêu người dự", "ai có mặt …"."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.reading.figure_pieces import Pieces, whole_words

LONGEST = 120  # characters
Wanted = Literal["", "present", "missing"]


@dataclass(frozen=True)
class LastMeetingAsk:
    """Of which unit, as it was typed ("" for none); `names`: those who were "present" or "missing" are asked for."""

    unit: str
    names: Wanted = ""


_MEETING = r"(?:buoi|cuoc|lan|ky|dot|phien)(?: (?:hop|sinh hoat|chi hoi))*"
_LAST = (
    r"(?:gan (?:day )?nhat|gan day|vua roi|vua qua|moi (?:roi|nhat|day|qua)|cuoi cung|roi|truoc|sau cung"
    r"|lan cuoi|cuoi(?! (?:tuan|thang|nam|quy|cung|ky|dot)(?!\S)))"
)
_LAST_MEETING = whole_words(
    rf"(?<!thon )(?<!ap )(?<!xom ){_MEETING} {_LAST}|(?:hop|sinh hoat) (?:(?:lan|buoi|ky) )?(?:gan nhat|cuoi cung"
    rf"|vua roi|lan cuoi|gan day nhat)"
    rf"|(?:lan|buoi) (?:cuoi|chot)(?: (?:hop|sinh hoat))?"
)
# "Buổi gần nhất" with the unit between: "buổi họp thôn Mận vừa rồi".
_APART = re.compile(
    rf"^(?P<head>.*?)(?<!\S){_MEETING} (?P<unit>(?:cua )?(?:chi hoi|thon|ap|xom|khu|to|xa|phuong|clb) .+?)"
    rf" {_LAST}(?!\S)"
)
_PRESENT = whole_words(
    r"(?:(?:nhung |co )*ai|(?:nhung|cac) (?:chi|nguoi)|chi nao|nguoi nao|ten (?:nhung )?(?:chi|nguoi)|danh"
    r" sach(?: chi em)?)"
    r"(?: nao)?(?: (?:da|co|duoc))* (?:co mat|den|di|du|tham du|tham gia|di hop|du hop)(?: (?:hop|sinh hoat|du))*"
)
_MISSING = whole_words(
    r"(?:(?:nhung |co )*ai|(?:nhung|cac) (?:chi|nguoi)|chi nao|nguoi nao|danh sach(?: chi em)?)(?: nao)?(?: (?:da"
    r"|co|bi))*"
    r" (?:vang(?: mat| hop)?|nghi(?: hop)?|khong (?:di|den|du|co mat)(?: hop)?)"
)
_REST = whole_words(
    r"(?:co |duoc |thi |da |la |khoang )*(?:bao nhieu|may|so)(?: (?:chi em|chi|nguoi|hoi vien|luot|phan tram|phu nu))*"
    r"(?: (?:da|co(?! mat)))*(?: (?:du|den|di|co mat|tham du|tham gia|di hop|du hop|vang|hop|sinh hoat|tham gia|duoc))*"
    r"|(?:vao |la |hop |da )*(?:khi nao|bao gio|hom nao|ngay nao|luc nao|ngay may|ngay bao nhieu)"
    r"|(?:ket qua|ty le|ti le|so lieu|diem danh|tinh hinh)(?: (?:du|di|hop|sinh hoat|cua|duoc))*"
    r"|(?:co )?(?:dong|du|day du|deu) (?:khong|ko|k)|(?:ban|noi|hop) (?:gi|chuyen gi|viec gi)|o dau|the nao|ra"
    r" sao|sao roi"
    r"|thi sao|di|du|den|co mat|dat|duoc"
)
_BEFORE = re.compile(
    r"^(?:(?:em oi|em|da|oi|alo|cho (?:chi|toi|em|minh|co|bac)(?: (?:hoi|xem|biet))?|cho (?:hoi|xem|biet)|xem|toi hoi"
    r"|the|con|vay)(?: |$))+"
)
_AFTER = re.compile(r"(?:(?: |^)(?:a|ah|vay|nhi|the|em|em oi|ha|nhe|voi|do))+$")
_LEADS = re.compile(r"^(?:(?:cua|o|tai|ben|trong|thuoc|thi|nay|la) )+|(?: (?:cua|o|tai|thi|la))+$")


def read_last_meeting(text: str) -> LastMeetingAsk | None:
    """The unit whose last meeting is asked about; None where a line is about something else, or says more."""
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    left = Pieces(text)
    left.cut(_BEFORE)
    left.cut(_AFTER)
    missing = left.cut(_MISSING) is not None
    present = not missing and left.cut(_PRESENT) is not None
    unit = ""
    if left.cut(_LAST_MEETING) is None:
        apart = _APART.match(left.folded)
        if apart is None:
            return None
        start, end = apart.span("unit")
        words = left.text.split()
        first = left.folded[:start].count(" ")
        unit = " ".join(words[first : first + left.folded[start:end].count(" ") + 1])
        left.put(" ".join((*words[: len(apart["head"].split())], *words[len(apart[0].split()) :])))
    while left.cut(_REST) is not None:
        pass
    left.cut(_LEADS)
    left.cut(_LEADS)
    rest = left.text
    if unit and rest:
        return None
    return LastMeetingAsk(_plain_unit(unit or rest), "missing" if missing else "present" if present else "")


def _plain_unit(words: str) -> str:
    pieces = Pieces(words)
    pieces.cut(_LEADS)
    return pieces.text
