"""Words to a woman who has written about a notice, in one line: "trả lời chị Lụa: …", "trả lời: …"."""

import re
from typing import Any

from bot.media import own_words
from bot.messages import Kind
from bot.reading.answers import read_answer
from bot.reading.asides import asks_the_price
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from bot.threads import LOOKED_BACK, may_write, offer, shown
from models import threads, threads_meant
from models.members import Person, given_name
from models.text import fold

_TO = re.compile(
    r"(?:(?:em|da|a) )?(?:tra loi|nhan lai)(?: lai)?(?: (?:cho|voi))*"
    r"(?: (?:chi|ba|co|bac|di|cu|mo|thim)(?P<name>(?: [a-z]+)*?)(?:(?: sinh nam| sinh| sn)? (?P<year>(?:19|20)\d\d))?)?"
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
    fitting = [one for one in fitting if str(one[1].birth_year) == named["year"]] or fitting
    lately = threads_meant.read_lately(chat.session, chat.who.contact_id, chat.person_id or 0, LOOKED_BACK)
    if not name and (last := threads_meant.just_read(chat.session, chat.who.contact_id, chat.person_id or 0)):
        fitting = [one for one in wrote if _thread(one) == last] or fitting
    if len(fitting) == 1 and _thread(fitting[0]) not in lately:
        return shown(chat, _thread(fitting[0]), words)
    if len(fitting) == 1:
        note = threads.begin_note(chat.session, chat.who, *_thread(fitting[0]), words)
        return threads.send_note(chat.session, chat.who, note.id or 0)
    typed = _typed(head, named)
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


def answer(chat: Chat, announcement_id: int, member_id: int) -> Result:
    """ "Trả lời chị Lụa": what shall she be told?"""
    threads.thread(chat.session, chat.person_id, announcement_id, member_id)
    by_name = chat.incoming.kind is Kind.TEXT and not chat.incoming.text.strip(" .)").isdigit()
    if by_name and (which := _namesakes(chat, member_id)) is not None:
        return which
    return Start("note", {"announcement": announcement_id, "member": member_id})


def _namesakes(chat: Chat, member_id: int) -> Reply | None:
    """ "trả lời chị Gấm" where two of this name wrote to her: which of them; None where only one did."""
    wrote = [one for one in threads.wrote_to(chat.session, chat.person_id or 0) if may_write(chat, _thread(one))]
    hers = next((person for _number, person in wrote if person.id == member_id), None)
    said = fold(own_words(chat))
    if hers is None or fold(hers.full_name) in said or str(hers.birth_year) in said:
        return None
    name = given_name(hers.full_name, hers.calling_name)
    several = [one for one in wrote if _is_called(one[1], fold(name))]
    if len({person.id for _number, person in several}) < 2:
        return None
    options = (Option(Plain(_told_apart(one[1])), f"answer:{one[0]}:{one[1].id}") for one in several[:OFFERED])
    return Reply(
        (Words("note-for-which", {"name": name, "count": len(several)}),), (*options, Option("label-no", "no-note"))
    )


def _typed(head: str, named: re.Match[str]) -> str:
    """The name as she spelt it."""
    words = len((named["name"] or "").split())
    before_year = head.split()[: -1 if named["year"] else None]
    return " ".join(before_year[-words:]) if words else ""


def _told_apart(person: Person) -> str:
    return f"{person.full_name} ({person.birth_year})" if person.birth_year else person.full_name


def _thread(writer: Writer) -> tuple[int, int]:
    return writer[0], writer[1].id or 0


def _offer(chat: Chat, writer: Writer, words: str) -> Option:
    """These words for this woman, who is told from the others by her year."""
    person = writer[1]
    note = threads.begin_note(chat.session, chat.who, *_thread(writer), words)
    return Option(Plain(_told_apart(person)), f"note:{note.id}")


def _is_called(person: Person, name: str) -> bool:
    """Whether a name, folded, is the end of hers, or what people call her."""
    full = f" {fold(person.full_name)}"
    return full.endswith(f" {name}") or fold(person.calling_name) == name


def _as_a_name(typed: str) -> str:
    return typed.title() if typed.islower() else typed


def price_asked(chat: Chat, text: str) -> Result:
    """ "có mất phí không chị" after a notice: for who sent it; None where she has read none."""
    return offer(chat) if asks_the_price(text) else None


def taps(tap: Any) -> dict[str, Any]:
    """The tap of answering one of them."""
    return {"answer": tap(answer, (int, int))}
