"""The table of criteria as a little sheet: a row each with what, points, and the value that has them all."""

from collections.abc import Mapping
from typing import Any

from bot.reading.grading_line import TableLine, read_table_line
from models.text import clean
from models.workbooks import read_sheets

MOST = 19  # rows


def read_criteria(content: bytes, file_name: str) -> TableLine | None:
    """What the sheet sets; None where it sets nothing. Raises UnreadableFile."""
    rows = [[_plain(cell) for cell in row] for row in read_sheets(content, file_name)[0].rows]
    lines = [" ".join(_said([cell for cell in row if cell])) for row in rows if any(row)]
    if lines and not any(letter.isdigit() for letter in lines[0]):
        lines = lines[1:]  # the heads
    return read_table_line("\n".join(["tiêu chí", *lines[:MOST]]))


def _said(cells: list[str]) -> list[str]:
    """As it is typed in chat: "dự sinh hoạt 30 điểm đạt 70"."""
    match cells:
        case [what, points, full, *_] if points.isdigit():
            return [what, points, "điểm đạt", full]
        case _:
            return cells


def _plain(cell: Any) -> str:
    text = clean(str(cell)).removesuffix("%").strip()
    return text.removesuffix(".0")


def wanted_table(kept: Mapping[str, Any], read: TableLine) -> dict[str, Any]:
    """A table as a setting with what is read in it; what is not named stays, and what has no points goes."""
    new = {of.value: [of.value, points, full] for of, points, full in read.criteria}
    rows = [new.pop(row[0], row) for row in kept["criteria"]] + list(new.values())
    return {**kept, **read.lines, "criteria": [row for row in rows if row[1] > 0]}
