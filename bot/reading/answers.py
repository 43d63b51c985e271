"""What she says to a question: whether she comes, whether she agrees; unsure is None, and never a yes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from bot.reading.phrases import ANSWERS, FILLERS, SHORT, YES_NO
from bot.reading.rivals import read_rivals
from bot.reading.telex import fits, folded, strip_telex, unswap, words
from models.text import clean, fold

_LONGEST = 25  # words; beyond, somebody tells a story
_BECAUSE = ("vì", "do", "tại")
_FILLER = "filler"
_PARTICLES = frozenset({"a", "em", "chi", "vay", "nhi", "the", "ha", "nhe", "nha", "oi"})
_BEFORE_NO = frozenset({"da", "em", "chi", "toi", "bac", "minh", "thoi", "thua", "khong"})

Reason = Literal["busy", "away", "private"]


@dataclass(frozen=True)
class Answer:
    """Whether she comes, and why not. Illness and family are "private": what exactly is kept nowhere."""

    choice: Literal["yes", "no", "unsure"]
    reason: Reason | None = None


@dataclass(frozen=True)
class Signs:
    """What a lexicon found in a sentence: the meanings in their order, and how many words it does not know."""

    meanings: tuple[str, ...]
    unknown: int
    plain: bool  # every meaning comes from a single word without marks, which may be another word


class Lexicon:
    """Phrases with their meanings, found in a sentence from left to right, the longest first.

    A phrase that may be read in two ways counts only where nothing clearer is said: "co khong di duoc" is
    "cô không đi được", "co" alone is "có".
    """

    def __init__(self, tables: Mapping[str, str]) -> None:
        self._phrases: dict[tuple[str, ...], list[tuple[list[str], str]]] = {}
        for meaning, table in {**tables, _FILLER: FILLERS}.items():
            for phrase in table.split(","):
                spelt = words(phrase)
                self._phrases.setdefault(tuple(folded(spelt)), []).append((spelt, meaning))
        self._vocabulary = {word for phrase in self._phrases for word in phrase}
        self._longest = max(map(len, self._phrases))

    def read(self, typed: list[str]) -> Signs:
        """The signs in the words of `telex.words`."""
        typed = [SHORT.get(word, word) for word in typed]
        plain = folded(typed)
        for i, word in enumerate(plain):
            if word not in self._vocabulary and typed[i].isascii():
                known = strip_telex(word)
                # Short words swapped are too often other good words: "gai" is no slip for "gia".
                if known not in self._vocabulary and len(word) >= 4:
                    known = unswap(word, self._vocabulary)
                if known in self._vocabulary:
                    plain[i] = typed[i] = known
        clear: list[str] = []
        dim: list[str] = []
        unknown, certain, start = 0, False, 0
        while start < len(plain):
            length, meanings = self._longest_at(typed, plain, start)
            if not meanings:
                unknown += 1
            elif len(meanings) > 1:
                dim += sorted(meanings - {_FILLER})
            elif _FILLER not in meanings:
                clear += meanings
                certain |= length > 1 or not typed[start].isascii()
            start += length
        return Signs(tuple(clear or dim), unknown, not certain)

    def _longest_at(self, typed: list[str], plain: list[str], start: int) -> tuple[int, set[str]]:
        for length in range(min(self._longest, len(plain) - start), 0, -1):
            end = start + length
            meanings = {
                meaning
                for spelt, meaning in self._phrases.get(tuple(plain[start:end]), ())
                if all(map(fits, typed[start:end], spelt))
            }
            if meanings:
                return length, meanings
        return 1, set()


_COMING = Lexicon(ANSWERS)
_AGREEING = Lexicon(YES_NO)


def read_answer(text: str, *, strict: bool = False) -> Answer | None:
    """Her answer to an invitation, or None where it is none or not clear.

    A yes must be understood to its last word; a no may carry a story. `strict` asks the same of a no.
    """
    if "?" in text:
        return None
    typed = words(text)
    if not 0 < len(typed) <= _LONGEST:
        return None
    plain = folded(typed)
    if read_rivals(text) is not None:
        return None  # "ket qua hop" asks; without accents nobody can tell it from "kẹt quá"
    if "nhung" in plain[1:-1]:
        at = len(plain) - 1 - plain[::-1].index("nhung")
        before, after = _coming(typed[:at], strict), _coming(typed[at + 1 :], strict)
        contradict = before is not None and after is not None and before.choice == "yes" != after.choice
        return None if contradict else after
    at = next((i for i, word in enumerate(typed) if _is_one_of(word, _BECAUSE)), 0)
    refusal = _coming(typed[:at], strict)
    if refusal and refusal.choice == "no" and not strict:
        # What follows "because" explains a no and takes nothing back: "vì nhà có khách" is not a "có".
        reasons = (refusal.reason, *_reasons(_COMING.read(typed[at:]).meanings))
        return Answer("no", next(filter(None, reasons), None))
    return _coming(typed, strict)


def _is_one_of(word: str, meant: tuple[str, ...]) -> bool:
    return any(fold(word) == fold(m) and fits(word, m) for m in meant)


def _reasons(meanings: tuple[str, ...]) -> list[Reason]:
    return [cast("Reason", m) for m in meanings if m in get_args(Reason)]


def _coming(typed: list[str], strict: bool) -> Answer | None:
    signs = _COMING.read(typed)
    found = set(signs.meanings)
    if found & {"ask", "other"} or _ends_as_question(typed):
        return None
    if "unsure" in found:
        return Answer("unsure") if signs.unknown <= (0 if strict else 3) else None
    reasons = _reasons(signs.meanings)
    refused = "no" in found
    if "yes" in found:
        return Answer("yes") if signs.unknown == 0 and found <= {"yes", "clear"} else None
    if not found & {"no", "nay"} and not reasons:
        return None
    allowed = 3 if not strict and (refused or (reasons and not signs.plain)) else 0
    return Answer("no", reasons[0] if reasons else None) if signs.unknown <= allowed else None


def _ends_as_question(typed: list[str]) -> bool:
    """ "mai họp không" asks; "dạ không", "em không" answer."""
    plain = folded([SHORT.get(word, word) for word in typed])
    while plain and plain[-1] in _PARTICLES:
        plain.pop()
    return plain[-1:] == ["khong"] and not set(plain) <= _BEFORE_NO


_OF_ONE = re.compile(
    r"\b(?:chị|bà|cô|bác|dì|chi|ba|co) (?P<name>[A-ZĐÁÂẤÉÍÓÔÚÝ]\w*[^\W\dA-Z](?: [A-ZĐ]\w+)*)"
    r" (?:(?:bị|đang|lại|cũng|thì|bi|dang|lai|cung|thi) )*"
    r"(?:ốm|bận|không|ko|k|nghỉ|vắng|đau|bệnh|om|ban|khong|nghi|vang)\b"
)


def name_of_absent(text: str) -> str:
    """The name of a woman of whom a line says that she is ill, busy or not coming: "Lan"; "" where it names none.

    With its capital letter: "chị Lan ơi em bận" only speaks to her.
    """
    found = _OF_ONE.search(clean(text))
    return found["name"] if found else ""


def read_yes_no(text: str) -> bool | None:
    """Her answer to "do you agree?" or "is this right?", or None. "dung" alone may be đúng or đừng: None.

    After a no more may follow, parted from it: "không, tôi tên Lụa".
    """
    if "?" in text:
        return None
    whole = _agrees(text)
    head = re.split(r"[,.;:!\n]", text, maxsplit=1)[0]
    return False if whole is None and _AGREEING.read(words(text)).unknown and _agrees(head) is False else whole


def _agrees(text: str) -> bool | None:
    typed = words(text)
    if not 0 < len(typed) <= _LONGEST or _ends_as_question(typed):
        return None
    signs = _AGREEING.read(typed)
    if signs.unknown or len(set(signs.meanings)) != 1:
        return None
    return {"yes": True, "no": False}.get(signs.meanings[0])
