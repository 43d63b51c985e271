"""What printed papers are drawn with: an A4 page in our own letters, a QR code, and the page as a picture."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # half a second of import that only who prints pays for
    from fpdf import FPDF

FONTS = Path(__file__).parent / "fonts"
FONT = "DejaVu"
QUIET = 4  # modules of white that a reader needs around a code (ISO/IEC 18004)
_OVERLAP = 0.01  # mm by which rows overlap: printers show hair lines between squares that only touch


def sheet(title: str) -> "FPDF":
    """An empty A4 page; lengths are mm. Letters are embedded, only those that are used."""
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_title(title)
    pdf.set_creator("chihoi")
    pdf.add_font(FONT, fname=FONTS / "DejaVuSans.ttf")
    pdf.add_font(FONT, "B", FONTS / "DejaVuSans-Bold.ttf")
    pdf.add_page()
    return pdf


def fit(pdf: "FPDF", text: str, size: float, width: float, *, bold: bool = False, least: float = 14) -> float:
    """Set the font in the largest size up to `size` (points) in which the text takes one line of this width."""
    while size > least:
        pdf.set_font(FONT, "B" if bold else "", size)
        if pdf.get_string_width(text) <= width:
            break
        size -= 1
    pdf.set_font(FONT, "B" if bold else "", size)
    return size


def qr(pdf: "FPDF", text: str, x: float, y: float, side: float) -> None:
    """A QR code in black squares, its quiet zone within the side. Level M: a fold or a stain does no harm."""
    import segno

    code = segno.make(text, error="m", micro=False)
    modules = code.symbol_size(border=0)[0]
    unit = side / (modules + 2 * QUIET)
    pdf.set_fill_color(0)
    for row, line in enumerate(code.matrix):
        start = None
        for column, dark in enumerate([*line, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                left, top = x + (QUIET + start) * unit, y + (QUIET + row) * unit
                pdf.rect(left, top, (column - start) * unit, unit + _OVERLAP, style="F")
                start = None


def picture(content: bytes, *, dpi: int = 150) -> bytes:
    """The first page of a PDF as a PNG in shades that a chat group shows well."""
    import io

    import pypdfium2  # type: ignore[import-untyped]

    with pypdfium2.PdfDocument(content) as document:
        image = document[0].render(scale=dpi / 72).to_pil()
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
