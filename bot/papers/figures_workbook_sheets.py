"""The sheets of the figures' Excel file: summary, by unit, by meeting, by month, members, and charts of Excel's own."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.papers.figures_workbook_cells import Cell, Column, Pen, Percent, Sum
from bot.papers.figures_workbook_charts import write_charts
from bot.papers.figures_workbook_summary import FIRST, at, day_of, notes_of, percent, write_summary
from bot.unit_tags import tagged
from models.figures import Attended
from models.workbook_figures import FiguresBook, MeetingLine, UnitLine

_TALLY = (
    Column("workbook-column-meetings", 10),
    Column("workbook-column-with-roll", 12),
    Column("workbook-column-present", 11),
    Column("workbook-column-expected", 13),
    Column("workbook-column-percent", 10),
    Column("workbook-column-excused", 10),
    Column("workbook-column-absent", 12),
)
_UNITS = (
    Column("workbook-column-unit", 42), Column("workbook-column-kind", 14), Column("workbook-column-above", 26),
    Column("workbook-column-code", 12), Column("workbook-column-members", 11), *_TALLY,
)  # fmt: skip
_MEETINGS = (
    Column("workbook-column-day", 13), Column("workbook-column-unit", 34), Column("workbook-column-above", 26),
    Column("workbook-column-of", 26), Column("workbook-column-present", 11), Column("workbook-column-expected", 13),
    Column("workbook-column-percent", 10), Column("workbook-column-excused", 10), Column("workbook-column-absent", 12),
    Column("workbook-column-note", 20),
)  # fmt: skip
_MONTHS = (
    Column("workbook-column-month", 28), Column("workbook-column-from", 13), Column("workbook-column-to", 13), *_TALLY,
)  # fmt: skip
_MEMBERS = (
    Column("workbook-column-branch", 30), Column("paper-number", 8), Column("paper-name", 32), Column("paper-year", 11),
    Column("workbook-column-came", 10), Column("workbook-column-counted", 14), Column("workbook-column-percent", 10),
    Column("workbook-column-note", 20),
)  # fmt: skip
_MOST_PARTS = 250  # of a sum: Excel takes 255


def write_sheets(file: Any, book: FiguresBook, language: str) -> None:
    """All sheets, in the order in which they are read."""
    pen = Pen(file, language)
    names = ["workbook-sheet-summary", "workbook-sheet-charts", "workbook-sheet-units", "workbook-sheet-months"]
    if book.meetings:
        names.insert(3, "workbook-sheet-meetings")
    if book.members is not None:
        names.append("workbook-sheet-members")
    sheets = {name: file.add_worksheet(pen.text(name)) for name in names}
    top = _units(pen, sheets["workbook-sheet-units"], book)
    spans = {"workbook-sheet-months": _months(pen, sheets["workbook-sheet-months"], book)}
    if book.meetings:
        spans["workbook-sheet-meetings"] = _meetings(pen, sheets["workbook-sheet-meetings"], book)
    if book.members is not None:
        _members(pen, sheets["workbook-sheet-members"], book)
    write_summary(pen, sheets["workbook-sheet-summary"], book, top, spans)
    write_charts(pen, sheets["workbook-sheet-charts"], book, pen.text("workbook-sheet-charts"))


def _tally(attended: Attended, row: int, first: int) -> list[Cell]:
    """The columns of _TALLY; the share is computed from the two numbers before it."""
    present, expected = at(row, first + 2), at(row, first + 3)
    share = Percent(percent(attended.present, attended.expected), f'IF({expected}=0,"",{present}/{expected})')
    numbers = (attended.meetings, attended.with_roll, attended.present, attended.expected)
    return [*numbers, share, attended.excused, attended.absent]


def _units(pen: Pen, sheet: Any, book: FiguresBook) -> int:
    """Every unit is the sum of the lines one level below it. The row of the asked unit."""
    notes = [*notes_of(pen, book), pen.text("workbook-units-note")]
    if book.units_left:
        notes.append(pen.text("workbook-units-left", left=book.units_left))
    header = pen.heading(sheet, pen.text("workbook-units-title", unit=book.unit), notes)
    top = pen.columns(sheet, header, _UNITS)
    below = _below(book.units)
    for place, line in enumerate(book.units):
        row = top + place
        look = "strong" if below[place] else ""
        sheet.set_row(row, None, None, {"level": min(line.level, 7)})
        name = pen.text("workbook-direct-line", unit=line.name) if line.direct else tagged(pen.language, line)
        kind = pen.text("workbook-unit-kind", kind=line.kind)
        members: Cell = line.members
        if line.had is not None and line.ended is not None:  # words, so that no sum counts them twice
            last = day_of(line.ended.day - timedelta(days=1))
            members = pen.text("workbook-members-till", members=line.had, day=last)
        cells: list[Cell] = [name, kind, line.above, line.code, members, *_tally(line.attended, row, FIRST)]
        if below[place]:
            for column, cell in enumerate(cells):
                if isinstance(cell, int) and (column >= FIRST or _adds_up(book.units, place, below[place])):
                    cells[column] = _sum(cell, column, [top + one for one in below[place]])
        for column, cell in enumerate(cells):
            pen.write(sheet, row, column, cell, look, line.level if column == 0 else 0)
    sheet.outline_settings(symbols_below=False)
    pen.finish(sheet, header, top + len(book.units) - 1, len(_UNITS))
    return top


def _below(lines: Sequence[UnitLine]) -> list[list[int]]:
    """For each line the places of the lines one level below it."""
    found: list[list[int]] = [[] for _ in lines]
    path: list[int] = []
    for place, line in enumerate(lines):
        del path[line.level :]
        if path:
            found[path[-1]].append(place)
        path.append(place)
    return found


def _adds_up(lines: Sequence[UnitLine], place: int, below: Sequence[int]) -> bool:
    """Whether the members of the lines below are all known and make up the unit's: a branch's groups are not."""
    found = [lines[one].members for one in below]
    return sum(one or 0 for one in found) == lines[place].members


def _sum(value: int, column: int, rows: Sequence[int]) -> Cell:
    spans: list[list[int]] = []
    for row in rows:
        if spans and spans[-1][1] == row - 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    if len(spans) > _MOST_PARTS:
        return value
    parts = (f"{at(a, column)}:{at(b, column)}" if a < b else at(a, column) for a, b in spans)
    return Sum(value, f"SUM({','.join(parts)})")


def _meetings(pen: Pen, sheet: Any, book: FiguresBook) -> tuple[int, int]:
    """Every meeting by its day. Its first and last row."""
    notes = [*notes_of(pen, book), pen.text("workbook-meetings-note")]
    header = pen.heading(sheet, pen.text("workbook-meetings-title", unit=book.unit), notes) + 1
    top, last = header + 1, header + len(book.meetings)
    pen.write(sheet, header - 1, 3, pen.text("workbook-shown-sum"), "strong")
    for column, name in ((4, "present"), (5, "expected"), (7, "excused"), (8, "absent")):
        shown = sum(getattr(one, name) for one in book.meetings if one.rolled)
        span = f"{at(top, column)}:{at(last, column)}"
        pen.write(sheet, header - 1, column, Sum(shown, f"SUBTOTAL(109,{span})"), "strong")
    total, share = book.total, f"{at(header - 1, 4)}/{at(header - 1, 5)}"
    formula = f'IF({at(header - 1, 5)}=0,"",{share})'
    pen.write(sheet, header - 1, 6, Percent(percent(total.present, total.expected), formula), "strong")
    pen.columns(sheet, header, _MEETINGS)
    kinds = {one.kind: pen.text("meeting-Kind", kind=one.kind) for one in book.meetings}
    words = {name: pen.text(f"workbook-note-{name}") for name in ("no-roll", "count")}
    for row, line in enumerate(book.meetings, start=top):
        pen.row(sheet, row, _meeting(line, kinds[line.kind], words))
    pen.finish(sheet, header, last, len(_MEETINGS), held=2)
    return top, last


def _meeting(line: MeetingLine, kind: str, words: dict[str, str]) -> list[Cell]:
    where: list[Cell] = [line.day, line.unit, line.above, kind]
    if not line.rolled:
        return [*where, None, None, None, None, None, words["no-roll"]]
    share = Percent(percent(line.present, line.expected))
    if line.count_only:
        return [*where, line.present, line.expected, share, None, None, words["count"]]
    return [*where, line.present, line.expected, share, line.excused, line.absent, None]


def _months(pen: Pen, sheet: Any, book: FiguresBook) -> tuple[int, int]:
    """Every month of the books, and their sum. Its first and last row."""
    header = pen.heading(sheet, pen.text("workbook-months-title", unit=book.unit), notes_of(pen, book))
    top = pen.columns(sheet, header, _MONTHS)
    last = top + len(book.months) - 1
    for row, (month, attended) in enumerate(book.months, start=top):
        name = pen.text("workbook-month", month=month.number, year=str(month.year))
        pen.row(sheet, row, [name, month.start, month.end - timedelta(days=1), *_tally(attended, row, 3)])
    total = sum((attended for _month, attended in book.months), Attended())
    cells = _tally(total, last + 1, 3)
    for place, cell in enumerate(cells):
        if isinstance(cell, int) and book.months:
            cells[place] = Sum(cell, f"SUM({at(top, 3 + place)}:{at(last, 3 + place)})")
    pen.row(sheet, last + 1, [pen.text("workbook-sum"), None, None, *cells], "strong")
    pen.finish(sheet, header, last, len(_MONTHS))
    return top, last


def _members(pen: Pen, sheet: Any, book: FiguresBook) -> None:
    members = book.members or ()
    notes = [*notes_of(pen, book), pen.text("workbook-members-note", day=day_of(book.on))]
    header = pen.heading(sheet, pen.text("workbook-members-title", unit=book.unit), notes)
    top = pen.columns(sheet, header, _MEMBERS)
    words = {name: pen.text(f"workbook-note-{name}") for name in ("away", "honorary")}
    for row, one in enumerate(members, start=top):
        share = Percent(percent(one.present, one.expected))
        note = ", ".join(word for name, word in words.items() if getattr(one, name))
        year = None if one.birth_year is None else str(one.birth_year)  # a name of a year, no amount: 1960, not 1.960
        cells: list[Cell] = [one.branch, one.number, one.full_name, year, one.present, one.expected, share, note]
        pen.row(sheet, row, cells)
    pen.finish(sheet, header, top + len(members) - 1, len(_MEMBERS), held=3)
