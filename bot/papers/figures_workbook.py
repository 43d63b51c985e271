"""A unit's figures as an Excel file: the same for the chat, the page and the API."""

import io
import os
import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, cast

from sqlmodel import Session

import locales
from bot.figure_periods import period_name
from bot.papers import Made, Paper, Reader
from bot.papers.figures_workbook_sheets import write_sheets
from models import workbook_women
from models.conversations import Who
from models.workbook_figures import FiguresBook, period_of
from models.workbook_figures import gather as gather_book

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
APART = 2_000  # rows from which on a file is written by another process, so that nobody waits for an answer
_SECONDS = 240
_ROOT = Path(__file__).parents[2]


def gather(session: Session, reader: Reader, args: dict[str, Any]) -> FiguresBook:
    """The figures of args["unit"] from args["start"] until before args["end"] (ISO days), perhaps of the tree of
    args["as_of"]. Raises as `models.workbook_figures.gather`."""
    as_of = args.get("as_of")
    return gather_book(
        session,
        cast(Who, reader),  # rights are asked of her person_id
        args["unit"],
        date.fromisoformat(args["start"]),
        date.fromisoformat(args["end"]),
        as_of=date.fromisoformat(as_of) if as_of else None,
    )


def make(reader: Reader, book: FiguresBook) -> Made:
    """The file."""
    words = told(reader, book)
    name = locales.label(reader.language, "workbook-file", unit=words["unit"], period=words["period"])
    return Made(f"{file_name(name)}.xlsx", MIME, write_workbook(book, reader.language), words)


def told(reader: Reader, book: FiguresBook) -> dict[str, Any]:
    """What the text that goes with the file says."""
    period = period_name(cast(Any, reader), period_of(book))
    return {"unit": book.unit, "period": period, "names": len(book.members or ())}


def write_workbook(book: FiguresBook, language: str) -> bytes:
    """The .xlsx file; a large one is written by a process of its own, at low priority."""
    rows = len(book.units) + len(book.meetings) + len(book.members or ())
    if rows < APART:
        return written_here(book, language)
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH", ""))))
    done = subprocess.run(
        [sys.executable, "-P", "-m", "bot.papers.figures_workbook_apart"],
        input=pickle.dumps((book, language)),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": path},
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace")[-1000:])
    return done.stdout


def written_here(book: FiguresBook, language: str) -> bytes:
    """The same in this process."""
    import xlsxwriter  # type: ignore[import-untyped]  # here: only who exports pays for it

    from bot.papers.figures_workbook_cells import SAFE

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, SAFE) as file:
        write_sheets(file, book, language)
    return content.getvalue()


def kept(session: Session, reader: Reader, book: FiguresBook) -> None:
    """With the file goes the note of who took whose names."""
    workbook_women.looked(session, reader.person_id, book.members or ())


def file_name(text: str) -> str:
    """Without what file systems do not take: "quý 3/2026" is "quý 3-2026"."""
    return "".join("-" if letter in '/\\:*?"<>|' or letter < " " else letter for letter in text)[:120]


PAPER = Paper(gather, make, kept, told)
