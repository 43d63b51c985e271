"""The figure itself: how many came, with its coverage, its trend, and the units to look at."""

from dataclasses import replace

from bot import figure_options, figure_units
from bot.books_apart import apart_words
from bot.figure_asked import Asked, remember
from bot.figure_periods import period_name, period_so_far
from bot.figure_places import is_small
from bot.replies import Chat, Option, Reply, Said, Words
from models.comparisons import a_year_before, change
from models.cut_offs_apart import apart_below
from models.figures import Attended, Report, attendance, by_kind, by_month, needing_attention
from models.first_meetings import kept_before
from models.meetings import MeetingKind
from models.met import different_women
from models.periods import Period, previous
from models.units import UnitKind

LOOKED_AT = 3  # units that are named


def rate(chat: Chat, asked: Asked, _page: int = 0) -> Reply:
    """The figure with its n/m and coverage, the trend, and the units to look at; "often": the meetings first."""
    period = asked.period
    found = attendance(chat.session, chat.who, asked.unit_id, period.start, period.end, as_of=asked.as_of)
    remember(chat, asked)
    total, often = found.total, asked.what == "often"
    kept = total.meetings > 0 or kept_before(chat.session, asked.unit_id, period.end)
    said: list[Said] = figure_options.heading(chat, asked)
    if often:
        told = {"unit": found.unit, "meetings": total.meetings, "with_roll": total.with_roll}
        said[0] = Words("figures-how-often", {**told, "period": period_so_far(chat, period, chat.local().date())})
    elif total.meetings == 0:
        said.append(Words("figures-no-meeting" if kept else "figures-nothing-kept"))
    elif total.with_roll == 0:
        said.append(Words("figures-no-roll", {"meetings": total.meetings}))
    if total.with_roll:
        women = different_women(chat.session, asked.unit_id, period.start, period.end)
        said.append(Words("figures-rate", figure_options.figures(chat, total) | {"women": women, "covered": not often}))
        said += _of_branches(chat, asked, total)
    if asked.order == "asked" and total.expected:
        said.insert(0, figure_options.reached(chat, asked.line, total.present, total.expected))
    said += _trends(chat, asked, found)
    said += _look_at(chat, found) if kept else []
    said += apart_words(chat.who.language, apart_below(chat.session, asked.unit_id, period, found.as_of), found.unit)
    below = [part for part in found.parts if not part.direct]
    proper = [part for part in below if part.kind not in {UnitKind.CLUB, UnitKind.COMMITTEE}]
    months = Option("label-months", replace(asked, what="months", against="").tap())
    each = figure_options.each(asked, figure_units.kind_of_all(proper or below)) if below else None
    every = (each,) if each else (months,) if total.meetings else ()
    papers = figure_options.papers(asked) if total.meetings else ()
    return Reply(tuple(said), (*papers, *every, *figure_options.report(chat, asked), *figure_options.up(chat, asked)))


def _of_branches(chat: Chat, asked: Asked, total: Attended) -> list[Said]:
    """What of it are meetings of branches, as reports have them: where others are in it, too."""
    span = asked.period
    kinds = by_kind(chat.session, chat.who, asked.unit_id, span.start, span.end, as_of=asked.as_of)
    own = kinds.get(MeetingKind.BRANCH, Attended())
    if not own.with_roll or (own.present, own.expected) == (total.present, total.expected):
        return []
    return [Words("figures-of-branches", figure_options.figures(chat, own))]


def _look_at(chat: Chat, found: Report) -> list[Said]:
    parts, left = needing_attention(found, LOOKED_AT)
    if not parts:
        return []
    named = [
        chat.text("figures-silent-unit", unit=part.name)
        if part.attended.percent is None
        else chat.text("figures-low-unit", unit=part.name, percent=part.attended.percent)
        for part in parts
    ]
    return [Words("figures-look-at", {"units": ", ".join(named), "left": left})]


def _trends(chat: Chat, asked: Asked, found: Report) -> list[Said]:
    """Against the span before, and a year before where that is asked."""
    if asked.against == "year":
        earlier = [previous(asked.period), a_year_before(asked.period)]
        spans = list(dict.fromkeys(earlier)) if asked.period.kind not in {"year", "nine"} else earlier[1:]
    else:
        spans = [previous(asked.period)]
    sums = by_month(chat.session, chat.who, asked.unit_id, spans, as_of=asked.as_of)
    said: list[Said] = []
    for span, before in zip(spans, sums, strict=True):
        line = _trend(chat, asked.unit_id, found.total, before, span)
        if line is None and asked.against and span == spans[-1]:
            nothing = "now" if not found.total.expected else ""
            line = Words("figures-nothing-to-compare", {"before": period_name(chat, span), "nothing": nothing})
        said += [line] if line else []
    return said


def _trend(chat: Chat, unit_id: int, now: Attended, before: Attended, span: Period) -> Words | None:
    changed = change(now, before)
    if changed is None:
        return None
    return Words(
        "figures-trend",
        {
            "before": period_name(chat, span),
            "change": abs(changed.points),
            "way": "up" if changed.points > 0 else "down" if changed.points < 0 else "same",
            "old": changed.old,
            "new": changed.new,
            "plain": "yes" if is_small(chat, unit_id) else "",
        },
    )
