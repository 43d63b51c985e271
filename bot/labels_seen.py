"""A button's label that she types whole, though other messages have come since."""

from datetime import timedelta

from bot.replies import Bound, Chat, Result
from models import questions
from models.questions import Question
from models.text import fold

LATELY = timedelta(hours=1)  # what she read longer ago she does not mean by its words alone
AT_ONCE = timedelta(minutes=10)
LOOKED_AT = 12  # messages
# What cannot be taken back is meant by its words only while it stands in the last question.
FOR_GOOD = frozenset(
    {
        "send_now", "agree", "resend", "recall", "stop", "go_on", "drop", "told_all", "thank", "decide", "take", "own",
        "club-decide", "helper", "help_ends", "roster-yes", "roster-undo", "bring_back", "bring_over", "undo",
        "edit-undo", "conflicts", "note", "link", "leader-code", "calendar_new", "calendar_close",
    }
)  # fmt: skip


def too_late(chat: Chat, question: Question, tap: str) -> bool:
    """Whether the words of this option mean it no more: it cannot be taken back, and much has been said since."""
    if tap.partition(":")[0] not in FOR_GOOD or question.asked_at is None:
        return False
    return question.asked_at < chat.now - AT_ONCE and not questions.is_last(chat.session, question)


def typed(chat: Chat, text: str) -> Result:
    """What an option that she read lately does, by its words; None where there is none or its conversation is over."""
    wanted = fold(text)
    if not wanted or wanted.isdigit():
        return None
    for question in questions.asked_last(chat.session, chat.who.contact_id, chat.now, LOOKED_AT):
        if question.asked_at is None or question.asked_at < chat.now - LATELY:
            return None
        for _number, label, tap in question.choices or []:
            if fold(label) == wanted and tap.partition(":")[0] not in {"flow", *FOR_GOOD}:
                return Bound(tap, question.person_id)
    return None
