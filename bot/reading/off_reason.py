"""Why a meeting is off, in the words of her who calls it off: "hủy họp thứ năm vì mưa to", "mưa to quá"."""

import re
from datetime import datetime

from bot.reading.when import LONGEST as LONGEST_LINE
from bot.reading.when import read_when
from bot.reading.words import Line
from models.text import clean, fold

LONGEST = 100  # characters that others read
_WORDS = 15
_LEAD = re.compile(
    r"(?:^|[\s,.;:(])(?:(?:bởi|tại|vì) ?vì|vì|vi|do|tại|bởi|(?:với )?l[ýí] do(?: là)?|ly do(?: la)?)[ :]+", re.I
)
_SURE = re.compile(r"\b(?:vì|bởi|l[ýí] do|ly do)\b", re.I)  # "do" may be "đó", "tại" leads to a place
# What meetings are off for; without a word for "because" only these are causes.
_CAUSE = re.compile(
    r"\b(?:mua|bao|lut|lu|ngap|nang|nong|ret|lanh|gio|giong|set|dong bao|mat dien|cup dien|dich|dam|tang|ma chay|cuoi"
    r"|gio chap|mua gat|gat|cay|thu hoach|ban|trung|vuong|sua|hong|ket|om|it nguoi|khong du|vang nhieu|duong (?:xau|lay"
    r"|truot|hong)|thoi tiet|viec (?:lang|thon|ho|xa|dot xuat)|tet|le|bau cu|hoan canh|khong co (?:cho|dien))\b"
)
_TAIL = re.compile(r"(?:[ ,.;:!)]+(?:nhé|nhe|nha|ạ|em|nghen|vậy|đấy)\b|[ ,.;:!)])*$", re.I)
_WEATHER_FIRST = re.compile(
    r"^(?P<why>(?:trời )?(?:mưa|bão|lụt|nóng|rét|lạnh|mất điện|mua|mat dien)\b[^,]{0,30}?)[ ,]+(?:nên |nen )?"
    r"(?:hủy|hoãn|nghỉ|bỏ|thôi|huy|hoan|nghi|bo|thoi|(?:không|khong|ko|k) (?:họp|hop)(?! được| đc| duoc| dc))\b",
    re.I,
)
# Where a reason begins without a word for "because", behind what is called off: "hủy họp tổ 2 mưa to quá".
_ALL_BUSY = r"(?:dang |bi |dot xuat )*(?:ban|sua|hong|ngap|mat dien)"
_BEGINS = re.compile(
    r"^(?P<off>.*\b(?:huy|hoan|nghi|bo|thoi|(?:khong|ko|k) hop)\b.*?)[ ,.;:(!-]+"
    r"(?P<why>(?:troi (?:dang |lai |van )?(?:mua|bao|ret|lanh|nong|nang|gio|giong|dong)"
    r"|mua(?: (?:to|lon|bao|qua|gio|nhieu|dam|phun|suot|lut|lu|ngap|giong|da)|$)"
    r"|bao(?: (?:so|to|lon|lut|lu|ve|vao|gan|sap|do bo|manh|roi)|$)"
    r"|lut|lu|ngap|nuoc (?:lut|lu|len|ngap|dang|to)|sat lo|ap thap|giong|gio (?:to|lon|mua)|(?:mat|cup) dien"
    r"|nang (?:nong|qua|gat)|nong qua|ret|lanh|thoi tiet|duong (?:sa )?(?:ngap|lay|truot|tron|xau|hong|sat)"
    rf"|(?:hoi truong|nha van hoa) (?:\S+ ){{0,2}}?{_ALL_BUSY}|(?:nhieu |cac )?(?:chi em|chi|nguoi) {_ALL_BUSY}"
    r"|nha (?:chi|ba|co|ong|bac|cu|di|thim|mo)(?: \S+){1,3}? (?:co (?:viec|tang|dam|hieu|hy|nguoi)|vua mat)"
    r"|(?:thon|ap|xom|xa|lang) (?:minh |ta )?co (?:viec|tang|dam)|co (?:tang|dam (?:tang|ma)|viec (?:buon|hieu)))\b.*)$"
)
_NEW_TIME = re.compile(
    r"\b(?:sang_?|den|vào|vao|doi|lui|chuyen|de)(?: (?:lai|sang_?|den))? (?:thứ|thu|chu nhat|cn|mai|ngay|tuan|\d)"
)


def part_reason(text: str) -> tuple[str, str] | None:
    """What calls a meeting off and the reason behind it, where no word for "because" stands between them."""
    line = Line(text[:LONGEST_LINE])
    found = _BEGINS.match(line.plain)
    if found is None or "?" in text or _SURE.search(text) or _NEW_TIME.search(found["why"]):
        return None
    why = line.original(found.span("why"))
    if not line.text.isascii() and re.match(r"(?:mua|bao|báo|bảo)\b", why, re.I):  # bought, told
        return None
    return line.original(found.span("off")), why


def reason_of_line(text: str) -> str:
    """The reason that stands in a line that calls a meeting off, as typed; "" where there is none."""
    line = clean(text)
    if (first := _WEATHER_FIRST.match(line)) is not None:
        return _short(first["why"])
    if (parted := part_reason(line)) is not None:
        return _short(parted[1])
    leads = list(_LEAD.finditer(line))
    if not leads:
        return ""
    found = leads[0]
    why = _short(line[found.end() :])
    return why if _SURE.search(found[0]) or _is_cause(why) else ""


def reason_alone(text: str, *, now: datetime) -> str:
    """The reason that a whole answer is: "mưa to quá", "vì hội trường đang sửa"; "" for anything else, another time
    among it. `now` is aware, in the unit's time zone."""
    line = clean(text)
    reading = read_when(line, now=now)
    if "?" in line or re.search(r"\d", line) or reading.day or reading.hour or reading.choices:
        return ""
    lead = _LEAD.match(line)
    why = _short(line[lead.end() :] if lead else line)
    return why if why and ((lead and _SURE.search(lead[0])) or _is_cause(why)) else ""


def _is_cause(why: str) -> bool:
    return _CAUSE.search(fold(why)) is not None


def _short(why: str) -> str:
    why = _TAIL.sub("", why.strip())
    return why if len(why) <= LONGEST and 0 < len(why.split()) <= _WORDS else ""
