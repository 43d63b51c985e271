"""Which branches have not met in a period, or have meetings without a roll, and whom to ask there."""

from dataclasses import replace

from bot import figure_options
from bot.figure_asked import Asked, remember
from bot.figure_periods import period_name
from bot.replies import Chat, Option, Plain, Reply, Said, Words
from models.met import branches_met, heads_of
from models.units import UnitKind, get_unit

PAGE = 8  # branches in one message
_HEADINGS = {"unmet": "idle-unmet", "met": "idle-met", "unmarked": "idle-unmarked"}


def listing(chat: Chat, asked: Asked, page: int = 0) -> Reply:
    """A page of those branches, each to be chosen by its number; with the head's name for whoever may see names."""
    period, what = asked.period, asked.what
    every = branches_met(chat.session, chat.who, asked.unit_id, period.start, period.end)
    remember(chat, asked)
    if not every:
        return Reply((Words("idle-none"),))
    wanted = {
        "unmet": lambda one: one.meetings == 0,
        "met": lambda one: one.meetings > 0,
        "unmarked": lambda one: one.with_roll < one.meetings,
    }[what]
    found = list(filter(wanted, every))
    name = figure_options.sentence(period_name(chat, period))
    unit = get_unit(chat.session, asked.unit_id)
    said: list[Said] = [
        Words(_HEADINGS[what], {"period": name, "count": len(found), "all": len(every), "unit": unit.name})
    ]
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
