"""Units set beside each other: "thôn Mận so với thôn Bưởi", "thôn nào hơn, Mận hay Bưởi", "so sánh … quý 3"."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.reading.figure_ask import with_name
from bot.reading.figure_pieces import Pieces, whole_words
from bot.reading.figure_words import AFTER, BEFORE
from bot.reading.period_faults import PeriodFault, read_fault
from bot.reading.periods import read_period
from models.periods import CutOff, Period

LONGEST = 140  # characters
MOST = 6  # units
LONGEST_RUN = 10  # words
Measure = Literal["", "gathering", "members", "often"]


@dataclass(frozen=True)
class ComparedLine:
    """The names as they compare (folded), "" for her own unit as a whole; `measure` is "" for who came."""

    names: tuple[str, ...]
    measure: Measure = ""
    period: Period | None = None
    fault: PeriodFault | None = None
    sure: bool = True  # a run alone may be something else
    run: bool = False  # names, it may be, one behind the other, without a word between: "mận bưởi ổi thôn nào cao nhất"


# "Mận hay buoi quy 3": to the reader of periods "buoi" leads to the time.
_BUOI = re.compile(r"\b(va|và|voi|với|hay|hon|hơn|kem|kém|so) (buoi|Buoi|bưởi|Bưởi)\b")
_COMMA = re.compile(r" ?(?:[,;&]|(?<=[^\W\d]) - (?=[^\W\d])) ?")
_UNIT = r"(?:chi hoi|thon|ap|xom|khu(?: pho)?|don vi|noi|xa|phuong|to|ben|dang)"
_MORE = (
    r"(?:(?:cao|thap|tot|dong|kem|nhieu|it|kha|yeu|deu|gioi|manh|te|cham)(?: (?:buoi|lan|chi em|nguoi|hoi vien))* hon"
    r"|hon|kem|bang)(?: (?:nhau|han|chi em|buoi|nguoi))*"
)
_WHICH_MORE = whole_words(
    rf"(?:{_UNIT} nao|ai|ben nao|dau)(?: (?:thi|di|du|hop|sinh hoat|co|ty le|ti le|tap hop|hoi vien|chi em|dat|la"
    rf"|so buoi))*"
    rf" {_MORE}(?: (?:vay|the))*"
)
_WHICH_MOST = whole_words(
    rf"(?:{_UNIT} nao|ai|ben nao|dau)(?: (?:thi|di|du|hop|sinh hoat|co|ty le|ti le|tap hop|hoi vien|chi em|dat|la"
    r"|so buoi))* (?:cao|thap|tot|dong|kem|nhieu|it|kha|yeu|deu|gioi|te|hon ca)(?: (?:buoi|lan|chi em|nguoi|hoi vien))*"
    r" nhat"
)
_OI = re.compile(r"^ổi\b", re.IGNORECASE)  # a place, and nobody who is called
_COMPARE = (
    r"(?:so sanh|doi chieu|chenh lech|chenh|so)"
    r"(?: (?:giua|cac|giup|thu|xem|voi|cung|so lieu|ket qua|chi(?! hoi)|em|minh))*"
)
_HOW_MUCH = whole_words(
    r"(?:la )?(?:bao nhieu|may)(?: (?:diem|phan tram|phan|diem phan tram|buoi|chi|nguoi|hoi vien))*"
    r"|(?:chenh lech|chenh|hon kem|khac)(?: nhau)?(?: (?:the nao|ra sao|sao))?|(?:the nao|ra sao|thi sao|sao roi)"
    r"|(?:hay )?(?:khong|ko)$|nhau|dang"
)
_JOINT = re.compile(rf"(?<!\S)(?:{_COMPARE}|{_MORE}|vs|voi|va|hay(?: la)?|hoac(?: la)?|cung(?: voi)?|lan|giua)(?!\S)")
_SURE = re.compile(rf"(?<!\S)(?!so lieu(?!\S))(?:{_COMPARE}|{_MORE}|vs)(?!\S)")  # "số liệu" compares nothing
_GATHERING = whole_words(r"(?:ty le |ti le )?(?:tap hop|thu hut)(?: (?:hoi vien|phu nu|chi em))*")
_OFTEN = whole_words(r"(?:so|may|bao nhieu) (?:buoi|lan|cuoc)(?: (?:hop|sinh hoat))*")
_OFTENER = re.compile(r"(?<!\S)(?:nhieu|it) (?:buoi|lan|cuoc)(?!\S)|(?<!di )(?<!du )(?:hop|sinh hoat) (?:nhieu|it) hon")
_MEMBERS = whole_words(r"(?:so luong |tong so |tong |so )hoi vien|hoi vien")
_RATE = whole_words(
    r"(?:(?:ty|ti) le|so lieu|ket qua|thong ke|tinh hinh|viec|phan tram)(?: (?:di|du|hop|sinh hoat|cua|o|ve|giua))*"
    r"|(?:di|du|tham du|tham gia)(?: (?:hop|sinh hoat))*|cua|giua|chuyen can|(?:hop|sinh hoat)$"
)
_WHOLE = re.compile(
    r"(?:(?:ca|toan|muc|mat bang|binh quan|trung binh|chung)(?: (?:cua|ca|toan|muc|chung|binh quan|trung binh))*"
    r"(?: (?:xa|phuong|tinh|huyen))?(?: (?:minh|ta|nha))?|(?:xa|phuong|tinh|huyen|chi hoi) (?:minh|ta|nha)|xa"
    r"|phuong|tinh"
    r"|chung)"
)
_DOES = re.compile(
    r"^(?:hop|sinh hoat|moi|gui|nhan|bao|thong bao|nhac|goi|chuyen|gop|nhap|sap nhap|tach|dua|them|ban giao)(?!\S)"
)
_SAYS = re.compile(r"(?<!\S)(?:chua|da) (?:hop|sinh hoat|diem danh)(?!\S)")  # "thôn Mận và thôn Bưởi chưa họp"
_LEADS = re.compile(r"^(?:(?:thi|o|cua|tai|ben|trong|la|ve|cho|co|con) )+|(?: (?:thi|co|la|o|cua))+$")


def read_compared(text: str, *, today: date, cut_off: CutOff = 0) -> ComparedLine | None:
    """The units that a line sets beside each other; one name alone is set beside what she has just read.

    None where it compares nothing. Whether the names are units is the caller's.
    """
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    left = Pieces(_COMMA.sub(" và ", _OI.sub("chi hội Ổi", text.strip(" ?.!,"))))
    left.cut(BEFORE)
    left.cut(AFTER)
    if _DOES.match(left.folded) or _SAYS.search(left.folded):
        return None
    asked = _BUOI.sub(r"\1 thôn \2", left.text)
    period, rest = read_period(asked, today=today, cut_off=cut_off)
    once = len(rest.split())
    while period is not None and (again := read_period(rest, today=today, cut_off=cut_off))[0] == period:
        rest = again[1]  # "thôn Mận tháng 9 với thôn Bưởi tháng 9"
    fault = read_fault(asked, period, today=today)
    if fault is not None and fault.why == "two" and period is not None and len(rest.split()) < once:
        fault = None
    if fault is not None:
        rest, period = (fault.rest if period is None else rest), None
    left.put(with_name(asked, rest))
    measure: Measure = (
        "gathering" if left.cut(_GATHERING) else "often" if left.cut(_OFTEN) or _OFTENER.search(left.folded) else ""
    )
    if not measure and left.cut(_MEMBERS) is not None:
        measure = "members"
    most = left.cut(_WHICH_MOST) is not None
    sure = left.cut(_WHICH_MORE) is not None or _SURE.search(left.folded) is not None
    told = left.cut(_RATE) is not None or bool(measure) or (period is not None and period.kind not in {"day", "week"})
    while left.cut(_RATE) is not None:
        pass
    while left.cut(_HOW_MUCH) is not None:
        pass
    names = tuple(filter(None, (_name(one) for one in _JOINT.split(left.folded))))
    run = len(names) == 1 and (most or told or sure) and 2 <= len(names[0].split()) <= LONGEST_RUN
    if not (sure or run or ((told or most) and len(names) > 1)) or not 1 <= len(names) <= MOST:
        return None
    whole = (_WHOLE.fullmatch(one) or (one == "chi hoi" and len(names) > 1) for one in names)
    return ComparedLine(
        tuple("" if own else one for own, one in zip(whole, names, strict=True)), measure, period, fault, sure, run
    )


def _name(words: str) -> str:
    return _LEADS.sub("", _LEADS.sub("", words.strip())).strip()


_TIMES = re.compile(r"\b(?:so với|so voi|với|voi|hay|và|va|so|hoặc|hoac)\b", re.IGNORECASE)
_WHICH_TIME = re.compile(r"\b(?:thì |thi )?(?:tháng|thang|quý|quy|năm|nam|kỳ|ky) (?:nào|nao)\b", re.IGNORECASE)
_TALK = re.compile(rf"(?<!\S)(?:{_COMPARE}|{_MORE}|(?:ty|ti) le|du|di|hop|sinh hoat|thi|chi em|the nao)(?!\S)")


def read_times(text: str, *, today: date, cut_off: CutOff = 0) -> tuple[tuple[Period, Period], str] | None:
    """Two times that a line sets beside each other, and the unit that it names: "quý 2 hay quý 3 đông hơn".

    None where there are none, or other words.
    """
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    left = Pieces(_COMMA.sub(" và ", _WHICH_TIME.sub(" ", text.strip(" ?.!,"))))
    left.cut(BEFORE)
    left.cut(AFTER)
    if _DOES.match(left.folded) or re.search(rf"(?<!\S){_COMPARE}(?!\S)", left.folded):
        return None  # "quý 3 so với quý 2" is of one, beside the other
    parts = [part.strip() for part in _TIMES.split(left.text) if part.strip()]
    spans, rest = [], []
    for part in parts:
        period, beside = read_period(part, today=today, cut_off=cut_off)
        spans += [period] if period is not None and period.start <= today else []
        rest.append(beside)
    if len(spans) != 2 or spans[0] == spans[1] or spans[0].kind != spans[1].kind:
        return None
    said = " ".join(_TALK.sub(" ", " ".join(Pieces(" ".join(rest)).folded.split())).split())
    first, last = sorted(spans, key=lambda span: span.start)
    return (first, last), said
