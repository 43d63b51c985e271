"""The question that a notice carries: those who left a meeting unanswered may answer it right there."""

from typing import Any

from sqlmodel import Session

from bot.meetings import described, rsvp_options
from bot.replies import Chat, Option, Reply, Words, lines
from models import clock
from models.announcements import Announcement
from models.audiences import wanted_from
from models.deliveries import Delivery
from models.meetings import Invitation, Meeting, MeetingState


def _open_meeting(session: Session, wanted: Any) -> Meeting | None:
    """The meeting whose answers are missing, while it can still be answered."""
    meeting_id = wanted_from(wanted).meeting
    meeting = session.get(Meeting, meeting_id) if meeting_id is not None else None
    open_ = meeting is not None and meeting.state == MeetingState.CALLED and meeting.starts_at > clock.now()
    return meeting if open_ else None


def question_of(
    session: Session, announcement: Announcement, delivery: Delivery
) -> tuple[tuple[Words, ...], tuple[Option, ...]]:
    """What a notice asks this reader, and her answers; nothing of whoever wrote it or has answered meanwhile."""
    meeting = _open_meeting(session, announcement.wanted)
    if meeting is None or delivery.person_id in {announcement.sender_id, meeting.called_by}:
        return (), ()
    hers = session.get(Invitation, (meeting.id, delivery.person_id or 0))
    if hers is None or hers.answer:
        return (), ()
    return (Words("notice-asks", described(session, meeting)),), rsvp_options(meeting.id or 0, unsure=False)


def shown(chat: Chat, wanted: Any) -> str:
    """The same as it stands in the preview, under the words; "" where the notice asks nothing."""
    meeting = _open_meeting(chat.session, wanted)
    if meeting is None:
        return ""
    question = Words("notice-asks", described(chat.session, meeting))
    asked = Reply((question,), rsvp_options(meeting.id or 0, unsure=False))
    return "\n" + lines(chat.who.language, chat.who.pair, asked, chat.local())[0]
