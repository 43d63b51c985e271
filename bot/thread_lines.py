"""Words to a woman who has written about a notice, in one line: "trả lời chị Lụa: …", "trả lời: …"."""

import re

from bot.media import own_words
from bot.reading.answers import read_answer
from bot.replies import Chat, Option, Plain, Reply, Result, Words
from bot.threads import LOOKED_BACK, may_write, shown
from models import threads, threads_meant
from models.members import Person, given_name
from models.text import fold

_TO = re.compile(
    r"(?:(?:em|da|a) )?(?:tra loi|nhan lai)(?: lai)?(?: (?:cho|voi))*"
    r"(?: (?:chi|ba|co|bac|di|cu|mo|thim)(?P<name>(?: [a-z]+)*))?"
)
OFFERED = 5  # women of one name, or who wrote last

Writer = tuple[int, Person]  # (the announcement she wrote about, she)


def to_her(chat: Chat, _text: str) -> Result:
    """The words go to her whom they name, or who wrote last; of several she is asked, and told where nobody wrote.

    At once where hers are among the last messages: else they are shown first.

    None where the line is none of these, or says whether a woman comes.
    """
    head, colon, rest = own_words(chat).partition(":")
    words = rest.strip()
    named = _TO.fullmatch(fold(head)) if colon and words and chat.person_id else None
    if named is None:
        return None
    name = (named["name"] or "").strip()
    if name.split()[:1] == ["em"]:  # "trả lời chị em: …" is for all of them, and not for one of this name
        return None
    wrote = [one for one in threads.wrote_to(chat.session, chat.person_id or 0) if may_write(chat, _thread(one))]
    fitting = [one for one in wrote if not name or _is_called(one[1], name)]
    lately = threads_meant.read_lately(chat.session, chat.who.contact_id, chat.person_id or 0, LOOKED_BACK)
    if not name and (last := threads_meant.just_read(chat.session, chat.who.contact_id, chat.person_id or 0)):
        fitting = [one for one in wrote if _thread(one) == last] or fitting
    if len(fitting) == 1 and _thread(fitting[0]) not in lately:
        return shown(chat, _thread(fitting[0]), words)
    if len(fitting) == 1:
        note = threads.begin_note(chat.session, chat.who, *_thread(fitting[0]), words)
        return threads.send_note(chat.session, chat.who, note.id or 0)
    typed = " ".join(head.split()[-len(name.split()) :]) if name else ""
    if fitting:
        said = Words("note-for-which", {"name": _as_a_name(typed), "count": len(fitting)})
        return Reply((said,), (*(_offer(chat, one, words) for one in fitting[:OFFERED]), Option("label-no", "no-note")))
    if read_answer(words) is not None:  # "trả lời chị Lụa: đi được" is passed on for her
        return None
    others = tuple(
        Option(
            "label-answer-her",
            f"answer:{number}:{person.id}",
            variables={"name": given_name(person.full_name, person.calling_name)},
        )
        for number, person in wrote[:3]
    )
    return Reply((Words("has-not-written", {"name": _as_a_name(typed)}),), others)


def _thread(writer: Writer) -> tuple[int, int]:
    return writer[0], writer[1].id or 0


def _offer(chat: Chat, writer: Writer, words: str) -> Option:
    """These words for this woman, who is told from the others by her year."""
    person = writer[1]
    note = threads.begin_note(chat.session, chat.who, *_thread(writer), words)
    label = f"{person.full_name} ({person.birth_year})" if person.birth_year else person.full_name
    return Option(Plain(label), f"note:{note.id}")


def _is_called(person: Person, name: str) -> bool:
    """Whether a name, folded, is the end of hers, or what people call her."""
    full = f" {fold(person.full_name)}"
    return full.endswith(f" {name}") or fold(person.calling_name) == name


def _as_a_name(typed: str) -> str:
    return typed.title() if typed.islower() else typed
