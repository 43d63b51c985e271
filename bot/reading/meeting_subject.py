"""What a meeting is about, before the place ("họp quỹ tiết kiệm nhà văn hóa") or after it ("nhà chị Sen, chia quà")."""

import re

from bot.reading.words import Line

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

_TOPIC = re.compile(
    r"[,.;:]? ?\b(?:(?:noi dung|nd)\b ?(?:la|gom|ve)?|(?:co )?them (?:phan|muc|noi dung)\b"
    r"|(?:de )?ban (?:ve|bac|viec|chuyen)\b(?: ve)?|ve viec\b) ?[:,-]? ?"
)
# These words begin what it is about, and are part of it: "chỗ cũ nói chuyện vay vốn", "nhà chị Sen, chia cây giống".
_TALK = re.compile(r"[ ,.;:|]+(?:de )?(?=(?:noi (?:chuyen|ve)|trao doi|thao luan)\b)")
_DONE = re.compile(
    r" ?[,;|]+ ?(?:de )?(?=(?:chia|phat|trao|tang|nghe|hoc|tap(?! huan)|huong dan|binh xet|bau|tong ket|so ket"
    r"|tuyen truyen|gioi thieu|ra mat|ket nap|chuan bi|lien hoan|tham (?:hoi|om)|goi banh|nau|trong (?:cay|hoa|rau)"
    r"|ve sinh|(?:thu|dong|nop) (?:quy|quỹ|tien|hoi phi|bao hiem)|don (?:duong|ve sinh|dep))\b)"
)


def subject_first(words: str) -> tuple[str, str]:
    """The subject and the place of what stands behind a call; "" for a subject that is not said."""
    found = _SUBJECT.fullmatch(words.strip())
    return ("", words) if found is None else (found["topic"], found["rest"] or "")


def split_subject(line: Line, start: int) -> tuple[str, str]:
    """The original words from `start` on before the subject, and the subject; "" where none is said."""
    for begins in (_TOPIC, _TALK, _DONE):
        found = begins.search(line.plain, start)
        if found is not None and (subject := line.original((found.end(), len(line.plain)))):
            return line.original((start, found.start())), subject
    return line.original((start, len(line.plain))), ""
