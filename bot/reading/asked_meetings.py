"""A question about meetings that names one: "mai họp mấy giờ ở đâu", "hnay co hop k", "ai đi họp tổ trưởng"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.reading.days import find_days
from bot.reading.gatherings import Which, find_gathering, read_which
from bot.reading.hours import PART
from bot.reading.intents import Intent, read_intent
from bot.reading.words import Line

LONGEST = 120  # characters; whoever writes more asks for something else
Span = Literal["", "today", "tomorrow", "day", "this-week", "next-week"]


@dataclass(frozen=True)
class Asked:
    """What is asked (SCHEDULE or RESULTS) of which meetings; `span` is how the time was named, `which.days` has it."""

    intent: Intent
    which: Which
    span: Span = ""


# Short forms that stand at their place only: "k" ends a question, "hnay" begins one.
_SHORT = (
    (re.compile(r"\bhnay\b"), "hom nay"),
    (re.compile(r"\bhn\b"), "hom nay"),
    (re.compile(r"\b(?:k|ko|kg|khg|hok|hk|hong|hông|hem)(?=(?: (?:em|chi|a|ạ|vay|v|nhi))*\s*\??$)"), "khong"),
    (re.compile(r"\b(?:may h)\b"), "may gio"),
)
_CONTENT = re.compile(r"\b(?:noi dung|ban (?:gi|chuyen|viec)|ve (?:viec|cai) gi|de lam gi|hop gi)\b")
_HELD = re.compile(r"\b(?:hop|sinh hoat|buoi|lich)\b")
_WHEN_WHERE = re.compile(
    r"\b(?:may (?:gio|h)|o dau|cho nao|(?:khi|luc|hom|ngay|bua|chung|gio) nao|bao gio|(?:nha|o) (?:ai|chi nao)"
    r"|phai khong|co .{0,40}(?:khong|ko|k)|noi dung gi)\b"
)
_WEEK = re.compile(r"\btuan (?P<which>này|nay|sau_?|tới|toi)\b")
_PART = re.compile(rf"\b{PART}\b")
_KINDS = re.compile(r"\b(?:buoi|cuoc) (?=$|hop\b|sinh hoat\b)")


def asks_content(text: str) -> bool:
    """Whether a question about a meeting is what it is about: "nội dung họp gì", "họp bàn chuyện gì"."""
    return bool(_CONTENT.search(Line(text[:LONGEST]).plain))


def asks_when_or_where(text: str) -> bool:
    """Whether a short text asks when or where a meeting is, or whether there is one, and is nothing else."""
    plain = Line(text[: LONGEST + 1]).plain.strip(" .,!?")
    return len(plain) <= LONGEST and bool(_HELD.search(plain)) and bool(_WHEN_WHERE.search(plain) or "?" in text)


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
    intent = read_intent(_KINDS.sub("", " ".join(asked.split())), (Intent.SCHEDULE, Intent.RESULTS))
    if intent is None:
        return None
    which = read_which(plain, now) if days or found else Which()
    if week:
        which = Which(week, None, found[0] if found else None)
    if not which.named:
        return None
    if days and len(which.days) == 1:
        ahead = (which.days[0] - now.date()).days
        span = "today" if ahead == 0 else "tomorrow" if ahead == 1 else "day"
    return Asked(intent, which, span or ("day" if which.days else ""))
