"""The branch's poster: how to reach its bot, with QR codes and the short code, read from two metres."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

import locales
from bot.papers import Made, Paper, Reader
from bot.papers.drawing import FONT, fit, picture, qr, sheet
from models.invitations import Invitation, invitation_for

if TYPE_CHECKING:
    from fpdf import FPDF

PDF, PNG = "application/pdf", "image/png"
_ACCENT = (158, 16, 84)
_WIDTH, _MARGIN = 210.0, 15.0
_INNER = _WIDTH - 2 * _MARGIN
_ONE, _TWO = 106.0, 88.0  # mm: the side of a code, alone or beside another
_GREY = 110


@dataclass(frozen=True)
class Poster:
    """What stands on it, and whether it is wanted to print ("pdf") or as a picture ("png")."""

    invites: Invitation
    links: dict[str, str]
    ways: list[str]
    form: str


def gather(session: Session, reader: Reader, args: dict[str, Any]) -> Poster:
    """What the poster says. Raises NotAllowed."""
    found = invitation_for(session, reader.person_id, int(args["branch"]))
    return Poster(found, dict(args["links"]), list(args.get("ways", [])), str(args["form"]))


def make(reader: Reader, poster: Poster) -> Made:
    """The poster as a PDF, or the same page as a picture."""
    content = draw(reader.language, poster.invites, poster.links, poster.ways)
    name = locales.label(reader.language, "poster-file", branch=poster.invites.branch)
    words = {"branch": poster.invites.branch, "form": poster.form}
    if poster.form == "png":
        return Made(f"{name}.png", PNG, picture(content), words)
    return Made(f"{name}.pdf", PDF, content, words)


def draw(language: str, invites: Invitation, links: dict[str, str], ways: Sequence[str] = ()) -> bytes:
    """One A4 page. `links` are by channel; a place to stick Zalo's own code is left where its link is not known.

    `ways` are the channels that the page behind the link leads to, where the page's code stands alone.
    """

    code = invites.code
    pdf = sheet(locales.label(language, "poster-file", branch=invites.branch))
    pdf.set_line_width(1.2)
    pdf.set_draw_color(*_ACCENT)

    _line(pdf, 10, locales.label(language, "poster-title"), 24, height=11)
    pdf.set_text_color(*_ACCENT)
    _line(pdf, 21, invites.branch, 46, height=20, bold=True)
    pdf.set_text_color(0)
    _line(pdf, 41, locales.label(language, "poster-why"), 21, height=10)
    pdf.line(_MARGIN, 54, _WIDTH - _MARGIN, 54)

    codes: list[tuple[str, str]] = [
        (name, links[name]) for name in ("zalo-oa", "zalo-bot", "telegram") if name in links
    ]
    codes = codes or ([("web", links["web"])] if links.get("web") else [])
    side = _ONE if len(codes) == 1 else _TWO
    gap = (_WIDTH - side * len(codes)) / (len(codes) + 1)
    way = _which_way(language, ways)
    steps = {
        name: locales.label(language, "poster-steps", channel=name, code=code, way=way).split("\n") for name, _ in codes
    }
    size = min((fit(pdf, line, 22, side, least=12) for lines in steps.values() for line in lines), default=0)
    for place, (name, link) in enumerate(codes):
        left = gap + place * (side + gap)
        pdf.set_text_color(*_ACCENT)
        _line(pdf, 57, _headline(language, name, ways), 28, height=12, left=left, width=side, bold=True)
        if link:
            qr(pdf, link, left, 68, side)
        else:
            _place_to_stick(pdf, locales.label(language, "poster-stick-here"), left, 68, side)
        pdf.set_text_color(0)
        pdf.set_font(FONT, "", size)
        for number, line in enumerate(steps[name]):
            pdf.set_xy(left, 70 + side + number * 11)
            pdf.cell(side, 11, line)

    pdf.set_draw_color(*_ACCENT)
    pdf.rect(_MARGIN, 212, _INNER, 32, round_corners=True, corner_radius=5)
    pdf.set_xy(_MARGIN + 6, 218)
    pdf.set_font(FONT, "", 20)
    pdf.multi_cell(92, 10, locales.label(language, "poster-code"), align="L")
    pdf.set_text_color(*_ACCENT)
    pdf.set_char_spacing(6)
    _line(pdf, 216, code, 54, height=24, left=_MARGIN + 98, width=_INNER - 100, bold=True)
    pdf.set_char_spacing(0)

    pdf.set_text_color(0)
    _line(pdf, 249, locales.label(language, "poster-head", head=invites.head or "none"), 22, height=12, bold=True)
    pdf.line(_MARGIN, 266, _WIDTH - _MARGIN, 266)
    pdf.set_text_color(*_ACCENT)
    _line(pdf, 270, locales.label(language, "poster-free"), 24, height=14, bold=True)
    return bytes(pdf.output())


def _headline(language: str, channel: str, ways: Sequence[str]) -> str:
    """What stands above a code: its channel, or those that the page behind it leads to."""
    names = [locales.label(language, "channel-" + name) for name in (ways if channel == "web" and ways else [channel])]
    text = ", ".join(dict.fromkeys(names))
    return text[0].upper() + text[1:]


def _which_way(language: str, ways: Sequence[str]) -> str:
    """What to do on the page behind the code: open the only channel, or choose one of two or three."""
    names = [locales.label(language, "channel-" + name) for name in ways]
    *others, last = names or [""]
    return locales.label(language, "poster-way", count=len(names), others=", ".join(others), last=last)


def _line(
    pdf: "FPDF",
    top: float,
    text: str,
    size: float,
    *,
    height: float,
    left: float = _MARGIN,
    width: float = _INNER,
    bold: bool = False,
) -> None:
    """One centred line, in the largest size up to `size` that fits."""
    fit(pdf, text, size, width, bold=bold)
    pdf.set_xy(left, top)
    pdf.cell(width, height, text, align="C")


def _place_to_stick(pdf: "FPDF", text: str, left: float, top: float, side: float) -> None:
    """A frame for a code that the head has on paper already."""
    pdf.set_draw_color(_GREY)
    pdf.set_line_width(0.5)
    pdf.set_dash_pattern(dash=3, gap=2)
    pdf.rect(left + 5, top + 5, side - 10, side - 10)
    pdf.set_dash_pattern()
    pdf.set_line_width(1.2)
    pdf.set_text_color(_GREY)
    pdf.set_font(FONT, "", 18)
    pdf.set_xy(left + 10, top + side / 2 - 14)
    pdf.multi_cell(side - 20, 9, text, align="C")


PAPER = Paper(gather, make)
