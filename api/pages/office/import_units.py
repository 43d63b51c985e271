"""A file of units as a dry run, and one to begin with: what lies below her, with the headings of her language."""

import asyncio
import io

from fastapi import Response

import locales
from api.pages.office import forms
from api.pages.office.forms import BadField
from api.pages.office.imports import listing
from api.pages.office.shell import FromOurPage, Visit, routes
from models import office_imports
from models.facts import Refused
from models.posts import NotAllowed
from models.rosters import RosterUnreadable
from models.unit_files import COLUMNS, BadTree, TreeProblem, TreeRow, read_tree
from models.workbooks import UnreadableFile

SHOWN = 30  # problems and units that are named
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = (18, 34, 14, 22, 18, 18, 24, 14)  # of the columns, in letters

router = routes()


@router.post("/imports-units", dependencies=[FromOurPage])
async def read_units(visit: Visit) -> Response:
    """What a file of units would change, in words; nothing is written."""
    form = await forms.read_file(visit.request)
    problems: list[TreeProblem] = []
    strange: list[TreeRow] = []
    found = None
    try:
        if not form.file:
            raise BadField("file")
        rows = await asyncio.to_thread(_tree, form.file, form.file_name)
        found, strange = await visit.db.read(office_imports.tree_looked_at, visit.who, rows)
    except BadTree as bad:
        problems = list(bad.problems)
    except NotAllowed:
        raise
    except Refused as refused:
        return await listing(visit, refused)
    return visit.keeping(unit=visit.asked("unit")).page(
        "import_units.html",
        status=200 if found else 422,
        nav="/work",
        found=found,
        problems=problems[:SHOWN],
        more=max(len(problems) - SHOWN, 0) + max(len(strange) - SHOWN, 0),
        strange=strange[:SHOWN],
        shown=SHOWN,
        file_name=form.file_name,
        columns=COLUMNS,
    )


@router.get("/imports-units/sample")
async def sample(visit: Visit) -> Response:
    """A workbook that could be sent back as it is: the units below hers today."""
    units = await visit.db.read(office_imports.tree_below, visit.who)
    content = await asyncio.to_thread(_workbook, visit.language, units)
    name = f"{locales.label(visit.language, 'office-tree-sample-name')}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=SHEET, headers=headers)


def _tree(content: bytes, file_name: str) -> list[TreeRow]:
    try:
        return read_tree(content, file_name)
    except UnreadableFile as fault:
        raise RosterUnreadable(fault.reason) from None


def _workbook(language: str, units: list[tuple[str, str, str, str]]) -> bytes:
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(locales.label(language, "office-tree-sample-sheet"))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet.freeze_panes(1, 0)
        for at, (column, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, locales.label(language, "office-tree-column", column=column), bold)
        for row, (code, name, kind, parent) in enumerate(units, start=1):
            for at, value in enumerate((code, name, locales.label(language, "office-tree-kind", kind=kind), parent)):
                sheet.write_string(row, at, value)
    return out.getvalue()
