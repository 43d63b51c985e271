"""What a branch head says in passing opens what she would otherwise look for; nothing is written or sent by it."""

from datetime import timedelta

from bot import announcement_lines, attendance, call_offs, results
from bot.members import the_book
from bot.reading.audiences import Named, NoticeLine
from bot.reading.head_talk import Ago, Talk, how_long_ago, read_head_talk
from bot.reading.intents import Intent
from bot.replies import Bound, Chat, Option, Reply, Result, Words
from models.her_meetings import meetings_for
from models.meetings import Meeting, local_start
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
    if talk is Talk.MANY_OR_PAID and (book := the_book(chat)) is not None and Right.NAMES in rights:
        paid = Option("label-who-paid", f"standings:{book.id}")
        return Reply((Words("many-or-paid"),), (Option("label-many-came", f"menu:{Intent.RESULTS}"), paid))
    if talk is Talk.HOW_MANY and (ago := how_long_ago(text)) is not None:
        return _how_many_came(chat, ago)
    if talk in {Talk.HOW_MANY, Talk.MANY_OR_PAID}:
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


def _how_many_came(chat: Chat, ago: Ago) -> Result:
    """How many came to yesterday's meeting, or to the last one; never how many will come to the next."""
    held = _held(chat, results.LATELY)
    if ago is Ago.YESTERDAY:
        day = chat.local().date() - timedelta(days=1)
        held = [one for one in held if local_start(chat.session, one).date() == day]
    if held:
        return results.results(chat, held[-1].id)
    earlier = (Option("label-past", "past:0"),) if ago is Ago.YESTERDAY else ()
    return Reply((Words("nothing-held", {"ago": ago.value}),), earlier)


def _held(chat: Chat, within: timedelta) -> list[Meeting]:
    """Her meetings that have begun within this time, the last one last."""
    lately = meetings_for(chat.session, chat.person_id, Right.CALL, since=chat.now - within)
    return sorted((one for one in lately if one.starts_at <= chat.now), key=lambda one: one.starts_at)


_TO_PRINT = (
    Option("label-export", "roster-file"),
    Option("label-roll-sheet", f"menu:{Intent.ROLL_SHEET}"),
    Option("label-signed-list", f"menu:{Intent.SIGNED_LIST}"),
)
