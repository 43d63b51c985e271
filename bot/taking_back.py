"""Options that take something back or cannot be undone: a stray number or an old wish does not carry them out."""

from datetime import datetime, timedelta

from bot.replies import Chat, Option, Plain, Reply, Words
from models import questions
from models.questions import Question

# What takes something back, and what cannot be taken back.
_BACK = ("undo", "undo-then", "edit-undo", "bring_back", "untold", "leader-back", "roster-undo", "own-drop")
_FINAL = ("transfer-back", "club-leave", "leader-end", "help_ends", "stop", "send_now", "resend", "thank")
_GRAVE = frozenset((*_BACK, *_FINAL, "bound"))
FEW = 3  # messages of hers after which a deed is not what she has just done any more
_ANSWERED_WITHIN = timedelta(seconds=30)  # a message is answered, and what it does is done
_SHORT = 160  # characters of an answer, to know a deed by
LEFT = Option("label-leave-as-is", "leave_it", 0)


def is_grave(tap: str) -> bool:
    """Whether this option takes something back or cannot be undone."""
    return tap.partition(":")[0] in _GRAVE


def has_moved_on(chat: Chat, question: Question) -> bool:
    """Whether another message of hers has been answered since this question was put."""
    return question.asked_at is not None and questions.answers_since(chat.session, chat.who.contact_id, question) > 0


def ask(question: Question, number: str, label: str) -> Reply:
    """For what is this number? The option of then is offered again, with what it was about."""
    words = Words("number-of-then", {"number": number, "label": label, "about": _short(question.text)})
    return Reply((words,), (Option(Plain(label), f"bound:{question.id}:{number}"), LEFT))


def is_old(chat: Chat, at: datetime) -> bool:
    """Whether what she did then lies further back than her last few messages."""
    return questions.answers_after(chat.session, chat.who.contact_id, at) > FEW


def ask_about_deed(chat: Chat, at: datetime) -> Reply:
    """Is that what she wants taken back? It is named by what she was answered then."""
    text = questions.answered_at(chat.session, chat.who.contact_id, at - _ANSWERED_WITHIN, at)
    about = _short(text) if text else ""
    words = Words("take-back-that", {"about": about, "when": at.astimezone(chat.local().tzinfo)})
    return Reply((words,), (Option("label-take-back", f"undo-then:{at.timestamp()}"), LEFT))


def _short(text: str) -> str:
    line = text.split("\n", 1)[0]
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"
