"""A question as pieces: what is understood is cut out of it, what is left keeps its own spelling."""

import re

from models.text import clean, fold

# Without its marks it is a "chi hội".
SHE_ASKS = re.compile(r"^(?:dạ |em ơi,? |cho )*chị hỏi,? (?!viên)", re.IGNORECASE)


class Pieces:
    """Words as they were typed and as they compare."""

    def __init__(self, text: str) -> None:
        self._words = [(word, fold(word)) for word in clean(text).replace("?", " ").replace(",", " ").split()]

    @property
    def folded(self) -> str:
        """What is left, folded."""
        return " ".join(plain for _typed, plain in self._words if plain)

    @property
    def text(self) -> str:
        """What is left, as it was typed."""
        return " ".join(typed for typed, plain in self._words if plain).strip(" .,:;!-–")

    def put(self, text: str) -> None:
        """Something else is left."""
        self._words = Pieces(text)._words

    def cut(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Find this among what is left and take it away, whole words; None where it is not there."""
        found = pattern.search(self.folded)
        if found is None or found.start() == found.end():
            return None
        at, kept = 0, []
        for typed, plain in self._words:
            if not plain:
                continue
            if at + len(plain) <= found.start() or at >= found.end():
                kept.append((typed, plain))
            at += len(plain) + 1
        self._words = kept
        return found


def whole_words(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends with a word."""
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")
