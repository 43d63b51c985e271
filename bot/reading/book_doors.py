"""What a head asks of her book as a whole: to send a list as a file, to see the list, a group's code to register."""

import re
from typing import Literal

from models.text import fold

Door = Literal["import", "list", "code"]

_ASKS = r"(?:(?:da|a|em|oi|cho|chi|toi|minh|muon|can|xin|giup|hoi|lam sao|the nao|cach) )*"
_END = r"(?: (?:hoi vien|chi hoi|chi em|len|vao|so|thi|lam the nao|lam sao|the nao|nhu the nao|a|nhe|em|di|voi))*"
_IMPORT = re.compile(
    rf"{_ASKS}(?:nhap|gui|tai|dua|up|them)(?: (?:ca|mot|file|tep))* (?:danh sach|ds)(?: (?:hoi vien|chi em|chi hoi))?"
    rf"(?: (?:tu|bang|qua|len bang) (?:mot |cai )?(?:tep|file|excel|may tinh|anh)(?: excel)?)?{_END}"
    rf"|{_ASKS}nhap (?:hoi vien|chi em) (?:tu|bang) (?:tep|file|excel)(?: excel)?{_END}"
)
_LIST = re.compile(
    rf"{_ASKS}(?:xem )?(?:toan bo |ca )?(?:danh sach|ds) (?:hoi vien|chi em)(?: (?:chi hoi|cua chi hoi))?"
)
_CODE = re.compile(
    rf"{_ASKS}ma (?:moi |dang ky )?(?:cua )?to (?:so )?(?:\d{{1,2}}|[a-z]+)(?: la (?:gi|bao nhieu))?{_END}"
)


def read_book_door(text: str) -> Door | None:
    """Which of them a short text asks for; None for anything else."""
    plain = " ".join(fold(text).strip(" .!?").split())
    for door, pattern in (("import", _IMPORT), ("list", _LIST), ("code", _CODE)):
        if pattern.fullmatch(plain):
            return door  # type: ignore[return-value]
    return None
