"""The sheet to sign at a meeting, to be printed: the women by their numbers in the book, large, with blank lines."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import Session

import locales
from bot.papers import Made, Paper, Reader
from bot.papers.heading import Heading, heading, her_meeting, meeting_name, meeting_words, unit_of
from models.attendance import listed
from models.members import book
from models.posts import Right, post_for
from models.units import UnitKind, ancestors, get_unit

_FONTS = Path(__file__).parent / "fonts"
_COLUMNS = (16, 84, 24, 62)  # mm: number, name, birth year, signature
_ROW = 10.5  # mm: room for a pen
_NEWCOMERS = 6  # blank lines
_TYPE = 13  # points: read without glasses


@dataclass(frozen=True)
class Sheet:
    """What the sheet says: its heading, the meeting ("when" is "" for any day), and the women."""

    heading: Heading
    when: str
    meeting: str
    day: str
    women: list[tuple[int, str, int | None]]


def gather(session: Session, reader: Reader, args: dict[str, Any]) -> Sheet:
    """The women of a meeting, or of a branch or group where no meeting is named."""
    language = reader.language
    if "meeting" not in args:
        unit = get_unit(session, args["unit"])
        for right in (Right.ROLL, Right.NAMES):
            post_for(session, reader.person_id, right, unit.id or 0)
        group = unit.id if unit.kind == UnitKind.GROUP else None
        branch = ancestors(session, unit.id or 0)[1].id if group else unit.id
        rows = book(session, branch or 0, group_id=group)
        women = sorted((m.number, p.full_name, p.birth_year) for m, p in rows)
        blank = locales.label(language, "paper-when-blank")
        return Sheet(heading(session, unit.id or 0, language), blank, "", "", women)
    meeting, group_id = her_meeting(session, reader, args["meeting"])
    words = meeting_words(session, reader, meeting)
    return Sheet(
        heading(session, unit_of(session, meeting, group_id).id or 0, language),
        locales.label(language, "paper-when", **words),
        meeting_name(reader, words),
        words["day"],
        [(one.number, one.full_name, one.birth_year) for one in listed(session, meeting, group_id)],
    )


def make(reader: Reader, sheet: Sheet) -> Made:
    """The PDF."""
    name = locales.label(reader.language, "sheet-file", day=sheet.day).strip()
    words = {"meeting": sheet.meeting, "count": len(sheet.women)}
    return Made(f"{name}.pdf", "application/pdf", draw(reader.language, sheet), words)


def draw(language: str, sheet: Sheet) -> bytes:
    """A4 pages, each with the heading of the table."""
    from fpdf import FPDF  # here: only who prints pays for it

    def text(key: str, **variables: Any) -> str:
        return locales.label(language, key, **variables)

    class Pages(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font("sheet", size=9)
            pages = self.str_alias_nb_pages or ""
            self.cell(0, 6, text("paper-page", page=self.page_no(), pages=pages), align="C")

    pdf = Pages(format="A4")
    for style, file in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
        pdf.add_font("sheet", style, _FONTS / file)
    pdf.set_auto_page_break(False)
    pdf.set_margins(12, 12, 12)
    left, bottom = 12, 297 - 16

    def row(cells: tuple[str, ...], *, bold: bool = False) -> None:
        pdf.set_x(left)
        for place, (width, cell) in enumerate(zip(_COLUMNS, cells, strict=True)):
            size = float(_TYPE)
            pdf.set_font("sheet", "B" if bold else "", size)
            while pdf.get_string_width(cell) > width - 3 and size > 7:  # a name of six words in one line
                size -= 0.5
                pdf.set_font("sheet", "B" if bold else "", size)
            pdf.cell(width, _ROW, cell, border=1, align="L" if place == 1 and not bold else "C")
        pdf.ln(_ROW)

    columns = tuple(text(key) for key in ("paper-number", "paper-name", "paper-year", "paper-sign"))

    def page() -> None:
        pdf.add_page()
        first = pdf.page_no() == 1
        pdf.set_font("sheet", size=11 if first else 9)
        lines = (sheet.heading.above, sheet.heading.branch) if first else (f"{sheet.heading.branch}. {sheet.when}",)
        for line in lines:
            pdf.multi_cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
        if first:
            pdf.set_font("sheet", "B", 18)
            pdf.cell(0, 12, text("sheet-title").upper(), align="C", new_x="LMARGIN", new_y="NEXT")
            pdf.set_font("sheet", size=_TYPE)
            pdf.multi_cell(0, 7, sheet.when, align="C", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
        row(columns, bold=True)

    page()
    for number, name, year in sheet.women:
        if pdf.get_y() + _ROW > bottom:
            page()
        row((str(number or ""), name, str(year or ""), ""))
    if pdf.get_y() + 8 + _NEWCOMERS * _ROW + 14 > bottom:
        page()
    pdf.set_font("sheet", size=11)
    pdf.cell(0, 8, text("sheet-newcomer"), new_x="LMARGIN", new_y="NEXT")
    for _ in range(_NEWCOMERS):
        row(("", "", "", ""))
    pdf.ln(4)
    pdf.set_font("sheet", size=_TYPE)
    pdf.cell(0, 8, text("sheet-total"))
    return bytes(pdf.output())


PAPER = Paper(gather, make)
