"""Announcements below a cadre: the list, one with its live progress, who is to be told at home; paused and stopped."""

from datetime import datetime

from fastapi import Response
from sqlmodel import Session

from api.pages.office import chosen, forms
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, an_id, routes, unit_of
from bot.audiences import spoken
from models import courses, office_announcements, urgent
from models.announcements import Announcement
from models.facts import Fact, Refused
from models.office_announcements import NAMES, OneSent
from models.posts import NotAllowed
from models.recalls import recall
from models.units import get_unit

router = routes()


@router.get("/announcements")
async def announcements(visit: Visit) -> Response:
    """What was sent below the unit, the newest first."""
    unit_id, before = unit_of(visit), visit.asked("before")
    start = an_id(before) if before else 0
    sent, after, name = await visit.db.read(_list, visit, unit_id, start)
    visit = visit.keeping(unit=visit.asked("unit"))
    here = visit.keeping(before=before)
    return here.page(
        "announcements.html", nav="/announcements", sent=sent, after=after, unit=name, local=_local(visit), back=visit
    )


def _list(session: Session, visit: Here, unit_id: int, start: int) -> tuple[list[office_announcements.Sent], int, str]:
    found, after = office_announcements.sent_below(session, visit.who, unit_id, start)
    return found, after, get_unit(session, unit_id).name


@router.get("/announcements/{announcement_id}")
async def announcement(visit: Visit, announcement_id: str) -> Response:
    """One announcement; while it is on its way the page asks for its counts every three seconds."""
    return await _page(visit, an_id(announcement_id))


@router.post("/announcements/{announcement_id}/home", dependencies=[FromOurPage])
async def home(visit: Visit, announcement_id: str) -> Response:
    """The same with the women to be told at home by name."""
    form = await forms.read(visit.request)
    page = (form.number("page", 1, 100_000) if form.typed("page", 8).isdigit() else None) or 1
    count, people = await visit.db.read(
        office_announcements.to_tell_at_home, visit.who, an_id(announcement_id), page - 1
    )
    return await _page(visit, an_id(announcement_id), people=people, page=page, pages=-(-count // NAMES))


@router.post("/announcements/{announcement_id}/{deed}", dependencies=[FromOurPage])
async def steer(visit: Visit, announcement_id: str, deed: str) -> Response:
    """Pause, let go on, stop, send again to those whom it missed, recall; agree to what waits for a second person."""
    wanted, form = an_id(announcement_id), await forms.read(visit.request)
    if deed not in {"pause", "go-on", "stop", "again", "recall", "agree", "refuse"}:
        raise NoSuchPage
    try:
        said = await visit.db.write(_steered, visit, wanted, deed, form.typed("text", 5000))
    except NotAllowed:
        raise
    except Refused as refused:
        return await _page(visit, wanted, refused=refused, typed=form.typed("text", 5000))
    return visit.back(f"/announcements/{wanted}", said)


def _steered(session: Session, visit: Here, announcement_id: int, deed: str, text: str) -> Fact:
    who = visit.who
    if deed == "recall":
        return recall(session, who, announcement_id, text)
    if deed == "refuse":
        return urgent.refuse(session, who, announcement_id, text[:200])
    rules = {
        "pause": courses.pause,
        "go-on": courses.go_on,
        "stop": courses.stop,
        "again": courses.resend,
        "agree": urgent.agree,
    }
    return rules[deed](session, who, announcement_id)


async def _page(
    visit: Here,
    announcement_id: int,
    *,
    people: object = None,
    page: int = 1,
    pages: int = 0,
    refused: Refused | None = None,
    typed: str = "",
) -> Response:
    shown, audience = await visit.db.read(_one, visit, announcement_id)
    visit = visit.keeping(unit=visit.asked("unit"))
    waits, own = shown.sent.state == "waits", shown.announcement.sender_id == visit.visitor.person_id
    return visit.page(
        "announcement.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/announcements",
        shown=shown,
        sent=shown.sent,
        audience=audience,
        asks=shown.steers and waits and not own,
        takes_back=shown.steers and waits and own,
        people=people,
        page=page,
        pages=pages,
        problem=visit.words(refused) if refused else "",
        typed=typed,
        local=_local(visit, shown.timezone),
    )


def _one(session: Session, visit: Here, announcement_id: int) -> tuple[OneSent, str]:
    shown = office_announcements.one_sent(session, visit.who, announcement_id)
    return shown, _audience(session, visit, shown.announcement)


def _audience(session: Session, visit: Here, found: Announcement) -> str:
    """Whom it was for, in words; "" for everybody."""
    return spoken(session, found.wanted, visit.language, visit.visitor.pair, visit.now)


def _local(visit: Here, timezone: str = "") -> object:
    zone = timezone or str(visit.request.app.state.zone)

    def local(at: datetime) -> dict[str, str]:
        return chosen.local(visit.language, at, zone)

    return local
