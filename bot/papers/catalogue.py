"""Every paper that can be asked for, by name."""

from bot.papers import (
    Paper,
    calendar,
    charts,
    figures_workbook,
    minutes,
    poster,
    report_docx,
    roll_sheet,
    roster,
    signed_list,
)

PAPERS: dict[str, Paper] = {
    "roll-sheet": roll_sheet.PAPER,
    "minutes": minutes.PAPER,
    "signed-list": signed_list.PAPER,
    "meeting": calendar.MEETING,
    "roster": roster.PAPER,
    "poster": poster.PAPER,
    "chart": charts.PAPER,
    "figures-workbook": figures_workbook.PAPER,
    "report": report_docx.PAPER,
}
