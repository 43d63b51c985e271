"""What a message asks for so clearly that it is no answer to an open question to which any words would be one."""

import re

from bot import announcement_lines, figure_papers, figure_places, sentences, table, unseen
from bot.figure_meant import carry_on, cut_off
from bot.left_work import KEPT
from bot.reading.figure_ask import read_ask
from bot.reading.figure_line import read_figures
from bot.reading.intents import Intent, read_intent
from bot.reading.meeting_line import read_meeting_line
from bot.reading.reports import read_report
from bot.reading.wishes import INTENTS
from bot.replies import Chat, Result
from models.posts import Right, posts_of
from models.text import fold

_ANY_WORDS = {("call", "place"), ("series", "place")}  # which only a question for figures is not
_QUESTION = re.compile(
    r"(?<!\S)(?:nao|may|bao nhieu|ai|dau|the nao|ra sao|khi nao|bao gio|hay khong|thi sao)(?!\S)"
    r"|^(?:cho (?:chi|toi|em|co) (?:hoi|xem)|xem |ve |xuat |gui (?:file|excel)|bieu do|thong ke |top |xep hang)"
)
_TOLD = re.compile(r"\d ?%|phan tram|(?<!\S)(?:dat|tang|giam|con|chi duoc)(?!\S)")
_OWN_WORDS = {("report", "text"), ("report", "what"), ("report", "value")}  # here only what asks is no answer
# Words that are no answer to any of these questions ("thống kê" may be a source, "danh sách" as well).
_WISHES = tuple(set(INTENTS) - {Intent.STATS, Intent.MEMBERS, Intent.UNDO, Intent.HELP, Intent.PROFILE, Intent.GOT})
_NOTICE = {"tin", "nhan tin", "gui tin"}  # the beginning of what she wants to send


def leaves_room(flow: str, ask: str) -> bool:
    """Whether a message may be something else than the answer to this question, though any words would be one."""
    return flow in KEPT or (flow, ask) in _ANY_WORDS


def wanted(chat: Chat, flow: str, ask: str) -> Result:
    """What a message asks for so clearly that it is no answer to this question, though any words would be one."""
    text = chat.incoming.text.strip()
    plain = fold(text)
    if flow not in KEPT:
        return sentences.asked(chat, text) if len(plain.split()) >= 3 and _QUESTION.search(plain) else None
    intent = read_intent(text, _WISHES)
    if plain in _NOTICE:
        intent = Intent.ANNOUNCE
    elif intent is not None and plain not in map(fold, INTENTS[intent].split(",")):
        intent = None  # a slip, or a name
    if intent is not None and intent in table.WORDS:
        return table.WORDS[intent](chat)
    of_her_own = (flow, ask) in _OWN_WORDS
    if len(plain.split()) < 3 or (of_her_own and not (_QUESTION.search(plain) or "?" in text)):
        return None
    if (flow, ask) == ("report", "why") and asks_whole(chat, text) and (found := sentences.asked(chat, text)):
        return found
    return _asked(chat, text, plain) or (None if of_her_own else _said(chat, text))


def asks_whole(chat: Chat, text: str) -> bool:
    """Whether all of it asks for figures or a report, of no place or of one that is hers: "số liệu tháng 9"."""
    if not figure_places.own_units(chat):
        return False
    today, books = chat.local().date(), cut_off(chat)
    report = read_report(text, today=today, cut_off=books)
    if report is not None and report.period is not None:
        return _is_hers(chat, report.unit)
    ask = read_ask(text, today=today, cut_off=books)
    if ask is not None and ask.what and (ask.period or ask.unit or ask.own) and _is_hers(chat, ask.unit):
        return True
    figures = read_figures(text, today=today, cut_off=books)
    return figures is not None and _is_hers(chat, figures[1])


def _is_hers(chat: Chat, place: str) -> bool:
    return not place or any(one.sure for one in figure_places.named(chat, place))


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
    rights = {right for held in posts_of(chat.session, chat.person_id) for right in held.rights}
    if Right.DRAFT in rights and announcement_lines.line_written(chat) is not None:
        return sentences.meant(chat, text)
    line = read_meeting_line(text, now=chat.local()) if Right.CALL in rights else None
    if line is not None and (line.when.choices or (line.when.day and line.when.hour)):
        return sentences.meant(chat, text)
    return None
