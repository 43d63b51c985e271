"""What goes on after a no: "nhầm, không cần mang sổ" says how it is, "không, thôi em ạ" only says no."""

import re

from models.text import clean, fold

_NO = re.compile(
    r"(?:(?:da|a|u|uh|o|oi|em|chet) )*"
    r"(?:khong(?: phai| dung)?|ko|k|hong|thoi|nham|lon|sai|chua dung|gui (?:nham|sai)|viet (?:nham|sai))"
    r"(?: (?:phai|dung|roi|dau|a|em|oi|nhe|mat|het))*[ ,.;:!-]*"
)
# Words of a no, and of what is asked here: nobody is told them instead.
_NO_WORDS = (
    "a ah an ay ban bao bo cai cam can chi chua co cu da dang dau de dep di do dung duoc em gi giu gui het hoi "
    "hong huy k khoan khoi khong kia ko lai lam lan loi luc luon ma mai mat muon nay nguyen nha nham nhe nho nua "
    "oi on qua roi sai sau ta thi tho thoi thong thu tin tinh toi tot u uh uhm van vay viec voi vua xem xin xoa "
    "yen"
)
ONLY_NO = frozenset(_NO_WORDS.split())
_FEWEST = 3  # words


def after_no(text: str) -> str:
    """The words behind a no, as typed; of a text that only says no, and of one that says none, ""."""
    words = clean(text).split()
    plain = [re.sub(r"[^a-z0-9]", "", fold(word)) for word in words]
    if "?" in text or not any(word and word not in ONLY_NO for word in plain):
        return ""
    found = _NO.match(f"{fold(clean(text))} ")
    if found is None:
        return ""
    cut = found[0].strip().count(" ") + 1
    parted = words[cut - 1 : cut] and not words[cut - 1][-1].isalnum()
    rest = words[cut:] if parted else words  # "không cần mang sổ" is said whole
    return " ".join(rest) if len(rest) >= _FEWEST else ""
