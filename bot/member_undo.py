""" "Sửa lại": what was done last is taken back, be it in the book, a list, a roll or an answer for others."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot import relay, rosters, taking_back, unit_changes_log
from bot.reading.intents import Intent, read_intent
from bot.replies import Chat, Option, Reply, Result, Words
from models.correction_undo import last_correction
from models.member_changes import UNDO_WITHIN, last_edit
from models.member_lines import last_file
from models.member_undo import undo_edit
from models.own_changes import waiting_of
from models.own_decisions import withdraw_own
from models.relays import last_brought
from models.roll_undo import last_roll
from models.tree_changes_undo import last_done


def undo(chat: Chat) -> Result:
    """Take back what she did last within a day; what lies further back than her last few messages is named first."""
    deed = _last_deed(chat)
    if deed is None:
        return relay.take_back(chat)  # which says that there is nothing
    at, take_back = deed
    return taking_back.ask_about_deed(chat, at) if taking_back.is_old(chat, at) else take_back()


def undo_then(chat: Chat, at: float) -> Result:
    """She has said that this is what she wants taken back."""
    deed = _last_deed(chat)
    if deed is None or deed[0].timestamp() != at:
        return Reply((Words("that-is-over"),))
    return deed[1]()


def _last_deed(chat: Chat) -> tuple[datetime, Callable[[], Result]] | None:
    """When she did last what can be taken back, and how it is."""
    session, who = chat.session, chat.who
    found: list[tuple[datetime, Callable[[], Result]]] = []
    if (edit := last_edit(session, chat.person_id)) is not None:
        found.append((edit.made_at, lambda: undo_edit(session, who, edit.id or 0)))
    if (file := last_file(session, chat.person_id)) is not None and file.written_at is not None:
        found.append((file.written_at, lambda: rosters.undo(chat, file.id or 0)))
    if wishes := waiting_of(session, chat.person_id or 0):
        found.append((wishes[-1].wished_at, lambda: withdraw_own(session, who, wishes[-1].id or 0)))
    if (deed := last_done(session, who)) is not None and deed.made_at > chat.now - UNDO_WITHIN:
        found.append((deed.made_at, lambda: unit_changes_log.undo_asked(chat, deed.id or 0)))
    others = (last_brought(session, chat.person_id), last_roll(session, who), last_correction(session, who))
    found += [(one.at, lambda: relay.take_back(chat)) for one in others if one is not None]
    return max(found, key=lambda one: one[0], default=None)


def undo_this(chat: Chat, edit_id: int) -> Result:
    """The button under what was done; its words, typed again, mean what was done before that."""
    if read_intent(chat.incoming.text) is Intent.UNDO:
        return undo(chat)
    return undo_edit(chat.session, chat.who, edit_id)


def after_edit(fact: Any) -> tuple[Option, ...]:
    """What was done in the book is followed by the way to take it back."""
    return (Option("label-undo", f"edit-undo:{fact.edit}"),) if fact.edit else ()


def taps(tap: Any) -> dict[str, Any]:
    """The taps of taking back."""
    return {
        "edit-undo": tap(undo_this, (int,)),
        "undo-then": tap(undo_then, (float,)),
        "leave_it": tap(lambda _chat: Reply((Words("left-as-it-is"),))),
    }
