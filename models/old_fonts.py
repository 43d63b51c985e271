"""Vietnamese typed for the fonts of before Unicode (TCVN3, also called ABC, and VNI), put into Unicode.

Such a file holds Latin-1 letters that only its old font draws as Vietnamese: "NguyÔn ThÞ Lôa" (TCVN3), "Nguyeãn Thò
Luïa" (VNI). The tables are those of TCVN 5712:1993 and of the VNI Windows fonts.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")  # level, huyền, sắc, hỏi, ngã, nặng


def _letter(vowel: str, tone: int) -> str:
    return unicodedata.normalize("NFC", vowel + _TONES[tone])


# The bytes of each vowel with its tones: huyền, sắc, hỏi, ngã, nặng. A level vowel is its own letter.
_TCVN3_TONES = {
    "a": "B5 B8 B6 B7 B9",
    "ă": "BB BE BC BD C6",
    "â": "C7 CA C8 C9 CB",
    "e": "CC D0 CE CF D1",
    "ê": "D2 D5 D3 D4 D6",
    "i": "D7 DD D8 DC DE",
    "o": "DF E3 E1 E2 E4",
    "ô": "E5 E8 E6 E7 E9",
    "ơ": "EA ED EB EC EE",
    "u": "EF F3 F1 F2 F4",
    "ư": "F5 F8 F6 F7 F9",
    "y": "FA FD FB FC FE",
}
_TCVN3 = {
    chr(int(byte, 16)): _letter(vowel, tone)
    for vowel, bytes_ in _TCVN3_TONES.items()
    for tone, byte in enumerate(bytes_.split(), start=1)
} | dict(zip("\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae", "ĂÂÊÔƠƯĐăâêôơưđ", strict=True))

# A base letter and a mark behind it; "ô" and "ö" are ơ and ư, five letters stand alone.
_VNI_MARKS = {
    "": "øùûõï",  # huyền, sắc, hỏi, ngã, nặng on a plain vowel
    "\u0302": "àáåãä",  # the same together with a circumflex
    "\u0306": "èéúüë",  # and with a breve
}
_VNI_ALONE = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}
_VNI: dict[str, str] = {}
for _base in "aeouyôö":
    for _shape, _marks in _VNI_MARKS.items():
        if _shape and _base not in ("aeo" if _shape == "\u0302" else "a"):
            continue
        _bare = unicodedata.normalize("NFC", _VNI_ALONE.get(_base, _base) + _shape)
        _VNI |= {_base + mark: _letter(_bare, tone) for tone, mark in enumerate(_marks, start=1)}
_VNI |= {"aâ": "â", "eâ": "ê", "oâ": "ô", "aê": "ă", **_VNI_ALONE}
_VNI |= {old.upper(): new.upper() for old, new in _VNI.items()} | {
    old.capitalize(): new.capitalize() for old, new in _VNI.items() if len(old) > 1
}
_VNI_RUN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

# What may be a Vietnamese syllable, without its tone.
_SYLLABLE = re.compile(
    r"(?:[bcdđghklmnprstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)?"
    r"(?:[aăâeêioôơuưy]|a[iouy]|â[uy]|e[ou]|êu|i[aêu]|iêu|o[aăei]|oa[iy]|ôi|ơi|u[aâêiơy]|uây|uô|uôi|uơ|uy[aêu]|ư[aiou]"
    r"|ươ|ươ[iu]|yê|yêu)(?:[cmnpt]|ch|ng|nh)?"
)
_SEPARATORS = re.compile(r"[\s,;]+")
_AROUND = ".,:;()-/\"'0123456789"
_TONE_MARKS = re.compile("[\u0300\u0301\u0309\u0303\u0323]")


class Encoding(StrEnum):
    """How the letters of a text are meant."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"


def to_unicode(text: str, encoding: Encoding) -> str:
    """The text in Unicode, NFC."""
    if encoding is Encoding.TCVN3:
        return _capitals("".join(_TCVN3.get(char, char) for char in text), text)
    if encoding is Encoding.VNI:
        return _VNI_RUN.sub(lambda found: _VNI[found.group()], text)
    return text


def _capitals(text: str, typed: str) -> str:
    """TCVN3 has no capital vowels with a tone: in a capitals font "NGUYÔN" is drawn as NGUYỄN."""
    plain = [char for char in typed if char.isascii() and char.isalpha()]
    return text.upper() if len(plain) > 1 and all(char.isupper() for char in plain) else text


def guess_encoding(texts: Iterable[str]) -> Encoding:
    """How a sheet's texts are meant: as what most of their words with marks are Vietnamese. Unicode when in doubt."""
    words = {word.strip(_AROUND) for text in texts for word in text.split() if not word.isascii()}
    scores = {encoding: sum(_vietnamese(to_unicode(word, encoding)) for word in words) for encoding in Encoding}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] > scores[Encoding.UNICODE] else Encoding.UNICODE


def decode(content: bytes) -> str:
    """A text that is not in UTF-8: as a Vietnamese Windows wrote it, or as one of the old fonts."""
    ways = [(content.decode("latin-1"), encoding) for encoding in (Encoding.TCVN3, Encoding.VNI)]
    windows = content.decode("cp1258", "replace")
    best, most = windows, _spelt_right(windows)
    for text, encoding in ways:
        converted = "\n".join(to_unicode(line, encoding) for line in text.split("\n"))
        if (score := _spelt_right(converted)) > most:
            best, most = converted, score
    return best


def _spelt_right(text: str) -> int:
    words = set(_SEPARATORS.split(text))
    return sum(_vietnamese(word.strip(_AROUND)) for word in words if not word.isascii())


def _vietnamese(word: str) -> bool:
    """Whether it is spelt like a Vietnamese syllable with at most one tone."""
    spelt = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", _TONE_MARKS.sub("", spelt))
    return len(_TONE_MARKS.findall(spelt)) <= 1 and _SYLLABLE.fullmatch(bare) is not None
