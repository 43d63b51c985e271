"""The looks of the figures' Excel file: one way to write a table that scrolls, filters and prints well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import locales

A4 = 9
MOST_DIGITS = 7  # behind the comma of a share: no country has women for more
LONGEST = 32_767  # letters in a cell, by Excel's own limit
_BLUE, _PALE, _GREY = "#0072B2", "#E6F0F7", "#595959"
SAFE = {
    "constant_memory": True,  # each row leaves the memory when the next one begins
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Percent:
    """A share between 0 and 1; `formula` computes it from other cells of ours; `digits` stand behind the comma."""

    value: float | None
    formula: str = ""
    digits: int = 0


@dataclass(frozen=True)
class Sum:
    """A number that a formula of ours computes."""

    value: int
    formula: str


Cell = str | int | date | Percent | Sum | None


@dataclass(frozen=True)
class Column:
    """One column of a table: its heading's text key and its width in letters."""

    key: str
    width: float


class Pen:
    """Writes cells of every kind into the sheets of one workbook."""

    def __init__(self, book: Any, language: str) -> None:
        self.book, self.language = book, language
        whole = "[$-42A]#,##0" if locales.known(language) == "vi" else "#,##0"  # 1.234 whatever the computer is set to
        kinds: dict[str, dict[str, Any]] = {
            "text": {},
            "wrapped": {"text_wrap": True},
            "whole": {"num_format": whole},
            "percent": {"num_format": "0%"},
            **{f"percent-{digits}": {"num_format": f"0.{'0' * digits}%"} for digits in range(1, MOST_DIGITS + 1)},
            "day": {"num_format": "dd/mm/yyyy", "align": "center"},
        }
        looks: dict[str, dict[str, Any]] = {
            "": {"border": 1, "border_color": "#BFBFBF"},
            "strong": {"border": 1, "border_color": "#BFBFBF", "bold": True, "bg_color": _PALE},
            "plain": {},
        }
        every = {"valign": "vcenter", "font_name": "Arial", "font_size": 11}
        self.formats = {
            (kind, look): book.add_format({**every, **of_kind, **of_look})
            for kind, of_kind in kinds.items()
            for look, of_look in looks.items()
        }
        self.indents = [
            {look: book.add_format({**every, **looks[look], "indent": 2 * level}) for look in looks}
            for level in range(6)
        ]
        self.title = book.add_format({**every, "bold": True, "font_size": 16, "font_color": _BLUE})
        self.note = book.add_format({**every, "font_color": _GREY})
        self.wrapped_note = book.add_format({**every, "text_wrap": True, "valign": "top"})
        self.header = book.add_format(
            {**every, "bold": True, "font_color": "white", "bg_color": _BLUE, "border": 1, "text_wrap": True,
             "align": "center", "border_color": "#BFBFBF"}
        )  # fmt: skip

    def text(self, key: str, /, **variables: Any) -> str:
        """A text of the file."""
        return locales.label(self.language, key, **variables)

    def write(self, sheet: Any, row: int, column: int, cell: Cell, look: str = "", indent: int = 0) -> None:
        """One cell; what people typed never becomes a formula or a link."""
        if isinstance(cell, Percent):
            form = self.formats[f"percent-{min(cell.digits, MOST_DIGITS)}" if cell.digits else "percent", look]
            if cell.formula:
                sheet.write_formula(row, column, f"={cell.formula}", form, "" if cell.value is None else cell.value)
            elif cell.value is None:
                sheet.write_blank(row, column, None, form)
            else:
                sheet.write_number(row, column, cell.value, form)
        elif isinstance(cell, Sum):
            sheet.write_formula(row, column, f"={cell.formula}", self.formats["whole", look], cell.value)
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, cell, self.formats["day", look])
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, self.formats["whole", look])
        elif cell is None:
            sheet.write_blank(row, column, None, self.formats["text", look])
        else:
            form = self.indents[min(indent, 5)][look] if indent else self.formats["text", look]
            sheet.write_string(row, column, cell[:LONGEST], form)

    def row(self, sheet: Any, row: int, cells: Iterable[Cell], look: str = "") -> None:
        """One row from the first column on."""
        for column, cell in enumerate(cells):
            self.write(sheet, row, column, cell, look)

    def heading(self, sheet: Any, title: str, notes: Sequence[str]) -> int:
        """The lines above a table; the row that comes next."""
        sheet.set_row(0, 26)
        sheet.write_string(0, 0, title[:LONGEST], self.title)
        for place, note in enumerate(notes, start=1):
            sheet.write_string(place, 0, note[:LONGEST], self.note)
        return len(notes) + 2

    def columns(self, sheet: Any, row: int, columns: Sequence[Column]) -> int:
        """The header of a table; the first row below it."""
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
        sheet.set_row(row, 34)
        for place, column in enumerate(columns):
            sheet.write_string(row, place, self.text(column.key), self.header)
        return row + 1

    def finish(self, sheet: Any, header: int, last: int, width: int, *, held: int = 1) -> None:
        """Header and first columns stay in sight, every column can be filtered, and it prints across A4."""
        sheet.freeze_panes(header + 1, held)
        if last > header:
            sheet.autofilter(header, 0, last, width - 1)
        sheet.repeat_rows(header)
        self.page(sheet)

    def page(self, sheet: Any) -> None:
        """A4 across, as wide as the paper, with the number of the page."""
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer(f"&C{self.text('paper-page', page='&P', pages='&N')}")
