"""A question about meetings that names one: "mai họp mấy giờ ở đâu", "hnay co hop k", "ai đi họp tổ trưởng"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.reading.answers import Answer, read_answer
from bot.reading.days import find_days
from bot.reading.gatherings import MONTH_NAMED, Which, find_gathering, read_which
from bot.reading.hours import PART
from bot.reading.intents import Intent, read_intent
from bot.reading.meeting_line import asks_back
from bot.reading.words import Line

LONGEST = 120  # characters; whoever writes more asks for something else
Span = Literal["", "today", "tomorrow", "day", "this-week", "next-week", "month"]


@dataclass(frozen=True)
class Asked:
    """What is asked (SCHEDULE or RESULTS) of which meetings; `span` is how the time was named, `which.days` has it."""

    intent: Intent
    which: Which
    span: Span = ""


_OWN_GROUP = re.compile(
    r"\b(?:buoi |cuoc )?(?:hop|sinh hoat) to(?: phu nu| minh)?(?! (?:phu nu |so )?(?:\d|một|mot|hai|ba)|\w| truong)\b"
)
# Short forms that stand at their place only: "k" ends a question, "hnay" begins one.
_SHORT = (
    (re.compile(r"\bhnay\b"), "hom nay"),
    (re.compile(r"\bhn\b"), "hom nay"),
    (re.compile(r"\b(?:k|ko|kg|khg|hok|hk|hong|hông|hem)(?=(?: (?:em|chi|a|ạ|vay|v|nhi))*\s*\??$)"), "khong"),
    (re.compile(r"\b(?:may h)\b"), "may gio"),
)
_CONTENT = re.compile(r"\b(?:noi dung|ban (?:gi|chuyen|viec)|ve (?:viec|cai) gi|de lam gi|hop gi)\b")
_IS_IT_SO = re.compile(
    r"\b(?:(?:phai|dung) (?:khong|ko|k|hok|hong)|co dung (?:khong|ko|k)|\d ?(?:h|gio|g)\b.{0,12}\b(?:hay|hoac)\b.{0,20}"
    r"|con hop (?:nua )?(?:khong|ko|k))(?: (?:vay|a|ạ|em|chi|nua))*$"
)
_HELD = re.compile(r"\b(?:hop|sinh hoat|buoi|lich)\b")
_WHEN_WHERE = re.compile(
    r"\b(?:may (?:gio|h)|o dau|cho nao|(?:khi|luc|hom|ngay|bua|chung|gio) nao|bao gio|(?:nha|o) (?:ai|chi nao)"
    r"|phai khong|co .{0,40}(?:khong|ko|k)|noi dung\b.{0,40}\bgi|(?:ban|hop|chuyen|viec) gi)\b"
)
_WEEK = re.compile(r"\btuan (?P<which>này|nay|sau_?|tới|toi)\b")
_PART = re.compile(rf"\b{PART}\b")
_KINDS = re.compile(r"\b(?:buoi|cuoc) (?=$|hop\b|sinh hoat\b)")


def _spoken_back(plain: str, text: str) -> bool:
    """Whether a line says of a meeting what she has heard, and wants to hear yes or no."""
    return bool(_HELD.search(plain)) and (asks_back(text) or bool(_IS_IT_SO.search(Line(text).plain)))


def days_said(text: str, today: date) -> tuple[tuple[date, ...], str]:
    """The days that a short text names ("thứ bảy tôi bận"), and what else it says, folded; () where it names none."""
    line = Line(text)
    days, rest = find_days(line.plain, today) if len(text) <= LONGEST else ([], "")
    named = tuple(sorted({day for each in days for way in each.ways for day in way}))
    return named, " ".join(_PART.sub(" ", rest.replace("\0", " ")).split()) if named else ""


@dataclass(frozen=True)
class AnswerSaid:
    """Her answer, and the days and the kind of the meeting that it is for, where she names them; else () and ""."""

    answer: Answer
    days: tuple[date, ...] = ()
    kind: str = ""


def read_answer_said(text: str, today: date) -> AnswerSaid | None:
    """Her own answer in a line: "mai đi được nhé", "không đi được họp tổ, bận việc"; None where it is none."""
    days, beside = days_said(text, today)
    kind, other = _kind_said(beside or text)
    if read_intent(other, (Intent.RESULTS,)) is not None:
        other = ""  # "ket qua hop clb" is no "kẹt quá"
    for line in (text, beside, other):
        if line and (answer := read_answer(line)) is not None:
            return AnswerSaid(answer, days, kind)
    return None


def _kind_said(text: str) -> tuple[str, str]:
    """The kind of meeting that a short text names, and what else it says; "" and "" where it names none."""
    line = Line(text)
    if len(text) > LONGEST:
        return "", ""
    if (own := _OWN_GROUP.search(line.plain)) is not None:
        return "group", " ".join(line.beside([own.span()]))
    found = find_gathering(line.plain)
    return (found[0].kind, " ".join(line.beside([found[1]]))) if found else ("", "")


def is_answer(text: str, today: date) -> bool:
    """Whether a line is her own answer and no question: "mai đi được nhé" is near "ai đi được"."""
    return read_answer_said(text, today) is not None


def asks_content(text: str) -> bool:
    """Whether a question about a meeting is what it is about: "nội dung họp gì", "họp bàn chuyện gì"."""
    return bool(_CONTENT.search(Line(text[:LONGEST]).plain))


def asks_when_or_where(text: str) -> bool:
    """Whether a short text asks when or where a meeting is, or whether there is one, and is nothing else."""
    plain = Line(text[: LONGEST + 1]).plain.strip(" .,!?")
    return (
        len(plain) <= LONGEST
        and bool(_HELD.search(plain))
        and (bool(_WHEN_WHERE.search(plain)) or "?" in text or _spoken_back(plain, text))
    )


def read_asked(text: str, *, now: datetime) -> Asked | None:
    """The question of a line; None where it asks nothing of meetings, or names none of them. `now` is aware, local."""
    plain = Line(text[: LONGEST + 1]).plain.strip(" .,!?")
    if not plain or len(plain) > LONGEST:
        return None
    for short, word in _SHORT:
        plain = short.sub(word, plain)
    span: Span = ""
    week: tuple[date, ...] = ()
    asked = plain
    days, masked = find_days(plain, now.date())
    if not days and (match := _WEEK.search(plain)):
        span = "this-week" if match["which"] in ("này", "nay") else "next-week"
        monday = now.date() + timedelta(days=7 * (span == "next-week") - now.weekday())
        week = tuple(monday + timedelta(days=place) for place in range(7))
        asked = plain[: match.start()] + plain[match.end() :]
    elif days:
        asked = _PART.sub(" ", masked.replace("\0", " "))
    if (found := find_gathering(asked)) is not None:
        begin, end = found[1]
        held = "" if re.search(r"\b(?:hop|sinh hoat)\b", asked[:begin] + asked[end:]) else " hop "
        asked = asked[:begin] + held + asked[end:]
    month = None if days or week else MONTH_NAMED.search(asked)
    if month is not None:
        asked = asked[: month.start()] + asked[month.end() :]
    if _spoken_back(asked, text):  # "thứ bảy nghỉ họp à", "mai 7h họp phải không": when it is, is the answer
        asked = "co hop khong"
    intent = read_intent(_KINDS.sub("", " ".join(asked.split())), (Intent.SCHEDULE, Intent.RESULTS))
    if intent is None or (intent == Intent.RESULTS and is_answer(text, now.date())):  # "thứ năm mình không đi được"
        return None
    which = read_which(plain, now) if days or found or month else Which()
    if week:
        which = Which(week, None, found[0] if found else None)
    if not (which.named or _spoken_back(plain, text)):
        return None
    if which.month is not None:
        span = "month"
    if days and len(which.days) == 1:
        ahead = (which.days[0] - now.date()).days
        span = "today" if ahead == 0 else "tomorrow" if ahead == 1 else "day"
    return Asked(intent, which, span or ("day" if which.days else ""))
