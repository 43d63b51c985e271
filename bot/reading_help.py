"""A woman who cannot read what comes: what she is answered, and the quiet question to whoever looks after her."""

from contextlib import suppress
from typing import Any

from sqlmodel import Session

from bot.reading.cannot_read import says_she_cannot_read
from bot.replies import Chat, Option, Render, Reply, Result, Start, Words
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.members import Person, memberships_of
from models.posts import NotAllowed, Right, post_for
from models.reading_help import ask_for_reading_help, has_helper


def said(chat: Chat, text: str) -> Result:
    """ "mắt kém không đọc được tin"; None for anything else."""
    return cannot_read(chat) if says_she_cannot_read(text) else None


def cannot_read(chat: Chat) -> Result:
    """ "chị không biết đọc", "đọc giúp chị với": a kind word, and the ways in which she can be told instead."""
    if chat.person_id is None:
        return Reply((Words("cannot-read-stranger"),))
    asked = ask_for_reading_help(chat.session, chat.who)
    return Reply((asked,), (Option("label-name-helper", "read_for_me"), Option("label-tell-at-home", "no:home")))


def _begin(person_id: int) -> Start:
    """The helper gets her messages in place of her own phone."""
    return Start("helper", {"person": person_id, "helpers": [], "instead": True})


def for_herself(chat: Chat) -> Result:
    """She names who gets her messages in her place."""
    return _begin(chat.person_id or 0)


def for_her(chat: Chat, person_id: int) -> Result:
    """Whoever looks after her finds somebody for her. Raises NotAllowed."""
    hers = memberships_of(chat.session, person_id)
    if not hers:
        return Reply((Words("nobody-to-help"),))
    for membership in hers:
        with suppress(NotAllowed):
            post_for(chat.session, chat.person_id, Right.NAMES, membership.group_id or membership.unit_id)
            return _begin(person_id)
    raise NotAllowed


def _asked(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    woman = session.get(Person, message.subject_id)
    hers = [one for one in memberships_of(session, message.subject_id or 0) if one.unit_id == message.unit_id]
    if woman is None or not hers or woman.told_at_home or has_helper(session, woman.id or 0):
        return None
    words = {"name": woman.full_name, "number": hers[0].number}
    options = (Option("label-find-helper", f"read_for:{woman.id}"), Option("label-later", "read_later"))
    return Reply((Words("reading-help", words),), options)


NOTICES: dict[str, Render] = {"reading-help": _asked}


def taps(tap: Any) -> dict[str, Any]:
    """The taps of help with reading."""
    return {
        "read_for_me": tap(for_herself),
        "read_for": tap(for_her, (int,)),
        "read_later": tap(lambda _chat: Reply((Words("reading-help-later"),))),
    }
