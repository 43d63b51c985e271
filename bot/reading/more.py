"""How people ask for the rest of a list: "xem tiếp", "xt", "nữa"."""

import re

from models.text import fold

_MORE = re.compile(
    r"(?:(?:da|em|cho (?:chi|toi|co|bac|minh)|chi) )*"
    r"(?:(?:xem|coi|doc|ke|noi|liet ke)? ?(?:tiep(?: tuc)?|them|nua)(?: di| nua| theo| nhe| nha| em| a)*"
    r"|xt|xtiep|con (?:ai )?nua(?: khong| k| ko)?|con lai(?: dau)?|trang (?:sau|tiep|ke)|next|more)"
    r"(?: (?:di|em|a|nhe|nha))*"
)


def goes_on(text: str) -> bool:
    """Whether somebody wants to read on."""
    return len(text) <= 40 and _MORE.fullmatch(fold(text)) is not None
