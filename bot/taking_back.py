"""A stray number or an old wish begins nothing that is behind her, and takes nothing back."""

from datetime import datetime, timedelta

from bot.replies import Chat, Option, Plain, Reply, Words
from models import questions
from models.deliveries import Priority
from models.questions import Question

# What takes something back, and what cannot be taken back.
_BACK = ("undo", "undo-then", "edit-undo", "bring_back", "untold", "leader-back", "roster-undo", "own-drop")
_FINAL = ("transfer-back", "club-leave", "leader-end", "help_ends", "stop", "send_now", "resend", "thank")
_POSTS = ("handover-back", "deputy-end")
_GRAVE = frozenset((*_BACK, *_FINAL, *_POSTS, "bound"))
# What an invitation or a notice asks waits until it is answered, whatever is said in between: while it is fresh.
_WAITS = frozenset({"rsvp", "for", "got", "got_for"})
_MENUS = frozenset({"menu", "mine", "cadre", "what"})  # named by the option alone
FRESH = timedelta(hours=1)
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


def is_stale(chat: Chat, question: Question, number: str, tap: str) -> bool:
    """Whether this number would begin something that is behind her: since that list of ours she has written something
    else, and has read an answer to it that offers no numbers. What she chose from the list itself leaves it current.
    """
    if question.asked_at is None or number == "0":  # 0 is always the way out
        return False
    of, chosen = _chosen(chat)
    since = questions.answers_since(chat.session, chat.who.contact_id, question)
    if since <= (chosen if of == question.id else 0):
        return False
    if question.priority == Priority.REPLY and tap.partition(":")[0] not in _WAITS:
        return True
    # Of what came long ago a number says nothing where something else has just been said.
    return (
        question.asked_at < chat.now - FRESH
        and questions.answers_after(chat.session, chat.who.contact_id, chat.now - FRESH) > 0
    )


def note_choice(chat: Chat, question: Question) -> None:
    """She has chosen from this question, whose other numbers still stand."""
    number, chosen = _chosen(chat)
    chat.who.notes["answered"] = question.id
    chat.who.notes["chosen"] = [question.id, chosen + 1 if number == question.id else 1]


def _chosen(chat: Chat) -> tuple[int, int]:
    """The question that she chose from last, and how often."""
    kept = chat.who.notes.get("chosen")
    return (int(kept[0]), int(kept[1])) if isinstance(kept, list) else (0, 0)


def ask(chat: Chat, question: Question, number: str, label: str) -> Reply:
    """For what is this number? The option of then is offered again, with what it was about."""
    tap = _tap(question, number)
    while tap.startswith("bound:"):  # asked this once before: what it was about is said, not the asking
        _bound, of, number = tap.split(":")
        if (inner := questions.find(chat.session, int(of))) is None or inner.contact_id != question.contact_id:
            break
        question, tap = inner, _tap(inner, number)
    taps = [one for _number, _label, one in question.choices or []]
    of_menu = len(taps) > FEW and all(one.partition(":")[0] in _MENUS for one in taps)
    invites = tap.partition(":")[0] in {"rsvp", "for"}  # when it is stands in the next line
    about = "" if of_menu else _short(question.text.replace("\n", " ", 1) if invites else question.text)
    words = Words("number-of-then", {"number": number, "label": label, "about": about})
    return Reply((words,), (Option(Plain(label), f"bound:{question.id}:{number}"), LEFT))


def _tap(question: Question, number: str) -> str:
    return next((tap for shown, _label, tap in question.choices or [] if shown == number), "")


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
