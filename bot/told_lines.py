"""Who was told at home, as it is typed: of the list that was opened last, else of everything that was to be told."""

from typing import Any

from bot import door, door_told, notice_homes, told_last
from bot.home_lists import PAGE
from bot.reading.intents import Intent
from bot.reading.roll_line import Told
from bot.reading.said_of import TOLD
from bot.relay_meetings import her_meetings, of_those_named, start
from bot.replies import Chat, Option, Plain, Reply, Result, Words
from models import door as rules
from models import questions
from models.meetings import MeetingState
from models.relays import Source
from models.told import ToTell, things_to_tell

_OPENS = ("home:", "home_notice:")  # the taps of the things that she may open


def told_at_home(chat: Chat, told: Told, *, looked_back: int = 1) -> Result:
    """ "đã báo 3 7 31, bà đào đi được": tick those who were told at their door, and note what they answered.

    Under an opened list they are ticked for what it is about, else for everything that she was to tell them; an
    answer is about one meeting. The list is looked for among the last questions, `looked_back` of them.
    """
    things = things_to_tell(chat.session, chat.who)
    if told_last.is_said_again(chat, told, None) and not things:
        return Reply((Words("told-already"),))
    if not things:
        return Reply((Words("nobody-to-tell"),))
    if told.group is not None:
        told = door_told.of_group(chat, things, told.group)
        if not told.numbers:
            return Reply((Words("nobody-to-tell"),))
    if _is_said_again(chat, things, told, looked_back):
        return Reply((Words("told-already"),), (Option("label-told-others", f"menu:{Intent.HOME}"),))
    listed = _listed(chat, things, told, looked_back)
    if listed is None and (asked := _of_which(chat, things, told)) is not None:
        return asked
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


def _is_said_again(chat: Chat, things: list[ToTell], told: Told, looked_back: int) -> bool:
    """Whether she only repeats herself: nobody whom she names stands on the list before her any more."""
    opened = door_told.opened(chat, looked_back)
    if not told_last.is_said_again(chat, told, opened):
        return False
    return not any(told_last.key(one) == opened and door_told.named_among(one.women, told) for one in things)


def _of_which(chat: Chat, things: list[ToTell], told: Told) -> Result:
    """Where she was just asked which of several things she wants to see, and those named stand on several lists: the
    same question for them; None elsewhere."""
    asked = questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=1)
    taps = [tap for one in asked for _number, _label, tap in one.choices or [] if tap.startswith(_OPENS)]
    if len(taps) < 2 or told.answers or told.everyone:
        return None
    found = [(one, door_told.named_among(one.women, told)) for one in things]
    found = [(one, women) for one, women in found if women]
    if len(found) == 1:
        thing, women = found[0]
        is_notice, subject = told_last.key(thing)
        return _tick(chat, is_notice, subject, women)
    options = []
    for thing, women in found[:PAGE]:
        is_notice, subject = told_last.key(thing)
        tap = f"told_for:{int(is_notice)}:{subject}:{'.'.join(map(str, sorted(women)))}"
        options.append(Option(Plain(door_told.named(chat, thing)), tap))
    return Reply((Words("told-of-which"),), tuple(options)) if options else None


def told_for(chat: Chat, is_notice: int, subject: int, women: str) -> Result:
    """She has said what they were told of. Nobody is ticked who is not hers to tell."""
    return _tick(chat, bool(is_notice), subject, {int(one) for one in women.split(".") if one.isdecimal()})


def _tick(chat: Chat, is_notice: bool, subject: int, women: set[int]) -> Result:
    things = [one for one in things_to_tell(chat.session, chat.who) if told_last.key(one) == (is_notice, subject)]
    hers = [one.person_id for thing in things for one in thing.women if one.person_id in women]
    if not hers:
        return Reply((Words("nobody-to-tell"),))
    return notice_homes.ticked(chat, subject, hers) if is_notice else door.ticked(chat, subject, hers)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of what they were told of."""
    return {"told_for": tap(told_for, (int, int, str))}
