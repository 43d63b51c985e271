"""What is typed about the day on which books close: "khóa sổ ngày 20 từ tháng 12", "ngày chốt sổ là ngày nào"."""

import re
from dataclasses import dataclass

from bot.reading.polite import bare
from models.text import fold

_BOOKS = r"(?:khoa|chot|ket)(?: thuc)? so(?: sach| lieu)?"
_DAY = (
    r"(?:vao )?(?:la |sang |thanh )?(?:(?:ngay |mung |mong )?(?P<day>\d{1,2})(?!\d)(?: hang thang)?"
    r"|(?P<end>(?:ngay )?cuoi thang)|(?P<above>nhu (?:cap |don vi )?(?:ben )?tren))"
)
_SINCE = r"(?: (?:ke |tinh )?tu (?:ky )?(?:thang )?(?P<month>\d{1,2})(?!\d)(?: (?:nam )?(?P<year>20\d\d))?)?"
_SET = re.compile(rf"^(?:dat |doi |sua |chuyen )?(?:lai )?(?:ngay )?{_BOOKS} (?P<name>.*?) ?{_DAY}{_SINCE}$")
_OURS = re.compile(r"^(?:chi hoi|don vi|hoi|xa|thon|ben|cho)? ?(?:minh|ta|chung ta|nha)$")
_WHEN = "(?:bao gio|khi nao|luc nao|hom nao)"
_ASK = re.compile(
    rf"^(?:(?:xem|doi|sua|dat|hoi) )?(?:{_WHEN} (?:thi )?)?(?:(?!ngay )(?P<a>.+?) )??(?:{_WHEN} )?(?:ngay )?{_BOOKS}"
    r"(?: (?!(?:ngay|la|vao|may)(?: |$))(?P<name>.+?))??"
    rf"(?: (?:la |vao )?(?:(?:ngay )?(?:nao|may|bao nhieu)|{_WHEN})| ngay)?$"
)
_BACK = re.compile(rf"^(?:lay lai|hoan tac|bo|tra lai) (?:viec )?(?:doi )?ngay {_BOOKS}(?: (?:nhu )?(?:truoc|cu))?$")


@dataclass(frozen=True)
class CutOffLine:
    """`what` is "ask", "set" or "back". `day` 0 is the month's end, None that of the unit above; `month` is that
    from which it holds, perhaps with its year; 0 where nothing was said."""

    what: str
    name: str = ""
    day: int | None = None
    month: int = 0
    year: int = 0


def read_cut_off(text: str) -> CutOffLine | None:
    """What a line says of the day; None where it is about something else."""
    if len(text) > 120:
        return None
    plain = bare(" ".join(fold(text).split()))
    if not re.search(_BOOKS, plain):
        return None
    if _BACK.match(plain):
        return CutOffLine("back")
    if found := _SET.match(plain):
        day = None if found["above"] else int(found["day"] or 0)
        return CutOffLine("set", found["name"].strip(), day, int(found["month"] or 0), int(found["year"] or 0))
    if found := _ASK.match(plain):
        name = _OURS.sub("", (found["name"] or found["a"] or "").removeprefix("cua ").strip())
        return CutOffLine("ask", name) if len(name.split()) < 6 else None
    return None
