"""Figures month by month, the best month, how many come to a meeting on average, and meetings without a roll."""

from collections.abc import Sequence
from dataclasses import replace

from bot import figure_options, idle_units
from bot.figure_asked import Asked, remember
from bot.figure_periods import period_name
from bot.figure_places import is_small
from bot.replies import Chat, Option, Reply, Said, Words
from models import comparisons
from models.figures import Attended, attendance, by_month, meetings_held
from models.periods import Period

SIDE_BY_SIDE = 8  # months; more stand two in a line
MOST = 8  # meetings that are named


def months(chat: Chat, asked: Asked, _page: int = 0) -> Reply:
    """Every month of the span that has begun, and the whole."""
    asked = _in_months(asked)
    spans, sums = _months(chat, asked)
    remember(chat, asked)
    shown = asked
    if spans and spans[0].start > asked.period.start:  # the latest of many
        shown = replace(asked, period=Period(spans[0].start, spans[-1].end, "range"))
    said = figure_options.heading(chat, shown)
    total = comparisons.whole(sums)
    if total.with_roll:
        said.append(Words("figures-rate", figure_options.figures(chat, total) | {"women": 0, "covered": True}))
    of_years = len({span.year for span in spans}) > 1
    lines = [_month(chat, span, one, of_years) for span, one in zip(spans, sums, strict=True)]
    step = 2 if len(lines) > SIDE_BY_SIDE else 1
    for at in range(0, len(lines), step):
        said.append(Words("figures-months", {"months": " · ".join(lines[at : at + step])}))
    if not total.meetings:
        said = [*figure_options.heading(chat, asked), Words("figures-no-meeting")]
    return Reply(tuple(said), (*(figure_options.papers(asked) if total.meetings else ()), *_whole(asked)))


def best(chat: Chat, asked: Asked, _page: int = 0) -> Reply:
    """The month with the highest rate, and the lowest one."""
    asked = _in_months(asked)
    spans, sums = _months(chat, asked)
    remember(chat, asked)
    said = figure_options.heading(chat, asked)
    orders = ("low", "high") if asked.order == "low" else ("high", "low")
    places = [comparisons.best(sums, order) for order in orders]
    for order, place in zip(orders, dict.fromkeys(places), strict=False):
        if place is None:
            said.append(Words("figures-no-roll" if comparisons.whole(sums).meetings else "figures-no-meeting",
                              {"meetings": comparisons.whole(sums).meetings}))  # fmt: skip
            continue
        words = figure_options.figures(chat, sums[place]) | {"month": period_name(chat, spans[place]), "way": order}
        said.append(Words("figures-best-month", words))
    every = Option("label-months", replace(asked, what="months", order="").tap())
    return Reply(tuple(said), (every, *figure_options.papers(asked)))


def average(chat: Chat, asked: Asked, _page: int = 0) -> Reply:
    """How many came to a meeting whose roll was taken."""
    period = asked.period
    total = _total(chat, asked)
    remember(chat, asked)
    said = figure_options.heading(chat, asked)
    women = comparisons.per_meeting(total)
    if women is None:
        said.append(Words("figures-no-roll" if total.meetings else "figures-no-meeting", {"meetings": total.meetings}))
    else:
        said.append(Words("figures-average", figure_options.figures(chat, total) | {"average": women}))
    each_month = () if period.kind in {"day", "week", "month"} else (_each_month(asked),)
    return Reply(tuple(said), (*each_month, *_whole(asked)))


def rolls(chat: Chat, asked: Asked, page: int = 0) -> Reply:
    """Meetings without a roll: of a branch each with its day, of a larger unit the branches that have some."""
    total = _total(chat, asked)
    remember(chat, asked)
    missing = comparisons.without_roll(total)
    words = {"missing": missing, "meetings": total.meetings}
    if missing and not is_small(chat, asked.unit_id):
        return idle_units.listing(chat, replace(asked, what="unmarked"), page).after(
            Words("figures-rolls-of", {**words, "period": figure_options.sentence(period_name(chat, asked.period))})
        )
    said: list[Said] = [*figure_options.heading(chat, asked), Words("figures-rolls", words)]
    if missing:
        start, end = asked.period.start, asked.period.end
        held = meetings_held(chat.session, chat.who, asked.unit_id, start, end, as_of=asked.as_of)
        unrolled = [one for one in held if not one.rolled]
        said += [Words("figures-roll-of", {"day": one.day, "unit": one.unit}) for one in unrolled[-MOST:]]
        if len(unrolled) > MOST:
            said.append(Words("figures-rolls-left", {"left": len(unrolled) - MOST}))
    return Reply(tuple(said), _whole(asked))


def _months(chat: Chat, asked: Asked) -> tuple[Sequence[Period], list[Attended]]:
    spans = comparisons.months_within(asked.period, chat.local().date())
    return spans, by_month(chat.session, chat.who, asked.unit_id, spans, as_of=asked.as_of)


def _in_months(asked: Asked) -> Asked:
    return replace(asked, period=comparisons.in_months(asked.period))


def _total(chat: Chat, asked: Asked) -> Attended:
    start, end = asked.period.start, asked.period.end
    return attendance(chat.session, chat.who, asked.unit_id, start, end, as_of=asked.as_of).total


def _month(chat: Chat, span: Period, one: Attended, of_years: bool) -> str:
    month = f"{span.number}/{span.year}" if of_years else str(span.number)
    words = figure_options.figures(chat, one) | {"month": month, "rate": "yes" if one.expected else "none"}
    return chat.text("figures-month", **words)


def _whole(asked: Asked) -> tuple[Option, ...]:
    return (Option("label-figures-again", replace(asked, what="rate", order="").tap()),)


def _each_month(asked: Asked) -> Option:
    return Option("label-months", replace(asked, what="months", order="").tap())
