""" "Sửa lại": what was done last is taken back, be it in the book, a list, a roll or an answer for others."""

from typing import Any

from bot import relay, rosters
from bot.reading.intents import Intent, read_intent
from bot.replies import Chat, Option, Result
from models.corrections import last_correction
from models.member_changes import last_edit
from models.member_lines import last_file
from models.member_undo import undo_edit
from models.own_changes import waiting_of
from models.own_decisions import withdraw_own
from models.relays import last_brought
from models.roll_undo import last_roll


def undo(chat: Chat) -> Result:
    """Take back what she did last within a day; where nothing of it is in the book, the rolls answer."""
    edit, file = last_edit(chat.session, chat.person_id), last_file(chat.session, chat.person_id)
    others = (
        last_brought(chat.session, chat.person_id),
        last_roll(chat.session, chat.who),
        last_correction(chat.session, chat.who),
    )
    in_books = [edit.made_at] if edit is not None else []
    if file is not None and file.written_at is not None:
        in_books.append(file.written_at)
    wishes = waiting_of(chat.session, chat.person_id or 0)
    if wishes and all(wishes[-1].wished_at > at for at in (*in_books, *(one.at for one in others if one is not None))):
        return withdraw_own(chat.session, chat.who, wishes[-1].id or 0)
    if not in_books or any(one is not None and one.at > max(in_books) for one in others):
        return relay.take_back(chat)
    if edit is not None and edit.made_at == max(in_books):
        return undo_edit(chat.session, chat.who, edit.id or 0)
    return rosters.undo(chat, file.id or 0) if file is not None else None


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
    return {"edit-undo": tap(undo_this, (int,))}
