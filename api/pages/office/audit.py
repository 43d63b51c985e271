"""Who did what below the unit, and who looked at phones: by kind of deed, by place, by person and by day."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import Response
from sqlmodel import Session

from api.pages.office import chosen
from api.pages.office.shell import Here, Visit, routes, unit_of
from bot.deeds_said import deed_said
from models import office_audit, trees
from models.office_audit import KINDS, Done, Looked, Wanted
from models.posts import Right, post_for
from models.units import get_unit

LAST = 50  # pages
PLACES = 300  # units right below that the list offers

router = routes()


@dataclass(frozen=True)
class _Seen:
    """What the page shows; `kinds` and `places` are what can be chosen, `person` is whose deeds are shown alone."""

    unit: str
    done: list[tuple[Done, str]]
    more: bool
    looks: list[Looked] | None
    kinds: tuple[str, ...]
    places: tuple[tuple[int, str], ...]
    person: str


@router.get("/audit")
async def audit(visit: Visit) -> Response:
    """The deeds, the latest first, and the looks by person."""
    asked = visit.asked("page", 4)
    page = min(max(int(asked), 1), LAST) if asked.isascii() and asked.isdigit() else 1
    kind, by = visit.asked("kind"), visit.asked("by", 19)
    first, last = chosen.day_of(visit.asked("from")), chosen.day_of(visit.asked("to"))
    wanted = Wanted(kind if kind in KINDS else "", int(by) if by.isascii() and by.isdigit() else 0, first, last)
    seen = await visit.db.read(_gather, visit, unit_of(visit), page, wanted)
    zone = str(visit.request.app.state.zone)

    def local(at: datetime) -> dict[str, str]:
        return chosen.local(visit.language, at, zone)

    days = {"from": first.isoformat() if first else "", "to": last.isoformat() if last else ""}
    visit = visit.keeping(unit=visit.asked("unit"), kind=wanted.kind, by=wanted.by or "", **days)
    return visit.page("audit.html", nav="/work", seen=seen, wanted=wanted, days=days, page=page, last=LAST, local=local)


def _gather(session: Session, visit: Here, unit_id: int, page: int, wanted: Wanted) -> _Seen:
    held = post_for(session, visit.who.person_id, Right.TOTALS, unit_id)
    done, more = office_audit.deeds_below(session, visit.who, unit_id, page, wanted)
    looks = office_audit.looks_below(session, visit.who, unit_id, wanted)
    names = [one.by for one in (*done, *(looks or ())) if wanted.by and one.by_id == wanted.by]
    below = trees.children_on(session, unit_id, None)[:PLACES]
    return _Seen(
        get_unit(session, unit_id).name,
        [(one, deed_said(session, visit.language, visit.visitor.pair, one)) for one in done],
        more,
        looks,
        tuple(kind for kind, (right, _of) in KINDS.items() if right in held.rights),
        tuple((one.id or 0, one.name) for one in below),
        names[0] if names else "",
    )
