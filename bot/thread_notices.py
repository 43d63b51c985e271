"""What is written back about a notice, as the other one reads it."""

from sqlmodel import Session

from bot.media import quoted
from bot.replies import Option, Render, Reply, Words
from models import threads
from models.announcements import Announcement
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.members import Person, given_name
from models.threads import Note


def _note(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    note = session.get(Note, message.subject_id)
    announcement = session.get(Announcement, note.announcement_id) if note else None
    author = session.get(Person, note.author_id) if note else None
    if note is None or announcement is None or author is None:
        return None  # its words are no longer kept
    to_member = delivery.person_id == note.member_id
    if not to_member and delivery.person_id != threads.keeper_of(session, announcement):
        return None  # her post has ended meanwhile
    name = given_name(author.full_name, author.calling_name)
    words = {"name": name if to_member else author.full_name, "notice": quoted(announcement.text), "text": note.text}
    tap = f"answer:{note.announcement_id}:{note.member_id}"
    answer = Option("label-write-back" if to_member else "label-answer-her", tap, variables={"name": name})
    return Reply((Words("note-to-member" if to_member else "note-to-sender", words),), (answer,))


NOTICES: dict[str, Render] = {"note": _note}
