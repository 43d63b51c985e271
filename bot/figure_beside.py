"""Units side by side: the same figure of the same time, one line each, and by how much they differ."""

from dataclasses import replace

import locales
from bot import figure_options
from bot.figure_asked import SIDES, Asked, remember
from bot.figure_members import last_day
from bot.figure_periods import period_name, period_so_far
from bot.replies import Chat, Option, Plain, Reply, Said, Words
from models import figures
from models.comparisons import a_year_before
from models.figures import Attended
from models.gathering import gathering
from models.member_figures import members_on
from models.periods import Period, previous
from models.units import get_unit


def side_by_side(chat: Chat, asked: Asked, _page: int = 0) -> Reply:
    """The figure of each unit, to be chosen by its number, and the difference between them. Raises NotAllowed."""
    units = [asked.unit_id, *asked.beside]
    lines, values = _LOOK.get(asked.what, _attended)(chat, asked, units)
    remember(chat, asked)
    period = period_so_far(chat, asked.period, chat.local().date())
    day = last_day(chat, asked) if asked.what in {"side-gathering", "side-members"} else "none"
    said: list[Said] = [
        Words("side-heading", {"period": figure_options.sentence(period), "day": day, "what": asked.what})
    ]
    said += [
        Words("figures-numbered", {"number": number, "line": figure_options.sentence(line)})
        for number, line in enumerate(lines, start=1)
    ]
    said += _against(chat, asked, units, values) if asked.against else _difference(chat, asked, units, values)
    options = tuple(
        Option(
            "label-unit",
            replace(asked, unit_id=one, what=SIDES[asked.what], beside=()).tap(),
            number,
            variables={"unit": get_unit(chat.session, one).name},
        )
        for number, one in enumerate(units, start=1)
    )
    return Reply(tuple(said), options, quiet=True)


def _against(chat: Chat, asked: Asked, units: list[int], now: "Values") -> list[Said]:
    """The same of the time before, or a year before, and how each of them changed."""
    span = a_year_before(asked.period) if asked.against == "year" else previous(asked.period)
    _lines, then = _LOOK.get(asked.what, _attended)(chat, replace(asked, period=span), units)
    changes = []
    for one, new, old in zip(units, now, then, strict=True):
        known = new is not None and old is not None
        way = ("up" if new > old else "down" if new < old else "same") if known else "none"  # type: ignore[operator]
        words = {"way": way, "old": _number(chat, old or 0), "new": _number(chat, new or 0), "what": asked.what}
        change = _number(chat, abs((new or 0) - (old or 0)))
        changes.append(chat.text("side-changed", unit=get_unit(chat.session, one).name, change=change, **words))
    before = period_name(chat, span)
    return [Words("side-against", {"before": before, "changes": "; ".join(changes)})]


def two_times(chat: Chat, asked: Asked, spans: tuple[Period, Period]) -> Reply:
    """The figure of one unit in two times, the earlier one first, and how it changed. Raises NotAllowed."""
    found = figures.by_month(chat.session, chat.who, asked.unit_id, spans)
    remember(chat, asked)
    today = chat.local().date()
    said: list[Said] = [Words("side-times", {"unit": figure_options.called(chat, asked.unit_id)})]
    options = []
    for number, (span, attended) in enumerate(zip(spans, found, strict=True), start=1):
        name = figure_options.sentence(period_so_far(chat, span, today))
        line = _told(chat, name, attended)
        said.append(Words("figures-numbered", {"number": number, "line": line}))
        options.append(Option(Plain(name), replace(asked, period=span).tap(), number))
    old, new = (one.percent for one in found)
    if old is None or new is None:
        return Reply((*said, Words("side-not-compared")), tuple(options), quiet=True)
    way = "up" if new > old else "down" if new < old else "same"
    said.append(Words("side-change", {"way": way, "change": abs(new - old), "old": old, "new": new}))
    return Reply(tuple(said), tuple(options), quiet=True)


Values = list[int | None]  # None where there is nothing to compare


def _attended(chat: Chat, asked: Asked, units: list[int]) -> tuple[list[str], Values]:
    span = asked.period
    found = figures.of_units(chat.session, chat.who, units, span.start, span.end, as_of=asked.as_of)
    return [_line(chat, one, found[one]) for one in units], [found[one].percent for one in units]


def _line(chat: Chat, unit_id: int, attended: Attended) -> str:
    return _told(chat, figure_options.called(chat, unit_id), attended)


def _told(chat: Chat, name: str, attended: Attended) -> str:
    if attended.percent is None:
        if not attended.meetings:
            return chat.text("side-not-met", unit=name)
        return chat.text("figures-unit-no-roll", unit=name, meetings=attended.meetings)
    return chat.text("figures-unit", unit=name, **figure_options.figures(chat, attended))


def _often(chat: Chat, asked: Asked, units: list[int]) -> tuple[list[str], Values]:
    span = asked.period
    found = figures.of_units(chat.session, chat.who, units, span.start, span.end, as_of=asked.as_of)
    lines = [
        chat.text(
            "figures-unit-often",
            unit=figure_options.called(chat, one),
            meetings=found[one].meetings,
            with_roll=found[one].with_roll,
        )
        for one in units
    ]
    return lines, [found[one].meetings for one in units]


def _gathered(chat: Chat, asked: Asked, units: list[int]) -> tuple[list[str], Values]:
    day, lines = last_day(chat, asked), list[str]()
    values: Values = []
    for one in units:
        found, name = gathering(chat.session, chat.who, one, day, as_of=asked.as_of), figure_options.called(chat, one)
        total = found.total
        if not total.women:
            lines.append(chat.text("side-no-women", unit=name, members=_number(chat, found.members)))
            values.append(None)
            continue
        words = {"members": _number(chat, total.members), "women": _number(chat, total.women)}
        lines.append(chat.text("gathered-unit", unit=name, percent=total.percent, **words))
        values.append(total.percent)
    return lines, values


def _members(chat: Chat, asked: Asked, units: list[int]) -> tuple[list[str], Values]:
    day = last_day(chat, asked)
    found = [members_on(chat.session, chat.who, one, day, as_of=asked.as_of).total.members for one in units]
    lines = [
        chat.text("side-members", unit=figure_options.called(chat, one), members=_number(chat, count))
        for one, count in zip(units, found, strict=True)
    ]
    return lines, list(found)


_LOOK = {"side-often": _often, "side-gathering": _gathered, "side-members": _members}


def _number(chat: Chat, count: int) -> str:
    return locales.number(chat.who.language, count)


def _difference(chat: Chat, asked: Asked, units: list[int], values: Values) -> list[Said]:
    known = [(value, one) for value, one in zip(values, units, strict=True) if value is not None]
    if len(known) < 2:
        return [Words("side-not-compared")]
    high, low = max(known, key=lambda one: one[0]), min(known, key=lambda one: one[0])
    names = [get_unit(chat.session, one).name for one in units]
    alike = len(set(names)) < len(names)  # "thôn Mận" of two communes
    first, last = (
        figure_options.called(chat, one) if alike else get_unit(chat.session, one).name for one in (high[1], low[1])
    )
    words = {
        "change": _number(chat, high[0] - low[0]),
        "same": "yes" if high[0] == low[0] else "",
        "high": first,
        "High": figure_options.sentence(first),
        "low": last,
        "what": asked.what,
        "two": "yes" if len(units) == 2 else "",
    }
    return [Words("side-difference", words)]
