"""Whom a bit of a name means: "lan", "thị lan", "chị Lan tổ 2"."""

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from bot.reading.roll_items import read_items, tokens
from bot.reading.telex import folded, words

Key = TypeVar("Key")


def split_name(fragment: str) -> tuple[str, int | None, int | None]:
    """A bit of a name as (name, group, birth year): "chị Lan tổ 2" is ("Lan", 2, None), "Lan 75" is 1975's."""
    group = re.search(r"\b(?:tổ|to)\s+(\d{1,2})\b", fragment, re.IGNORECASE)
    year = re.search(r"\b(?:19|20)\d\d\b", fragment)
    rest = fragment[: group.start()] + fragment[group.end() :] if group else fragment
    named = read_items([t for t in tokens(rest) if not t.plain.isdecimal()])
    name = " ".join(named.names) if named else ""
    short = re.search(r"(?<=[^\W\d]) ?\b([3-9]\d)$", rest.strip()) if year is None else None  # "Lan 90"
    born = int(year[0]) if year else 1900 + int(short[1]) if short else None
    return name, int(group[1]) if group else None, born


def match_names(fragment: str, names: Sequence[tuple[Key, str]], *, marked: bool = True) -> list[Key]:
    """The keys of the full names that a bit may mean: its last word is the given name, the others come before it.

    Names with exactly these marks win over those with the same letters, unless `marked` is False: where the whole
    message was typed without marks, "lan" is as likely Lân as Lan.
    """
    spelt = words(split_name(fragment)[0] or fragment)
    if not spelt:
        return []
    plain = folded(spelt)
    found = [(key, words(full_name)) for key, full_name in names]
    near = [(key, name) for key, name in found if _ends_in(plain, folded(name))]
    exact = [key for key, name in near if marked and _ends_in(_tones(spelt), _tones(name))]
    return exact or [key for key, _ in near]


def _ends_in(bit: list[str], name: list[str]) -> bool:
    # H'Bia Niê, K'Sương: there the given name stands first.
    if len(name) > 1 and name[0] in ("h", "k") and bit in (name[: len(bit)], name[1 : len(bit) + 1]):
        return True
    if not name or bit[-1] != name[-1]:
        return False
    before = iter(name[:-1])
    return all(word in before for word in bit[:-1])


def _tones(spelt: list[str]) -> list[str]:
    """The words so that hoà and hòa are the same."""
    return [word if word.isascii() else _tone_last(word) for word in spelt]


def _tone_last(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    tones = "".join(c for c in apart if c in "\u0300\u0309\u0303\u0301\u0323")
    return "".join(c for c in apart if c not in tones) + tones
