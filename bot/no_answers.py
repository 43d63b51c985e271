"""What she says to an open question and is no answer to it: done, or asked about where it may be her words."""

import re
from dataclasses import replace
from typing import Any

from bot import announcement_lines, announcement_words, going_on, labels_seen, said_instead, sentences, threads
from bot.flow import Heard
from bot.messages import Kind
from bot.reading.asked_meetings import asks_when_or_where
from bot.reading.intents import Intent
from bot.reading.no_answer import NoAnswer, is_command, read_no_answer
from bot.reading.wishes import INTENTS
from bot.replies import Chat, Option, Reply, Result, Words
from models.text import fold

DOUBT = "doubt"  # among the answers: words that may be one; as an option's value what they are
HELD = "doubt-held"  # the first of those that may be a reason, while she asks for something else
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
    ("refuse", "why"): "why",
    ("report_return", "why"): "why",
}
_CORRECTED = ("report", "why")  # here "nhầm" is the reason itself, and whole questions are answered at once
_SOURCES = (Intent.STATS, Intent.MEMBERS)  # where the number is from, or what she wants to see
_LACKS = re.compile(r"(?:(?:con|bi|dang|ghi|so|bao cao|bc) )*thieu ")  # "thiếu tháng 9": what is to be set right
_AT_ONCE = frozenset({("note", "text"), ("refuse", "why"), ("report_return", "why")})  # sent without another look


def read(chat: Chat, flow: str, ask: str) -> NoAnswer | None:
    """What her text is, where it is no answer to this question or may be none; None where it is read as one."""
    at, text = (flow, ask), chat.incoming.text
    if at == _CORRECTED:
        phrases = (fold(one.strip()) for wish in _SOURCES for one in INTENTS[wish].split(","))
        return NoAnswer.WISH if chat.incoming.kind is Kind.TEXT and fold(text) in phrases else None
    if chat.incoming.kind is not Kind.TEXT or at not in _OF_A_MEETING | _PREVIEWS | _WORDS.keys():
        return None
    what = read_no_answer(text, now=chat.local())
    if at in _PREVIEWS:
        return what if what in {NoAnswer.OFF, NoAnswer.NO_MEETING} else None
    if flow == "refuse":  # "thôi không gửi nữa" is the reason itself
        what = None
    if what is NoAnswer.WISH and asks_when_or_where(text):
        return None  # "hôm nay có họp không" is answered, and the open question put again
    if what is NoAnswer.WISH and at in _OF_A_MEETING and ask != "place":
        return None  # no time is read in it, and what it wants is done
    if what is NoAnswer.WISH and at == ("announce", "text") and announcement_words.steers(chat, Heard(text)):
        return None  # "thu hồi" is of the notice before
    of_return = at == ("report_return", "why")
    if of_return and what is None and _LACKS.match(fold(text)):
        return None
    if what is None and at in _AT_ONCE and _is_for_us(chat, text):
        return NoAnswer.WISH
    if what is None and of_return and said_instead.asks_whole(chat, text):
        return NoAnswer.WISH
    return what


def _is_for_us(chat: Chat, text: str) -> bool:
    """Whether these words are what people say to us: a wish, an option that she has read, a roll, a notice."""
    if is_command(text) or labels_seen.typed(chat, text) is not None:
        return True
    return announcement_lines.line_written(chat) is not None


def asked_back(chat: Chat, ask: str, what: NoAnswer) -> Reply | None:
    """Does she want something else, or are these the words? None where there is no doubt: "thôi nhầm" is nobody's
    notice."""
    flow, text = chat.who.flow, chat.incoming.text
    part = "why" if (flow, ask) == _CORRECTED else _WORDS.get((flow, ask))
    if part is None or what is NoAnswer.OFF:
        return None
    chat.who.answers[DOUBT] = [text, what.value, part]
    return _put(chat, ask, text, what, part)


def put_again(chat: Chat, flow: str, answers: dict[str, Any]) -> Reply | None:
    """The work that is taken up again is at words of hers that may be its reason: asked once more. None for others."""
    if (held := answers.pop(HELD, None)) is None:
        return None
    chat.who.flow, chat.who.answers = flow, answers | {DOUBT: held}
    text, what, part = held
    return _put(chat, part, text, NoAnswer(what), part)  # the question of a reason is called so, too


def _put(chat: Chat, ask: str, text: str, what: NoAnswer, part: str) -> Reply:
    flow = chat.who.flow
    is_off = "off" if what is NoAnswer.NO_MEETING else what.value
    words = {"text": text.strip()[:200], "what": is_off, "part": part, "name": (name := _for_whom(chat, flow))}
    return Reply((Words("doubt-asked", words),), _options(f"flow:{flow}:{ask}:", is_off, part, name))


def _for_whom(chat: Chat, flow: str) -> str:
    """Whom the words would go to, where it is one woman."""
    return str(threads.show(chat, chat.who.answers)["name"]) if flow == threads.NOTE.name else ""


def _options(tap: str, what: str, part: str, name: str) -> tuple[Option, ...]:
    return (
        Option("label-doubt-not", tap + IS_NONE, variables={"what": what, "part": part}),
        Option("label-doubt-words", tap + IS_ANSWER, variables={"part": part, "name": name}),
    )


def settled(chat: Chat, heard: Heard) -> tuple[Chat, Heard, NoAnswer | None] | None:
    """What she has said of the words in doubt: these as if typed now, and what they are where they are no answer.

    None where none are in doubt, or she says something else: then that is read as any answer.
    """
    doubted = chat.who.answers.pop(DOUBT, None)
    if doubted is None:
        return None
    text, what, part = doubted
    options = _options("", "off" if what == NoAnswer.NO_MEETING else what, part, _for_whom(chat, chat.who.flow))
    chosen = heard.value or going_on.matching(options, heard.text, chat)  # by number, or in the words of the label
    if chosen not in {IS_NONE, IS_ANSWER}:
        if part == "why":
            chat.who.answers.setdefault(HELD, doubted)
        return None
    again = replace(chat, incoming=replace(chat.incoming, kind=Kind.TEXT, text=text))
    return again, Heard(text, incoming=again.incoming), NoAnswer(what) if chosen == IS_NONE else None


def carried_out(chat: Chat) -> Result:
    """What she meant instead, as if nothing were open."""
    return sentences.meant(chat, chat.incoming.text.strip())
