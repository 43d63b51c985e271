"""Who holds a post, as people ask it: "ai làm chi hội trưởng thôn Mận", "tổ trưởng tổ 2 là ai", "… số mấy"."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.reading.figure_pieces import SHE_ASKS, Pieces, whole_words

LONGEST = 120  # characters
Wanted = Literal["who", "phone", "all", "without"]


@dataclass(frozen=True)
class PostAsk:
    """Which post of which unit, as it was typed ("" for none). `role` is "head", "deputy", "leader", "cadre", or ""
    for whoever answers there. `what`: who it is, her number, everybody below who holds it, or where nobody does."""

    what: Wanted
    role: str
    unit: str = ""
    plain: bool = False  # the post and a name alone, with no word that asks


# "Trưởng thôn Mận" says the unit's kind with the post.
_HAMLET = r"(?:thon|ap|xom|khu(?: pho)?|khom|lang|buon)"
_ROLES: tuple[tuple[str, str], ...] = (
    ("deputy", rf"(?:chi hoi pho|pho chi hoi(?: truong)?|(?:nguoi )?pho thay|nguoi thay"
               rf"|pho(?= {_HAMLET} ))"),
    ("leader", r"(?:to truong|to pho|truong to(?! chuc)|truong(?= to )|chu nhiem|truong(?= clb| cau lac bo))"),
    ("head", rf"(?:chi hoi truong|truong chi hoi|truong(?= {_HAMLET} ))"),
    ("cadre", r"(?:(?:pho )?chu tich(?: (?:hoi(?: (?:lhpn|lien hiep phu nu|phu nu))?|phu nu))?"
              r"|can bo(?: (?:hoi|phu nu))*(?: phu trach)?)"),
)  # fmt: skip
_ROLE = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _ROLES)
_PLAIN_ROLE = "|".join(pattern for _name, pattern in _ROLES)
_BEFORE = re.compile(
    r"^(?:(?:em oi|em|da|oi|a lo|alo|cho (?:chi|toi|em|minh|co|bac)(?: (?:hoi|xem|biet|xin))?|cho (?:hoi|xem|biet)"
    r"|toi hoi|hien nay|bay gio|hien)(?: |$))+"
)
_AFTER = re.compile(r"(?:(?: |^)(?:a|ah|vay|nhi|the|em|em oi|ha|hien nay|bay gio|nhe|voi|day|do|roi))+$")
_PHONE = whole_words(
    r"(?:(?:cho |cho chi |xin |can |lay |tim |xem |goi )*(?:so dien thoai|so dt|sdt|dien thoai|so may|zalo|so)"
    r"(?: (?:cua|chi(?! hoi)|co|ba))*(?= )(?! may| bao nhieu| nao))"
)
_PHONE_ASKED = re.compile(
    r" (?:(?:co )?(?:so dien thoai|so dt|sdt|dien thoai|so may|so)(?: (?:la|cua chi ay|cua co ay))*"
    r"(?: (?:may|bao nhieu|nao|gi|the nao))?|goi so nao|lien he (?:so nao|the nao))$"
)
_WHO_FIRST = re.compile(
    r"^(?:(?:nhung )?ai|chi nao|nguoi nao|dong chi nao)(?: (?:dang|hien|la|lam|giu|chuc|viec|vai|nguoi|duoc"
    r" giao))*(?: |$)"
)
_THERE = re.compile(r"(?: |^)(?:da )?co(?= .* (?:khong|chua|ko)$)| (?:khong|chua|ko)$")  # "có chi hội phó không"
_WHO_LAST = re.compile(
    r" (?:(?:hien )?(?:la|do|ten)(?: (?:chi|co|nguoi|la))* ?)?(?:ai|chi nao|nguoi nao|gi)(?: (?:lam|vay))?$"
)
_WHO_INSIDE = whole_words(r"(?:(?:hien |nay )?(?:do |la )?)?(?:ai|chi nao|nguoi nao)(?: (?:dang|hien|la|lam|giu))*")
# "Ai phụ trách thôn Mận": whoever answers for it.
_ANSWERS = whole_words(
    r"(?:phu trach|dung dau|lanh dao|quan ly|lam truong|cam dau|truong|lien he|goi)(?: (?:voi|cho))?"
)
_ALL = re.compile(
    r"^(?:(?:xem|danh sach|ds|liet ke|ten|ho ten)(?: (?:cac|nhung|tat ca|ca))* |(?:cac|nhung|tat ca(?: cac)?) )"
    r"(?:chi )?(?:chi hoi truong|truong (?:thon|chi hoi|ap)|(?P<leader>to truong))(?: (?:la (?:nhung )?ai|gom"
    r" (?:nhung )?ai))?(?P<unit> .+)?$"
)
_EACH = re.compile(  # "chi hội trưởng các thôn là ai"
    r"^(?:(?:nhung )?ai (?:dang |hien )?(?:la|lam) |(?:xem |danh sach |ten )+)?(?:cac )?"
    r"(?:chi hoi truong|truong (?:thon|chi hoi|ap)|(?P<leader>to truong))(?: (?:cua|o|tai))?"
    r" (?:cac|tung|moi|nhung|tat ca(?: cac)?) (?:chi hoi|thon|ap|xom|khu(?: pho)?|don vi|noi|to)"
    r"(?P<unit> (?!la |gom |nao |ten ).+?)?(?: (?:la|gom|ten)(?: la)?(?: nhung)? (?:ai|chi nao|gi)| nao)?$"
)
_WITHOUT = re.compile(
    r"^(?:(?:nhung|cac|co|con|may|bao nhieu) )*(?:chi hoi|thon|ap|xom|don vi|noi|khu)(?: nao| ma)*"
    r"(?: (?:con|dang|van))* (?:chua co|khong co|thieu|khuyet|trong)(?: (?:ai lam|nguoi lam|chuc|ai|nguoi))*"
    r" (?:chi hoi truong|truong(?: thon| chi hoi| ap)?|phu trach)(?P<unit> .+)?$"
)
_LEADS = re.compile(r"^(?:(?:cua|o|tai|ben|trong|thuoc|chi hoi(?= chi hoi)) )+")
_OTHERS = re.compile(  # what is done with a post, or said to whoever holds it
    r"(?<!\S)(?:giao|ban giao|chuyen giao|(?<!pho )(?<!nguoi )thay|bau|cu|kien toan|lam thay|hop|moi"
    r"|gui|nhan|nhac|thong bao|bao cho|vang"
    r"|co mat|diem danh|nghi|doi|sua|them|tu|tap huan)(?!\S)"
)


def read_post_ask(text: str) -> PostAsk | None:
    """Which post is asked about; None where a line is about something else."""
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    left = Pieces(SHE_ASKS.sub("", text))
    left.cut(_BEFORE)
    left.cut(_AFTER)
    if not left.folded or _OTHERS.search(left.folded):
        return None
    for what, pattern in (("all", _EACH), ("all", _ALL), ("without", _WITHOUT)):
        if (found := pattern.fullmatch(left.folded)) is not None:
            unit = _LEADS.sub("", (found["unit"] or "").strip())
            leader = found.groupdict().get("leader") is not None
            return PostAsk(what, "leader" if leader else "head", unit)  # type: ignore[arg-type]
    phone = left.cut(_PHONE_ASKED) is not None or left.cut(_PHONE) is not None
    said = [left.cut(pattern) for pattern in (_WHO_FIRST, _WHO_INSIDE, _WHO_LAST)]  # "ai … là ai"
    who = any(said) or (left.cut(_THERE) is not None and left.cut(_THERE) is not None)
    role = ""
    found = re.search(rf"(?<!\S)(?:{_ROLE})(?!\S)", left.folded)
    if found is not None:
        role = next(name for name, _pattern in _ROLES if found[name])
        left.cut(whole_words(_PLAIN_ROLE))
    elif not (who and left.cut(_ANSWERS) is not None and left.folded):
        return None
    left.cut(_LEADS)
    if not (who or phone) and not left.folded:
        return None  # "chi hội trưởng" alone says nothing
    return PostAsk("phone" if phone else "who", role, left.text, not (who or phone))
