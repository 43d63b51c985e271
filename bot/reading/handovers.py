"""What is said of posts in one message: "bàn giao chi hội trưởng thôn Mận cho chị Lan từ 1/12", a deputy for a time."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.reading.days import find_days
from bot.reading.unit_changes import fold_marks, read_day
from bot.reading.words import Line
from models.text import clean, fold

LONGEST = 300
_ROLES = {"chi hoi truong": "head", "truong chi hoi": "head", "chi hoi pho": "deputy", "pho chi hoi": "deputy"}
_ROLE = rf"(?P<role>{'|'.join(_ROLES)}|can bo hoi|can bo)"
_WHO = r"(?:chi |co |ba |so |stt )?(?P<who>.+?)"
_HANDOVERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:ban giao|chuyen giao|giao|kien toan)(?: lai)?(?: viec| chuc danh| chuc)? {_ROLE}"
        rf"(?: (?P<unit>.+?))? cho {_WHO}",
        rf"(?:kien toan|thay) {_ROLE}(?: (?P<unit>.+?))?(?: ?: ?| la | thanh ){_WHO}",
        rf"(?:giao |cu |bau |cho )?chi {_WHO} (?:len )?lam {_ROLE}(?: thay(?: cho)? (?:toi|tui|minh|chi|em))?"
        r"(?: (?P<unit>.+))?",
    )
)
_DEPUTY = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:pho thay|nguoi thay tam)(?: (?P<unit>(?!la\b).+?))?(?: la|:)? (?:chi )(?P<who>.+)",
        r"(?:giao |cu |cho |nho )?(?:chi )?(?P<who>.+?) (?:lam )?(?:pho thay|truong thay|thay tam|lam thay)"
        r"(?: (?P<unit>.+))?",
    )
)
_SELF = r"(?:toi|tui|minh|chi|em|co)"
_INSTEAD = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:nho |cho |de |cu )?(?:chi |co |ba )?(?P<who>.+?) (?:lam |dieu hanh |giu viec )?thay(?: viec| mat)?"
        rf"(?: cho)? {_SELF}(?: (?:o|tai) (?P<unit>.+))?",
        rf"(?:nho |cho |de |cu )?(?:chi |co |ba )?(?P<who>.+?) (?:lam )?thay(?: viec)? {_ROLE}(?: (?P<unit>.+))?",
        rf"(?:nho |cho |de |cu )?(?:chi |co |ba )?(?P<who>.+?) lam {_ROLE} thay(?: cho)? {_SELF}"
        r"(?: (?:o|tai) (?P<unit>.+))?",
    )
)
_ONLY = {
    **dict.fromkeys(
        ("giao viec", "ban giao", "ban giao viec", "giao chuc", "chuyen giao", "giao viec cho nguoi khac",
         "kien toan chi hoi", "giao chi hoi truong", "doi chi hoi truong", "thay chi hoi truong",
         "ban giao chi hoi truong"), ""),
    **dict.fromkeys(
        ("pho thay", "cu pho thay", "cu nguoi thay", "nguoi thay", "cu nguoi thay tam", "lam thay", "thay tam",
         "nho nguoi thay", "giao tam", "thay toi", "lam thay toi", "nho nguoi lam thay", "cu nguoi lam thay"),
        "for-a-time"),
}  # fmt: skip
_FOR = re.compile(
    r",? ?(?:trong (?:vong )?)?(?<!\S)(?P<count>\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
    r" (?P<kind>ngay|hom|tuan|thang)(?: (?:nay|toi|lien))?$"
)
_POLITE = re.compile(r"^(?:em oi|chi muon|cho chi|toi muon) | (?:a|nhe|nha|em|giup chi|di)$")
_COUNTS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_DAYS = {"ngay": 1, "hom": 1, "tuan": 7, "thang": 30}
_DATE = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|hom nay|ngay mai|mai"
_SPAN = re.compile(rf",? ?\btu(?: ngay)? (?P<first>{_DATE}) (?:den|toi|-)(?: het)?(?: ngay)? (?P<last>{_DATE})(?!\d)")
_FROM = re.compile(rf",? ?(?:ke )?\btu(?: ngay)? (?P<first>{_DATE})(?!\d)")
# "Chị Nga làm thay tôi tuần này", "… đến hết chủ nhật": only of who stands in.
_PERIOD = re.compile(
    r",? ?(?:(?:trong |cho )?(?:den )?(?:het |ca )?)?(?<!\S)"
    r"(?P<period>(?:(?:(?:hom|sang|trua|chieu|toi|buoi) )?nay|(?:(?:ngay|sang|trua|chieu|toi) )?mai"
    r"|(?:tuan|thang) (?:nay|sau|toi)))$"
)
_TIME = r"(?:(?:hom|sang|chieu|toi) nay|(?:(?:ngay|sang|chieu|toi) )?mai|(?:tuan|thang) (?:nay|sau|toi))"
# The time first, or why: "tuần sau chị Nga làm thay chị", "tôi đi vắng tuần này, chị Nga làm thay".
_LEADING = re.compile(
    rf"(?:(?P<period>{_TIME}),? )?(?:(?:{_SELF} )?(?:phai |lai |bi )?(?:di vang|di xa|ban(?: viec)?|om|nam vien|ve que"
    rf"|di cong tac|di vien)(?: (?P<later>{_TIME}))?,? )?"
)
_COURTESY = frozenset({"nhé", "nha", "nhe", "ạ", "a", "với"})
_UNTIL = re.compile(r",? ?(?:cho )?(?<!\S)den(?: het)? (?P<last>\S.{2,30})$")
_DECISION = re.compile(r",? ?(?:theo )?\b(?:quyet dinh|qd|nghi quyet|nq)\b(?: so)? (?P<number>\S*\d\S*)")


@dataclass(frozen=True)
class PostLine:
    """Who is to hold which post where; a deputy has both days. `bad_day`: a day was said that no calendar has.

    Whoever says only that she wants it ("giao việc") has named nobody; which post is "" then, perhaps.
    """

    role: str  # "head", "deputy", "cadre"; "for-a-time"; "" for not said
    who: str
    unit: str = ""
    first: date | None = None
    last: date | None = None
    decision: str = ""
    bad_day: str = ""


def read_post_line(text: str, *, today: date) -> PostLine | None:
    """What a line says of a post; None where it is about something else."""
    if len(text) > LONGEST:
        return None
    line = _plainly(clean(text).strip(" .!?"))
    decision = bad = ""
    first = last = None
    only = _POLITE.sub("", fold(line))
    if only in _ONLY:
        return PostLine(_ONLY[only], "")
    if found := _DECISION.search(fold_marks(line)):
        decision = line[slice(*found.span("number"))].strip(".,;")
        line = _without(line, found.span())
    spanned = _SPAN.search(fold_marks(line))
    if found := spanned or _FROM.search(fold_marks(line)):
        first = read_day(found["first"], today)
        last = read_day(found["last"], first or today) if spanned else None
        bad = "" if first and (last or not spanned) else line[slice(*found.span())].strip(" ,")
        line = _without(line, found.span())
    line = re.sub(r"\s+", " ", line).strip(" ,.")
    plain = fold_marks(line)
    if not first and (found := _FOR.search(plain)) is not None and "thay" in plain:
        first, last = today, _last(found, today)
        line, plain = line[: found.start()].strip(" ,."), plain[: found.start()].strip(" ,.")
    elif not last and "thay" in plain.split() and (span := _period(plain, first, today)) is not None:
        first, last, at = span
        line, plain = line[:at].strip(" ,."), plain[:at].strip(" ,.")
    for pattern in _INSTEAD:
        # "thay chi hội trưởng" without an end is for good, and so said in other words.
        found = pattern.fullmatch(plain)
        if found and (last or "role" not in found.groupdict()) and _is_a_name(found["who"]):
            return PostLine("for-a-time", _part(line, found, "who"), _part(line, found, "unit"), first, last, "", bad)
    for pattern in _DEPUTY if spanned or last or "pho thay" in plain else ():
        if (found := pattern.fullmatch(plain)) and _is_a_name(found["who"]):
            return PostLine("for-a-time", _part(line, found, "who"), _part(line, found, "unit"), first, last, "", bad)
    for pattern in _HANDOVERS:
        if (found := pattern.fullmatch(plain)) and not {"thoi", "nghi", "khong"} & set(found["who"].split()):
            role = _ROLES.get(found["role"], "cadre")
            return PostLine(role, _part(line, found, "who"), _part(line, found, "unit"), first, None, decision, bad)
    return None


def _plainly(line: str) -> str:
    """Without the courtesy at its end; a time at its beginning stands at its end: "tuần sau chị Nga làm thay chị"."""
    typed = line.split()
    while len(typed) > 3 and (typed[-1] in _COURTESY or (typed[-1] == "em" and typed[-2] in _COURTESY)):
        typed.pop()
    line = " ".join(typed)
    found = _LEADING.match(fold_marks(line))
    if found is None or not found[0] or "thay" not in fold(line).split():
        return line
    said = "later" if found["later"] else "period"
    return f"{line[found.end() :]} {line[slice(*found.span(said))] if found[said] else ''}".strip()


def _period(plain: str, first: date | None, today: date) -> tuple[date, date, int] | None:
    """The first and the last day of "tuần này", "đến hết chủ nhật", and where that begins; from `first` where said."""
    if found := _PERIOD.search(plain):
        said = found["period"]
        if not said.startswith(("tuan", "thang")):
            day = today + timedelta(days=said.endswith("mai"))
            return first or day, day, found.start()
        later = not said.endswith("nay")
        if said.startswith("tuan"):
            begins = today - timedelta(days=today.weekday()) + timedelta(weeks=later)
            ends = begins + timedelta(days=6)
        else:
            begins = (today.replace(day=1) + timedelta(days=32 * later)).replace(day=1)
            ends = (begins + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return first or max(begins, today), ends, found.start()
    if found := _UNTIL.search(plain):
        days, rest = find_days(Line(found["last"]).plain, today)
        if len(days) == 1 and days[0].ways and not rest.replace("\0", "").strip():
            ends = next((day for day in days[0].ways[0] if day >= today), days[0].ways[0][-1])
            return first or today, ends, found.start()
    return None


def _last(found: re.Match[str], today: date) -> date:
    """The last of so many days, today the first."""
    count = int(found["count"]) if found["count"].isdecimal() else _COUNTS[found["count"]]
    return today + timedelta(days=min(count * _DAYS[found["kind"]], 999) - 1)


_NO_NAME = frozenset(
    {"ai", "nao", "hop", "gui", "bao", "tin", "khong", "ban", "thoi", "bo", "huy", "ko", "chua", "xin", "het"}
)


def _is_a_name(words: str) -> bool:
    """At most four words, and none of those with which other sentences begin."""
    said = words.split()
    return 0 < len(said) <= 4 and not _NO_NAME & set(said)


def _part(line: str, found: re.Match[str], name: str) -> str:
    said = line[slice(*found.span(name))].strip(" ,.:") if found[name] else ""
    return without_title(said) if name == "who" else said


def without_title(name: str) -> str:
    """ "chị Lan" -> "Lan"."""
    return re.sub(r"^(?:chị|chi|cô|co|bà|ba)\s+", "", name.strip(), flags=re.IGNORECASE)


def _without(line: str, span: tuple[int, int]) -> str:
    return f"{line[: span[0]]} {line[span[1] :]}"
