"""A call for a day that has gone by: "họp chi hội hôm qua 7h", "họp tổ 2 thứ hai vừa rồi", "họp chi hội tuần trước"."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from bot.reading.days import WEEKDAY
from bot.reading.meeting_line import MeetingLine, read_meeting_line
from bot.reading.when import LONGEST
from bot.reading.words import Line

_LAST = r"(?:truoc|vừa roi|vua roi|vừa qua|vua qua|roi|qua)"
_DAY = re.compile(
    r"\b(?:(?:(?:vao|vào|ngay|sang|sáng|trua|chieu|toi|tối|dem) )*(?:hom|bua) (?:qua|kia|kìa|truoc|no)"
    rf"|(?:sang|sáng|trua|chieu|toi|tối|dem) qua|{WEEKDAY},? (?:tuan )?{_LAST})\b(?! (?:sang_?|toi|tối)\b)"
)
_PERIOD = re.compile(rf"\b(?:tuan|thang) {_LAST}\b")
# Only what begins as a call: "hôm qua họp", "chi hội họp hôm qua" tell of it.
_BEGINS = re.compile(r"(?:(?:em|chi|minh|nho|muon|can|mời|moi|goi|tao|to chuc|cho|cac|ca|nha) )*(?:hop|sinh hoat)\b")
_PLACE = re.compile(
    r"(?:o |tai |dia diem|nha\b|nvh|hoi truong|san\b|truong\b|tru so|dinh\b|chua\b|ubnd|uy ban|quan\b|vuon\b)"
)


def read_past_call(text: str, *, now: datetime, period: bool = False) -> MeetingLine | None:
    """The call of such a line, without its day; of a whole week or month with `period`. None for anything else, a line
    that tells of a meeting ("họp chi hội hôm qua đông lắm") among it. `now` is aware, in the unit's time zone.
    """
    line = Line(text[:LONGEST])
    found = (_PERIOD if period else _DAY).search(line.plain)
    if found is None or _BEGINS.match(line.plain) is None or "?" in text:
        return None
    before, after = line.original((0, found.start())), line.original((found.end(), len(line.plain)))
    # The grammar of a call wants a day: it gets one to come in the place of the other.
    some = now.date() + timedelta(days=1)
    call = read_meeting_line(f"{before} {some.day}/{some.month}/{some.year} {after}", now=now)
    if call is None or call.when.day != some:
        return None
    place = Line(call.place).plain
    led = re.search(rf"\b(?:o|tai) {re.escape(place)}", line.plain) if place else None
    if place and led is None and _PLACE.match(place) is None:
        return None
    hour = None if any(moment.hour != call.when.hour for moment in call.when.choices) else call.when.hour
    return replace(call, when=replace(call.when, day=None, hour=hour, choices=(), past=True))
