"""Places as they are typed without accents: "nvh", "nha van hoa thon" for what is written "nhà văn hóa thôn"."""

import re

from models.text import clean, fold

# Halls that every hamlet has, by what they are typed as.
_HALLS = (
    (r"nvh|nha vh|nhvh|nha van hoa", "nhà văn hóa"),
    (r"hoi truong", "hội trường"),
    (r"san dinh", "sân đình"),
    (r"dinh lang", "đình làng"),
    (r"tram y te|tram xa", "trạm y tế"),
    (r"nha sinh hoat cong dong|nshcd|nhshcd", "nhà sinh hoạt cộng đồng"),
    (r"uy ban|uy ban nhan dan", "ủy ban"),
)
_OF = {
    "thon": "thôn", "xom": "xóm", "ap": "ấp", "khu": "khu", "khu pho": "khu phố", "lang": "làng", "xa": "xã",
    "phuong": "phường", "to": "tổ", "chi hoi": "chi hội", "uy ban": "ủy ban", "uy ban xa": "ủy ban xã",
    "cong dong": "cộng đồng",
}  # fmt: skip
_LONGEST_FIRST = "|".join(sorted(_OF, key=len, reverse=True))
_HALL = tuple(
    (re.compile(rf"(?:{typed})(?: (?P<of>{_LONGEST_FIRST}))?(?P<number> \d{{1,2}})?"), said) for typed, said in _HALLS
)
_SOMEBODYS = re.compile(r"nha (?:chi|ba|co|bac|di|ong|anh|em|cu|mo|thim)\b")
_SHORTEST = 3  # letters of an abbreviation


def is_bare(text: str) -> bool:
    """Whether a place was typed without any accent."""
    return text.isascii() and any(letter.isalpha() for letter in text)


def is_meant(typed: str, place: str) -> bool:
    """Whether bare words can mean this place: the same words, the first of its words ("nha van hoa"), or their first
    letters ("nvh", "nvht"). Of somebody's house the whole is said."""
    said, known = fold(typed), fold(place)
    if said == known:
        return True
    if _SOMEBODYS.match(known) or _SOMEBODYS.match(said):
        return False
    letters = "".join(word[0] for word in known.split())
    head, _, rest = said.partition(" ")
    if len(head) >= _SHORTEST and letters.startswith(head):
        return f" {known} ".endswith(f" {rest} ") if rest else True
    return len(said.split()) > 1 and known.startswith(f"{said} ")


def spelt_out(text: str) -> str:
    """A hall that everybody knows, with its accents: "nvh thon" -> "nhà văn hóa thôn"; any other text as it is."""
    said = fold(clean(text)) if is_bare(text) else ""
    for pattern, hall in _HALL:
        if said and (found := pattern.fullmatch(said)) is not None:
            parts = (hall, _OF.get(found["of"] or "", ""), (found["number"] or "").strip())
            return " ".join(part for part in parts if part)
    return text
