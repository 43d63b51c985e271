"""The units below one, each with its own figure of a period: by name, or the lowest or highest first."""

from collections.abc import Sequence
from typing import Any

import locales
from bot.figure_periods import kept_of, period_name, period_of
from bot.reading.ranked_line import read_ranked
from bot.replies import Chat, Option, Reply, Result, Said, Words
from models.figures import Attended, UnitFigures, attendance
from models.posts import Right, first_post
from models.units import UnitKind

PAGE = 8  # lines in one message
SIDE_BY_SIDE = 12  # units of a line that have not met


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
    met = [part for part in parts if part.attended.meetings]
    silent = [part for part in parts if not part.attended.meetings]
    lines = [(_line(chat, part), 1) for part in met]
    for at in range(0, len(silent), SIDE_BY_SIDE):  # one below the other they would hide the others
        some = [part.name for part in silent[at : at + SIDE_BY_SIDE]]
        lines.append((Words("figures-units-silent", {"units": ", ".join(some)}), len(some)))
    start = max(page, 0) * PAGE
    end = start + PAGE + (len(lines) == start + PAGE + 1)  # a ninth may stand: it is shorter than a page of its own
    said += [line for line, _units in lines[start:end]]
    left = sum(units for _line, units in lines[end:])
    if not left:
        return Reply(tuple(said))
    more = Option("label-more", f"ranked:{unit_id}:{order}:{max(page, 0) + 1}:{':'.join(map(str, kept))}")
    return Reply((*said, Words("figures-left", {"left": left, "of": kind_of_all(parts)})), (more,))


def _line(chat: Chat, part: UnitFigures) -> Words:
    if part.attended.percent is None:
        return Words("figures-unit-no-roll", {"unit": part.name, "meetings": part.attended.meetings})
    key = "figures-direct" if part.direct else "figures-unit"
    return Words(key, {"unit": part.name, **figures(chat, part.attended)})


def kind_of_all(parts: Sequence[UnitFigures]) -> str:
    """What units are called together: "branch", "commune", "group", …; "" for units of several kinds."""
    kinds = {str(part.kind) for part in parts if not part.direct}
    return kinds.pop() if len(kinds) == 1 else ""


def taps(tap: Any) -> dict[str, Any]:
    """The next page."""
    return {"ranked": tap(listing, (int, str, int, str, str, str, int, int, int))}
