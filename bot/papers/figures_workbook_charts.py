"""The charts of the figures' Excel file: Excel draws them from the numbers that stand below them."""

from typing import Any

from bot.papers.figures_workbook_cells import Cell, Pen, Percent
from models.workbook_figures import FiguresBook, UnitLine

MOST_UNITS = 30  # columns that can still be told apart
MOST_MONTHS = 60
_BLUE, _LINE = "#0072B2", "#D55E00"  # Okabe–Ito
_WIDTH, _HEIGHT = 1080, 380  # pixels
_ROWS = 20  # that a chart covers
_MONTHS, _UNITS = 0, 4  # the first columns of the two tables


def write_charts(pen: Pen, sheet: Any, book: FiguresBook, name: str) -> None:
    """Two charts, one below the other, and their numbers below both: by month, and the units right below."""
    line = book.gathered.line.percent
    pen.heading(sheet, pen.text("workbook-charts-title", unit=book.unit), [])
    months = [
        (pen.text("workbook-month-short", month=month.number, year=str(month.year)), attended)
        for month, attended in book.months[-MOST_MONTHS:]
    ]
    rated = [one for one in book.units if one.level == 1 and one.attended.expected]
    rated.sort(key=_share)
    units = [(_name(pen, one), one.attended) for one in rated[:MOST_UNITS]]
    top = 2 + 2 * _ROWS + 1
    for first, heading in ((_MONTHS, "workbook-column-month"), (_UNITS, "workbook-column-unit")):
        sheet.set_column(first, first, 26)
        sheet.set_column(first + 1, first + 2, 11)
        for place, key in enumerate((heading, "workbook-column-percent", "workbook-column-line")):
            sheet.write_string(top - 1, first + place, pen.text(key, line=line), pen.header)
    for row in range(max(len(months), len(units))):
        for first, lines in ((_MONTHS, months), (_UNITS, units)):
            if row < len(lines):
                text, attended = lines[row]
                share = attended.present / attended.expected if attended.expected else None
                cells: list[Cell] = [text, Percent(share), Percent(line / 100)]
                for place, cell in enumerate(cells):
                    pen.write(sheet, top + row, first + place, cell)
    left = len(rated) - len(units)
    titles = (
        ("line", _MONTHS, len(months), pen.text("workbook-chart-months", unit=book.unit)),
        ("column", _UNITS, len(units), pen.text("workbook-chart-units", unit=book.unit, left=left)),
    )
    at = 2
    for kind, first, count, title in titles:
        if count:
            chart = _chart(pen, kind, name, top, first, count, title, line)
            sheet.insert_chart(at, 0, chart, {"object_position": 2})
        at += _ROWS
    pen.page(sheet)


def _share(line: UnitLine) -> float:
    return line.attended.present / line.attended.expected


def _name(pen: Pen, line: UnitLine) -> str:
    return pen.text("workbook-direct-line", unit=line.name) if line.direct else line.name


def _chart(pen: Pen, kind: str, sheet: str, top: int, first: int, count: int, title: str, line: int) -> Any:
    last = top + count - 1

    def series(column: int) -> dict[str, Any]:
        values = [sheet, top, first + column, last, first + column]
        return {"categories": [sheet, top, first, last, first], "values": values}

    chart = pen.book.add_chart({"type": kind})
    labels = {"value": count <= 24, "num_format": "0%", "font": {"size": 9}}
    labels["position"] = "outside_end" if kind == "column" else "above"
    drawn = {"fill": {"color": _BLUE}, "gap": 40} if kind == "column" else {
        "line": {"color": _BLUE, "width": 2.5},
        "marker": {"type": "circle", "size": 7, "fill": {"color": _BLUE}, "border": {"color": _BLUE}},
    }  # fmt: skip
    chart.add_series({**series(1), **drawn, "name": pen.text("workbook-column-percent"), "data_labels": labels})
    limit = pen.book.add_chart({"type": "line"}) if kind == "column" else chart
    limit.add_series(
        {
            **series(2),
            "name": pen.text("workbook-column-line", line=line),
            "line": {"color": _LINE, "width": 2, "dash_type": "dash"},
            "marker": {"type": "none"},
        }
    )
    if limit is not chart:
        chart.combine(limit)
    chart.set_title({"name": title, "name_font": {"size": 13}})
    grid = {"visible": True, "line": {"color": "#D9D9D9"}}
    chart.set_y_axis({"min": 0, "max": 1, "num_format": "0%", "major_gridlines": grid})
    chart.set_x_axis({"num_font": {"size": 9}})
    chart.set_legend({"position": "bottom"})
    chart.show_blanks_as("gap")
    chart.set_size({"width": _WIDTH, "height": _HEIGHT})
    return chart
