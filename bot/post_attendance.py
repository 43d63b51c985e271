"""Who often misses committee meetings, and from where nobody came to a training class."""

import re
from datetime import date, timedelta
from typing import Any

from bot.going_on import rest_of
from bot.reading.periods import read_period
from bot.replies import Chat, Reply, Result, Words
from models.meetings import MeetingKind
from models.periods import current
from models.post_attendance import KINDS, post_attendance
from models.posts import Right, posts_of
from models.text import fold
from models.units import UnitKind

PAGE = 8
_KIND = (
    (re.compile(r"\b(?:bch|ban chap hanh)\b"), MeetingKind.COMMITTEE),
    (re.compile(r"\b(?:btv|ban thuong vu)\b"), MeetingKind.STANDING),
    (re.compile(r"\b(?:giao ban|hop chi hoi truong)\b"), MeetingKind.BRIEFING),
    (re.compile(r"\b(?:tap huan|boi duong|lop)\b"), MeetingKind.TRAINING),
)
_ASKS = re.compile(
    r"^(?:ai|chi nao|nhung ai|dong chi nao|uy vien nao|chi hoi truong (?:xa |chi hoi |thon )?nao|(?:xa|thon) nao"
    r"|(?:don vi|chi hoi) nao)\b"
    r".*\b(?:vang|khong du|khong di|khong den|du deu|du|di)\b"
)


def line(chat: Chat, text: str) -> Result:
    """ "ai hay vắng họp BCH", "chi hội trưởng xã nào vắng lớp tập huấn quý 3"; None for other words."""
    plain = fold(text) if len(text) <= 200 else ""
    kind = next((kind for words, kind in _KIND if words.search(plain)), None)
    if kind is None or not _ASKS.match(plain):
        return None
    held = [post for post in posts_of(chat.session, chat.person_id) if Right.TOTALS in post.rights]
    held = [post for post in held if post.unit_kind not in {UnitKind.GROUP, UnitKind.CLUB, UnitKind.BRANCH}]
    if not held:
        return None
    today = chat.local().date()
    period = read_period(text, today=today)[0] or current("year", today)
    by_unit = not plain.startswith(("ai ", "chi nao", "nhung ai", "dong chi", "uy vien"))
    start, end = period.start.isoformat(), period.end.isoformat()
    return show(chat, held[0].unit_id, kind.value, start, end, "units" if by_unit else "people", 0)


def show(chat: Chat, unit_id: int, kind: str, start: str, end: str, by: str, page: int) -> Result:
    """The list, those who came least first; who may see no names gets the units."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    found = post_attendance(chat.session, chat.who, unit_id, first, last, {MeetingKind(kind)} & KINDS)
    by_unit = by == "units" or not found.named
    everyone: Any = found.units if by_unit else found.people
    rows = [one for one in everyone if one.attended.present < one.attended.expected]
    words = {
        "unit": found.unit,
        "kind": kind,
        "meetings": found.meetings,
        "present": found.total.present,
        "expected": found.total.expected,
        "percent": found.total.percent or 0,
        "count": len(rows),
        "from": first.strftime("%d/%m/%Y"),
        "to": (last - timedelta(days=1)).strftime("%d/%m/%Y"),
    }
    lines = [
        Words(
            "posts-line",
            {
                "name": one.name,
                "unit": "" if by_unit else one.unit,
                "present": one.attended.present,
                "expected": one.attended.expected,
                "excused": one.attended.excused,
            },
        )
        for one in rows[page * PAGE : (page + 1) * PAGE]
    ]
    left = len(rows) - (page + 1) * PAGE
    tap = f"posts:{unit_id}:{kind}:{start}:{end}:{by}:{page + 1}"
    return Reply((Words("posts-heading", words), *lines), (rest_of(tap, left),) if left > 0 else ())


def taps(tap: Any) -> dict[str, Any]:
    """The next page."""
    return {"posts": tap(show, (int, str, str, str, str, int))}
