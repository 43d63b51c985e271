"""What cadres ask of units beside figures: how many there are, which place one has, when they meet, why one is low."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.reading.days import find_days
from bot.reading.figure_pieces import SHE_ASKS, Pieces
from bot.reading.figure_words import AFTER, BEFORE
from bot.reading.periods import read_period
from bot.reading.words import Line
from models.periods import DAY, CutOff, Period
from models.text import fold

LONGEST = 120  # characters
What = Literal["count", "place", "coming", "why", "unseen", "report", "target", "again", "so-far"]
_UNITS = (
    r"(?P<kind>chi hoi|thon|ap|xom|khu pho|khu|to|clb|cau lac bo|xa|phuong|don vi|noi)(?: phu nu| truc thuoc| nao)*"
)
_OF = r"(?: ?(?:cua|o|tai|trong|thuoc|ben|tren))?"
_MANY = r"(?:bao nhieu|may)"
_MEET = (
    r"(?: (?:se|co|sap|dang|thi|moi|phai|to chuc))* (?:di )?(?:hop|sinh hoat)"
    r"(?: (?:hanh|vay|chi hoi|gi|khong|nua|gi khong))*"
)
_SOON = r"(?:sap toi|toi day|may ngay toi|cac ngay toi|thoi gian toi|sap)"
_HOW_LOW = r"(?:chua hop|khong hop|ko hop|thap|kem|giam|it|yeu|te|tut|vang nhieu|khong co so|khong co|chua co so|vang)"
_PLACES = r"(?:thon|chi hoi|ap|xom|khu|xa|phuong|to|clb)"
_TARGETS = (
    r"(?:nam nay|duoc giao|cua xa|tinh giao|giao|tap hop|hoi vien|la gi|the nao|chua|khong|bao nhieu|den dau|ra sao|nam"
    r"|phat trien|roi)"
)
_ASKED: tuple[tuple[What, re.Pattern[str]], ...] = (
    ("count", re.compile(
        rf"(?:(?P<unit>(?!(?:co|hien|dang|tong|hien co) ).+?) )?(?:dang |hien )?(?:co )?"
        rf"(?:tong cong |tat ca |ca thay )?{_MANY} {_UNITS}"
        rf"(?: (?:tat ca|ca thay|vay))?(?:{_OF} (?P<last>(?:xa|phuong|thon|chi hoi|tinh|toan|ca) ?.*))?")),
    ("place", re.compile(
        r"(?:(?P<unit>.+?) )?(?:dang |duoc |hien )*(?:dung|xep|xep hang|hang|o vi tri|vi tri)(?: hang| vi tri)?"
        r" (?:thu )?(?:may|bao nhieu|nao)(?: (?:trong|toan|cua|o|so voi)(?: .*)?)?")),
    ("coming", re.compile(rf"(?:(?:nhung|cac|co|con) )*{_UNITS}{_MEET}")),
    ("coming", re.compile(
        rf"(?:xem )?(?:lich|lich trinh) (?:hop|sinh hoat){_OF}"
        r" (?:(?:cac|nhung|tung|toan|ca)(?: (?:xa|phuong|tinh))? ?(?:chi hoi|thon|ap|don vi|xom|noi)?)")),
    ("coming", re.compile(rf"(?:xem )?(?:lich|lich trinh) (?:hop|sinh hoat){_OF} (?P<unit>{_PLACES} .+)")),
    ("coming", re.compile(rf"(?P<unit>{_PLACES} .+?) (?:co )?lich (?:hop|sinh hoat)(?: (?:chua|khong|nao))*")),
    ("coming", re.compile(
        rf"(?:se |co )*(?:hop|sinh hoat)(?: (?:o|tai|ben|duoc))* (?:(?:may|nhung) {_PLACES}|{_PLACES} nao)")),
    ("why", re.compile(r"(?:(?:vi|tai|lam) )?sao(?: (?:vay|the|lai|nhi|ha|em|a|nhu|roi|no))*")),
    ("why", re.compile(
        r"(?:vi |tai )?sao (?:ma )?(?:ty le |ti le |so lieu )?(?:cua |o )?(?P<unit>.*?) ?(?:lai |bi |no )*"
        rf"{_HOW_LOW}(?: (?:the|vay|qua|hop|di|nhi|a|xuong|di|so))*")),
    ("why", re.compile(
        rf"(?P<unit>.+?) (?:vi |tai |lam )?sao (?:ma |lai |bi )*{_HOW_LOW}(?: (?:the|vay|qua|nhi|a|xuong|so))*")),
    ("unseen", re.compile(
        r"(?P<unit>.*?) ?(?:co |con |nhung |may )*(?:ai|chi nao|chi em nao|nguoi nao)"
        r" (?:(?:hay|thuong|cu|lau|lau nay|lau roi|lau ngay|may buoi|da lau) )+"
        r"(?:(?:khong|chua|vang|nghi|thay|ko)(?: |$))*(?:di|du|den|hop|sinh hoat|mat| )*")),
    ("unseen", re.compile(r"(?:xem )?can xac minh (?P<unit>(?:toan|ca) .+)")),
    ("report", re.compile(
        r"(?P<unit>.+?) (?:da |co )?(?:nop|gui|lam|xong)(?: (?:xong|duoc|len))? (?:bao cao|bc)"
        r"(?: (?:thang|quy|nam))?(?: (?:roi|xong|da))* ?(?:chua|khong|ko|roi chua)")),
    ("target", re.compile(
        r"(?:so voi |ket qua |tien do |da |co |xa minh )*(?:dat |hoan thanh |duoc )*(?:bao nhieu (?:phan tram )?)?"
        rf"(?:cac |so voi )?chi tieu(?: {_TARGETS})*")),
    ("again", re.compile(
        r"(?:cho )?(?:xem|gui|hien)? ?lai(?: (?:so lieu|ket qua|cai|bang|so))*"
        r"(?: (?:do|nay|vua roi|luc nay|vua xem|khi nay|ban nay))*")),
    ("so-far", re.compile(
        rf"(?:(?:tinh )?den (?:nay|gio|hom nay|bay gio)(?: thi)? )?(?:da |moi |duoc |dat )+{_MANY} phan tram(?: roi)?"
        r"|(?:tinh )?den (?:nay|gio|hom nay|bay gio)(?: thi)? (?:the nao|ra sao|duoc den dau)(?: roi)?")),
)  # fmt: skip
_WEEK = re.compile(r"\btuan (?P<which>này|nay|sau_?|tới|toi)\b")
_MONTH = re.compile(r"\bthang (?P<which>sau_?|tới|toi)\b")


@dataclass(frozen=True)
class UnitAsk:
    """`unit` as it compares, "" for her own; `kind` of the units that are counted. A `coming` one's days are from
    `first` until before `last`; None for all that are to come."""

    what: What
    unit: str = ""
    kind: str = ""
    period: Period | None = None
    first: date | None = None
    last: date | None = None


def read_unit_ask(text: str, *, today: date, cut_off: CutOff = 0) -> UnitAsk | None:
    """What a line asks; None where it is about something else. Whether the unit is one is the caller's."""
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    left = Pieces(SHE_ASKS.sub("", text))
    left.cut(BEFORE)
    left.cut(AFTER)
    plain, first, last = _days(left.text, today)
    if first is not None and last is not None:
        found = _match(plain, {"coming"})
        past = (
            read_period(left.text, today=today, cut_off=cut_off)[0]
            if found and found[3][:3] in {"hop", "sin"}
            else None
        )
        if past is not None and past.kind == "day" and (today - past.start).days < 300:
            return None  # "ngày 7/11 họp thôn nào"
        return None if found is None else UnitAsk("coming", found[1], "", None, first, last)
    period, rest = read_period(left.text, today=today, cut_off=cut_off)
    found = _match(fold(rest), None) or (_match(left.folded, None) if rest != left.text else None)
    if found is None:
        return None
    what, unit, kind, said = found
    if what == "coming" and not (_SOON_SAID.search(left.folded) or "lich" in said.split()):
        return None  # "bao nhiêu chi hội họp tháng 9"
    if what == "coming":
        return UnitAsk("coming", unit, "", None, period.start if period else None, period.end if period else None)
    return UnitAsk(what, unit, kind, period)


_SOON_SAID = re.compile(rf"(?<!\S){_SOON}(?!\S)")


def _match(plain: str, only: set[str] | None) -> tuple[What, str, str, str] | None:
    said = " ".join(_SOON_SAID.sub(" ", plain).split())
    for what, pattern in _ASKED:
        if (only is None or what in only) and (found := pattern.fullmatch(said)) is not None:
            parts = found.groupdict()
            unit = (parts.get("unit") or parts.get("last") or "").strip()
            return what, unit, parts.get("kind") or "", said
    return None


def _days(text: str, today: date) -> tuple[str, date | None, date | None]:
    """The folded text without its days, the first of them and the one after the last; None where none is named."""
    line = Line(text)
    if (week := _WEEK.search(line.plain)) is not None:
        monday = today - timedelta(days=today.weekday())
        monday += timedelta(weeks=week["which"] not in ("này", "nay"))
        return _without(line, week.span()), monday, monday + timedelta(days=7)
    if (month := _MONTH.search(line.plain)) is not None:
        start = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
        return _without(line, month.span()), start, (start + timedelta(days=32)).replace(day=1)
    days, _rest = find_days(line.plain, today)
    if len(days) == 1 and len({day for way in days[0].ways for day in way[:1]}) >= 1:
        day = days[0].ways[0][0]
        return _without(line, days[0].span), day, day + DAY
    return fold(text), None, None


def _without(line: Line, span: tuple[int, int]) -> str:
    return fold(f"{line.original((0, span[0]))} {line.original((span[1], len(line.plain)))}")
