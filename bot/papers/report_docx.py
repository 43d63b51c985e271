"""A report as a Word file: the head of the Hội's papers, its paragraphs, a table of figures, room to sign."""

from dataclasses import dataclass
from typing import Any, cast

from sqlmodel import Session

import locales
from bot import reports_text
from bot.books_apart import apart_said
from bot.papers import Made, Paper, Reader
from bot.papers.documents import (
    MIME,
    centred,
    chapter,
    content_of,
    new_document,
    ruled_table,
    signatures,
)
from bot.papers.heading import Heading, heading
from models import clock, report_drafts
from models.conversations import Who
from models.members import Person
from models.report_drafts_counted import FIGURES
from models.report_drafts_kept import STANDS
from models.report_drafts_shown import HERS, Shown
from models.units import UnitKind

_ROWS = ("meetings", "rolled", "present", "expected", "small_meetings", "small_present", "event_meetings",
         "event_present", "office_meetings", "office_present", "training_meetings", "training_present", "members",
         "honorary", "new", "returned", "listed", "came", "went", "left", "died", "gathered", "women", "branches",
         "branches_met")  # fmt: skip
_ALWAYS = frozenset({"meetings", "rolled", "present", "expected", "members", "new"})
_NAMES = 40  # units that a line names: the paper has room for them
_BELOW = ("meetings", "rolled", "present", "members", "new")


@dataclass(frozen=True)
class ReportPaper:
    """What the paper says; `names` are those of who changed figures, by id."""

    heading: Heading
    place: str
    shown: Shown
    names: dict[int, str]


def gather(session: Session, reader: Reader, args: dict[str, Any]) -> ReportPaper:
    """The report args["report"]. Raises NotAllowed, NoSuchReport."""
    shown = report_drafts.shown(session, cast(Who, reader), args["report"])  # rights are asked of her person_id
    names = {}
    for changed in shown.changed.values():
        person = session.get(Person, changed.by)
        names[changed.by] = person.full_name if person is not None else ""
    return ReportPaper(heading(session, shown.unit_id, reader.language), shown.unit, shown, names)


def make(reader: Reader, paper: ReportPaper) -> Made:
    """The Word file."""
    words = told(reader, paper)
    name = locales.label(reader.language, "report-file", unit=words["unit"], period=words["period"])
    name = "".join("-" if letter in '/\\:*?"<>|' or letter < " " else letter for letter in name)[:120]
    return Made(f"{name}.docx", MIME, write(reader.language, paper), words)


def told(reader: Reader, paper: ReportPaper) -> dict[str, Any]:
    """What the text that goes with the file says."""
    return {"unit": paper.shown.unit, "period": reports_text.period_said(reader.language, paper.shown)}


def write(language: str, paper: ReportPaper) -> bytes:
    """The paper in the usual form."""
    shown = paper.shown
    document = new_document(language, paper.heading)
    _number_and_day(language, document)
    centred(document, locales.label(language, "report-title").upper(), size=16, bold=True)
    subtitle = locales.label(language, "report-subtitle", **reports_text.period_words(shown))
    centred(document, subtitle, bold=True)
    centred(document, locales.label(language, "report-days", days=reports_text.days_said(shown)))
    if shown.state not in STANDS:
        centred(document, locales.label(language, "report-is-draft"), bold=True)
    said = reports_text.paragraphs(language, shown)
    chapter(document, locales.label(language, "report-chapter-results"))
    for place, text in enumerate((text for key, text in said if key != "hard"), start=1):
        document.add_paragraph(f"{place}. {text}")
    chapter(document, locales.label(language, "report-chapter-figures"))
    _figures(language, document, shown)
    if shown.below:
        chapter(document, locales.label(language, "report-chapter-units"))
        _units(language, document, shown)
    _notes(language, document, paper)
    if hard := [text for key, text in said if key == HERS[1]]:
        chapter(document, locales.label(language, "report-chapter-hard"))
    for text in hard:
        document.add_paragraph(text).paragraph_format.keep_with_next = text is hard[-1]  # nobody signs an empty page
    titles = (
        locales.label(language, "report-sign-writer"),
        locales.label(language, "report-sign-head", place=shown.unit_kind),
    )
    signatures(document, titles, locales.label(language, "minutes-sign-how"))
    return content_of(document)


def _number_and_day(language: str, document: Any) -> None:
    """The number and the day are for the hand that signs: the paper claims neither."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    table = document.add_table(rows=1, cols=2)
    keys = (locales.label(language, "report-number"), locales.label(language, "report-day"))
    for cell, text, italic in zip(table.rows[0].cells, keys, (False, True), strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.italic, run.font.size = italic, Pt(12)
    document.add_paragraph()


def _figures(language: str, document: Any, shown: Shown) -> None:
    rows: list[tuple[str, ...]] = []
    for name in _ROWS:
        branches = name in {"branches", "branches_met"} and shown.unit_kind == UnitKind.BRANCH
        if branches or not (name in _ALWAYS or shown.figures[name] or name in shown.changed):
            continue
        label = reports_text.figure_name(language, name)
        value = locales.number(language, shown.figures[name])
        by_book = locales.number(language, shown.counted.figures.get(name, 0))
        rows.append((str(len(rows) + 1), f"{label[0].upper()}{label[1:]}", value, by_book))
        if name == "expected" and shown.figures["expected"]:
            both = (reports_text.percent(of, "present", "expected") for of in (shown.figures, shown.counted.figures))
            rates = (f"{rate}%" if rate != locales.NOTHING else "–" for rate in both)
            rows.append((str(len(rows) + 1), locales.label(language, "report-rate"), *rates))
    columns = tuple(locales.label(language, "report-column", what=what) for what in ("place", "name", "value", "book"))
    ruled_table(document, columns, (1.5, 9.3, 2.6, 2.6), rows, centre=(0, 2, 3))


def _units(language: str, document: Any, shown: Shown) -> None:
    """The units below, each with what its own report says, or the books where that is not there; of one that is not
    sent yet it is said alone that it counts."""
    rows = [
        (
            str(place),
            unit.name,
            *("–" if unit.waits else locales.number(language, unit.figures.get(name, 0)) for name in _BELOW),
            locales.label(
                language,
                "report-unit-waits" if unit.waits else "report-unit-sent" if unit.confirmed else "report-unit-by-book",
            ),
        )
        for place, unit in enumerate(shown.below, start=1)
    ]
    direct = {
        name: shown.by_book.get(name, 0) - sum(one.figures.get(name, 0) for one in shown.below) for name in _BELOW
    }
    if any(direct.values()):
        own = locales.label(language, "report-unit-direct")
        rows.append((str(len(rows) + 1), own, *(locales.number(language, direct[name]) for name in _BELOW), ""))
    whole = (locales.number(language, shown.by_book.get(name, 0)) for name in _BELOW)
    rows.append(("", locales.label(language, "report-unit-sum"), *whole, ""))
    columns = (
        locales.label(language, "report-column", what="place"),
        locales.label(language, "report-column", what="unit"),
        *(locales.label(language, "report-column", what=name) for name in _BELOW),
        locales.label(language, "report-column", what="source"),
    )
    ruled_table(document, columns, (1.5, 3.9, 1.5, 1.9, 1.8, 1.7, 1.7, 2.0), rows, centre=(0, 2, 3, 4, 5, 6, 7))


def _notes(language: str, document: Any, paper: ReportPaper) -> None:
    """What is missing, what changed since, and whose figures are not the books'."""
    shown, notes = paper.shown, []
    if units := reports_text.named(language, [unit.name for unit in shown.missing], _NAMES):
        notes.append(locales.label(language, "report-missing", units=units))
    if units := reports_text.named(language, [unit.name for unit in shown.waiting], _NAMES):
        notes.append(locales.label(language, "report-waiting", units=units))
    if units := reports_text.gone(language, shown):
        notes.append(locales.label(language, "report-gone", units=units))
    if apart := apart_said(language, shown.apart, shown.unit):
        notes.append(apart)
    if units := reports_text.named(language, [unit.name for unit in shown.below if unit.no_roll], _NAMES):
        notes.append(locales.label(language, "report-no-roll", units=units))
    if changes := reports_text.otherwise(language, shown, len(FIGURES)):
        notes.append(locales.label(language, "report-otherwise", changes=changes))
    if changes := reports_text.moved(language, shown, len(FIGURES)):
        notes.append(locales.label(language, "report-moved", changes=changes, open="true" if shown.open else "false"))
    for name, changed in shown.changed.items():
        notes.append(
            locales.label(
                language,
                "report-changed-note",
                figure=name,
                value=locales.number(language, changed.value),
                counted=locales.number(language, changed.counted),
                by=paper.names.get(changed.by, ""),
                day=f"{(day := clock.day_of(changed.at)).day}/{day.month}/{day.year}",
                why=changed.why,
            )
        )
    if notes:
        chapter(document, locales.label(language, "report-chapter-notes"))
    for note in notes:
        document.add_paragraph(f"– {note[0].upper()}{note[1:]}")


PAPER = Paper(gather, make)
