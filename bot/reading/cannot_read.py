"""She cannot read what comes, said with its reason: "không đọc được, mắt kém", "mắt tôi kém không đọc được chữ"."""

import re

from models.text import fold

_LONGEST = 100  # characters
_WHO = r"(?: (?:toi|chi|em|minh|co|bac|di|ba|u|tui|dao nay|gia))*"
_MUCH = r"(?: (?:qua|lam|roi|nua|a|em|oi|nhe|em oi|dau))*"
_EYES = (
    rf"mat{_WHO} (?:bi )?(?:kem|mo|yeu|loa|lem nhem|dau|hong|khong (?:con )?(?:ro|tot|thay|nhin ro|nhin thay)){_MUCH}"
)
_WHAT = r"(?: (?:chu nho|chu|tin nhan|tin|thong bao|gi|nay|may|dien thoai|may cai|cac|tren|cai))*"
_CANNOT = (
    rf"(?:(?:khong|k|ko|kg|hong|chang|chua) (?:the )?(?:doc|nhin|xem) (?:duoc|dc|ro|noi|ra)"
    rf"|(?:khong|k|ko|kg|chua) biet (?:doc|chu)|(?:doc|nhin) (?:khong|k|ko) (?:duoc|dc|ra|ro|noi)){_WHAT}{_MUCH}"
)
_JOIN = r" (?:(?:vi|do|tai|nen|thi|ma|la|roi|gia) )*"
_SELF = r"(?:(?:da|gia|roi|a|em oi|em|chi|toi|minh|co|bac|tui|thua|vi|do|tai) )*"
_SAID = re.compile(rf"{_SELF}(?:{_CANNOT}{_JOIN}{_SELF}{_EYES}|{_EYES}{_JOIN}{_SELF}{_CANNOT}|{_CANNOT}|{_EYES})")


def says_she_cannot_read(text: str) -> bool:
    """Whether somebody says that she cannot read, and nothing else."""
    return "?" not in text and len(text) <= _LONGEST and _SAID.fullmatch(fold(text)) is not None
