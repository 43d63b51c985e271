"""The units below one by how their rate changed since the time before, those that rose or fell most first."""

from dataclasses import replace

from bot import figure_options
from bot.figure_asked import Asked, remember
from bot.figure_periods import period_name
from bot.figure_units import SIDE_BY_SIDE, parts_of
from bot.replies import Chat, Option, Plain, Reply, Said, Words
from bot.unit_tags import tagged
from models.comparisons import Change, a_year_before, change
from models.figures import MEETS, Attended, UnitFigures
from models.periods import previous

PAGE = 8


def ranked(chat: Chat, asked: Asked, page: int = 0) -> Reply:
    """A page of them, each to be chosen by its number. Raises NotAllowed."""
    before = a_year_before(asked.period) if asked.against == "year" else previous(asked.period)
    now = [part for part in parts_of(chat, asked) if not part.direct and part.ended is None and part.kind in MEETS]
    old = {part.unit_id: part.attended for part in parts_of(chat, replace(asked, period=before)) if not part.direct}
    remember(chat, asked)
    rows = [(part, found) for part in now if (found := change(part.attended, old.get(part.unit_id, Attended())))]
    sign = -1 if asked.order == "low" else 1
    changed = sorted((one for one in rows if sign * one[1].points > 0), key=lambda one: -sign * one[1].points)
    said = figure_options.heading(chat, asked)
    words = {"before": period_name(chat, before), "way": asked.order, "count": len(changed), "all": len(rows)}
    said.append(Words("changed-since", words))
    options, start = [], max(page, 0) * PAGE
    for number, (part, found) in enumerate(changed[start : start + PAGE], start=start + 1):
        name = tagged(chat.who.language, part)
        line = chat.text("changed-unit", unit=name, old=found.old, points=abs(found.points), way=asked.order,
                         **figure_options.figures(chat, part.attended))  # fmt: skip
        said.append(Words("figures-numbered", {"number": number, "line": line}))
        tap = replace(asked, unit_id=part.unit_id, what="rate", order="", level="").tap()
        options.append(Option(Plain(part.name), tap, number))
    if (left := len(changed) - start - PAGE) > 0:
        number = start + PAGE + 1
        said.append(Words("figures-left", {"left": left, "of": ""}))
        said.append(Words("figures-numbered", {"number": number, "line": chat.text("label-more")}))
        options.append(Option("label-more", asked.tap(page + 1), number))
    elif missing := _not_compared(chat, now, rows):
        said.append(missing)
    return Reply(tuple(said), tuple(options), quiet=True)


def _not_compared(chat: Chat, now: list[UnitFigures], rows: list[tuple[UnitFigures, Change]]) -> Said | None:
    known = {part.unit_id for part, _found in rows}
    names = [tagged(chat.who.language, part) for part in now if part.unit_id not in known]
    left = max(len(names) - SIDE_BY_SIDE, 0)
    return Words("changed-not", {"units": ", ".join(names[:SIDE_BY_SIDE]), "left": left}) if names else None
