"""The running service of the question who sees what, with a thing of every kind in every unit."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from fastapi import FastAPI
from sqlmodel import Session, col, select

from models import clock, office_sessions, report_drafts, rosters
from models.attendance import Attendance, Mark, Source
from models.conversations import acting, who_writes
from models.deputies import lend
from models.handovers import offer
from models.meetings import Invitation, Meeting, MeetingKind, MeetingState
from models.members import add_membership, add_person
from models.posts import Post, Role
from models.registrations import register
from models.tokens import make_token, note_use, use_token
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from models.units import UnitKind
from scheduler.rosters import read_file
from tests.api_town import LONG_AGO, Answer, add_units, ask, give, running_app, something_in
from tests.who_people import CHAIRS, LIVES, ROLES, TREE, WOMEN


@dataclass
class Country:
    """The service, and the ids of what lies in each unit by the unit's key, or of what is a column's own."""

    app: FastAPI
    units: dict[str, int] = field(default_factory=dict)
    women: dict[str, tuple[int, int, int]] = field(default_factory=dict)  # unit: (person, membership, branch)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)  # given name: (unit, phone)
    things: dict[str, dict[str, Any]] = field(default_factory=dict)  # what: {unit: its id}, {column: hers}
    hers: dict[str, tuple[int, str, str]] = field(default_factory=dict)  # column: (person, token, page session)

    def write(self, rule: Any, *args: Any, **kwargs: Any) -> Any:
        """Run a rule as the house does."""
        db = self.app.state.house.db
        return getattr(db, "kept", db).write_now(rule, *args, **kwargs)

    def keep(self, what: str, key: str, thing: Any) -> None:
        """Remember what lies in a unit."""
        self.things.setdefault(what, {})[key] = thing

    async def api(self, column: str, method: str, path: str, body: Any = None) -> Answer:
        """One request with the token of a column's post."""
        headers = {"authorization": f"Bearer {self.hers[column][1]}", "content-type": "application/json"}
        return await ask(self.app, method, path, headers, b"" if body is None else json.dumps(body).encode())

    async def page(self, column: str, method: str, path: str, form: str = "", file: bytes = b"") -> Answer:
        """One request of the browser in which a column's woman is in; with a file as browsers send one."""
        headers, sent = {"cookie": f"chihoi_office={self.hers[column][2]}"}, form.encode()
        if method == "POST":
            kind = "application/x-www-form-urlencoded"
            if file:
                kind, fields = "multipart/form-data; boundary=x", [one.partition("=") for one in form.split("&")]
                parts = [f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}' for k, _, v in fields]
                named = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
                sent = "\r\n".join([*parts, named]).encode() + file + b"\r\n--x--\r\n"
            headers |= {"content-type": kind, "content-length": str(len(sent))}
        return await ask(self.app, method, path, headers, sent)

    def shown(self, column: str, text: str) -> set[str]:
        """The given names of others that a text has, and "phone" where it has somebody's whole number."""
        digits = re.sub(r"\D", "", text)
        found = {name for name in self.names if re.search(rf"\b{name}\b", text)}
        return found | ({"phone"} if any(phone and phone[3:] in digits for _, phone in self.names.values()) else set())


@asynccontextmanager
async def running_country(database_url: str) -> AsyncIterator[Country]:
    """Start the service on a database with tables, and fill it."""
    async with running_app(database_url) as app:
        country = Country(app)
        await asyncio.to_thread(country.write, settle, country)
        yield country


def settle(session: Session, country: Country) -> None:
    """Units, women, posts; and in every unit a meeting, a notice, a report, a change of its name, a list of members, a
    post on offer and a deputy, where a unit of its kind has such a thing."""
    country.units |= add_units(session, TREE)
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
    country.things["chairs"] = dict(chairs)
    roster = read_file("STT,Họ và tên,Năm sinh\n31,Bùi Thị Lành,1961\n".encode(), "a.csv", False)
    for key, unit in country.units.items():
        kind, chair = TREE[key][1], chairs[{"to1": "man", "to2": "man"}.get(key, key)]
        meeting, notice = something_in(session, chair, unit, kind)
        country.keep("meetings", key, meeting)
        country.keep("notices", key, notice)
        if kind == UnitKind.GROUP:
            continue
        report = report_drafts.draft(session, None, unit, "year", clock.today().year)
        country.keep("reports", key, report.report_id)
        named = change(session, None, Deed(What.RENAME, (unit,), name=f"{TREE[key][0]} Đông"))
        country.keep("changes", key, named.change)
        woman = country.women[LIVES.get(key, key)][0]
        last = clock.today() + timedelta(9)
        country.keep("deputies", key, lend(session, acting(chair), unit, woman, clock.today(), last).post)
        if TREE[key][2]:
            above, role = acting(chairs[TREE[key][2]]), Role.DEPUTY if kind == UnitKind.BRANCH else Role.CADRE
            offered = offer(session, above, unit, role, chairs["to1" if key == "man" else LIVES.get(key, key)])
            country.keep("offers", key, offered.handover)
        if kind in {UnitKind.BRANCH, UnitKind.COMMUNE}:
            country.keep("lists", key, rosters.preview(session, chair, unit, roster, "a.csv").batch)
    for key, commune in {"buoi": "xa", "oi": "xa2"}.items():
        country.keep("merges", commune, _merged(session, country, key))
    who = who_writes(session, "web", "invented-address-of-a-newcomer", "vi", clock.now())
    asks = {"unit_id": country.units["man"], "full_name": "Trần Thị Lựu", "birth_year": 1990}
    register(session, who, phone="0383456799", vouched=False, **asks)
    country.names["Lựu"] = ("man", "+84383456799")
    for column, (post_role, key, granted) in ROLES.items():
        person = add_person(session, full_name=f"Đỗ Thị {column.title().replace('_', '')}", birth_year=1966)
        country.hers[column] = (person.id or 0, "", "")
        if post_role is not None:
            _let_in(
                session,
                country,
                column,
                give(session, person.id or 0, post_role, country.units[key], names_granted=granted),
            )
    look_at_reports(session, country)


def look_at_reports(session: Session, country: Country) -> None:
    """The marks of the reports as they read now."""
    for key, report in country.things["reports"].items():
        country.keep("marks", key, report_drafts.shown(session, None, report).mark)


def _merged(session: Session, country: Country, key: str) -> int:
    """A branch with one woman that was merged into another; the deed's id."""
    above, given = country.units[TREE[key][2]], {"buoi": "Lụa", "oi": "Mẫn"}[key]
    made = change(
        session, None, Deed(What.ADD, (), name=f"thôn Vườn {len(given)}", kind=UnitKind.BRANCH, parent=above)
    ).made[0]
    woman = add_person(session, full_name=f"Nguyễn Thị {given}", birth_year=1971)
    add_membership(session, person_id=woman.id or 0, branch_id=made, since=date(2012, 3, 8), number=1)
    country.names[given] = (key, "")
    return int(change(session, None, Deed(What.MERGE, (made,), into=country.units[key])).change)


def _let_in(session: Session, country: Country, column: str, post: int) -> None:
    """A token and a browser of a column's woman."""
    person = country.hers[column][0]
    token = make_token(session, post, column)
    note_use(session, use_token(session, token).token_id)
    session.info.pop("only_post")
    cookie = office_sessions.enter(session, office_sessions.office_link(session, person))
    country.hers[column] = (person, token, cookie)


def met(session: Session, country: Country) -> None:
    """In three branches a woman came to three meetings, and the head to one of the committee, by rolls of today."""
    now, day = clock.now(), clock.today()
    tally = {"invited": 1, "expected": 1, "present": 1, "roll_at": now, "starts_at": now, "local_date": day}
    for key in ("man", "buoi", "oi"):
        head, woman = country.things["chairs"][key], country.women[LIVES.get(key, key)][0]
        for kind, person in (*[(MeetingKind.BRANCH, woman)] * 3, (MeetingKind.COMMITTEE, head)):
            meeting = Meeting(unit_id=country.units[key], kind=kind, called_by=head, state=MeetingState.CLOSED, **tally)
            session.add(meeting)
            session.flush()
            seen = {"meeting_id": meeting.id or 0, "person_id": person}
            session.add(Invitation(**seen))
            session.add(Attendance(mark=Mark.PRESENT, source=Source.HEAD, marked_at=now, **seen))


def moved(session: Session, country: Country, time: str) -> None:
    """The posts of the columns ended today, or begin tomorrow."""
    day, people = clock.today(), {person for person, _token, _cookie in country.hers.values()}
    for post in session.exec(select(Post).where(col(Post.person_id).in_(people))).all():
        post.from_date, post.to_date = (LONG_AGO, day) if time == "past" else (day + timedelta(1), None)
        session.add(post)


def _holds(session: Session, country: Country, given: str, role: Role, key: str) -> int:
    person = add_person(session, full_name=f"Bùi Thị {given}", birth_year=1968)
    country.names[given] = (key, "")
    give(session, person.id or 0, role, country.units[key])
    return person.id or 0
