"""What she says to an open question and is no answer to it: done, or asked about where it may be her words."""

from dataclasses import replace

from bot import sentences
from bot.flow import Heard
from bot.messages import Kind
from bot.reading.no_answer import NoAnswer, read_no_answer
from bot.replies import Chat, Option, Reply, Result, Words

DOUBT = "doubt"  # among the answers: words that may be one; as an option's value what they are
IS_ANSWER, IS_NONE = "doubt-words", "doubt-not"
# The questions of a meeting, to which such words are no answer at all; at its preview she can only want it no more.
_OF_A_MEETING = frozenset(
    (flow, ask)
    for flow, asks in (
        ("call", ("day", "hour", "place")),
        ("series", ("repeat", "hour", "place")),
        ("move", ("place", "time")),
        ("locate", ("place",)),
    )
    for ask in asks
)
_PREVIEWS = frozenset((flow, ask) for flow in ("call", "series") for ask in ("confirm", "edit"))
# The questions for words that others read: nearly all may be such words.
_WORDS = {
    ("call", "content"): "content",
    ("series", "content"): "content",
    ("content", "content"): "content",
    ("announce", "text"): "notice",
    ("recall", "instead"): "notice",
    ("note", "text"): "note",
}


def read(chat: Chat, flow: str, ask: str) -> NoAnswer | None:
    """What her text is, where it is no answer to this question or may be none; None where it is read as one."""
    at = (flow, ask)
    if chat.incoming.kind is not Kind.TEXT or at not in _OF_A_MEETING | _PREVIEWS | _WORDS.keys():
        return None
    what = read_no_answer(chat.incoming.text, now=chat.local())
    if at in _PREVIEWS:
        return what if what in {NoAnswer.OFF, NoAnswer.NO_MEETING} else None
    if at in _OF_A_MEETING and what is NoAnswer.WISH and ask != "place":
        return None  # no time is read in it, and what it wants is done
    return what


def asked_back(chat: Chat, ask: str, what: NoAnswer) -> Reply | None:
    """Does she want something else, or are these the words? None where there is no doubt: "thôi nhầm" is nobody's
    notice."""
    flow, text = chat.who.flow, chat.incoming.text
    part = _WORDS.get((flow, ask))
    if part is None or what is NoAnswer.OFF:
        return None
    chat.who.answers[DOUBT] = [text, what.value]
    said = {"what": "off" if what is NoAnswer.NO_MEETING else what.value, "part": part}
    tap = f"flow:{flow}:{ask}:"
    return Reply(
        (Words("doubt-asked", {"text": text.strip()[:200], **said}),),
        (
            Option("label-doubt-not", tap + IS_NONE, variables=said),
            Option("label-doubt-words", tap + IS_ANSWER, variables=said),
        ),
    )


def settled(chat: Chat, heard: Heard) -> tuple[Chat, Heard, NoAnswer | None] | None:
    """What she has said of the words in doubt: these as if typed now, and what they are where they are no answer.

    None where none are in doubt, or she says something else: then that is read as any answer.
    """
    doubted = chat.who.answers.pop(DOUBT, None)
    if doubted is None:
        return None
    text, what = doubted
    options = {IS_NONE: "1", IS_ANSWER: "2"}
    chosen = next((value for value, number in options.items() if number == heard.text.strip(" .)")), heard.value)
    if chosen not in options:
        return None
    again = replace(chat, incoming=replace(chat.incoming, kind=Kind.TEXT, text=text))
    return again, Heard(text, incoming=again.incoming), NoAnswer(what) if chosen == IS_NONE else None


def carried_out(chat: Chat) -> Result:
    """What she meant instead, as if nothing were open."""
    return sentences.meant(chat, chat.incoming.text.strip())
