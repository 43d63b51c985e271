"""Whom a notice cannot go to: a woman by her name, or all but some. What there is instead is said, and nothing lost."""

import re

from bot.reading.answers import read_answer
from bot.reading.audiences import NoticeLine
from bot.replies import Chat, Option, Reply, Words
from bot.women_called import found_called
from models.member_search import by_id
from models.members import given_name
from models.text import clean, fold

_EXCEPT = re.compile(r"(?:^| )(?:ngoai )?tru(?: ra)? ")
_PARTS = re.compile(r"\s*[,;&+]\s*|\s+(?:và|va|với|voi)\s+", re.IGNORECASE)
_TITLE = re.compile(r"^(?:(?:riêng|rieng|cho|hai|mấy|chị|chi|bà|ba|cô|co|bác|bac|dì|cụ|mợ|thím)\s+)+", re.IGNORECASE)
_TITLED = re.compile(r"^(?:rieng )?(?:chi|ba|co|bac) (?!em\b|hoi\b)[a-z]+")
MOST = 5  # women whose pages are offered


# "Nhắn chị Gấm mai mang sổ đến": whom and what in one breath.
_SENDS = re.compile(
    r"^(?:(?:da|a|oi|em|nho|giup|gium|chi|minh|toi|muon|hay|xin|bot) )*(?:gui(?: tin)?|nhan(?: tin)?|bao|dan|nhac|noi)"
    r"(?: (?:rieng|giup|gium|ho|cho|voi|den|toi(?= (?:chi|ba|co|bac) )))*(?= )"
)
_NAME_WORDS = 4
_FEWEST = 2  # words of what she is told


def plainly(chat: Chat, text: str) -> Reply | None:
    """The same said without a colon, of one woman of hers; None for anything else."""
    words = text.split()
    folded = [fold(word) for word in words]
    sends = _SENDS.match(" ".join(folded)) if all(folded) else None
    at = len(sends[0].split()) if sends is not None else len(words)
    if at >= len(words) or folded[at] not in {"chi", "ba", "co", "bac", "cu", "di", "mo", "thim"}:
        return None
    for end in range(min(at + 1 + _NAME_WORDS, len(words) - _FEWEST), at + 1, -1):
        name, said = " ".join(words[at + 1 : end]), " ".join(words[end:])
        if found_called(chat, name.strip(" ,")) and read_answer(said) is None:
            return to_women(chat, NoticeLine(None, "", said, f"{words[at]} {name.strip(' ,')}"))
    return None


def leaves_out(line: NoticeLine) -> bool:
    """Whether it is meant for all but some: "trừ tổ 2"."""
    return line.named is None and _EXCEPT.search(fold(line.whom)) is not None


def to_women(chat: Chat, line: NoticeLine) -> Reply | None:
    """What there is for words that name one woman or a few; None where they name nobody of hers."""
    if line.named is not None or leaves_out(line) or any(char.isdigit() for char in line.whom):
        return None
    parts = [clean(part) for part in _PARTS.split(line.whom) if clean(part)]
    names = [_TITLE.sub("", part) for part in parts]
    found = [found_called(chat, name) for name in names if name]
    known = all(found) or all(_TITLED.match(fold(part)) for part in parts)
    if not parts or not known:
        return None
    keys = dict.fromkeys(key for several in found for key in several)
    women = [woman for key in keys if (woman := by_id(chat.session, key)) is not None]
    called = [name.title() if name.islower() else name for name in names]
    if len(women) == len(names):  # as the book spells them
        called = [given_name(one.person.full_name, one.person.calling_name) for one in women]
    options = tuple(
        Option("label-page-of", f"woman:{one.membership.id}", variables={"name": one.name}) for one in women[:MOST]
    )
    words = {"names": ", ".join(called), "name": called[0], "count": len(names), "text": line.text}
    return Reply((Words("no-notice-to-one", words),), options)
