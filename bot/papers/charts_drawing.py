"""Draws charts that are read on a phone: large letters, colours that everybody can tell apart, patterns besides."""

import io
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # most of a second of import that only who draws pays for
    from matplotlib.figure import Figure

WIDTH = 1080  # pixels
_DPI = 100
# Okabe–Ito
_BLUE, _ORANGE, _INK, _GREY, _PALE = "#0072B2", "#E69F00", "#1A1A1A", "#595959", "#E3E3E3"
_LINE = "#D55E00"
_NAME, _SMALL, _HEAD, _TITLE = 30, 27, 32, 44  # letters in pixels
_CLOSE, _SMALLEST = 24, 20  # of many that stand side by side; of what would not fit
_LETTER = 0.6  # of its height: the width of a letter
_BARS = 400  # where the bars begin
_UNDER = 275  # pixels under the months: their values, the years, the legend
_BAR = 92  # pixels from one bar to the next
_NAME_LETTERS = 19  # of a name in one line
_HEADING_LETTERS = 54
_TITLE_LETTERS = 34
_TOP, _BOTTOM, _LEFT, _RIGHT = 36, 120, 40, 40
_ALONE = threading.Lock()  # matplotlib shares caches between pictures


@dataclass(frozen=True)
class Bar:
    """One unit: percent, or None where there is none, and what stands beside the bar. `gap`: units left out."""

    name: str
    percent: float | None
    value: str
    meetings: int = 0
    gap: bool = False


@dataclass(frozen=True)
class Bars:
    """Units side by side, with the line that they are held against in percent."""

    title: str
    subtitle: str
    figure: str
    line: int
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True)
class Month:
    """One month: whole percent; None without a roll."""

    number: int
    year: int
    percent: int | None
    meetings: int
    running: bool = False  # it is not over: nobody knows yet whether they meet


@dataclass(frozen=True)
class Months:
    """The months of a unit, with the line."""

    title: str
    subtitle: str
    figure: str
    line: int
    months: tuple[Month, ...]


def draw_bars(chart: Bars, said: Mapping[str, str]) -> bytes:
    """A PNG. `said`: the words of the legend."""
    with _ALONE:
        return _bars(chart, said)


def draw_months(chart: Months, said: Mapping[str, str]) -> bytes:
    """A PNG. `said`: the words of the legend."""
    with _ALONE:
        return _months(chart, said)


def _bars(chart: Bars, said: Mapping[str, str]) -> bytes:
    heading = _heading(chart.title, chart.subtitle, chart.figure)
    top = _height(heading) + 60
    bottom = _BOTTOM + (46 if chart.note else 0)
    height = top + max(len(chart.bars), 1) * _BAR + bottom
    figure = _figure(height)
    _write(figure, heading, height)
    left = _BARS
    axes = figure.add_axes(
        (left / WIDTH, bottom / height, (WIDTH - left - _RIGHT) / WIDTH, (height - top - bottom) / height)
    )
    count = max(len(chart.bars), 1)
    axes.set(xlim=(0, 100), ylim=(count - 0.5, -0.5), xticks=[], yticks=[])
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(_GREY)
    for place, bar in enumerate(chart.bars):
        if bar.gap:
            axes.text(2, place, bar.name, ha="left", va="center", size=_pt(_SMALL), color=_GREY, style="italic")
            continue
        name = wrapped(bar.name, _NAME_LETTERS, 3)
        size = _pt(_NAME if len(name) < 3 else _SMALL)
        axes.text(-3, place, "\n".join(name), ha="right", va="center", size=size, color=_INK, linespacing=1.05)
        if bar.percent is None:
            axes.text(2, place, bar.value, ha="left", va="center", size=_pt(_SMALL), color=_GREY, style="italic")
            continue
        low = bar.percent < chart.line
        axes.barh(
            place, min(bar.percent, 100), 0.46, color=_ORANGE if low else _BLUE, hatch="//" if low else None,
            edgecolor="white" if low else _BLUE, linewidth=0,
        )  # fmt: skip
        _value(axes, place, bar, chart.line)
    if chart.bars:
        axes.axvline(chart.line, color=_LINE, linewidth=3, linestyle=(0, (4, 3)), zorder=4)
        axes.text(
            chart.line, -0.62, said["line"], ha="center", va="bottom", size=_pt(_SMALL), color=_LINE, weight="bold"
        )
        _legend(figure, height, said, chart.note)
    else:
        axes.text(0, 0, said["nothing"], ha="left", va="center", size=_pt(_NAME), color=_GREY)
    return _png(figure)


def _value(axes: Any, place: int, bar: Bar, line: int) -> None:
    """On a bar that passes the line; of a shorter one behind the line, where nothing crosses it."""
    percent = bar.percent or 0
    room = WIDTH - _BARS - (WIDTH - _BARS - _RIGHT) * (line + 2) / 100 - 10
    size = min(_SMALL, room / (_LETTER * max(len(bar.value), 1)))  # of "53% (12.340/23.456)" smaller letters
    beside = percent < line and size >= _SMALLEST
    at, size = (line + 2, size) if beside else (2, _SMALL)
    white = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none"}
    axes.text(at, place, bar.value, ha="left", va="center", size=_pt(size), color=_INK, bbox=white, zorder=5)


def _legend(figure: "Figure", height: float, said: Mapping[str, str], note: str) -> None:
    from matplotlib.patches import Patch

    patches = [
        Patch(facecolor=_BLUE, edgecolor=_BLUE, label=said["above"]),
        Patch(facecolor=_ORANGE, edgecolor="white", hatch="//", label=said["below"]),
    ]
    at = (_LEFT / WIDTH, (70 if note else 26) / height)
    figure.legend(handles=patches, loc="lower left", bbox_to_anchor=at, ncols=2, frameon=False, fontsize=_pt(_SMALL))
    if note:
        figure.text(_LEFT / WIDTH, 34 / height, note, size=_pt(_SMALL), color=_GREY, va="bottom")


def _months(chart: Months, said: Mapping[str, str]) -> bytes:
    heading = _heading(chart.title, chart.subtitle, chart.figure)
    top = _height(heading) + 50
    height = top + 620 + _UNDER
    figure = _figure(height)
    _write(figure, heading, height)
    axes = figure.add_axes((110 / WIDTH, _UNDER / height, (WIDTH - 110 - _RIGHT) / WIDTH, 620 / height))
    count = len(chart.months)
    axes.set(xlim=(-0.6, max(count, 1) - 0.4), ylim=(0, 104))
    axes.set_yticks(range(0, 101, 20), [f"{value}%" for value in range(0, 101, 20)], size=_pt(_SMALL), color=_GREY)
    axes.grid(axis="y", color=_PALE, linewidth=1.5)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
    axes.tick_params(axis="x", pad=8)
    each = count <= 13
    axes.set_xticks(
        range(count), [str(one.number) for one in chart.months], size=_pt(_SMALL if each else 23), color=_INK
    )
    _years(axes, chart.months, -17 if each else -13)
    axes.axhline(chart.line, color=_LINE, linewidth=3, linestyle=(0, (4, 3)), label=said["line"])
    rates = [float("nan") if one.percent is None else min(one.percent, 100) for one in chart.months]
    axes.plot(
        range(count), rates, color=_BLUE, linewidth=4.5, marker="o", markersize=13, label=said["rate"], clip_on=False
    )
    for at, one in enumerate(chart.months):
        if each:  # in a row below, where neither the curve nor the line crosses them
            value = "–" if one.percent is None else f"{one.percent}%"
            size = _SMALL if count <= 10 else _CLOSE
            axes.text(at, -10, value, ha="center", va="top", size=_pt(size), color=_INK, weight="bold")
        elif one.percent is not None and at in _told(chart.months):
            _label(axes, chart, at, one.percent)
    for key, marker, found in (
        ("none", "x", [at for at, one in enumerate(chart.months) if not one.meetings and not one.running]),
        ("not-yet", "o", [at for at, one in enumerate(chart.months) if not one.meetings and one.running]),
        ("no-roll", "D", [at for at, one in enumerate(chart.months) if one.meetings and one.percent is None]),
    ):
        if found:
            axes.plot(
                found, [3] * len(found), color=_GREY, linestyle="", marker=marker, markersize=13, markeredgewidth=3,
                markerfacecolor="white", label=said[key], clip_on=False,
            )  # fmt: skip
    figure.legend(loc="lower left", bbox_to_anchor=(_LEFT / WIDTH, 16 / height), ncols=2, frameon=False,
                  fontsize=_pt(_SMALL), columnspacing=1.2)  # fmt: skip
    return _png(figure)


def _label(axes: Any, chart: Months, at: int, percent: int) -> None:
    """Above its point, or below where the line of the next month would cross it."""
    before = chart.months[at - 1].percent if at else None
    after = chart.months[at + 1].percent if at + 1 < len(chart.months) else None
    near = [value for value in (before, after) if value is not None]
    under = bool(near) and all(value > percent for value in near) and percent > 12
    white = {"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.85}
    axes.text(
        at, min(percent, 100) + (-4 if under else 4), f"{percent}%", ha="center", va="top" if under else "bottom",
        size=_pt(_SMALL), color=_INK, weight="bold", bbox=white, zorder=5,
    )  # fmt: skip


def _told(months: Sequence[Month]) -> set[int]:
    """Of many months: the last one, the lowest and the highest."""
    rated = [(one.percent, at) for at, one in enumerate(months) if one.percent is not None]
    return {rated[-1][1], min(rated)[1], max(rated)[1]} if rated else set()


def _years(axes: Any, months: Sequence[Month], below: int) -> None:
    """Below the months, each year in the middle of its own."""
    for year in dict.fromkeys(one.year for one in months):
        places = [at for at, one in enumerate(months) if one.year == year]
        # The name of a year with a single month is wider than that month: it reaches outwards.
        alone = len(places) == 1 < len(months)
        side = ("right", 0.4) if alone and not places[0] else ("left", -0.4) if alone else ("center", 0.0)
        middle = (places[0] + places[-1]) / 2 + side[1]
        axes.text(middle, below, str(year), ha=side[0], va="top", size=_pt(_SMALL), color=_GREY)
        if places[0]:
            axes.axvline(places[0] - 0.5, ymin=(below - 4) / 104, ymax=0.0, color=_GREY, linewidth=1.5, clip_on=False)


def wrapped(text: str, letters: int, most: int) -> list[str]:
    """Lines of at most so many letters, broken between words; what does not fit ends in "…"."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    lines = [line if len(line) <= letters else line[: letters - 1] + "…" for line in lines]
    if len(lines) > most:
        last = lines[most - 1]
        lines = [*lines[: most - 1], last[: letters - 1].rstrip() + "…"]
    return lines or [""]


def _heading(title: str, subtitle: str, figure: str) -> list[tuple[str, int, str, str]]:
    """Lines: text, size in pixels, colour, weight."""
    return [
        *((line, _TITLE, _INK, "bold") for line in wrapped(title, _TITLE_LETTERS, 2)),
        *((line, _HEAD, _INK, "normal") for line in _at_comma(subtitle, _HEADING_LETTERS)),
        *((line, _HEAD, _BLUE, "bold") for line in _at_comma(figure, _HEADING_LETTERS - 6)),
    ]


def _at_comma(text: str, letters: int) -> list[str]:
    """One line if it fits, else broken where a new thought begins."""
    first, comma, rest = text.partition(", ")
    if len(text) <= letters or not comma:
        return wrapped(text, letters, 2)
    return [*wrapped(first + ",", letters, 2), *wrapped(rest, letters, 2)]


def _height(heading: list[tuple[str, int, str, str]]) -> float:
    return _TOP + sum(1.42 * size for _text, size, _colour, _weight in heading)


def _write(figure: "Figure", heading: list[tuple[str, int, str, str]], height: float) -> None:
    at = height - _TOP
    for text, size, colour, weight in heading:
        figure.text(_LEFT / WIDTH, at / height, text, size=_pt(size), color=colour, weight=weight, va="top")
        at -= 1.42 * size


def _figure(height: float) -> "Figure":
    import matplotlib
    from matplotlib.figure import Figure

    matplotlib.rcParams.update({"font.family": "DejaVu Sans", "text.parse_math": False, "hatch.linewidth": 3.0})
    return Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor="white")


def _pt(pixels: float) -> float:
    return pixels * 72 / _DPI


def _png(figure: "Figure") -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    out = io.BytesIO()
    canvas: Any = FigureCanvasAgg(figure)
    canvas.print_png(out, metadata={"Software": None})
    return out.getvalue()
