"""A question as cadres shorten it on a phone, written out: "đv nào tl thấp nhất", "hv mới từ tết đến giờ", "9T"."""

import re
from datetime import date

from models.lunar import solar
from models.text import fold

LONGEST = 140  # characters
_WORDS = {
    "dv": "đơn vị",
    "hv": "hội viên",
    "hvien": "hội viên",
    "pn": "phụ nữ",
    "tl": "tỷ lệ",
    "tle": "tỷ lệ",
    "sl": "số liệu",
    "kq": "kết quả",
    "bc": "báo cáo",
    "sh": "sinh hoạt",
    "dd": "điểm danh",
    "cht": "chi hội trưởng",
    "bn": "bao nhiêu",
    "bnh": "bao nhiêu",
    "bnhieu": "bao nhiêu",
    "dc": "được",
    "ntn": "thế nào",
    "k": "không",
    "ko": "không",
    "kg": "không",
    "hok": "không",
}
# "Có họp hong": a "không" at the end alone; elsewhere it may be a name ("chi hội Hồng Xiêm", "thon hong").
_PLACES = frozenset({"thon", "xa", "ap", "xom", "khu", "to", "hoi", "ch", "phuong", "chi", "co", "ba"})
_CLOSING = frozenset({"", "em", "a", "vay", "chi", "ta", "ha", "nhi", "e", "c", "z", "v"})
_HERSELF = frozenset({"di", "du", "vang", "den", "moi", "em", "hop", "sh"})  # behind "ch" it is "chị"
_MONTHS = re.compile(r"(?<![\d/.-])(\d|1[0-2]) ?[tT](?![\w/])")  # "9T" of the year, and not "T9"
_YEARS = re.compile(r"(?<!\d)([2-9]\d) ?t(?!\w)")  # "60t": of age
_TO_HER = re.compile(r"\b(cho|giúp|giup|gửi|gui) c\b", re.IGNORECASE)
_XIN = re.compile(r"\b(cho (?:chị|chi|em|tôi|toi|mình|minh|cô|co|bác|bac)(?: em)?) xin\b", re.IGNORECASE)
_SO = re.compile(r"\bso (?=(?:q ?[1-4]|t ?\d|quý|quy|tháng|thang|năm|nam|cùng|cung) ?)", re.IGNORECASE)
_SINCE = re.compile(r"\b(từ|tu) (?:đầu|dau) (?=(?:tháng|thang|quý|quy|năm|nam) \d)", re.IGNORECASE)
_EM = re.compile(r"\be\b(?! ?\d)", re.IGNORECASE)
_TET = re.compile(
    r"\b(?:từ|tu|sau|ra|qua) (?:(?:hồi|hoi|dịp|dip|ra|sau) )?(?:tết|tet)(?: (?:âm lịch|am lich|nguyên đán|nguyen dan"
    r"|ta|năm nay|nam nay))?(?: (?:đến|den|tới|toi) (?:giờ|gio|nay|bây giờ|bay gio|hôm nay|hom nay))?\b",
    re.IGNORECASE,
)


def written_out(text: str, *, today: date, of_woman: bool = False) -> str:
    """The same in whole words; the text itself where nothing in it is short.

    `of_woman`: "ch" stands for "chị", and not for "chi hội"."""
    if len(text) > LONGEST or "\n" in text.strip():
        return text
    said = _TET.sub(lambda _found: _since_tet(today), text)
    said = _YEARS.sub(r"\1 tuổi", _MONTHS.sub(r"\1 tháng", said))
    said = _SINCE.sub(r"\1 ", _SO.sub("so với ", said))
    said = _XIN.sub(r"\1 xem", said)
    said = _EM.sub("em", _TO_HER.sub(r"\1 chị", said))
    typed = said.split()
    out = []
    for place, word in enumerate(typed):
        plain, tail = fold(word), word[len(word.rstrip(" ?.,!:;")) :]
        following = fold(typed[place + 1]) if place + 1 < len(typed) else ""
        whole = _WORDS.get(plain, "")
        if plain == "ch":
            whole = "chị" if following in _HERSELF or of_woman else "chi hội"
        if plain == "hong" and word.isascii() and place > 0 and following in _CLOSING:
            whole = "" if fold(typed[place - 1]) in _PLACES else "không"
        out.append(f"{whole}{tail}" if whole else word)
    written = " ".join(out)
    return text if written == " ".join(text.split()) else written


def _since_tet(today: date) -> str:
    """ "từ 17/2/2026": the first day of the lunar year that is running."""
    for year in (today.year, today.year - 1):
        first = solar(1, 1, False, year)
        if first is not None and first <= today:
            return f"từ {first.day}/{first.month}/{first.year} đến {today.day}/{today.month}/{today.year}"
    return "từ đầu năm"
