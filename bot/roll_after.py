"""What follows a roll that was taken: who checked in and is missing in it, its minutes, and the way to take it back."""

from collections.abc import Sequence

from bot.replies import Chat, Option, Reply, Result, Said, Words
from bot.roll_conflicts import conflict_question
from bot.roll_over import stands_again
from bot.roll_people import late_counts
from models.attendance import Listed
from models.correction_undo import CorrectionUndone, undo_correction, undo_last, undo_this_roll
from models.meetings import get_meeting
from models.roll_undo import RollUndone
from models.rolls import CountTaken, RollTaken


def after(
    chat: Chat,
    taken: RollTaken,
    group_id: int | None,
    people: Sequence[Listed] = (),
    *,
    sheet: bool = False,
    late: Sequence[int | str] = (),
) -> Reply:
    """What a roll is followed by: those who checked in and are missing in it, and the ways on."""
    said: tuple[Said, ...] = (taken, *((late_counts(late, people),) if late else ()))
    said += (Words("sheet-newcomers", {"when": taken.when}),) if sheet else ()
    meeting = get_meeting(chat.session, taken.meeting)
    if (doubtful := conflict_question(chat, meeting, group_id)) is not None:
        return Reply((*said, *doubtful.said), (*doubtful.options, *after_roll(taken)[:1]))
    return Reply(said, after_roll(taken))


def after_roll(fact: RollTaken | CountTaken) -> tuple[Option, ...]:
    """A roll is followed by the way to take it back, and by its minutes."""
    minutes = Option("label-minutes", f"paper:minutes:{fact.meeting}")
    return (Option("label-undo", f"undo:roll:{fact.roll}"), minutes)


def undo(chat: Chat) -> Result:
    """Take back the last roll or correction, whichever was later."""
    return _undone(chat, undo_last(chat.session, chat.who))


def _undone(chat: Chat, fact: RollUndone | CorrectionUndone) -> Result:
    """Taken back, and what stands of the roll now."""
    if not isinstance(fact, RollUndone) or not fact.stands:
        return fact
    again = stands_again(chat, get_meeting(chat.session, fact.meeting), fact.group or None)
    return Reply((fact, again))


def undo_this(chat: Chat, what: str = "", number: int = 0) -> Result:
    """The button under a roll or a correction takes back that one; an old one that does not say which, the last."""
    if what == "roll":
        return _undone(chat, undo_this_roll(chat.session, chat.who, number))
    return undo_correction(chat.session, chat.who, number) if what else undo(chat)
