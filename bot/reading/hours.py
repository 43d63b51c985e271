"""Hours as people type them: "19g30", "2 rưỡi chiều", "9 giờ kém 15", "7 rưỡi" (morning or evening?)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from bot.reading.words import NUMBER, UNIT, Line, Span, number

# "dem" and "sang" without accents are also "take along" and "over to": only where nothing of the kind follows.
PART = r"(?:sáng|sang_(?! nha)|trua|chieu|tối|toi|khuya|đêm|dem(?= ?(?:$|[,\0]|nay|mai|thu|o\b|tai\b)))"
_PARTS = {
    "sáng": "sang", "sang_": "sang", "trua": "trua", "chieu": "chieu",
    "tối": "toi", "toi": "toi", "khuya": "khuya", "đêm": "khuya", "dem": "khuya",
}  # fmt: skip
# Hours 1-12 that go with a part of the day, and what is added to them. Twelve at night is the next day's first hour.
_ON_THE_DIAL = {
    "sang": dict.fromkeys(range(1, 12), 0),
    "trua": {10: 0, 11: 0, 12: 0, 1: 12, 2: 12},
    "chieu": dict.fromkeys(range(1, 8), 12),
    "toi": dict.fromkeys(range(5, 12), 12),
    "khuya": {**dict.fromkeys(range(7, 12), 12), 12: -12, **dict.fromkeys(range(1, 6), 0)},
}
_IN_24_HOURS = {"sang": range(12), "trua": range(10, 15), "chieu": range(13, 20), "toi": range(17, 24)}
_LAST_HOUR = {"sang": 12, "trua": 14, "chieu": 18, "toi": 24, "khuya": 24}  # a part of today is over from then on

_NEXT_IS_AN_HOUR = rf"(?= ?{NUMBER} ?(?:gio|h|g|ruoi|:|kem)(?![^\W\d]))"
# What makes a number after the hour a count or a date, not minutes: "8 giờ 30 người", "8h 15/12".
_NO_MINUTES = r"(?! ?(?:[/.]|- ?\d|thang|tây|am\b|nguoi|hoi vien|suat|phan|tuan|ngay|gio|h\b|tieng|%))"
_MINUTES = rf"(?:(?<!\d)\d\d(?!\d)|\b(?:(?:hai|ba|bon|năm|nam) )?muoi(?: {UNIT})?\b|{NUMBER}(?= phut)){_NO_MINUTES}"
_ABOUT = "(?:(?:luc|vao|khoang|dung) )*"
_WITH_MINUTES = (
    rf"(?: ?(?:(?P<half>ruoi)|kem (?P<less>{NUMBER})(?: ?phut)?|(?P<minute>{_MINUTES})(?: ?(?:phut|p\b|'))?))?"
)
_CLOCKS = (
    r"(?<![\d.,:/\u2013-])(?P<colon>\d{1,2}) ?: ?(?P<colon_minute>[0-5]\d)(?![\d:])(?: ?(?:h|gio))?",
    rf"(?<!-)(?<!- )(?P<hour>{NUMBER})(?: ?(?:gio|h)|g)(?![^\W\d]){_WITH_MINUTES}",
    rf"(?P<half_hour>{NUMBER}) ruoi",
    rf"(?P<short_of>{NUMBER}) kem (?P<short>{NUMBER})(?: ?phut)?",
)
_HOUR = re.compile(
    rf"(?:(?<!doi )(?<!chuyen )(?<!lui )\b(?P<before>{PART}) )?{_ABOUT}(?>{'|'.join(_CLOCKS)})(?![^\W\d])(?: dung)?"
    rf"(?:,? ?\b(?P<after>{PART})\b(?!{_NEXT_IS_AN_HOUR}))?"
    r"(?! ?(?:nua|dong ho|lien|moi|mỗi|dong)\b)"
)
_DURATION = re.compile(r"\b(?:trong|het|mat|suot|keo dai|cach) (?:\w+ )?$")
_TO = re.compile(r" ?(?:-|\u2013|\bden\b|\btới\b|\btoi\b) ?")
_BARE_HOUR = re.compile(
    rf"(?:luc |vao |khoang )*(?P<hour>\d{{1,2}}(?=[ .]?[0-5]\d)|{NUMBER})(?:[ .]?(?P<minute>[0-5]\d))?"
    rf"(?: ?(?P<after>{PART}))?"
)


@dataclass(frozen=True)
class Hour:
    """An hour that was read: where, and what it may be. `times` is empty when it contradicts itself ("14h sáng")."""

    span: Span
    times: tuple[time, ...]
    part: str  # its own part of the day, "" where none stands beside it
    typed: str  # the hour as typed, without its part of the day
    minutes: int  # what the minutes add, negative for "kém"

    def during(self, part: str) -> tuple[time, ...]:
        """What it may be when the day has a part of its own ("tối thứ bảy, 7 rưỡi")."""
        return self.times if self.part else times(self.typed, self.minutes, part)


def times(typed: str, minutes: int, part: str = "") -> tuple[time, ...]:
    """What an hour may mean: "7" and 30 -> 07:30 or 19:30; with "toi" 19:30 alone; () for what cannot be.

    Without a part of the day, 1 to 4 is the afternoon and 10, 11 the morning: nobody meets at the other one.
    Two written digits ("07", "19") are the 24-hour clock.
    """
    hour = number(typed)
    if hour > 23:
        return ()
    exact = hour in (0, *range(13, 24)) or typed.startswith("0")
    if part and not (exact and hour in _IN_24_HOURS.get(part, range(24))):
        hours = [hour + _ON_THE_DIAL[part][hour]] if hour in _ON_THE_DIAL[part] else []
    elif exact or hour >= 10:
        hours = [hour]
    else:
        hours = [hour + 12] if hour < 5 else [hour, hour + 12]
    found = [(h * 60 + minutes) % 1440 for h in hours]
    return tuple(time(*divmod(f, 60)) for f in found)


def find_hours(plain: str) -> Iterator[Hour]:
    """Every hour of the line; of "7h30 đến 9h" only the start, its span taking in the end."""
    at = 0
    while match := _HOUR.search(plain, at):
        at = max(match.end(), at + 1)
        if _DURATION.search(plain, 0, match.start()):
            continue
        start, typed, minutes, part = match.start(), *_pieces(match)
        if number(typed) > 23:
            continue
        to = _TO.match(plain, at)
        # Cut off, so that the guard against "7-9h" does not see the dash.
        if to and (end := _HOUR.match(plain[to.end() :])):
            at = to.end() + end.end()
            part = part or _pieces(end)[2]
            start -= len("tu ") if plain[:start].endswith((" tu ", "từ ")) else 0
        yield Hour((start, at), times(typed, minutes, part), part, typed, minutes)


def _pieces(match: re.Match[str]) -> tuple[str, int, str]:
    """The hour as typed, what its minutes add, and its part of the day."""
    typed = match["colon"] or match["hour"] or match["half_hour"] or match["short_of"]
    minutes = 30 if match["half"] or match["half_hour"] else 0
    if plus := match["colon_minute"] or match["minute"]:
        minutes = number(plus)
    if less := match["less"] or match["short"]:
        minutes = -number(less)
    part = match["after"] or match["before"] or ""
    return typed, minutes, _PARTS.get(part, "")


def part_named(typed: str) -> str:
    """The part of the day that PART matched: sang, trua, chieu, toi or khuya."""
    return _PARTS[typed]


def is_over(part: str, now: time) -> bool:
    """Whether that part of today has gone by."""
    return now.hour >= _LAST_HOUR[part]


def read_hour(text: str, *, part: str = "") -> tuple[time, ...]:
    """The answer to "what time?": one hour, two to choose from ("7 rưỡi"), or () when it is not understood.

    A bare "7", "8 tối" or "1930" counts here. `part` is the part of the day that she has already named.
    """
    plain = Line(text).plain
    found: tuple[Hour, ...] = tuple(find_hours(plain))
    if not found and (bare := _BARE_HOUR.fullmatch(plain.strip(" .,!"))) and number(bare["hour"]) < 24:
        return times(bare["hour"], int(bare["minute"] or 0), _PARTS.get(bare["after"] or "", part))
    options = {option for hour in found for option in hour.during(part)}
    return tuple(sorted(options)) if len(options) < 5 else ()
