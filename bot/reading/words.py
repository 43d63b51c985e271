"""A typed line as the grammar sees it: accents, telex leftovers and slips made even, the original kept."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

from models.text import clean, fold

Span = tuple[int, int]  # start and end in Line.plain

# The words of the grammar. An accented word that folds like one of them but is another word ("tâm" is not "tám",
# "mời" is not "mỗi") keeps its accents and so matches nothing.
_WORDS = """
giờ phút rưỡi kém trưa chiều khuya sáng tối đêm hôm nay này bữa ngày mai mốt kia kìa qua nữa thứ chủ nhật tuần
tháng quý hằng hàng năm trước ngoái sau tới đầu cuối giữa rằm mùng mồng âm dương tây lịch tết nhuận giêng
chạp mỗi từ đến chưa
một hai ba bốn tư lăm nhăm sáu bảy bẩy tám chín mười mươi hăm
"""
_VOCABULARY = _WORDS.split()
# Their unaccented spelling means two things ("tối" evening, "tới" next), so they keep their accents where typed.
# What is written without them stays open: the patterns say which reading they take.
_RIVALS = "tối tới sáng đêm sáu mốt một từ tư thứ này kìa mỗi tây dương năm chưa"
# "chấp" is no slip for "chạp": the committee is "ban chấp hành" however it is typed.
_SAME = {"chấp": "chap", "mồng": "mung", "bẩy": "bay", "bửa": "bua", "rưởi": "ruoi"}
_SAME |= dict.fromkeys(("qúy", "quí", "qui"), "quy")
# "sau" and "sang" are also words of their own: only in a line without any accent may they stand for "sáu", "sáng".
_OPEN_IN_BARE_LINES = {"sau": "sau_", "sang": "sang_"}
# Words in their own right, not slips: "I", "pork roll", "you, dear child", "rich".
_NOT_SLIPS = frozenset({"tôi", "giò", "chau", "giau"})

_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_MARKS = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}


def _toneless(word: str) -> tuple[str, str]:
    """The word without its tone ("tối" -> "tôi") and the tone's telex letter."""
    parts = unicodedata.normalize("NFD", word)
    tone = next((_TONES[c] for c in parts if c in _TONES), "")
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES)), tone


def _slips(word: str) -> set[str]:
    """How an accented word is half typed: a mark missing, telex that was not converted, two letters swapped."""
    level, tone = _toneless(word)
    plain = fold(word)
    mark = next((c for c in unicodedata.normalize("NFD", word) if c in _TONES), "")
    # The tone sits on the last vowel that has it: put it on the same letter without the vowel's own mark.
    at = next((i for i, c in enumerate(word) if _toneless(c)[1]), -1)
    half = {level, unicodedata.normalize("NFC", plain[: at + 1] + mark + plain[at + 1 :])}
    typed = "".join(_MARKS.get(c, c) for c in level)
    telex = {typed, typed.replace("uwow", "uow"), plain}
    slips = half | telex | {t + tone for t in telex}
    if tone:
        head = "".join(_MARKS.get(c, c) for c in level[: at + 1])
        slips.add(head + tone + "".join(_MARKS.get(c, c) for c in level[at + 1 :]))
    if len(plain) > 3:
        slips |= {plain[:i] + plain[i + 1] + plain[i] + plain[i + 2 :] for i in range(len(plain) - 1)}
    return slips - {plain, word} - _NOT_SLIPS


def _spellings() -> dict[str, str]:
    """Every spelling we accept -> the word of the grammar; a slip of two words at once is left out."""
    rivals = frozenset(_RIVALS.split())
    known = {word: word if word in rivals else _SAME.get(word, fold(word)) for word in _VOCABULARY}
    meant: dict[str, set[str]] = {}
    for word, canonical in known.items():
        for slip in _slips(word):
            meant.setdefault(slip, set()).add(canonical)
    folded = {fold(word) for word in _VOCABULARY}
    slips = {slip: words.pop() for slip, words in meant.items() if len(words) == 1 and slip not in folded}
    return slips | _SAME | known


_SPELLINGS = _spellings()
_FOLDED = frozenset(fold(word) for word in _VOCABULARY)
_PIECES = re.compile(r"[^\W\d_]+|\d+|[^\w]+|_+")
_PARTS_OF_DAY = ("sang", "trua", "chieu", "toi", "khuya", "dem", "ngay")
# Small words that lead to a time and mean nothing without it.
_LEADS = """
vào vao lúc luc hồi ngày ngay hôm hom buổi buoi đúng dung khoảng khoang tầm từ của cua hoặc hoac
"""
_LEAD_WORDS = frozenset(_LEADS.split())
_EDGES = " ,.;:-–()!?"


class Line:
    """One typed line: `text` as typed (clean), `plain` in the spelling of the patterns, and the way between them."""

    def __init__(self, text: str) -> None:
        self.text = clean(text).replace("_", " ")
        bare = self.text.isascii()
        plain: list[str] = []
        self._plain_at: list[int] = []
        self._text_at: list[int] = []
        length, before = 0, ""
        for match in _PIECES.finditer(self.text):
            piece = match[0]
            if piece[0].isalpha():
                canonical = _canonical(piece, bare)
                if canonical == "mai" and piece[0] == "M" and _is_name(before):
                    canonical = "mai_"  # "Hoa Mai", "Lan Mai": not tomorrow
                before = piece
            else:
                canonical = piece if piece[0].isdigit() else piece.lower()
            self._plain_at.append(length)
            self._text_at.append(match.start())
            plain.append(canonical)
            length += len(canonical)
        self.plain = "".join(plain) if bare else _in_the_morning("".join(plain))

    def original(self, span: Span) -> str:
        """The typed words of a span whose ends stand between words."""
        return self.text[self._at(span[0]) : self._at(span[1])]

    def beside(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """What was typed before, between and after the spans, without the small words that lead to a time."""
        kept, end = [], 0
        for start, stop in sorted(spans):
            kept.append(self._without_leads((end, max(start, end))))
            end = max(end, stop)
        kept.append(self.original((end, len(self.plain))).strip(_EDGES))
        return tuple(piece for piece in kept if piece)

    def _without_leads(self, span: Span) -> str:
        words = self.original(span).strip(_EDGES).split(" ")
        while words and (not words[-1] or words[-1].lower() in _LEAD_WORDS):
            words.pop()
        return " ".join(words).strip(_EDGES)

    def _at(self, index: int) -> int:
        if index >= len(self.plain):
            return len(self.text)
        piece = bisect_right(self._plain_at, index) - 1
        # Punctuation keeps its length, so a span may end inside it.
        return self._text_at[piece] + index - self._plain_at[piece]


# "Họp 3h sang mai": beside a bare hour "sang" is the morning there, too, where nothing is moved to another day.
_DAY_AFTER = r"(?:mai|nay|mot|ngay|thứ|thu|chu nhat|cn)"
_MORNING = re.compile(rf"(\b\d{{1,2}} ?(?:h|g|gio)(?: ?\d\d)? |\bruoi )sang(?= {_DAY_AFTER}\b|$)")
_MOVED = re.compile(r"\b(?:doi|chuyen|lui|hoan|don|keo|sửa|sua)\b")


def _in_the_morning(plain: str) -> str:
    return plain if _MOVED.search(plain) else _MORNING.sub(r"\1sáng", plain)


def _is_name(word: str) -> bool:
    return word[:1].isupper() and fold(word) not in _PARTS_OF_DAY


def _canonical(word: str, bare: bool) -> str:
    low = word.lower()
    if bare and (open_word := _OPEN_IN_BARE_LINES.get(low)):
        return open_word
    if found := _SPELLINGS.get(low):
        return found
    if low.isascii():
        return low
    folded = fold(low)
    return low if not folded.isalpha() or folded in _FOLDED else folded


def masked(plain: str, span: Span) -> str:
    """The text with a span crossed out, so that no later pattern reads it again."""
    return plain[: span[0]] + "\0" * (span[1] - span[0]) + plain[span[1] :]


UNIT = r"(?:một|mot|mốt|hai|ba|bon|tư|tu|năm|nam|lam|nham|sáu|sau_|bay|tam|chin)"
_IN_WORDS = (
    rf"(?:(?:hai|ba|bon|năm|nam) (?:lam|nham|mốt)|(?:hai|ba|bon|tư|tu|năm|nam) muoi(?: {UNIT})?"
    rf"|ham {UNIT}|muoi(?: {UNIT})?|{UNIT})"
)
NUMBER = rf"(?:(?<![\d.,/:])\d{{1,2}}(?!\d)|\b{_IN_WORDS}\b)"  # 0 to 99, in digits or in words
MONTH = rf"(?:{NUMBER}|gieng|chap)"

_VALUES = {
    **dict.fromkeys(("một", "mot", "mốt"), 1), "hai": 2, "ba": 3, **dict.fromkeys(("bon", "tư", "tu"), 4),
    **dict.fromkeys(("năm", "nam", "lam", "nham"), 5), "sáu": 6, "sau_": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip


def number(typed: str) -> int:
    """The value of what NUMBER or MONTH matched: "28", "hai muoi tam", "hai lam", "gieng" (1), "chap" (12)."""
    if typed.isdigit():
        return int(typed)
    if typed in ("gieng", "chap"):
        return 1 if typed == "gieng" else 12
    words = typed.split(" ")
    if words[0] == "ham":
        return 20 + _VALUES[words[1]]
    if words[0] == "muoi":
        return 10 + sum(_VALUES[word] for word in words[1:])
    tens = 10 * _VALUES[words[0]] if len(words) > 1 else 0
    return tens + (0 if words[-1] == "muoi" else _VALUES[words[-1]])
