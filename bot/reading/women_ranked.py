"""Which women missed most, or came most: "ai vắng nhiều nhất (thôn Mận)", "chị nào đi họp đều nhất quý 3"."""

import re
from dataclasses import dataclass
from datetime import date

from bot.reading.figure_ask import with_name
from bot.reading.figure_pieces import SHE_ASKS, Pieces, whole_words
from bot.reading.figure_words import AFTER, BEFORE, LEADS, OWN
from bot.reading.periods import read_period
from models.periods import CutOff, Period

LONGEST = 120  # characters


@dataclass(frozen=True)
class WomenAsk:
    """`way`: "low" those who missed most, "high" those who came most, "never" those who came to none."""

    way: str
    period: Period | None = None
    unit: str = ""
    most: int = 0
    own: bool = False  # "toàn xã"


_WHO = (
    r"(?:(?:nhung|cac|may|top|danh sach|ten|co|liet ke|(?P<most>\d{1,2})) )*"
    r"(?:ai|chi em|chi(?! hoi)|hoi vien|nguoi|phu nu|ba con)"
    r"(?: (?:nao|ma|la|trong))*"
)
_GO = r"(?:di du hop|di hop|di sinh hoat|du hop|du sinh hoat|sinh hoat|hop|di|du|tham gia)"
_OFTEN = r"(?: (?:buoi|lan|cuoc|hop|sinh hoat|mat))*"
_WAYS = (
    ("low", rf"(?:vang|nghi|bo){_OFTEN} (?:nhieu|lien tuc){_OFTEN}(?: nhat)?|{_GO}{_OFTEN} it{_OFTEN} nhat"
            rf"|it {_GO}{_OFTEN} nhat|(?:luoi|it) (?:di )?(?:hop|sinh hoat) nhat"
            rf"|(?:hay|thuong|cu) (?:vang|nghi){_OFTEN}(?: nhat)?"),
    ("never", rf"(?:chua|khong|ko)(?: (?:co|he|tung))*(?: {_GO})+(?: duoc)?(?: mot)? (?:buoi|lan|cuoc) nao"),
    ("high", rf"(?:{_GO} )+(?:deu|day du|nhieu|cham|chuyen can|du (?:cac |tat ca )?buoi){_OFTEN}(?: nhat)?"
             r"|(?:chuyen can|tich cuc|sieng|cham chi)(?: di hop| hop)* nhat"),
)  # fmt: skip
_PATTERNS = tuple((way, whole_words(rf"{_WHO}(?: (?:da|con|bi|van|dang))* (?:{said})")) for way, said in _WAYS)
_LEFT = re.compile(r"(?:(?:o|cua|tai|trong|thuoc|ben|la|thi|voi|toan xa|ca xa|toan|ca|xa minh) ?)*")


def read_women(text: str, *, today: date, cut_off: CutOff = 0) -> WomenAsk | None:
    """What is asked; None for anything else. Whether the rest is a unit's name is the caller's."""
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    left = Pieces(SHE_ASKS.sub("", re.sub(r"[()]", " ", text)))
    left.cut(BEFORE)
    left.cut(AFTER)
    period, rest = read_period(left.text, today=today, cut_off=cut_off)
    if period is not None:
        if period.start > today:
            return None
        left.put(with_name(left.text, rest))
    way, found = next(((way, found) for way, pattern in _PATTERNS if (found := left.cut(pattern))), ("", None))
    if found is None:
        return None
    own = left.cut(OWN) is not None
    left.cut(LEADS)
    return WomenAsk(way, period, "" if _LEFT.fullmatch(left.folded) else left.text, int(found["most"] or 0), own)
