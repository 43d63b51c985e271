"""Whether a question still waits for a number, though another has been put to her since."""

from bot import courses, own_data
from bot.notices import render
from bot.replies import Chat
from models import questions
from models.deliveries import Delivery, Message, Priority, State
from models.meetings import Invitation
from models.questions import Question

_MENUS = frozenset({"menu", "mine", "what"})  # what she may want some time is no question


def waits(chat: Chat, question: Question, tap: str, last: Question) -> bool:
    """Whether this option may be meant, which stands in a question that was put before the last one.

    Where the last one may not have come she may still have a menu before her eyes; else a menu, and an answer of ours
    that she has written something after, are behind her.
    """
    if question.id == chat.who.notes.get("answered") or _is_over(chat, question, tap):
        return False
    if courses.about_the_same(*([tap for _n, _l, tap in one.choices or []] for one in (last, question))):
        return False
    if last.state == State.UNKNOWN:
        return True
    gone_on = question.priority == Priority.REPLY and questions.answers_since(
        chat.session, chat.who.contact_id, question
    )
    return tap.partition(":")[0] not in _MENUS and not gone_on


def _is_over(chat: Chat, question: Question, tap: str) -> bool:
    """Whether what it asked is done, left, answered or called off."""
    taps = [tap for _number, _label, tap in question.choices or []]
    if any(tap.startswith("flow:") for tap in taps):  # outside of a conversation: she has left it, or it is finished
        return True
    return own_data.is_over(chat, taps) or _has_answered(chat, question, tap) or _says_nothing_more(chat, question)


def _has_answered(chat: Chat, question: Question, tap: str) -> bool:
    """Whether her answer to this invitation has come since, by whatever words."""
    kind, *rest = tap.split(":")
    whom = [str(question.person_id or chat.person_id or 0)] if kind == "rsvp" else []
    numbers = [*whom, *rest][:2] if kind in {"rsvp", "for"} else []
    if len(numbers) < 2 or not all(number.isdecimal() for number in numbers):
        return False
    person_id, meeting_id = map(int, numbers)
    invitation = chat.session.get(Invitation, (meeting_id, person_id))
    at = invitation.answered_at if invitation is not None else None
    return at is not None and question.asked_at is not None and at > question.asked_at


def _says_nothing_more(chat: Chat, question: Question) -> bool:
    """Whether the message that put it would not be sent any more: it is decided, called off, or begun long since."""
    delivery = chat.session.get(Delivery, question.id)
    message = chat.session.get(Message, delivery.message_id) if delivery and delivery.message_id else None
    person = next((known for known in chat.who.persons if known.id == question.person_id), None)
    if delivery is None or message is None or message.kind == "reply" or person is None:
        return False
    return render(chat.session, message, delivery, person) is None
