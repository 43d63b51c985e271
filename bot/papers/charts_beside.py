"""A chart of a few units that somebody sets side by side, wherever they lie."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from bot.figure_periods import period_so_far
from bot.papers import Reader
from bot.papers.charts_drawing import Bar, Bars
from bot.papers.charts_said import rate, value
from models import clock
from models.conversations import Who
from models.cut_offs import cut_offs
from models.figures import Attended, of_units
from models.gathering import lines_of
from models.periods import Period
from models.units import ancestors, get_unit
from models.workbook_periods import named_period


def drawn_beside(
    session: Session, reader: Reader, who: Who, units: Sequence[int], start: date, end: date, as_of: date | None
) -> tuple[str, Period, Bars]:
    """Their names together, the time, and a bar each, the highest first. Raises NotAllowed, NoSuchUnit."""
    found = of_units(session, who, units, start, end, as_of=as_of)
    period = named_period(start, end, cut_offs(session, units[0]))
    names = {one: get_unit(session, one).name for one in units}
    alike = len(set(names.values())) < len(names)
    if alike:  # "thôn Mận" of two communes
        names = {one: ", ".join(unit.name for unit in ancestors(session, one)[:2]) for one in units}
    bars = [Bar(names[one], found[one].percent, value(reader, found[one]), found[one].meetings) for one in units]
    bars.sort(key=lambda bar: -1 if bar.percent is None else bar.percent, reverse=True)
    title = ", ".join(names.values())
    subtitle = f"{reader.text('chart-title-units')}, {period_so_far(reader, period, clock.today())}"  # type: ignore[arg-type]
    whole = sum((found[one] for one in units), Attended()) if not _overlap(session, units) else Attended()
    figure = rate(reader, whole) if whole.expected else ""
    return title, period, Bars(title, subtitle, figure, lines_of(session, units[0])[0].percent, tuple(bars))


def _overlap(session: Session, units: Sequence[int]) -> bool:
    """Whether one of them lies below another."""
    return any(above.id in units for one in units for above in ancestors(session, one)[1:])
