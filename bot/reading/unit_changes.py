"""What a cadre says of units in one message: "sáp nhập thôn Mận và thôn Bưởi thành thôn Mận Bưởi từ 1/12"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.text import clean, fold

LONGEST = 600  # characters; a province names many communes, and nobody more than these


class Wish(StrEnum):
    """The deeds, taking one back, and looking at the units."""

    ADD = "add"
    RENAME = "rename"
    MOVE = "move"
    MERGE = "merge"
    SPLIT = "split"
    CLOSE = "close"
    REOPEN = "reopen"
    UNDO = "undo"


@dataclass(frozen=True)
class UnitLine:
    """`units` as typed, `name` the new one (for a merger perhaps one that is there), `parent` where it hangs.

    `parts` are the names of a split. `day` is None where none was said; `bad_day` is one that no calendar has.
    """

    wish: Wish
    units: tuple[str, ...] = ()
    name: str = ""
    parent: str = ""
    parts: tuple[str, ...] = ()
    day: date | None = None
    bad_day: str = ""
    decision: str = ""
    into: bool = False  # "vào": `name` is a unit that is there


_SMALL = (
    r"(?:chi hoi|thon|xom|ban|ap|khu pho|khu dan cu|to dan pho|khom|buon|lang|soc"
    r"|khu nha tro|nha tro|kcn|khu cong nghiep)"
)
_LARGE = r"(?:hoi phu nu |hoi lhpn |hoi )?(?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa|tinh|thanh pho|tp)"
_UNIT = rf"(?:cac |nhung |hai |ba |bon |nam |\d+ )?(?:don vi )?(?:{_SMALL}|{_LARGE}) .+?"
_MERGE = r"(?:sap nhap|hop nhat|gop|nhap|ghep)"
_NEW = r"(?:(?:mot |1 )?(?:don vi )?(?:moi )?(?:ten |lay ten |la )*)"
_LINES: tuple[tuple[Wish, str], ...] = (
    (Wish.RENAME, rf"(?:doi|sua|dat lai|doi lai) ten (?P<one>{_UNIT})(?: (?:thanh|la|sang) (?P<name>.+))?"),
    (Wish.MERGE, rf"{_MERGE} (?P<many>{_UNIT}) (?:thanh|lam|lay ten(?: la)?) {_NEW}(?P<name>.+)"),
    (Wish.MERGE, rf"{_MERGE} (?P<many>{_UNIT}) (?P<into>vao|ve) (?P<name>.+)"),
    (Wish.MERGE, rf"{_MERGE} (?P<many>{_UNIT})"),
    (
        Wish.MOVE,
        rf"(?:chuyen|dua|cho|dieu chuyen) (?P<one>{_UNIT}) (?:sang|ve|vao|den|qua|thuoc) (?P<parent>{_LARGE} .+)",
    ),
    (Wish.SPLIT, rf"(?:tach|chia tach|chia) (?P<one>{_UNIT})(?: (?:thanh|lam|ra) (?P<parts>.+))?"),
    (Wish.CLOSE, rf"(?:giai the|dong cua|dong|xoa|bo) (?P<one>{_UNIT})"),
    (Wish.REOPEN, rf"(?:mo lai|lap lai|khoi phuc) (?P<one>{_UNIT})"),
    (
        Wish.ADD,
        rf"(?:them|lap|thanh lap|tao|mo)(?: them)?(?: mot| 1)?(?P<new> {_UNIT})"
        rf"(?: (?:vao|o|thuoc|duoi|cho|tai) (?P<parent>{_LARGE} .+))?",
    ),
    (
        Wish.UNDO,
        r"(?:hoan tac|lay lai|huy)(?: lai)? "
        r"(?:(?:viec |lan )?(?:sap nhap|doi ten|tach|chuyen|giai the)(?: don vi| .+)?|don vi)",
    ),
)
_PATTERNS = tuple((wish, re.compile(pattern)) for wish, pattern in _LINES)
_DECISION = re.compile(
    r"(?:,? ?(?:theo|can cu|tai))? ?\b(?:quyet dinh|nghi quyet|qd|nq)\b(?: so)? (?P<number>\S*\d\S*)"
)
_DAY = re.compile(
    r",? ?(?:ke )?\b(?:tu|vao)(?: ngay)? "
    r"(?:(?P<near>hom nay|ngay mai|mai|hom qua)"
    r"|(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{1,4}))?)(?!\d)"
)
_NEAR = {"hom nay": 0, "mai": 1, "ngay mai": 1, "hom qua": -1}
_NOUN = re.compile(rf"(?:don vi )?(?:{_SMALL}|{_LARGE})(?= )")
_COUNTED = re.compile(r"^(?:cac|nhung|hai|ba|bon|nam|\d+) (?=\D)")
_AFTER = re.compile(r"(?: (?:a|nhe|nha|em|em nhe|giup|giup chi|giup em|voi|di))+$")


def read_unit_line(text: str, *, today: date) -> UnitLine | None:
    """What a line says of units; None where it is about something else."""
    if len(text) > LONGEST:
        return None
    line = _Spelt(text)
    decision = day_text = bad = ""
    day: date | None = None
    if (found := _DECISION.search(line.plain)) is not None:
        decision = line.original(found.span("number")).strip(".,;")
        line = line.without(found.span())
    if (found := _DAY.search(line.plain)) is not None:
        day_text = line.original(found.span())
        day = _day(found, today)
        bad = "" if day else day_text.strip(" ,")
        line = line.without(found.span())
    line = line.trimmed()
    for wish, pattern in _PATTERNS:
        if (found := pattern.fullmatch(line.plain)) is not None:
            said = {name: line.original(found.span(name)) for name, value in found.groupdict().items() if value}
            units = said.get("many") or said.get("one") or ""
            return UnitLine(
                wish,
                split_names(units) if "many" in said else ((without_count(units),) if units else ()),
                said.get("name", "") or said.get("new", ""),
                said.get("parent", ""),
                split_names(said.get("parts", "")),
                day,
                bad,
                decision,
                "into" in said,
            )
    return None


def read_day(text: str, today: date) -> date | None:
    """A day as an answer: "1/12", "từ 1/12/2026", "hôm nay". None where it is none."""
    found = _DAY.search(f"tu {fold_marks(text)}") or _DAY.search(fold_marks(text))
    return _day(found, today) if found is not None else None


def split_names(text: str) -> tuple[str, ...]:
    """ "thôn Mận, Bưởi và thôn Ổi" -> thôn Mận, thôn Bưởi, thôn Ổi: who names several says the kind once."""
    parts = [part for part in re.split(r"\s*[,;&+]\s*|\s+(?:và|va|với|voi)\s+", without_count(clean(text))) if part]
    noun = noun_of(parts[0]) if parts else ""
    return tuple(part if not noun or noun_of(part) else f"{noun} {part}" for part in parts)


def without_count(name: str) -> str:
    """A name without "các" or "5" before it."""
    found = _COUNTED.match(fold_marks(name))
    return name[found.end() :].strip() if found else name.strip()


def noun_of(name: str) -> str:
    """The kind of unit that a name begins with, as it was typed; "" where it begins with none."""
    found = _NOUN.match(fold_marks(name))
    return name[: found.end()].strip() if found else ""


def fold_marks(text: str) -> str:
    """Letter for letter without marks, so that places in it are places in the text."""
    return "".join(fold(char) or (" " if char.isspace() else char) for char in text)


def _day(found: re.Match[str], today: date) -> date | None:
    """The day that was said; without a year the nearest."""
    if found["near"]:
        return today + timedelta(days=_NEAR[found["near"]])
    day, month, typed = int(found["day"]), int(found["month"]), found["year"]
    years = [int(typed) + (2000 if len(typed) == 2 else 0)] if typed else [today.year - 1, today.year, today.year + 1]
    days = []
    for year in years:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return min(days, key=lambda one: abs(one - today), default=None)


class _Spelt:
    """A line and the same without marks, letter for letter."""

    def __init__(self, text: str) -> None:
        self.text = re.sub(r"\s*[\"“”]\s*", " ", clean(text)).strip()
        self.plain = fold_marks(self.text)

    def original(self, span: tuple[int, int]) -> str:
        """What was typed between two places."""
        return self.text[slice(*span)].strip(" \"'“”.,:;!?")

    def without(self, span: tuple[int, int]) -> "_Spelt":
        """The line with a part of it left out."""
        return _Spelt(f"{self.text[: span[0]]} {self.text[span[1] :]}")

    def trimmed(self) -> "_Spelt":
        """Without marks and politeness at its end."""
        text = self.text.strip(" .,:;!?")
        return _Spelt(text[: len(_AFTER.sub("", fold_marks(text)))].rstrip(" ,."))
