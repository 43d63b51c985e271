"""The looks of our Word papers: heading in two columns, tables whose header repeats, one font that every office has."""

import io
from typing import Any

import locales
from bot.papers.heading import Heading

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FONT = "Times New Roman"


def new_document(language: str, heading: Heading) -> Any:
    """An A4 document in 13 points with the Hội's heading."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(4)
    table = document.add_table(rows=1, cols=2)
    left = (heading.above.upper(), heading.branch.upper())
    right = (locales.label(language, "minutes-state").upper(), locales.label(language, "minutes-motto"))
    for cell, lines, bold in zip(table.rows[0].cells, (left, right), ((False, True), (True, True)), strict=True):
        for place, (line, strong) in enumerate(zip(lines, bold, strict=True)):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(line)
            run.bold, run.font.size = strong, Pt(11)
    return document


def centred(document: Any, text: str, *, size: int = 13, bold: bool = False) -> None:
    """A line in the middle."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)


def chapter(document: Any, text: str) -> None:
    """The heading of a part."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.keep_with_next = Pt(8), True
    paragraph.add_run(text).bold = True


def dotted(document: Any, lines: int) -> None:
    """Lines to write on by hand."""
    for _ in range(lines):
        document.add_paragraph("." * 108)


def signatures(document: Any, titles: tuple[str, ...], how: str) -> None:
    """Places to sign, side by side."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document.add_paragraph()
    table = document.add_table(rows=1, cols=max(len(titles), 2))
    # The only one signs on the right.
    cells = table.rows[0].cells[-len(titles) :]
    for cell, title in zip(cells, titles, strict=True):
        for line, bold in ((title.upper(), True), (how, False)):
            paragraph = cell.paragraphs[0] if bold else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(line)
            run.bold, run.italic, run.font.size = bold, not bold, Pt(12)


def ruled_table(
    document: Any, columns: tuple[str, ...], widths: tuple[float, ...], rows: list[tuple[str, ...]]
) -> None:
    """A table with lines; its first row comes again on each page. `widths` are in cm."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    table = document.add_table(rows=1, cols=len(columns))
    table.style, table.autofit = "Table Grid", False
    for cell, title in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for values in rows:
        row = table.add_row()
        row.height = Cm(0.9)
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)


def content_of(document: Any) -> bytes:
    """The file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
