"""A woman shuts her number in the book for messages, or opens it: in one line."""

from bot.reading.phone_words import read_phone_word
from bot.replies import Chat, Reply, Result, Words
from models.phone_words import open_number, shut_number


def line(chat: Chat, text: str) -> Result:
    """ "tắt tin qua số điện thoại", and the other way round. None where it is about something else."""
    opens = read_phone_word(text)
    if opens is None:
        return None
    if chat.person_id is None:
        return Reply((Words("members-only"),))
    return (open_number if opens else shut_number)(chat.session, chat.who, chat.person_id)
