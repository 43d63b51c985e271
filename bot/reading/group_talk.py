"""What was written in the Zalo group, before it is read: numbers chosen in words, and thumbs and chatter sorted out."""

import re
import unicodedata
from itertools import pairwise

from bot.reading.roll_items import tokens
from bot.reading.said_of import Said, choice_of, chosen, part_of, read_said

_LONGEST_NAME = 5  # words
_PARTS = re.compile(r"([,;\n])")
_NUMBERED = re.compile(r"(?P<who>[^\d:]*?[^\W\d_]) +(?:số |so )?(?P<number>[123])(?= |$)")
_BEFORE_NUMBERS = ("to", "so", "stt", "vang", "di", "ban")  # "tổ 2" is no answer
_LEADING = re.compile(r"(?P<before>^|[;\n.])\s*(?:số|so)\s*(?P<number>[123])\s*:", re.IGNORECASE)
_TYPED_FACE = re.compile(r"/-[a-z]+|:[-']?[()dp]+(?=\s|$)", re.IGNORECASE)


def sorted_out(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with what can be read in it, and those who are named with something that is no answer.

    A thumb is a nod and no yes; "mấy giờ vậy" is a question; both are for the head to ask about.
    """
    typed = _PARTS.split(_LEADING.sub(_as_answer, _TYPED_FACE.sub(" 👍", text)))
    pieces = _PARTS.split("".join(_numbered(chosen(piece)) for piece in typed))
    kept: list[str] = []
    unread: list[str] = []
    waiting: list[int] = []  # places in `kept` of names of which nothing is said yet
    leading: Said | None = None  # "đi: Lan, Hoa 👍": what a leading word says of those after it
    for piece, end in pairwise([*pieces, "\n"]):
        if end not in (",", ";", "\n") or not piece.strip():
            continue
        part = piece.strip()
        name, colon, said = part.partition(":")
        before = read_said(name) if colon and said.strip() else None
        leading = before or leading
        if leading is None and (nodder := _nods(part)) is not None:
            unread += [*(kept[at].strip(" ,;\n") for at in waiting), nodder]
            kept = kept[: waiting[0]] if waiting else kept
            waiting = []
        elif leading is None and colon and _is_name(name) and _nothing_clear(part):
            unread.append(name.strip())
        else:
            if leading is None and _names_only(part):
                waiting.append(len(kept))
            elif before is None:
                waiting = []
            kept.append(part + end)
        if end in ";\n":
            leading, waiting = None, []
    return " ".join(kept).strip(), tuple(one for one in dict.fromkeys(unread) if one)


def _as_answer(found: re.Match[str]) -> str:
    """ "số 1: Lan, Hoa": what those after it chose."""
    return f"{found['before']}{choice_of(found['number'])}:"


def _numbered(part: str) -> str:
    """ "Lan 1": the number that the invitation in the group asks for, without a colon."""
    found = list(_NUMBERED.finditer(part))
    if not found or "".join(one.group() for one in found).replace(" ", "") != part.replace(" ", ""):
        return part
    names = [one["who"].strip() for one in found]
    if any(tokens(name)[-1].plain in _BEFORE_NUMBERS or read_said(name) is not None for name in names):
        return part
    return ", ".join(f"{name}: {choice_of(one['number'])}" for name, one in zip(names, found, strict=True))


def _nods(part: str) -> str | None:
    """Who only sent a face; None where there are words beside it, or no face."""
    at = next((at for at, char in enumerate(part) if unicodedata.category(char) in ("So", "Sk")), None)
    if at is None or any(char.isalnum() for char in part[at:]):
        return None
    name = part[:at].strip(" :-")
    return name if _is_name(name) and _names_only(name) else None


def _is_name(text: str) -> bool:
    return 0 < len(text.split()) <= _LONGEST_NAME and any(char.isalnum() for char in text) and read_said(text) is None


def _names_only(part: str) -> bool:
    read = part_of(tokens(part)) if tokens(part) else None
    return read is not None and read[0] is None and read[2] is None and bool(read[1])


def _nothing_clear(part: str) -> bool:
    """Whether what stands after a name is no answer; an empty one may be a heading."""
    if not any(char.isalnum() for char in part.partition(":")[2]):
        return True
    read = part_of(tokens(part))
    return "?" in part or read is None or (read[0] is None and read[2] is None)
