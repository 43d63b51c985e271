"""What may be chosen after figures: a picture, a workbook, the units below, the way up; and what stands above."""

from dataclasses import replace
from typing import Any

import locales
from bot import figure_papers, figure_places
from bot.figure_asked import Asked
from bot.figure_periods import kept_of, period_so_far
from bot.replies import Chat, Option, Said, Words
from models import shares
from models.figures import Attended
from models.periods import DAY
from models.report_drafts_kept import REPORTING
from models.text import fold
from models.unit_names import own_names_before
from models.units import Unit, UnitKind, get_unit


def papers(asked: Asked) -> tuple[Option, ...]:
    """The chart and the workbook of what was asked."""
    if asked.as_of is not None:  # the words for them keep that day
        return ()
    return figure_papers.options(asked.unit_id, kept_of(asked.period))


def report(chat: Chat, asked: Asked) -> tuple[Option, ...]:
    """The written report of a month, quarter or year that has closed."""
    period = asked.period
    if not period.number or asked.as_of is not None or period.end > chat.local().date():
        return ()
    if get_unit(chat.session, asked.unit_id).kind not in REPORTING:
        return ()
    return (Option("label-report", f"report-of:{asked.unit_id}:{period.kind}:{period.year}:{period.number}"),)


def up(chat: Chat, asked: Asked) -> tuple[Option, ...]:
    """The way to the unit above."""
    higher = figure_places.above(chat, asked.unit_id)
    if higher is None:
        return ()
    name = get_unit(chat.session, higher).name
    tap = replace(asked, unit_id=higher, what="rate", as_of=None, level="").tap()
    return (Option("label-up", tap, variables={"unit": name}),)


def each(asked: Asked, of: str) -> Option:
    """Every unit below with its own figure."""
    tap = replace(asked, what="each", order="name", most=0, line=0, level="", against="").tap()
    return Option("label-each-unit", tap, variables={"of": of})


def heading(chat: Chat, asked: Asked) -> list[Said]:
    """The unit and the time, as every answer begins; a closed unit and a tree of before say so."""
    name = (
        figure_places.full_name(chat, asked.unit_id)
        if is_far(chat, asked.unit_id)
        else get_unit(chat.session, asked.unit_id).name
    )
    period = period_so_far(chat, asked.period, chat.local().date())
    said: list[Said] = [Words("figures-heading", {"unit": name, "period": period})]
    return said + stands(chat, asked)


def reached(chat: Chat, line: int, part: int, whole: int) -> Words:
    """Yes or no: whether n/m reaches a line in percent, exactly."""
    sums = {"part": locales.number(chat.who.language, part), "whole": locales.number(chat.who.language, whole)}
    percent = shares.shown(part, whole, line)
    way = "yes" if 100 * part >= line * whole else "no"
    return Words("figures-reached", {"line": line, "way": way, "percent": percent, **sums})


def called(chat: Chat, unit_id: int) -> str:
    """A unit's name; of a branch far below hers, of a group and of a closed unit with what lies above it."""
    unit = get_unit(chat.session, unit_id)
    group = unit.kind in {UnitKind.GROUP, UnitKind.CLUB}
    far = is_far(chat, unit_id) or unit.closed_on is not None or group
    return figure_places.full_name(chat, unit_id) if far else unit.name


def is_far(chat: Chat, unit_id: int) -> bool:
    """Whether it is a branch two steps below hers or more: there may be others of its name."""
    if get_unit(chat.session, unit_id).closed_on is not None:
        return False  # what became of it stands below
    higher = figure_places.above(chat, unit_id) if figure_places.is_small(chat, unit_id) else None
    return higher is not None and figure_places.above(chat, higher) is not None


def stands(chat: Chat, asked: Asked) -> list[Said]:
    """Which tree is summed over, where it is not today's."""
    unit = get_unit(chat.session, asked.unit_id)
    if asked.as_of is not None:
        return [Words("figures-as-of", {"day": asked.as_of})]
    if unit.closed_on is not None:
        into = figure_places.above(chat, asked.unit_id)
        over = get_unit(chat.session, into) if into is not None else None
        merged = over.name if over is not None and over.kind == unit.kind else ""
        words = {
            "unit": sentence(unit.name),
            "name": unit.name,
            "day": unit.closed_on,
            "last": unit.closed_on - DAY,
            "into": merged,
        }
        return [Words("figures-closed", words)]
    return now_called(chat, asked.unit_id)


def now_called(chat: Chat, unit_id: int) -> list[Said]:
    """That a unit has another name now than the one she has just typed."""
    unit, typed = get_unit(chat.session, unit_id), f" {fold(chat.incoming.text)} "
    if f" {unit.folded} " in typed:
        return []
    former = next((name for name in own_names_before(chat.session, unit_id) if f" {fold(name)} " in typed), "")
    return [Words("unit-now-called", {"former": sentence(former), "unit": unit.name})] if former else []


def became(chat: Chat, unit_id: int, into: Unit | None) -> Words:
    """What became of a closed unit: it went into another one, or is no more."""
    unit = get_unit(chat.session, unit_id)
    words = {"unit": sentence(unit.name), "into": into.name if into is not None else "none", "day": unit.closed_on}
    return Words("unit-became", words)


def sentence(words: str) -> str:
    """With a capital."""
    return words[:1].upper() + words[1:]


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
