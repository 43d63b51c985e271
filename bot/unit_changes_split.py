"""Who goes where when a unit is split: groups by their names, women by their numbers, branches by their names."""

import re

from bot.book_women import women_of
from bot.flow import Answers, Heard, Turn, Unclear
from bot.reading.unit_changes import split_names
from bot.replies import Chat, Words
from models.groups import group_key
from models.text import fold
from models.tree_changes_edges import open_children
from models.tree_changes_kept import What
from models.units import UnitKind, get_unit

SHOWN = 8  # names of what may go
_GROUP = re.compile(r"\bto\s+(?:so\s+)?([\w ]+?)(?=\s*(?:,|;|\bva\b|\bto\b|$))")


def part_now(answers: Answers) -> int | None:
    """The part that is asked about: the first keeps what no other takes. None when all are known."""
    parts = answers.get("parts", [])
    return next((place for place in range(1, len(parts)) if str(place) not in answers.get("goes", {})), None)


def goes_asked(answers: Answers) -> bool:
    """Whether it has to be asked who goes to a part."""
    return answers["what"] == What.SPLIT and part_now(answers) is not None


def to_share(chat: Chat, unit_id: int) -> str:
    """What lies below a unit that is split, by name."""
    below = [child.name for child in open_children(chat.session, unit_id) if child.kind != UnitKind.CLUB]
    return ", ".join(below[:SHOWN]) + ("…" if len(below) > SHOWN else "")


def hear_goes(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """ "tổ 1, tổ 2", "3 7 12-20" or "thôn Mận, thôn Bưởi". Raises Unclear."""
    unit = get_unit(chat.session, answers["units"][0])
    place = str(part_now(answers))
    read = _branches if unit.kind != UnitKind.BRANCH else _women
    units, people = read(chat, unit.id or 0, heard.text)
    if not units and not people:
        raise Unclear(Words("unit-nobody-goes"))
    return Turn({"goes": {**answers.get("goes", {}), place: {"units": units, "people": people}}})


def _branches(chat: Chat, unit_id: int, text: str) -> tuple[list[int], list[int]]:
    below = {fold(child.name): child.id or 0 for child in open_children(chat.session, unit_id)}
    found = []
    for name in split_names(text):
        if fold(name) not in below:
            raise Unclear(Words("no-such-unit", {"name": name[:60]}))
        found.append(below[fold(name)])
    return found, []


def _women(chat: Chat, unit_id: int, text: str) -> tuple[list[int], list[int]]:
    groups = {group_key(c.name): c.id or 0 for c in open_children(chat.session, unit_id) if c.kind == UnitKind.GROUP}
    plain = " ".join(re.sub(r"[^\w,;\- ]", " ", fold_line(text)).split())
    named = [group_key(found[1]) for found in _GROUP.finditer(plain)]
    missing = [name for name in named if name not in groups]
    if missing:
        raise Unclear(Words("no-such-group", {"name": missing[0]}))
    rest = _GROUP.sub(" ", plain)
    wanted: set[int] = set()
    for first, last in re.findall(r"\b(\d{1,4})(?:\s*-\s*(\d{1,4}))?\b", rest):
        wanted |= set(range(int(first), int(last or first) + 1))
    known = {woman.number: woman.person_id for woman in women_of(chat.session, unit_id)}
    strange = sorted(wanted - set(known)) if len(wanted) < 500 else []
    if strange:
        raise Unclear(Words("not-in-the-book", {"numbers": ", ".join(map(str, strange[:9]))}))
    return [groups[name] for name in named], [known[number] for number in sorted(wanted & set(known))]


def fold_line(text: str) -> str:
    """Without marks, the commas and dashes kept."""
    return "".join(fold(char) or (char if char in ",;-" else " ") for char in text[:600])
