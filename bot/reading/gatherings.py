"""Which gathering somebody names: "họp tổ trưởng", "buổi CLB dân vũ", "BCH", "sinh hoạt tổ 2"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.reading.days import find_days
from bot.reading.words import MONTH, Span, masked, number
from models.lunar import lunar_months


@dataclass(frozen=True)
class Gathering:
    """A kind of meeting (`models.meetings.MeetingKind`), `unit` the words that name its unit ("clb dan vu", "to 2").

    `unit` is "" where only the kind is named; `whom` is "heads" or "leaders" where a briefing says it, else "". `also`
    are the groups beside the first: "to 4" of "tổ 3 và tổ 4".
    """

    kind: str
    unit: str = ""
    whom: str = ""
    also: tuple[str, ...] = ()


_EVENT = r"(?:mit tinh|giao luu|toa dam|hoi thi|ngay hoi|le ky niem)"
_HEADS = r"(?:(?:cac |ban )?(?:chi hoi truong|truong chi hoi|chi hoi pho|can bo chi hoi|to truong))"
# What cannot belong to a club's name any more: where a time, a place or what is done with the meeting begins.
_STOP = (
    r"(?:sang_?|sáng|qua|thanh|la|lai|ra|ve|vào|vao|luc|lúc|vi|do|o|ở|tai|tại|dia|ngay|hom|bua|thứ|thu|t[2-7]|chu|cn|mai"
    r"|mốt|mot|tuan|thang|buoi|ky|hang|mỗi|nua|thi|nhe|nha|di|toi|tối|tới|chieu|trua|dem|doi|huy|hoan|nghi|bo|khong|ko|k"
    r"|nay|này|sap|sau|sau_|hop|sinh|noi|deu|dinh|từ|den|gio|lich|cho|roi|ram|mung|a|ạ|may|ai|co|bao|chưa|chua|da|con|duoc|dc|di)\b"
)
_WORD = rf"(?: (?!{_STOP})[^\W\d_]+)"
_NUMBER = (
    r"(?:\d{1,2}|một|mot|hai|ba|bon|tư|tu|năm|nam|sáu|sau_|bay|tam|chin|muoi)\b"
    # "tổ 1 tháng 1" is group 1 in January.
    rf"(?! ?(?:h|g|gio|ruoi|ngay(?! \d)|thang(?! (?:{MONTH}|này|nay|sau_?|tới|toi)\b(?! lan)))\b)"
)
_GROUP = rf"to (?:phu nu )?(?:so )?{_NUMBER}"
_AND_GROUP = re.compile(
    rf"(?: ?[,+&] ?| (?:va|voi|cung) |(?= to ))(?:ca )? ?(?P<group>{_GROUP})|(?: ?\+| va) ?(?P<bare>{_NUMBER})(?!/)"
)
_NAMED = re.compile(
    rf"\b(?:(?P<briefing>giao ban(?: (?:voi )?{_HEADS})?|{_HEADS}(?:(?: ?,| va| voi)+ {_HEADS})*)"
    r"|(?P<standing>(?:ban )?thuong vu|btv)"
    r"|(?P<committee>(?:ban )?chap hanh|bch)"
    rf"|(?P<club>(?:clb|cau lac bo|mo hinh|to (?:nhom|vay von|tiet kiem|hop tac)){_WORD}{{0,5}})"
    rf"|(?P<group>{_GROUP}"
    r"|(?:hop|sinh hoat) to(?: phu nu| minh)?(?= (?:sang_?|qua|ra|ve|thanh|lai|som|lui|toi|nhe|nua)\b|$))"
    rf"|(?P<branch>chi hoi(?: phu nu)?(?: (?:thon|ap|xom|khu){_WORD}(?: \d+)?)?)"
    rf"|(?P<training>(?:lop )?tap huan)|(?P<event>{_EVENT}))\b(?: (?:hoi|xa|phuong|mo rong)\b)*"
)
_BARE = re.compile(r"(?:clb|cau lac bo|mo hinh|(?:(?:hop|sinh hoat) )?to(?: phu nu| minh)?|chi hoi(?: phu nu)?)$")
_HELD = re.compile(r"\b(?:(?:buoi|cuoc|ky|lich|lop|buoi lam) )?(?:hop|sinh hoat)\b|\b(?:buoi|cuoc|ky)\b")


def find_gathering(plain: str) -> tuple[Gathering, Span] | None:
    """The first gathering that a line (`Line.plain`) names, and where; None where it names none."""
    found = _NAMED.search(plain)
    if found is None or found.lastgroup is None:
        return None
    kind = next(name for name, words in found.groupdict().items() if words)
    words = found[kind]
    whom = ""
    if kind == "briefing":
        whom = "leaders" if "to truong" in words or "can bo" in words else "heads" if "chi hoi" in words else ""
    named = kind in {"group", "club", "branch"} and not _BARE.match(words)
    end, also = _groups_beside(plain, found.end()) if named and kind == "group" else (found.end(), ())
    return Gathering(kind, words if named else "", whom, also), (found.start(), end)


def _groups_beside(plain: str, end: int) -> tuple[int, tuple[str, ...]]:
    """The further groups that stand behind a first one, and where they end."""
    also: list[str] = []
    while beside := _AND_GROUP.match(plain, end):
        also.append(beside["group"] or f"to {beside['bare']}")
        end = beside.end()
    return end, tuple(also)


def speaks_of_one(plain: str) -> bool:
    """Whether a line speaks of a meeting at all ("buổi", "họp", "sinh hoạt")."""
    return bool(_HELD.search(plain))


@dataclass(frozen=True)
class Which:
    """By what a meeting is named: its days or its month (1 to 12), its kind and unit, or "buổi này" (`nearest`).

    `rest` is what else stands there, "" where all of it was understood.
    """

    days: tuple[date, ...] = ()
    month: int | None = None
    gathering: Gathering | None = None
    nearest: bool = False
    rest: str = ""

    @property
    def named(self) -> bool:
        """Whether anything names it."""
        return bool(self.days or self.month or self.gathering or self.nearest)


_THE_NEXT = re.compile(r"(?:nay|này|tới|toi|sap toi|sap tới|gan nhat|ke tiep)")
MONTH_NAMED = re.compile(rf"\bthang (?P<month>này|nay|sau_?|tới|toi|{MONTH})")
_EMPTY = re.compile(
    r"\b(?:nua|di|roi|luon|lai|ngay|gap|lich|gio|thoi gian|cua|minh|thi|sang_?|sáng|chieu|toi|tối|trua|cac|ca|chi em"
    r"|cho)\b"
)


def read_which(words: str, now: datetime) -> Which:
    """Which meeting some words of a line (`Line.plain`) name; `now` is aware, in the unit's time zone."""
    gathering = None
    if (found := find_gathering(words)) is not None:
        gathering, span = found
        words = masked(words, span)
    days, rest = find_days(words, now.date())
    if any(each.weekday is None and each.ways for each in days):  # "thứ bảy 5/12": the date says which
        days = [each for each in days if each.weekday is None]
    named = tuple(sorted({day for each in days for way in each.ways for day in way}))
    month = None
    if not days and (match := MONTH_NAMED.search(rest)):
        typed, rest = match["month"], masked(rest, match.span())
        if typed in ("gieng", "chap"):
            named = _lunar_month(number(typed), now.date())
        elif typed in ("này", "nay"):
            month = now.month
        else:
            wanted = now.month % 12 + 1 if typed in ("sau", "sau_", "tới", "toi") else number(typed)
            month = wanted if 1 <= wanted <= 12 else None
    rest = " ".join(_HELD.sub(" ", rest.replace("\0", " ")).split())
    nearest = bool(_THE_NEXT.fullmatch(rest))
    left = "" if nearest else " ".join(_EMPTY.sub(" ", rest).split()).strip(" .,:")
    return Which(named, month, gathering, nearest and not (named or month or gathering), left)


def _lunar_month(month: int, today: date) -> tuple[date, ...]:
    found = next(m for m in lunar_months(today) if m.month == month and not m.leap)
    return tuple(found.first + timedelta(days=day) for day in range(found.length))
