"""A woman who is said to stand in the book twice, by her name: which two entries are meant."""

from bot.member_lists import in_order
from bot.reading.merge_line import read_merge
from bot.replies import Chat, Reply, Result, Start, Words
from bot.women_called import found_called
from models.member_search import by_id

SHOWN = 8


def line(chat: Chat, text: str) -> Result:
    """ "hai chị Lan là một người": asked once more, as "3 4 là một". None where the book has nobody so called.

    Where a name leaves open which two are meant, they are shown, and their numbers say it.
    """
    names = read_merge(text)
    found = [found_called(chat, name) for name in names]
    if not found or not all(found):
        return None
    keys = list(dict.fromkeys(key for of_name in found for key in of_name))
    if len(keys) == 2:
        return Start("merge", {"one": keys[0], "other": keys[1]})
    women = [woman for key in keys[:SHOWN] if (woman := by_id(chat.session, key)) is not None]
    words = {
        "name": names[0].title() if names[0].islower() else names[0],
        "count": len(keys),
        "number": women[0].number,
        "example": " ".join(str(woman.number) for woman in women[:2]),
    }
    return Reply((Words("twice-which", words),), in_order(women))
