"""Questions of cadres in short forms: what they mean is asked as if it had been written out."""

from dataclasses import replace

from bot import book_lists, member_words, women_born
from bot.reading.short_forms import written_out
from bot.replies import Chat, Result
from models.posts import Right, posts_of
from models.text import fold


def line(chat: Chat, text: str) -> Result:
    """The answer to a question with short forms; None where nothing is short, or the whole is no question."""
    from bot import sentences

    written = written_out(text, today=chat.local().date())
    if written == text:
        return None
    out = replace(chat, incoming=replace(chat.incoming, text=written))
    found = sentences.asked(out, written)
    if found is None and any(Right.NAMES in held.rights for held in posts_of(chat.session, chat.person_id)):
        found = book_lists.line(out, written) or _of_woman(chat, text)
    return found


def _of_woman(chat: Chat, text: str) -> Result:
    """ "ch Lan 90 đi làm xa": of a woman, where it is of no branch."""
    written = written_out(text, today=chat.local().date(), of_woman=True)
    if fold(written).split()[:1] != ["chi"] or fold(text).split()[:1] != ["ch"]:
        return None
    out = replace(chat, incoming=replace(chat.incoming, text=written))
    return women_born.line(out, written) or member_words.any_line(out, written)
