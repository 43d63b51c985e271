"""Charts and Excel files asked for in one line: "biểu đồ xã Hoa Mai quý 3", "xuất excel tháng 10"."""

import re
from dataclasses import dataclass
from datetime import date

from bot.reading.figure_pieces import Pieces
from bot.reading.periods import read_period
from models.periods import CutOff, Period
from models.text import fold

LONGEST = 120  # characters
_DATA = r"(?:so lieu|bao cao|thong ke|tong hop)"
_CHART = re.compile(r"(?<!\S)(?:bang |hinh )?(?:bieu do|do thi|chart)(?!\S)")
_FILE = re.compile(
    rf"(?<!\S)(?:(?:xuat|tai) )?(?:ra )?(?:(?:file|tep|bang|dang) )*(?:{_DATA} )*(?:bang |ra |dang |file |tep )*"
    rf"(?:excel|exel|exce|ecxel|xcel)(?: {_DATA})*(?!\S)"
    rf"|(?<!\S)(?:xuat |tai |in )?(?:file|tep|bang tinh)(?: {_DATA})+(?!\S)"
    rf"|(?<!\S)(?:xuat|tai)(?: ra)?(?: {_DATA})+(?!\S)|^xuat(?!\S)"
    r"|^(?:in|gui)(?: (?:ra|cho|chi|em|toi|minh))* (?:so lieu|thong ke|tong hop)(?!\S)"
    r"|^(?:gui|cho|xin|xem)(?: (?:cho|chi|em|toi|minh))* (?:file|tep)(?= (?:quy|thang|nam|tuan|[69] thang|q\d)(?!\S))"
)
_ROSTER = re.compile(r"(?<!\S)(?:danh sach|so hoi vien|ten hoi vien|to diem danh|ky nhan|khau|hien|phat)(?!\S)")
_KINDS = (
    ("gathering", re.compile(r"(?<!\S)(?:(?:ty|ti) le )?tap hop(?: hoi vien)?(?!\S)")),
    (
        "months",
        re.compile(r"(?<!\S)(?:(?:theo|tung|cac|qua cac|qua tung|hang|moi) thang|xu huong|dien bien|tang giam)(?!\S)"),
    ),
    (
        "units",
        re.compile(
            r"(?<!\S)(?:(?:so sanh|so|giua|theo|xep hang|cac|tung) )+"
            r"(?:chi hoi|xa|phuong|thon|don vi|to|tinh|noi)(?!\S)"
            r"|(?<!\S)so sanh(?!\S)"
        ),
    ),
)
_LITTLE = (
    " a ah bac ban cai can cho chi chau co con coi cua da day di diem danh do du duoc dum em giup gui goi ha hop hoi in"
    " ket qua khong lai lam lay le lieu luon ma minh mot muon nha nhan nhe nhi o oi ra roi sinh hoat so tai tao thi toi"
    " tui ty ti ve vay voi xem xin xuat file tep ca toan don vi "
)


@dataclass(frozen=True)
class PaperAsked:
    """`what`: "workbook" or "chart"; a chart's `kind`: "units", "months", "gathering", "" for the usual one.

    `unit` is what else was said: the name of one, perhaps; `longer`: the same with polite words behind it that may be
    part of the name ("thôn Bưởi Ổi"), the longest first.
    """

    what: str
    kind: str
    period: Period | None
    unit: str
    longer: tuple[str, ...] = ()


def read_paper(text: str, *, today: date, cut_off: CutOff = 0) -> PaperAsked | None:
    """What is asked for; None for anything else, a list of members among it."""
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    left = Pieces(text.strip().lstrip("/").rstrip(" ?.,!"))
    chart = _CHART.search(left.folded) is not None
    if not chart and (_FILE.search(left.folded) is None or _ROSTER.search(left.folded)):
        return None
    left.cut(_CHART if chart else _FILE)
    kind = next((name for name, pattern in _KINDS if chart and left.cut(pattern)), "")
    period, rest = read_period(left.text, today=today, cut_off=cut_off)
    words = fold(rest).split()
    while words and f" {words[0]} " in _LITTLE and words[:2] != ["chi", "hoi"]:
        words.pop(0)
    longer = []
    while words and f" {words[-1]} " in _LITTLE:
        longer.append(" ".join(words))
        words.pop()
    return PaperAsked("chart" if chart else "workbook", kind, period, " ".join(words), tuple(longer))
