"""Charts as pictures for the chat: what is drawn is gathered here; `charts_drawing` draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlmodel import Session

import locales
from bot.figure_periods import period_name, period_so_far, running
from bot.papers import Made, Paper, Reader
from bot.papers.charts_beside import drawn_beside
from bot.papers.charts_drawing import Bar, Bars, Month, Months, draw_bars, draw_months
from bot.papers.charts_said import rate, value
from bot.papers.figures_workbook import file_name
from bot.unit_tags import tagged
from models import clock, periods
from models.conversations import Who
from models.cut_offs import cut_offs
from models.figures import attendance, by_month
from models.gathering import Gathered, gathering, lines_of
from models.periods import Period
from models.workbook_periods import checked, months_of, named_period

MIME = "image/png"
MOST_BARS = 14
HIGHEST, LOWEST = 5, 8  # of more bars than that
MOST_MONTHS = 24
FEWEST_MONTHS = 3  # of a shorter period the months before are drawn, too
BEFORE = 12
KINDS = ("units", "months", "gathering")


@dataclass(frozen=True)
class Chart:
    """What is drawn: a unit and its figure, and either bars or months."""

    what: str
    unit: str
    period: Period
    drawn: Bars | Months


def gather(session: Session, reader: Reader, args: dict[str, Any]) -> Chart:
    """args: "what" (one of KINDS), "unit", "start" and "end" (ISO days), perhaps "as_of", and in
    "beside" further units that stand beside the one. Raises NotAllowed,
    NoSuchUnit, NoSuchPeriod."""
    start, end = date.fromisoformat(args["start"]), date.fromisoformat(args["end"])
    as_of = date.fromisoformat(args["as_of"]) if args.get("as_of") else None
    checked(start, end)
    who = cast(Who, reader)  # rights are asked of her person_id
    if args.get("beside"):
        units = [args["unit"], *args["beside"]]
        return Chart("units", *drawn_beside(session, reader, who, units, start, end, as_of))
    draw = {"months": _by_month, "gathering": _gathering}.get(args["what"], _by_unit)
    return draw(session, reader, who, args["unit"], start, end, as_of)


def _by_unit(
    session: Session, reader: Reader, who: Who, unit_id: int, start: date, end: date, as_of: date | None
) -> Chart:
    """The units right below, the highest first."""
    report = attendance(session, who, unit_id, start, end, as_of=as_of)
    period = named_period(start, end, cut_offs(session, unit_id))
    bars = []
    for part in report.parts:
        name = reader.text("chart-direct", unit=part.name) if part.direct else tagged(reader.language, part)
        bars.append(Bar(name, part.attended.percent, value(reader, part.attended), part.attended.meetings))
    line = lines_of(session, unit_id)[0].percent
    drawn = Bars(
        report.unit,
        f"{reader.text('chart-title-units')}, {period_so_far(cast(Any, reader), period, clock.today())}",
        rate(reader, report.total),
        line,
        *_fewer(reader, bars),
    )
    return Chart("units", report.unit, period, drawn)


def _fewer(reader: Reader, bars: Sequence[Bar]) -> tuple[tuple[Bar, ...], str]:
    """All bars, or the highest and lowest with what was left out in words; and what is not drawn at all."""
    rated = sorted((bar for bar in bars if bar.percent is not None), key=lambda bar: -(bar.percent or 0))
    others = [bar for bar in bars if bar.percent is None]
    if len(bars) <= MOST_BARS:
        return (*rated, *others), ""
    silent = sum(not bar.meetings for bar in others)
    note = reader.text("chart-silent", silent=silent, unmarked=len(others) - silent) if others else ""
    if len(rated) <= MOST_BARS:
        return tuple(rated), note
    between = Bar(reader.text("chart-left", left=len(rated) - HIGHEST - LOWEST), None, "", gap=True)
    return (*rated[:HIGHEST], between, *rated[-LOWEST:]), note


def _by_month(
    session: Session, reader: Reader, who: Who, unit_id: int, start: date, end: date, as_of: date | None
) -> Chart:
    """The months of the period; of a short one those before it, too; of a long one the last two years."""
    cut_off = cut_offs(session, unit_id)
    period = named_period(start, end, cut_off)
    today = clock.today()
    end = min(end, today + periods.DAY)
    months = months_of(start, end, cut_off)
    if len(months) < FEWEST_MONTHS:
        first = months[0].number - BEFORE + 1
        year = months[0].year
        months = months_of(periods.opens(year, first, cut_off), end, cut_off)
        months = months[-BEFORE:]
        period = Period(months[0].start, months[-1].end, "range")
    months = months[-MOST_MONTHS:]
    found = by_month(session, who, unit_id, months, as_of=as_of)
    report = attendance(session, who, unit_id, months[0].start, months[-1].end, as_of=as_of)
    if months[0].start > period.start:
        period = Period(months[0].start, months[-1].end, "range")
    drawn = Months(
        report.unit,
        f"{reader.text('chart-title-months')}, {period_name(cast(Any, reader), period)}",
        rate(reader, report.total),
        lines_of(session, unit_id)[0].percent,
        tuple(
            Month(one.number, one.year, had.percent, had.meetings, running(one, today))
            for one, had in zip(months, found, strict=True)
        ),
    )
    return Chart("months", report.unit, period, drawn)


def _gathering(
    session: Session, reader: Reader, who: Who, unit_id: int, start: date, end: date, as_of: date | None
) -> Chart:
    """The gathering rate of the units right below, at the end of the period (today, if it is not over)."""
    on = min(end - periods.DAY, clock.today())
    report = gathering(session, who, unit_id, on, as_of=as_of)

    lines = report.line, report.floor

    def gathered_in_words(gathered: Gathered) -> str:
        percent = gathered.shown(*lines)
        if percent is None:
            return reader.text("chart-value-no-women")
        members, women = (locales.number(reader.language, n) for n in (gathered.members, gathered.women))
        return reader.text("chart-value", percent=percent, present=members, expected=women)

    bars = [
        Bar(one.name, one.gathered.shown(*lines), gathered_in_words(one.gathered), int(one.lacking == 0))
        for one in report.parts
    ]
    total = report.total
    figure = reader.text("chart-gathered-not")
    if total.percent is not None:
        members, women = (locales.number(reader.language, n) for n in (total.members, total.women))
        figure = reader.text("chart-gathered", members=members, women=women, percent=total.shown(*lines))
    shown, _silent = _fewer(reader, bars)
    note = reader.text("chart-missing", missing=report.lacking) if report.lacking else ""
    day = Period(on, on + periods.DAY, "day", on.year)
    subtitle = reader.text("chart-title-gathering") + ", " + period_name(cast(Any, reader), day)
    drawn = Bars(report.unit, subtitle, figure, report.line.percent, shown, note)
    return Chart("gathering", report.unit, day, drawn)


def make(reader: Reader, chart: Chart) -> Made:
    """The picture."""
    words = told(reader, chart)
    text = reader.text
    line = chart.drawn.line
    said = {
        "line": text("chart-line", line=line),
        "above": text("chart-above", line=line),
        "below": text("chart-below", line=line),
        "nothing": text("chart-nothing"),
        "rate": text("chart-month-rate"),
        "none": text("chart-month-none"),
        "not-yet": text("chart-month-not-yet"),
        "no-roll": text("chart-month-no-roll"),
    }
    content = draw_months(chart.drawn, said) if isinstance(chart.drawn, Months) else draw_bars(chart.drawn, said)
    name = file_name(text("chart-file", unit=chart.unit, period=words["period"]))
    return Made(f"{name}.png", MIME, content, words)


def told(reader: Reader, chart: Chart) -> dict[str, Any]:
    """What the text that goes with the picture says."""
    return {"what": chart.what, "unit": chart.unit, "period": period_name(cast(Any, reader), chart.period)}


PAPER = Paper(gather, make, told=told)
