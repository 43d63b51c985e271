"""The gathering rate in figures: members of the women of 18 and over, and the units below the line or the floor."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import locales
from bot import figure_options
from bot.figure_asked import MEAN, Asked, remember
from bot.figure_members import last_day
from bot.replies import Chat, Option, Plain, Reply, Said, Words
from models import shares
from models.comparisons import day_before
from models.gathering import (
    Gathered,
    GatheredUnit,
    GatheringReport,
    gathering,
    not_counted,
    under_the_floor,
    under_the_line,
    wrongly_counted,
)

PAGE = 8
MOST = 3  # units that are named
NAMED = 12  # of those without a number


def rate(chat: Chat, asked: Asked, _page: int = 0) -> Reply:
    """The rate with its n/m and what the women were counted by, and the units to look at."""
    found = gathering(chat.session, chat.who, asked.unit_id, last_day(chat, asked), as_of=asked.as_of)
    remember(chat, asked)
    said: list[Said] = [_figure(chat, found), *figure_options.stands(chat, asked)]
    if asked.order == "asked" and found.total.women:
        said.insert(0, figure_options.reached(chat, asked.line, found.total.members, found.total.women))
    if asked.against and found.total.percent is not None:
        day = day_before(asked.period, found.on, asked.against)
        said.append(_against(day, found, gathering(chat.session, chat.who, asked.unit_id, day, as_of=asked.as_of)))
    if (counted := found.counted) is not None:
        base = counted.bases[0] if len(set(counted.bases)) == 1 else "none"
        words = {"women": locales.number(chat.who.language, counted.women), "base": base}
        sources = ", ".join(dict.fromkeys(filter(None, counted.sources)))
        said.append(Words("gathered-by", {**words, "source": sources, "day": counted.counted_on or "none"}))
    of = _kind_of_all(found.parts)
    if low := under_the_floor(found):
        said.append(
            Words("gathered-below-floor", _some(chat, low, found.floor.percent) | {"line": found.floor.percent})
        )
    if between := _between(found):
        said.append(Words("gathered-below", _some(chat, between, found.line.percent) | {"line": found.line.percent}))
    if wrong := wrongly_counted(found):
        said.append(Words("gathered-wrong", _some(chat, wrong)))
    if found.lacking and found.parts and found.total.women:
        said.append(Words("gathered-lacking", {"lacking": found.lacking, "of": of}))
    tap = replace(asked, what="gathering-beside", order="low", line=found.line.percent, most=0).tap()
    below = Option("label-below-line", tap, variables={"line": found.line.percent})
    options = (below,) if any(part.gathered.women for part in found.parts) else ()
    return Reply(tuple(said), (*options, *figure_options.up(chat, asked)))


def beside(chat: Chat, asked: Asked, page: int = 0) -> Reply:
    """The units whose rate is below a line (of 0: the floor), the lowest first, or at or above it."""
    found = gathering(chat.session, chat.who, asked.unit_id, last_day(chat, asked), as_of=asked.as_of)
    remember(chat, asked)
    line = asked.line or found.floor.percent
    counted = [part for part in found.parts if part.gathered.women]
    if not counted:
        return Reply((_figure(chat, found),))
    ranked = asked.what == "gathering-ranked"
    if asked.line == MEAN:
        line, whole = 0, found.total
        parts = [
            part
            for part in counted
            if (part.gathered.members * whole.women < whole.members * part.gathered.women) != (asked.order == "high")
        ]
    else:
        parts = [part for part in counted if ranked or part.gathered.under(line) != (asked.order == "high")]
    if asked.upto:
        parts = [part for part in parts if part.gathered.members * 100 <= asked.upto * part.gathered.women]
    parts.sort(key=lambda part: (part.gathered.percent or 0) * (-1 if asked.order == "high" else 1))
    parts = parts[: asked.most] if asked.most else parts
    of, lacking = _kind_of_all(found.parts), not_counted(found)
    words = {
        "unit": figure_options.sentence(found.unit),
        "day": found.on,
        "ranked": "yes" if ranked else "",
        "count": len(parts),
        "all": len(found.parts),
        "of": of,
        "line": line,
        "upto": asked.upto,
        "way": asked.way,
        **_mean(chat, found),
        "floor": "" if asked.line else "yes",
        "unrolled": len(lacking),
        "unrolled_units": ", ".join(part.name for part in lacking[:NAMED]),
        "left": max(len(lacking) - NAMED, 0),
    }
    said: list[Said] = [Words("gathered-beside", words)]
    start = max(page, 0) * PAGE
    options = []
    for number, part in enumerate(parts[start : start + PAGE], start=start + 1):
        line_words = {"unit": part.name, **_numbers(chat, part.gathered, line)}
        said.append(Words("figures-numbered", {"number": number, "line": chat.text("gathered-unit", **line_words)}))
        tap = replace(asked, unit_id=part.unit_id, what="gathering", order="", line=0, level="").tap()
        options.append(Option(Plain(part.name), tap, number))
    if (left := len(parts) - start - PAGE) > 0:
        number = start + PAGE + 1
        said.append(Words("figures-left", {"left": left, "of": of}))
        said.append(Words("figures-numbered", {"number": number, "line": chat.text("label-more")}))
        options.append(Option("label-more", asked.tap(page + 1), number))
    return Reply(tuple(said), tuple(options), quiet=True)


def _mean(chat: Chat, found: GatheringReport) -> dict[str, Any]:
    said = _numbers(chat, found.total)
    return {"part": said["members"], "whole": said["women"], "mean": said["percent"]}


def _against(day: date, now: GatheringReport, before: GatheringReport) -> Words:
    old, new = before.total.percent, now.total.percent or 0
    if old is None:
        return Words("gathered-nothing-to-compare", {"day": day})
    way = "up" if new > old else "down" if new < old else "same"
    return Words("gathered-against", {"day": day, "way": way, "change": abs(new - old), "old": old, "new": new})


def _between(found: GatheringReport) -> list[GatheredUnit]:
    """Below the line, and not below the floor."""
    low = {part.unit_id for part in under_the_floor(found)}
    return [part for part in under_the_line(found) if part.unit_id not in low]


def _some(chat: Chat, parts: Sequence[GatheredUnit], *marks: int) -> dict[str, Any]:
    shown = [{"unit": part.name, **_numbers(chat, part.gathered, *marks)} for part in parts[:MOST]]
    named = ", ".join(chat.text("figures-low-unit", unit=one["unit"], percent=one["percent"]) for one in shown)
    return {"units": named, "left": max(len(parts) - MOST, 0)}


def _numbers(chat: Chat, gathered: Gathered, *marks: int) -> dict[str, Any]:
    language = chat.who.language
    return {
        "members": locales.number(language, gathered.members),
        "women": locales.number(language, gathered.women),
        "percent": shares.shown(gathered.members, gathered.women, *marks) or 0,
    }


def _figure(chat: Chat, found: GatheringReport) -> Words:
    if not found.total.women:
        members = locales.number(chat.who.language, found.members)
        return Words("gathered-nothing", {"unit": figure_options.sentence(found.unit), "members": members})
    state = "wrong" if found.total.wrong else "floor" if found.total.under(found.floor.percent) else ""
    state = state or ("line" if found.total.under(found.line.percent) else "")
    lines = {"line": found.line.percent, "floor": found.floor.percent}
    words = {
        "unit": figure_options.sentence(found.unit),
        "day": found.on,
        **_numbers(chat, found.total, found.line.percent, found.floor.percent),
        "state": state,
        **lines,
    }
    return Words("gathered", words)


def _kind_of_all(parts: Sequence[GatheredUnit]) -> str:
    """What the units are called together; "" for units of several kinds."""
    kinds = {str(part.kind) for part in parts}
    return kinds.pop() if len(kinds) == 1 else ""
