"""An invented country for the question who sees what: women with names of their own in every unit, and all posts."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from fastapi import FastAPI
from sqlmodel import Session

from api.app import create_app
from models import clock, office_sessions, report_drafts
from models.announcements import Audience, announce
from models.conversations import acting
from models.invites import call_meeting
from models.meetings import MeetingKind
from models.members import add_membership, add_person
from models.posts import Post, Role
from models.tokens import make_token
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from models.units import Unit, UnitKind, add_unit
from settings import Settings

LONG_AGO = date(2020, 1, 1)
NOWHERE = 9_000_000  # an id that nothing has
# key: (name, kind, parent)
TREE = {
    "nuoc": ("Trung ương", UnitKind.CENTRAL, ""),
    "tinh": ("tỉnh Sơn Ca", UnitKind.PROVINCE, "nuoc"),
    "tinh2": ("tỉnh Hải Âu", UnitKind.PROVINCE, "nuoc"),
    "xa": ("xã Hoa Mai", UnitKind.COMMUNE, "tinh"),
    "xa2": ("xã Tân Phong", UnitKind.COMMUNE, "tinh"),
    "xa3": ("xã Vĩnh Lộc", UnitKind.COMMUNE, "tinh2"),
    "man": ("thôn Mận", UnitKind.BRANCH, "xa"),
    "buoi": ("thôn Bưởi", UnitKind.BRANCH, "xa"),
    "oi": ("thôn Chuối", UnitKind.BRANCH, "xa2"),
    "dua": ("thôn Dừa", UnitKind.BRANCH, "xa3"),
    "to1": ("tổ 1", UnitKind.GROUP, "man"),
    "to2": ("tổ 2", UnitKind.GROUP, "man"),
}
# (given name, branch, group, phone): no given name is in any other text of ours
WOMEN = (
    ("Khuyên", "man", "to1", "+84383456711"),
    ("Ngoan", "man", "to2", "+84383456722"),
    ("Thoa", "man", "", "+84383456733"),
    ("Duyến", "buoi", "", "+84383456744"),
    ("Xuyến", "oi", "", "+84383456755"),
    ("Quyên", "dua", "", "+84383456766"),
)
# who answers for a unit, besides the role that is looked at
CHAIRS = {
    "nuoc": ("Nguyệt", Role.CADRE),
    "tinh": ("Tuyết", Role.CADRE),
    "tinh2": ("Thuyền", Role.CADRE),
    "xa": ("Huệ", Role.CADRE),
    "xa2": ("Loan", Role.CADRE),
    "xa3": ("Yến", Role.CADRE),
    "man": ("Phượng", Role.HEAD),
    "buoi": ("Diễm", Role.HEAD),
    "oi": ("Trinh", Role.HEAD),
    "dua": ("Nhung", Role.HEAD),
    "to1": ("Thắm", Role.GROUP_LEADER),
    "to2": ("Thơm", Role.GROUP_LEADER),
}
# column: (role, unit, names granted)
ROLES: dict[str, tuple[Role | None, str, bool]] = {
    "group_leader": (Role.GROUP_LEADER, "to1", False),
    "head": (Role.HEAD, "man", False),
    "deputy": (Role.DEPUTY, "man", False),
    "drafter": (Role.DRAFTER, "man", False),
    "cadre": (Role.CADRE, "xa", False),
    "above": (Role.CADRE, "tinh", False),
    "above_named": (Role.CADRE, "tinh", True),
    "no_post": (None, "", False),
}
INSIDE = {
    "to1": {"own": "to1"},
    "man": {"own": "man", "child": "to1"},
    "xa": {"own": "xa", "child": "man", "grandchild": "to1"},
    "tinh": {"own": "tinh", "child": "xa", "grandchild": "man"},
}
OUTSIDE = {
    "to1": {"sibling": "to2", "parent": "man", "none": "oi"},
    "man": {"sibling": "buoi", "parent": "xa", "none": "oi"},
    "xa": {"sibling": "xa2", "parent": "tinh", "none": "dua"},
    "tinh": {"sibling": "tinh2", "parent": "nuoc", "none": "dua"},
}


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Country:
    """The service, and the ids of what lies in each unit by the unit's key."""

    app: FastAPI
    units: dict[str, int] = field(default_factory=dict)
    women: dict[str, tuple[int, int, int]] = field(default_factory=dict)  # unit: (person, membership, branch)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)  # given name: (unit, phone)
    meetings: dict[str, int] = field(default_factory=dict)
    notices: dict[str, int] = field(default_factory=dict)
    reports: dict[str, int] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)
    posts: dict[str, int] = field(default_factory=dict)
    hers: dict[str, tuple[int, str, str]] = field(default_factory=dict)  # column: (person, token, page session)

    def write(self, rule: Any, *args: Any, **kwargs: Any) -> Any:
        """Run a rule as the house does."""
        return self.app.state.house.db.write_now(rule, *args, **kwargs)

    async def ask(self, method: str, address: str, headers: dict[str, str], body: bytes = b"") -> Answer:
        """One request to the real app, without a client between: there are thousands of them."""
        path, _, query = address.partition("?")
        given = {"host": "test", "origin": "http://test", **headers}
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
            "headers": [(name.encode(), value.encode()) for name, value in given.items()],
            "client": ("127.0.0.1", 1), "server": ("test", 80), "state": {},
        }  # fmt: skip
        sent: list[Any] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        text = b"".join(one.get("body", b"") for one in sent[1:])
        known = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], known, text.decode(errors="replace"))

    async def api(self, column: str, method: str, path: str, body: Any = None) -> Answer:
        """One request with the token of a column's post."""
        headers = {"authorization": f"Bearer {self.hers[column][1]}", "content-type": "application/json"}
        return await self.ask(method, path, headers, b"" if body is None else json.dumps(body).encode())

    async def page(self, column: str, method: str, path: str, form: str = "") -> Answer:
        """One request of the browser in which a column's woman is in."""
        headers = {"cookie": f"chihoi_office={self.hers[column][2]}"}
        if method == "POST":
            headers |= {"content-type": "application/x-www-form-urlencoded", "content-length": str(len(form.encode()))}
        return await self.ask(method, path, headers, form.encode())

    def is_under(self, key: str, top: str) -> bool:
        """Whether a unit is another one or lies below it."""
        return key == top or (key != "" and self.is_under(TREE[key][2], top))

    def shown(self, column: str, text: str) -> set[str]:
        """The given names of others that a text has, and "phone" where it has somebody's whole number."""
        digits = re.sub(r"\D", "", text)
        found = {name for name in self.names if re.search(rf"\b{name}\b", text)}
        return found | ({"phone"} if any(phone and phone[3:] in digits for _, phone in self.names.values()) else set())


@asynccontextmanager
async def running_country(database_url: str) -> AsyncIterator[Country]:
    """Start the service on a database with tables, and fill it."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        database_url=database_url,
        secret_key="invented-secret-key",
        web_chat=True,
    )
    app = create_app(settings, works=False)
    async with app.router.lifespan_context(app):
        country = Country(app)
        await asyncio.to_thread(country.write, settle, country)
        yield country


def settle(session: Session, country: Country) -> None:
    """Units, women, posts, and in every unit a meeting, a notice, a report and a change of its name."""
    made: dict[str, Unit] = {}
    for key, (name, kind, parent) in TREE.items():
        made[key] = add_unit(session, code=key.upper(), name=name, kind=kind, parent=made.get(parent))
        country.units[key] = made[key].id or 0
    for place, (given, branch, group, phone) in enumerate(WOMEN, 1):
        person = add_person(session, full_name=f"Nguyễn Thị {given}", birth_year=1970, phone=phone)
        entry = add_membership(
            session,
            person_id=person.id or 0,
            branch_id=country.units[branch],
            since=date(2011, 3, 8),
            number=place,
            group_id=country.units.get(group),
        )
        country.women.setdefault(group or branch, (person.id or 0, entry.id or 0, country.units[branch]))
        country.names[given] = (group or branch, phone)
    chairs = {key: _holds(session, country, given, role, key) for key, (given, role) in CHAIRS.items()}
    for key, unit in country.units.items():
        above = acting(chairs[{"to1": "man", "to2": "man"}.get(key, key)])
        audience = Audience.HEADS if TREE[key][1] in {UnitKind.CENTRAL, UnitKind.PROVINCE} else Audience.MEMBERS
        start = clock.now() + timedelta(minutes=20)
        country.meetings[key] = call_meeting(session, above, unit, MeetingKind.EVENT, start, "nhà văn hóa").meeting
        country.notices[key] = announce(session, above, unit, audience, "Mai dọn đường hoa.").announcement
        if TREE[key][1] != UnitKind.GROUP:
            country.reports[key] = report_drafts.draft(session, None, unit, "year", clock.now().year).report_id
            named = change(session, None, Deed(What.RENAME, (unit,), name=f"{TREE[key][0]} Đông"))
            country.changes[key] = named.change
    for column, (post_role, key, granted) in ROLES.items():
        person = add_person(session, full_name=f"Đỗ Thị {column.title().replace('_', '')}", birth_year=1966)
        token = cookie = ""
        if post_role is not None:
            post = give(session, person.id or 0, post_role, country.units[key], names_granted=granted)
            token = make_token(session, post, column)
            cookie = office_sessions.enter(session, office_sessions.office_link(session, person.id or 0))
        country.hers[column] = (person.id or 0, token, cookie)


def give(session: Session, person_id: int, role: Role, unit_id: int, **more: Any) -> int:
    """A post; its id."""
    given: dict[str, Any] = {"from_date": LONG_AGO} | more
    post = Post(person_id=person_id, role=role, unit_id=unit_id, **given)
    session.add(post)
    session.flush()
    return post.id or 0


def _holds(session: Session, country: Country, given: str, role: Role, key: str) -> int:
    person = add_person(session, full_name=f"Bùi Thị {given}", birth_year=1968)
    country.names[given] = (key, "")
    country.posts[key] = give(session, person.id or 0, role, country.units[key])
    return person.id or 0
