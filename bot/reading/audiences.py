"""Whom a head means to write to, in her own words: "tổ 2 và tổ 3", "chị em chưa trả lời", "từ 18 đến 35 tuổi"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.audiences import OLDEST, YOUNGEST
from models.text import clean, fold

LONGEST = 160  # characters that may name an audience
_MOST_UNITS = 12
_ONE_TO_TEN = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_IN_WORDS = {word: number for number, word in enumerate(_ONE_TO_TEN, start=1)} | {"tu": 4}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_IN_WORDS)})"


@dataclass(frozen=True)
class Named:
    """An audience as it was named: `groups` by their numbers, `clubs` and `places` by their names as typed.

    `posts` is "heads", "leaders", "posts" (both) or "". `missed` is how many rolls in a row; ages are in full years.
    Nothing at all is everybody.
    """

    posts: str = ""
    groups: tuple[int, ...] = ()
    clubs: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    silent: bool = False
    missed: int = 0
    age_from: int | None = None
    age_to: int | None = None


@dataclass(frozen=True)
class NoticeLine:
    """A notice in one message. `named` is None where what stands before the colon names nobody that we know;
    `when` is the time as typed, `whom` the words that should name somebody; all texts may be "". `receipt`: she asks
    that they answer "đã nhận"."""

    named: Named | None
    when: str
    text: str
    whom: str = field(default="", compare=False)
    receipt: bool = False


_POLITE = r"(?:(?:da|a|oi|em|nho|giup|gium|cho|chi|minh|toi|muon|hay|xin|bot|hoi) )*"
_SENDS = re.compile(
    rf"^{_POLITE}(?P<verb>(?:gui|nhan|soan|viet|dang)(?: (?:tin nhan|tin|thong bao|loi nhan))?|thong bao)"
    r"(?: rieng)?(?: (?:cho|toi|den))?(?= |$)"
)
_TIME = re.compile(r"(?:^|[\s,(])(?:vào lúc|vao luc|lúc|luc|hẹn|hen)\s+(?P<when>.+)$", re.IGNORECASE)
_HOUR = r"\d{1,2}(?:\s*(?:giờ|gio|h)(?![a-zà-ỹ])|[h:]\d{2})"
_PART = r"(?:sáng|sang|trưa|trua|chiều|chieu|tối|toi|đêm|dem)"
_DAY = rf"(?:{_PART}\s+(?:mai|nay|mốt|mot|kia)|(?:ngày|ngay)\s+(?:mai|mốt|mot|kia)|(?:hôm|hom)\s+nay)"
_WEEKDAY = (
    rf"(?:(?:{_PART}\s+)?(?:(?:thứ|thu)\s+(?:hai|ba|tư|tu|năm|nam|sáu|sau|bảy|bay|[2-7])|chủ nhật|chu nhat|cn"
    r"|(?:ngày|ngay)\s+\d{1,2}(?:/\d{1,2})?)(?:\s+(?:này|nay|tuần sau|tuan sau|tới))?)"
)
# Without "lúc" only what can be nothing else: an hour with what stands around it, or "sáng mai".
_HOURED = rf"(?:(?:{_DAY}|mai|{_WEEKDAY})\s*,?\s+)?{_HOUR}"
_BARE_TIME = re.compile(rf"(?:^|[\s,(])(?P<when>{_HOURED}.*|{_DAY}(?:\s.*)?)$", re.IGNORECASE)
_BARE_HOUR = re.compile(rf"[\s,(](?P<when>(?:(?:{_DAY}|mai)\s*,?\s+)?{_HOUR}.*)$", re.IGNORECASE)
TIME_FIRST = re.compile(
    rf"^\s*(?:lúc |luc |hẹn |hen |vào |vao )*(?P<when>{_HOURED}.{{0,30}}?|{_DAY}|mai)"
    r"\s*,?\s+(?:thì |thi |em |hãy |hay |nhớ |nho )*(?=(?:gửi|gui|nhắn|nhan|soạn|soan)(?:\s|$))",
    re.IGNORECASE,
)
ONLY_TIME = re.compile(
    r"(?:\d+|gio|h|phut|ruoi|kem|sang|trua|chieu|toi|dem|mai|nay|mot|kia|ngay|hom|thu|hai|ba|tu|nam|sau|bay|chu|nhat|cn|thang"
    r"|tuan|luc|vao|nhe|a|nao|ranh|\d+h\d*| )+"
)
_LEADS_TO_WHOM = re.compile(
    r"(?:\s*,?\s*(?:gửi|gui|nhắn|nhan|riêng|rieng|cho|tới|toi|đến|den|tin|là|la)(?=\s))+\s*", re.IGNORECASE
)
_LEADS_TO_WHEN = re.compile(r"(?:\s+(?:vào|vao|hẹn|hen|lúc|luc))+\s*$", re.IGNORECASE)
_RECEIPT = re.compile(  # "gửi tin tổ 2, cần trả lời đã nhận: …"
    r"[\s,(]+(?:(?:và|va|có|co|nhớ|nho) )*(?:cần|can|xin|hỏi|hoi|nhờ|nho|bảo|bao|nhắn|nhan|trả|tra)\b[^,:]{0,40}?"
    r"\b(?:đã|da) (?:nhận|nhan)\b[\"'”’)]*",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?<!\d)[:：\n]|[:：\n](?!\d)")  # not the one of 7:30

_GROUPS = re.compile(
    rf"\b(?:cac )?to (?:phu nu )?(?:so )?(?P<first>{_NUMBER})\b"
    rf"(?P<more>(?: (?:va |voi )?(?:to )?(?:so )?{_NUMBER}\b(?! (?:tuoi|buoi|lan|den)))*)"
)
_SILENT = re.compile(
    r"\b(?:chua|chu|khong) (?:tra loi|tl|phan hoi|bao lai|hoi am)(?: (?:loi moi|buoi (?:toi|nay|hop)|di hop|hop))?\b"
)
_MISSED = re.compile(
    rf"\b(?:vang|nghi|bo) (?:mat )?(?P<rolls>{_NUMBER}) (?:buoi|lan|ky)(?: (?:hop|sinh hoat))?"
    r"(?: (?:lien tiep|lien tuc|lien|gan day|gan nhat|roi))?\b"
)
_AGES = (
    re.compile(r"\b(?:tu )?(?P<low>\d{2,3})(?: tuoi)? (?:den|toi) (?:duoi )?(?P<high>\d{2,3})(?: tuoi)?\b"),
    re.compile(r"\btren (?P<over>\d{2,3})(?: tuoi)?\b"),
    re.compile(r"\bduoi (?P<under>\d{2,3})(?: tuoi)?\b"),
    re.compile(r"\b(?:tu |du )*(?P<low>\d{2,3})(?: tuoi)? (?:tro len|tro di)\b"),
    re.compile(r"\b(?:tu|du) (?P<low>\d{2,3})(?: tuoi)?\b"),
    re.compile(r"\b(?P<high>\d{2,3})(?: tuoi)? tro xuong\b"),
)
_LEADERS = re.compile(r"\bto truong(?: to)?\b")
_HEADS = re.compile(r"\b(?:chi hoi truong|chi hoi pho|truong chi hoi|can bo hoi|can bo|nguoi phu trach)\b")
_END_OF_NAME = r"(?!(?:va|voi|chua|vang|(?<!thu )tu|tren|duoi)\b)"  # but for "nhóm chiều thứ Tư"
_CLUB = re.compile(
    r"\b(?:clb|cau lac bo|mo hinh|nhom|(?=to (?:nhom|vay|tiet kiem|hop tac)))"
    rf"(?P<name>(?: ?{_END_OF_NAME}\w+)+)"
)
_KINDS = r"(?:thon|ap|xom|khu(?: pho)?|ban|lang|to dan pho|xa|phuong)"
_PLACE = re.compile(rf"\b(?:chi hoi )?(?P<name>{_KINDS}(?: {_END_OF_NAME}\w+)+)")
_EVERYBODY = re.compile(
    r"\b(?:(?:ca|toan|toan the|tat ca|het|moi)(?: ca)?"
    r" (?:chi hoi|xa|phuong|to|tinh|chi em|hoi vien|nguoi|cac chi)"
    r"|tat ca|toan the|chi em|hoi vien|cac chi|cac co|moi nguoi|chi hoi(?: phu nu)?)\b"
)
_FILLERS = frozenset(
    fold(
        """cho tới đến và với các những chị em cô bác hội viên phụ nữ ở của trong độ tuổi người ai là thì cả riêng thôi
        nhé nha giúp giùm ạ buổi họp mời bạn mà mấy"""
    ).split()
)


def read_audience(text: str) -> Named | None:
    """The audience that a phrase names; None when it names none, or something that we do not know besides."""
    rest = fold(text[: 2 * LONGEST].replace("-", " đến ").replace("–", " đến "))
    if not rest or len(rest) > LONGEST:
        return None
    found: dict[str, object] = {}
    rest = _take_ages(rest, found)
    if found.pop("wrong", False):
        return None
    for pattern, name in ((_SILENT, "silent"), (_LEADERS, "leaders"), (_HEADS, "heads")):
        if pattern.search(rest):
            found[name] = True
            rest = pattern.sub(" ", rest)
    if (missed := _MISSED.search(rest)) is not None:
        found["missed"] = _number(missed["rolls"])
        rest = rest[: missed.start()] + " " + rest[missed.end() :]
    groups: list[int] = []
    clubs: list[str] = []
    places: list[str] = []
    while (match := _GROUPS.search(rest)) is not None:
        groups += [_number(one) for one in re.findall(rf"\b{_NUMBER}\b", match["first"] + match["more"])]
        rest = rest[: match.start()] + " " + rest[match.end() :]
    for pattern, names in ((_CLUB, clubs), (_PLACE, places)):
        while (match := pattern.search(rest)) is not None:
            names.append(match["name"].strip())
            rest = rest[: match.start()] + " " + rest[match.end() :]
    everybody = _EVERYBODY.search(rest) is not None
    rest = _EVERYBODY.sub(" ", rest)
    if any(word not in _FILLERS for word in rest.split()) or len(groups) + len(clubs) + len(places) > _MOST_UNITS:
        return None
    if not (everybody or found or groups or clubs or places):
        return None
    leaders, heads = found.pop("leaders", False), found.pop("heads", False)
    return Named(
        posts="posts" if leaders and heads else "leaders" if leaders else "heads" if heads else "",
        groups=tuple(dict.fromkeys(groups)),
        clubs=tuple(clubs),
        places=tuple(places),
        silent=bool(found.get("silent")),
        missed=_int(found.get("missed")) or 0,
        age_from=_int(found.get("age_from")),
        age_to=_int(found.get("age_to")),
    )


def _int(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _number(typed: str) -> int:
    return int(typed) if typed.isdigit() else _IN_WORDS[typed]


def _take_ages(rest: str, found: dict[str, object]) -> str:
    for pattern in _AGES:
        match = pattern.search(rest)
        if match is None:
            continue
        given = {name: int(value) for name, value in match.groupdict().items() if value}
        low = given.get("low", given["over"] + 1 if "over" in given else None)
        high = given.get("high", given["under"] - 1 if "under" in given else None)
        if not all(YOUNGEST <= age <= OLDEST for age in (low, high) if age is not None) or (low or 0) > (high or 200):
            found["wrong"] = True
        if low is not None:
            found["age_from"] = low
        if high is not None:
            found["age_to"] = high
        rest = rest[: match.start()] + " " + rest[match.end() :]
    return rest


def read_ages(text: str) -> tuple[int | None, int | None] | None:
    """An age range, also as two bare numbers ("18 35"); None when it is none."""
    bare = re.fullmatch(r"\s*(\d{2,3})[\s,]+(\d{2,3})\s*(?:tuoi|tuổi)?\s*", text)
    named = read_audience(f"từ {bare[1]} đến {bare[2]}" if bare else text)
    if named is None or (named.age_from is None and named.age_to is None):
        return None
    return named.age_from, named.age_to


def read_notice_line(text: str) -> NoticeLine | None:
    """A notice in one message: "gửi tin tổ 2: Mai nộp quỹ"; also only its audience: "nhắn tổ 2 và tổ 3".

    None for everything else. `text` is as typed, with its line breaks.
    """
    colon = _COLON.search(text[: 2 * LONGEST])
    head = clean(text[: colon.start()] if colon else text)
    body = text[colon.end() :].strip() if colon else ""
    receipt = bool(body) and _RECEIPT.search(head[: 2 * LONGEST]) is not None
    head = _RECEIPT.sub("", head[: 2 * LONGEST]) if receipt else head
    first = TIME_FIRST.match(head[:LONGEST])
    if first is not None:
        head = head[first.end() :]
    if len(head) > LONGEST or (sends := _SENDS.match(fold(head))) is None:
        return None
    time = _TIME.search(head) or _bare_time(head)
    at, behind = _when_and_whom(time["when"]) if time else ("", "")
    nobody = bool(behind) and read_audience(behind) is None
    if behind and re.search(r"\bhop\b", fold(behind)) and (nobody or colon is None):
        return None  # "nhắn chị em tối mai 7 giờ họp": more is said than when
    if nobody and (colon is None or colon[0] == "\n"):
        return None
    before = _LEADS_TO_WHEN.sub("", head[: time.start()]) if time else head
    whom = fold(before)[sends.end() :].strip()
    if whom:
        whom = _with_marks(before, whom)
    whom = f"{whom} {behind}".strip()
    verb = sends["verb"]
    named = Named() if not whom else read_audience(whom)
    if named is None and (not body or verb in {"gui", "viet", "dang", "soan"}):
        return None  # "gửi link: …" is no notice
    if verb == "thong bao" and named in {None, Named()}:
        return None  # "thông báo: tối mai 7 giờ họp" calls a meeting
    if not whom and not body and not time and not first:
        return None  # "gửi tin": a wish like any other
    of_itself = verb in {"gui tin", "gui thong bao", "nhan tin", "soan tin", "soan thong bao", "gui tin nhan"}
    if not whom and not of_itself and not (first and body):  # "hẹn 8h sáng mai gửi: …" can be nothing else
        return None
    when = at if time else first["when"] if first else ""
    return NoticeLine(named, when.strip(" ,.("), body, whom, receipt)


def heads_lines(text: str) -> bool:
    """Whether the first line is a line of its own, without a colon: it may be the first one of the notice."""
    colon = _COLON.search(text.strip()[: 2 * LONGEST])
    return colon is not None and colon[0] == "\n"


def _when_and_whom(said: str) -> tuple[str, str]:
    """A time and whom she names behind it: "7 giờ sáng mai cho tổ 3" is ("7 giờ sáng mai", "tổ 3")."""
    words = said.split()
    end = time_words([fold(word) for word in words])
    if not end:
        return said, ""
    if end < len(words) and words[end - 1].lower() == "tới":  # folds like the evening
        end -= 1
    return " ".join(words[:end]), _LEADS_TO_WHOM.sub("", f" {' '.join(words[end:])}", count=1).strip()


def time_words(folded: Sequence[str]) -> int:
    """How many of these words, from the first on, say only when."""
    end = len(folded)
    while end and not ONLY_TIME.fullmatch(" ".join(folded[:end])):
        end -= 1
    return end


def _bare_time(head: str) -> re.Match[str] | None:
    """The time at the end of the head; in "nhóm chiều thứ Tư 7 giờ tối mai" the weekday is the name of the group."""
    found = _BARE_TIME.search(head)
    if found is not None and re.search(r"\b(?:clb|cau lac bo|nhom|mo hinh)$", fold(head[: found.start()])):
        return _BARE_HOUR.search(head)
    return found


def _with_marks(head: str, whom: str) -> str:
    """The end of the head that folds to these words, with its hyphens."""
    words = head.split()
    for start in range(len(words)):
        if fold(" ".join(words[start:])) == whom:
            return " ".join(words[start:])
    return whom
