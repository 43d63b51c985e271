"""What a head is told before the next meeting of a series is called of itself."""

from sqlmodel import Session

from bot.meetings import described
from bot.replies import Option, Render, Reply, Words
from models import clock
from models.clashes import special_day
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.meetings import Meeting, MeetingState, local_start


def _soon(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    meeting = session.get(Meeting, message.subject_id)
    if meeting is None or meeting.state != MeetingState.CALLED or meeting.invite_at is None:
        return None
    invite_at = meeting.invite_at.astimezone(local_start(session, meeting).tzinfo)
    if meeting.starts_at <= clock.now():
        return None
    tet = special_day(meeting.local_date) == "tet"
    words = Words("series-soon", described(session, meeting) | {"invite": invite_at, "tet": "yes" if tet else ""})
    content = () if meeting.content else (Option("label-add-content", f"content:{meeting.id}"),)
    return Reply(
        (words,),
        (
            *content,
            Option("label-move", f"move:{meeting.id}"),
            Option("label-skip-it", f"skip-one:{meeting.id}"),
        ),
    )


NOTICES: dict[str, Render] = {"series-soon": _soon}
