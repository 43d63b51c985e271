"""What announcements and the words about them say at the moment they leave."""

from sqlmodel import Session

from bot.replies import Option, Render, Reply, Words
from models import announcements
from models.announcements import Announcement
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.members import Person
from models.units import get_unit


def _notice(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    announcement = session.get(Announcement, message.subject_id)
    if announcement is None or announcement.cancelled_at is not None:
        return None
    sender = session.get(Person, announcement.sender_id)
    return Reply(
        (
            Words(
                "notice",
                {
                    "unit": get_unit(session, announcement.unit_id).name,
                    "text": announcement.text,
                    "sender": sender.full_name if sender else "",
                },
            ),
        )
    )


def _second(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    announcement = session.get(Announcement, message.subject_id)
    if announcement is None or announcement.agreed_by is not None or announcement.cancelled_at is not None:
        return None
    sender = session.get(Person, announcement.sender_id)
    words = {
        "unit": get_unit(session, announcement.unit_id).name,
        "text": announcement.text,
        "sender": sender.full_name if sender else "",
        "reason": announcement.urgent_reason,
    }
    options = (
        Option("label-agree-send", f"agree:{announcement.id}"),
        Option("label-stop-sending", f"stop:{announcement.id}"),
    )
    return Reply((Words("second", words),), options)


def _notice_done(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    tally = announcements.progress(session, f"notice:{message.subject_id}")
    options = (Option("label-who-at-home", f"missed:{message.subject_id}"),) if tally.at_home else ()
    words = {
        "total": tally.total,
        "sent": tally.sent,
        "reached": tally.reached,
        "unknown": tally.unknown,
        "failed": tally.failed,
        "at_home": tally.at_home,
    }
    return Reply((Words("notice-done", words),), options)


NOTICES: dict[str, Render] = {
    "notice": _notice,
    "second": _second,
    "notice-done": _notice_done,
}
