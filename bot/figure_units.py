"""The units below one, each with its own figure: by name, the lowest or highest first, or those beside a line."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot import figure_options
from bot.books_apart import apart_words
from bot.figure_asked import MEAN, Asked, remember
from bot.figure_periods import period_name
from bot.replies import Chat, Option, Plain, Reply, Said, Words
from bot.unit_tags import tagged
from models import met
from models.comparisons import beside_line, beside_mean, by_meetings, in_order, unranked, whole
from models.cut_offs_apart import apart_of
from models.figures import UnitFigures, attendance
from models.first_meetings import kept_before
from models.units import UnitKind, get_unit

PAGE = 8  # lines in one message
SIDE_BY_SIDE = 12  # units of a line that have not met
_KINDS = {"branch": UnitKind.BRANCH, "commune": UnitKind.COMMUNE, "group": UnitKind.GROUP}


def listing(chat: Chat, asked: Asked, page: int = 0) -> Reply:
    """A page of the units below, each to be chosen by its number; together they add up to the whole.

    Of the lowest and highest, and beside a line, only those with a figure are named.
    """
    every = parts_of(chat, asked)
    remember(chat, asked)
    met_at_all = any(part.attended.meetings for part in every)
    if not met_at_all and not kept_before(chat.session, asked.unit_id, asked.period.end):
        said = [*figure_options.heading(chat, asked), Words("figures-nothing-kept")]
        return Reply(tuple(said), figure_options.up(chat, asked))
    beside = asked.what == "beside"
    often = asked.what == "met-ranked"
    if often:
        parts = by_meetings(every, asked.order)
    elif beside and asked.line == MEAN:
        parts = beside_mean(every, asked.order)
    else:
        parts = beside_line(every, asked.line, asked.order, asked.upto) if beside else in_order(every, asked.order)
    if asked.most:
        parts = parts[: asked.most]
    said = _heading(chat, asked, every, parts)
    silent = [part for part in parts if not part.attended.meetings and not often]
    met_ = [part for part in parts if part not in silent]
    numbered = [part for part in met_ if not part.direct]
    lines: list[tuple[Words, int]] = []
    for part in met_:
        number = 0 if part.direct else numbered.index(part) + 1
        lines.append((Words("figures-numbered", {"number": number, "line": _line(chat, part, often)}), 1))
    for at in range(0, len(silent), SIDE_BY_SIDE):  # one below the other they would hide the others
        some = [tagged(chat.who.language, part) for part in silent[at : at + SIDE_BY_SIDE]]
        lines.append((Words("figures-units-silent", {"units": ", ".join(some)}), len(some)))
    start = max(page, 0) * PAGE
    end = start + PAGE + (len(lines) == start + PAGE + 1)  # a ninth may stand: it is shorter than a page of its own
    said += [line for line, _units in lines[start:end]]
    options = [
        Option(Plain(part.name), replace(asked, unit_id=part.unit_id, what="rate", most=0, level="").tap(), number)
        for number, part in enumerate(numbered, start=1)
        if start <= met_.index(part) < end
    ]
    if left := sum(units for _line, units in lines[end:]):
        said.append(Words("figures-left", {"left": left, "of": kind_of_all(parts)}))
    elif asked.what == "ranked" and asked.order in {"low", "high"} and (missing := unranked(every)):
        named = ", ".join(tagged(chat.who.language, part) for part in missing[:SIDE_BY_SIDE])
        said.append(Words("figures-unranked", {"units": named, "left": max(len(missing) - SIDE_BY_SIDE, 0)}))
    if not left:
        apart = apart_of(chat.session, [part.unit_id for part in every if not part.direct], asked.period)
        said += apart_words(chat.who.language, apart, get_unit(chat.session, asked.unit_id).name)
    more = (Option("label-more", asked.tap(max(page, 0) + 1)),) if left else figure_options.up(chat, asked)
    shown = [option.number for option in options if isinstance(option.number, int)]
    for place, option in enumerate(more, start=max(shown, default=0) + 1):
        options.append(replace(option, number=place))
        label = chat.text("label-more") if left else chat.text("label-up", unit=option.variables["unit"])
        said.append(Words("figures-numbered", {"number": place, "line": label}))
    return Reply(tuple(said), tuple(options), quiet=True)


def parts_of(chat: Chat, asked: Asked) -> Sequence[UnitFigures]:
    """The units right below, or all of the kind that is asked for."""
    start, end = asked.period.start, asked.period.end
    found = attendance(chat.session, chat.who, asked.unit_id, start, end, as_of=asked.as_of).parts
    kind = _KINDS.get(asked.level)
    if kind is None or kind in {part.kind for part in found}:
        return found
    return met.of_kind(chat.session, chat.who, asked.unit_id, kind, start, end, as_of=asked.as_of) or found


def _heading(chat: Chat, asked: Asked, every: Sequence[UnitFigures], parts: Sequence[UnitFigures]) -> list[Said]:
    if asked.what != "beside":
        said = figure_options.heading(chat, asked)
        if not parts:
            return [*said, Words("figures-no-meeting")]
        by = {"ranked": "rate", "met-ranked": "meetings"}.get(asked.what)
        ranked = by and asked.order in {"low", "high"}
        return [*said, Words("figures-ranked-by", {"by": by, "way": asked.order})] if ranked else said
    below = [part for part in every if not part.direct]
    unrolled = [part for part in below if not part.attended.expected]
    words = {
        "unit": get_unit(chat.session, asked.unit_id).name,
        "period": figure_options.sentence(period_name(chat, asked.period)),
        "count": len(parts),
        "all": len(below),
        "of": kind_of_all(below),
        "line": asked.line,
        "upto": asked.upto,
        "way": asked.way,
        **_mean(chat, every),
        "rated": len([part for part in below if part.attended.expected]),
        "unrolled": len(unrolled),
        "unrolled_units": ", ".join(tagged(chat.who.language, part) for part in unrolled[:SIDE_BY_SIDE]),
        "left": max(len(unrolled) - SIDE_BY_SIDE, 0),
    }
    return [Words("figures-beside", words), *figure_options.stands(chat, asked)]


def _mean(chat: Chat, every: Sequence[UnitFigures]) -> dict[str, Any]:
    """The rate of all together, beside which some are below."""
    said = figure_options.figures(chat, whole([part.attended for part in every]))
    return {"part": said["present"], "whole": said["expected"], "mean": said["percent"]}


def _line(chat: Chat, part: UnitFigures, often: bool) -> str:
    if often:
        met_ = {"meetings": part.attended.meetings, "with_roll": part.attended.with_roll}
        return chat.text("figures-unit-often", unit=tagged(chat.who.language, part), **met_)
    if part.attended.percent is None:
        return chat.text("figures-unit-no-roll", unit=tagged(chat.who.language, part), meetings=part.attended.meetings)
    key = "figures-direct" if part.direct else "figures-unit"
    return chat.text(key, unit=tagged(chat.who.language, part), **figure_options.figures(chat, part.attended))


def kind_of_all(parts: Sequence[UnitFigures]) -> str:
    """What units are called together: "branch", "commune", "group", …; "" for units of several kinds."""
    kinds = {str(part.kind) for part in parts if not part.direct}
    return kinds.pop() if len(kinds) == 1 else ""
