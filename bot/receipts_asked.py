"""Those who have not said "đã nhận" yet: who they are, and a friendly word to them once more."""

from typing import Any

from sqlmodel import Session

from bot import courses, threads
from bot.replies import Chat, Option, Render, Reply, Result, Words
from models import receipts
from models.announcements import Announcement
from models.conversations import Known
from models.courses import can_resend, last_sent
from models.deliveries import Delivery, Message
from models.sent_notices import sent_notices
from models.text import fold

LOOKED_THROUGH = 30  # notices among which one is found by its words


def who_has(chat: Chat, announcement_id: int) -> Result:
    """ "ai đã nhận": by name where the notice asked for it, else how it went."""
    notice = chat.session.get(Announcement, announcement_id)
    had = receipts.receipts(chat.session, announcement_id)[0] if notice is not None and notice.asks_receipt else 0
    return threads.readers(chat, announcement_id, 1, 0) if had else courses.sent(chat, announcement_id)


def begin(chat: Chat, about: str) -> Result:
    """ "nhắc lại chị em chưa đọc tin khám mắt": how many have not said it; else those whom it has not reached."""
    notice = _named(chat, about) or last_sent(chat.session, chat.person_id)
    number = notice.id or 0
    said, went = receipts.receipts(chat.session, number) if notice.asks_receipt else (0, 0)
    if went <= said or notice.recalled_at is not None or notice.cancelled_at is not None:
        return courses.resent(chat, number)
    words = {"count": went - said, "said": said, "went": went, "text": courses.beginning(notice.text)}
    yes = Option("label-remind-silent", f"ask-receipt:{number}", variables={"count": went - said})
    again = can_resend(chat.session, notice)
    missed = (Option("label-send-again", f"resend:{number}", variables={"count": again}),) if again else ()
    return Reply((Words("remind-silent", words),), (yes, *missed, Option("label-not-yet", "not_thanked", 0)))


def send_again(chat: Chat) -> Result:
    """ "gửi lại cho chị em chưa nhận", of her last notice."""
    return begin(chat, "")


def _named(chat: Chat, about: str) -> Announcement | None:
    """The last notice with these words in it."""
    if not about:
        return None
    _count, found = sent_notices(chat.session, chat.person_id, page=0, size=LOOKED_THROUGH)
    return next((one for one in found if f" {about} " in f" {fold(one.text)} "), None)


def remind(chat: Chat, announcement_id: int) -> Result:
    """They are asked once more."""
    return receipts.remind_silent(chat.session, chat.who, announcement_id)


def _reminder(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    notice = session.get(Announcement, message.subject_id)
    if notice is None or notice.recalled_at is not None:
        return None
    if not receipts.unreceipted(session, delivery.person_id or 0, [notice.id or 0]):
        return None  # she has said it meanwhile
    words = Words("receipt-reminder", {"by": message.fields["by"], "text": notice.text})
    return Reply((words,), (Option("label-got", f"got:{notice.id}"),))


NOTICES: dict[str, Render] = {"receipt-reminder": _reminder}


def taps(tap: Any) -> dict[str, Any]:
    """The taps of asking once more."""
    return {"ask-receipt": tap(remind, (int,))}
