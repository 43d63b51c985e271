"""What is said of posts in one message: "bàn giao chi hội trưởng thôn Mận cho chị Lan từ 1/12", a deputy for a time."""

import re
from dataclasses import dataclass
from datetime import date

from bot.reading.unit_changes import fold_marks, read_day
from models.text import clean

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
        rf"(?:giao |cu |bau |cho )?chi {_WHO} (?:len )?lam {_ROLE}(?: (?P<unit>.+))?",
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
_DATE = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|hom nay|ngay mai|mai"
_SPAN = re.compile(rf",? ?\btu(?: ngay)? (?P<first>{_DATE}) (?:den|toi|-)(?: het)?(?: ngay)? (?P<last>{_DATE})(?!\d)")
_FROM = re.compile(rf",? ?(?:ke )?\btu(?: ngay)? (?P<first>{_DATE})(?!\d)")
_DECISION = re.compile(r",? ?(?:theo )?\b(?:quyet dinh|qd|nghi quyet|nq)\b(?: so)? (?P<number>\S*\d\S*)")


@dataclass(frozen=True)
class PostLine:
    """Who is to hold which post where; a deputy has both days. `bad_day`: a day was said that no calendar has."""

    role: str  # "head", "deputy", "cadre"; "for-a-time"
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
    line = clean(text).strip(" .!?")
    decision = bad = ""
    first = last = None
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
    for pattern in _DEPUTY if spanned or "pho thay" in plain else ():
        if found := pattern.fullmatch(plain):
            return PostLine("for-a-time", _part(line, found, "who"), _part(line, found, "unit"), first, last, "", bad)
    for pattern in _HANDOVERS:
        if found := pattern.fullmatch(plain):
            role = _ROLES.get(found["role"], "cadre")
            return PostLine(role, _part(line, found, "who"), _part(line, found, "unit"), first, None, decision, bad)
    return None


def _part(line: str, found: re.Match[str], name: str) -> str:
    said = line[slice(*found.span(name))].strip(" ,.:") if found[name] else ""
    return re.sub(r"^(?:chị|chi|cô|co|bà|ba)\s+", "", said, flags=re.IGNORECASE) if name == "who" else said


def _without(line: str, span: tuple[int, int]) -> str:
    return f"{line[: span[0]]} {line[span[1] :]}"
