"""A woman gives up her post: "tôi thôi làm chi hội trưởng", "không làm tổ trưởng nữa"."""

import re

from bot.reading.unit_changes import fold_marks
from models.text import clean, fold

LONGEST = 100  # characters
_ROLES = {
    "chi hoi truong": "head",
    "truong chi hoi": "head",
    "chi hoi pho": "deputy",
    "pho chi hoi": "deputy",
    "to truong": "group_leader",
    "truong to": "group_leader",
    "can bo hoi": "cadre",
    "can bo": "cadre",
    "chu tich": "cadre",
    "viec hoi": "",
    "cong tac hoi": "",
    "chuc": "",
    "chuc vu": "",
}
_ROLE = "|".join(sorted(_ROLES, key=len, reverse=True))
# She herself, perhaps with why; of another woman something else is said.
_SELF = (
    r"(?:(?:da|a|thua|oi|em|chi|toi|tui|minh|co|bac|bao|gio|nay|tu nay|tu mai|sang nam|nam nay|nam sau|gia|yeu|om|ban"
    r"|met|suc yeu|lon tuoi|qua|roi|nen|thi|vi|do|nha|neo nguoi)[ ,.]+)*"
)
_WANTS = r"(?:(?:xin|muon|dinh|se|cho|cho toi|cho chi|cho em|dang ky|de nghi|duoc|phep) )*"
_NO_MORE = r"(?:thoi(?: khong)?|nghi|khong|ko|k|chang|rut(?: khoi| lui)?|tu(?= (?:chuc|nhiem))|giao lai|tra lai)"
_DOES = r"(?:(?:lam|giu|nhan|dam nhiem|con|viec|chuc(?= \w)|chuc vu(?= \w)|vai|duoc) )*"
_END = r"(?: (?:cua )?(?:chi hoi|to|thon|ap|xom)(?: [\w ]{1,20})?)?(?: (?:nua|roi|dau|duoc|em|a|nhe|nha|oi|day|ay))*"
_GIVES_UP = re.compile(rf"{_SELF}{_WANTS}(?P<how>{_NO_MORE}) {_DOES}(?P<role>{_ROLE}|nhiem){_END}[ .!]*")
_AS_TYPED = {"head": "chi hội trưởng", "deputy": "chi hội phó", "cadre": "cán bộ Hội"}
_TO_WHOM = re.compile(
    r",? (?:va |roi |xin |de |thi )*(?:ban giao|giao|nhuong|de)(?: lai| viec)*(?: cho)? (?P<who>chi \S.*)$"
)


def parted(text: str) -> tuple[str, str]:
    """A line parted before whom she hands it to: "…, giao cho chị Nga" -> ("…", "chị Nga"); "" where she names none."""
    line = clean(text)
    found = _TO_WHOM.search(fold_marks(line))
    return (line[: found.start()], line[found.start("who") :]) if found is not None else (line, "")


def as_handover(role: str, unit: str, who: str) -> str:
    """The same as one would say it who hands that post over."""
    return f"giao {_AS_TYPED[role]} {unit} cho {who}"


def read_giving_up(text: str) -> str | None:
    """Which post she gives up: "head", "deputy", "group_leader", "cadre", "" for hers; None where a line says no such
    thing."""
    plain = " ".join(fold(text).split()) if len(text) <= LONGEST and "?" not in text else ""
    found = _GIVES_UP.fullmatch(plain)
    if found is None or (found["how"] in {"khong", "ko", "k", "chang"} and " nua" not in plain):
        return None
    return _ROLES.get(found["role"], "")
