"""What a meeting is about, in one line: "thêm nội dung: …", "nội dung họp thứ bảy là …", "bỏ nội dung họp tổ 2"."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from bot.reading.answers import read_answer
from bot.reading.asked_meetings import days_said
from bot.reading.gatherings import Which, read_which, speaks_of_one
from bot.reading.meeting_line import asks_back
from bot.reading.member_lines import adds_women
from bot.reading.polite import LEAD
from bot.reading.words import Line

LONGEST = 400  # characters; what stands behind them is not read


@dataclass(frozen=True)
class ContentLine:
    """Of which meeting (`which.named` is False where none is named), and what: `content` is "" where it is still to be
    asked, or with `removed` where nothing is to be said of it.

    `of_meeting` where the line speaks of a meeting at all. Without `sure` the line may also be a new call
    ("họp thứ bảy bàn về vay vốn"). `added`: to what was said before, which stays. `doubtful` where it may be said of
    something else ("thêm phần văn nghệ"): she is asked before it is written.
    """

    which: Which
    content: str = ""
    removed: bool = False
    of_meeting: bool = False
    sure: bool = True
    added: bool = False
    doubtful: bool = False


_SUBJECT = r"(?:noi dung|nd)\b(?: chinh)?"
_ADD = re.compile(rf"{LEAD}(?:them|bo sung|ghi|ghi them|noi them|dien|dien them|them vao)(?: phan)? {_SUBJECT}")
_ADDS = re.compile(rf"{LEAD}(?:them|bo sung|ghi them|noi them|dien them)\b")
_CHANGE = re.compile(rf"{LEAD}(?:doi|sua|thay|thay doi|chinh)(?: lai)?(?: phan)? {_SUBJECT}")
_REMOVE = re.compile(rf"{LEAD}(?:bo|xoa|khong ghi|thoi khong ghi)(?: phan)? {_SUBJECT}")
_BARE = re.compile(rf"{LEAD}{_SUBJECT}")
# Between the meeting and what it is about; "sang" ("to", and "morning") only of a change.
_IS = re.compile(r" ?(?:[:=]|->|→|\b(?:lai la|la|thanh|gom|gom co|nhu sau)\b[ :]*)[ ,]*")
_INTO = re.compile(r" ?\b(?:sang_?|qua)\b[ :]*")
_SAID_LAST = re.compile(
    rf"{LEAD}(?P<which>.{{2,60}}?),? (?:(?:thi|co|se|la) )*"
    rf"(?:{_SUBJECT}(?: la)?(?: ve)? ?:? ?|(?:de )?ban (?:ve|viec|chuyen|bac) (?:ve )?|noi chuyen (?:ve )?|noi ve )"
)
# "thêm phần tổng kết năm", "buổi thứ bảy thêm mục thu hội phí": one more thing, not another subject.
_ADDING = r"(?:them|bo sung|ghi them|noi them|dua them|cho them)(?: (?:một|mot|1))?"
_PART = r"(?:phan|muc|tiet muc)\b(?! (?:thuong|tram|luc|nao|gi|nay|này|nua|em|diem danh)\b) ?:? ?"
_MORE_FIRST = re.compile(rf"{LEAD}{_ADDING} {_PART}")
_MORE_LAST = re.compile(rf"{LEAD}(?P<which>.{{2,60}}?),? (?:(?:thi|minh|em|nho|co) )*{_ADDING} {_PART}")
# "thêm việc …" is said of all and everything: of a meeting only where one is named behind it.
_MATTER_FIRST = re.compile(rf"{LEAD}{_ADDING} (?:viec|chuyen)\b(?! (?:nao|gi|nay|này|nua)\b) ?:? ?")
# "thêm Phan Thị Nhài", "thêm Mục Thị Lan": a woman, whose surname only looks like "phần", "mục".
_SURNAME = re.compile(
    r"(?i:(?:thêm|them|bổ sung|bo sung|ghi thêm|ghi them))(?: (?i:một|mot|1))? "
    r"(?:(?:Phan|Muc)(?: [A-Z][a-z]+){2,4}$|(?P<marked>(?i:phan)|(?i:mục) (?i:thị)\b))"
)
# Without its accents it may be either: "them phan thi nhai".
_SURNAME_BARE = re.compile(r"(?:them|bo sung|ghi them)(?: mot| chi)? (?P<name>(?:phan|muc) thi(?: [a-z]{1,7}){1,2})")
_ASKS_LEAVE = re.compile(r"\b(?:duoc |dc )?(?:khong|ko|k|chưa|chua|nao)(?: (?:em|chi|a|ạ|nhi|vay|the))*$")
# "thêm phần văn nghệ được không em": she may say what her meeting is about, and only asks whether it can be done.
_MAY_I = re.compile(
    r"[ ,]+(?:co )?(?:duoc|dc) (?:khong|ko|k|hong|hok|chu)(?: (?:em|chi|a|ạ|nhi|vay|the|day|ha))*[ ?.!,]*$"
)
_OF_WHICH = re.compile(r" (?:vao|vào|cho|trong|o) (?=(?:buoi|cuoc|lich|hop|sinh hoat)\b)")
_A_MEETING = re.compile(r"(?:cua |cho |vao |trong )?(?:(?:buoi|cuoc) (?:hop|sinh hoat)|buoi|hop(?! mat))\b ?")
_LITTLE = re.compile(r"\b(?:cua|cho|vao|trong|them|la|(?:giup|gium|ho)(?: (?:chi|em|toi|minh))?)\b")
_NOTICE = re.compile(r" ?(?:cua |cho |vao |trong )*(?:cac )?(?:tin|thong bao|loi nhan)\b")  # that is no meeting's
_ASKS = re.compile(r"\?|\bgi(?: (?:em|chi|a|ạ|ha|vay|the|nhi|day))*$|\b(?:the nao|ra sao|gi (?:khong|chưa|chua))\b")
_PARTICLES = re.compile(
    r"(?:[ ,.;:!|-]|\b(?:nhé|nhe|(?<!văn )(?<!van )nghe|nghen|nhen|ạ|nha)(?: (?:em|chị em|các chị))?(?=[ .!,|]*$))*$",
    re.IGNORECASE,
)


def read_content(text: str, *, now: datetime) -> ContentLine | None:
    """What a line says a meeting is about; None where it says nothing of that, or asks. `now` is aware, local."""
    line = Line(text[:LONGEST])
    if (asked := _MAY_I.search(line.plain)) is not None and asked.start():
        said = read_content(line.original((0, asked.start())), now=now)
        if said is not None and said.content and said.added:
            return replace(said, doubtful=True)
    if asks_back(line.text) or _ASKS.search(line.plain.strip(" .,!")) or _adds_a_woman(line.text, now):
        return None
    if (more := _one_more(line, now)) is not None:
        return more
    lead = next((found for pattern in (_REMOVE, _ADD, _CHANGE, _BARE) if (found := pattern.match(line.plain))), None)
    if lead is not None and _NOTICE.match(line.plain, lead.end()):
        return None
    if match := _REMOVE.match(line.plain):
        meeting = _meeting(line.plain[match.end() :], now)
        return None if meeting is None else ContentLine(meeting[0], removed=True, of_meeting=meeting[1])
    for pattern, separators in ((_ADD, (_IS,)), (_CHANGE, (_IS, _INTO))):
        if match := pattern.match(line.plain):
            told = _split(line, match.end(), separators, now) or _unsplit(line, match.end(), now)
            adds = pattern is _ADD and _ADDS.match(line.plain) is not None
            return replace(told, added=True) if adds and told is not None else told
    if match := _BARE.match(line.plain):
        return _split(line, match.end(), (_IS,), now, whole=False)
    return _said_last(line, now)


def _adds_a_woman(text: str, now: datetime) -> bool:
    """Whether it is a woman who is to be added, to the book."""
    found = _SURNAME.search(text)
    named = found is not None and (not found["marked"] or not text.isascii())
    # "thêm phần Nguyễn Thị Lan 1975", with its accents, is no surname.
    return named or (adds_women(text, today=now.date()) and not re.search(r"(?i:phần) |\bmục (?!thị\b)", text))


def bare_name_added(text: str) -> str:
    """The name of the woman whom "them phan thi nhai" may add, with its capitals; "" where it can be none."""
    found = _SURNAME_BARE.fullmatch(text.strip(" .!").lower())
    return found["name"].title() if found else ""


def bare_content(text: str, *, now: datetime) -> str:
    """What "nội dung: …" says where no meeting is named: of the one that she is just calling. "" for anything else."""
    line = read_content(text, now=now)
    return "" if line is None or line.which.named or not line.sure else line.content


def _split(
    line: Line, start: int, separators: tuple[re.Pattern[str], ...], now: datetime, *, whole: bool = True
) -> ContentLine | None:
    """Where a word stands between the meeting and what it is about; `whole` where nothing need stand behind it."""
    for pattern in separators:
        for found in pattern.finditer(line.plain, start):
            meeting = _meeting(line.plain[start : found.start()], now)
            content = _tidy(line.original((found.end(), len(line.plain))))
            if meeting is not None and (content or whole):
                return ContentLine(meeting[0], content, of_meeting=meeting[1])
    return None


def _unsplit(line: Line, start: int, now: datetime) -> ContentLine | None:
    """Without such a word: the longest beginning that names a meeting, and the rest is what it is about."""
    plain = line.plain
    ends = [match.start() for match in re.finditer(r"(?= )|$", plain) if match.start() > start]
    for end in reversed(ends):
        meeting = _meeting(plain[start:end], now)
        if meeting is not None and (meeting[0].named or end == len(plain)):
            return ContentLine(meeting[0], _tidy(line.original((end, len(plain)))), of_meeting=meeting[1])
    begin = start + len(plain[start:]) - len(plain[start:].lstrip(" ,"))
    led = _A_MEETING.match(plain, begin)
    return ContentLine(Which(), _tidy(line.original((led.end() if led else begin, len(plain)))), of_meeting=bool(led))


def _one_more(line: Line, now: datetime) -> ContentLine | None:
    """One more thing for a meeting, named before it or behind it, or not at all; never a question or her own answer."""
    plain = line.plain
    if _ASKS_LEAVE.search(plain.strip(" .,!")):
        return None
    match = _MORE_FIRST.match(plain)
    if behind := match or _MATTER_FIRST.match(plain):
        for found in _OF_WHICH.finditer(plain, behind.end()):
            meeting = _meeting(plain[found.end() :], now)
            content = _tidy(line.original((behind.end(), found.start())))
            if meeting is not None and content:
                return ContentLine(meeting[0], content, of_meeting=True, added=True)
    if match is not None:
        content = _tidy(line.original((match.end(), len(plain))))
        return ContentLine(Which(), content, added=True, doubtful=True) if content else None
    if (match := _MORE_LAST.match(plain)) is None or not speaks_of_one(match["which"]):
        return None
    meeting = _meeting(match["which"], now)
    content = _tidy(line.original((match.end(), len(plain))))
    if meeting is None or not meeting[0].named or not content or _answers(line.text, now):
        return None
    return ContentLine(meeting[0], content, of_meeting=True, sure=False, added=True)


def _answers(text: str, now: datetime) -> bool:
    days, rest = days_said(text, now.date())
    return (read_answer(text) or (read_answer(rest) if days else None)) is not None


def _said_last(line: Line, now: datetime) -> ContentLine | None:
    """ "buổi thứ bảy nội dung là …", "buổi thứ bảy bàn về …"."""
    if (match := _SAID_LAST.match(line.plain)) is None:
        return None
    meeting = _meeting(match["which"], now)
    content = _tidy(line.original((match.end(), len(line.plain))))
    if meeting is None or not meeting[0].named or not content:
        return None
    sure = re.match(rf"{LEAD}(?:buoi|cuoc)\b", line.plain) is not None
    return ContentLine(meeting[0], content, of_meeting=True, sure=sure)


def _meeting(words: str, now: datetime) -> tuple[Which, bool] | None:
    """Which meeting the words name and whether they speak of one at all; None where they say something else."""
    which = read_which(_LITTLE.sub(" ", words).strip(" ,.!"), now)
    return None if which.rest.strip(" ,.") else (which, which.named or speaks_of_one(words))


def _tidy(words: str) -> str:
    return " ".join(_PARTICLES.sub("", words).strip(" ,:-").split())
