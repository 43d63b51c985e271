"""The units below one by how many members they have, or how many joined: the most or the fewest first."""

from dataclasses import replace

import locales
from bot import figure_options
from bot.figure_asked import Asked, remember
from bot.figure_members import last_day
from bot.figure_periods import period_so_far
from bot.replies import Chat, Option, Plain, Reply, Said, Words
from bot.unit_tags import tagged
from models.member_figures import joined, members_on
from models.units import get_unit

PAGE = 8


def ranked(chat: Chat, asked: Asked, page: int = 0) -> Reply:
    """A page of them, each to be chosen by its number. Raises NotAllowed."""
    new = asked.what == "new-ranked"
    on, span = last_day(chat, asked), asked.period
    counted: list[tuple[str, int, int]] = []
    if new:
        moved = joined(chat.session, chat.who, asked.unit_id, span.start, span.end, as_of=asked.as_of)
        counted = [(tagged(chat.who.language, p), p.unit_id, p.figures.joined) for p in moved.parts if not p.direct]
    else:
        there = members_on(chat.session, chat.who, asked.unit_id, on, as_of=asked.as_of)
        counted = [(tagged(chat.who.language, p), p.unit_id, p.figures.members) for p in there.parts if not p.direct]
    remember(chat, asked)
    counted.sort(key=lambda one: one[2], reverse=asked.order != "low")
    counted = counted[: asked.most] if asked.most else counted
    words = {
        "unit": figure_options.sentence(get_unit(chat.session, asked.unit_id).name),
        "period": period_so_far(chat, span, chat.local().date()),
        "day": on,
        "new": "yes" if new else "",
        "way": asked.order,
    }
    said: list[Said] = [Words("women-ranked", words), *figure_options.stands(chat, asked)]
    options, start = [], max(page, 0) * PAGE
    for number, (name, unit_id, count) in enumerate(counted[start : start + PAGE], start=start + 1):
        line = chat.text("side-members", unit=name, members=locales.number(chat.who.language, count))
        said.append(Words("figures-numbered", {"number": number, "line": line}))
        tap = replace(asked, unit_id=unit_id, what="new" if new else "members", order="", most=0, level="").tap()
        options.append(Option(Plain(name), tap, number))
    if (left := len(counted) - start - PAGE) > 0:
        number = start + PAGE + 1
        said.append(Words("figures-left", {"left": left, "of": ""}))
        said.append(Words("figures-numbered", {"number": number, "line": chat.text("label-more")}))
        options.append(Option("label-more", asked.tap(page + 1), number))
    return Reply(tuple(said), tuple(options), quiet=True)
