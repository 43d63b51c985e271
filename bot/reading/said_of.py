"""What is said of women in one line: whom it names, by number or a bit of a name, and what each of them said."""

import re
from collections.abc import Iterator, Sequence

from bot.reading.answers import read_answer
from bot.reading.roll_items import Items, Token, is_one_of, read_items, tokens

TOLD = "told"  # beside yes, no and unsure: she knows of it, and has not said whether she comes

_LONGEST = 600  # tokens
_LONGEST_SAID = 40  # tokens of what one woman says: every place where it may begin is tried
_KNOWS = r"(?:biet|xem|doc|nghe|nhan|thay|duoc bao|ro)(?: tin| thong bao)*"
_TOLD = re.compile(rf"(?:deu )?(?:da {_KNOWS}(?: roi| het)*|{_KNOWS}(?: het)? roi)")
_SOFT = ("đều", "cũng", "nhờ", "thì", "bảo", "báo", "nói", "nhắn", "trả lời", "là")  # between a name and what she said

_CHOICES = {"1": "đi được", "2": "không đi được", "3": "chưa chắc"}
_CHOSEN = re.compile(r":[ \t]*(?:số |so )?(?P<number>[123])[ \t]*(?=[,;\n]|$)")

Said = tuple[str, str]  # yes, no, unsure or told; and the reason of a no, "" where none was given


def chosen(text: str) -> str:
    """The text with the numbers that the pasted invitation asks for in words: "Lan: 1"."""
    return _CHOSEN.sub(lambda found: f": {choice_of(found['number'])}", text)


def choice_of(number: str) -> str:
    """What the number of an invitation's answer says in words."""
    return _CHOICES[number]


def read_who(text: str) -> list[int | str]:
    """The women that a line names and says nothing of: "12", "bà Đào"; empty where it does not."""
    items = read_items(tokens(text)[:_LONGEST])
    return [*items.numbers, *items.names] if items else []


def read_said(text: str) -> Said | None:
    """What one woman said: "đi được", "không đi bận việc", "đã biết"; None where it is not clear."""
    return _said(tokens(text))


def items_of(line: Sequence[Token]) -> tuple[tuple[int | str, str, str], ...]:
    """Who said what; empty where something of the line is not clear."""
    found: dict[int | str, Said] = {}
    pending: list[int | str] = []
    leading: Said | None = None
    for part, ends in _parts(line):
        read = part_of(part)
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


def parted(line: Sequence[Token]) -> list[Token]:
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


def part_of(part: list[Token]) -> tuple[Said | None, list[int | str], Said | None] | None:
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
    if len(part) > _LONGEST_SAID:
        return None
    part = [token for token in part if token.plain != ":"]
    if not part:
        return None
    if _TOLD.fullmatch(plain_of(part)):
        return TOLD, ""
    while len(part) > 1 and is_one_of(part[0], _SOFT):
        part = part[1:]
    if _TOLD.fullmatch(plain_of(part)):
        return TOLD, ""
    answer = read_answer(" ".join(token.spelt for token in part), strict=True)
    return None if answer is None else (answer.choice, answer.reason or "")


def plain_of(line: Sequence[Token]) -> str:
    """The line without marks, a space between words."""
    return " ".join(token.plain for token in line)
