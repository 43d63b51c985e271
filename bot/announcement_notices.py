"""What announcements and the words about them say at the moment they leave."""

from zoneinfo import ZoneInfo

from sqlmodel import Session

import locales
from bot.announcement_answers import question_of
from bot.audiences import spoken
from bot.courses import beginning, options_of
from bot.replies import Option, Render, Reply, Words
from bot.threads import receipt_of
from models import clock
from models.announcements import Announcement
from models.conversations import Known
from models.courses import can_resend, progress
from models.deliveries import Delivery, Message
from models.members import Person
from models.posts import Right, posts_of
from models.units import get_unit, is_under


def _notice(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    announcement = session.get(Announcement, message.subject_id)
    if announcement is None or announcement.cancelled_at is not None:
        return None
    sender = session.get(Person, announcement.sender_id)
    asked, answers = question_of(session, announcement, delivery)
    return Reply(
        (
            Words(
                "notice",
                {
                    "unit": get_unit(session, announcement.unit_id).name,
                    "text": announcement.text,
                    "sender": sender.full_name if sender else "",
                    "code": announcement.check_code,
                },
            ),
            *asked,
        ),
        (*answers, *receipt_of(announcement, delivery)),
    )


def _second(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    announcement = session.get(Announcement, message.subject_id)
    if announcement is None or announcement.agreed_by is not None or announcement.cancelled_at is not None:
        return None
    sender = session.get(Person, announcement.sender_id)
    unit = get_unit(session, announcement.unit_id)
    language, pair = (person.language, person.pair) if person else (locales.FIRST, locales.DEFAULT_PAIR)
    words = {
        "unit": unit.name,
        "text": announcement.text,
        "sender": sender.full_name if sender else "",
        "reason": announcement.urgent_reason,
        "audience": spoken(
            session, announcement.wanted, language, pair, clock.now().astimezone(ZoneInfo(unit.timezone))
        ),
    }
    options = (
        Option("label-agree-send", f"agree:{announcement.id}"),
        Option("label-refuse", f"refuse:{announcement.id}"),
    )
    return Reply((Words("second", words),), options)


def _left_waiting(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    announcement = session.get(Announcement, message.subject_id)
    if announcement is None or announcement.paused_at is None or announcement.cancelled_at is not None:
        return None
    sender = session.get(Person, announcement.sender_id)
    zone = ZoneInfo(get_unit(session, announcement.unit_id).timezone)
    words = {
        "text": announcement.text,
        "sender": sender.full_name if sender else "",
        "when": (announcement.send_at or announcement.created_at).astimezone(zone),
    }
    options = (
        Option("label-go-on-sending", f"go_on:{announcement.id}"),
        Option("label-stop-sending", f"stop:{announcement.id}"),
    )
    return Reply((Words("left-waiting", words),), options)


def _recall(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    announcement = session.get(Announcement, message.subject_id)
    if announcement is None:
        return None
    words = {
        "unit": get_unit(session, announcement.unit_id).name,
        "text": beginning(announcement.text),
        "instead": announcement.correction,
    }
    return Reply((Words("recall", words),))


def _notice_done(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    announcement = session.get(Announcement, message.subject_id)
    if announcement is None or announcement.cancelled_at is not None:
        return None
    tally = progress(session, f"notice:{message.subject_id}")
    names = any(
        Right.NAMES in held.rights and is_under(session, announcement.unit_id, held.unit_id)
        for held in posts_of(session, delivery.person_id)
    )
    words = {
        "text": beginning(announcement.text),
        "total": tally.total,
        "sent": tally.sent,
        "reached": tally.reached,
        "unknown": tally.unknown,
        "failed": tally.failed,
        "at_home": tally.at_home,
        "told": tally.told,
    }
    options = options_of(announcement, tally, names, can_resend(session, announcement))
    return Reply((Words("notice-done", words),), options)


NOTICES: dict[str, Render] = {
    "notice": _notice,
    "second": _second,
    "left-waiting": _left_waiting,
    "recall": _recall,
    "notice-done": _notice_done,
}
