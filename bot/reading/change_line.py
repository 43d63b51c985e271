"""A head changes what she has called: "dời họp sang 8 giờ tối chủ nhật", "bỏ buổi tháng 12", "thôi họp hằng tháng"."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.reading.days import find_days
from bot.reading.gatherings import Gathering, Which, find_gathering, read_which, speaks_of_one
from bot.reading.off_reason import part_reason
from bot.reading.polite import LEAD
from bot.reading.when import LONGEST, Reading, read_when
from bot.reading.words import NUMBER, Line, number
from models.text import fold

Act = Literal["move", "call_off", "skip", "end", "show"]


@dataclass(frozen=True)
class Change:
    """What is to be done, with which meeting (its day, its month, its kind and unit, as far as named), and the new.

    `subject` says whether the place or the time was spoken of; `when` and `place` are the new ones, or `weeks` or
    `minutes` by how much it is put off (minutes less than none where it begins sooner); `postponed` that she said
    "hoãn" rather than "hủy"; `following` that this and all later ones are meant (None: she did not say); `nearest` that
    she said "buổi này". With `either` the day in `when` may be the meeting's own as well as its new one: "sửa buổi họp
    thứ bảy".
    """

    act: Act
    days: tuple[date, ...] = ()
    month: int | None = None
    subject: Literal["", "time", "place"] = ""
    when: Reading | None = None
    place: str = ""
    postponed: bool = False
    following: bool | None = None
    gathering: Gathering | None = None
    nearest: bool = False
    weeks: int = 0
    minutes: int = 0
    either: bool = False


_GATHERING = r"(?:(?:buoi|cuoc|ky|lich) )?(?:hop|sinh hoat)"
_REGULARLY = "(?:(?:dinh ky|deu|deu dan) ?)?(?:hang|mỗi|moi) (?:thang|tuan|quy)|dinh ky|deu dan|deu"
_END = re.compile(
    rf"{LEAD}(?:thoi|bo|ngung|ngừng|dung|nghi|huy|ket thuc|khong|ko) (?:khong )?(?:{_GATHERING}|lich|cac buoi)"
    rf" (?:{_REGULARLY})(?: nua)?"
)
_SHOW = re.compile(rf"{LEAD}(?:xem )?(?:(?:lich|cac buoi)(?: hop| sinh hoat)?|{_GATHERING}) (?:{_REGULARLY})")
_SKIP = re.compile(rf"{LEAD}(?:nghi|bo)(?: hop)? (?:một|mot|1) (?:buoi|ky)(?: hop| sinh hoat)?")
# "không họp được" is her own answer.
_OFF = r"(?P<off>bo|nghi|huy|hoan|(?:khong|ko|k) hop(?! duoc| dc)|thoi)"
_OFF_FIRST = re.compile(rf"{LEAD}{_OFF}(?: lai)? (?P<which>.{{2,80}})")
_OFF_LAST = re.compile(rf"{LEAD}(?P<which>.{{2,60}}?),? (?:thi )?{_OFF}(?: lai)?(?: {_GATHERING})?(?: nua)?")
_OFF_ALONE = re.compile(rf"(?:thoi )?{_OFF}(?:(?<=hop)| {_GATHERING})(?: (?:roi|thoi|nua))*")
_REASON = re.compile(r"\b(?:vi|do|tai vi|boi vi) .*$")
_THING = (
    r"(?:(?P<thing>gio|ngay(?! sinh\b(?! hoat))|lich|thoi gian|cho(?! (?:chi|em|co|bac|toi)\b)|dia diem|noi(?! dung))\b"
    r" ?)?"
)
# "chuyển sinh hoạt" is a member who goes to another branch.
_VERB = r"(?:(?:thay )?doi|dich|lui|hoan|sua|chuyen(?! sinh hoat))(?: lai)?"
_MOVE = re.compile(rf"{LEAD}{_VERB} {_THING}")
_MOVE_LAST = re.compile(
    rf"{LEAD}(?P<which>.{{2,60}}?),? (?:thi )?(?:(?:thay )?doi|dich|lui|chuyen)(?: lai)?"
    r"(?: (?P<thing>gio|ngay|lich|cho|dia diem)\b| (?=(?:sang_?|qua|thanh|ra|ve|den|vào|vao|một|mot|1|hai|2) ))"
)
_TO = re.compile(
    r"(?:^| ?)(?:\b(?:sang_?|qua|thanh|lai la|la|ve|vào|vao|den(?= (?:thứ|thu|chu|cn|mai|ngay|tuan|\d))"
    r"|ra(?= (?:nha|san|dinh|chua|hoi truong|tru so|quan|vuon|ubnd|uy ban|truong)))\b|:|->|→) ?"
)
_WEEKS = re.compile(rf"(?:them |sang )?(?:(?P<count>{NUMBER}) )?tuan(?: (?:sau_?|tới|toi|nua))?")
_SHIFT = re.compile(
    r"\b(?P<way>lui|doi|cham|muon|tre|som|day)\b(?P<between>[^,.;]{0,40}?)"
    rf" (?:(?P<half>nửa|nua)|(?P<count>{NUMBER})) ?(?P<unit>tieng|phut|gio dong ho)\b(?P<more> ruoi)?(?: nua)?"
)
_BY_SO_MUCH = re.compile(r"\b(?:lai|len|xuong|hon|them|som|muon|di|gio|lich)\b")
_LEADS_TO_SHIFT = re.compile(rf"^{LEAD}(?:(?:doi|lui|dich|chuyen|cho|sua)(?: (?:gio|lich))?\b)? ?")
_BAD_WEATHER = re.compile(
    # "báo chị em mai nghỉ họp" tells, and is no storm.
    r"(?:(?:vi|do|tai) )?(?:troi )?"
    r"(?:mua|bao(?! (?:(?:cho|voi|giup) )?(?:chi|cac|ca|ba|moi|to|hoi|tin|em)\b)|lut|nong|ret|lanh|mat dien)\b"
    r"[^,]{0,20}?,? (?:nen )?(?=huy|hoan|nghi|bo|(?:thoi )?(?:khong|ko|k) hop)"
)
_FOLLOWING = re.compile(
    r",? ?\b(?:va )?(?:(?:tu|từ) (?:nay|này|buoi (?:nay|này))(?: (?:tro )?di)?|(?:tat ca )?cac buoi sau)\b"
)
# "hằng tháng": of what comes regularly all that follow are meant.
_REGULAR = re.compile(
    r",? ?\b(?:(?:cho|cua) )?(?:(?:ca|tat ca) )?(?:cac )?(?:(?:buoi|lich|ky) )?(?:(?:hop|sinh hoat) )?"
    r"(?:(?:dinh ky|deu|deu dan) )?(?:hang|mỗi|moi) (?:thang|tuan|quy)\b"
)
_ONLY = re.compile(r",? ?\bchi (?:rieng )?buoi (?:nay|này)\b")
_DEU = re.compile(r"\b(?:deu|dinh ky)\b")
_A_PLACE = re.compile(
    r"[ ,.;:|-]*(?:(?:dia diem|tai|o|nha|hoi truong|san|truong|tru so|chua|dinh|tram|ubnd|uy ban|quan|vuon)\b)"
)
# "dời sang chủ nhật được không em": she asks the bot to, and sees it before it goes.
_MAY_WE = re.compile(
    r"(?: có| co)?(?: (?:thì|thi))? (?:được|đc|dc|duoc) (?:không|ko|k|khong|hông|hong|chứ|chu)"
    r"(?: (?:em|ạ|a|nhỉ|nhi|vậy|vay))*[ ?!.]*$",
    re.IGNORECASE,
)
_MOVES = re.compile(rf"{LEAD}{_VERB} ")
_NO_CHANGE = re.compile(r"\?|\bxin\b|\b(?:may gio|(?:khi|luc|hom) nao|o dau|bao gio|gi vay|phai khong|dung khong)\b")


def read_change(text: str, *, now: datetime) -> Change | None:
    """What a line changes; None where it changes nothing. `now` is aware, in the unit's time zone.

    "đổi giờ họp" alone is a wish without its new time, and an intent; "em xin nghỉ họp" is a woman's own answer.
    """
    if parted := part_reason(text[:LONGEST]):
        return read_change(parted[0], now=now) or read_change(f"{parted[0]} vì mưa", now=now)
    line = Line(_MAY_WE.sub("", text[:LONGEST]) if _MOVES.match(fold(text[:LONGEST])) else text[:LONGEST])
    plain = line.plain.strip(" .,!")
    if not plain or _NO_CHANGE.search(plain):
        return None
    plain = re.sub(r"(?: (?:nhé|nhe|nha|ạ|a|em|em nhe|di))+$", "", plain)
    named = find_gathering(plain)
    bare = " ".join((plain[: named[1][0]] + plain[named[1][1] :]).split()) if named else plain
    gathering = named[0] if named else None
    if (shifted := _shift(plain, now)) is not None:
        return shifted
    if reason := _BAD_WEATHER.match(plain):
        plain = plain[reason.end() :]
        if off := _OFF_ALONE.fullmatch(plain):
            return _off(off["off"], Which())
    for act, pattern in (("end", _END), ("show", _SHOW), ("skip", _SKIP)):
        if pattern.fullmatch(plain) or pattern.fullmatch(bare):
            return Change(act, gathering=gathering)  # type: ignore[arg-type]
    moved = _move(line, now)
    if moved is not None and re.match(rf"{LEAD}hoan\b", plain) and (moved.either or not _TO.search(plain)):
        moved = None  # "hoãn họp thứ bảy" names its day; "hoãn họp sang chủ nhật" moves it
    put_off = moved if moved is not None and plain.startswith("hoan") else None
    return put_off or _call_off(plain, now) or moved


def _shift(plain: str, now: datetime) -> Change | None:
    """ "họp thứ bảy lùi lại 1 tiếng", "họp chi hội sớm hơn nửa tiếng": by how much."""
    if (match := _SHIFT.search(plain)) is None or not speaks_of_one(plain):
        return None
    words = f"{plain[: match.start()]} {match['between']} {plain[match.end() :]}"
    which = read_which(" ".join(_BY_SO_MUCH.sub(" ", _LEADS_TO_SHIFT.sub("", words)).split()).strip(" ,"), now)
    if which.rest:
        return None
    one = 1 if match["unit"] == "phut" else 60
    minutes = 30 if match["half"] else number(match["count"]) * one + 30 * bool(match["more"])
    sooner = match["way"] in ("som", "day") or " som" in match[0] or " len" in match[0]
    minutes = -minutes if sooner else minutes
    days, month, gathering = which.days, which.month, which.gathering
    return Change("move", days, month, "time", gathering=gathering, nearest=which.nearest, minutes=minutes)


def _call_off(plain: str, now: datetime) -> Change | None:
    if (match := _OFF_FIRST.fullmatch(plain)) is not None:
        words = _REASON.sub("", match["which"]).strip(" ,")
        which = read_which(words, now)
        if not (speaks_of_one(plain) or (which.gathering and which.gathering.kind not in {"club", "group", "branch"})):
            return None
        if re.search(r"\bban\b", which.rest):  # "bận": her own answer
            return None
        for_a_reason = words != match["which"] and not which.rest
        return _off(match["off"], which) if which.named or for_a_reason else None
    if (match := _OFF_LAST.fullmatch(plain)) is not None:
        which = read_which(match["which"], now)
        if which.named and not which.rest and (speaks_of_one(plain) or which.month):
            return _off(match["off"], which)
    return None


def _off(said: str, which: Which) -> Change:
    days, month = which.days, which.month
    return Change("call_off", days, month, postponed=said == "hoan", gathering=which.gathering, nearest=which.nearest)


def _move(line: Line, now: datetime) -> Change | None:
    following = True if _FOLLOWING.search(line.plain) else False if _ONLY.search(line.plain) else None
    if lead := _FOLLOWING.match(line.plain) or _ONLY.match(line.plain):
        line = Line(line.original((lead.end(), len(line.plain))))
    if (match := _MOVE.match(line.plain)) is None:
        return _moved_last(line, now, following)
    thing = match["thing"] or ""
    to = _TO.search(line.plain, match.end())
    before = line.plain[match.end() : to.start()] if to else ""
    if to and re.search(r"\d ?(?:h|g|gio|ruoi)\b", before):  # "8 gio sang chu nhat": in the morning, not "over to"
        to, before = None, ""
    start = to.end() if to else _end_of_name(line.plain, match.end())
    before = before if to else line.plain[match.end() : start]
    if following is None and to is not None and (_REGULAR.search(before) or _new_hour_of_all(line.plain, to, now)):
        following = True
    which = read_which(before, now)
    over = to is not None and not before.strip() and to[0].strip() in ("sang", "sang_", "qua")  # "dời sang thứ bảy"
    if not (thing or over or which.gathering or speaks_of_one(before)):
        return None
    return _new(line, start, now, thing, which, following, either=to is None and not thing, deu=_DEU.search(before))


def _new_hour_of_all(plain: str, to: re.Match[str], now: datetime) -> bool:
    """Whether "… cho các buổi hằng tháng" stands behind a new hour, and not a new rule ("sang mùng 5 hằng tháng")."""
    found = _REGULAR.search(plain, to.end())
    return (
        found is not None
        and read_when(plain[to.end() : found.start()], now=now).hour is not None
        and not find_days(plain[to.end() : found.start()], now.date())[0]
    )


def _end_of_name(plain: str, start: int) -> int:
    """Where the words that say which meeting end, in a line that has no "sang": "đổi giờ họp tổ 2 8h tối"."""
    held = re.compile(rf"(?:{_GATHERING}|buoi|cuoc|ky)\b ?").match(plain, start)
    end = held.end() if held else start
    named = find_gathering(plain[start:])
    if named is not None and start + named[1][0] <= end:
        end = start + named[1][1]
    deu = re.compile(r" ?\b(?:deu|dinh ky)\b").match(plain, end)
    return deu.end() if deu else end


def _moved_last(line: Line, now: datetime, following: bool | None) -> Change | None:
    """ "họp tổ trưởng dời sang thứ sáu", "buổi thứ bảy đổi giờ"."""
    if (match := _MOVE_LAST.match(line.plain)) is None:
        return None
    which = read_which(match["which"], now)
    if which.rest or not which.named or not (speaks_of_one(match["which"]) or which.gathering):
        return None
    to = _TO.match(line.plain, match.end())
    return _new(line, to.end() if to else match.end(), now, match["thing"] or "", which, following)


def _new(
    line: Line,
    start: int,
    now: datetime,
    thing: str,
    which: Which,
    following: bool | None,
    *,
    either: bool = False,
    deu: re.Match[str] | None = None,
) -> Change | None:
    """The change with what the line says of the new time or place from `start` on."""
    days, month, gathering = which.days, which.month, which.gathering
    rest = _without(line, start, *((_REGULAR,) if following and not deu else ()))
    of_place = thing in ("cho", "dia diem", "noi")
    if not rest.strip(" .,!:"):
        if not (days or month or gathering):
            return None
        return Change("move", days, month, "place" if of_place else "", following=following, gathering=gathering)
    if of_place:
        return Change("move", days, month, "place", place=_tidy(rest), following=following, gathering=gathering)
    if weeks := _WEEKS.fullmatch(Line(rest).plain.strip(" .,!")):
        count = number(weeks["count"]) if weeks["count"] else 1
        return Change("move", days, month, "time", following=following, gathering=gathering, weeks=min(count, 9))
    when, place = _read_regular(rest, now) if deu else None, ""
    if when is None:
        when, place = read_new(rest, now=now)
    if when is None and not place:
        return None
    subject: Literal["time", "place"] = "place" if when is None else "time"
    either = either and when is not None and when.hour is None and not when.repeated and not place
    return Change("move", days, month, subject, when, place, following=following, gathering=gathering, either=either)


def _read_regular(rest: str, now: datetime) -> Reading | None:
    """A new day of what comes regularly, said without "hằng tháng": "đổi lịch họp đều sang mùng một âm"."""
    for often in ("", " hằng tháng", " hằng tuần"):
        reading = read_when(rest + often, now=now)
        if reading.repeated is not None and reading.repeated.ways:
            return reading
    return None


def read_new(text: str, *, now: datetime) -> tuple[Reading | None, str]:
    """The new time (None where the text names none) and the new place ("" where it leads to none)."""
    when = read_when(text, now=now)
    beside = Line(" ".join(when.beside))
    place = _tidy(beside.text) if _A_PLACE.match(beside.plain) else ""
    timed = when.day or when.hour or when.choices or when.part or when.problem
    return when if timed else None, place


def _without(line: Line, start: int, *regular: re.Pattern[str]) -> str:
    """The typed words from `start` on, without those that say which meetings are meant."""
    end = len(line.plain)
    for pattern in (_FOLLOWING, _ONLY, *regular):
        if found := pattern.search(line.plain, start):
            return line.original((start, found.start())) + " " + line.original((found.end(), end))
    return line.original((start, end))


_LEADS = re.compile(r"^(?:[ ,.;:|-]|(?:địa điểm|dia diem|chỗ|ra|về|tại|tai|ở|o)(?=[ :,]))+", re.IGNORECASE)
_PARTICLES = re.compile(r"(?:[ ,.;:!|-]|\b(?:nhé|nhe|nghe|nghen|nhen|ạ|nha)(?=[ .!,|]*$))*$", re.IGNORECASE)


def _tidy(words: str) -> str:
    """A place without what leads to it and the particles that end a message."""
    return _LEADS.sub("", _PARTICLES.sub("", words)).strip()
