"""A draft that is not sent, and a notice whose unit is closed: its writer hears, and chooses what becomes of it."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot import announcements
from bot.courses import beginning
from bot.flow import Answers, Ask, Flow, Heard, Unclear
from bot.replies import Chat, Option, Render, Reply, Result, Start, Words
from bot.whom import units_for
from models.announcements import Announcement
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.members import Person, given_name
from models.posts import NotAllowed, Right, post_for
from models.successions import drop_stranded
from models.text import clean
from models.units import get_unit
from models.urgent import AgreedAlready, refuse

LONGEST = 200  # characters of a reason


def begin(chat: Chat, announcement_id: int) -> Result:
    """ "Không gửi": does she want to say why?"""
    announcement = chat.session.get(Announcement, announcement_id)
    if announcement is None:
        raise NotAllowed
    post_for(chat.session, chat.person_id, Right.SEND, announcement.unit_id)
    if announcement.agreed_by is not None or announcement.cancelled_at is not None:
        raise AgreedAlready
    return Start("refuse", {"notice": announcement_id})


def _writer(session: Session, announcement_id: int) -> str:
    announcement = session.get(Announcement, announcement_id)
    person = session.get(Person, announcement.sender_id) if announcement else None
    return given_name(person.full_name, person.calling_name) if person else ""


def _hear_why(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    why = "-" if heard.value == "none" else clean(heard.text)
    if not why or len(why) > LONGEST:
        raise Unclear(Words("unclear-content"))
    return why


def _refuse(chat: Chat, answers: Answers) -> Result:
    why = answers["why"]
    return refuse(chat.session, chat.who, answers["notice"], "" if why == "-" else why)


REFUSE = Flow(
    "refuse",
    (
        Ask(
            "why",
            _hear_why,
            lambda c, a: (Option("label-no-reason", "none"),),
            show=lambda c, a: {"name": _writer(c.session, a["notice"])},
        ),
    ),
    _refuse,
)


def _refused(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    announcement = session.get(Announcement, message.subject_id)
    by = session.get(Person, message.fields["by"])
    if announcement is None or by is None:
        return None
    words = {
        "name": given_name(by.full_name, by.calling_name),
        "text": beginning(announcement.text),
        "reason": str(message.fields["reason"]),
    }
    return Reply((Words("draft-refused", words),), (Option("label-write-anew", f"rewrite:{announcement.id}"),))


def _stranded(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    announcement = session.get(Announcement, message.subject_id)
    if announcement is None or announcement.paused_at is None or announcement.cancelled_at is not None:
        return None
    unit = get_unit(session, announcement.unit_id)
    when = (announcement.send_at or announcement.created_at).astimezone(ZoneInfo(unit.timezone))
    words = {"unit": unit.name, "text": beginning(announcement.text), "when": when}
    options = (
        Option("label-write-elsewhere", f"rewrite:{announcement.id}"),
        Option("label-drop-notice", f"drop:{announcement.id}"),
    )
    return Reply((Words("stranded", words),), options)


def rewrite(chat: Chat, announcement_id: int) -> Result:
    """Her own words once more, to be corrected or sent elsewhere."""
    announcement = chat.session.get(Announcement, announcement_id)
    if announcement is None or announcement.sender_id != chat.person_id:
        raise NotAllowed
    started = announcements.begin(chat)
    if not isinstance(started, Start):
        return started
    answers = {**started.answers, "text": announcement.text}
    if any(unit.id == announcement.unit_id for unit in units_for(chat, Right.DRAFT)):  # else she says anew for whom
        answers |= {"unit": announcement.unit_id, "audience": "said", "wanted": announcement.wanted}
        answers |= {"receipt": True} if announcement.asks_receipt else {}
    if announcement.file_id is not None:
        answers["file"] = announcement.file_id
    return Start(started.flow, answers)


def dropped(chat: Chat, announcement_id: int) -> Result:
    """She lets it be."""
    return drop_stranded(chat.session, chat.who, announcement_id)


NOTICES: dict[str, Render] = {"draft-refused": _refused, "stranded": _stranded}


def taps(tap: Any) -> dict[str, Any]:
    """The taps of drafts refused and notices left over."""
    return {"refuse": tap(begin, (int,)), "rewrite": tap(rewrite, (int,)), "drop": tap(dropped, (int,))}
