"""Writing an announcement: the form, what would happen to the letter and to the count, and sending it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import Response
from sqlmodel import Session

import locales
from api.pages.office import chosen, forms
from api.pages.office.forms import BadField, Form
from api.pages.office.shell import FromOurPage, Here, Visit, routes, unit_of
from bot import audiences, previews
from bot.messages import Incoming
from bot.replies import Account, Chat
from models import office_announcements
from models.announcements import LONGEST, announce, check_send_at, check_text
from models.audiences import OLDEST, YOUNGEST, Audience, NoComingMeeting, Wanted, check_rolls, unanswered_meetings
from models.facts import Fact, Refused
from models.meetings import local_start
from models.posts import NotAllowed, Right, post_for, posts_of
from models.quiet import is_night
from models.reach import TEMPLATES
from models.receipts import ask_for_receipts
from models.units import UnitKind, children, get_unit
from models.urgent import announce_urgent, pass_on

PARTS = (UnitKind.BRANCH, UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMUNE)
MOST_PARTS = 120  # units to tick; where there are more, the page of one of them is opened first
ROLLS = 12
TYPED = 5000  # characters that are kept to be shortened

router = routes()


@dataclass
class Draft:
    """What stands in the form."""

    unit_id: int
    text: str = ""
    audience: Audience = Audience.MEMBERS
    units: tuple[int, ...] = ()
    meeting: int = 0
    missed: int = 0
    age_from: int | None = None
    age_to: int | None = None
    send_at: str = ""
    receipt: bool = False
    why: str = ""
    code: str = ""
    seen: str = ""
    when: datetime | None = None

    @property
    def wanted(self) -> Wanted:
        """Whom it is for."""
        return Wanted(self.audience, self.units, self.meeting or None, self.missed, self.age_from, self.age_to)


@dataclass
class Offered:
    """What may be chosen for a unit."""

    name: str
    large: bool
    others: list[tuple[int, str]]
    parts: list[tuple[int, str]] = field(default_factory=list)
    meetings: list[tuple[int, datetime]] = field(default_factory=list)
    rolls: bool = False
    sends: bool = True


@router.get("/announce")
async def new(visit: Visit) -> Response:
    """The form."""
    return await _form(visit, Draft(unit_of(visit)))


@router.post("/announce", dependencies=[FromOurPage])
async def preview(visit: Visit) -> Response:
    """What would happen: the exact words, how many, when, and what it costs. Nothing is written."""
    form = await forms.read(visit.request)
    draft = _draft(form)
    if form.has("again"):
        return await _form(visit, draft)
    try:
        _read(form, draft)
        zone = await visit.db.read(_zone, draft.unit_id)
        draft.when = form.moment("send_at", zone)
        return await _preview(visit, draft)
    except NotAllowed:
        raise
    except Refused as refused:
        return await _form(visit, draft, refused)


@router.post("/announce/send", dependencies=[FromOurPage])
async def send(visit: Visit) -> Response:
    """Send it, if everything still is as she was shown; the same form sent twice sends once."""
    form = await forms.read(visit.request)
    draft = _draft(form)
    try:
        _read(form, draft)
        draft.when = form.moment("send_at", await visit.db.read(_zone, draft.unit_id))
        outcome = await visit.db.write(_send, visit, draft, form.has("urgent"))
    except NotAllowed:
        raise
    except Refused as refused:
        return await _form(visit, draft, refused)
    if outcome is None:
        return await _preview(visit, draft, changed=True)
    announcement_id, said = outcome
    return visit.back(f"/announcements/{announcement_id}", said or "")


def _draft(form: Form) -> Draft:
    """What was typed, whatever it is worth: nothing of it is lost."""
    audience = form.typed("audience", 20)
    return Draft(
        form.id("unit"),
        form.typed("text", TYPED),
        Audience(audience) if audience in set(Audience) else Audience.MEMBERS,
        form.ids("part"),
        form.id("meeting"),
        send_at=form.typed("send_at", 20),
        receipt=form.has("receipt"),
        why=form.typed("why", 200),
        code=form.typed("code", 4),
        seen=form.typed("seen", 60),
    )


def _read(form: Form, draft: Draft) -> None:
    """The numbers of the form. Raises BadField."""
    draft.missed = form.number("missed", 0, ROLLS) or 0
    draft.age_from, draft.age_to = (form.number(name, YOUNGEST, OLDEST) for name in ("age_from", "age_to"))
    if draft.age_from and draft.age_to and draft.age_from > draft.age_to:
        raise BadField("ages")


def _zone(session: Session, unit_id: int) -> str:
    return get_unit(session, unit_id).timezone


async def _form(visit: Here, draft: Draft, refused: Refused | None = None) -> Response:
    offered = await visit.db.read(_offered, visit, draft.unit_id)
    visit = visit.keeping(unit=visit.asked("unit"))
    return visit.page(
        "announcement_new.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/announcements",
        draft=draft,
        offered=offered,
        longest=LONGEST,
        youngest=YOUNGEST,
        oldest=OLDEST,
        problem=visit.words(refused) if refused else "",
    )


def _offered(session: Session, visit: Here, unit_id: int) -> Offered:
    held = post_for(session, visit.visitor.person_id, Right.DRAFT, unit_id)
    unit = get_unit(session, unit_id)
    posts = [post for post in posts_of(session, held.person_id) if Right.DRAFT in post.rights]
    others = {unit_id: unit.name} | {post.unit_id: post.unit_name for post in posts}
    below = [one for one in children(session, unit_id) if one.kind in PARTS and one.closed_on is None]
    try:
        meetings = [(one.id or 0, local_start(session, one)) for one in unanswered_meetings(session, unit_id)]
    except NoComingMeeting:
        meetings = []
    return Offered(
        unit.name,
        unit.kind not in {UnitKind.BRANCH, UnitKind.GROUP, UnitKind.CLUB},
        list(others.items()),
        [(one.id or 0, one.name) for one in below] if len(below) <= MOST_PARTS else [],
        meetings,
        _is_so(session, unit_id),
        Right.SEND in held.rights or _may_send(session, visit, unit_id),
    )


def _is_so(session: Session, unit_id: int) -> bool:
    try:
        check_rolls(session, unit_id, 1)
    except Refused:
        return False
    return True


def _may_send(session: Session, visit: Here, unit_id: int) -> bool:
    try:
        post_for(session, visit.visitor.person_id, Right.SEND, unit_id)
    except NotAllowed:
        return False
    return True


async def _preview(visit: Here, draft: Draft, *, changed: bool = False) -> Response:
    shown = await visit.db.read(_look, visit, draft)
    visit = visit.keeping(unit=visit.asked("unit"))
    return visit.page(
        "announcement_preview.html",
        status=409 if changed else 200,
        nav="/announcements",
        draft=draft,
        changed=changed,
        **shown,
    )


def _chat(session: Session, visit: Here) -> Chat:
    """Her as the chat's preview knows her: the page shows the very same."""
    who, house = visit.who, visit.request.app.state.house
    who.language, who.pair, who.name = visit.language, visit.visitor.pair, visit.visitor.name
    rates = {name: channel.rate for name, channel in house.channels.items()}
    if house.templates is not None:
        rates |= dict.fromkeys(TEMPLATES, house.templates.rate)
    account = Account(rates=rates, quotas=house.quotas, public_url=house.public_url)
    return Chat(session, who, Incoming("page", "", ""), visit.now, account)


def _answers(draft: Draft) -> dict[str, Any]:
    """The draft as the chat's flow keeps it."""
    answers: dict[str, Any] = {"unit": draft.unit_id, "wanted": draft.wanted.stored(), "text": draft.text.strip()}
    answers |= {"send_at": draft.when.isoformat()} if draft.when else {}
    answers |= {"code": draft.code} if draft.code.isdigit() and len(draft.code) == 4 else {}
    return answers | ({"receipt": True} if draft.receipt else {})


def _look(session: Session, visit: Here, draft: Draft) -> dict[str, Any]:
    """The preview's variables, as the chat has them. Raises what the rules refuse."""
    check_text(draft.text)
    if draft.when is not None:
        check_send_at(draft.when)
    if draft.missed:
        check_rolls(session, draft.unit_id, draft.missed)
    chat, answers = _chat(session, visit), _answers(draft)
    shown = previews.notice_preview(chat, answers)
    draft.code, draft.seen = answers["code"], _seen(answers["seen"])
    unit = get_unit(session, draft.unit_id)
    local = visit.now.astimezone(ZoneInfo(unit.timezone))
    given = locales.variables(visit.language, shown, pair=visit.visitor.pair, now=visit.now)
    leaves = shown["leaves"] if isinstance(shown["leaves"], datetime) else None
    notes = [
        locales.label(visit.language, "announce-quota", **given),
        locales.label(visit.language, "announce-moved", **given),
        locales.label(visit.language, "announce-before", **given),
    ]
    return {
        "shown": shown,
        "notes": [note.strip() for note in notes if note.strip()],
        "bare": bool(shown["bare"]),
        "unit": unit.name,
        "audience": audiences.spoken_audience(chat, answers["wanted"]),
        "cost": sum(price for _name, _women, price in answers["seen"]["split"]),
        "leaves": chosen.local(visit.language, leaves, unit.timezone) if leaves else None,
        "sends": _may_send(session, visit, draft.unit_id),
        "night": is_night(local) and draft.when is None,
    }


def _seen(seen: dict[str, Any]) -> str:
    """What she was shown, in short: what she agrees to is what is sent."""
    return f"{seen['total']}-{seen['by_message']}-{seen['at_home']}"


def _send(session: Session, visit: Here, draft: Draft, urgent: bool) -> tuple[int, Fact | None] | None:
    """The announcement and what is said of it; None where the count is another than she saw."""
    who = visit.who
    if found := office_announcements.same_sent(session, who, draft.unit_id, draft.code):
        return found, None
    if draft.when is not None and not urgent:
        check_send_at(draft.when)
    answers = _answers(draft)
    if "code" not in answers or _seen(previews.count(_chat(session, visit), answers)) != draft.seen:
        return None
    wanted, text, code = draft.wanted, answers["text"], draft.code
    fact: Any
    if not _may_send(session, visit, draft.unit_id):
        fact = pass_on(session, who, draft.unit_id, wanted, text, check_code=code)
    elif urgent:
        if len(draft.why.strip()) < 3:
            raise BadField("why")
        fact = announce_urgent(session, who, draft.unit_id, wanted, text, draft.why.strip(), check_code=code)
    else:
        fact = announce(session, who, draft.unit_id, wanted, text, send_at=draft.when, check_code=code)
    if draft.receipt:
        ask_for_receipts(session, who, fact.announcement)
    return fact.announcement, fact
