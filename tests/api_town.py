"""An invented district behind the API: units, women, posts with tokens, and a caller for each token."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple
from urllib.parse import unquote

import httpx
from fastapi import FastAPI
from sqlmodel import Session, func, select

from api.app import create_app
from models import clock
from models.announcements import Audience, announce
from models.conversations import acting, link, who_writes
from models.db import Database
from models.invites import call_meeting
from models.meetings import MeetingKind
from models.members import add_membership, add_person
from models.posts import Post, Role
from models.tokens import make_token
from models.units import Unit, UnitKind, add_unit
from tests.given import Given

# key: (name, kind, parent)
TREE = {
    "tinh": ("tỉnh Ban Mai", UnitKind.PROVINCE, ""),
    "xa": ("xã Hoa Mai", UnitKind.COMMUNE, "tinh"),
    "man": ("thôn Mận", UnitKind.BRANCH, "xa"),
    "buoi": ("thôn Bưởi", UnitKind.BRANCH, "xa"),
    "to1": ("tổ 1", UnitKind.GROUP, "man"),
    "to2": ("tổ 2", UnitKind.GROUP, "man"),
    "xa2": ("xã Hoa Lê", UnitKind.COMMUNE, "tinh"),
    "oi": ("thôn Ổi", UnitKind.BRANCH, "xa2"),
}
# name: (branch, group, number in the book, phone)
WOMEN = {
    "Nguyễn Thị Đào": ("man", "to1", 3, "+84383456789"),
    "Trần Thị Cúc": ("man", "to2", 7, ""),
    "Lê Thị Hồng": ("man", "", 12, "+84912345678"),
    "Võ Thị Ngân": ("buoi", "", 3, ""),
    "Phan Thị Sen": ("oi", "", 1, "+84987654321"),
}
LEADERS = {"to1": Role.GROUP_LEADER, "to2": Role.GROUP_LEADER, "man": Role.HEAD, "buoi": Role.HEAD, "oi": Role.HEAD}
ADDRESS = "invented-chat-address-4711"
LONG_AGO = date(2020, 1, 1)
NOWHERE = 9_000_000  # an id that nothing has


@dataclass
class District:
    """The running service, the ids of what is in it, and a way to call it."""

    app: FastAPI
    http: httpx.AsyncClient
    units: dict[str, int] = field(default_factory=dict)
    women: dict[str, int] = field(default_factory=dict)
    meetings: dict[str, int] = field(default_factory=dict)
    notices: dict[str, int] = field(default_factory=dict)

    def write(self, rule: Any, *args: Any, **kwargs: Any) -> Any:
        """Run a rule as the house does."""
        return self.app.state.house.db.write_now(rule, *args, **kwargs)

    def post(self, role: Role, unit: str, *, person: int | None = None, **more: Any) -> Post:
        """A post, of a new woman unless a person is given."""

        def given(session: Session) -> Post:
            holder = person or add_person(session, full_name="Đỗ Thị Hạnh", birth_year=1966).id or 0
            return session.get_one(Post, give(session, holder, role, self.units[unit], **more))

        found: Post = self.write(given)
        return found

    def token(self, role: Role, unit: str, **more: Any) -> str:
        """The token of a new post."""
        found: str = self.write(make_token, self.post(role, unit, **more).id, "bảng tính của xã")
        return found

    async def call(self, token: str, method: str, path: str, **more: Any) -> httpx.Response:
        """One request under /api/v1."""
        headers = {"Authorization": f"Bearer {token}"} | more.pop("headers", {})
        if "json" in more:  # httpx refuses to send half a surrogate pair; others do not
            more["content"] = json.dumps(more.pop("json"))
            headers |= {"Content-Type": "application/json"}
        return await self.http.request(method, f"/api/v1{path}", headers=headers, **more)


def count(district: District, table: Any) -> int:
    """How many rows a table has."""
    return int(district.write(lambda session: session.exec(select(func.count()).select_from(table)).one()))


def meeting_of(district: District, **more: Any) -> dict[str, Any]:
    """The body of a meeting of thôn Mận in three days."""
    start = (clock.now() + timedelta(days=3)).isoformat()
    return {"unit_id": district.units["man"], "kind": "branch", "starts_at": start, "place": "  nhà  văn hóa "} | more


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


class _Done(Exception):
    """What a rule gave that is taken back."""

    def __init__(self, given: Any) -> None:
        self.given = given


class Trying:
    """A house's database whose writes are done and taken back: whatever is asked, the next one finds it as it was."""

    def __init__(self, db: Database) -> None:
        self.kept = db

    def __getattr__(self, name: str) -> Any:
        return getattr(self.kept, name)

    async def write(self, rule: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """As `Database.write`."""

        def tried(session: Session) -> None:
            raise _Done(rule(session, *args, **kwargs))

        try:
            await self.kept.write(tried)
        except _Done as done:
            return done.given


@asynccontextmanager
async def trying(app: FastAPI) -> AsyncIterator[None]:
    """Meanwhile all that is done is taken back at once."""
    house = app.state.house
    house.db = Trying(house.db)
    try:
        yield
    finally:
        house.db = house.db.kept


async def ask(app: FastAPI, method: str, address: str, headers: dict[str, str], body: bytes = b"") -> Answer:
    """One request to the real app, without a client between: there are thousands of them."""
    path, _, query = address.partition("?")
    given = {"host": "test", "origin": "http://test", **headers}
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        "client": ("127.0.0.1", 1), "server": ("test", 80), "state": {},
    }  # fmt: skip
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    text = b"".join(one.get("body", b"") for one in sent[1:])
    known = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], known, text.decode(errors="replace"))


@asynccontextmanager
async def running_app(database_url: str) -> AsyncIterator[FastAPI]:
    """Start the service on a database with tables."""
    settings = Given(
        database_url=database_url,
        secret_key="invented-secret-key",
        web_chat=True,
    )
    app = create_app(settings, works=False)
    async with app.router.lifespan_context(app):
        yield app


@asynccontextmanager
async def running_district(database_url: str) -> AsyncIterator[District]:
    """Start the service, and fill it."""
    async with running_app(database_url) as app:
        transport = httpx.ASGITransport(app)  # lets a bug through as an exception, so that a test shows where it is
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
            district = District(app, http)
            district.write(_settle, district)
            yield district


def add_units(session: Session, tree: dict[str, tuple[str, UnitKind, str]]) -> dict[str, int]:
    """The units of a tree (key: name, kind, the parent's key), from the top down; their ids by key."""
    made: dict[str, Unit] = {}
    for key, (name, kind, parent) in tree.items():
        made[key] = add_unit(session, code=key.upper(), name=name, kind=kind, parent=made.get(parent))
    return {key: unit.id or 0 for key, unit in made.items()}


def give(session: Session, person_id: int, role: Role, unit_id: int, **more: Any) -> int:
    """A post; its id."""
    given: dict[str, Any] = {"from_date": LONG_AGO} | more
    post = Post(person_id=person_id, role=role, unit_id=unit_id, **given)
    session.add(post)
    session.flush()
    return post.id or 0


def something_in(session: Session, chair: int, unit_id: int, kind: UnitKind) -> tuple[int, int]:
    """A meeting of a unit and a notice to it, both from whoever answers for it; their ids."""
    above = kind in {UnitKind.CENTRAL, UnitKind.PROVINCE}
    # In twenty minutes: late enough to be moved and called off, early enough for the roll.
    start = clock.now() + timedelta(minutes=20)
    called = call_meeting(session, acting(chair), unit_id, MeetingKind.EVENT, start, "nhà văn hóa")
    audience = Audience.HEADS if above else Audience.MEMBERS
    return called.meeting, announce(session, acting(chair), unit_id, audience, "Mai dọn đường hoa.").announcement


def _settle(session: Session, district: District) -> None:
    district.units |= add_units(session, TREE)
    for name, (branch, group, number, phone) in WOMEN.items():
        person = add_person(session, full_name=name, birth_year=1970, phone=phone)
        district.women[name] = person.id or 0
        add_membership(
            session,
            person_id=person.id or 0,
            branch_id=district.units[branch],
            since=date(2011, 3, 8),
            number=number,
            group_id=district.units.get(group),
        )
    who = who_writes(session, "web", ADDRESS, "vi", clock.now())
    link(session, who.contact_id, district.women["Nguyễn Thị Đào"])
    for key, role in LEADERS.items():
        _chair(session, role, district.units[key])
    chairs = {key: _chair(session, Role.CADRE, district.units[key]) for key in ("tinh", "xa", "xa2")}
    for key, unit in district.units.items():
        chair = chairs["tinh" if key == "tinh" else "xa2" if key in {"xa2", "oi"} else "xa"]
        district.meetings[key], district.notices[key] = something_in(session, chair, unit, TREE[key][1])


def _chair(session: Session, role: Role, unit_id: int) -> int:
    person = add_person(session, full_name="Bùi Thị Sương", birth_year=1968)
    give(session, person.id or 0, role, unit_id)
    return person.id or 0
