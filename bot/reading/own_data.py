"""What a woman writes about herself: "số của tôi là 0912 345 678", "tôi sinh năm 1972", "tên tôi là Nguyễn Thị Lụa"."""

import re
from dataclasses import dataclass

from models.text import clean, fold

LONGEST = 120  # characters


@dataclass(frozen=True)
class OwnLine:
    """Which thing of hers ("" is still to be asked) and what it should be, as typed ("" is still to be asked).

    `field` is name, birth, phone or calling.
    """

    field: str = ""
    detail: str = ""


# Not con, cháu: nobody calls herself so towards the Hội but a child at her mother's phone.
_ME = r"(?:toi|tui|minh|em|chi|co|bac|di|ba)"
_OF_ME = rf"(?:cua )?{_ME}"
_JUST = r"(?:(?:moi|vua|da|muon|xin|can) )*"
_IS = r"(?:(?:bay gio|gio|nay|phai|dung|doi) )*(?:la|thanh|sang)"
_NUMBER = r"(?:so dien thoai|so dt|so dtdd|dien thoai|sdt|dt|so may|so)"
_DIGITS = r"(?P<d>\d[\d ]{4,24})"
_BORN = r"(?:ngay thang nam sinh|nam sinh|ngay sinh)"
_DATE = r"(?P<d>\d{1,8}(?: (?:thang )?\d{1,4})?(?: (?:nam )?\d{2,4})?)"
_NAME = r"(?:ho va ten|ho ten|ten)(?: (?:day du|that|dung))?"
_WRONG = r"(?:(?:bi|ghi|dang|trong so) )*(?:sai|nham)"
_CHANGE = r"(?:sua|doi|cap nhat|ghi lai)(?: lai)?"
_ORDERED: tuple[tuple[str, str], ...] = (
    # the phone
    ("phone", rf"(?:{_CHANGE} )?{_NUMBER}(?: moi)? {_OF_ME}(?: moi)?(?: {_IS})? {_DIGITS}"),
    ("phone", rf"{_ME} {_JUST}(?:doi|sua|thay|dung|chuyen) (?:sang )?{_NUMBER}(?: moi)?(?: roi)?(?: {_IS})? {_DIGITS}"),
    ("phone", rf"(?:{_CHANGE}|doi sang) {_NUMBER}(?: moi)?(?: {_IS})? (?P<d>0[\d ]{{8,18}})"),
    ("phone", rf"{_NUMBER} moi(?: {_IS})? (?P<d>0[\d ]{{8,18}})"),
    ("phone", rf"(?:{_JUST}{_CHANGE} )(?:so dien thoai|so dt|sdt|so)(?: {_OF_ME})?"),
    ("phone", rf"{_ME} {_JUST}(?:doi|thay) (?:so dien thoai|so dt|sdt|so)(?: moi)?"),
    ("phone", rf"(?:so dien thoai|sdt|so)(?: cua)? {_ME} {_WRONG}"),
    # the birth
    ("birth", rf"{_ME} (?:{_JUST})?(?:sinh nam|sinh ngay|sinh|sn) {_DATE}"),
    ("birth", rf"(?:{_CHANGE} )?{_BORN}(?: dung)? {_OF_ME}(?: {_IS})? {_DATE}"),
    ("birth", rf"{_CHANGE} {_BORN}(?: {_IS})? (?P<d>(?:19|20)\d\d)"),
    ("birth", rf"{_JUST}{_CHANGE} {_BORN}(?: {_OF_ME})?"),
    ("birth", rf"{_BORN} {_OF_ME} {_WRONG}"),
    # what people call her; before the name, of which it is a part
    ("calling", rf"(?:{_CHANGE} )?(?:ten goi|ten thuong goi|ten o nha) {_OF_ME}(?: {_IS})? (?P<d>\D+)"),
    ("calling", rf"(?:(?:moi nguoi|ba con|chi em|ca xom|ca lang|o nha) )?(?:hay |thuong |cu )?goi {_ME} la (?P<d>\D+)"),
    ("calling", rf"{_JUST}{_CHANGE} (?:ten goi|ten thuong goi)(?: {_OF_ME})?"),
    # the name
    ("name", rf"(?:{_CHANGE} )?{_NAME} {_OF_ME}(?: (?:day du|that|dung))?(?: ghi)? {_IS} (?P<d>\D+)"),
    ("name", rf"{_ME} {_NAME}(?: {_IS}) (?P<d>\D+)"),
    ("name", r"(?:toi|tui|minh) ten (?P<d>\D+)"),
    ("name", rf"{_JUST}{_CHANGE} {_NAME}(?: {_OF_ME})?"),
    ("name", rf"{_NAME} {_OF_ME} {_WRONG}"),
    # which of them is asked
    ("", rf"{_JUST}{_CHANGE} (?:thong tin|ho so|du lieu)(?: ca nhan)?(?: {_OF_ME})?"),
    ("", rf"(?:thong tin|ho so)(?: ca nhan)? {_OF_ME} {_WRONG}"),
)
_ENDING = r"(?: (?:roi|a|ah|nhe|nha|nhen|nghen|em nhe|em a|em nha|giup toi|giup chi|giup em|giup co|giup minh|voi))*"
_PATTERNS = tuple((field, re.compile(pattern + ("" if r"\D+" in pattern else _ENDING))) for field, pattern in _ORDERED)
_START = re.compile(
    r"(?:(?:da|em oi|chau oi|con oi|alo|thua|cho (?:toi|chi|co|bac|em|minh)|nho em|giup (?:toi|chi)) )+"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_POLITE = frozenset({"ạ", "nhé", "nha", "nhá", "nhen", "nghen", "à", "ah", "a", "nhe"})
# "Tên em là gì?" is a question to us; "gọi tôi là cô" is about the forms of address.
_ASKING = frozenset(["gi", "ai", "sao", "nao", "may", "dau", "vay", "khong", "chua", "the"])
_ADDRESSES = frozenset(["co", "bac", "di", "chi", "em", "ban", "ba", "chau", "con", "u", "me", "bang co", "bang bac"])


def read_own(text: str) -> OwnLine | None:
    """What she wants corrected of hers, or None where the message is about something else."""
    text = clean(text)
    if not text or "?" in text or len(text) > LONGEST:
        return None
    typed = _WORD.findall(text)
    plain = [fold(word).replace(" ", "") for word in typed]
    line = " ".join(plain)
    if polite := _START.match(line):
        gone = line[: polite.end()].count(" ")
        typed, plain = typed[gone:], plain[gone:]
        line = " ".join(plain)
    for field, pattern in _PATTERNS:
        found = pattern.fullmatch(line)
        if found is None:
            continue
        if "d" not in found.groupdict():
            return OwnLine(field)
        first, last = (line.count(" ", 0, at) for at in found.span("d"))
        detail = _detail(field, text, typed[first : last + 1])
        return OwnLine(field, detail) if detail else None
    return None


def _detail(field: str, text: str, typed: list[str]) -> str:
    if field == "phone":
        digits = "".join(typed)
        return digits if len(digits) > 5 else ""  # fewer are her number in the book
    if field == "birth":
        return _as_typed(text, typed)
    while len(typed) > 1 and typed[-1].lower() in _POLITE:
        typed = typed[:-1]
        if len(typed) > 1 and typed[-1].lower() == "em":  # "… em ạ"
            typed = typed[:-1]
    said = fold(" ".join(typed))
    if not said or "gi" in said.split() or said.split()[-1] in _ASKING or (field == "calling" and said in _ADDRESSES):
        return ""
    return " ".join(typed)


def _as_typed(text: str, typed: list[str]) -> str:
    """Those words with what stands between them: "12/3/1972"."""
    found = re.search(r"\W+".join(map(re.escape, typed)), text)
    return found[0] if found else " ".join(typed)
