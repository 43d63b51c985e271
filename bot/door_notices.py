"""The door-knock lists at the moment they leave: who is still to be told, and nobody who has heard meanwhile."""

from sqlmodel import Session

from bot.door import what_to_tell
from bot.home_lists import example, of_meeting
from bot.replies import Render, Reply, Words
from models import clock
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.door_lists import on_list
from models.meetings import Meeting
from models.members import given_name


def _list(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    meeting = session.get(Meeting, message.subject_id)
    if meeting is None or person is None or meeting.starts_at <= clock.now():
        return None
    people = on_list(session, message)
    if not people:
        return None
    words = what_to_tell(session, meeting, people) | {
        "leader": given_name(person.full_name, person.calling_name),
        "count": len(people),
        "more": str(message.fields.get("more", False)).lower(),
        "example": example(people),
        "first": people[0].number,
    }
    return of_meeting((Words("door", words),), meeting.id or 0, people)


NOTICES: dict[str, Render] = {"door": _list, "door-change": _list, "door-off": _list}
