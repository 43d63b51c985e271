"""Which branches have not met in a period, or have meetings without a roll: counts and names of units, no more."""

from typing import Any

from bot.figure_periods import kept_of, period_name, period_of
from bot.reading.idle_line import read_idle
from bot.replies import Chat, Option, Reply, Result, Said, Words
from models.met import branches_met
from models.posts import Right, first_post
from models.units import UnitKind, get_unit

PAGE = 8  # branches in one message
_HEADINGS = {"unmet": "idle-unmet", "met": "idle-met", "unmarked": "idle-unmarked"}


def asked(chat: Chat, text: str, cut_off: int) -> Result:
    """The question in one line; None where it is another one, or hers are no branches to ask about."""
    question = read_idle(text, today=chat.local().date(), cut_off=cut_off)
    if question is None:
        return None
    held = first_post(chat.session, chat.person_id, Right.TOTALS)
    if held.unit_kind in {UnitKind.BRANCH, UnitKind.GROUP, UnitKind.CLUB}:
        return None
    what, period = question
    return listing(chat, held.unit_id, what, 0, *kept_of(period))


def listing(chat: Chat, unit_id: int, what: str, page: int, *kept: Any) -> Reply:
    """A page of those branches."""
    period = period_of(kept)
    every = branches_met(chat.session, chat.who, unit_id, period.start, period.end)
    if not every:
        return Reply((Words("idle-none"),))
    wanted = {
        "unmet": lambda one: one.meetings == 0,
        "met": lambda one: one.meetings > 0,
        "unmarked": lambda one: one.with_roll < one.meetings,
    }[what]
    found = list(filter(wanted, every))
    words = {"period": _sentence(period_name(chat, period)), "count": len(found), "all": len(every)}
    said: list[Said] = [Words(_HEADINGS[what], words)]
    several = get_unit(chat.session, unit_id).kind != UnitKind.COMMUNE
    for one in found[page * PAGE : (page + 1) * PAGE]:
        above = one.above if several else "none"
        meetings = one.meetings if what == "met" else one.meetings - one.with_roll
        said.append(Words("idle-unit", {"unit": one.name, "above": above, "meetings": meetings}))
    left = len(found) - (page + 1) * PAGE
    if left <= 0:
        return Reply(tuple(said))
    more = Option("label-more", f"idle:{unit_id}:{what}:{page + 1}:{':'.join(map(str, kept))}")
    return Reply((*said, Words("idle-left", {"left": left})), (more,))


def _sentence(name: str) -> str:
    return name[:1].upper() + name[1:]


def taps(tap: Any) -> dict[str, Any]:
    """The next page."""
    return {"idle": tap(listing, (int, str, int, str, str, str, int, int, int))}
