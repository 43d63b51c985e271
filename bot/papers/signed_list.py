"""The list on which the women of a meeting sign for what they receive."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

import locales
from bot.papers import Made, Paper, Reader
from bot.papers.documents import MIME, centred, content_of, new_document, ruled_table, signatures
from bot.papers.heading import Heading, heading, her_meeting, meeting_name, meeting_words, unit_of
from models.attendance import Mark, listed

_WIDTHS = (1.4, 6.2, 2.4, 3.5, 2.5)  # cm


@dataclass(frozen=True)
class SignedList:
    """Who signs: those who came; where nobody's name is known yet, everyone on the list."""

    heading: Heading
    words: dict[str, Any]
    meeting: str
    women: list[tuple[int, str, int | None]]


def gather(session: Session, reader: Reader, args: dict[str, Any]) -> SignedList:
    """The meeting's women; a leader's are of her own group."""
    meeting, group_id = her_meeting(session, reader, args["meeting"])
    people = listed(session, meeting, group_id)
    came = [one for one in people if one.mark == Mark.PRESENT]
    named = bool(came) and not (meeting.count_only and group_id is None)
    words = meeting_words(session, reader, meeting)
    return SignedList(
        heading(session, unit_of(session, meeting, group_id).id or 0, reader.language),
        words,
        meeting_name(reader, words),
        [(one.number, one.full_name, one.birth_year) for one in (came if named else people)],
    )


def make(reader: Reader, found: SignedList) -> Made:
    """The Word file."""
    name = locales.label(reader.language, "receipt-file", **found.words)
    words = {"meeting": found.meeting, "count": len(found.women)}
    return Made(f"{name}.docx", MIME, write(reader.language, found), words)


def write(language: str, found: SignedList) -> bytes:
    """A line for each woman, and one place to sign below."""

    def text(key: str) -> str:
        return locales.label(language, key, **found.words)

    document = new_document(language, found.heading)
    document.add_paragraph()
    centred(document, text("receipt-title").upper(), size=16, bold=True)
    centred(document, text("paper-when"))
    document.add_paragraph(text("receipt-what"))
    columns = tuple(text(f"paper-{name}") for name in ("number", "name", "year", "receipt", "note"))
    rows: list[tuple[str, ...]] = [
        (str(number or ""), name, str(year or ""), "", "") for number, name, year in found.women
    ]
    ruled_table(document, columns, _WIDTHS, rows, centre=(0, 2))
    signatures(document, (text("receipt-signature"),), text("minutes-sign-how"))
    return content_of(document)


PAPER = Paper(gather, make)
