"""Days that come again, as a head says them: "ngày 15 hằng tháng", "rằm mỗi tháng", "thứ bảy tuần đầu tiên"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.reading.days import WEEKDAY, weekday_of
from bot.reading.words import MONTH, NUMBER, Span, masked, number
from models.recurrence import LAST, By, Repeat

Often = tuple[Literal["month", "week"], int]  # every so many of them


@dataclass(frozen=True)
class Repeated:
    """What a line says of a repeated day: where, how often, and each way to understand it (none: the day is open)."""

    spans: tuple[Span, ...]
    often: Often
    ways: tuple[Repeat, ...]


_ONCE = "(?:một|mot|1) lan"
_UNIT = "(?P<unit>thang|tuan|quy)"
_EACH = "(?:hang|mỗi|moi|từng(?! ngay))"
_OFTEN = (
    rf"\b{_EACH} {_UNIT}\b(?: {_ONCE}\b)?",
    rf"\b{_ONCE} (?:mỗi|moi|một|mot|1|trong|hang) {_UNIT}\b",
    rf"(?:(?<!to )(?<!so )(?P<count>{NUMBER}) )?\b{_UNIT} (?:hop )?{_ONCE}\b",
)
_ORDINAL = "(?:thứ|thu) (?:nhat|hai|ba|tư|tu|bon|năm|nam|[1-5])|[1-5](?= (?:cua|trong|hang|mỗi|moi)|$|[ ,.]*\0)"
_MONTHLY = r"(?: (?:(?:cua|trong|moi|mỗi|hang) )?thang\b)"
# Without "tuần" before it "cuối" may be of the week: "thứ bảy cuối tuần" is one day.
_NTH = rf"(?P<nth>dau(?: tien)?|cuoi(?: cung)?|{_ORDINAL}|[1-5]){_MONTHLY}?"
_NTH_ALONE = rf"(?P<nth2>(?:dau|cuoi)(?= (?:tien|cung)\b|{_MONTHLY})(?: tien| cung)?|{_ORDINAL}){_MONTHLY}?"
_ONE_MONTH = (
    r"(?! (?:thang )?(?:này|nay|sau|sau_|tới|toi|\d|gieng|chap|(?:mot|hai|ba|muoi|chin|tam)\b))"  # not repeated
)
_WEEK_OF_MONTH = (
    rf"{WEEKDAY},? (?:cua |o |trong )?(?:tuan {_NTH}|{_NTH_ALONE}){_ONE_MONTH}",
    rf"\btuan {_NTH}{_ONE_MONTH},? (?:vao |vào )?{WEEKDAY}",
)
_EACH_WEEKDAY = rf"\b(?:mỗi|cac|hang) (?:buoi )?(?:(?:sáng|sang_?|trua|chieu|tối|toi) )?{WEEKDAY}"
_QUARTER = (
    r"\bthang (?P<place>dau(?: tien)?|giua|cuoi(?: cung)?|(?:thứ|thu) (?:nhat|hai|ba)) (?:cua )?"
    r"(?:(?:mỗi|moi|hang|từng) )?quy\b",
    r"\b(?P<place>dau|giua|cuoi) (?:(?:mỗi|moi|hang|từng) )?quy\b",
)
_FROM = rf"\b(?:(?:bat )?dau (?:từ |tu )?|ke (?:từ|tu) |(?:từ|tu) )thang (?P<from>nay|này|sau|sau_|tới|toi|{MONTH})"
_FROM += r"(?:(?: ?/ ?| năm | nam )(?P<year>20\d\d))?(?: (?:tro )?di\b)?"
_CALENDAR = r"(?: ?\(?(?:lich )?(?P<calendar>am|tây|tay|dương|duong)\b(?: lich\b)?\)?)"
_LUNAR_15 = rf"\b(?:(?:ngay|hom) )?ram\b{_CALENDAR}?"
_LAST_DAY = r"\bngay cuoi(?: cung)?(?: (?:cua )?thang)?\b|\bcuoi thang\b"
_DAYS = (
    rf"\b(?P<prefix>ngay|mung|hom) ?(?P<mung>mung )?(?P<day>{NUMBER}){_CALENDAR}?(?: cua\b)?",
    rf"(?P<day>{NUMBER}){_CALENDAR}",
    rf"(?<!to )(?<!so )(?P<day>{NUMBER})(?= ?\0)",
)
_PATTERNS = {
    name: tuple(re.compile(pattern) for pattern in patterns)
    for name, patterns in (
        ("from", (_FROM,)),
        ("quarter", _QUARTER),
        ("week of month", _WEEK_OF_MONTH),
        ("often", _OFTEN),
        ("each", (_EACH_WEEKDAY,)),
        ("weekday", (WEEKDAY,)),
        ("ram", (_LUNAR_15,)),
        ("last", (_LAST_DAY,)),
        ("day", _DAYS),
    )
}
_ORDINALS = {"dau": 1, "nhat": 1, "giua": 2, "cuoi": LAST}
_MOST = {"month": 12, "week": 4}


class _Reader:
    """A line from which one piece after the other is taken."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.spans: list[Span] = []

    def take(self, what: str) -> Iterator[re.Match[str]]:
        for pattern in _PATTERNS[what]:
            for match in pattern.finditer(self.plain):
                self.plain = masked(self.plain, match.span())
                self.spans.append(match.span())
                yield match


def find_repeat(plain: str, today: date, *, often: Often | None = None) -> Repeated | None:
    """The repeated day of a line, None where it speaks of none.

    `often` is what is known already: then "rằm" or "thứ bảy tuần đầu" alone are understood.
    """
    line = _Reader(plain)
    since = _since(next(line.take("from"), None), today)
    quarter = next(line.take("quarter"), None)
    weeks = [(weekday_of(m), _ordinal(_named(m, "nth", "nth2"))) for m in line.take("week of month")]
    told = [_often(m) for m in line.take("often")]
    each = [weekday_of(m) for m in line.take("each")]
    if told:
        often = max(told, key=lambda said: said[1])
    elif quarter:
        often = ("month", 3)
    elif each:
        often = ("week", 1)
    elif weeks:
        often = often if often and often[0] == "month" else ("month", 1)
    if often is None or not 1 <= often[1] <= _MOST[often[0]]:
        return None
    month = _ordinal(quarter["place"]) % 4 if quarter else 0  # LAST is the third
    days = _weekly(line, each) if often[0] == "week" else [*(_nth(*week) for week in weeks), *_month_days(line)]
    ways = days[0] if len(days) == 1 else ()
    ways = tuple(replace(way, every=often[1], month=month, since=since) for way in ways)
    return Repeated(tuple(line.spans), often, ways)


def _named(match: re.Match[str], *names: str) -> str:
    found = match.groupdict()
    return next(value for name in names if (value := found.get(name)))


def _ordinal(typed: str) -> int:
    """ "đầu tiên" is 1, "thứ 2" is 2, "cuối" and a fifth are LAST."""
    words = typed.split(" ")
    if words[0] in ("thứ", "thu"):
        words = words[1:]
    place = _ORDINALS.get(words[0]) or number(words[0])
    return place if place < 5 else LAST


def _often(match: re.Match[str]) -> Often:
    count = number(match["count"]) if match.groupdict().get("count") else 1
    if match["unit"] == "tuan":
        return "week", count
    return "month", count * (3 if match["unit"] == "quy" else 1)


def _since(match: re.Match[str] | None, today: date) -> date | None:
    """The first of the month that it begins with, where that is still to come."""
    if match is None or match["from"] in ("này", "nay"):
        return None
    typed = match["from"]
    month = today.month % 12 + 1 if typed in ("sau", "sau_", "tới", "toi") else number(typed)
    if not 1 <= month <= 12:
        return None
    year = int(match["year"]) if match["year"] else today.year + (month < today.month)
    first = date(year, month, 1)
    return first if first > today else None


def _weekly(line: _Reader, each: list[int]) -> list[tuple[Repeat, ...]]:
    days = each or [weekday_of(m) for m in line.take("weekday")]
    return [(Repeat(By.WEEK, weekday=day),) for day in dict.fromkeys(days)]


def _nth(weekday: int, nth: int) -> tuple[Repeat, ...]:
    return (Repeat(By.WEEKDAY, weekday=weekday, nth=nth),)


def _month_days(line: _Reader) -> list[tuple[Repeat, ...]]:
    """Each day of the month that stands in the line, with the ways to understand it; "ngày 32" has none.

    A weekday without its week ("thứ bảy hằng tháng") leaves the day open: it is no 7th.
    """
    list(line.take("weekday"))
    found: list[tuple[Repeat, ...]] = [(Repeat(By.LUNAR, day=15),) for _ in line.take("ram")]
    found += [(Repeat(By.DATE, day=LAST),) for _ in line.take("last")]
    for match in line.take("day"):
        said = {name: value or "" for name, value in match.groupdict().items()}
        day, calendar = number(said["day"]), said.get("calendar", "")
        solar = (Repeat(By.DATE, day=day),) if 1 <= day <= 31 else ()
        lunar = (Repeat(By.LUNAR, day=day),) if 1 <= day <= 30 else ()
        # "mùng 5" in words may be of either calendar: both are offered, as for a single day.
        mung = (said.get("prefix") == "mung" or said.get("mung")) and day <= 10
        found.append(lunar if calendar == "am" else (*solar, *lunar) if mung and not calendar else solar)
    return found
