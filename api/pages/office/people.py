"""Members: a unit's women by name, where names are hers to see, else their numbers; a search; one woman, her phone."""

from dataclasses import dataclass
from datetime import date, datetime

from fastapi import Response
from sqlmodel import Session

from api.pages.office import chosen, view
from api.pages.office.forms import page_asked
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, an_id, routes, unit_of
from api.pages.office.view import View
from models import office_people, office_women
from models.office_people import NoSuchWoman, Seen
from models.office_women import Book, CountedBelow, Which
from models.periods import Period, current
from models.posts import Right
from models.units import get_unit

SIZE = 50  # women on a page

router = routes()


@dataclass(frozen=True)
class Shown:
    """A page of a unit's women, or (where names are not hers, or there are too many) their numbers by unit."""

    view: View
    named: bool
    which: Which
    since: date
    group: int | None
    book: Book | None
    below: CountedBelow | None


@router.get("/people")
async def people(visit: Visit) -> Response:
    """The women of a unit, or whom words mean among all of hers; without names only how many they are."""
    words = visit.asked("q", 100)
    searches = await visit.db.read(office_people.sees_names, visit.who)
    if words and not searches:
        return visit.page("not_here.html", nav="/people", what="people")
    if words:
        found, more = await visit.db.read(office_people.women_found, visit.who, words)
        here = visit.keeping(unit=visit.asked("unit"), q=words)
        return here.page("people_found.html", nav="/people", words=words, found=found, more=more)
    shown = await visit.db.read(_gather, visit, unit_of(visit))
    default = shown.view.unit_id == visit.visitor.posts[0].unit_id and not visit.asked("unit")
    visit = visit.keeping(
        unit="" if default else shown.view.unit_id,
        which="" if shown.which is Which.ALL else shown.which.value,
        since=visit.asked("since"),
        group="" if shown.group is None else str(shown.group),
    )
    return visit.page(
        "people.html",
        nav="/people",
        shown=shown,
        view=shown.view,
        words="",
        kinds=tuple(Which),
        pages=-(-shown.book.count // SIZE) if shown.book else 0,
        year=_year(shown.view).start,
        searches=searches,
    )


def _year(seen: View) -> Period:
    return current("year", seen.today, cut_off=seen.cut_off)


def _gather(session: Session, visit: Here, unit_id: int) -> Shown:
    seen = view.look(session, visit, unit_id)
    since = chosen.day_of(visit.asked("since"))
    since = since if since is not None and since <= seen.today else _year(seen).start
    which, asked = office_women.among(visit.asked("which")), visit.asked("group")
    named = Right.NAMES in seen.rights
    if not named or not office_women.has_book(get_unit(session, unit_id)):
        below = office_women.counted_below(session, visit.who, unit_id, since)
        return Shown(seen, named, Which.ALL, since, None, None, below)
    group = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    page = page_asked(visit.asked("page"))
    book = office_women.women_of(session, visit.who, unit_id, which, since, group=group, page=page, size=SIZE)
    return Shown(seen, named, which, since, group, book, None)


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
