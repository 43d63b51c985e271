"""What each message of the ledger says at the moment it leaves; each feature tells its own."""

from zoneinfo import ZoneInfo

from sqlmodel import Session

import locales
from bot import (
    absences,
    announcement_notices,
    door_notices,
    group_notices,
    handovers_notices,
    media,
    meeting_notices,
    member_transfers,
    mourning,
    own_data,
    paper_notices,
    proxy_notices,
    reading_help,
    receipts_asked,
    refusals,
    registration_notices,
    relay_texts,
    reports_notices,
    roster_words,
    series_notices,
    thread_notices,
    unit_changes_log,
)
from bot.replies import Render, Reply, Words
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.members import given_name
from models.units import get_unit


def render(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    """What a message says to this person now; None when it need not be said any more."""
    return _KINDS[message.kind](session, message, delivery, person)


def _sorry(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    return Reply((Words("sorry-our-fault"),))


_KINDS: dict[str, Render] = {
    **meeting_notices.NOTICES,
    **series_notices.NOTICES,
    **announcement_notices.NOTICES,
    **registration_notices.NOTICES,
    **member_transfers.NOTICES,
    **own_data.NOTICES,
    **group_notices.NOTICES,
    **paper_notices.NOTICES,
    **door_notices.NOTICES,
    **proxy_notices.NOTICES,
    **reading_help.NOTICES,
    **mourning.NOTICES,
    **relay_texts.NOTICES,
    **absences.NOTICES,
    **media.NOTICES,
    **refusals.NOTICES,
    **thread_notices.NOTICES,
    **receipts_asked.NOTICES,
    **unit_changes_log.NOTICES,
    **handovers_notices.NOTICES,
    **reports_notices.NOTICES,
    "sorry": _sorry,
    "job-failed": roster_words.job_failed,
    "roster-preview": roster_words.preview,
    "roster-unreadable": roster_words.unreadable,
    "roster-written": roster_words.long_written,
    "roster-stopped": roster_words.stopped,
    "roster-undone": roster_words.long_undone,
}


def zone_of(session: Session, message: Message) -> ZoneInfo:
    """The time zone in which a message is read."""
    name = get_unit(session, message.unit_id).timezone if message.unit_id else "Asia/Ho_Chi_Minh"
    return ZoneInfo(name)


def for_whom(language: str, person: Known, text: str) -> str:
    """The text with the name of the woman it is for, where two share a phone."""
    return locales.label(language, "for-whom", name=given_name(person.full_name, person.calling_name), text=text)
