"""The members of a unit as an Excel file, in the columns that a list is read back from."""

import io
from datetime import date
from typing import Any

from sqlmodel import Session

import locales
from bot.papers import Made, Paper, Reader, order
from bot.replies import Chat, Option, Plain, Reply, Result, Words
from models.posts import Right, posts_of
from models.roster_export import ListedWoman, listed, look_at_all
from models.units import get_unit

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = {"name": 28, "branch": 18, "phone": 15, "group": 14, "note": 16}
_SENSITIVE = ("ethnic", "religion")


def gather(session: Session, reader: Reader, args: dict[str, Any]) -> tuple[str, list[ListedWoman]]:
    """The unit's name and its women."""
    unit = get_unit(session, args["unit"])
    return unit.name, listed(session, unit.id or 0, reader.person_id)


def make(reader: Reader, gathered: tuple[str, list[ListedWoman]]) -> Made:
    """The file."""
    unit, women = gathered
    content = workbook(reader.language, unit, women)
    name = locales.label(reader.language, "roster-file-name", unit=unit)
    return Made(f"{name}.xlsx", MIME, content, {"unit": unit, "count": len(women)})


def workbook(language: str, unit: str, women: list[ListedWoman]) -> bytes:
    """A sheet with a title, a header that stays in sight, and a line for each woman; no text becomes a formula."""
    import xlsxwriter  # type: ignore[import-untyped]  # here: only who exports pays for it

    several = len({woman.branch for woman in women}) > 1
    names = ["number", "name", "birth", "phone", "group", *(["branch"] if several else []), "joined", "card", "note"]
    names += [name for name in _SENSITIVE if any(getattr(woman, name) for woman in women)]
    content = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, safe) as book:
        title, bold = book.add_format({"bold": True, "font_size": 14}), book.add_format({"bold": True, "border": 1})
        plain, day = book.add_format({"border": 1}), book.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet(locales.label(language, "roster-sheet-name"))
        sheet.write_string(0, 0, locales.label(language, "roster-title", unit=unit), title)
        for column, name in enumerate(names):
            sheet.write_string(2, column, locales.label(language, f"roster-header-{name}"), bold)
            sheet.set_column(column, column, _WIDTHS.get(name, 12))
        away = locales.label(language, "roster-away")
        for row, woman in enumerate(women, start=3):
            for column, name in enumerate(names):
                value = _cell(woman, name, away)
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, int):
                    sheet.write_number(row, column, value, plain)
                else:
                    sheet.write_string(row, column, value, plain)
        sheet.freeze_panes(3, 2)
        sheet.repeat_rows(2)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
    return content.getvalue()


def _cell(woman: ListedWoman, name: str, away: str) -> str | int | date:
    match name:
        case "name":
            return woman.full_name
        case "birth":
            return woman.born or ""
        case "joined":
            return woman.joined or ""
        case "note":
            return away if woman.away else ""
        case _:
            value: str | int = getattr(woman, name)
            return value


def begin(chat: Chat) -> Result:
    """ "xuất danh sách": of the one unit of hers, or of which?"""
    held = [post for post in posts_of(chat.session, chat.person_id) if Right.NAMES in post.rights]
    if not held:
        return Reply((Words("roster-export-not-yours"),))
    if len(held) == 1:
        return export(chat, held[0].unit_id)
    options = tuple(Option(Plain(post.unit_name), f"export:{post.unit_id}") for post in held)
    return Reply((Words("roster-export-which"),), options)


def export(chat: Chat, unit_id: int) -> Result:
    """Order the file; that the phones were looked at is written down for each woman."""
    count = look_at_all(chat.session, unit_id, chat.person_id or 0)
    if not count:
        return Reply((Words("no-members-yet", {"branch": get_unit(chat.session, unit_id).name}),))
    return order(chat, "roster", unit_id, unit=unit_id)


PAPER = Paper(gather, make)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of exporting."""
    return {"export": tap(export, (int,))}
