"""Days as people type them: "thứ bảy tuần sau nữa", "28/11", "mùng 3 tháng sau", "rằm tháng 7", "ngày kia"."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.reading.calendars import Calendar, Dates, Month, dates
from bot.reading.hours import PART
from bot.reading.words import MONTH, NUMBER, UNIT, Span, masked, number


@dataclass(frozen=True)
class Day:
    """A day that was read: where, and each way to understand it. No way at all: there is no such day."""

    span: Span
    ways: tuple[Dates, ...] = ()
    weekday: int | None = None  # a weekday without a week ("thứ bảy"): Monday is 0, and `ways` are the next ones


_THIS, _NEXT = "(?:này|nay)", "(?:sau|sau_|tới|toi)"
_WEEK = rf"tuan (?P<week>{_THIS}|(?:{_NEXT}|ke tiep|ke)(?: nua)?|nua|truoc|roi|qua)\b"
_IN_WEEKS = rf"(?P<weeks>{NUMBER}) tuan nua\b"
_PREFIX = r"(?:(?<!\w)(?P<prefix>ngay|mung|hom) ?(?:mung )?)?"
_CALENDAR = (
    r"(?:,? ?(?P<leap>nhuan)\b)?(?: ?\(?(?:lich )?(?P<calendar>am|tây|tay|dương|duong(?= lich))\b(?: lich\b)?\)?)?"
)
_YEAR = r"(?:,? ?(?:năm |nam |/ ?)?(?P<year>(?:19|20)\d\d)(?!\d))?"
# "kỷ niệm 20/10", "mừng 8/3" name the women's days and no day of a meeting.
_NO_FEAST = "".join(f"(?<!{w} )(?<!{w} ngay )" for w in ("niem", "mừng", "nhan", "chao", "mat"))
# "Sự kiện 20/11 tặng quà 8h ngày 28/11": a day behind what is held names it, where another one follows; of any
# meeting the women's days do and other feasts.
_FEAST = r"(?:8 ?/ ?3|20 ?/ ?10|20 ?/ ?11|1 ?/ ?6|27 ?/ ?7|2 ?/ ?9|22 ?/ ?12|28 ?/ ?6)(?![\d/])"
_FOLLOWED = r".*(?:\d ?/ ?\d|\bngay \d|\bmai\b|\btuan (?:này|nay|sau|sau_|tới|toi)\b)"
_NO_NAMESAKE = "".join(
    rf"(?!(?<={held} ){day}{_FOLLOWED})"
    for day, every in (
        (r"\d\d? ?/ ?\d\d?(?![\d/])", ("mit tinh", "giao luu", "toa dam", "hoi thi", "ngay hoi", "su kien", "ra quan")),
        (_FEAST, ("hop", "sinh hoat")),
    )
    for held in every
)
# "bà Mai", "xã Hoa Mai" are not tomorrow.
_TITLES = "hoa ba bà chi co di bac anh em nha ong chu thim mo thon xa ap xom nguoi me dam quan thi"
_NO_NAME = "".join(f"(?<!{w} )" for w in _TITLES.split())
_NO_COUNT = r"(?! ?(?:trieu|nghin|ngan|dong\b|tram|k\b|kg|muoi|gio|h\b|g\b|ruoi|:|kem|%|luot|nguoi|[.,]?\d{3}))"
WEEKDAY = (
    r"(?<!lan )(?:\bt(?P<short>[2-7])\b|\b(?:thứ|thu) ?(?P<weekday>(?:[2-7]|hai|ba|tư|tu|bon|năm|nam|sáu|sau_|bay)\b)"
    rf"|\b(?P<sunday>cn|chu ?nhat|chúa nhat)\b){_NO_COUNT}"
)
# "thu 7 toi" without accents may be "thứ bảy tới" or "thứ bảy tối": it is read as a day, and the hour is asked.
_QUALIFIER = rf"(?: cuoi tuan\b)?(?:,? {_WEEK}| {_IN_WEEKS}| (?P<coming>này|nay|tới|toi|sau|sau_)\b(?! nay| mai))?"
# "hai tám" is 28 where only a day can stand: beside "ngày" or before its month.
_DAY = rf"(?:\b(?:hai|ba) {UNIT}\b|{NUMBER})"
_A_MONTH = rf"(?:{_THIS}\b|{_NEXT}\b|{MONTH})"
_NTH_OF_MONTH = re.compile(
    rf"{WEEKDAY},? (?:cua |trong )?(?:tuan )?"
    r"(?P<nth>dau(?: tien)?|cuoi(?: cung)?|(?:thứ|thu) (?:nhat|hai|ba|tư|tu|[1-4]))"
    rf" (?:(?:cua|trong) )?thang (?P<month>{_A_MONTH})(?! (?:mot|một|1) lan)"
)
_AGAIN = re.compile(r"\b(?:hang|mỗi|moi|từng) (?:thang|quy|năm|nam)\b|\b(?:mot|một|1) lan\b|\b(?:từ|tu) thang\b")
_REPEATS = re.compile(
    r"\b(?:(?:hang|mỗi|moi) (?:thang|tuan|năm|nam|quy)|mỗi (?:thứ|chu|ngay)|tuan (?:dau|cuoi)\b"
    rf"|{WEEKDAY.replace('?P<', '?P<first_')} (?:dau|cuoi) (?:tien|thang|cung))"
)


def is_one_of_month(plain: str) -> bool:
    """Whether a line names the first or last such weekday of one month ("chủ nhật cuối tháng này"): it repeats not."""
    return bool(_NTH_OF_MONTH.search(plain)) and not _AGAIN.search(plain)


def repeats(plain: str) -> bool:
    """Whether the line speaks of a repeated day ("ngày 15 hằng tháng", "thứ bảy tuần đầu tiên"), not of one day."""
    return bool(_REPEATS.search(plain))


def weekday_of(match: re.Match[str]) -> int:
    """The weekday that was matched, Monday 0."""
    return 6 if match["sunday"] else number(match["short"] or match["weekday"]) - 2


def _calendars(prefix: str, calendar: str, leap: bool, day: int, month: str, written: str) -> tuple[Calendar, ...]:
    """Which calendar a day is of. "mùng 3" in words may be of either, but 8 March is the women's day."""
    if calendar == "am" or leap or prefix == "ram" or month in ("gieng", "chap"):
        return ("lunar",)
    if prefix == "mung" and not calendar and "/" not in written and (day, month) not in ((8, "3"), (8, "ba")):
        return ("solar", "lunar")
    return ("solar",)


def _months(typed: str) -> tuple[Month, ...]:
    if not typed:
        return (None,)
    if re.fullmatch(_THIS, typed):
        return ("this",)
    if typed == "sau_":  # unaccented "thang sau": next month, or June
        return ("next", 6)
    return ("next",) if re.fullmatch(_NEXT, typed) else (number(typed),)


def _day_of_month(match: re.Match[str], today: date) -> Day | None:
    found = {name: value or "" for name, value in match.groupdict().items()}
    prefix, typed, month = found.get("prefix", ""), found.get("day", "15"), found.get("month", "")
    day, written_year = number(typed), found.get("year", "")
    if not prefix and _months(month)[0] in ("this", "next") and day < 13:
        return None  # "6 tháng tới" is half a year
    if prefix == "ngay" and not month and typed in ("một", "mot"):
        return None  # "ngày một đông"
    if prefix == "mung" and day > 10:
        return None
    year = int(written_year) + 2000 * (len(written_year) == 2) if written_year else None
    if year is not None and not 1900 < year < 2100:
        return Day(match.span())
    leap = bool(found.get("leap"))
    calendars = _calendars(prefix, found.get("calendar", ""), leap, day, month, match[0])
    ways = (
        dates(calendar, day, named, today=today, year=year, leap=leap)
        for calendar in calendars
        for named in _months(month)
    )
    return Day(match.span(), tuple(dict.fromkeys(way for way in ways if way)))


def _new_year(match: re.Match[str], today: date) -> Day | None:
    """ "mùng 3 tết" is of the first lunar month, "28 tết" of the last."""
    day = number(match["day"])
    if 10 < day < 20 or day > 30:
        return None
    way = dates("lunar", day, 1 if day <= 10 else 12, today=today)
    return Day(match.span(), (way,) if way else ())


def _iso(match: re.Match[str], today: date) -> Day:
    way = dates("solar", int(match["day"]), int(match["month"]), today=today, year=int(match["year"]))
    return Day(match.span(), (way,) if way else ())


def _weeks(match: re.Match[str]) -> int | None:
    """How many weeks from this one, None where no week is named."""
    if match["weeks"]:
        return number(match["weeks"])
    week = match["week"]
    if week is None:
        return None
    if week in ("truoc", "roi", "qua"):
        return -1
    return 0 if re.fullmatch(_THIS, week) else 2 if week.endswith(" nua") else 1


def _weekday(match: re.Match[str], today: date) -> Day:
    wanted, weeks = weekday_of(match), _weeks(match)
    this_week = today + timedelta(days=wanted - today.weekday())  # weeks run from Monday to Sunday
    if weeks is not None:
        return Day(match.span(), ((this_week + timedelta(weeks=weeks),),))
    coming = match["coming"]
    following = this_week if this_week > today else this_week + timedelta(weeks=1)
    if coming is None:
        ways = ((today,), (following,)) if this_week == today else ((following,),)
        return Day(match.span(), ways, weekday=wanted)
    if coming in ("sau", "sau_"):  # the coming one, or the one of next week
        return Day(match.span(), tuple({(following,): 0, (this_week + timedelta(weeks=1),): 0}))
    return Day(match.span(), ((today if this_week == today and coming in ("này", "nay") else following,),))


def _nth_of_month(match: re.Match[str], today: date) -> Day | None:
    if _AGAIN.search(match.string):
        return None
    nth = {"dau": 0, "cuoi": -1}.get(match["nth"].split(" ")[0])
    if nth is None:
        word = match["nth"].split(" ")[1]
        nth = 0 if word == "nhat" else number(word) - 1
    ways = []
    for named in _months(match["month"]):
        month = today.month % 12 + 1 if named == "next" else today.month if named == "this" else named
        if not isinstance(month, int) or not 1 <= month <= 12:
            return Day(match.span())
        year = today.year + (month < today.month)
        days = [date(year, month, day) for day in range(1, 1 + monthrange(year, month)[1])]
        ways.append(([day for day in days if day.weekday() == weekday_of(match)][nth],))
    return Day(match.span(), tuple(dict.fromkeys(ways)))


def _week_then_weekday(match: re.Match[str], today: date) -> Day:
    this_week = today + timedelta(days=weekday_of(match) - today.weekday())
    return Day(match.span(), ((this_week + timedelta(weeks=_weeks(match) or 0),),))


def _weekend(match: re.Match[str], today: date) -> Day:
    """Saturday or Sunday; on the weekend itself also those of the next."""
    weeks = _weeks(match)
    saturday = today + timedelta(days=5 - today.weekday(), weeks=weeks or 0)
    days = [saturday, saturday + timedelta(days=1)]
    if weeks is None and today >= saturday:
        days += [d + timedelta(weeks=1) for d in days]
    return Day(match.span(), tuple((d,) for d in days if d >= today or weeks is not None))


def _in(days: int) -> Callable[[re.Match[str], date], Day]:
    return lambda match, today: Day(match.span("day"), ((today + timedelta(days=days),),))


def _in_days(match: re.Match[str], today: date) -> Day:
    return Day(match.span(), ((today + timedelta(days=number(match["days"])),),))


# In this order: what one pattern has read is crossed out for the next. A pattern is tried only where one of its
# own words stands: looking for words is twenty times faster.
_Read = Callable[[re.Match[str], date], Day | None]
_PATTERNS: tuple[tuple[tuple[str, ...], re.Pattern[str], _Read], ...] = tuple(
    (tuple(words.split()), re.compile(pattern), read)
    for words, pattern, read in (
        ("dau cuoi thu thứ", _NTH_OF_MONTH.pattern, _nth_of_month),
        ("-", r"(?<![\w-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _iso),
        ("/", rf"{_NO_FEAST}{_NO_NAMESAKE}{_PREFIX}(?<![\d.,/:-])(?P<day>\d{{1,2}}) ?/ ?(?P<month>\d{{1,2}})"
              r"(?:(?: ?/ ?|,? ?năm )(?P<year>(?:19|20)\d\d|\d\d))?(?![\d/]|[.,]\d)(?:-\d\d?/\d\d?(?:/\d+)?)?"
              rf"{_CALENDAR}(?! ?(?:so\b|nguoi|luot|%))", _day_of_month),
        ("- .", rf"{_PREFIX}(?<![\d.,/:-])(?P<day>\d{{1,2}}) ?(?P<by>[-.]) ?(?P<month>\d{{1,2}}) ?(?P=by) ?"
                rf"(?P<year>(?:19|20)\d\d)(?!\d){_CALENDAR}", _day_of_month),
        # "ngày 29-11" can only be a date; "ngày 5-6" may be two days and is not read.
        ("ngay", rf"\b(?P<prefix>ngay) (?P<day>1[3-9]|2\d|3[01])[-.](?P<month>0?[1-9]|1[0-2])(?![\d./-]){_CALENDAR}",
         _day_of_month),
        ("thang", rf"\bthang (?P<month>{_THIS}|{_NEXT}|{MONTH}),? (?P<prefix>ngay|mung) (?P<day>{NUMBER}){_CALENDAR}",
         _day_of_month),
        # "15 âm tháng sau": the calendar before the month
        ("thang", rf"{_PREFIX}(?P<day>{_DAY}) (?:lich )?(?P<calendar>am|tây|tay|dương)(?: lich)? (?:cua )?"
                  rf"thang (?P<month>{_A_MONTH}){_YEAR}", _day_of_month),
        ("thang", rf"{_PREFIX}(?P<day>{_DAY}) ?thang (?P<month>{_THIS}|{_NEXT})\b{_CALENDAR}", _day_of_month),
        ("thang", rf"{_PREFIX}(?P<day>{_DAY}) ?thang ?(?P<month>{MONTH}){_YEAR}{_CALENDAR}"
                  r"(?! ?(?:trieu|nghin|ngay|tuan)\b)", _day_of_month),
        ("ram", rf"\b(?P<prefix>ram)\b(?: thang (?P<month>{_THIS}\b|{_NEXT}\b|{MONTH}))?{_YEAR}{_CALENDAR}",
         _day_of_month),
        ("tet", rf"(?:\bmung )?(?P<day>{NUMBER}) tet\b", _new_year),
        ("mung", rf"\b(?P<prefix>mung) (?P<day>{NUMBER}){_CALENDAR}{_NO_COUNT}", _day_of_month),
        ("am tây dương", rf"(?P<day>{NUMBER}) ?(?P<calendar>am|tây|dương)\b(?: lich\b)?", _day_of_month),
        ("ngay", rf"\b(?P<prefix>ngay) (?P<day>{_DAY})"
                 rf"(?! (?:ngoai|nay|truoc|sau|\d{{4}}|lan|tieng|vien|bua|cai)| ?[-.] ?\d){_CALENDAR}{_NO_COUNT}",
         _day_of_month),
        ("tuan", rf"(?:\b{_WEEK}|{_IN_WEEKS}),? {WEEKDAY}", _week_then_weekday),
        ("t cn", rf"{WEEKDAY}{_QUALIFIER}", _weekday),
        ("cuoi", rf"\bcuoi (?:{_WEEK}|tuan\b)(?P<weeks>)", _weekend),
        ("ngay", rf"(?P<days>{NUMBER}) ngay nua\b", _in_days),
        ("nay ni", r"\b(?P<day>(?:ngay )?(?:hom|bua) (?:nay|ni))\b", _in(0)),
        ("nay ni", rf"\b{PART} (?P<day>nay|ni)\b", _in(0)),
        ("nay", r"^(?P<day>nay)\b", _in(0)),
        ("mai", rf"{_NO_NAME}\b(?P<day>(?:ngay |hom )?mai)\b(?! mốt| mot)", _in(1)),
        ("mốt", r"(?<!mai )(?<!muoi )(?<!ham )\b(?P<day>(?:ngay |hom )?mốt)\b", _in(2)),
        ("mot kia", r"\b(?P<day>ngay mot(?! thang)|ngay kia)\b", _in(2)),
        ("mot", rf"\b{PART} (?P<day>mot)\b", _in(2)),
        ("kìa", r"\b(?P<day>ngay kìa)\b", _in(3)),
        ("hom", r"\b(?P<day>hom qua)\b", _in(-1)),
        ("hom", r"\b(?P<day>hom kia)\b", _in(-2)),
    )
)  # fmt: skip
_TO = re.compile(r" ?(?:-|\u2013|\bden\b|\btới\b|\btoi\b) ?(?:het )?")


def find_days(plain: str, today: date) -> tuple[list[Day], str]:
    """The days of a line, in their order, and the line with them crossed out; of "từ 1/12 đến 3/12" only the start."""
    found: list[Day] = []
    for words, pattern, read in _PATTERNS:
        if not any(word in plain for word in words):
            continue
        for match in pattern.finditer(plain):
            if day := read(match, today):
                found.append(day)
                plain = masked(plain, day.span)
    found.sort(key=lambda day: day.span)
    days: list[Day] = []
    for day in found:
        if days and _TO.fullmatch(plain, days[-1].span[1], day.span[0]):
            days[-1] = replace(days[-1], span=(days[-1].span[0], day.span[1]))
        else:
            days.append(day)
    return days, plain
