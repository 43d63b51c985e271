"""A name with a birth year and nothing else: "Lan 90", "chị Lan 1990"; of two women so called the one born then."""

import re

from bot import member_cards
from bot.member_lists import matches
from bot.reading.names import split_name
from bot.replies import Chat, Reply, Result, Words
from bot.women_called import found_called
from models.member_search import by_id
from models.text import clean

LONGEST = 6  # words
_BORN = re.compile(r"[^\W\d] ?(?:19[3-9]\d|20[01]\d|[3-9]\d)$")


def line(chat: Chat, text: str) -> Result:
    """Whoever is called so and was born then. None where nobody is called so, or a line says something else."""
    typed = clean(text)
    if not 2 <= len(typed.split()) <= LONGEST or _BORN.search(typed) is None:
        return None
    known = [woman for key in found_called(chat, typed) if (woman := by_id(chat.session, key)) is not None]
    women = [woman for woman in known if woman.person.birth_year == split_name(typed)[2]]
    if len(women) == 1:
        return member_cards.card(chat, women[0].membership.id or 0)
    if women:
        return matches(chat, typed, women)
    return Reply((Words("nobody-found", {"what": typed[:40]}),)) if known else None
