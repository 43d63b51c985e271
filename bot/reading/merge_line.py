"""Two entries that are one woman, said by name: "hai chị Lan là một người", "gộp chị Lan 1975 với chị Lan 1990"."""

import re

from models.text import clean, fold

LONGEST = 120  # characters
_TITLE = r"(?:chi|ba|co|bac|di)"
_TWO = rf"(?:ca )?(?:hai|2) {_TITLE}"
_ONE = r"(?:(?:chi|chinh) )?(?:la|van la) (?:cung )?mot(?: (?:nguoi|chi|ba))?(?: thoi)?"
_SAME = rf"(?:{_ONE}|(?:bi )?(?:ghi )?(?:trung|lap)(?: (?:nhau|lai|hai lan))?)"
_JOIN = r"(?:gop|nhap|ghep)"
_INTO = r"(?: (?:lai|lam mot|thanh mot|vao nhau|voi nhau|lai lam mot|lai thanh mot))*"
_TWICE = (
    r"(?:bi )?(?:(?:ghi|co|nhap|viet) )+(?:hai|2) (?:lan|dong|so|ten|cho)"
    r"(?: (?:o |trong )?(?:so|danh sach)(?: chi hoi)?)?"
)
_AFTER = r"(?: (?:roi|a|nhe|nha|em|giup|voi|day|do|ma|luon))*"
_NAME = r"[a-z\d][a-z\d ]{0,50}?"
_LINES = tuple(
    re.compile(rf"(?:(?:em oi|em|nho|giup|cho) )*{said}{_AFTER}")
    for said in (
        rf"{_JOIN} {_TWO} (?P<a>{_NAME}){_INTO}",
        rf"{_TWO} (?P<a>{_NAME}) {_SAME}",
        rf"{_TITLE} (?P<a>{_NAME}) {_TWICE}",
        rf"{_JOIN} {_TITLE} (?P<a>{_NAME}) (?:va|voi|vao|cung) (?:{_TITLE} )?(?P<b>{_NAME}){_INTO}",
        rf"{_TITLE} (?P<a>{_NAME}) (?:va|voi|cung|chinh la|cung la) (?:{_TITLE} )?(?P<b>{_NAME}) {_SAME}",
    )
)
# "chi hội", "chị em", "chị nào" name nobody.
_NO_NAMES = frozenset({"em", "hoi", "ay", "nay", "kia", "to", "thon", "xa", "xom", "ban", "nao", "minh"})


def read_merge(text: str) -> tuple[str, ...]:
    """The name that two women bear in the book, or both names, as typed; empty for any other words."""
    typed = re.findall(r"[^\W_]+", clean(text))
    line = " ".join(fold(word) for word in typed)
    if len(text) > LONGEST or "\n" in text.strip() or "?" in text:
        return ()
    for pattern in _LINES:
        found = pattern.fullmatch(line)
        if found is None:
            continue
        names = [name for name in ("a", "b") if name in pattern.groupindex]
        if any(set(found[name].split()) & _NO_NAMES for name in names):
            return ()
        return tuple(_spelt(typed, line, found.span(name)) for name in names)
    return ()


def _spelt(typed: list[str], line: str, span: tuple[int, int]) -> str:
    first = line.count(" ", 0, span[0])
    return " ".join(typed[first : first + line.count(" ", *span) + 1])
