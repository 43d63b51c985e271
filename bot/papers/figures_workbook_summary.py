"""The first sheet of the figures' Excel file: the figures, how each is counted, and the gathering rate below."""

from datetime import date, timedelta
from typing import Any, cast

import locales
from bot.books_apart import apart_said
from bot.figure_periods import period_name
from bot.papers import Reader
from bot.papers.figures_workbook_cells import Cell, Column, Pen, Percent, Sum
from models import shares
from models.women_places import InPlace
from models.workbook_figures import FiguresBook, period_of

FIRST = 5  # the column of a tally's first number on the sheet of units
_SUMMARY = (
    Column("workbook-column-what", 34), Column("workbook-column-number", 12), Column("workbook-column-of-number", 12),
    Column("workbook-column-percent", 10), Column("workbook-column-how", 86),
)  # fmt: skip


def percent(present: int, expected: int) -> float | None:
    """The share that a cell shows; None where nothing was expected."""
    return present / expected if expected else None


def notes_of(pen: Pen, book: FiguresBook) -> list[str]:
    """The lines under a title: the time, whose tree, and who closes her books on other days."""
    reader = cast(Any, Reader(0, pen.language, locales.DEFAULT_PAIR, ""))
    last = book.end - timedelta(days=1)
    days = {"start": day_of(book.start), "end": day_of(last)}
    period = pen.text("workbook-file-period", period=period_name(reader, period_of(book)), **days)
    tree = pen.text("workbook-file-tree", day=day_of(book.as_of or book.made_on), made=day_of(book.made_on))
    apart = apart_said(pen.language, book.apart, book.unit)
    return [period, tree, *([apart] if apart else [])]


def day_of(day: date) -> str:
    """ "05/11/2026"."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def at(row: int, column: int) -> str:
    """ "F7"; rows and columns are counted from 0."""
    return f"{chr(ord('A') + column)}{row + 1}"


def write_summary(pen: Pen, sheet: Any, book: FiguresBook, unit: int, spans: dict[str, tuple[int, int]]) -> None:
    """The figures with how each is counted; those of meetings are taken from the other sheets by formulas."""
    notes = notes_of(pen, book)
    if book.meetings_left:
        notes.append(pen.text("workbook-meetings-left", left=locales.number(pen.language, book.meetings_left)))
    header = pen.heading(sheet, pen.text("workbook-summary-title", unit=book.unit), notes)
    row = pen.columns(sheet, header, _SUMMARY)
    units = f"'{pen.text('workbook-sheet-units')}'!"

    def linked(value: int, column: int) -> Sum:
        return Sum(value, f"{units}{at(unit, column)}")

    total, day, women = book.total, day_of(book.on), book.gathered.total.women
    lines: list[tuple[str, Cell, Cell]] = [
        ("meetings", linked(total.meetings, FIRST), None),
        ("with-roll", linked(total.with_roll, FIRST + 1), linked(total.meetings, FIRST)),
        ("attendance", linked(total.present, FIRST + 2), linked(total.expected, FIRST + 3)),
        ("excused", linked(total.excused, FIRST + 5), None),
        ("absent", linked(total.absent, FIRST + 6), None),
        ("members", book.members_on.members, None),
        ("honorary", book.members_on.honorary, None),
        ("joined", book.joined.joined, None),
        ("left", book.joined.left + book.joined.died, None),
        ("gathering", book.gathered.total.members if women else None, women or None),
    ]
    for name, number, of in lines:
        share: Cell = None
        if of is not None:
            first, second = (one.value if isinstance(one, Sum) else cast(int, one) for one in (number, of))
            formula = f'IF({at(row, 2)}=0,"",{at(row, 1)}/{at(row, 2)})'
            digits = _digits(book, first, second) if name == "gathering" else 0
            share = Percent(percent(first, second), formula, digits)
        look = "strong" if name in {"attendance", "gathering"} else ""
        pen.row(sheet, row, [pen.text(f"workbook-row-{name}", day=day), number, of, share], look)
        how = pen.text(f"workbook-how-{name}")
        sheet.set_row(row, 32 if len(how) > _SUMMARY[4].width else 18)
        sheet.write_string(row, 4, how, pen.formats["wrapped", ""])
        row += 1
    for name, (top, last) in spans.items():  # "yes" where a sheet adds up to the same
        column = {"workbook-sheet-months": 5, "workbook-sheet-meetings": 4}[name]
        its = f"SUM('{pen.text(name)}'!{at(top, column)}:{at(last, column)})"
        yes, no = pen.text("workbook-check-yes"), pen.text("workbook-check-no")
        same = f'IF({its}={units}{at(unit, FIRST + 2)},"{yes}","{no}")'
        sheet.write_string(row, 0, pen.text("workbook-check", sheet=pen.text(name)), pen.note)
        sheet.write_formula(row, 1, f"={same}", pen.note, yes)
        row += 1
    row += 1
    sheet.set_row(row, 34)
    for column, key in enumerate(("of", "meetings", "with-roll", "percent", "present")):
        sheet.write_string(row, column, pen.text(f"workbook-column-{key}"), pen.header)
    for kind, attended in book.kinds:
        row += 1
        present, expected = (locales.number(pen.language, n) for n in (attended.present, attended.expected))
        share = Percent(percent(attended.present, attended.expected))
        name = pen.text("meeting-Kind", kind=kind)
        came = pen.text("workbook-came", present=present, expected=expected) if attended.with_roll else ""
        pen.row(sheet, row, [name, attended.meetings, attended.with_roll, share, came])
    _gathering(pen, sheet, book, row + 2)
    sheet.freeze_panes(header + 1, 1)
    pen.page(sheet)


def _gathering(pen: Pen, sheet: Any, book: FiguresBook, row: int) -> None:
    """The units right below with their women 18+ and by what these were counted."""
    found = book.gathered
    lines: list[tuple[str, int, int, InPlace | None]] = [
        (one.name, one.gathered.members, one.gathered.women, one.counted) for one in found.parts
    ]
    if found.undivided is not None:
        lines.append((pen.text("workbook-undivided"), found.undivided.members, found.undivided.women, None))
    if not found.total.women:
        return
    keys = ("unit", "members", "women", "gathering", "source")
    sheet.set_row(row, 34)
    for column, key in enumerate(keys):
        sheet.write_string(row, column, pen.text(f"workbook-column-{key}"), pen.header)
    for name, members, women, counted in lines:
        row += 1
        cells: list[Cell] = [name, None, None, None, pen.text("workbook-not-counted")]
        if women:
            cells = [name, members, women, _rate(book, members, women), _counted(pen, counted)]
        pen.row(sheet, row, cells)
    total, row = found.total, row + 1
    pen.row(
        sheet,
        row,
        [
            found.unit,
            total.members,
            total.women,
            _rate(book, total.members, total.women),
            _counted(pen, found.counted),
        ],
        "strong",
    )


def _rate(book: FiguresBook, members: int, women: int) -> Percent:
    return Percent(percent(members, women), digits=_digits(book, members, women))


def _digits(book: FiguresBook, members: int, women: int) -> int:
    """One digit, or as many as it takes to stay under a line that is not reached."""
    return shares.digits(members, women, book.gathered.line.percent, book.gathered.floor.percent, least=1)


def _counted(pen: Pen, counted: InPlace | None) -> str:
    """Base, source and day of a number of women; "" where it is a sum."""
    if counted is None:
        return ""
    bases = {*counted.bases}
    return pen.text(
        "chart-base",
        base=bases.pop() if len(bases) == 1 else "several",
        source=", ".join(dict.fromkeys(filter(None, counted.sources))) or locales.NOTHING,
        day=day_of(counted.counted_on) if counted.counted_on else locales.NOTHING,
    )
