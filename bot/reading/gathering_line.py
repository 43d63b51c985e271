"""How many women of 18 and over a place has, typed: "phụ nữ 18 tuổi thôn Mận 240, có mặt, theo thống kê 31/12/2025"."""

import re
from dataclasses import dataclass
from datetime import date

from models.text import clean, fold
from models.women_counts import Base
from models.women_files import read_number

_HEAD = re.compile(
    r"(?:(?:so|nhap|ghi|cap nhat|sua|tong so|so luong) )*(?:phu nu|pn|chi em) "
    r"(?:(?:tu|tren|du) )?(?:du )?18(?: tuoi)?(?: tro len)?(?: (?:cua|o|tai))?(?: |$)"
)
_NUMBER = re.compile(
    r"^(?P<name>.*?\S)(?: (?:la|co|gom|bang|con|sua thanh))? (?P<number>\d{1,3}(?: \d{3}){1,2}|\d{1,8})"
    r"(?: (?:chi|nguoi|phu nu))?(?: (?P<base>co mat|thuong tru|cu tru))?$"
)
_DAY = re.compile(r"(?:(?:tính |tinh )?(?:đến |den |từ |tu )?(?:ngày |ngay )?)?\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_ASKS = re.compile(r"\b(?:bao nhieu|may|dau|nao|chua|khong)\b")
BASES = {
    Base.PRESENT: re.compile(r"^(?:so )?(?:phu nu |nguoi )?(?:dang )?co mat(?: (?:tai|o) .*)?$"),
    Base.RESIDENT: re.compile(
        r"^(?:so )?(?:phu nu |nguoi )?(?:thuong tru|cu tru|tam tru|thuong tru va tam tru|o tu 6 thang).*$"
    ),
}
_SOURCE = re.compile(r"^(?:theo|nguồn|nguon|lấy từ|lay tu|số liệu|so lieu)\s*:?\s+(.+)$", re.IGNORECASE)
_REASON = re.compile(r"^(?:lý do|ly do|vì|vi|do)\s*:?\s+(.+)$", re.IGNORECASE)
MOST_LINES = 60


@dataclass(frozen=True)
class WomenLine:
    """What is said: (name, number as typed) of each place; "" and None where it is not said."""

    places: tuple[tuple[str, str], ...]
    base: str = ""
    source: str = ""
    counted_on: date | None = None
    bad_day: str = ""
    reason: str = ""


def read_women_line(text: str) -> WomenLine | None:
    """The counts that a message states; None for a question, or for something else."""
    pieces = [clean(piece) for piece in re.split(r"[,;\n]", text) if clean(piece)]
    if not pieces or "?" in text or len(pieces) > MOST_LINES:
        return None
    said_day = _DAY.search(pieces[0])
    plain_first = fold(pieces[0].replace(said_day[0], " ") if said_day else pieces[0])
    head = _HEAD.match(f"{plain_first} ")
    first = plain_first[head.end() :].strip() if head is not None else ""
    if head is None or _ASKS.search(first):
        return None
    places: list[tuple[str, str]] = []
    base = source = reason = bad_day = ""
    counted_on: date | None = None
    if said_day is not None:
        counted_on, bad_day = _day_of(said_day)
    for at, piece in enumerate([first, *pieces[1:]]):
        day = _DAY.search(piece)
        if day is not None:
            counted_on, bad_day = _day_of(day)
            piece = clean(piece.replace(day[0], " "))
        plain = fold(piece)
        found = next((one for one, words in BASES.items() if words.match(plain)), None)
        if not plain:
            continue
        if found is not None:
            base = found
        elif stated := _SOURCE.match(piece):
            source = stated[1]
        elif (why := _REASON.match(piece)) and at:
            reason = why[1]
        elif number := _NUMBER.match(plain):
            places.append((number["name"], number["number"]))
            base = base or read_base(number["base"] or "")
        else:
            places.append((plain, ""))
    if not places or not any(number for _name, number in places):
        return None
    return WomenLine(tuple(places), base, source, counted_on, bad_day, reason)


def read_base(text: str) -> str:
    """Whom the number counts, as an answer; "" where it does not say."""
    return next((one.value for one, words in BASES.items() if words.match(fold(text))), "")


def read_day(text: str) -> tuple[date | None, str]:
    """A day in digits; else None and, where there is no such day, what was typed."""
    found = _DAY.search(clean(text))
    return _day_of(found) if found else (None, "")


def _day_of(found: re.Match[str]) -> tuple[date | None, str]:
    try:
        return date(int(found[3]), int(found[2]), int(found[1])), ""
    except ValueError:
        return None, f"{found[1]}/{found[2]}/{found[3]}"


def number_of(typed: str) -> int | None:
    """The number of a place as it was typed."""
    return read_number(typed)
