"""What somebody writes for others: "trả lời giúp bà Đào: đi được", "3 7 đi, 12 bận", "nhóm: Lan, Hoa đi; Đào không"."""

import re
from dataclasses import dataclass

from bot.reading.answers import read_answer
from bot.reading.group_talk import sorted_out
from bot.reading.roll_items import Token, is_one_of, tokens
from bot.reading.said_of import chosen, items_of, parted, plain_of

_LONGEST = 600  # tokens
_LONGEST_PART = 25  # words without a comma, numbers apart; what is longer is a story and no answer
_NAMED, _BEGINNING = 6, 3  # words of whoever is named back
_SELF = r"(?:(?:em|chi|toi|minh|da|a|thua|em oi) )*"
_FOR = re.compile(rf"{_SELF}(?:tra loi|bao|ghi|nhan|noi) (?:giup|ho|gium|thay|dum)(?: cho| tin| em)*(?: [:,])?(?= |$)")
_GROUP = re.compile(
    rf"{_SELF}(?:(?:trong|tren|ben|o|theo|tu) )?(?:nhom|zalo)(?: zalo| chi hoi| chung)*"
    r"(?: (?:bao|noi|tra loi|nhan|co|thi))*(?: [:,])?(?= |$)"
)
# "có chị Gấm và bà Cúc đi": there are those who come.
_THERE_IS = re.compile(
    r"^\s*(?:(?:dạ|da|em|à|ừ)[ ,]+)*(?:còn\s+)?(?:có|co)\s+"
    r"(?=(?:bà|ba|cụ|cu|cô|bác|bac|chị|chi|dì|mợ|thím)\s+(?!em\b|nào\b|nao\b)[^\W\d_]"
    r"|\d{1,3}(?:\s*(?:,|và|va)\s*|\s+)\d{1,3}\b)",
    re.IGNORECASE,
)
_TITLES = ("bà", "cụ", "cô", "bác", "chị", "dì", "mợ", "thím")

_HOUR = re.compile(r"^\s*[\[(]?\d{1,2}[:h]\d{2}(?:[,\s]+\d{1,2}/\d{1,2}(?:/\d{2,4})?)?[\])]?\s*[-–]?\s*")
_SENDER = re.compile(r"[^\W\d_][^:;\n]{0,40}:")
# "và 3 người nữa đi" names nobody: it is left out here, and said back.
_MORE_PEOPLE = re.compile(
    r"(?:[,;.]\s*|\s+và\s+|\s+va\s+|\s+)(?:thêm |them |còn |con )?(?:khoảng |khoang )?(?P<count>\d{1,3})\s+"
    r"(?:người|nguoi|chị|chi|bạn|ban)\s+"
    r"(?:nữa|nua|khác|khac)(?:\s+(?:đi được|di duoc|đi|di|bận|ban|không đi|khong di|ok))?(?=\s*(?:[,;.]|$))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ForOthers:
    """Who said what: a number of the book or a bit of a name, with its answer and reason.

    `sure` is False where nothing says that it is for others: then it is so only if it names women of hers.
    """

    items: tuple[tuple[int | str, str, str], ...]
    group: bool = False
    sure: bool = True
    unnamed: int = 0  # "3 người nữa đi": of whom nothing can be written
    unread: tuple[str, ...] = ()  # who are named, and what they said is no answer: a thumb, a question

    @property
    def numbers_only(self) -> bool:
        """Whether it names nobody but by number."""
        return all(isinstance(who, int) for who, _what, _why in self.items)


def read_for_others(text: str) -> ForOthers | None:
    """The answers that a message brings for others, or None where it brings none or is not clear."""
    text = _THERE_IS.sub("", text) if "\n" not in text else text
    if (said := _after(_GROUP, text)) is not None:
        return _of_the_group(_pasted(said) or said)
    if (pasted := _pasted(text)) is not None:
        lines = _of_the_group(pasted)
        return lines if lines and len(lines.items) >= len(lines.unread) else None  # else it is some other list
    if _is_a_story(text):
        return None
    line, unnamed = _read(chosen(text))
    if "?" in text or not 0 < len(line) <= _LONGEST:
        return None
    if (said := _after(_FOR, text)) is not None:
        line, unnamed = _read(chosen(said))
        items = items_of(line) or items_of(parted(line))
        return ForOthers(items, False, True, unnamed) if items else None
    if not (line[0].plain.isdecimal() or is_one_of(line[0], _TITLES)):
        several = items_of(line) if read_answer(text, strict=True) is None else ()
        return ForOthers(several, False, False, unnamed) if len(several) > 1 else None  # "Lan đi, Hoa bận"
    named = not line[0].plain.isdecimal()
    if named and read_answer(text, strict=True) is not None:  # "chị mai đi được" is her own
        return None
    found = items_of(line) or items_of(parted(line))
    if not found or (not named and not all(isinstance(who, int) for who, _what, _why in found)):
        return None  # "3 giờ không đi được"
    return ForOthers(found, False, False, unnamed)


def _of_the_group(said: str) -> ForOthers | None:
    if len(tokens(said)) > _LONGEST:
        return None
    if (whole := _group_lines(said)) is not None:
        return whole
    read: list[tuple[str, ForOthers | None]] = []
    for line in filter(str.strip, said.splitlines()):
        clear = _group_lines(line)
        parts = [line] if clear is not None else [part for part in re.split("[,;]", line) if part.strip()]
        read += [(part, clear or _group_lines(part)) for part in parts]
    found = [one for _line, one in read if one is not None]
    if not found:
        return None
    items = tuple(dict.fromkeys(item for one in found for item in one.items))
    unread = [name for line, one in read for name in ((_sender(line),) if one is None else one.unread)]
    return ForOthers(items, True, True, sum(one.unnamed for one in found), tuple(dict.fromkeys(unread)))


def _group_lines(said: str) -> ForOthers | None:
    """All of it; None where a part of it is not clear."""
    if _is_a_story(said):
        return None
    clear, unread = sorted_out(said)
    line, unnamed = _read(clear)
    items = items_of(line) or items_of(parted(line))
    return ForOthers(items, True, True, unnamed, unread) if items or (unread and not line) else None


def _is_a_story(text: str) -> bool:
    parts = re.split(r"[,;\n]", text)
    return any(sum(not word.isdecimal() for word in part.split()) > _LONGEST_PART for part in parts)


def _sender(line: str) -> str:
    """Whom a line that cannot be read is about: before its colon, else its first words."""
    name, colon, _said = line.partition(":")
    words = (name if colon else line).split()
    return " ".join(words[:_NAMED] if colon else words[:_BEGINNING])


def _read(text: str) -> tuple[list[Token], int]:
    """The tokens, and how many women are counted in it without a name."""
    unnamed = sum(int(found["count"]) for found in _MORE_PEOPLE.finditer(text))
    return tokens(_MORE_PEOPLE.sub(" ", text)), unnamed


def _after(lead: re.Pattern[str], text: str) -> str | None:
    """What follows the words that say for whom it is; None where they are not there."""
    said, colon, rest = text.partition(":")
    if colon and (whole := lead.fullmatch(plain_of(tokens(said)))) is not None and whole[0]:
        return rest
    found = lead.match(plain_of(tokens(text)))
    if found is None or not found[0]:
        return None
    words = len(found[0].replace(":", " ").replace(",", " ").split())
    return (text.split(None, words) + [""] * words)[words].lstrip(":, ")


def _pasted(text: str) -> str | None:
    """Lines copied out of the group ("Lan Nguyen: em đi nha") as one line; None where they are none.

    Who sent a line is named before its colon; the hour before that says nothing.
    """
    lines = [_HOUR.sub("", line).strip() for line in text.strip().splitlines()]
    lines = [line for line in lines if line]
    if lines and (lead := _GROUP.fullmatch(plain_of(tokens(lines[0])))) is not None and lead[0]:
        lines = lines[1:]
    said = [line for line in lines if _SENDER.match(line)]
    if len(said) < 2 or len(said) < len(lines):
        return None
    return "\n".join(said)
