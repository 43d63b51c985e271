"""Who is to be told at home, and who has been: by the numbers of the branch's book, by names, by a tap."""

import re
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from bot import door_told, notice_homes
from bot.home_lists import PAGE, example, of_meeting, undoable
from bot.meetings import described, meeting_label
from bot.reading.roll_line import Told
from bot.replies import Chat, Option, Reply, Result, Said, Words
from models import door, questions
from models.door import AtHome
from models.door_lists import holder
from models.groups import by_number
from models.meetings import Meeting, get_meeting
from models.members import Person, given_name
from models.postponed import how_off, known_start
from models.posts import NotAllowed, Right, posts_of
from models.relays import Source, bring
from models.told import ToTell, notices_to_tell, things_to_tell
from models.units import get_unit

LOOKED_BACK = 5  # questions: the reminder comes after the list
_NUMBERS = re.compile(r"\d{1,3}(?:\s*[\s,;.+]\s*\d{1,3})+")


def said_done(chat: Chat) -> Result:
    """ "đã báo rồi" does not say whom: everyone, or some by their numbers?"""
    if not any(Right.NAMES in held.rights for held in posts_of(chat.session, chat.person_id)):
        raise NotAllowed
    meeting = door.waiting(chat.session, chat.who)
    if meeting is None:
        return hears_list(chat)
    return sure(chat, meeting, door.to_tell(chat.session, chat.who, meeting.id or 0))


def sure(chat: Chat, meeting: Meeting, people: Sequence[AtHome]) -> Reply:
    """Ask whether really everyone has been told of this meeting."""
    options = (Option("label-told-all", f"told_all:{meeting.id}"), Option("label-told-some", f"home:{meeting.id}"))
    return Reply((Words("told-all-sure", described(chat.session, meeting) | {"count": len(people)}),), options)


def numbers_alone(chat: Chat, text: str) -> Told | None:
    """ "3 12" in answer to a door-knock list."""
    if not _NUMBERS.fullmatch(text.strip(" .")):
        return None
    # Two numbers can be no answer to a reminder.
    asked = questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=LOOKED_BACK)
    if not any(
        tap.startswith(("told:", "told_notice:")) for one in asked for _number, _label, tap in one.choices or []
    ):
        return None
    return Told(tuple(dict.fromkeys(int(number) for number in re.findall(r"\d+", text))))


def told_one(chat: Chat, meeting_id: int, person_id: int) -> Result:
    """One woman of a list was told: her line was tapped, or her number typed."""
    return ticked(chat, meeting_id, [person_id])


def all_told(chat: Chat, meeting_id: int) -> Result:
    """Everyone who was left was told."""
    people = [one.person_id for one in door.to_tell(chat.session, chat.who, meeting_id)]
    return ticked(chat, meeting_id, people)


def ticked(chat: Chat, meeting_id: int, people: Sequence[int]) -> Result:
    """They have been told of this one meeting: who, who is left, and the way to take it back."""
    women = tuple(door.to_tell(chat.session, chat.who, meeting_id))
    thing = ToTell(women, meeting=get_meeting(chat.session, meeting_id))
    fact = bring(chat.session, chat.who, meeting_id, {}, people, source=Source.DOOR)
    door_told.ticked_for(chat, everything=False)
    chat.session.flush()
    return undoable(thanks(chat, meeting_id, *door_told.noted(chat, [thing], people)), f"bring_back:{fact.relay}")


def thanks(chat: Chat, meeting_id: int, *said: Said) -> Reply:
    """After a tick: who is left."""
    left = door.to_tell(chat.session, chat.who, meeting_id)
    if not left and (others := [one for one in things_to_tell(chat.session, chat.who) if one.meeting is not None]):
        meeting_id, left = others[0].meeting.id or 0, list(others[0].women)  # type: ignore[union-attr]
    words = what_to_tell(chat.session, get_meeting(chat.session, meeting_id), left) | {"left": len(left)}
    return of_meeting((*said, Words("told-thanks", words)), meeting_id, left)


def what_to_tell(session: Session, meeting: Meeting, people: Sequence[AtHome]) -> dict[str, Any]:
    """A meeting's variables and `why` they are to be told: "off", "put-off", moved ("change"), or new to them ("").

    What is off is named by the day that people know.
    """
    if why := how_off(session, meeting):
        return described(session, meeting) | {"why": why, "when": known_start(session, meeting)}
    moved = "change" if people and all(one.kind == "change" for one in people) else ""
    return described(session, meeting) | {"why": moved}


def home(chat: Chat, meeting_id: int, branch_id: int = 0) -> Result:
    """Who is to be told at home about a meeting: a short list at once, a long one by groups with their counts."""
    people = door.to_tell(chat.session, chat.who, meeting_id)
    if branch_id:
        people = [one for one in people if one.branch_id == branch_id]
    if not people:
        return Reply((Words("nobody-to-tell"),))
    branches = dict.fromkeys(one.branch_id for one in people)
    places = branches if len(branches) > 1 else dict.fromkeys(one.group_id for one in people)
    if len(people) <= PAGE or len(places) == 1:
        return _page(chat, meeting_id, 0, people, 0)
    of_branch = len(branches) > 1
    options = []
    names = {place: get_unit(chat.session, place).name if place is not None else "none" for place in places}
    # As the groups are always listed; women of no group come last.
    for place in sorted(places, key=lambda one: (one is None, by_number(names[one]))):
        there = [one for one in people if (one.branch_id if of_branch else one.group_id) == place]
        words = {
            "unit": names[place],
            "count": len(there),
            "leader": (_who_tells(chat, meeting_id, place) if place is not None else "") or "none",
        }
        tap = f"home:{meeting_id}:{place}" if of_branch else f"homes:{meeting_id}:{place or there[0].branch_id}:0"
        options.append(Option("home-place", tap, variables=words))
    about = what_to_tell(chat.session, get_meeting(chat.session, meeting_id), people)
    return Reply((Words("home-places", about | {"count": len(people)}),), tuple(options))


def _who_tells(chat: Chat, meeting_id: int, unit_id: int) -> str:
    person_id = holder(chat.session, unit_id, get_meeting(chat.session, meeting_id))
    person = chat.session.get(Person, person_id) if person_id else None
    return given_name(person.full_name, person.calling_name) if person else ""


def homes(chat: Chat, meeting_id: int, unit_id: int, after: int) -> Result:
    """The women of one group (or of a branch outside its groups; 0: all of hers) whose numbers come after one."""
    people = [
        one
        for one in door.to_tell(chat.session, chat.who, meeting_id)
        if not unit_id or one.group_id == unit_id or (one.branch_id == unit_id and one.group_id is None)
    ]
    if not people:
        return Reply((Words("nobody-to-tell"),))
    return _page(chat, meeting_id, unit_id, people, after)


def _page(chat: Chat, meeting_id: int, unit_id: int, people: Sequence[AtHome], after: int) -> Reply:
    door_told.ticked_for(chat, everything=False)
    words = what_to_tell(chat.session, get_meeting(chat.session, meeting_id), people)
    heading = Words(
        "home-heading", words | {"count": len(people), "example": example(people), "first": people[0].number}
    )
    return of_meeting((heading,), meeting_id, people, unit_id=unit_id, after=after)


def hears_list(chat: Chat) -> Result:
    """ "còn ai chưa báo": whom she still has to tell at home; what is off comes before the next meeting."""
    if not any(Right.NAMES in held.rights for held in posts_of(chat.session, chat.person_id)):
        raise NotAllowed
    meetings = door.all_waiting(chat.session, chat.who)
    notices = notices_to_tell(chat.session, chat.who)
    if not meetings and not notices:
        return Reply((Words("nobody-to-tell"),))
    if len(meetings) + len(notices) == 1:
        return (
            home(chat, meetings[0][0].id or 0)
            if meetings
            else notice_homes.of_notice(chat, notice_homes.number(notices[0]))
        )
    options = [
        Option("label-home-meeting", f"home:{one.id}", variables=_labelled(chat, one, people))
        for one, people in meetings
    ]
    options += [notice_homes.label(one) for one in notices]
    return Reply((Words("home-several"),), tuple(options[:PAGE]))


def _labelled(chat: Chat, meeting: Meeting, people: Sequence[AtHome]) -> dict[str, Any]:
    why = how_off(chat.session, meeting)
    known = known_start(chat.session, meeting) if why else None
    return {**meeting_label(chat, meeting, known), "why": why, "count": len(people)}


def taps(tap: Any) -> dict[str, Any]:
    """The taps of the door-knock list."""
    return {
        "home": tap(home, (int, int)),
        "homes": tap(homes, (int, int, int)),
        "told": tap(told_one, (int, int)),
        "told_all": tap(all_told, (int,)),
    }
