"""For which meeting somebody brings answers of others: those of hers to which the women named are invited."""

from collections.abc import Sequence
from typing import Any

from bot.relay_people import doubtful, who_fits
from bot.replies import Chat, Start
from models.charges import charge_of, coming_for
from models.meetings import Meeting
from models.relays import Source


def her_meetings(chat: Chat) -> list[Meeting]:
    """Meetings to come with women for whom she speaks."""
    coming = coming_for(chat.session, chat.person_id)
    return [meeting for meeting in coming if charge_of(chat.session, chat.person_id, meeting)]


def of_those_named(chat: Chat, meetings: list[Meeting], items: Sequence[Sequence[Any]]) -> list[Meeting]:
    """Those of her meetings to which all who are named are invited, or else most; all where nobody is to any.

    `items` begin with a number of the book or a bit of a name.
    """
    if len(meetings) < 2:
        return meetings
    marked = not chat.incoming.text.isascii()
    invited = []
    for meeting in meetings:
        people = charge_of(chat.session, chat.person_id, meeting)
        invited.append(sum(bool(who_fits(item[0], people, marked=marked)) for item in items))
    most = max(invited)
    return [meeting for meeting, count in zip(meetings, invited, strict=True) if count == most]


def start(
    chat: Chat,
    source: Source,
    items: list[list[Any]],
    meetings: list[Meeting],
    unnamed: int = 0,
    unread: Sequence[str] = (),
    *,
    only: bool = False,
) -> Start:
    """Write it down, or ask first what is not clear. `only`: who was told, was told of this meeting and no more."""
    marked = not chat.incoming.text.isascii()
    answers: dict[str, Any] = {"line": {"source": source.value, "items": items, "people": {}, "marked": marked}}
    answers["line"] |= {"unnamed": unnamed, "unread": list(unread), "only": only}
    if len(meetings) == 1:
        answers["meeting"] = meetings[0].id
        doubtful(chat, answers)
    return Start("bring", answers)
