"""Whom she was noted to have told last, and of what: the same words again change nothing of other things."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from bot.reading.names import match_names
from bot.reading.roll_line import Told
from bot.replies import Chat
from models.door import AtHome
from models.text import fold
from models.told import ToTell

AGAIN_WITHIN = timedelta(minutes=30)
_NOTE = "told_last"


def keep(chat: Chat, things: Sequence[ToTell], women: Iterable[AtHome]) -> None:
    """Note who was ticked, and for what."""
    chat.who.notes[_NOTE] = {
        "at": chat.now.isoformat(),
        "things": [list(key(thing)) for thing in things],
        "women": [[one.number, one.full_name] for one in women],
    }


def forget(chat: Chat) -> None:
    """It was taken back."""
    chat.who.notes.pop(_NOTE, None)


def key(thing: ToTell) -> tuple[bool, int]:
    """(Whether it is a notice, its id)."""
    subject = thing.notice or thing.meeting
    return thing.notice is not None, (subject.id or 0) if subject is not None else 0


def is_said_again(chat: Chat, told: Told, opened: tuple[bool, int] | None) -> bool:
    """Whether a line names nobody but those who were ticked a moment ago, and no other list was opened meanwhile."""
    note = chat.who.notes.get(_NOTE)
    if not note or told.answers or told.everyone or not (told.numbers or told.names):
        return False
    if chat.now - datetime.fromisoformat(note["at"]) > AGAIN_WITHIN:
        return False
    if opened is not None and list(opened) not in note["things"]:
        return False
    return {*told.numbers} <= {number for number, _name in note["women"]} and _names_all(told.names, note["women"])


def _names_all(names: Collection[str], women: Sequence[Sequence[str]]) -> bool:
    known = list(enumerate(name for _number, name in women))
    return all(len(match_names(name, known, marked=fold(name) != name.lower())) == 1 for name in names)
