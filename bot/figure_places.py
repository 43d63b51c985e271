"""Units as she names them, below her posts; several that fit are asked back by number with what lies above them."""

import re
from collections.abc import Sequence
from typing import Any

from bot.flow import Answers, Heard, Turn, Unclear
from bot.replies import Bound, Chat, Option, Plain, Reply, Result, Start, Words
from models.posts import Right, posts_of
from models.text import fold
from models.unit_search import NamedUnit, nearest, title_of, units_called, units_named
from models.units import Unit, UnitKind, ancestors, get_unit

LONGEST_NAME = 5  # words
MOST = 9  # units that are offered by number
WITHIN_A_BRANCH = frozenset({UnitKind.BRANCH, UnitKind.GROUP, UnitKind.CLUB})
_OURS = {
    f"{kind}{mine}": unit
    for kind, unit in (("xa", UnitKind.COMMUNE), ("phuong", UnitKind.COMMUNE), ("tinh", UnitKind.PROVINCE),
                       ("thon", UnitKind.BRANCH), ("chi hoi", UnitKind.BRANCH), ("to", UnitKind.GROUP))
    for mine in ("", " minh", " ta", " nha")
}  # fmt: skip

# What no name of a unit has in it.
_ASKS = re.compile(
    r"(?<!\S)(?:nao|bao nhieu|ai|the nao|ra sao|bao gio|khi nao|hay khong|thi sao|may (?:chi|nguoi|buoi|lan|hoi vien)"
    r"|(?:da|chua) (?:hop|diem danh|gui|nop|doc|nhan)|(?:ty|ti) le|so lieu|bao cao|thong bao|so voi)(?!\S)"
)


def own_units(chat: Chat) -> list[int]:
    """The units whose figures are hers, the largest first."""
    return [held.unit_id for held in posts_of(chat.session, chat.person_id) if Right.TOTALS in held.rights]


def named(chat: Chat, words: str) -> list[NamedUnit]:
    """The units of hers that these words name."""
    return units_named(chat.session, words, own_units(chat)) if len(words) <= 80 else []


def named_whole(chat: Chat, words: str, longer: Sequence[str]) -> list[NamedUnit]:
    """The same, where polite words behind them may be part of the name: the longest name that a unit has is meant."""
    for name in longer:
        found = [one for one in named(chat, name) if one.sure and is_the_name(one, name)] if is_a_place(name) else []
        if found:
            return found
    return named(chat, words) if words else []


def named_in_a_row(chat: Chat, words: str) -> list[str]:
    """The names of hers that stand one behind the other: "man buoi oi" -> ["man", "buoi", "oi"]; [] where a word is
    left over."""
    said = fold(words).split()
    runs = {
        " ".join(said[at:to]) for at in range(len(said)) for to in range(at + 1, min(at + LONGEST_NAME, len(said)) + 1)
    }
    cores = {title_of(run)[1]: run for run in sorted(runs)}
    known = units_called(chat.session, set(cores) - {""}, own_units(chat))
    found, at = [], 0
    while at < len(said):
        ends = range(min(at + LONGEST_NAME, len(said)), at, -1)
        to = next((to for to in ends if title_of(" ".join(said[at:to]))[1] in known), 0)
        if not to:
            return []
        found.append(" ".join(said[at:to]))
        at = to
    kinds = {title_of(one)[0] for one in found} - {None}
    return found if len(kinds) < 2 else []  # "thôn Mận xã Hoa Đào" is one


def runs(words: list[str], length: int) -> list[tuple[list[str], list[str]]]:
    """Every run of so many words that begins as the name of a unit does, with the words around it."""
    places = range(len(words) - length + 1)
    return [
        (words[at : at + length], words[:at] + words[at + length :])
        for at in places
        if is_a_place(" ".join(words[at : at + length]))
    ]


def unknown(chat: Chat, words: str) -> Words:
    """That none of hers has this name, as she typed it."""
    typed, wanted = chat.incoming.text.split(), fold(words).split()
    at = next((at for at in range(len(typed)) if fold(" ".join(typed[at : at + len(wanted)])).split() == wanted), None)
    name = words if at is None else " ".join(typed[at : at + len(wanted)])
    return Words("figures-no-such-unit", {"name": name.strip(' .,;:?!"')[:40] or "none"})


def like(chat: Chat, words: str) -> dict[str, Any]:
    """What a conversation knows where no unit has this name: those that come near are offered."""
    near = nearest(chat.session, words, own_units(chat)) if len(words) <= 80 else []
    return answers_of(near, words) if near else {"found": [], "words": words[:40]}


def no_such(chat: Chat, words: str, tap: str = "") -> Reply:
    """The answer to a name that no unit of hers has; those that come near it may be chosen by `tap`."""
    near = nearest(chat.session, words, own_units(chat)) if tap and len(words) <= 80 else []
    said = unknown(chat, words)
    return which(chat, near, tap).after(said) if near else Reply((said,))


def is_a_place(words: str) -> bool:
    """Whether words begin as the name of a unit does."""
    return title_of(words)[0] is not None


def is_the_name(one: NamedUnit, words: str) -> bool:
    """Whether these words are the whole name of a unit, now or before, with or without its kind."""
    return title_of(words)[1] in {title_of(one.name)[1], title_of(one.former)[1]}


def is_the_unit(unit: Unit, words: str) -> bool:
    """Whether these words name this very unit, or say "tỉnh mình" of it."""
    kind, core = title_of(words)
    plain = fold(words)
    if plain in _OURS:
        return unit.kind == _OURS[plain]
    return core == title_of(unit.name)[1] and kind in {None, unit.kind}


def answers_of(found: list[NamedUnit], words: str) -> dict[str, Any]:
    """What a conversation knows of the unit: the one, or several to choose from."""
    if len(found) == 1 and found[0].sure:
        return {"unit": found[0].id}
    near = bool(found) and not found[0].sure
    return {"found": [one.id for one in found[:MOST]], "left": max(len(found) - MOST, 0), "words": words[:40],
            "near": near}  # fmt: skip


def which(chat: Chat, found: list[NamedUnit], tap: str) -> Reply:
    """Which of several units is meant; `tap` has a place for its id."""
    shown = found[:MOST]
    words = {"found": len(found), "left": len(found) - len(shown), "near": "" if found[0].sure else "yes"}
    options = (Option(Plain(full_name(chat, one.id)), tap.format(one.id)) for one in shown)
    return Reply((Words("ask-figures-unit", words),), tuple(options))


def full_name(chat: Chat, unit_id: int) -> str:
    """A unit with what lies above it: "thôn Mận, xã Hoa Mai"."""
    unit, *above = ancestors(chat.session, unit_id)[:2]
    name = unit.name
    if unit.closed_on is not None:
        name = chat.text("figures-closed-name", unit=name)
    return f"{name}, {above[0].name}" if above else name


def hear(chat: Chat, heard: Heard, _answers: Answers) -> Any:
    """Read which unit she means."""
    if heard.value:
        return int(heard.value)
    found = named(chat, heard.text)
    if not (found and found[0].sure) and (other := _another_wish(chat, heard.text)) is not None:
        return other
    if not found:
        if (near := like(chat, heard.text)).get("found"):
            return Turn(near)
        raise Unclear(unknown(chat, heard.text))
    known = answers_of(found, heard.text)
    return known["unit"] if "unit" in known else Turn(known)


def _another_wish(chat: Chat, text: str) -> Result:
    """What is no unit may be another question of hers: that is answered then, and this one left."""
    from bot import sentences, understanding

    asks = _ASKS.search(fold(text)) is not None
    if is_a_place(text) and len(text.split()) <= 5 and not asks:
        return None
    if len(text.split()) < 3 and nearest(chat.session, text, own_units(chat)):
        return None  # a name with a slip
    open_ = chat.who.flow, chat.who.answers
    chat.who.flow, chat.who.answers = "", {}
    found = sentences.meant(chat, text)
    if found is None and asks:  # a question that nobody understands is no name either
        found = understanding.meant(chat, None)
    if found is None:
        chat.who.flow, chat.who.answers = open_
        return None
    return found if isinstance(found, Reply | Start | Bound) else Reply((found,))


def options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """The units to choose from."""
    return tuple(Option(Plain(full_name(chat, one)), str(one)) for one in answers.get("found", []))


def show(_chat: Chat, answers: Answers) -> dict[str, Any]:
    """What the question says."""
    return {
        "found": len(answers.get("found", [])),
        "left": answers.get("left", 0),
        "near": "yes" if answers.get("near") else "",
    }


def above(chat: Chat, unit_id: int) -> int | None:
    """The unit right above that is hers, too; None at her own."""
    own = set(own_units(chat))
    every = ancestors(chat.session, unit_id)
    if unit_id in own and not own & {one.id for one in every[1:]}:
        return None
    return every[1].id if len(every) > 1 and own & {one.id for one in every[1:]} else None


def compared_in(chat: Chat, unit_id: int, level: str) -> int:
    """The nearest unit, from this one upwards, that has others below to compare (communes, where those are meant)."""
    small = WITHIN_A_BRANCH | ({UnitKind.COMMUNE} if level == "commune" else frozenset())
    if level == "group":
        small = frozenset({UnitKind.GROUP, UnitKind.CLUB})
    while get_unit(chat.session, unit_id).kind in small and (higher := above(chat, unit_id)) is not None:
        unit_id = higher
    return unit_id


def is_small(chat: Chat, unit_id: int) -> bool:
    """Whether it is a branch or a part of one: nobody there speaks of percentage points."""
    return get_unit(chat.session, unit_id).kind in WITHIN_A_BRANCH
