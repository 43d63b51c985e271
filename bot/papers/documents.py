"""The looks of our Word papers: heading in two columns, tables whose header repeats, one font that every office has."""

import io
from typing import Any

import locales
from bot.papers.heading import Heading

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FONT = "Times New Roman"
_WIDTH = 16.0  # cm between the margins
_TO_SIGN = 2  # lines
_HEADING = (7.4, 8.6)  # cm: the Hội and its branch; the state, whose name stays in one line


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
    _number_pages(language, section.footer.paragraphs[0])
    table = document.add_table(rows=1, cols=2)
    _set_widths(table, _HEADING)
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
    """The heading of a part, with what stands below it."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.keep_with_next = Pt(8), True
    paragraph.add_run(text).bold = True


def dotted(document: Any, lines: int, *, with_next: bool = False) -> None:
    """Lines to write on by hand, from margin to margin; `with_next` keeps them on the page of what comes below."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm

    for _ in range(lines):
        line = document.add_paragraph("\t").paragraph_format
        line.keep_with_next = with_next
        line.tab_stops.add_tab_stop(Cm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def signatures(document: Any, titles: tuple[str, ...], how: str) -> None:
    """Places to sign, side by side, with room for a hand, on one page with the line above them."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    document.add_paragraph().paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=max(len(titles), 2))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    # The only one signs on the right.
    cells = table.rows[0].cells[-len(titles) :]
    for cell, title in zip(cells, titles, strict=True):
        for line, bold in ((title.upper(), True), (how, False)):
            paragraph = cell.paragraphs[0] if bold else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(line)
            run.bold, run.italic, run.font.size = bold, not bold, Pt(12)
            paragraph.paragraph_format.keep_with_next = bold
        for _ in range(_TO_SIGN):
            cell.add_paragraph()


def ruled_table(
    document: Any,
    columns: tuple[str, ...],
    widths: tuple[float, ...],
    rows: list[tuple[str, ...]],
    *,
    centre: tuple[int, ...] = (),
) -> None:
    """A table with lines; its first row comes again on each page, and no row is cut. `widths` are in cm; `centre` are
    the columns that stand in the middle."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    table = document.add_table(rows=1 + len(rows), cols=len(columns))
    table.style = "Table Grid"
    _set_widths(table, widths)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for place, (row, values) in enumerate(zip(table.rows, (columns, *rows), strict=True)):
        row.height = Cm(0.9)
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
        for column, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            if place == 0 or column in centre:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(value).bold = place == 0


def _set_widths(table: Any, widths: tuple[float, ...]) -> None:
    """Columns of these widths in cm: Word reads them from the cells, LibreOffice and the phones from the grid."""
    from docx.shared import Cm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def _number_pages(language: str, paragraph: Any) -> None:
    """ "Trang 2/6" at the foot of each page: the numbers are Word's own."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    words = locales.label(language, "paper-page", page="\0PAGE\0", pages="\0NUMPAGES\0")
    for place, part in enumerate(words.split("\0")):
        run = paragraph.add_run("" if place % 2 else part)
        run.font.size = Pt(10)
        if place % 2:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), part)
            paragraph._p.append(field)
            field.append(run._r)


def content_of(document: Any) -> bytes:
    """The file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
