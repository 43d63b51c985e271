"""Who did what below the unit, and who looked at phones."""

from datetime import datetime
from typing import Any

from fastapi import Response
from sqlmodel import Session

import locales
from api.pages.office import chosen
from api.pages.office.shell import Here, Visit, routes, unit_of
from bot.unit_changes_log import in_words
from models import office_audit
from models.office_audit import Done, Looked
from models.units import get_unit

LAST = 50  # pages

router = routes()


@router.get("/audit")
async def audit(visit: Visit) -> Response:
    """The deeds, the latest first, and the looks by person."""
    asked = visit.asked("page", 4)
    page = min(max(int(asked), 1), LAST) if asked.isascii() and asked.isdigit() else 1
    done, more, looks, name = await visit.db.read(_gather, visit, unit_of(visit), page)
    zone = str(visit.request.app.state.zone)

    def local(at: datetime) -> dict[str, str]:
        return chosen.local(visit.language, at, zone)

    visit = visit.keeping(unit=visit.asked("unit"))
    return visit.page(
        "audit.html", nav="/work", done=done, more=more and page < LAST, page=page, looks=looks, unit=name, local=local
    )


def _gather(
    session: Session, visit: Here, unit_id: int, page: int
) -> tuple[list[tuple[Done, str]], bool, list[Looked] | None, str]:
    done, more = office_audit.deeds_below(session, visit.who, unit_id, page)
    lines = [(one, _words(session, visit, one)) for one in done]
    return lines, more, office_audit.looks_below(session, visit.who, unit_id), get_unit(session, unit_id).name


def _words(session: Session, visit: Here, one: Done) -> str:
    """What was done, in words."""
    pair: dict[str, Any] = dict(locales.address(visit.visitor.pair))
    if one.what == "tree":
        return locales.label(visit.language, "unit-log-line", **pair, **in_words(session, visit.language, one.row))
    if one.what == "notice":
        return locales.label(visit.language, "office-did-notice", unit=one.unit, text=one.row.text[:80])
    if one.what == "import":
        count = one.row.summary.get("new", 0) + one.row.summary.get("updated", 0)
        undone = "yes" if one.row.undone_at is not None else "no"
        return locales.label(visit.language, "office-did-import", unit=one.unit, count=count, undone=undone)
    undone = "yes" if one.row.undone_at is not None else "no"
    return locales.label(visit.language, "office-did-book", unit=one.unit, mark=one.row.what, undone=undone)
