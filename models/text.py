"""Folding Vietnamese for comparison, and the order of names."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# A letter with its marks, spelt out once: a table is faster than NFD, and NFD leaves đ as it is.
_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_FOLD = {ord(c): (unicodedata.normalize("NFD", c)[0] if c != "đ" else "d") for c in _MARKED}
_SPACE = re.compile(r"[\s\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_PUNCTUATION = re.compile(r"[^\w\s]|_", re.UNICODE)


def clean(text: str) -> str:
    """The text in NFC with single spaces and without invisible marks (zero width, direction)."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


@lru_cache(4096)  # a dozen readers look at the same message
def fold(text: str) -> str:
    """Lower case, no Vietnamese marks, no punctuation, single spaces: "Đi được ạ!" -> "di duoc a".

    Only Latin letters are folded; other scripts keep their vowel signs.
    """
    return _SPACE.sub(" ", _PUNCTUATION.sub(_mark_or_space, clean(text).lower().translate(_FOLD))).strip()


def _mark_or_space(found: re.Match[str]) -> str:
    """Vowel signs of other scripts are no punctuation."""
    return found.group() if unicodedata.category(found.group()).startswith("M") else " "


# The order of Vietnamese dictionaries: letters first (a ă â b c d đ e ê …), tones after all letters.
_LETTERS = {c: i for i, c in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=1)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng


def _syllable_key(word: str) -> str:
    letters, tone = [], 0
    for char in unicodedata.normalize("NFC", word.lower()):
        parts = unicodedata.normalize("NFD", char)
        tone = next((_TONES[p] for p in parts if p in _TONES), tone)
        base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in _TONES))
        letters.append(f"{_LETTERS.get(base, 40):02d}")
    return "".join(letters) + f"/{tone}"


def said_with_marks(words: str, full_names: Iterable[str]) -> list[bool]:
    """Which names end with these words, marks and all (wherever a tone stands: hoà = hòa); all of them where the words
    have no marks, or where none does: she may have slipped."""
    wanted = [_syllable_key(word) for word in clean(words).split()]
    ends = [[_syllable_key(word) for word in clean(name).split()[-len(wanted) :]] for name in full_names]
    alike = [end == wanted for end in ends]
    return alike if any(alike) and fold(words) != clean(words).lower() else [True] * len(alike)


def name_key(full_name: str) -> str:
    """A string whose plain order is the order of Vietnamese lists: given name (last word), then family and middle."""
    words = clean(full_name).split(" ")
    return " ".join(_syllable_key(w) for w in [words[-1], *words[:-1]] if w)
