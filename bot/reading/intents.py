"""What a person wants, from the words she typed: exactly, without politeness, with slips; unsure is None."""

import re
from collections.abc import Collection, Iterator

from bot.reading.phrases import AFTER, BEFORE
from bot.reading.telex import fits, folded, strip_telex, unswap, words
from bot.reading.wishes import INTENTS, NO_INTENT, Intent

__all__ = ["Intent", "near_intents", "read_command", "read_intent"]

_RATIO = 78  # fewer points take other words for slips, more lose slips
_LEAD = 5  # over the next intent
_OTHER_WORD = 93  # where a differing word is itself a good syllable, it is rather another word than a slip
_LONGEST = 12  # words; whoever writes more does not name one thing
_SHORTEST_SLIP = 7  # letters and spaces; below, only two swapped letters pass for a slip

# What may be a Vietnamese syllable without its marks: "lihc" may not, so it is a slip.
_SYLLABLE = re.compile(
    r"(?:[bcdghklmnprstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)?"
    r"(?:[aeiouy]|a[iouy]|e[ou]|i[aeu]|ieu|o[aei]|oa[iy]|u[aeiouy]|uo[iu]|u?ye|uya|yeu|uay)(?:[cmnpt]|ch|ng|nh)?"
)

_Phrase = tuple[str, ...]


def split(table: str) -> list[_Phrase]:
    """The phrases of a table's text, each as its words."""
    return [tuple(words(phrase)) for phrase in table.split(",")]


def _plain(phrase: _Phrase) -> str:
    return " ".join(folded(phrase))


_PHRASES: list[tuple[str, _Phrase, Intent | None]] = [
    *((_plain(p), p, intent) for intent, table in INTENTS.items() for p in split(table)),
    *((_plain(p), p, None) for p in split(NO_INTENT)),
]
_PLAIN = [plain for plain, _, _ in _PHRASES]
_WANTED = {plain for plain, _, intent in _PHRASES if intent}
_BY_LETTERS: dict[str, list[tuple[_Phrase, Intent | None]]] = {}
for _text, _words, _intent in _PHRASES:
    _BY_LETTERS.setdefault(_text.replace(" ", ""), []).append((_words, _intent))
_BEFORE = {_plain(p) for p in split(BEFORE)}
_AFTER = {_plain(p) for p in split(AFTER)}
_POLITE_WORDS = 4  # the longest polite phrase
_TAKES_MORE = frozenset(
    {
        Intent.STATS,
        Intent.EXPORT,
        Intent.RESULTS,
        Intent.CHECK_IN,
        Intent.CHECK_NOTICE,
        Intent.MEMBERS,
        Intent.ANNOUNCE,
    }
)


def read_intent(text: str, intents: Collection[str] | None = None) -> Intent | None:
    """What she wants, or None when nothing or more than one thing fits.

    `intents` are those she may have: a message that clearly names another one is None, not the next best.
    """
    typed = words(text)
    if not 0 < len(typed) <= _LONGEST + 2 * _POLITE_WORDS:
        return None
    intent = _find(typed)
    return intent if intents is None or intent in intents else None


def near_intents(text: str, n: int = 3) -> list[Intent]:
    """At most `n` things that she may have meant, the nearest first, to ask back with."""
    typed = words(text)[:_LONGEST]
    if not typed:
        return []
    from rapidfuzz import fuzz, process  # here and below, since nearly all is typed or tapped without a slip

    key = " ".join(folded(typed))
    said = set(key.split())
    best: dict[Intent, float] = {}
    for _, score, index in process.extract(key, _PLAIN, scorer=fuzz.ratio, limit=None):
        plain, _, intent = _PHRASES[index]
        meant = set(plain.split())
        # Words in common say more than letters in common.
        points = score + 40 * len(said & meant) / len(said | meant)
        if intent is not None and points >= 70:
            best[intent] = max(points, best.get(intent, 0))
    return sorted(best, key=lambda intent: -best[intent])[:n]


def read_command(text: str, intents: Collection[str] | None = None) -> tuple[Intent, str] | None:
    """An intent and what follows it, in the original spelling: "thống kê thôn Mận quý 3" -> (STATS, "thôn Mận quý 3").

    Only for the intents that can be told more; None when nothing follows.
    """
    spelt = text.split()
    for start in range(min(len(spelt), _POLITE_WORDS + 1)):
        if start and " ".join(folded(words(" ".join(spelt[:start])))) not in _BEFORE:
            continue
        for end in range(min(len(spelt) - 1, start + 6), start, -1):
            intent = _exact(words(" ".join(spelt[start:end])))
            if intent in _TAKES_MORE and (intents is None or intent in intents):
                return intent, " ".join(spelt[end:])
    return None


def _find(typed: list[str]) -> Intent | None:
    asked = list(_without_politeness(typed))
    for part in asked:
        if _known(part):
            return _exact(part)
    for part in asked:
        stripped = [strip_telex(w) if w.isascii() else w for w in part]
        if _known(stripped):
            return _exact(stripped)
    guesses = {_guess(part) for part in (asked[0], asked[-1])} - {None}
    return guesses.pop() if len(guesses) == 1 else None


def _without_politeness(typed: list[str]) -> Iterator[list[str]]:
    """The words as they are, then with less and less around them; never none."""
    plain = folded(typed)
    starts, ends = [0], [len(plain)]
    while n := next((n for n in _LENGTHS if " ".join(plain[starts[-1] :][:n]) in _BEFORE), 0):
        starts.append(starts[-1] + n)
    while n := next((n for n in _LENGTHS if n < ends[-1] and " ".join(plain[: ends[-1]][-n:]) in _AFTER), 0):
        ends.append(ends[-1] - n)
    for cut in range(len(starts) + len(ends) - 1):
        for first in range(min(cut, len(starts) - 1) + 1):
            if cut - first < len(ends) and starts[first] < ends[cut - first]:
                yield typed[starts[first] : ends[cut - first]]


_LENGTHS = range(_POLITE_WORDS, 0, -1)


def _known(typed: list[str]) -> bool:
    return any(_agrees(typed, phrase) for phrase, _ in _BY_LETTERS.get("".join(folded(typed)), ()))


def _exact(typed: list[str]) -> Intent | None:
    found = {i for phrase, i in _BY_LETTERS.get("".join(folded(typed)), ()) if _agrees(typed, phrase)}
    # Without marks a phrase may be two ("moi hop": mời họp, mới họp): then the one that can be wanted is meant.
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _agrees(typed: list[str], phrase: _Phrase) -> bool:
    """Whether the typed marks allow the phrase; one wrong mark in three words is a slip."""
    if len(typed) != len(phrase):
        return True
    wrong = sum(a != b and not fits(a, b) for a, b in zip(typed, phrase, strict=True))
    return wrong == 0 or (wrong == 1 and len(phrase) >= 3)


def _guess(typed: list[str]) -> Intent | None:
    plain = folded(typed)
    key = " ".join(plain)
    if len(key) < 4 or len(plain) > _LONGEST:
        return None
    if len(key) < _SHORTEST_SLIP:
        letters = key.replace(" ", "")
        return None if letters in _BY_LETTERS else _exact([unswap(letters, _BY_LETTERS)])
    from rapidfuzz import fuzz, process

    matches = process.extract(key, _PLAIN, scorer=fuzz.ratio, score_cutoff=_RATIO - _LEAD, limit=20)
    if not matches:
        return None
    _, score, index = matches[0]
    plain_phrase, phrase, intent = _PHRASES[index]
    # A near miss with the letters of a wish differs in marks alone: `_agrees` tells them apart.
    rivals = [s for p, s, i in matches if _PHRASES[i][2] != intent and (_PHRASES[i][2] or p not in _WANTED)]
    rival = max(rivals, default=0.0)
    others, missing = set(plain) - set(plain_phrase.split()), set(plain_phrase.split()) - set(plain)
    other_word = len(missing) > len(others) or any(_SYLLABLE.fullmatch(word) for word in others)
    needed = _OTHER_WORD if other_word else _RATIO
    if score < needed or score - rival < _LEAD or not _agrees(typed, phrase):
        return None
    return intent
