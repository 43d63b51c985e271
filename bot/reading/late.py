"""Who came late or left early: present all the same. "vắng 3 7, 25 đến muộn", "Lan về sớm"."""

import re
from collections.abc import Sequence

from bot.reading.roll_items import Token, is_one_of, read_items, tokens

_LONGEST = 600  # tokens
_ABSENT = ("vắng", "thiếu")
_BEFORE = r"(?:(?:co|bi|xin|phep|cung|thi|hoi|moi|nay) )*"
_SOME = r"(?: (?:hon|mot|1|chut|it|ti|xiu|khoang|nua|tieng|gio|phut|\d{1,2}|thoi|roi|nhe|nha|a|em|van|tinh|co|mat|di))*"
_LATE = re.compile(
    rf"{_BEFORE}(?:(?:den|di|toi|vao|vo|ra)(?: hop)? (?:muon|tre|cham)|(?:ra )?ve (?:som|truoc|giua chung|giua buoi))"
    rf"{_SOME}"
)
_LATE_ALONE = re.compile(rf"(?:bi )?(?:muon|tre){_SOME}")  # after a number: "25 muộn"

Who = int | str


def cut_late(line: Sequence[Token]) -> tuple[list[Token], list[Who]]:
    """A roll line without those who came late or left early, and who they are, by number or a bit of a name."""
    kept: list[Token] = []
    late: list[Who] = []
    for part, end in _parts(line):
        found = _late_part(part)
        if found is None:
            kept += [*part, *end]
            continue
        before, who = found
        late += who
        kept += [*before, *end] if before else end[:0]
    while kept and kept[-1].plain in (",", ";", "va"):
        kept.pop()
    return kept, list(dict.fromkeys(late))


def read_late(text: str) -> list[Who]:
    """Those of whom a message says that they came late or left early, and nothing else; empty for any other."""
    line = tokens(text)
    if "?" in text or not 0 < len(line) <= _LONGEST:
        return []
    kept, late = cut_late(line)
    if late and kept:  # "25, 31 về sớm"
        before = read_items(kept)
        if before is None or before.excused_numbers or before.excused_names:
            return []
        late = [*before.numbers, *before.names, *late]
    return late


def _parts(line: Sequence[Token]) -> list[tuple[list[Token], list[Token]]]:
    """What stands between commas, with what ends it."""
    parts: list[tuple[list[Token], list[Token]]] = [([], [])]
    for token in line:
        if token.plain in (",", ";", ".") or is_one_of(token, ["và"]):
            parts[-1][1].append(token)
            parts.append(([], []))
        else:
            parts[-1][0].append(token)
    return parts


def _late_part(part: list[Token]) -> tuple[list[Token], list[Who]] | None:
    """What of a part stays a roll, and who came late by it; None where nobody did.

    Of "vắng 3 7 25 đến muộn" only the last one did.
    """
    for cut in range(1, len(part)):
        said = " ".join(token.plain for token in part[cut:])
        alone = part[cut - 1].plain.isdecimal() and _LATE_ALONE.fullmatch(said)
        if not (alone or _LATE.fullmatch(said)):
            continue
        named = part[:cut]
        absent = next((at for at, token in enumerate(named) if is_one_of(token, _ABSENT)), None)
        if absent is None:
            items = read_items(named)
            who: list[Who] = [*items.numbers, *items.names] if items else []
            if items and len(items.numbers) == len(items.names) == 1:  # "Lan 24": her number stands beside her
                who = [*items.numbers]
            return ([], who) if who else None
        rest = named[absent + 1 :]
        for start in range(len(rest) - 1, 0, -1):  # the last one of them, with her title
            items = read_items(rest[start:])
            last: list[Who] = [*items.numbers, *items.names] if items else []
            before = rest[start - 1].plain
            if len(last) == 1 and (before.isdecimal() or rest[start].plain.isdecimal()):
                return named[: absent + 1 + start], last
        return None
    return None
