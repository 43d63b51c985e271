"""Words as a phone's keyboard left them: marks that are missing, wrong or still spelt as letters."""

import re
import sys
import unicodedata
from collections.abc import Collection, Sequence

from models.text import clean, fold

_WORD = re.compile(r"[^\W_]+")
_TONES = {"\u0300": "f", "\u0309": "r", "\u0303": "r", "\u0301": "s", "\u0323": "j"}  # many ears hear hỏi and ngã alike
# One syllable in telex: the onset, the vowels with their w, and one tone letter before or after the last consonant.
_TELEX = re.compile(r"([b-df-hj-np-tvxz]*)([aeiouyw]+)[sfrxj]?(ch|ng|nh|[cmnpt])?[sfrxj]?")


def words(text: str) -> list[str]:
    """The words in lower case with their marks, one for each word of `fold(text)`."""
    return [sys.intern(word) for word in _WORD.findall(clean(text).lower())]  # once for all phrases that it stands in


def folded(typed: Sequence[str]) -> list[str]:
    """The words of `words(text)` without marks, place by place."""
    return [sys.intern(word) for word in fold(" ".join(typed)).split()]


def fits(typed: str, meant: str) -> bool:
    """Whether the marks of a typed word allow the meant one; their letters are taken to be the same.

    Marks may be left out ("ban" fits "bận"), and đ may be typed d. Whoever types a tone types the hat as well,
    so "bạn" does not fit "bận".
    """
    if typed.isascii():
        return True
    hats, tone = _marks(typed)
    meant_hats, meant_tone = _marks(meant)
    if tone:
        return tone == meant_tone and meant_hats - {"đ"} <= hats <= meant_hats
    return hats <= meant_hats


def _marks(word: str) -> tuple[set[str], str]:
    marks = [c for c in unicodedata.normalize("NFD", word) if c == "đ" or unicodedata.combining(c)]
    return {c for c in marks if c not in _TONES}, "".join(_TONES[c] for c in marks if c in _TONES)


def strip_telex(word: str) -> str:
    """A folded word without the letters that telex puts for marks: "lichj" -> "lich", "dduwowcj" -> "duoc"."""
    syllable = _TELEX.fullmatch(word)
    if syllable is None:
        return word
    onset, vowels, coda = syllable[1], syllable[2].replace("w", ""), syllable[3] or ""
    return onset.replace("dd", "d") + re.sub(r"([aeo])\1", r"\1", vowels) + coda


def unswap(word: str, known: Collection[str]) -> str:
    """The known word that differs by two neighbouring letters swapped, the commonest slip; else the word itself."""
    swapped = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    return next((w for w in swapped if w in known), word)
