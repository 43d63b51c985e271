"""What a meeting is about, where a call says it at once, before the place: "họp quỹ tiết kiệm nhà văn hóa"."""

import re

# Behind "quy": a fund, and no quarter.
OF_A_FUND = r" (?:tiet kiem|tinh thuong|vi |ho tro|nguoi|khuyen|hoi\b|phu nu|vay|den on|tuong)"
_PLACES = r"(?:ở|tại|địa điểm|nhà|hội trường|sân|trường|trụ sở|o|tai|dia diem|nha|hoi truong|san|truong|tru so)"
_SUBJECT = re.compile(
    r"(?P<topic>(?:tổ |to )?(?:quỹ|quy(?= (?:tiet|tinh|vi|ho|nguoi|khuyen|hoi|phu|vay|den|tuong))|vay vốn|vay von"
    r"|tiết kiệm|tiet kiem|tổng kết|tong ket|sơ kết|so ket|đại hội|dai hoi|triển khai|trien khai|bình xét|binh xet"
    r"|góp vốn|gop von|thu quỹ|thu quy|chuẩn bị|chuan bi)\b.*?)"
    rf"(?:(?: ?\||[ ,]+(?={_PLACES} ))(?P<rest>.*)|$)",
    re.IGNORECASE,
)


def subject_first(words: str) -> tuple[str, str]:
    """The subject and the place of what stands behind a call; "" for a subject that is not said."""
    found = _SUBJECT.fullmatch(words.strip())
    return ("", words) if found is None else (found["topic"], found["rest"] or "")
