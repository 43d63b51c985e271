"""A head changes what she has called: "dời họp sang 8 giờ tối chủ nhật", "bỏ buổi tháng 12", "thôi họp hằng tháng"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.reading.days import find_days
from bot.reading.when import LONGEST, Reading, read_when
from bot.reading.words import MONTH, Line, number
from models.lunar import lunar_months

Act = Literal["move", "call_off", "end", "show"]


@dataclass(frozen=True)
class Change:
    """What is to be done, with which meeting (its day or its month, where one is named), and the new.

    `subject` says whether the place or the time was spoken of; `when` and `place` are the new ones; `postponed` that
    she said "hoãn" rather than "hủy"; `following` that this and all later ones are meant (None: she did not say).
    """

    act: Act
    days: tuple[date, ...] = ()
    month: int | None = None
    subject: Literal["", "time", "place"] = ""
    when: Reading | None = None
    place: str = ""
    postponed: bool = False
    following: bool | None = None


POLITE = r"(?:(?:da|vang|a|oi|nay|alo|em|chi|minh|nho|giup|gium|cho|muon|hoi|bot)[ ,:]+)*"
_GATHERING = r"(?:(?:buoi|cuoc|ky|lich) )?(?:hop|sinh hoat)(?: (?:chi hoi|to(?: \d+)?|clb|cau lac bo|bch))?"
_REGULARLY = "(?:(?:dinh ky|deu|deu dan) ?)?(?:hang|mỗi|moi) (?:thang|tuan|quy)|dinh ky|deu dan"
_END = re.compile(
    rf"{POLITE}(?:thoi|bo|ngung|ngừng|dung|nghi|huy|ket thuc|khong|ko) (?:khong )?(?:{_GATHERING}|lich|cac buoi)"
    rf" (?:{_REGULARLY})(?: nua)?"
)
_SHOW = re.compile(rf"{POLITE}(?:xem )?(?:(?:lich|cac buoi)(?: hop| sinh hoat)?|{_GATHERING}) (?:{_REGULARLY})")
_OFF = r"(?P<off>bo|nghi|huy|hoan|khong hop|ko hop|thoi)"
_WHICH = r"(?P<which>.{2,40})"
_CALL_OFF = (
    re.compile(rf"{POLITE}{_OFF} (?:{_GATHERING}|buoi|ky) {_WHICH}"),
    re.compile(rf"{POLITE}(?P<which>.*?\bthang (?:này|nay|sau|tới|toi|{MONTH})),? (?:thi )?{_OFF}(?: {_GATHERING})?"),
)
_THE_NEXT = re.compile(r"(?:buoi |ky )?(?:nay|này|tới|toi|sap toi|sap tới|gan nhat|ke tiep)")
_THING = (
    r"(?P<thing>gio|ngay(?! sinh\b(?! hoat))|lich|thoi gian|cho(?! (?:chi|em|co|bac|toi)\b)|dia diem|noi(?! dung))\b"
    rf"(?: {_GATHERING})?|(?P<meeting>{_GATHERING})"
)
# "chuyển sinh hoạt" is a member who goes to another branch.
_MOVE = re.compile(
    rf"{POLITE}(?:(?:thay )?doi|dich|lui|sua|chuyen(?! sinh hoat))(?: lai)? ?"
    rf"(?:(?:{_THING})(?: (?:buoi|ky)\b)?|(?=sang|qua))"
)
_TO = re.compile(r"(?:^| ?)(?:\b(?:sang_?|qua|thanh|lai la|la|ve|vào|vao)\b|:|->|→) ?")
_FOLLOWING = re.compile(
    r",? ?\b(?:va )?(?:(?:tu|từ) (?:nay|này|buoi (?:nay|này))(?: (?:tro )?di)?|(?:tat ca )?cac buoi sau)\b"
)
_ONLY = re.compile(r",? ?\bchi (?:rieng )?buoi (?:nay|này)\b")
_A_PLACE = re.compile(
    r"[ ,.;:|-]*(?:(?:dia diem|tai|o|nha|hoi truong|san|truong|tru so|chua|dinh|tram|ubnd|uy ban|quan|vuon)\b)"
)
_NO_CHANGE = re.compile(r"\?|\bxin\b|\b(?:may gio|(?:khi|luc|hom) nao|o dau|bao gio|gi vay|phai khong|dung khong)\b")


def read_change(text: str, *, now: datetime) -> Change | None:
    """What a line changes; None where it changes nothing. `now` is aware, in the unit's time zone.

    "đổi giờ họp" alone is a wish without its new time, and an intent; "em xin nghỉ họp" is a woman's own answer.
    """
    line = Line(text[:LONGEST])
    plain = line.plain.strip(" .,!")
    if not plain or _NO_CHANGE.search(plain):
        return None
    plain = re.sub(r"(?: (?:nhé|nhe|nha|ạ|a|em|em nhe|di))+$", "", plain)
    if _END.fullmatch(plain):
        return Change("end")
    if _SHOW.fullmatch(plain):
        return Change("show")
    for pattern in _CALL_OFF:
        if match := pattern.fullmatch(plain):
            return _call_off(match, now)
    return _move(line, now)


def _call_off(match: re.Match[str], now: datetime) -> Change | None:
    which, postponed = match["which"].strip(), match["off"] == "hoan"
    if _THE_NEXT.fullmatch(which):
        return Change("call_off", postponed=postponed)
    days, month = _which(which, now)
    return Change("call_off", days=days, month=month, postponed=postponed) if days or month else None


def _which(words: str, now: datetime) -> tuple[tuple[date, ...], int | None]:
    """The days or the month by which a meeting is named."""
    days, rest = find_days(words, now.date())
    if days:
        return tuple(sorted({day for each in days for way in each.ways for day in way})), None
    if month := re.search(rf"\bthang (?P<month>này|nay|sau_?|tới|toi|{MONTH})", rest):
        typed = month["month"]
        if typed in ("gieng", "chap"):
            return _lunar_month(number(typed), now.date()), None
        if typed in ("này", "nay"):
            return (), now.month
        named = now.month % 12 + 1 if typed in ("sau", "sau_", "tới", "toi") else number(typed)
        return (), named if 1 <= named <= 12 else None
    return (), None


def _lunar_month(month: int, today: date) -> tuple[date, ...]:
    found = next(m for m in lunar_months(today) if m.month == month and not m.leap)
    return tuple(found.first + timedelta(days=day) for day in range(found.length))


def _move(line: Line, now: datetime) -> Change | None:
    following = True if _FOLLOWING.search(line.plain) else False if _ONLY.search(line.plain) else None
    if lead := _FOLLOWING.match(line.plain) or _ONLY.match(line.plain):
        line = Line(line.original((lead.end(), len(line.plain))))
    match = _MOVE.match(line.plain)
    if match is None:
        return None
    thing = match["thing"] or ""
    to = _TO.search(line.plain, match.end())
    before = line.plain[match.end() : to.start()] if to else ""
    if to and re.search(r"\d ?(?:h|g|gio|ruoi)\b", before):  # "8 gio sang chu nhat": in the morning, not "over to"
        to, before = None, ""
    start = to.end() if to else match.end()
    rest = _without(line, start)
    if not rest.strip(" .,!:"):
        return None
    days, month = _which(before, now)
    if thing in ("cho", "dia diem", "noi"):
        return Change("move", days, month, "place", place=_tidy(rest), following=following)
    when, place = read_new(rest, now=now)
    if when is None and not place:
        return None
    subject: Literal["time", "place"] = "place" if when is None else "time"
    return Change("move", days, month, subject, when, place, following=following)


def read_new(text: str, *, now: datetime) -> tuple[Reading | None, str]:
    """The new time (None where the text names none) and the new place ("" where it leads to none)."""
    when = read_when(text, now=now)
    beside = Line(" ".join(when.beside))
    place = _tidy(beside.text) if _A_PLACE.match(beside.plain) else ""
    timed = when.day or when.hour or when.choices or when.part or when.problem
    return when if timed else None, place


def _without(line: Line, start: int) -> str:
    """The typed words from `start` on, without those that say which meetings are meant."""
    end = len(line.plain)
    for pattern in (_FOLLOWING, _ONLY):
        if found := pattern.search(line.plain, start):
            return line.original((start, found.start())) + " " + line.original((found.end(), end))
    return line.original((start, end))


_LEADS = re.compile(r"^(?:[ ,.;:|-]|(?:địa điểm|dia diem|chỗ|ra|về|tại|tai|ở|o)(?=[ :,]))+", re.IGNORECASE)
_PARTICLES = re.compile(r"(?:[ ,.;:!|-]|\b(?:nhé|nhe|nghe|nghen|nhen|ạ|nha)(?=[ .!,|]*$))*$", re.IGNORECASE)


def _tidy(words: str) -> str:
    """A place without what leads to it and the particles that end a message."""
    return _LEADS.sub("", _PARTICLES.sub("", words)).strip()
