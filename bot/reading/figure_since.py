"""How the number of members changed since a time began: "hội viên tăng giảm thế nào so với đầu năm"."""

import re
from dataclasses import replace
from datetime import date

from bot.reading.figure_asked import FigureAsk
from bot.reading.figure_pieces import Pieces, whole_words
from models.periods import DAY, BookKind, CutOff, Period, current

_START = whole_words(r"(?:so sanh|so)(?: voi)? (?:hoi |luc |thoi diem )?dau (?P<start>nam|quy|thang)(?: nay)?")
_MEMBERS = re.compile(r"(?<!\S)(?:hoi vien|thanh vien)(?!\S)")
_CHANGE = whole_words(
    r"(?:co |da |dang |thi )*(?:tang hay (?:la )?giam|giam hay (?:la )?tang|tang giam|bien dong|tang|giam)"
    r"(?: (?:duoc|len|di|them|bao nhieu|may|chi|nguoi|the nao|ra sao|khong|ko))*"
    r"|^(?:tong )?so(?: luong)?(?= |$)|(?:bao nhieu|may)"
)
_KINDS: dict[str, BookKind] = {"nam": "year", "quy": "quarter", "thang": "month"}


def since_start(ask: FigureAsk, left: Pieces, today: date, cut_off: CutOff) -> FigureAsk:
    """The same with the time that has begun, beside the day before it; as it was where nothing such is asked."""
    if ask.against or not _MEMBERS.search(left.folded):
        return ask
    found = left.cut(_START)
    if found is None:
        return ask
    for pattern in (_CHANGE, _MEMBERS):
        while left.cut(pattern) is not None:
            pass
    since = current(_KINDS[found["start"]], today, cut_off=cut_off).start
    return replace(ask, against="start", period=Period(since, today + DAY, "range"))
