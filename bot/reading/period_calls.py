"""A call that says the week or the month and no day: "tuần sau họp chi hội", "tháng sau họp", "cuối tháng họp tổ 2"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.reading.meeting_line import MeetingLine, read_meeting_line
from bot.reading.when import LONGEST, read_line, read_when
from bot.reading.words import Line

_PERIOD = re.compile(
    r"(?:\b(?:trong|vao|vào) )?\b(?:(?P<part>dau|giua|cuoi) )?(?:"
    r"(?P<unit>tuan|thang) (?P<which>này|nay|sau_?|tới|toi)(?P<again> nua)?"
    r"|thang (?P<month>\d{1,2})(?!\d|/)|(?<=dau |iua |uoi )(?P<bare>thang))\b(?! (?:qua|truoc|roi|mot|hai))"
)
_OF_TODAY = re.compile(r"\b(?:mai|mốt|mot|kia|nay|này|tuan|thang)\b|/")
_BARE = re.compile(r"(?:ngay |hom |mung |mong )?(?P<day>\d{1,2})(?: tay)?")
_ASKS = re.compile(r"\b(?:may|nhung|bao nhieu) (?:buoi|lan|ky|cuoc)\b")
_OR = re.compile(r"\b(?:hay|hoặc|hoac)\b", re.IGNORECASE)  # "họp tuần này hay tuần sau"; not "hãy"
# "tuần sau họp thì báo chị", "tuần sau con họp": not the meeting that she calls.
_NOT_CALLED = re.compile(
    r"\b(?:họp|hop) (?:thì|thi) (?:(?:em|nhớ|nho) )*(?:báo|bao|nhắn|nhan|nhắc|nhac|gọi|goi|cho|nói|noi)\b"
    r"|\b(?:con|cháu|chau|chồng|chong)(?: (?:gái|gai|trai|dâu|dau|rể|re))? (?:đi |di |phải |phai )?(?:họp|hop)\b",
    re.IGNORECASE,
)
_SATURDAY = 5
_PARTS = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, 31)}


@dataclass(frozen=True)
class Period:
    """The days, first and last of them within, that a line leaves open."""

    first: date
    last: date

    def proposed(self) -> list[date]:
        """Of a week every day, of longer the Saturdays."""
        days = [self.first + timedelta(days=at) for at in range((self.last - self.first).days + 1)]
        return days if len(days) <= 7 else [day for day in days if day.weekday() == _SATURDAY]


def read_period(text: str, today: date) -> tuple[Period, str, str] | None:
    """The week or month to come of a line, and what stands before and after it; None where it names none or a day."""
    line = Line(text[:LONGEST])
    found = _PERIOD.search(line.plain)
    if found is None:
        return None
    period = _week(found, today) if found["unit"] == "tuan" else _month(found, today)
    before, after = line.original((0, found.start())), line.original((found.end(), len(line.plain)))
    return None if period is None else (period, before, after)


def _week(found: re.Match[str], today: date) -> Period | None:
    monday = today - timedelta(days=today.weekday())
    if found["which"] not in ("này", "nay"):
        monday += timedelta(weeks=2 if found["again"] else 1)
    first, last = max(monday, today), monday + timedelta(days=6)
    part = found["part"]
    if part == "dau":
        last = monday + timedelta(days=2)
    elif part == "giua":
        first, last = max(monday + timedelta(days=2), today), monday + timedelta(days=4)
    elif part == "cuoi":
        first = max(monday + timedelta(days=_SATURDAY), today)
    return Period(first, last) if first <= last else None


def _month(found: re.Match[str], today: date) -> Period | None:
    year, month = today.year, today.month
    if found["month"]:
        wanted = int(found["month"])
        if not 1 <= wanted <= 12:
            return None
        year, month = year + (wanted < month), wanted
    elif found["which"] not in (None, "này", "nay"):
        ahead = month + (2 if found["again"] else 1)
        year, month = year + (ahead - 1) // 12, (ahead - 1) % 12 + 1
    length = calendar.monthrange(year, month)[1]
    low, high = _PARTS[found["part"]] if found["part"] else (1, 31)
    first, last = date(year, month, low), date(year, month, min(high, length))
    return Period(max(first, today), last) if last >= today else None


def read_period_call(text: str, *, now: datetime) -> tuple[MeetingLine, Period] | None:
    """The call of such a line, its day still open, and the days that it leaves; None for everything else.

    `now` is aware, in the unit's time zone.
    """
    line = Line(text[:LONGEST])
    found = read_period(text, now.date())
    if found is None or _ASKS.search(line.plain) or _OR.search(line.text) or _NOT_CALLED.search(line.text):
        return None
    if len(_PERIOD.findall(line.plain)) > 1 or _says_a_day(text, now):  # "tuần này họp, tuần sau nghỉ"
        return None
    period, before, after = found
    # The grammar of a call wants a day: it gets one of these, in the place of the period.
    some = period.last
    call = read_meeting_line(f"{before} {some.day}/{some.month}/{some.year} {after}", now=now)
    return None if call is None or call.when.day is None else (call, period)


def _says_a_day(text: str, now: datetime) -> bool:
    reading = read_line(Line(text[:LONGEST]), now=now)
    return bool(reading.day or reading.problem or any(moment.day for moment in reading.choices))


def day_within(text: str, period: Period, now: datetime) -> date | None:
    """The day of the period that an answer means: "thứ tư", "ngày 12", "15"; None where it says another time."""
    plain = Line(text[:LONGEST]).plain.strip(" .,!")
    if (bare := _BARE.fullmatch(plain)) is not None:
        days = (period.first + timedelta(days=at) for at in range((period.last - period.first).days + 1))
        return next((day for day in days if day.day == int(bare["day"])), None)
    if _OF_TODAY.search(plain) or period.first <= now.date():
        return None
    start = now.replace(year=period.first.year, month=period.first.month, day=period.first.day, hour=0, minute=0)
    reading = read_when(text, now=start)
    day = reading.day or next((moment.day for moment in reading.choices if moment.day), None)
    return day if day is not None and period.first <= day <= period.last else None
