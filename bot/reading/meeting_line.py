"""A head's call to a meeting in one message: "họp chi hội 7 rưỡi tối thứ bảy tuần sau, nhà văn hóa thôn"."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.reading.meeting_subject import OF_A_FUND, split_subject, subject_first
from bot.reading.meetings_of_others import OF_HER_FAMILY, OF_OTHERS
from bot.reading.several_units import first_of_several
from bot.reading.when import LONGEST, Reading, read_line
from bot.reading.words import Line

MeetingKind = Literal["branch", "group", "club", "committee", "standing", "briefing", "training", "event"]


@dataclass(frozen=True)
class MeetingLine:
    """A call that was read: kind of meeting, the unit if one is named ("tổ 2", "CLB dân vũ"), time, place, content.

    `whom` is "heads" (branch heads), "leaders" (group leaders, too) or "members" where the line says it, else "".
    `of_branch` where it says "chi hội" and no name. `place` and `topic` are the head's own words, "" where she gave
    none. `when.rest` is all but the time. `also` are further units beside the first: "tổ 4" of "tổ 3 và tổ 4".
    """

    kind: MeetingKind
    group: str
    when: Reading
    place: str
    topic: str
    whom: str = ""
    of_branch: bool = False
    also: tuple[str, ...] = ()


_EVENT = r"(?:mit tinh|giao luu|toa dam|hoi thi|ngay hoi|le ky niem|su kien|ra quan)"
_CLUB = r"(?:clb|cau lac bo|doi van nghe)"
_PRACTISES = r"(?:tap luyen|luyen tap|tap(?! huan))"  # a club's own word for its meetings
_SPEAKS_OF_MEETING = re.compile(
    rf"\b(?:hop|sinh hoat|tap huan|giao ban|gap mat|{_EVENT})\b|\b{_CLUB}\b.*\b{_PRACTISES}\b"
)
# "hẹn chị em 7h tối mai ở nhà văn hóa": a call, too, where the day and the hour are certain.
_APPOINTS = re.compile(r"\b(?:hen|mời|moi)\b")
# Asking, answering and reporting also speak of a meeting and a time; a question mark makes anything a question.
_NO_CALL = re.compile(
    r"\?|\b(?:may (?:gio|h|nguoi|chi)|bao nhieu|nhung ai|nha ai|ai (?:di|chua)|o dau|(?:cho|chi) nao"
    r"|(?:khi|luc|hom|ngay|bua|the) nao|bao gio|gi vay|khong|ko|k|hong|hok|chưa"
    r"|di duoc|di dc|den tre|xin nghi|xin phep|vang|bận|ban (?:viec|roi|gat)|(?:em|con|toi) ban|co mat|da hop|di hop"
    r"|hop (?:xong|roi)|(?:hom|bua|tuan|thang) (?:qua|truoc|roi)|hom kia|huy|hoan|doi (?:gio|ngay|lich|sang))\b"
    r"|\bchua$(?<!nha chua)(?<!o chua)(?<!tai chua)|\bgi(?: (?:em|chi|a|ha|nhi))*$"
    # Her own answer: "… em đi nhé"; "chị em đi nhé" is said to the others.
    r"|(?<!\bchi )\b(?:em|con|chau|toi|tui|minh) (?:se |cung |van )?(?:di|den|tham gia|nghi)(?: (?:nhé|nhe|nha|a))*$"
)
# Asked of what she has heard: "tối mai họp lúc 7h à"; "ạ" is only polite, and so is "ha" where accents are written.
_ASKED_BACK = re.compile(r"\b(?:à|hả|hử|hở|ư|nhỉ|chứ|chớ)(?: (?:em|chị|cháu|con))?[ .!]*$", re.IGNORECASE)
_DISCUSSED = re.compile(r"\bbàn (?=việc|chuyện)", re.IGNORECASE)
# "mời các chị đi họp" invites; "em đi họp" answers.
_TO_GO = re.compile(
    r"(?<=\b(?:mời|moi)) (?:(?:các|cac) (?:chị|chi)(?: em)?|chị em|chi em|cả nhà|ca nha|bà con|ba con|mọi người"
    r"|moi nguoi)"
    r" (?:đi|di)(?= (?:họp|hop)\b)",
    re.IGNORECASE,
)
_ASKED_BACK_BARE = re.compile(r"\bha(?: (?:em|chi|chau|con))?[ .!]*$", re.IGNORECASE)
_POLITE = (
    r"(?:(?:da|vang|a|oi|nay|alo|em|chi|con|chau|nho|giup|gium|cho|muon|can|se|minh|hoi|bot|xin|kinh|mời|moi|bao|goi|hen"
    r"|tao|to chuc|len|lich|dat|them|thong bao|cac|ca|tat ca|toan the|hoi vien|phu nu|ba con|chi em|den|di|du|toi"
    r"|tới)[ ,:]+)*"
)
_AT_PLACE = r"(?:o|tai|nha|hoi truong|tru so|noi dung)"
_HEADS = r"(?:chi hoi truong|truong chi hoi|chi hoi pho|can bo chi hoi|to truong)"
_FOR = re.compile(rf" (?:cho|danh cho) (?:cac )?(?:(?:chi )?{_HEADS}|hoi vien|chi em).*$")
_AREA = r"(?:xa|phuong|tinh|huyen|quan|thi tran|chi hoi)"
_URGENT = r"(?:gap(?! mat)|khan(?: cap)?|dot xuat|bat thuong)"
_VERB = (
    rf"(?P<call>(?:du )?(?:hop(?: mat)?|gap mat|sinh hoat|giao ban|tap huan|lop tap huan|mo lop tap huan"
    rf"|{_EVENT}))\b"
    rf"(?: (?:dinh ky|thuong ky|quy(?!{OF_A_FUND})(?: (?:[1-4]|iv|i{{1,3}})\b)?|{_URGENT}"
    rf"|(?P<feast>(?:(?:mừng|ky niem|nhan)(?: ngay)? )?\d\d?/\d\d?)"
    r"|voi|cho|cua|lop))*"
)
_EVERYBODY = r"(?:hoi vien|chi em|(?:bà|ba) con|(?:mọi|moi) nguoi|(?<=ca )nha|(?<=cac )chi(?! (?:chi )?hoi| em))"
_WHOM = (
    rf"(?P<whom>(?:(?:ca |cac |toan the )?(?:(?:chi )?{_HEADS}(?:(?: ?,| va| voi)+ (?:cac )?{_HEADS})*"
    rf"|{_EVERYBODY})|giao ban)(?: (?:toan |ca |trong |cua )?{_AREA}\b(?: (?!{_AT_PLACE}\b)\w+){{0,2}})?)"
)
_UNIT = (
    r"(?P<unit>chi hoi(?: phu nu)?(?: (?:thon|ap|xom|khu) \w+(?: \d+)?)?"
    r"|to (?:phu nu )?(?:so )?(?:\d{1,2}|một|mot|hai|ba|bon|tư|tu|năm|nam|sáu|sau_|bay|tam|chin|muoi)\b"
    rf"|(?:{_CLUB}|mo hinh|to (?:nhom|vay von|tiet kiem|hop tac))\b"
    rf"(?: (?!{_AT_PLACE}\b)(?!hop\b|sinh hoat\b|{_PRACTISES}\b)\w+){{0,5}}"
    r"|(?:(?:ban )?chap hanh|bch|(?:ban )?thuong vu|btv)"
    r"(?: (?:chi hoi|hoi|lhpn|lien hiep|phu nu|xa|phuong|mở rộng|mo rong))*"
    r"|to phu nu|to(?: minh| ta)?(?= ?(?:$|[|,.:]|o |tai |nha |hoi truong |noi dung|nd )))"
)
# Whom it is for may stand behind the time: "họp 8h sáng thứ tư ban chấp hành".
_NEXT = r"(?: ?,? ?|(?: \||,) (?:(?:voi|cho|cua) )?)"
_CALL = re.compile(rf"{_POLITE}\b{_VERB}(?: lai\b)?(?:{_NEXT}{_WHOM})?(?:{_NEXT}{_UNIT})?(?: {_URGENT}\b)?(?: lai\b)?")
# The people before the word: "mời tổ trưởng họp …", "gọi tổ 2 đến họp …"; without the word "hẹn chị em …".
_ALL_OF = r"(?:(?:cac|ca|toan the|tat ca|het) )*"
_GO = r"(?:[ ,|]+(?:den|di|du|ve|toi|tới|qua|gặp|nhau))*"
_TO_COME = (
    r"(?:(?<=mời )|(?<=moi )|(?<=goi )|(?<=hen )|(?<=bao )|(?<=cho ))(?:(?:giup|gium|ho) (?:(?:chi|em|toi|minh) )?)?"
)
_CALLS = (
    re.compile(rf"{_POLITE}{_TO_COME}{_ALL_OF}{_WHOM}{_GO}[ ,|]+\b{_VERB}(?: ?,? ?{_UNIT})?(?: {_URGENT}\b)?"),
    re.compile(rf"{_POLITE}{_TO_COME}{_ALL_OF}{_UNIT}{_GO}[ ,|]+\b{_VERB}"),
    _CALL,
)
# "tổ 1 họp nhà chị Lụa" says nothing of inviting: with its day and hour it is a call all the same.
_HELD = tuple(
    re.compile(rf"{_POLITE}{_ALL_OF}{people}(?: (?:minh|ta))?(?: se)?[ ,|]+\b{_VERB}") for people in (_WHOM, _UNIT)
)
_OF_A_CLUB = re.compile(
    rf"{_POLITE}(?P<unit>{_CLUB}\b(?: (?!{_AT_PLACE}\b)(?!{_PRACTISES}\b)\w+){{0,5}})[ ,|]+(?P<call>{_PRACTISES})\b"
)
_APPOINTMENTS = tuple(
    re.compile(rf"{_POLITE}(?:(?<=hen )|(?<=mời )|(?<=moi ))(?:gap )?{_ALL_OF}{people}{_GO}(?= ?\||$)")
    for people in (_WHOM, _UNIT)
)
_PLACE = re.compile(r"[ ,.;:|-]*(?:dia diem|tai|o|nha|hoi truong|san|truong|tru so)\b")
_AT = re.compile(r"[ ,]+(?:ở|tại|địa điểm|o nha|tai)(?=[ :,])", re.IGNORECASE)
_LEADS_TO_A_PLACE = re.compile(r"^(?:[ ,.;:|-]|(?:địa điểm|dia diem|tại|tai|ở|o)(?=[ :,]))+", re.IGNORECASE)
_PARTICLES = re.compile(
    r"(?:[ ,.;:!|-]|\b(?:nhé|nhe|nghe|nghen|nhen|ạ|a|nha)(?: (?:em|chị em|các chị|cả nhà))?(?=[ .!,|]*$))*$",
    re.IGNORECASE,
)
_HER_OWN = (
    "chi hoi",
    "chi hoi phu nu",
    "to phu nu",
    "to",
    "to minh",
    "to ta",
)  # named without a name: the one she leads
_CUT = " | "
_CALLS_OF_ITSELF = re.compile(
    r"(?:(?:em|chi|minh|toi|nho|muon|can|cho|mời|moi|goi|to chuc|mo|cuoc) )*(?:hop|sinh hoat|giao ban)\b"
)


def read_meeting_line(text: str, *, now: datetime) -> MeetingLine | None:
    """The meeting that a line calls; None where it calls none or says no time. `now` is aware, in the unit's time zone.

    "mấy giờ họp", "lịch họp", "hủy họp", "tối mai em không đi họp" are no calls.
    """
    line = Line(text[:LONGEST])
    spoken = bool(_SPEAKS_OF_MEETING.search(line.plain))
    if not (spoken or _APPOINTS.search(line.plain)) or _NO_CALL.search(_about_nothing(line)) or asks_back(line.text):
        return None
    when = read_line(line, now=now)
    if not (when.day or when.hour or when.choices or when.problem) or not (spoken or (when.day and when.hour)):
        return None
    # The cut where the time stood stays visible: it ends a club's name or a training's subject.
    line = Line(_CUT.join(when.beside))
    certain = _HELD if when.day and when.hour else ()
    patterns = (*_CALLS, _OF_A_CLUB, *certain) if spoken else _APPOINTMENTS
    called = _called(patterns, line)
    also: tuple[str, ...] = ()
    if (several := first_of_several(line)) is not None:
        shorter, first, others = several
        of_first = _called(patterns, shorter)
        if of_first is not None and (of_first.groupdict().get("unit") or "").strip() == first:
            line, called, also = shorter, of_first, others
    if called is None or _is_not_ours(line, called):
        return None
    call, kind, whom, unit = _whom_it_calls(line, called)
    place, topic = split_subject(line, called.end())
    if not topic:
        topic, place = subject_first(place)
    if not topic and kind != "event" and call.get("feast"):
        topic = line.original(called.span("feast"))
    if kind == "event" and not topic:
        topic, _, place = line.original((called.start("call"), len(line.plain))).partition(_CUT.strip())
        topic, place = _without_place(topic, place)
    if kind == "training" and not topic and not _PLACE.match(line.plain, called.end()):
        topic, _, place = place.partition(_CUT.strip())
        subject = Line(topic)
        if not whom and (told := _FOR.search(subject.plain)):
            # "tập huấn phòng cháy cho chi hội trưởng": for whom it is may stand behind its subject.
            whom, topic = _whom(told[0]), subject.original((0, told.start()))
    if when.problem == "repeats" and when.repeated is None:
        place = topic = ""  # the day still stands among them
    return MeetingLine(kind, unit, when, _tidy(place), _tidy(topic), whom, call["unit"] in _HER_OWN[:2], also)


def read_bare_call(text: str, *, now: datetime) -> MeetingLine | None:
    """Whom a line calls that says nothing of when: "họp tổ 1", "mời họp chi hội trưởng toàn xã"; else None.

    "họp", "lịch họp tổ 1" and whatever asks are no such calls.
    """
    line = Line(text[:LONGEST])
    if not _CALLS_OF_ITSELF.match(line.plain) or _NO_CALL.search(line.plain) or asks_back(line.text):
        return None
    called = _called(_CALLS, line)
    if called is None or _tidy(line.original((called.end(), len(line.plain)))) or _is_not_ours(line, called):
        return None
    call, kind, whom, unit = _whom_it_calls(line, called)
    if not (call["unit"] or call["whom"]):
        return None
    return MeetingLine(kind, unit, Reading(), "", "", whom, call["unit"] in _HER_OWN[:2])


def _whom_it_calls(line: Line, called: re.Match[str]) -> tuple[dict[str, str | None], MeetingKind, str, str]:
    """The words that were matched; the kind of meeting, who of the unit, and the unit as it was written."""
    call: dict[str, str | None] = {"call": "hop", "whom": None, "unit": None} | called.groupdict()
    kind = _kind(call["call"] or "", call["unit"] or "", call["whom"] or "")
    unit = "" if call["unit"] in (None, *_HER_OWN) else _PARTICLES.sub("", line.original(called.span("unit")))
    return call, kind, _whom(call["whom"] or ""), unit


def read_place(text: str) -> tuple[str, str]:
    """Where it is and what will be done there, as typed: "nhà chị Sen", "chia cây giống"; the latter may be ""."""
    place, content = split_subject(Line(text[:LONGEST]), 0)
    return (_tidy(place), _tidy(content)) if place.strip(" ,.") and content else (text, "")


def speaks_of_meeting(text: str) -> bool:
    """Whether a text has a word for coming together at all: "họp", "sinh hoạt", "gặp mặt", "tập huấn" …"""
    return _SPEAKS_OF_MEETING.search(Line(text[:LONGEST]).plain) is not None


def _called(patterns: tuple[re.Pattern[str], ...], line: Line) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.match(line.plain))), None)


def _is_not_ours(line: Line, called: re.Match[str]) -> bool:
    """A meeting to which others call, or to which another one of her family goes."""
    start = called.start("call") if "call" in called.re.groupindex else called.end()
    return bool(OF_OTHERS.match(line.plain, start) or OF_HER_FAMILY.search(line.plain[:start]))


def is_of_others(text: str) -> bool:
    """Whether a line tells of a meeting of others to come: of her clan, of the school; no question."""
    line = Line(text[:LONGEST])
    found = re.search(r"\bhop\b", line.plain) if "?" not in text and len(text) <= LONGEST else None
    return found is not None and bool(OF_OTHERS.match(line.plain, found.start()))


def _about_nothing(line: Line) -> str:
    """The line without "bàn việc", which folds like "bận việc", and without those who are invited to come."""
    return Line(_TO_GO.sub(" ", _DISCUSSED.sub(" ", line.text))).plain


def asks_back(text: str) -> bool:
    """Whether a line ends as a question does that wants to hear yes: "… hả", "… à em", "… nhỉ"."""
    return bool(_ASKED_BACK.search(text) or (text.isascii() and _ASKED_BACK_BARE.search(text)))


def _kind(call: str, unit: str, whom: str) -> MeetingKind:
    if "tap huan" in call:
        return "training"
    if re.fullmatch(_EVENT, call):
        return "event"
    if _whom(whom) in {"heads", "leaders"} or "giao ban" in (whom[:8], call):
        return "briefing"
    if unit.startswith(("ban thuong vu", "thuong vu", "btv")):
        return "standing"
    if unit.startswith(("ban ", "chap hanh", "bch")):
        return "committee"
    if unit.startswith(("clb", "cau lac bo", "doi van", "mo hinh", "to nhom", "to vay", "to tiet", "to hop")):
        return "club"
    return "group" if unit == "to" or unit.startswith("to ") else "branch"


def _whom(words: str) -> str:
    if "to truong" in words or "can bo chi hoi" in words:
        return "leaders"
    if re.search(_HEADS, words):
        return "heads"
    return "members" if words and "giao ban" not in words else ""


def _without_place(topic: str, place: str) -> tuple[str, str]:
    """An event is named by all its words but those that say where it is."""
    found = None if place.strip(" |") else _AT.search(topic)
    return (topic[: found.start()], topic[found.start() :]) if found else (topic, place)


def _tidy(words: str) -> str:
    """Without what leads to a place, the particles that end a message ("nhé", "ạ"), and our own cuts."""
    return _LEADS_TO_A_PLACE.sub("", _PARTICLES.sub("", words)).replace(_CUT, " ")
