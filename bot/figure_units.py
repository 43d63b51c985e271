"""The units below one, each with its own figure of a period: by name, or the lowest or highest first."""

from typing import Any

import locales
from bot.figure_periods import kept_of, period_name, period_of
from bot.reading.ranked_line import read_ranked
from bot.replies import Chat, Option, Reply, Result, Said, Words
from models.figures import Attended, attendance
from models.posts import Right, first_post
from models.units import UnitKind

PAGE = 8  # units in one message


def asked(chat: Chat, text: str, cut_off: int) -> Result:
    """The question in one line; None where it is another one, or there is nothing below her to compare."""
    question = read_ranked(text, today=chat.local().date(), cut_off=cut_off)
    if question is None:
        return None
    held = first_post(chat.session, chat.person_id, Right.TOTALS)
    if held.unit_kind in {UnitKind.GROUP, UnitKind.CLUB}:
        return None
    order, period = question
    return listing(chat, held.unit_id, order, 0, *kept_of(period))


def figures(chat: Chat, attended: Attended) -> dict[str, Any]:
    """A figure as texts say it."""
    language = chat.who.language
    return {
        "present": locales.number(language, attended.present),
        "expected": locales.number(language, attended.expected),
        "percent": attended.percent or 0,
        "with_roll": attended.with_roll,
        "meetings": attended.meetings,
    }


def listing(chat: Chat, unit_id: int, order: str, page: int, *kept: Any) -> Reply:
    """A page of the units below; together they add up to the whole. Of the lowest and highest only those with a figure
    are named."""
    period = period_of(kept)
    found = attendance(chat.session, chat.who, unit_id, period.start, period.end)
    parts = sorted(found.parts, key=lambda part: part.direct)
    if order in {"low", "high"}:
        sign = 1 if order == "low" else -1
        parts = [part for part in parts if part.attended.percent is not None]
        parts.sort(key=lambda part: sign * (part.attended.percent or 0))
    said: list[Said] = [Words("figures-heading", {"unit": found.unit, "period": period_name(chat, period)})]
    if not parts:
        said.append(Words("figures-no-meeting"))
    for part in parts[max(page, 0) * PAGE : (max(page, 0) + 1) * PAGE]:
        if part.attended.meetings == 0:
            said.append(Words("figures-unit-silent", {"unit": part.name}))
        elif part.attended.percent is None:
            said.append(Words("figures-unit-no-roll", {"unit": part.name, "meetings": part.attended.meetings}))
        else:
            key = "figures-direct" if part.direct else "figures-unit"
            said.append(Words(key, {"unit": part.name, **figures(chat, part.attended)}))
    left = len(parts) - (max(page, 0) + 1) * PAGE
    if left <= 0:
        return Reply(tuple(said))
    more = Option("label-more", f"ranked:{unit_id}:{order}:{max(page, 0) + 1}:{':'.join(map(str, kept))}")
    return Reply((*said, Words("figures-left", {"left": left})), (more,))


def taps(tap: Any) -> dict[str, Any]:
    """The next page."""
    return {"ranked": tap(listing, (int, str, int, str, str, str, int, int, int))}
