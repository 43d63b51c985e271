"""Two questions for figures in one line, both answered: "tỷ lệ dự họp tháng 10 và số hội viên mới"."""

import re
from dataclasses import replace

from bot import figure_places
from bot.figure_answered import answer
from bot.figure_meant import asked_of, carry_on, cut_off
from bot.reading.figure_ask import FigureAsk, read_ask
from bot.replies import Chat, Plain, Reply, Result, Said, Start, Words

LONGEST = 160  # characters
MOST = 5  # lines of the first answer
_BETWEEN = re.compile(r"\s*[,;?.]\s+|\s+(?:và|va|với lại|voi lai|rồi|roi)\s+", re.IGNORECASE)
_OF_SHOWN = {"each", "up", "chart", "workbook", "trend", "report"}


def line(chat: Chat, text: str) -> Result:
    """Both answers, the second one's choices below; None where a line does not ask two things."""
    parts = [part for part in _BETWEEN.split(text.strip(" ?.!,")) if part] if len(text) <= LONGEST else []
    if len(parts) != 2 or not figure_places.own_units(chat):
        return None
    today, books = chat.local().date(), cut_off(chat)
    read = [read_ask(part, today=today, cut_off=books) for part in parts]
    first, second = read
    if first is None or second is None or first.what == second.what or first.fault or second.fault:
        return None
    if not (first.what and second.what) or {first.what, second.what} & _OF_SHOWN:
        return None
    of_first = first.unit or ("" if first.own else second.unit)
    unit = second.unit or ("" if second.own else first.unit)
    own = first.own or (second.own and not first.unit)
    told = _told(chat, replace(first, period=first.period or second.period, unit=of_first, own=own), parts[0])
    then = told and _told(chat, replace(second, period=second.period or first.period, unit=unit), parts[1])
    if told is None or then is None:
        return None
    lines: list[Said] = [_unnumbered(one) for one in told.said]
    names = [option.label.text for option in told.options if isinstance(option.label, Plain)] if not told.quiet else []
    lines += [Words("women-came-line", {"line": name}) for name in names]
    return Reply((*lines[:MOST], *then.said), then.options, quiet=then.quiet)


def _told(chat: Chat, ask: FigureAsk, text: str) -> Reply | None:
    """The answer to one of them; None where something would have to be asked back."""
    found = carry_on(replace(chat, incoming=replace(chat.incoming, text=text)), ask)
    if isinstance(found, Start):
        if found.flow != "figures" or found.before or not {"unit", "period"} <= set(found.answers):
            return None
        return answer(chat, asked_of(chat, found.answers))
    return found if isinstance(found, Reply) and not any(_asks(one) for one in found.said) else None


def _asks(said: Said) -> bool:
    return isinstance(said, Words) and said.key == "figures-which-rate"


def _unnumbered(said: Said) -> Said:
    """Numbers are those of the second answer alone."""
    if isinstance(said, Words) and said.key == "figures-numbered":
        return Words("women-came-line", {"line": said.variables["line"]})
    return said
