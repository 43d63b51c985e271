"""A question about a day of the calendar: "rằm tháng chạp là ngày nào", "hôm nay mùng mấy", "bao giờ tết"."""

import re
from datetime import date, timedelta

from bot.reading.days import find_days
from bot.reading.words import Line
from models.text import fold

LONGEST = 80  # characters
# Feasts by the day that they fall on, as the grammar of days reads it.
_FEASTS = (
    (r"(?:tet )?trung thu", "rằm tháng 8 âm lịch"),
    (r"(?:le )?vu lan|xa toi vong nhan", "rằm tháng 7 âm lịch"),
    (r"tet doan ngo|doan ngo|giet sau bo", "mùng 5 tháng 5 âm lịch"),
    (r"(?:le |ngay )*(?:cung )?ong (?:cong|tao|cong ong tao)", "23 tháng chạp"),
    (r"(?:ngay )?gio to(?: hung vuong)?", "mùng 10 tháng 3 âm lịch"),
    (r"giao thua(?: tet)?", "mùng 1 tết"),  # the night before it
    (r"(?<!ngay )(?<!\d )tet(?: nguyen dan| am lich| ta)?(?! doan)", "mùng 1 tết"),
)
_FEAST = tuple((re.compile(rf"\b(?:{names})\b"), day) for names, day in _FEASTS)
_POLITE = r"(?:(?:da|a|oi|em|nay|alo|chi|toi|minh|co|bac|cho|hoi|xin|xem|giup|biet|coi|the|thi|vay|nhi|ha|voi|nhe) ?)*"
_CALENDAR = r"(?: ?(?:(?:theo |tinh )?(?:am|dương|duong|tây|tay)(?: lich)?|lich (?:am|dương|duong)))?"
_WHICH = (
    rf"(?:{_CALENDAR} ?(?:ngay |hom |mung |thứ |thu )+(?:nao|may|bao nhieu|gi)"
    rf"(?: (?:cua )?(?:thang (?:may|nao)|thứ may|thu may))?{_CALENDAR})"
)
_IS = r"(?: ?(?:la|vao|nhằm|nham|roi|trung|dung|tuc|nay|này|năm nay|nam nay|toi|tới|sau|se|den|ngay))*"
_AFTER = re.compile(rf" *{_POLITE}{_CALENDAR} *\0{_IS} ?{_WHICH} *{_POLITE}[ ?.!]*")
_BEFORE = re.compile(
    rf" *{_POLITE}(?:(?:bao gio|khi nao|hom nao|ngay nao|ngay may|bao lau nua|con may ngay(?: nua)?|may ngay nua)"
    rf"(?: (?:la|den|thi|toi|tới|vao|moi))*) *\0{_IS} *{_POLITE}[ ?.!]*"
)


def read_date_asked(text: str, today: date) -> tuple[date, ...]:
    """The days of which a line asks when they are, at most one of each calendar; () for anything else."""
    if len(text) > LONGEST or "\n" in text.strip():
        return ()
    line = Line(_with_feasts(text))
    days, plain = find_days(line.plain, today)
    if len(days) != 1 or not days[0].ways:
        return ()
    left = re.sub("\0+", "\0", plain)
    if not (_AFTER.fullmatch(left) or _BEFORE.fullmatch(left)):
        return ()
    nearest = [next((day for day in way if day >= today), way[-1]) for way in days[0].ways]
    eve = timedelta(days=1 if "giao thua" in fold(text) else 0)
    return tuple(dict.fromkeys(day - eve for day in nearest))[:2]


def _with_feasts(text: str) -> str:
    """The line with the day of a feast in the place of its name."""
    folded = fold(text)
    for names, day in _FEAST:
        if (found := names.search(folded)) is not None and len(folded.split()) == len(text.split()):
            typed = text.split()
            first = folded[: found.start()].count(" ")
            last = first + found[0].count(" ") + 1
            return " ".join((*typed[:first], day, *typed[last:]))
    return text
