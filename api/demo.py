"""The demo: three phones side by side and a clock that can be moved; an invented commune, no account, no token."""

import asyncio
import contextlib
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, FastAPI, HTTPException, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from sqlmodel import Session, col, or_, select

import locales
from api.chat import screen_page
from api.chat_entry import FromOurPage
from api.house import House
from api.pages import page
from bot.channels.web import Web
from models import clock, demo, outbox, web
from models.conversations import Contact
from models.lunar import lunar
from models.members import MEMBER_STATES, Membership, Person
from models.office_sessions import office_link
from models.posts import NotAllowed, Post, Role, posts_of
from models.units import Unit, UnitKind
from models.web import CHANNEL
from scheduler import ticks

HOURS = {"hour": 1, "day": 24}
LOOKS = 60  # 0.05 s apart: so long a move of the clock waits for what has become due to be sent
_NEWCOMER = re.compile(r"new-[a-z0-9]{1,16}")

router = APIRouter(prefix="/chat", include_in_schema=False)


@dataclass(frozen=True)
class Somebody:
    """A person whose phone can be chosen; `role` is "" without a post."""

    id: int
    name: str
    year: int | None
    unit: str
    has_phone: bool
    role: str = ""


@dataclass(frozen=True)
class Town:
    """Everybody: those with posts, and the members of each branch; and whose three phones are shown at first."""

    posts: tuple[Somebody, ...]
    branches: tuple[tuple[str, tuple[Somebody, ...]], ...]
    first: dict[str, str]


def install(app: FastAPI) -> None:
    """Add the demo's pages; they come before the chat's own."""
    app.state.moving = asyncio.Lock()
    channel = app.state.house.channels["web"]
    assert isinstance(channel, Web)  # noqa: S101 (so the settings of the demo say)
    app.state.off = channel.off
    app.state.house.links["web"] = "/chat/demo/new"  # elsewhere nobody comes in without a link of her own
    app.include_router(router)


async def start_clock(house: House) -> None:
    """Go on in the time to which the demo had been moved."""
    clock.move(await house.db.read(demo.remembered))


@router.get("")
async def phones(request: Request, member: str = "", head: str = "", cadre: str = "") -> Response:
    """Three phones, each with whoever is chosen for it."""
    town = await request.app.state.house.db.read(_town)
    chosen = {
        place: _wanted(asked) or town.first.get(place) or _newcomer()
        for place, asked in (("member", member), ("head", head), ("cadre", cadre))
    }
    language = request.app.state.language
    shown = {"town": town, "chosen": chosen, "now": _now(request), "roles": tuple(chosen)}
    return page("demo.html", language=language, chats=True, **shown)


@router.get("/demo/phone/{whose}")
async def phone(request: Request, whose: str) -> Response:
    """One phone in hand: a person's, or a newcomer's."""
    db, address = request.app.state.house.db, await _address(request, whose)
    if address in request.app.state.off:
        reader = await db.read(web.reader, address)
        language = reader.language or request.app.state.language
        return page("demo_off.html", language=language, pair=reader.pair, framed=True, whose=whose)
    if _NEWCOMER.fullmatch(whose):
        return await screen_page(request, address, hints=_hints("newcomer", 3), framed=True)
    roles = [held.role for held in await db.read(posts_of, int(whose))]
    hints = _hints("member", 4)
    if Role.CADRE in roles:
        hints = _hints("cadre", 3)
    elif Role.HEAD in roles or Role.DEPUTY in roles:
        hints = _hints("head", 8)
    elif roles:
        hints = _hints("leader", 4)
    return await screen_page(request, address, hints=hints, framed=True)


@router.post("/demo/phone/{whose}", dependencies=[FromOurPage])
async def switch(request: Request, whose: str) -> Response:
    """Switch a phone off or on: while it is off, nothing that is sent to it arrives."""
    address, off = await _address(request, whose), request.app.state.off
    async with request.form(max_files=0, max_fields=4) as form:
        if form.get("phone") == "off":
            off.add(address)
        else:
            off.discard(address)
    return RedirectResponse(f"/chat/demo/phone/{whose}", 303)


async def _address(request: Request, whose: str) -> str:
    """The address of a phone, which is taken in hand. Raises 404."""
    if _NEWCOMER.fullmatch(whose):
        return f"demo-{whose}"
    known = whose.isdecimal() and len(whose) < 18
    address: str | None = await request.app.state.house.db.write(demo.pick_up, int(whose)) if known else None
    if address is None:
        raise HTTPException(404, "There is no such person in this town")
    return address


@router.get("/demo/office")
async def office(request: Request, cadre: str = "") -> Response:
    """The cadres' page as the one whose phone is shown; whoever has no post reads how to get in."""
    if cadre.isdecimal() and len(cadre) < 18:
        with contextlib.suppress(NotAllowed):
            code = await request.app.state.house.db.write(office_link, int(cadre))
            return RedirectResponse(f"/enter?code={code}", 303)
    return RedirectResponse("/", 303)


@router.get("/demo/new")
async def new_phone() -> Response:
    """A phone that nobody knows yet, for whoever follows a branch's invitation."""
    return RedirectResponse(f"/chat/demo/phone/{_newcomer()}", 303)


@router.get("/demo/clock")
async def show_clock(request: Request) -> JSONResponse:
    """People's time in words."""
    return JSONResponse(_now(request))


@router.post("/demo/clock", dependencies=[FromOurPage])
async def move_clock(request: Request) -> Response:
    """Let an hour or a day pass, hour by hour, so that everything comes at its own time."""
    async with request.form(max_files=0, max_fields=4) as form:
        hours = HOURS.get(str(form.get("by", "")), 0)
    async with request.app.state.moving:
        for _ in range(hours):
            await _let_an_hour_pass(request.app.state.house)
    if request.headers.get("accept") != "application/json":
        return RedirectResponse("/chat", 303)
    return JSONResponse(_now(request))


async def _let_an_hour_pass(house: House) -> None:
    ahead = clock.moved() + timedelta(hours=1)
    await house.db.write(demo.remember, ahead)
    clock.move(ahead)
    await house.db.write(ticks.tick)
    for sender in house.senders.values():
        sender.wake()
    for _ in range(LOOKS):
        due = await house.db.read(outbox.next_due)
        if due is None or due > clock.now():
            return
        await asyncio.sleep(0.05)


def _now(request: Request) -> dict[str, str]:
    language = request.app.state.language
    at = clock.now().astimezone(ZoneInfo(request.app.state.zone))
    moon = lunar(at.date())
    day = dict(locales.moments(language, at, None))["_day"]
    in_words = locales.label(language, "demo-lunar", day=moon.day, month=moon.month, leap=int(moon.leap))
    return {"time": f"{at:%H:%M}", "day": day[:1].upper() + day[1:], "lunar": in_words}


def _hints(who: str, count: int) -> tuple[str, ...]:
    return tuple(f"demo-try-{who}-{number}" for number in range(1, count + 1))


def _wanted(asked: str) -> str:
    if asked == "new":
        return _newcomer()
    return asked if asked.isdecimal() or _NEWCOMER.fullmatch(asked) else ""


def _newcomer() -> str:
    return f"new-{secrets.token_hex(4)}"


def _town(session: Session) -> Town:
    phones = set(session.exec(select(Contact.address).where(Contact.channel == CHANNEL)).all())

    def somebody(person: Person, unit: Unit, role: str = "") -> Somebody:
        has_phone = demo.phone_address(person.id or 0) in phones
        return Somebody(person.id or 0, person.full_name, person.birth_year, unit.name, has_phone, role)

    holders: list[tuple[Any, ...]] = list(
        session.exec(
            select(Post, Person, Unit)
            .join(Person, col(Person.id) == Post.person_id)
            .join(Unit, col(Unit.id) == Post.unit_id)
            .where(Post.from_date <= clock.today(), or_(col(Post.to_date).is_(None), col(Post.to_date) > clock.today()))
            .order_by(col(Post.id))
        ).all()
    )
    rows = session.exec(
        select(Membership, Person, Unit)
        .join(Person, col(Person.id) == Membership.person_id)
        .join(Unit, col(Unit.id) == Membership.unit_id)
        .where(col(Membership.state).in_(MEMBER_STATES))
        .order_by(col(Unit.id), Person.name_key)
    ).all()
    busy = {person.id for _, person, _ in holders}
    branches: dict[str, list[Somebody]] = {}
    for _membership, person, unit in rows:
        if person.id not in busy:
            branches.setdefault(unit.name, []).append(somebody(person, unit))
    return Town(
        tuple(somebody(person, unit, post.role) for post, person, unit in holders),
        tuple((name, tuple(people)) for name, people in branches.items()),
        _first(holders, [(m, p) for m, p, _ in rows if p.id not in busy], phones),
    )


def _first(holders: list[Any], members: list[tuple[Membership, Person]], phones: set[str]) -> dict[str, str]:
    """A head, the cadre of the commune, and a member (without a post) of the head's branch who has a phone."""
    first: dict[str, str] = {}
    for post, person, unit in holders:
        if post.role == Role.HEAD and "head" not in first:
            first["head"] = str(person.id)
            hers = [
                (membership.number, other.id)
                for membership, other in members
                if membership.unit_id == post.unit_id and demo.phone_address(other.id or 0) in phones
            ]
            if hers:
                first["member"] = str(min(hers)[1])
        if post.role == Role.CADRE and unit.kind == UnitKind.COMMUNE:
            first.setdefault("cadre", str(person.id))
    return first
