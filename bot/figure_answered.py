"""What each question for figures is answered by."""

from collections.abc import Callable

from bot import (
    figure_answers,
    figure_beside,
    figure_changed,
    figure_gathering,
    figure_meetings,
    figure_members,
    figure_months,
    figure_units,
    figure_women,
    figure_women_ranked,
    idle_units,
)
from bot.figure_asked import SIDES, Asked
from bot.replies import Chat, Reply

ANSWERS: dict[str, Callable[[Chat, Asked, int], Reply]] = {
    **dict.fromkeys(("rate", "often"), figure_answers.rate),
    **dict.fromkeys(("each", "ranked", "met-ranked", "beside"), figure_units.listing),
    **dict.fromkeys(("unmet", "met", "unmarked"), idle_units.listing),
    "months": figure_months.months,
    "best": figure_months.best,
    "average": figure_months.average,
    "rolls": figure_months.rolls,
    **dict.fromkeys(("members-ranked", "new-ranked"), figure_women_ranked.ranked),
    "members": figure_members.members,
    "new": figure_members.new,
    "who-new": figure_members.who_joined,
    "gone": figure_members.gone,
    "changed": figure_changed.ranked,
    **dict.fromkeys(("women-low", "women-high", "women-never"), figure_women.women),
    "gathering": figure_gathering.rate,
    **dict.fromkeys(("gathering-beside", "gathering-ranked"), figure_gathering.beside),
    "next": figure_meetings.following,
    **dict.fromkeys(SIDES, figure_beside.side_by_side),
}


def answer(chat: Chat, asked: Asked, page: int = 0) -> Reply:
    """What the question is answered with. Raises NotAllowed."""
    return ANSWERS[asked.what if asked.what in ANSWERS else "rate"](chat, asked, page)
