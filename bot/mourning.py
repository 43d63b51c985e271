"""Somebody of hers has died: a word of comfort, and her head is told if she wants it."""

from dataclasses import replace
from typing import Any

from sqlmodel import Session

from bot import follow_ups, meetings
from bot.reading.answers import Answer as Typed
from bot.reading.asked_meetings import days_said
from bot.reading.mourning import read_mourning
from bot.replies import Bound, Chat, Option, Render, Reply, Result, Words
from models.conversations import Known, speak_as
from models.deliveries import Delivery, Message
from models.facts import Fact, Refused
from models.meetings import Answer, answer_invitation
from models.members import Person, memberships_of
from models.mourning import tell_of_mourning, who_would_be_told


def said(chat: Chat, text: str) -> Result:
    """ "mẹ tôi mất rồi", "nhà em có tang nên em không đi được"; None where nobody of hers has died."""
    mourning = read_mourning(text)
    if mourning is None:
        return None
    if chat.person_id is None or not mourning.lately:
        return Reply((Words("condolence"),))
    head = who_would_be_told(chat.session, chat.person_id)
    offered = (Option("label-tell-of-mourning", "mourning", variables={"name": head}),) if head else ()
    answered = _away(chat, text) if mourning.stays_away else None
    if isinstance(answered, Reply):
        return replace(answered.after(Words("condolence")), options=(*answered.options, *offered))
    if not head:
        return Reply((Words("condolence"),))
    no = Option("label-no", "no-mourning")
    return Reply((Words("condolence"), Words("ask-tell-of-mourning", {"name": head})), (*offered, no))


def _away(chat: Chat, text: str) -> Reply | None:
    """She does not come, for a reason that is her own; None where there is nothing that she was asked to."""
    answer = Typed("no", "private")
    try:
        done = meetings.answered(chat, answer, days_said(text, chat.local().date())[0])
    except Refused:  # the meeting is off: nothing to answer, and nothing to be told about it now
        return None
    if isinstance(done, Bound):  # the question was put to one of two women on this phone
        speak_as(chat.who, done.person_id or 0)
        chat.who.speaker_id = done.person_id
        done = answer_invitation(chat.session, chat.who, int(done.tap.split(":")[1]), Answer.NO, "private")
    if isinstance(done, Fact):
        return follow_ups.offer(chat, done)
    return done if isinstance(done, Reply) else None


def _told(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    woman = session.get(Person, message.subject_id)
    hers = [one for one in memberships_of(session, message.subject_id or 0) if one.unit_id == message.unit_id]
    if woman is None or not hers:
        return None
    return Reply((Words("mourning", {"name": woman.full_name, "number": hers[0].number}),))


NOTICES: dict[str, Render] = {"mourning": _told}


def taps(tap: Any) -> dict[str, Any]:
    """The taps of a word of comfort."""
    return {
        "mourning": tap(tell_of_mourning, (), is_rule=True),
        "no-mourning": tap(lambda _chat: Reply((Words("mourning-kept"),))),
    }
