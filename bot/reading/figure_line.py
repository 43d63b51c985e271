"""Questions for figures as people ask them: "tháng 9 mấy chị dự", "quý 3 họp mấy buổi", "tỷ lệ tháng trước"."""

import re
from datetime import date, timedelta

from bot.reading.figure_ask import with_name
from bot.reading.periods import read_period
from models.periods import CutOff, Period
from models.text import fold

LONGEST = 120  # characters
# Without a year a day or month is the latest that has begun: one so long ago is rather the one that comes.
_LONG_AGO = timedelta(days=300)
_MANY = r"(?:co |duoc )*(?:bao nhieu|nhieu|may)(?: phan tram)?"
_WHO = r"(?:chi em|ba con|phu nu|hoi vien|luot nguoi|nguoi|luot|chi)"
_CAME = (
    r"(?:(?:da|co|duoc) )*(?:di du hop|di hop|di sinh hoat|di du|du hop|du sinh hoat|den hop|den du|tham gia sinh hoat"
    r"|tham gia|tham du|co mat|vang mat|vang hop|vang|toi hop|hop|sinh hoat|du|den|di)(?: duoc| day du| roi)*"
)
_MET = r"(?:(?:da|co) )*(?:hop|sinh hoat|to chuc hop|to chuc sinh hoat|to chuc)(?: hop| sinh hoat)?(?: duoc| co)*"
_HOW = r"(?:the nao|ra sao|nhu the nao|sao|(?:co )?(?:dong|nhieu|du|deu|day du)(?: du| dan)? (?:khong|ko|k|hay khong))"
_RATE = (
    r"(?:ty|ti) le(?: (?:di|du|den|tham gia|tham du|co mat|chuyen can|vang))*(?: (?:hop|sinh hoat|mat))*"
    r"(?: (?:la )?(?:bao nhieu|may phan tram|the nao|ra sao))?"
)
_SUMMED = (
    r"(?:bang )?(?:tinh hinh|ket qua|so lieu|thong ke|bao cao|tong ket|tong hop)"
    r"(?: (?:nhanh|so lieu|ket qua|tinh hinh|viec|di hop|du hop|sinh hoat|hop|chi hoi|ve|cua))*"
)
_MET_AT_ALL = r"(?:da |co )?(?:hop|sinh hoat)(?: duoc| buoi| lan| nao| gi)* (?:chua|khong|ko)"
_OURS = re.compile(
    r"(?<!\S)(?:(?:ca|toan) (?:xa|phuong|tinh|chi hoi|thon|huyen)(?: minh)?"
    r"|(?:(?:thon|ap|xom|chi hoi|xa|phuong|to|ben|don vi|chi em|cua|hoi|o|tai) )*minh|chi em)(?!\S)"
)
# What may be left of a question that names no unit. Beside a name they are part of it: "thôn Bưởi" is no "buổi".
_LITTLE = re.compile(
    r"(?:(?:thang|quy|nam|buoi|cuoc|hop|hom|ngay|di|du|sinh|hoat|thi|so|cho|chi|em|viec|tinh|hinh|ket|qua|cua|vay)"
    r"(?: |$))*"
)
_A_KIND = re.compile(rf"{_SUMMED} (?P<kind>thang|quy|nam)(?: (?:nay|a|nhe|em))*")
_QUESTIONS = tuple(
    re.compile(rf"(?<!\S){pattern}(?!\S)")
    for pattern in (
        rf"{_MANY} {_WHO} {_CAME}(?: {_WHO})?",
        rf"{_CAME} {_MANY} {_WHO}",
        rf"{_MET} {_MANY}(?: (?:buoi|lan|cuoc))?",
        rf"{_MANY} (?:buoi|cuoc|lan) (?:hop|sinh hoat)",
        rf"{_MANY} (?:buoi|cuoc)",
        r"(?:tong )?so (?:luong )?(?:buoi|cuoc|lan)(?: (?:da )?(?:hop|sinh hoat))*",
        rf"(?:di hop|du hop|sinh hoat|hop|du sinh hoat|vang(?: mat)?) {_HOW}",
        rf"{_CAME}(?: duoc)? (?:bao nhieu|nhieu)",
        rf"(?:co|duoc) (?:bao nhieu|nhieu|may) {_WHO}",
        r"(?:bao nhieu|may) (?:chi em|chi|nguoi|hoi vien)",
        rf"(?:tong )?so (?:luong )?{_WHO}(?: {_WHO})? {_CAME}",
        rf"(?:{_CAME} )?(?:(?:duoc|dat|la) )?(?:bao nhieu|may) phan tram",
        rf"phan tram {_CAME}",
        _RATE,
        rf"{_SUMMED}(?: {_HOW})?",
        _MET_AT_ALL,
    )
)
_HOW_OFTEN = re.compile(rf"(?<!\S)(?:(?:{_MANY}|so|so luong) (?:buoi|cuoc|lan)|{_MET_AT_ALL})(?!\S)")
_BARELY = re.compile(r"(?<!\S)(?:bao nhieu|may)$")
# "Mấy chị đi" is asked of what comes as well as of what was.
_GOING = re.compile(r"(?<!\S)di(?: duoc)?$")
_OF_HERSELF = re.compile(
    r"(?<!\S)(?<!chi )(?<!hoi )(?<!thon )(?<!to )(?<!ben )(?<!xa )(?<!cua )(?:toi|tui|minh|em|chau|con) (?:da |co )?"
    r"(?:di|du|vang|den|tham)(?!\S)"
)
_BEFORE = re.compile(
    r"(?: (?:da|em oi|chi oi|em|cho (?:chi|toi|em|co|bac|minh) (?:hoi|xem)|cho hoi|xem|thi|o|cua|tai|ben|trong|vay|the"
    r"|con|roi|a))+(?= )"
)
_AFTER = re.compile(r"(?: (?:roi|a|vay|the|nhi|em oi|chi oi|em|ha|nhe|voi|tat ca|thi|o|cua|tai|trong|la))+ $")


def read_figures(text: str, *, today: date, cut_off: CutOff = 0) -> tuple[Period, str] | None:
    """The period that is asked about, and whatever else was said (a unit's name, "" for none); None for no question.

    A question without a period, or about a day or week that is not over, is about who will come.
    """
    if len(text) > LONGEST:
        return None
    period, rest = read_period(text, today=today, cut_off=cut_off)
    if period is None and (summed := _A_KIND.fullmatch(fold(text).strip())):  # "báo cáo tháng"
        period, rest = read_period(f"{summed['kind']} này", today=today, cut_off=cut_off)
        rest = text
    if period is None or period.start > today:
        return None
    said = fold(with_name(text, rest))
    if _BARELY.search(said) and f"{said} buoi" in fold(text):  # "bao nhiêu buổi năm nay": "buổi" leads to no time
        said = f"{said} buoi"
    if _OF_HERSELF.search(said):
        return None
    for pattern in _QUESTIONS:
        found = pattern.search(said)
        if found is None:
            continue
        if _is_to_come(period, found[0], text, today):
            return None
        left = f" {said[: found.start()].strip()} {said[found.end() :].strip()} ".replace("  ", " ")
        left = _AFTER.sub(" ", " ".join(["", *_OURS.sub(" ", left).split(), ""]))
        polite = _BEFORE.match(left)
        left = left[polite.end() if polite else 0 :].strip()
        return period, "" if _LITTLE.fullmatch(left) else left
    return None


def asks_how_often(text: str) -> bool:
    """Whether a question for figures is how many meetings there were, or whether there was one, and not who came."""
    return _HOW_OFTEN.search(fold(text[:LONGEST])) is not None


def _is_to_come(period: Period, question: str, text: str, today: date) -> bool:
    if period.kind in {"day", "week"} and period.end > today:
        return True
    if re.fullmatch(_MET_AT_ALL, question) and not question.endswith("chua") and period.end > today:
        return True
    with_year = re.search(r"(?:19|20)\d\d|\b(?:ngoai|truoc)\b", fold(text)) is not None
    if not with_year and period.kind in {"day", "month"} and today - period.start > _LONG_AGO:
        return True
    return _GOING.search(question) is not None and period.kind == "month" and period.end > today
