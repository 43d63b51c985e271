"""A work in several steps that she leaves for a question: it is kept for an hour, and taken up with "làm tiếp"."""

import re
from datetime import datetime, timedelta
from typing import Any

from bot import announcement_lines, figure_papers, table, unseen
from bot.figure_meant import carry_on, cut_off
from bot.reading.figure_ask import read_ask
from bot.reading.intents import Intent, read_intent
from bot.reading.meeting_line import read_meeting_line
from bot.reading.wishes import INTENTS
from bot.replies import Chat, Result, Start, Words
from models.posts import Right, posts_of
from models.text import fold

KEPT = frozenset({"women_count", "report", "unit_deed", "unit_confirm", "handover", "grade", "grading_table"})
_ANY_WORDS = {("call", "place"), ("series", "place")}  # which only a question for figures is not
LASTS = timedelta(hours=1)
_AGAIN = re.compile(
    r"(?:(?:em|cho chi|chi|da|gio|quay lai) )*(?:lam|nhap|sua|ghi|viet|quay lai)(?: (?:not|viec|tiep))*"
    r" (?:tiep(?: tuc)?|not|viec (?:dang )?do(?: dang)?|viec (?:hoi nay|luc nay|kia))(?: (?:di|nhe|em|a|nao|viec do))*"
    r"|viec (?:dang )?do(?: dang)?"
)
_QUESTION = re.compile(
    r"(?<!\S)(?:nao|may|bao nhieu|ai|dau|the nao|ra sao|khi nao|bao gio|hay khong|thi sao)(?!\S)"
    r"|^(?:cho (?:chi|toi|em|co) (?:hoi|xem)|xem |ve |xuat |gui (?:file|excel)|bieu do|thong ke |top |xep hang)"
)
_TOLD = re.compile(r"\d ?%|phan tram|(?<!\S)(?:dat|tang|giam|con|chi duoc)(?!\S)")
_OWN_WORDS = {("report", "text"), ("report", "what"), ("report", "value")}  # here only what asks is no answer
# Words that are no answer to any of these questions ("thống kê" may be a source, "danh sách" as well).
_WISHES = tuple(set(INTENTS) - {Intent.STATS, Intent.MEMBERS, Intent.UNDO, Intent.HELP, Intent.PROFILE, Intent.GOT})
_PHRASES = {intent: {fold(phrase) for phrase in INTENTS[intent].split(",")} for intent in _WISHES}
_NOTICE = {"tin", "nhan tin", "gui tin"}  # the beginning of what she wants to send


def leaves_room(flow: str, ask: str) -> bool:
    """Whether a message may be something else than the answer to this question, though any words would be one."""
    return flow in KEPT or (flow, ask) in _ANY_WORDS


def wanted(chat: Chat, flow: str, ask: str) -> Result:
    """What a message asks for so clearly that it is no answer to this question, though any words would be one."""
    text = chat.incoming.text.strip()
    plain = fold(text)
    if flow not in KEPT:
        from bot import sentences

        return sentences.asked(chat, text) if len(plain.split()) >= 3 and _QUESTION.search(plain) else None
    intent = read_intent(text, _WISHES)
    if plain in _NOTICE:
        intent = Intent.ANNOUNCE
    elif intent is not None and plain not in _PHRASES[intent]:
        intent = None  # a slip, or a name
    if intent is not None and intent in table.WORDS:
        return table.WORDS[intent](chat)
    of_her_own = (flow, ask) in _OWN_WORDS
    if len(plain.split()) < 3 or (of_her_own and not (_QUESTION.search(plain) or "?" in text)):
        return None
    return _asked(chat, text, plain) or (None if of_her_own else _said(chat, text))


def _asked(chat: Chat, text: str, plain: str) -> Result:
    rights = {right for held in posts_of(chat.session, chat.person_id) for right in held.rights}
    if Right.TOTALS not in rights:
        return None
    if _QUESTION.search(plain) and (paper := figure_papers.line(chat, text)) is not None:
        return paper
    if (found := unseen.line(chat, text)) is not None:
        return found
    ask = read_ask(text, today=chat.local().date(), cut_off=cut_off(chat))
    if ask is None or not ask.what or ask.fault is not None:
        return None
    told = _TOLD.search(plain) is not None and not _QUESTION.search(plain)
    named = ask.period or ask.unit or ask.own or ask.against or "?" in text or _QUESTION.search(plain)
    return carry_on(chat, ask) if named and not told else None


def _said(chat: Chat, text: str) -> Result:
    """A notice or a call, whole."""
    from bot import sentences

    rights = {right for held in posts_of(chat.session, chat.person_id) for right in held.rights}
    if Right.DRAFT in rights and announcement_lines.line_written(chat) is not None:
        return sentences.meant(chat, text)
    line = read_meeting_line(text, now=chat.local()) if Right.CALL in rights else None
    if line is not None and (line.when.choices or (line.when.day and line.when.hour)):
        return sentences.meant(chat, text)
    return None


def keep(chat: Chat, flow: str, answers: dict[str, Any], *, always: bool = False) -> Words:
    """What was open is left for something else: kept, where it is such a work (or `always`); said so."""
    if flow not in KEPT and not always:
        return Words("left-for-that")
    chat.who.notes["left_work"] = [flow, dict(answers), chat.now.isoformat()]
    return Words("left-for-that-kept")


def resumed(chat: Chat, text: str) -> Result:
    """ "làm tiếp": the work that she left within the hour, where she left it."""
    kept = chat.who.notes.get("left_work")
    if len(text) > 60 or _AGAIN.fullmatch(fold(text)) is None:
        return None
    if not isinstance(kept, list):
        return Words("left-work-none") if posts_of(chat.session, chat.person_id) else None
    chat.who.notes.pop("left_work")
    flow, answers, at = kept
    if flow not in table.FLOWS or chat.now - datetime.fromisoformat(at) > LASTS:
        return Words("left-work-gone")
    return Start(flow, answers)
