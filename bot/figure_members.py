"""Members in figures: how many there are on a day, and who joined, left and moved in a period."""

from dataclasses import replace
from datetime import date

import locales
from bot import figure_options
from bot.figure_asked import Asked, remember
from bot.figure_periods import period_name
from bot.replies import Chat, Option, Reply, Said, Words
from bot.unit_tags import tagged
from models.comparisons import a_year_before, day_before
from models.member_figures import joined, members_on
from models.new_women import may_name, new_women
from models.periods import DAY, previous
from models.units import get_unit

MOST = 3  # units that are named
PAGE = 8  # women in one message


def last_day(chat: Chat, asked: Asked) -> date:
    """The day on which women are counted at a period's end: today, where it is not over; the tree's at the latest."""
    return min(asked.period.end - DAY, asked.as_of or chat.local().date(), chat.local().date())


def members(chat: Chat, asked: Asked, _page: int = 0) -> Reply:
    """How many members on the day, the largest units, and what changed since the year began."""
    on = last_day(chat, asked)
    found = members_on(chat.session, chat.who, asked.unit_id, on, as_of=asked.as_of)
    remember(chat, asked)
    language = chat.who.language
    words = {
        "unit": figure_options.sentence(found.unit),
        "day": found.on,
        "members": locales.number(language, found.total.members),
        "honorary": found.total.honorary,
    }
    said: list[Said] = [Words("members-on", words), *figure_options.stands(chat, asked)]
    if asked.against:
        day = (
            asked.period.start - DAY if asked.against == "start" else day_before(asked.period, found.on, asked.against)
        )
        before = members_on(chat.session, chat.who, asked.unit_id, day, as_of=asked.as_of).total.members
        said.append(_against(chat, day, before, found.total.members))
    parts = [part for part in found.parts if part.figures.members]
    parts.sort(key=lambda part: (-part.figures.members, part.direct))
    for part in parts[:8] if len(parts) > 1 else []:
        line = {"unit": tagged(chat.who.language, part), "members": locales.number(language, part.figures.members)}
        said.append(Words("members-direct" if part.direct else "members-part", line))
    if len(parts) > 8:
        said.append(Words("members-left", {"left": len(parts) - 8}))
    return Reply(tuple(said), (Option("label-new-members", replace(asked, what="new").tap()),))


def _against(chat: Chat, before: date | str, old: int, now: int) -> Words:
    """How a number of women changed since another day or time."""
    language = chat.who.language
    words = {
        "way": "up" if now > old else "down" if now < old else "same",
        "change": locales.number(language, abs(now - old)),
        "old": locales.number(language, old),
        "new": locales.number(language, now),
    }
    if isinstance(before, str):
        return Words("members-against", words | {"before": before})
    return Words("members-against-day", words | {"day": before})


def new(chat: Chat, asked: Asked, _page: int = 0) -> Reply:
    """Who joined in the period, who left and moved, and which units had most new members."""
    period = asked.period
    found = joined(chat.session, chat.who, asked.unit_id, period.start, period.end, as_of=asked.as_of)
    remember(chat, asked)
    total, inside = found.total, found.inside
    words = {
        "unit": figure_options.sentence(get_unit(chat.session, asked.unit_id).name),
        "period": period_name(chat, period),
        "count": total.joined,
        "joined": locales.number(chat.who.language, total.joined),
    }
    said: list[Said] = [Words("members-new", words), *figure_options.stands(chat, asked)]
    if asked.against:
        span = a_year_before(period) if asked.against == "year" else previous(period)
        before = joined(chat.session, chat.who, asked.unit_id, span.start, span.end, as_of=asked.as_of).total.joined
        said.append(_against(chat, period_name(chat, span), before, total.joined))
    gone = {"left": total.left, "died": total.died}
    if any(gone.values()):
        said.append(Words("members-gone", gone))
    moved = {"came": total.arrived, "went": total.departed, "inside": inside}
    if any(moved.values()):
        said.append(Words("members-moved", moved))
    others = {"listed": total.listed, "returned": total.returned}
    if any(others.values()):
        said.append(Words("members-others", others))
    parts = sorted((part for part in found.parts if part.figures.joined), key=lambda part: -part.figures.joined)
    if len(parts) > 1 or any(not part.direct for part in parts):
        named = ", ".join(f"{tagged(chat.who.language, part)} {part.figures.joined}" for part in parts[:MOST])
        said.append(Words("members-new-most", {"units": named, "left": max(len(parts) - MOST, 0)}))
    options = [Option("label-how-many-members", replace(asked, what="members").tap())]
    if total.joined and asked.as_of is None and may_name(chat.session, chat.who, asked.unit_id):
        options.insert(0, Option("label-who-joined", replace(asked, what="who-new", against="").tap()))
    return Reply(tuple(said), tuple(options))


def who_joined(chat: Chat, asked: Asked, page: int = 0) -> Reply:
    """The new members by name, a page at a time, for whoever may see names. Raises NotAllowed."""
    every = new_women(chat.session, chat.who, asked.unit_id, asked.period.start, asked.period.end)
    remember(chat, replace(asked, what="new"))
    words = {
        "unit": figure_options.sentence(get_unit(chat.session, asked.unit_id).name),
        "period": period_name(chat, asked.period),
        "count": len(every),
        "joined": locales.number(chat.who.language, len(every)),
    }
    said: list[Said] = [Words("members-new", words)]
    start = max(page, 0) * PAGE
    for one in every[start : start + PAGE]:
        year = str(one.birth_year) if one.birth_year else "none"
        line = {"name": one.full_name, "birth": year, "branch": one.branch, "day": one.since}
        said.append(Words("members-new-woman", line))
    left = len(every) - start - PAGE
    if left > 0:
        said.append(Words("members-women-left", {"left": left}))
    more = (Option("label-more", asked.tap(max(page, 0) + 1)),) if left > 0 else ()
    return Reply(tuple(said), more)


def gone(chat: Chat, asked: Asked, _page: int = 0) -> Reply:
    """Who left the Hội, died or moved in the period, and in which units women left."""
    period = asked.period
    found = joined(chat.session, chat.who, asked.unit_id, period.start, period.end, as_of=asked.as_of)
    remember(chat, asked)
    total = found.total
    words = {
        "unit": figure_options.sentence(get_unit(chat.session, asked.unit_id).name),
        "period": period_name(chat, period),
        "count": total.left + total.died + total.departed + total.arrived,
        "left": total.left,
        "died": total.died,
        "went": total.departed,
        "came": total.arrived,
    }
    said: list[Said] = [Words("members-left-in", words), *figure_options.stands(chat, asked)]
    parts = sorted((part for part in found.parts if part.figures.left), key=lambda part: -part.figures.left)
    if len(parts) > 1 or any(not part.direct for part in parts):
        named = ", ".join(f"{tagged(chat.who.language, part)} {part.figures.left}" for part in parts[:MOST])
        said.append(Words("members-left-most", {"units": named, "left": max(len(parts) - MOST, 0)}))
    return Reply(tuple(said), (Option("label-new-members", replace(asked, what="new").tap()),))
