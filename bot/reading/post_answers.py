"""What is said to a post that passes on, by her to whom it is offered or by her who holds it; or "let me think"."""

import re
from typing import Literal

from models.text import clean, fold

LONGEST = 100  # characters
_POST = (
    r"(?:(?:cai |lam )?(?:viec|chuc|chuc vu|nhiem vu|chi hoi truong|truong chi hoi|chi hoi pho|can bo hoi|truong|pho)"
    r"(?: (?:nay|ay|do|hoi|moi))?)"
)
_NO = r"(?:khong|ko|kg|k|hong|hok|chang|chua)"
_CAN = r"(?:duoc|dc|noi)"
_DOES = (
    rf"(?:nhan(?: lam| lay| loi)?|lam|ganh(?: vac)?|kham|dam nhan|dam duong|dam nhiem)(?: {_CAN})?"
    rf"(?: {_POST})?(?: {_CAN})?"
)
_WHY = (
    r"(?:(?:yeu|om|ban(?: viec| con| chau| nha)?|gia|met|lon tuoi|suc yeu|suc khoe yeu|con nho|chau nho|nhieu viec)"
    r"(?: qua| lam| roi| lam roi)* )*(?:nen )?"
)
_SHE = r"(?:da|vang|u|uh|ok|oke|thua|a|thoi|thi|em|chi|toi|tui|minh|co|bac|oi|cung|nay|the|vay|xin|phep|duoc|roi)"
_END = r"(?:em|chi|a|ah|nhe|nha|dau|roi|day|do|nua|luon|oi|voi|het|vay|thoi|di|ma|duoc|dc|cung|the)"
_OTHER = r"(?:tim|nho|de|chon|giao(?: cho)?|cu) (?:chi|co|nguoi|ai) khac(?: (?:lam|nhan|giup))?"
_AGREES = r"(?:dong y|nhat tri|bang long|tan thanh|ung thuan)"
_REFUSES = rf"{_NO}(?: muon)? (?:{_AGREES}|chiu|chap nhan|ung)|phan doi|tu choi"

# Each list stands between what anybody may say before and after it.
_TAKER: dict[str, tuple[str, ...]] = {
    "yes": (
        rf"(?:{_AGREES} |san sang |se |vui long |de (?:chi|em|toi|minh|co) )*{_DOES}",
        rf"{_AGREES}(?: nhan)?",
        rf"(?:se |xin )?co gang(?: {_DOES})?",
        r"san sang|cu giao(?: cho (?:chi|em|toi|minh|co))?",
        r"giao (?:chi |em |toi |minh )?thi (?:chi |em |toi )?(?:nhan|lam)",
    ),
    "no": (
        rf"{_WHY}{_NO}(?: (?:the|dam|muon|xin|du suc|co kha nang|kha nang))* {_DOES}",
        rf"{_WHY}(?:{_REFUSES})(?: (?:nhan|lam))?(?: {_POST})?",
        rf"(?:tu choi|khuoc tu|rut(?: lui)?|{_OTHER})",
    ),
}
_HOLDER: dict[str, tuple[str, ...]] = {
    "yes": (
        rf"{_AGREES}(?: (?:thoi|giao|ban giao|nhuong|nghi)(?: viec| lai)?)?(?: cho (?:chi|co) \w+)?",
        r"(?:giao|nhuong|ban giao|thoi|nghi|de)(?: lai)? (?:cung duoc|duoc|di|thoi)|khong (?:co )?y kien(?: gi)?",
    ),
    "no": (
        rf"{_WHY}(?:{_REFUSES})(?: (?:thoi|giao|ban giao|nhuong|nghi)(?: viec)?)?(?: {_POST})?",
        rf"{_NO}(?: (?:muon|dinh|he|xin|ai hoi|the|chiu))* (?:thoi|giao|ban giao|nhuong|nghi|bo|tra)"
        rf"(?: (?:viec|lai))?(?: {_POST})?",
        rf"(?:van|cu|con)(?: (?:van|muon|con|de|xin))* (?:lam|giu|lam tiep|lam duoc|lam noi|ganh)(?: tiep| {_CAN})?"
        rf"(?: {_POST})?",
        rf"(?:muon|xin)(?: (?:duoc|van|con))* (?:lam tiep|lam|giu)(?: {_POST})?",
        rf"sao lai (?:thay|giao|cho nghi|bo)\b.*|{_OTHER}",
    ),
}
_WITH = r"(?: (?:da|them|ky|lai|ti|chut|xem|the nao|sao|voi|y|y kien|may hom|vai hom|may ngay|vai ngay))*"
_ASKS = (
    r"(?:hoi|ban|ban bac|noi chuyen|xin y kien)(?: (?:da|lai|voi|y kien|y|xem|them))*(?: .{2,20}?)?"
    r"(?: (?:da|xem sao|the nao))*"
)
_TIMES = (
    r"(?:(?:sang|chieu|toi|ngay) )?(?:mai|mot|kia|nay)|hom sau|bua sau|(?:may|vai|it) (?:hom|bua|ngay) nua|cuoi tuan"
    r"|tuan sau|lat nua|ti nua|toi|chieu"
)
_SAYS = r"(?:tra loi|bao lai|bao|nhan lai|noi lai|quyet)(?: em| cho em)?"
_LATER = (
    rf"(?:de|khoan|phai|can|xin|{_NO})(?: (?:da|de|cho|chi|em|toi|minh|co|bac|con|xin|the|muon|kip|dam))*"
    rf" (?:(?:nghi|suy nghi|tinh|tinh toan|xem|coi|can nhac|quyet|quyet dinh|tra loi|bao lai|biet){_WITH}(?: {_CAN})?"
    rf"|{_ASKS})",
    rf"cho (?:chi|em|toi|minh|co|bac|con) (?:(?:xin|them) )*(?:nghi|suy nghi|tinh|can nhac|may hom|vai hom){_WITH}",
    rf"(?:{_TIMES})(?: (?:chi|em|toi|minh|co|se|moi|roi))* {_SAYS}",
    rf"{_SAYS} (?:sau|da)|tu tu(?: da)?|khoan(?: da)?|(?:con )?phan van(?: qua| lam)?|{_NO} (?:chac|ro|dam chac)",
)
_RECEIVED = re.compile(r"(?<!\w)(?:đã|da) (?:được |duoc )?nh[aậ]n")  # of a notice


def _around(patterns: tuple[str, ...]) -> re.Pattern[str]:
    one = rf"(?:{_SHE} )*(?:{'|'.join(patterns)})(?: {_END})*"
    return re.compile(rf"{one}(?: {one})?")


_TAKES = {choice: _around(patterns) for choice, patterns in _TAKER.items()}
_HOLDS = {choice: _around(patterns) for choice, patterns in _HOLDER.items()}
_WAITS = _around(_LATER)


def read_taker(text: str) -> Literal["yes", "no"] | None:
    """Her word to a post that is offered to her: "chị làm được", "thôi chị không làm đâu"; None for anything else."""
    return None if _RECEIVED.search(clean(text).lower()) else _choice(text, _TAKES)


def read_holder(text: str) -> Literal["yes", "no"] | None:
    """Her word to her own post's passing on: "chị không chịu, chị vẫn làm", "giao cũng được"."""
    return _choice(text, _HOLDS)


def decides_later(text: str) -> bool:
    """ "Để chị nghĩ đã", "mai chị trả lời": neither yes nor no yet."""
    return _is_short(text) and _WAITS.fullmatch(fold(text)) is not None


def _choice(text: str, known: dict[str, re.Pattern[str]]) -> Literal["yes", "no"] | None:
    plain = fold(text) if _is_short(text) else ""
    said = [choice for choice, pattern in known.items() if plain and pattern.fullmatch(plain)]
    if len(said) != 1 or decides_later(text):
        return None
    return "yes" if said[0] == "yes" else "no"


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST and "?" not in text
