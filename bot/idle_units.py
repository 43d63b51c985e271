"""Which branches have not met in a period, or have meetings without a roll, and whom to ask there."""

from collections.abc import Callable
from dataclasses import replace

from bot import figure_options
from bot.figure_asked import Asked, remember
from bot.figure_periods import period_name
from bot.figure_places import WITHIN_A_BRANCH
from bot.figure_units import parts_of
from bot.replies import Chat, Option, Plain, Reply, Said, Words
from models.figures import Attended
from models.met import Idle, branches_met, heads_of, merged_since
from models.units import UnitKind, get_unit

PAGE = 8  # branches in one message
NAMED = 3  # of those that were merged
_HEADINGS = {"unmet": "idle-unmet", "met": "idle-met", "unmarked": "idle-unmarked"}
_WANTED: dict[str, Callable[[Idle | Attended], bool]] = {
    "unmet": lambda one: one.meetings == 0,
    "met": lambda one: one.meetings > 0,
    "unmarked": lambda one: one.with_roll < one.meetings,
}
_SMALL = {UnitKind.COMMUNE, *WITHIN_A_BRANCH}


def listing(chat: Chat, asked: Asked, page: int = 0) -> Reply:
    """A page of those branches, each to be chosen by its number; with the head's name for whoever may see names."""
    period, what = asked.period, asked.what
    every = branches_met(chat.session, chat.who, asked.unit_id, period.start, period.end)
    remember(chat, asked)
    if asked.level == "commune" and get_unit(chat.session, asked.unit_id).kind not in _SMALL:
        return _communes(chat, asked, page, len([one for one in every if _WANTED[what](one)]), len(every))
    if not every:
        return Reply((Words("idle-none"),))
    found = list(filter(_WANTED[what], every))
    name = figure_options.sentence(period_name(chat, period))
    unit = get_unit(chat.session, asked.unit_id)
    silent = sum(one.meetings == 0 for one in every)
    counts = {"count": len(found), "all": len(every), "met": len(every) - silent, "silent": silent}
    said: list[Said] = [Words(_HEADINGS[what], {"period": name, "unit": unit.name, **counts})]
    if merged := merged_since(chat.session, asked.unit_id, period.start):
        named = ", ".join(merged[:NAMED])
        said.append(Words("idle-merged", {"units": named, "left": max(len(merged) - NAMED, 0)}))
    start = max(page, 0) * PAGE
    shown = found[start : start + PAGE]
    heads = heads_of(chat.session, chat.who, [one.unit_id for one in shown]) if what != "met" else {}
    options = []
    for number, one in enumerate(shown, start=start + 1):
        line = chat.text(
            "idle-unit",
            unit=one.name,
            above=one.above if unit.kind != UnitKind.COMMUNE else "none",
            meetings=one.meetings if what == "met" else one.meetings - one.with_roll,
            head=heads.get(one.unit_id, "none"),
        )
        said.append(Words("figures-numbered", {"number": number, "line": line}))
        tap = replace(asked, unit_id=one.unit_id, what="rate", level="").tap()
        options.append(Option(Plain(one.name), tap, number))
    left = len(found) - start - len(shown)
    if left > 0:
        number = start + len(shown) + 1
        said.append(Words("idle-left", {"left": left}))
        said.append(Words("figures-numbered", {"number": number, "line": chat.text("label-more")}))
        options.append(Option("label-more", asked.tap(page + 1), number))
    return Reply(tuple(said), tuple(options), quiet=True)


def _communes(chat: Chat, asked: Asked, page: int, branches: int, all_branches: int) -> Reply:
    """A page of the communes that have not met, have, or lack a roll; the branches are counted beside them."""
    every = [part for part in parts_of(chat, asked) if part.kind == UnitKind.COMMUNE]
    if not every:
        return listing(chat, replace(asked, level="branch"), page)
    found = [part for part in every if _WANTED[asked.what](part.attended)]
    words = {
        "what": asked.what,
        "period": figure_options.sentence(period_name(chat, asked.period)),
        "unit": get_unit(chat.session, asked.unit_id).name,
        "count": len(found),
        "all": len(every),
        "branches": branches,
        "of": all_branches,
    }
    said: list[Said] = [Words("idle-communes", words)]
    start, options = max(page, 0) * PAGE, []
    for number, part in enumerate(found[start : start + PAGE], start=start + 1):
        counted = {"unmet": 0, "met": part.attended.meetings}
        meetings = counted.get(asked.what, part.attended.meetings - part.attended.with_roll)
        line = chat.text("idle-unit", unit=part.name, above="none", meetings=meetings, head="none")
        said.append(Words("figures-numbered", {"number": number, "line": line}))
        options.append(Option(Plain(part.name), replace(asked, unit_id=part.unit_id, level="").tap(), number))
    number = min(len(found), start + PAGE) + 1
    if (left := len(found) - start - PAGE) > 0:
        said.append(Words("figures-left", {"left": left, "of": "commune"}))
        options.append(Option("label-more", asked.tap(page + 1), number))
        said.append(Words("figures-numbered", {"number": number, "line": chat.text("label-more")}))
    elif branches:
        options.append(Option("label-these-branches", replace(asked, level="branch").tap(), number))
        said.append(Words("figures-numbered", {"number": number, "line": chat.text("label-these-branches")}))
    return Reply(tuple(said), tuple(options), quiet=True)
