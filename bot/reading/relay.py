"""What somebody writes for others: "trả lời giúp bà Đào: đi được", "3 7 đi, 12 bận", "nhóm: Lan, Hoa đi; Đào không"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reading.answers import read_answer
from bot.reading.roll_items import Items, Token, is_one_of, read_items, tokens

TOLD = "told"  # beside yes, no and unsure: she knows of it, and has not said whether she comes

_LONGEST = 600  # tokens
_SELF = r"(?:(?:em|chi|toi|minh|da|a|thua|em oi) )*"
_FOR = re.compile(rf"{_SELF}(?:tra loi|bao|ghi|nhan|noi) (?:giup|ho|gium|thay|dum)(?: cho| tin| em)*(?: [:,])?(?= |$)")
_GROUP = re.compile(
    rf"{_SELF}(?:(?:trong|tren|ben|o|theo|tu) )?(?:nhom|zalo)(?: zalo| chi hoi| chung)*"
    r"(?: (?:bao|noi|tra loi|nhan|co|thi))*(?: [:,])?(?= |$)"
)
_KNOWS = r"(?:biet|xem|doc|nghe|nhan|thay|duoc bao|ro)(?: tin| thong bao)*"
_TOLD = re.compile(rf"(?:deu )?(?:da {_KNOWS}(?: roi| het)*|{_KNOWS}(?: het)? roi)")
_SOFT = ("đều", "cũng", "thì", "bảo", "báo", "nói", "nhắn", "trả lời", "là")  # between a name and what she said
_TITLES = ("bà", "cụ", "cô", "bác", "chị", "dì", "mợ", "thím")

_HOUR = re.compile(r"^\s*[\[(]?\d{1,2}[:h]\d{2}(?:[,\s]+\d{1,2}/\d{1,2}(?:/\d{2,4})?)?[\])]?\s*[-–]?\s*")
_CHOICES = {"1": "đi được", "2": "không đi được", "3": "chưa chắc"}
_CHOSEN = re.compile(r":[ \t]*(?:số |so )?(?P<number>[123])[ \t]*(?=[,;\n]|$)")
_SENDER = re.compile(r"[^\W\d_][^:;\n]{0,40}:")
# "và 3 người nữa đi" names nobody: it is left out here, and said back.
_MORE_PEOPLE = re.compile(
    r"(?:[,;.]\s*|\s+và\s+|\s+va\s+|\s+)(?:thêm |them |còn |con )?(?:khoảng |khoang )?(?P<count>\d{1,3})\s+"
    r"(?:người|nguoi|chị|chi|bạn|ban)\s+"
    r"(?:nữa|nua|khác|khac)(?:\s+(?:đi được|di duoc|đi|di|bận|ban|không đi|khong di|ok))?(?=\s*(?:[,;.]|$))",
    re.IGNORECASE,
)

Said = tuple[str, str]  # yes, no, unsure or told; and the reason of a no, "" where none was given


@dataclass(frozen=True)
class ForOthers:
    """Who said what: a number of the book or a bit of a name, with its answer and reason.

    `sure` is False where nothing says that it is for others: then it is so only if it names women of hers.
    """

    items: tuple[tuple[int | str, str, str], ...]
    group: bool = False
    sure: bool = True
    unnamed: int = 0  # "3 người nữa đi": of whom nothing can be written

    @property
    def numbers_only(self) -> bool:
        """Whether it names nobody but by number."""
        return all(isinstance(who, int) for who, _what, _why in self.items)


def read_for_others(text: str) -> ForOthers | None:
    """The answers that a message brings for others, or None where it brings none or is not clear."""
    pasted = _pasted(text)
    unnamed = sum(int(found["count"]) for found in _MORE_PEOPLE.finditer(text))
    line = tokens(_MORE_PEOPLE.sub(" ", _CHOSEN.sub(_choice, pasted if pasted is not None else text)))
    if "?" in text or not 0 < len(line) <= _LONGEST:
        return None
    if pasted is not None and _GROUP.match(_plain(line)) is None:
        items = _items(line)
        return ForOthers(items, True, True, unnamed) if items else None
    plain = _plain(line)
    for pattern, group in ((_GROUP, True), (_FOR, False)):
        if (lead := pattern.match(plain)) is not None:
            rest = line[lead[0].count(" ") + 1 :]
            items = _items(rest) or _items(_parted(rest))
            return ForOthers(items, group, True, unnamed) if items else None
    if not (line[0].plain.isdecimal() or is_one_of(line[0], _TITLES)):
        several = _items(line) if read_answer(text, strict=True) is None else ()
        return ForOthers(several, False, False, unnamed) if len(several) > 1 else None  # "Lan đi, Hoa bận"
    named = not line[0].plain.isdecimal()
    if named and read_answer(text, strict=True) is not None:  # "chị mai đi được" is her own
        return None
    found = _items(line) or _items(_parted(line))
    if not found or (not named and not all(isinstance(who, int) for who, _what, _why in found)):
        return None  # "3 giờ không đi được"
    return ForOthers(found, False, False, unnamed)


def _pasted(text: str) -> str | None:
    """Lines copied out of the group ("Lan Nguyen: em đi nha") as one line; None where they are none.

    Who sent a line is named before its colon; the hour before that says nothing.
    """
    lines = [_HOUR.sub("", line).strip() for line in text.strip().splitlines()]
    lines = [line for line in lines if line]
    if lines and (lead := _GROUP.fullmatch(_plain(tokens(lines[0])))) is not None and lead[0]:
        lines = lines[1:]
    said = [line for line in lines if _SENDER.match(line)]
    if len(said) < 2 or len(said) < len(lines):
        return None
    return "\n".join(line for line in said if any(char.isalnum() for char in line.partition(":")[2]))


def _choice(found: re.Match[str]) -> str:
    """ "Lan: 1": the numbers that the pasted text asks for."""
    return f": {_CHOICES[found['number']]}"


def read_who(text: str) -> list[int | str]:
    """The women that a line names and says nothing of: "12", "bà Đào"; empty where it does not."""
    items = read_items(tokens(text)[:_LONGEST])
    return [*items.numbers, *items.names] if items else []


def read_said(text: str) -> Said | None:
    """What one woman said: "đi được", "không đi bận việc", "đã biết"; None where it is not clear."""
    return _said(tokens(text))


def _items(line: Sequence[Token]) -> tuple[tuple[int | str, str, str], ...]:
    found: dict[int | str, Said] = {}
    pending: list[int | str] = []
    leading: Said | None = None
    for part, ends in _parts(line):
        read = _part(part)
        if read is None:
            return ()
        before, names, after = read
        if before is not None:
            if pending:
                return ()
            leading = before
        if after is not None:
            found |= dict.fromkeys([*pending, *names], after)
            pending, leading = [], None
        elif leading is not None:
            found |= dict.fromkeys(names, leading)
        else:
            pending += names
        if ends:
            if pending:  # named, and nothing said of them
                return ()
            leading = None
    return () if pending else tuple((who, *said) for who, said in found.items())


def _parted(line: Sequence[Token]) -> list[Token]:
    """ "3 7 đi 12 bận" with the comma that she left out: a number after a word begins what is said of the next."""
    parted: list[Token] = []
    for token in line:
        if parted and token.plain.isdecimal() and parted[-1].plain.isalpha() and _said([parted[-1]]) is not None:
            parted.append(Token(",", ","))
        parted.append(token)
    return parted


def _parts(line: Sequence[Token]) -> Iterator[tuple[list[Token], bool]]:
    """What stands between commas, and whether a semicolon, a full stop or the end of a line follows."""
    part: list[Token] = []
    for token in line:
        if token.plain in (",", ";", ".") or is_one_of(token, ["và"]):
            if part:
                yield part, token.plain in (";", ".")
            part = []
        else:
            part.append(token)
    if part:
        yield part, False


def _part(part: list[Token]) -> tuple[Said | None, list[int | str], Said | None] | None:
    """What was said before the names ("đi: 3 7"), whom it names, what was said after them; None: not clear."""
    whole = _said(part)
    if whole is not None:
        return None, [], whole
    colon = next((at for at, token in enumerate(part) if token.plain == ":"), 0)
    for cut in (colon, *range(len(part) - 1, 0, -1)):
        said = _said(part[:cut]) if cut else None
        rest = read_items(part[cut:]) if said else None
        if rest and (cut == colon or not rest.names):
            return said, _who(rest), None
    first_word = next((at for at, token in enumerate(part) if token.plain.isalpha()), len(part))
    for cut in range(max(first_word, 1), len(part)):
        capital = part[cut].spelt[0].isupper() and part[cut - 1].plain != ":"  # "Lan Mai đi": Mai is a name
        # No name is cut at Thị: "le thi nghi" is neither "lê" nor "lê thị" who "nghỉ".
        if capital or part[cut - 1].plain == "thi" or part[cut].spelt == "thi":
            continue
        said = _said(part[cut:])
        items = read_items(part[:cut]) if said else None
        if said and items and (items.names or cut == first_word):
            return None, _who(items), said
    items = read_items(part)
    return (None, _who(items), None) if items and not items.excused_numbers and not items.excused_names else None


def _who(items: Items) -> list[int | str]:
    return [*items.numbers, *items.names, *items.excused_numbers, *items.excused_names]


def _said(part: Sequence[Token]) -> Said | None:
    part = [token for token in part if token.plain != ":"]
    if not part:
        return None
    if _TOLD.fullmatch(_plain(part)):
        return TOLD, ""
    while len(part) > 1 and is_one_of(part[0], _SOFT):
        part = part[1:]
    if _TOLD.fullmatch(_plain(part)):
        return TOLD, ""
    answer = read_answer(" ".join(token.spelt for token in part), strict=True)
    return None if answer is None else (answer.choice, answer.reason or "")


def _plain(line: Sequence[Token]) -> str:
    return " ".join(token.plain for token in line)
