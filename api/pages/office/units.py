"""The tree as a table: the units below one with their figures, found by name, sorted, a page at a time."""

from dataclasses import dataclass, replace

from fastapi import Response
from sqlmodel import Session

from api.pages.office import view
from api.pages.office.shell import Here, Visit, routes, unit_of
from api.pages.office.view import View
from models import office_units
from models.cut_offs_apart import apart_of
from models.office_units import Asked, Order, Table

SIZE = 50  # units on a page
FOUND = 25  # that a search shows at once: each is looked up by itself

router = routes()


@dataclass(frozen=True)
class Shown:
    """A table of units and what was asked of it."""

    view: View
    asked: Asked
    table: Table


@router.get("/units")
async def units(visit: Visit) -> Response:
    """The units below one."""
    shown = await visit.db.read(_gather, visit, unit_of(visit))
    asked = shown.asked
    order = "" if asked.order is Order.NAME and not asked.falling else asked.order.value
    visit = view.kept(visit, shown.view).keeping(
        q=asked.words, level=asked.level, order=order, down="1" if asked.falling and order else ""
    )
    return visit.page(
        "units.html",
        nav="/units",
        view=shown.view,
        chooser=view.chooser(shown.view, visit.language),
        asked=asked,
        table=shown.table,
        pages=-(-shown.table.count // asked.size),
        sorted_by=lambda order: _sorted_by(visit, asked, Order(order)),
    )


def _gather(session: Session, visit: Here, unit_id: int) -> Shown:
    seen = view.look(session, visit, unit_id)
    asked = _asked(visit, seen)
    table = office_units.list_units(session, visit.who, unit_id, asked)
    if asked.words or asked.level in table.levels:  # others than those right below
        listed = [row.unit_id for row in table.rows if not row.direct]
        seen = replace(seen, apart=tuple(apart_of(session, listed, seen.period)))
    return Shown(seen, asked, table)


def _asked(visit: Here, seen: View) -> Asked:
    order, page, words = visit.asked("order"), visit.asked("page"), visit.asked("q", 100)
    return Asked(
        seen.period.start,
        seen.period.end,
        seen.day,
        words,
        visit.asked("level"),
        Order(order) if order in set(Order) else Order.NAME,
        visit.asked("down") == "1",
        int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        FOUND if words else SIZE,
    )


def _sorted_by(visit: Here, asked: Asked, order: Order) -> dict[str, str]:
    """A heading's address and how it is sorted now ("" = not by this one); figures fall at first, names rise."""
    now = asked.order is order
    falling = not asked.falling if now else order is not Order.NAME
    link = visit.link("/units", order=order.value, down="1" if falling else "", page="")
    return {"link": link, "sort": ("descending" if asked.falling else "ascending") if now else ""}
