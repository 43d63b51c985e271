"""What is said where there is no roll to take yet: when the next meeting's opens, and what she may want meanwhile."""

from bot.reading.intents import Intent
from bot.replies import Chat, Option, Reply, Words
from models.attendance import WINDOW_BEFORE
from models.her_meetings import meetings_for
from models.meetings import local_start
from models.own_units import own_first
from models.posts import Right

_MEANWHILE = (
    Option("label-roll-sheet", f"menu:{Intent.ROLL_SHEET}"),
    Option("label-type-sheet", f"menu:{Intent.SIGNED_SHEET}"),
    Option("label-correct-roll", f"menu:{Intent.CORRECT_ROLL}"),
)


def not_yet(chat: Chat) -> Reply:
    """The answer to a roll that cannot be taken now."""
    coming = own_first(
        chat.session, chat.person_id, meetings_for(chat.session, chat.person_id, Right.ROLL, since=chat.now)
    )
    if not coming:
        return Reply((Words("no-roll-now"),), _MEANWHILE)
    opens = local_start(chat.session, coming[0]) - WINDOW_BEFORE
    return Reply((Words("no-roll-yet", {"kind": coming[0].kind, "opens": opens}),), _MEANWHILE)
