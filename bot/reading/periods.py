"""Periods as people type them: "tháng 10", "quý iii năm ngoái", "6 tháng đầu năm", "từ 1/10 đến 15/11"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.reading.words import NUMBER, Line, number
from models import periods
from models.periods import DAY, BookKind, CutOff, Period

_LONGEST = 300  # characters that are read
_THIS, _LAST = "(?:này|nay)", "(?:truoc|ngoai|(?:vua )?(?:qua|roi))"
_KINDS: dict[str, BookKind] = {"thang": "month", "quy": "quarter", "năm": "year", "nam": "year"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "nhat": 1, "nhất": 1}
_QUARTER = rf"(?:[1-4](?!\d)|iv\b|i{{1,3}}\b|nhat\b|nhất\b|{NUMBER})"
_Found = Mapping[str, str]  # the groups of a match that matched something
_TO = r" ?(?:-|\u2013|\bden\b|\btới\b|\btoi\b) ?(?:het )?"


def _year(name: str = "year") -> str:
    return (
        rf"(?:(?: ?[/.-] ?|,? ?(?:năm |nam )?)(?P<{name}>(?:19|20)\d\d)(?!\d)"
        rf"|,?(?: cua)? (?:năm|nam) (?P<{name}_told>{_THIS}|{_LAST})\b)?"
    )


def _dated(name: str, *, alone: str = "") -> str:
    """A day of a month; with `alone` = "?" its month may be missing, as in "từ 1 đến 15/11"."""
    in_digits = r"(?:(?<=/)|(?<=/ ))\d{1,2}(?!\d)"
    month = rf"(?: ?/ ?| thang ?)(?P<{name}_of>{in_digits}|{NUMBER}){_year(f'{name}_of_year')}"
    return rf"(?:ngay )?(?P<{name}_day>{NUMBER})(?:{month}){alone}"


def _point(name: str, *, alone: str = "") -> str:
    """One end of a range: a day or a month."""
    month = rf"(?:thang ?|\bt ?(?=\d))(?P<{name}_month>{NUMBER}){_year(f'{name}_month_year')}"
    return rf"(?:{_dated(name, alone=alone)}|{month})"


@dataclass(frozen=True)
class _Asked:
    """What a pattern needs beside its match: the day, and the unit's cut-off."""

    today: date
    cut_off: CutOff

    def current(self, kind: BookKind) -> Period:
        return periods.current(kind, self.today, cut_off=self.cut_off)

    def book(self, kind: BookKind, number: int, year: int | None) -> Period | None:
        """That one of the year, without a year the latest that has begun; None for month 13."""
        if not 1 <= number <= periods.in_a_year(kind):
            return None
        if year is None:
            return periods.latest(kind, number, self.today, cut_off=self.cut_off)
        return periods.book(kind, year, number, cut_off=self.cut_off)

    def year(self, found: _Found, name: str = "year") -> int | None:
        """The year that was written or told ("năm ngoái"); None where none was."""
        if written := found.get(name):
            return int(written)
        if told := found.get(f"{name}_told"):
            return self.current("year").year - bool(re.fullmatch(_LAST, told))
        return None


@dataclass(frozen=True)
class _Point:
    """One end of a range."""

    day: int | None
    month: int
    year: int | None

    def starts(self, year: int, cut_off: CutOff) -> date | None:
        """Its first day in that year, None where there is no such day."""
        if not 1 <= self.month <= 12:
            return None
        if self.day is None:
            return periods.opens(year, self.month, cut_off)
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def ends(self, year: int, cut_off: CutOff) -> date | None:
        """The day after its last."""
        if self.day is None:
            return periods.opens(year, self.month + 1, cut_off) if 1 <= self.month <= 12 else None
        day = self.starts(year, cut_off)
        return day + DAY if day else None


def _told(found: _Found, asked: _Asked) -> Period:
    period = asked.current(_KINDS[found["kind"]])
    return period if re.fullmatch(_THIS, found.get("which", "nay")) else periods.previous(period)


def _week(found: _Found, asked: _Asked) -> Period:
    week = periods.week(asked.today)
    return week if re.fullmatch(_THIS, found["which"]) else periods.previous(week)


def _month(found: _Found, asked: _Asked) -> Period | None:
    return asked.book("month", number(found["month"]), asked.year(found))


def _quarter(found: _Found, asked: _Asked) -> Period | None:
    typed = found["quarter"]
    return asked.book("quarter", _ROMAN.get(typed) or number(typed), asked.year(found))


def _half(found: _Found, asked: _Asked) -> Period | None:
    return asked.book("half", 1 if found["which"] == "dau" else 2, asked.year(found))


def _months(found: _Found, asked: _Asked) -> Period | None:
    """ "6 tháng" are the first six of the year; "10 tháng" the ten from its start."""
    count, named_year = number(found["months"]), asked.year(found)
    kinds: dict[int, BookKind] = {3: "quarter", 6: "half", 9: "nine", 12: "year"}
    if count in kinds:
        return asked.book(kinds[count], 1, named_year)
    year = asked.book("year", 1, named_year)
    if year is None or not 1 < count < 12:
        return None
    return Period(year.start, periods.opens(year.year, count + 1, asked.cut_off), "range")


def _years(found: _Found, asked: _Asked) -> Period | None:
    """ "từ năm 2024 đến năm 2026"; without an end, up to today."""
    first = periods.opens(int(found["first"]), 1, asked.cut_off)
    end = periods.opens(int(found["final"]) + 1, 1, asked.cut_off) if found.get("final") else asked.today + DAY
    return Period(first, end, "range") if first < end else None


def _whole_year(found: _Found, asked: _Asked) -> Period | None:
    return asked.book("year", 1, int(found["year"]))


def _back(found: _Found, asked: _Asked) -> Period | None:
    """ "7 ngày qua", "3 tháng gần đây": up to today, today included."""
    count, end = number(found["count"]), asked.today + DAY
    if found["unit"] != "thang":
        start = end - count * (7 if found["unit"] == "tuan" else 1) * DAY
    else:
        start = periods.opens(end.year, end.month - count) + (min(end.day, 28) - 1) * DAY
    return Period(start, end, "range") if start < end else None


def _since(found: _Found, asked: _Asked) -> Period:
    """ "từ đầu năm": the books' first day to today."""
    kind = found["kind"]
    start = periods.week(asked.today).start if kind == "tuan" else asked.current(_KINDS[kind]).start
    return Period(start, asked.today + DAY, "range")


def _day(found: _Found, asked: _Asked) -> Period | None:
    point = _Point(number(found["a_day"]), number(found["a_of"]), asked.year(found, "a_of_year"))
    years = [point.year] if point.year else range(asked.today.year, asked.today.year - 9, -1)
    days = (point.starts(year, 0) for year in years)
    return next((periods.one_day(d) for d in days if d and (point.year or d <= asked.today)), None)


def _days_ago(found: _Found, asked: _Asked) -> Period:
    return periods.one_day(asked.today - {"qua": 1, "kia": 2}.get(found["word"], 0) * DAY)


def _range(found: _Found, asked: _Asked) -> Period | None:
    """Both ends included; without an end, up to today. A year that nobody named is the latest that fits: what goes on
    into the next year ends with a day or month that has begun."""
    first, last = _ends(found, asked)
    if first is None:
        return None
    if first.year is not None:
        years: list[int] = [first.year]
    elif last and last.year is not None:
        years = [last.year, last.year - 1]
    else:
        years = [y for y in range(asked.today.year, asked.today.year - 9, -1) if _has_begun(first, y, asked)]
    for year in years:
        start = first.starts(year, asked.cut_off)
        if last is None:
            ends: list[date | None] = [asked.today + DAY]
        else:
            its = [last.year] if last.year else [y for y in (year, year + 1) if y == year or _has_begun(last, y, asked)]
            ends = [last.ends(y, asked.cut_off) for y in its]
        if start and (end := next((e for e in ends if e and e > start), None)):
            return Period(start, end, "range")
    return None


def _has_begun(point: _Point, year: int, asked: _Asked) -> bool:
    start = point.starts(year, asked.cut_off)
    return start is not None and start <= asked.today


def _ends(found: _Found, asked: _Asked) -> tuple[_Point | None, _Point | None]:
    last = None
    if month := found.get("b_of") or found.get("b_month"):
        year = asked.year(found, "b_of_year") or asked.year(found, "b_month_year")
        last = _Point(number(found["b_day"]) if found.get("b_day") else None, number(month), year)
    month = found.get("a_of") or found.get("a_month")
    if month is None and last is None:
        return None, None
    year = asked.year(found, "a_of_year") or asked.year(found, "a_month_year")
    day = number(found["a_day"]) if found.get("a_day") else None
    return _Point(day, number(month) if month else last.month if last else 0, year), last


_Read = Callable[[_Found, _Asked], Period | None]
_UNTIL_NOW = r"(?: ?(?:den|toi|tới) (?:hom |bay )?(?:nay|gio)\b)?"
_IN_THE_YEAR = rf"(?: dau)?(?: (?:năm|nam)\b(?! {_THIS}| {_LAST}| \d))?"
# "tổ 2 tháng 10", "tổ 2 tháng này" name a month, not two months; but "6 tháng năm nay" is half of this year.
_NO_MONTH = rf"(?! ?(?:(?!(?:năm|nam) (?:{_THIS}|{_LAST}|\d{{4}})){NUMBER}|{_THIS}|{_LAST})(?!\w))"
# In this order: the first pattern that matches is the one; the longer sayings stand before the shorter.
_PATTERNS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"(?<!thang )(?<!nua )(?<!nửa )\b(?:từ |tu )?dau (?P<kind>năm|nam|quy|thang|tuan)\b(?! \d)(?: {_THIS})?"
         rf"{_UNTIL_NOW}", _since),
        (rf"\b(?:từ|tu) (?:năm|nam) (?P<first>20\d\d)(?!\d)"
         rf"(?:{_TO}(?:(?:năm|nam) )?(?P<final>20\d\d)(?!\d)|{_UNTIL_NOW})", _years),
        (rf"\b(?:từ|tu) {_point('a', alone='?')}{_TO}{_point('b')}", _range),
        (rf"{_point('a')}{_TO}{_point('b')}", _range),
        (rf"\b(?:từ|tu) {_point('a')}{_UNTIL_NOW}", _range),
        (rf"(?P<count>{NUMBER}) (?P<unit>ngay|tuan|thang) (?:(?:vua )?(?:qua|roi)|gan (?:day|nhat))\b", _back),
        (rf"\b(?:nua|nửa|6 thang|sáu thang|sau_ thang) (?P<which>dau|cuoi)(?: cua)?{_IN_THE_YEAR}{_year()}", _half),
        (rf"(?P<months>{NUMBER}) thang{_NO_MONTH}{_IN_THE_YEAR}{_year()}", _months),
        (rf"\b(?:quy|q)['’´`]? ?(?P<quarter>{_QUARTER}){_year()}", _quarter),
        (rf"(?=\d\d? ?/|ngay ){_dated('a')}(?!/)", _day),
        (rf"\b(?:thang|t) ?(?P<month>{NUMBER}){_year()}", _month),
        (r"(?<![\d/.-])(?P<month>\d\d?) ?/ ?(?P<year>20\d\d)(?!\d)", _month),
        (rf"\b(?P<kind>thang|quy|năm|nam) (?P<which>{_THIS}|{_LAST})\b{_UNTIL_NOW}", _told),
        (r"\bca (?P<kind>năm|nam)\b", _told),
        (rf"\btuan (?P<which>{_THIS}|{_LAST})\b", _week),
        (r"\b(?:hom|bua|ngay) (?P<word>nay|ni|qua|kia)\b", _days_ago),
        (r"(?:\b(?:năm|nam) |^)(?P<year>(?:19|20)\d\d)(?!\d)", _whole_year),
    )
)  # fmt: skip


# "Từ ngày 1 đến 15 tháng này": of a month that is told and not named.
_OF_MONTH = re.compile(
    r"\b(?P<to>đến|den|tới|toi) (?:ngày |ngay )?(?P<day>\d{1,2}) (?:tháng|thang) (?P<which>này|nay|trước|truoc)\b",
    re.IGNORECASE,
)


def _dated_of(found: re.Match[str], today: date) -> str:
    month = today if found["which"].lower() in {"này", "nay"} else today.replace(day=1) - DAY
    return f"{found['to']} {found['day']}/{month.month}/{month.year}"


def read_period(text: str, *, today: date, cut_off: CutOff = 0) -> tuple[Period | None, str]:
    """The period that a line names and what else was typed, in its own spelling; None where none, or two, are named.

    A month, quarter or day without a year is the latest that has begun. `cut_off` is the unit's own (see Period).
    """
    line = Line(_OF_MONTH.sub(lambda found: _dated_of(found, today), text[:_LONGEST]))
    asked = _Asked(today, cut_off)
    for pattern, read in _PATTERNS:
        if match := pattern.search(line.plain):
            period = read(_found(match), asked)
            others = {read(_found(other), asked) for other in pattern.finditer(line.plain, match.end())}
            if period is None or others - {period}:
                break
            return period, " ".join(line.beside([match.span()])) + text[_LONGEST:]
    return None, text


def _found(match: re.Match[str]) -> _Found:
    return {name: value for name, value in match.groupdict().items() if value}
