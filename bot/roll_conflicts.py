"""Who checked in herself though the roll has her missing: the head is shown them, and decides."""

from dataclasses import replace
from typing import Any

from bot.replies import Chat, Option, Reply, Words
from bot.roll_people import told_apart
from models.attendance import few_named
from models.conflicts import NoneInDoubt, conflicts, said_no_but_there, settle
from models.meetings import Meeting, get_meeting
from models.posts import Right
from models.roll_standing import her_part


def conflict_question(chat: Chat, meeting: Meeting, group_id: int | None) -> Reply | None:
    """The question about all of them; None where nobody is in doubt."""
    doubtful = conflicts(chat.session, meeting, group_id)
    if not doubtful:
        return None
    count = {"count": len(doubtful)}
    options: tuple[Option, ...] = (
        Option("label-conflict-present", f"conflicts:{meeting.id}:present", variables=count),
        Option("label-conflict-keep", f"conflicts:{meeting.id}:keep"),
    )
    if len(doubtful) > 1:
        options += (Option("label-conflict-each", f"conflict:{meeting.id}"),)
    return Reply((Words("roll-conflicts", count | {"names": few_named(doubtful)}),), options)


def said_no(chat: Chat, reply: Reply, meeting_id: int, group_id: int | None) -> Reply:
    """A roll by exception, with those who had said no and are present by it: nobody named them."""
    people = said_no_but_there(chat.session, get_meeting(chat.session, meeting_id), group_id)
    if not people:
        return reply
    words = {"count": len(people), "names": few_named(people), "first": people[0].number}
    return replace(reply, said=(reply.said[0], Words("said-no-but-there", words), *reply.said[1:]))


def show(chat: Chat, meeting_id: int) -> Reply:
    """The question, asked for later."""
    meeting = get_meeting(chat.session, meeting_id)
    group_id = her_part(chat.session, chat.person_id, meeting, Right.ROLL)
    return conflict_question(chat, meeting, group_id) or Reply((NoneInDoubt(),))


def decide(chat: Chat, meeting_id: int, choice: str) -> Any:
    """All of them came, or all stay as the roll has them."""
    return settle(chat.session, chat.who, meeting_id, choice == "present")


def one_by_one(chat: Chat, meeting_id: int) -> Reply:
    """The first of them who is still in doubt."""
    meeting = get_meeting(chat.session, meeting_id)
    group_id = her_part(chat.session, chat.person_id, meeting, Right.ROLL)
    doubtful = conflicts(chat.session, meeting, group_id)
    if not doubtful:
        return Reply((NoneInDoubt(),))
    one = doubtful[0]
    words = {"number": one.number, "name": told_apart(one), "left": len(doubtful) - 1}
    return Reply(
        (Words("conflict-one", words),),
        (
            Option("label-conflict-came", f"conflict_one:{meeting_id}:{one.person_id}:present"),
            Option("label-conflict-not", f"conflict_one:{meeting_id}:{one.person_id}:keep"),
            Option("label-later", "menu:menu", 0),
        ),
    )


def decide_one(chat: Chat, meeting_id: int, person_id: int, choice: str) -> Any:
    """One of them; then the next one is asked about."""
    said = settle(chat.session, chat.who, meeting_id, choice == "present", person_id)
    return one_by_one(chat, meeting_id).after(said)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of the question."""
    return {
        "conflicts": tap(decide, (int, str)),
        "conflicts_show": tap(show, (int,)),
        "conflict": tap(one_by_one, (int,)),
        "conflict_one": tap(decide_one, (int, int, str)),
    }
