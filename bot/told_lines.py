"""Who was told at home, as it is typed: of the list that was opened last, else of everything that was to be told."""

from bot import door, door_told, notice_homes
from bot.home_lists import PAGE
from bot.reading.roll_line import Told
from bot.reading.said_of import TOLD
from bot.relay_meetings import her_meetings, of_those_named, start
from bot.replies import Chat, Reply, Result, Words
from models import door as rules
from models.meetings import MeetingState
from models.relays import Source
from models.told import ToTell, things_to_tell


def told_at_home(chat: Chat, told: Told, *, looked_back: int = 1) -> Result:
    """ "đã báo 3 7 31, bà đào đi được": tick those who were told at their door, and note what they answered.

    Under an opened list they are ticked for what it is about, else for everything that she was to tell them; an
    answer is about one meeting. The list is looked for among the last questions, `looked_back` of them.
    """
    things = things_to_tell(chat.session, chat.who)
    if not things:
        return Reply((Words("nobody-to-tell"),))
    if told.group is not None:
        told = door_told.of_group(chat, things, told.group)
        if not told.numbers:
            return Reply((Words("nobody-to-tell"),))
    listed = _listed(chat, things, told, looked_back)
    if listed is not None and listed.notice is not None:
        ticked = door_told.named_among(listed.women, told)
        unclear = door_told.unclear_among(listed.women, told)
        return notice_homes.ticked(chat, notice_homes.number(listed), ticked, *unclear)
    meeting = listed.meeting if listed is not None else door_told.meant(things, told)
    if meeting is None:
        return door_told.of_notices(chat, things, told)
    if told.everyone:
        people = rules.to_tell(chat.session, chat.who, meeting.id or 0)
        return door.all_told(chat, meeting.id or 0) if len(people) <= PAGE else door.sure(chat, meeting, people)
    items = [[who, TOLD, ""] for who in (*told.numbers, *told.names)]
    items += [[who, answer.choice, answer.reason or ""] for who, answer in told.answers]
    meetings = [meeting]
    if told.answers and listed is None:
        meetings = of_those_named(chat, her_meetings(chat), items) or meetings
    return start(chat, Source.DOOR, items, meetings, only=listed is not None)


def _listed(chat: Chat, things: list[ToTell], told: Told, looked_back: int) -> ToTell | None:
    """What the list before her is about, where the line can mean it."""
    opened = door_told.opened(chat, looked_back)
    for thing in things:
        subject = thing.meeting or thing.notice
        if subject is None or (thing.notice is not None, subject.id) != opened:
            continue
        off = thing.meeting is not None and thing.meeting.state == MeetingState.CANCELLED
        if told.answers and (off or thing.notice is not None):  # nobody comes to what is off
            return None
        return thing if told.answers or door_told.named_among(thing.women, told) else None
    return None
