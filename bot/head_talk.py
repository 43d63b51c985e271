"""What a branch head says in passing opens what she would otherwise look for; nothing is written or sent by it."""

from datetime import timedelta

from bot import announcement_lines, attendance, call_offs, results
from bot.reading.audiences import Named, NoticeLine
from bot.reading.head_talk import Talk, read_head_talk
from bot.reading.intents import Intent
from bot.replies import Bound, Chat, Option, Reply, Result, Words
from models.her_meetings import meetings_for
from models.meetings import Meeting
from models.posts import Right, posts_of
from models.roll_standing import rolled_among

LATELY, TODAY = timedelta(days=14), timedelta(hours=30)
_NEEDS = {Talk.OVER: Right.ROLL, Talk.REMIND_SILENT: Right.DRAFT, Talk.PRINT: Right.NAMES}


def line(chat: Chat, text: str) -> Result:
    """Carry out such a remark; None where it is none, or not hers to make."""
    talk = read_head_talk(text)
    rights = {right for post in posts_of(chat.session, chat.person_id) for right in post.rights}
    if talk is None or _NEEDS.get(talk, Right.CALL) not in rights:
        return None
    if talk is Talk.OVER:
        return _over(chat)
    if talk is Talk.REMIND_SILENT:
        return announcement_lines.begin_line(chat, NoticeLine(Named(silent=True), "", ""))
    if talk is Talk.CALL_OFF:
        return call_offs.begin_call_off(chat)
    if talk is Talk.PRINT:
        return Reply((Words("print-which"),), _TO_PRINT)
    if talk is Talk.HOW_MANY:
        held = _held(chat, TODAY)
        return results.results(chat, held[-1].id) if held else Bound(f"menu:{Intent.RESULTS}", chat.person_id)
    return Bound(f"menu:{Intent.ABSENCES}", chat.person_id)


def _over(chat: Chat) -> Result:
    """The roll of the meeting just held; where it is written already, how many came."""
    held = _held(chat, LATELY)
    rolled = rolled_among(chat.session, [one.id or 0 for one in held])
    if held and all(one.id in rolled for one in held):
        return results.results(chat, held[-1].id)
    return attendance.begin_roll(chat)


def _held(chat: Chat, within: timedelta) -> list[Meeting]:
    """Her meetings that have begun within this time, the last one last."""
    lately = meetings_for(chat.session, chat.person_id, Right.CALL, since=chat.now - within)
    return sorted((one for one in lately if one.starts_at <= chat.now), key=lambda one: one.starts_at)


_TO_PRINT = (
    Option("label-export", f"menu:{Intent.EXPORT}"),
    Option("label-roll-sheet", f"menu:{Intent.ROLL_SHEET}"),
    Option("label-signed-list", f"menu:{Intent.SIGNED_LIST}"),
)
