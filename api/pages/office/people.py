"""Members by name, where names are hers to see: a search, one woman with her attendance, her phone when it is asked."""

from datetime import datetime

from fastapi import Response

from api.pages.office import chosen
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, an_id, routes
from models import office_people
from models.office_people import NoSuchWoman, Seen

router = routes()


@router.get("/people")
async def people(visit: Visit) -> Response:
    """The search; without names a sentence about why not."""
    if not await visit.db.read(office_people.sees_names, visit.who):
        return visit.page("not_here.html", nav="/people", what="people")
    words = visit.asked("q", 100)
    found, more = await visit.db.read(office_people.women_found, visit.who, words) if words else ([], False)
    visit = visit.keeping(unit=visit.asked("unit"))
    return visit.keeping(q=words).page("people.html", nav="/people", words=words, found=found, more=more)


@router.get("/people/{membership_id}")
async def woman(visit: Visit, membership_id: str) -> Response:
    """One woman; her phone is masked."""
    try:
        shown = await visit.db.read(office_people.woman_seen, visit.who, an_id(membership_id))
    except NoSuchWoman:
        raise NoSuchPage from None
    return _page(visit, shown)


@router.post("/people/{membership_id}/phone", dependencies=[FromOurPage])
async def phone(visit: Visit, membership_id: str) -> Response:
    """The same with her phone: the look is written down."""
    try:
        shown = await visit.db.write(office_people.phone_seen, visit.who, an_id(membership_id))
    except NoSuchWoman:
        raise NoSuchPage from None
    return _page(visit, shown)


def _page(visit: Here, shown: Seen) -> Response:
    def local(at: datetime) -> dict[str, str]:
        return chosen.local(visit.language, at, shown.timezone)

    visit = visit.keeping(unit=visit.asked("unit"), q=visit.asked("q", 100))
    return visit.page("woman.html", nav="/people", shown=shown, local=local)
