"""Those whom a notice did not reach: who is to be told of it at home, and ticked off."""

from collections.abc import Collection
from typing import Any

from bot.door_told import beginning, noted, ticked_for
from bot.home_lists import example, listing, undoable
from bot.replies import Chat, Option, Reply, Said, Words
from models.told import ToTell, notices_to_tell, tick_everywhere


def of_notice(chat: Chat, announcement_id: int, after: int = 0) -> Reply:
    """Whom she is to tell at home of one notice, whoever sent it."""
    ticked_for(chat, everything=False)
    thing = next((one for one in notices_to_tell(chat.session, chat.who) if number(one) == announcement_id), None)
    if thing is None:
        return Reply((Words("home-notice-done"),))
    about = _about(thing) | {"example": example(thing.women)}
    where = {"tick": f"told_notice:{announcement_id}", "rest": f"home_notice:{announcement_id}"}
    return listing((Words("home-notice", about),), thing.women, **where, after=after)


def told_of_notice(chat: Chat, announcement_id: int, person_id: int) -> Reply:
    """One woman of a notice's list was told."""
    return ticked(chat, announcement_id, [person_id])


def ticked(chat: Chat, announcement_id: int, people: Collection[int], *unclear: Said) -> Reply:
    """They have been told of this one notice: who, who is left of its list, and the way to take it back."""
    things = [one for one in notices_to_tell(chat.session, chat.who) if number(one) == announcement_id]
    rows = tick_everywhere(chat.session, things, people, chat.person_id or 0)
    said = noted(chat, things, people) if rows else ()
    left = of_notice(chat, announcement_id).after(*said, *unclear)
    return undoable(left, f"untold:{'.'.join(map(str, rows))}") if rows else left


def number(thing: ToTell) -> int:
    """The id of its notice."""
    return (thing.notice.id or 0) if thing.notice is not None else 0


def label(thing: ToTell) -> Option:
    """A notice among the things that somebody has to tell at home."""
    return Option("label-home-notice", f"home_notice:{number(thing)}", variables=_about(thing))


def _about(thing: ToTell) -> dict[str, Any]:
    return {"text": beginning(thing), "count": len(thing.women)}


def taps(tap: Any) -> dict[str, Any]:
    """The taps of a notice's list."""
    return {"home_notice": tap(of_notice, (int, int)), "told_notice": tap(told_of_notice, (int, int))}
