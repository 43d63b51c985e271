"""Figures as a table: medians with their range, and each goal held against them."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure beside its peer or limit. `met` is None where there is no goal."""

    what: str
    ours: str
    beside: str = ""
    ratio: str = ""
    goal: str = ""
    met: bool | None = None


def middle(numbers: Sequence[float], unit: str = "", digits: int = 0) -> str:
    """The median with the range: "492 (470–510)/s"."""
    low, median, high = (f"{one:.{digits}f}" for one in (min(numbers), statistics.median(numbers), max(numbers)))
    return f"{median} ({low}–{high}){unit}"


def by_turns(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """How many times theirs ours is, pass by pass: neighbours in time saw the same machine."""
    return [mine / other for mine, other in zip(ours, theirs, strict=True)]


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown."""
    head = ("what", "chihoi", "beside it", "ratio", "goal", "met")
    cells = [head] + [
        (row.what, row.ours, row.beside, row.ratio, row.goal, {None: "", True: "yes", False: "NO"}[row.met])
        for row in rows
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
