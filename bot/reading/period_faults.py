"""What is wrong with a time that somebody named: "tháng 13", "31/2", "năm 9999", "từ 1/10/2026 đến 1/9/2026"."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.reading.words import Line
from models.periods import Period

Why = Literal["month", "quarter", "day", "year", "backwards", "future", "two", "long"]
LONGEST_YEARS = 20
_FIRST_YEAR = 1930  # the Hội's founding
_END = r"(?:ngay )?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|(?:thang |t)?\d{1,2} ?[/.-] ?\d{4}"
_LATER = rf"{_END}|(?:ngay )?\d{{1,2}} ?/ ?\d{{1,2}}(?! ?[/\d])|thang ?\d{{1,2}}(?! ?[/\d])"  # perhaps of the same year
_RANGE = re.compile(rf"(?:\b(?:từ|tu) )?({_END}) ?(?:-|\u2013|\bden\b|\btới\b|\btoi\b) ?(?:het )?({_LATER})")
_DAY = re.compile(r"(?:\bngay )?(?<![\d/])(\d{1,2}) ?[/-] ?(\d{1,2})(?: ?[/-] ?(\d{1,4}))?(?![\d/])")
_MONTH = re.compile(r"\b(?:thang|t) ?(\d{1,4})(?!\d| ?/ ?\d{1,2}(?!\d))(?: ?[/-] ?\d{4})?")
_QUARTER = re.compile(r"\b(?:quy|q) ?(\d{1,3})(?!\d)")
_YEAR = re.compile(
    r"(?:\b(?:năm|nam) |(?:\b(?:ngay|thang) )?(?<![\d/])(?:\d{1,2} ?/ ?){1,2}(?=\d{3,6}))(\d{1,6})(?!\d|/)"
    r"(?! (?:chi|thang|buoi|nguoi|don vi|chi hoi|lan))"
)
_COMES = re.compile(r"\b(?:năm|nam|thang|quy) (?:sau_?|tới|toi)(?!\w)")
_SPAN = re.compile(
    r"\b(?:thang ?\d{1,2}|quy ?\d|(?:năm|nam) \d{4})(?: ?/ ?\d{4}| (?:năm|nam) (?:\d{4}|này|nay|truoc|ngoai))?"
    r"|\b(?:thang|quy|năm|nam) (?:này|nay|truoc|ngoai)(?!\w)"
)


@dataclass(frozen=True)
class PeriodFault:
    """Why a time cannot be taken, how it was said, and what else was typed."""

    why: Why
    said: str
    rest: str


def read_fault(text: str, span: Period | None = None, *, today: date, ends: bool = False) -> PeriodFault | None:
    """What is wrong with the time of a line; `span` is what could be read of it, None where nothing could.

    `ends`: the time is one until which something is counted; one that begins today or earlier will do.
    """
    line = Line(text[:300])
    if span is not None:
        if span.start > today or (ends and span.kind == "day" and span.end.toordinal() - 1 > today.toordinal()):
            return _fault(line, "future", (0, len(line.plain)))
        if (span.end - span.start).days > LONGEST_YEARS * 366:
            return _fault(line, "long", (0, len(line.plain)))
        spans = list(_SPAN.finditer(line.plain)) if span.kind in {"month", "quarter", "year"} else []
        return _fault(line, "two", (spans[0].start(), spans[-1].end())) if len(spans) > 1 else None
    if (found := _RANGE.search(line.plain)) is not None and _is_backwards(found):
        return _fault(line, "backwards", found.span())
    if (found := _DAY.search(line.plain)) is not None and not _is_day(found):
        return _fault(line, "day", found.span())
    for why, pattern, last in (("month", _MONTH, 12), ("quarter", _QUARTER, 4)):
        found = pattern.search(line.plain)
        if found is not None and not 1 <= int(found[1]) <= last:
            return _fault(line, why, found.span())  # type: ignore[arg-type]
    if (found := _YEAR.search(line.plain)) is not None and not _FIRST_YEAR <= int(found[1]) <= today.year:
        later = len(found[1]) == 4 and today.year < int(found[1]) < today.year + 30
        return _fault(line, "future" if later else "year", found.span())
    if (found := _COMES.search(line.plain)) is not None:
        return _fault(line, "future", found.span())
    spans = list(_SPAN.finditer(line.plain))
    if len(spans) > 1:
        return _fault(line, "two", (spans[0].start(), spans[-1].end()))
    return None


def _fault(line: Line, why: Why, span: tuple[int, int]) -> PeriodFault:
    start, end = span
    said = line.original(span).strip(" ,.?!")
    rest = f"{line.original((0, start))} {line.original((end, len(line.plain)))}"
    return PeriodFault(why, said if len(said) <= 40 else said[:39] + "…", " ".join(rest.split()))


def _is_day(found: re.Match[str]) -> bool:
    day, month, year = int(found[1]), int(found[2]), int(found[3] or 2024)
    if not 1 <= year <= 9999:
        return True  # the year is what is wrong
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_backwards(found: re.Match[str]) -> bool:
    ends: list[tuple[int, int, int]] = []
    for end in (found[1], found[2]):
        numbers = [int(one) for one in re.findall(r"\d+", end)]
        if ends and not re.search(r"\d{4}", end):  # of the same year
            numbers.append(ends[0][0])
        ends.append((numbers[-1], numbers[-2], numbers[0] if len(numbers) == 3 else 0))
    first, last = ends
    return last[:2] < first[:2] or (last[:2] == first[:2] and 0 < last[2] < first[2])
