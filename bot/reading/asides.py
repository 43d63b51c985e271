"""What is said aside: someone else holds the phone, doubts, thanks, a thumb, a cry for help; it changes nothing."""

import re
import unicodedata
from enum import StrEnum

from bot.messages import Kind
from bot.reading import phrases
from bot.reading.answers import Lexicon
from bot.reading.telex import fits, folded, words


class Aside(StrEnum):
    """What was said beside the matter. Violence comes before everything; it is not stored and not told on."""

    VIOLENCE = "violence"
    SCAM = "scam"
    CHILD = "child"  # a child, the husband, a neighbour answers in her place
    MISTAKE = "mistake"
    THANKS = "thanks"
    GREETING = "greeting"
    THUMB = "thumb"  # a sticker, an emoji: a nod, never an answer


_LONGEST = 15  # words; small talk is short
_SMALL_TALK = Lexicon(phrases.ASIDES)
_PRIORITY = (Aside.SCAM, Aside.CHILD, Aside.MISTAKE, Aside.THANKS, Aside.GREETING)
# Typed faces, and the codes by which Zalo sends its own ("/-strong" is its thumb).
_FACE = re.compile(r"[:;=8x]['-]?[()\[\]dpvo3>*|/\\]+|<3+|\^[_.]?\^|/-[a-z]+|(?:ha|hi|he){2,}|k{3,}", re.IGNORECASE)

_PRICE = re.compile(
    r"(?:(?:da|chi|em|chi oi|em oi|vay|the|cai nay|viec nay|kham|di|co|phai) )*(?:mat|ton)(?: them)?"
    r" (?:phi|tien|le phi)(?: gi)? (?:khong|ko|k|hong|hok|ha|a)(?: (?:chi|em|a|vay|ha|the|co|bac|day|nhi))*"
)

_Phrase = tuple[tuple[str, str], ...]  # (without marks, with marks), word by word
_Table = dict[str, list[_Phrase]]  # phrases by their first word without marks, the longest first


def read_aside(text: str, kind: Kind = Kind.TEXT) -> Aside | None:
    """The small talk in a message, or None. Read intents and answers before it, except for violence."""
    typed = words(text)
    if _tells_of_violence(typed):
        return Aside.VIOLENCE
    if kind is Kind.STICKER or _is_nod(text):
        return Aside.THUMB
    if not 0 < len(typed) <= _LONGEST:
        return None
    if _speaks_of_her(typed):
        return Aside.CHILD
    signs = _SMALL_TALK.read(typed)
    if signs.unknown:
        return None
    return next((aside for aside in _PRIORITY if aside in signs.meanings), None)


def asks_the_price(text: str) -> bool:
    """ "có mất phí không chị": a doubt where nobody has written, of a notice that she has just read a question."""
    return _PRICE.fullmatch(" ".join(folded(words(text)))) is not None


def _is_nod(text: str) -> bool:
    rest, faces = _FACE.subn("", text.strip())
    marks = [c for c in rest if not c.isspace()]
    if any(unicodedata.category(c) not in ("So", "Sk", "Mn", "Cf") for c in marks):
        return False
    return bool(faces) or any(unicodedata.category(c) == "So" for c in marks)


def _table(text: str) -> _Table:
    spelt = (words(phrase) for phrase in text.split(","))
    found: _Table = {}
    for phrase in sorted((tuple(zip(folded(p), p, strict=True)) for p in spelt), key=len, reverse=True):
        found.setdefault(phrase[0][0], []).append(phrase)
    return found


_ABSENT_ONES, _ABSENT_VERBS = _table(phrases.ABSENT_ONES), _table(phrases.ABSENT_VERBS)
_HELLO = _table("dạ, a lô, alo, ơi, hiện, chào")
_BLOW_BY, _BLOW_TO, _BLOW_TO_UNMARKED = map(_table, (phrases.BLOW_BY, phrases.BLOW_TO, phrases.BLOW_TO_UNMARKED))
_NO_BLOW_AFTER, _NO_BLOW_BEFORE = _table(phrases.NO_BLOW_AFTER), frozenset(phrases.NO_BLOW_BEFORE.split())
_VIOLENCE_ALONE = _table(phrases.VIOLENCE_ALONE)
_VIOLENCE, _VIOLENCE_MARKED, _ABOUT = map(_table, (phrases.VIOLENCE, phrases.VIOLENCE_MARKED, phrases.ABOUT_VIOLENCE))


def _starts(typed: list[str], plain: list[str], at: int, table: _Table) -> int:
    """How many words of a phrase of the table, the longest first, stand at a place."""
    for phrase in table.get(plain[at], ()) if at < len(plain) else ():
        end = at + len(phrase)
        if end <= len(plain) and all(
            plain[i] == letters and fits(typed[i], spelt) for i, (letters, spelt) in enumerate(phrase, start=at)
        ):
            return len(phrase)
    return 0


def _speaks_of_her(typed: list[str]) -> bool:
    plain = folded(typed)
    at = 0
    while (n := _starts(typed, plain, at, _HELLO)) and at < len(plain):
        at += n
    named = _starts(typed, plain, at, _ABSENT_ONES)
    return named > 0 and _starts(typed, plain, at + named, _ABSENT_VERBS) > 0


def _tells_of_violence(typed: list[str]) -> bool:
    plain = folded(typed)
    places = range(len(plain))
    if any(word == "danh" and _is_blow(typed, plain, i) for i, word in enumerate(plain)):
        return True
    if any(_starts(typed, plain, i, _ABOUT) for i in places):
        return False
    if len(plain) == _starts(typed, plain, 0, _VIOLENCE_ALONE) > 0:
        return True
    return any(
        _starts(typed, plain, i, _VIOLENCE) or (not typed[i].isascii() and _starts(typed, plain, i, _VIOLENCE_MARKED))
        for i in places
    )


def _is_blow(typed: list[str], plain: list[str], at: int) -> bool:
    marked = not typed[at].isascii()
    if not fits(typed[at], phrases.BLOW) or _starts(typed, plain, at + 1, _NO_BLOW_AFTER):
        return False
    if not marked and at and plain[at - 1] in _NO_BLOW_BEFORE:
        return False
    if _starts(typed, plain, at + 1, _BLOW_TO if marked else _BLOW_TO_UNMARKED):
        return True
    return any(_starts(typed, plain, i, _BLOW_BY) for i in range(max(0, at - 5), at))
