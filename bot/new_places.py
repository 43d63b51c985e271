"""Another place for a meeting that has been called: typed, or chosen from those used before."""

from bot.flow import Answers, Heard, Unclear
from bot.places import LONGEST, as_before
from bot.replies import Chat, Option, Plain, Words
from bot.times import unstopped
from models.meetings import Meeting, get_meeting
from models.places import used_places


def hear_new_place(chat: Chat, heard: Heard, answers: Answers) -> str:
    """Take the place: one that was used before, or a name."""
    place = heard.value.partition(":")[2] if heard.value else unstopped(heard.text)
    place = place_of(chat, get_meeting(chat.session, answers["meeting"]), place)
    if not 2 <= len(place) <= LONGEST:
        raise Unclear(Words("unclear-place"))
    return place


def place_of(chat: Chat, meeting: Meeting, place: str) -> str:
    """A place as it was written before ("nha van hoa" as "nhà văn hóa", "chỗ cũ"), else as it was typed."""
    return as_before(chat, place, meeting.unit_id, meeting.kind) or place


def new_place_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """Where this unit has met before, but for where the meeting is now."""
    meeting = get_meeting(chat.session, answers["meeting"])
    used = (name for name in used_places(chat.session, meeting.unit_id, meeting.kind) if name != meeting.place)
    return tuple(Option(Plain(name), f"used:{name}") for name in used)
