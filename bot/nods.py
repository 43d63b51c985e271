"""A mere "dạ vâng" or "không": to words of another woman, or to nothing that is asked."""

from bot import going_on, threads
from bot.reading.answers import read_yes_no
from bot.replies import Chat, Reply, Result, Words
from models import questions
from models.deliveries import Priority
from models.text import fold
from models.threads_meant import just_read

_COURTESY = frozenset({"a", "c", "chi", "co", "bac", "e", "em", "nha", "nhe", "oi", "thua"})
_NODS = frozenset({"da", "vang", "vg", "v", "u", "uh", "um", "uhm", "ok", "oke", "okay", "okie", "roi"})
_ANSWERS = frozenset({"duoc", "khong", "ko", "k", "kg", "dung", "phai"})


def to_her_words(chat: Chat, text: str) -> Result:
    """What she answers to the notice or the words that came last: a nod is one, a yes or no may be passed on.

    It is no answer to a meeting, of which these words did not speak. None for anything else.
    """
    said = set(fold(text).split())
    if chat.person_id is None or not said - {"co"} <= _COURTESY | _NODS | _ANSWERS:
        return None
    nod = bool(said & _NODS) and not said & (_ANSWERS | {"co"})
    last = questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=1)
    again = nod and not (last and questions.is_last(chat.session, last[0]))  # "dạ vâng", and then "ok em" once more
    if just_read(chat.session, chat.who.contact_id, chat.person_id, 2 if again else 1) is None:
        return None
    if nod:
        return Reply((Words("aside-thumb"),))
    return threads.offer(chat) if read_yes_no(text) is not None else None


def to_nothing(chat: Chat, text: str) -> Result:
    """Her yes or no where nobody asked: said so; where a message of ours did ask, it is put once more."""
    if read_yes_no(text) is None:
        return None
    asked = questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=1)
    if asked and asked[0].choices and asked[0].priority != Priority.REPLY and questions.is_last(chat.session, asked[0]):
        return going_on.once_more(chat, asked[0])
    return Reply((Words("nothing-asked"),))
