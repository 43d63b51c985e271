"""The Official Account's webhook while a notice to 10,000 women is on its way: 100 signed events a second.

The strict fake and the load are the platform: one process of their own. One event in five is a question of a woman that
is answered; the others are what Zalo tells of each message sent, its echo and its arrival.
"""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import Session

from models import budgets, clock, schema, units
from models.announcements import Audience, announce
from models.conversations import acting
from models.db import Database
from models.deliveries import CONTACTS, LINKS, PERSONS
from models.members import Membership
from models.posts import Post, Role
from models.reach import Terms
from models.units import UnitKind
from tests.bench.load import Load, clients, open_loop, request
from tests.bench.processes import MEASURED, running, until_ready
from tests.bench.town import fresh, until_morning
from tests.fakes.zalo_oa import FakeZaloOa

WOMEN = 10_000
EVENTS = 100.0  # a second
RATE = 40.0  # messages a second: with their echoes and arrivals, and 20 questions, just so many events
QUESTIONS = 5  # one event in so many
WARM = 3.0  # seconds that are verified like all, and not timed
SECONDS = 30.0
CONNECTIONS = 20
FIRST = 2**60
PATIENCE = 60.0  # seconds for the last answers


@dataclass
class Pass:
    """What one pass gave: milliseconds from when an event was due until its 200, and messages that left meanwhile."""

    p50: list[float] = field(default_factory=list)
    p95: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    longest: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)  # a second
    cpu: list[float] = field(default_factory=list)  # of one core, in hundredths


def fill(session: Session) -> None:
    """A branch of women who wrote to the account this morning, and a notice to all of them."""
    branch = units.add_unit(session, code="C1", name="thôn Mận", kind=UnitKind.BRANCH, parent=None)
    branch_id, now, since = branch.id or 0, clock.now(), date(2020, 1, 1)
    numbers = range(1, WOMEN + 1)
    people = [
        {
            "id": n,
            "full_name": f"Nguyễn Thị Lụa {n}",
            "folded": f"nguyen thi lua {n}",
            "name_key": "",
            "created_at": now,
        }
        for n in numbers
    ]
    books = [
        {"id": n, "unit_id": branch_id, "person_id": n, "number": n, "since": since, "created_at": now} for n in numbers
    ]
    contacts = [
        {
            "id": n,
            "channel": "zalo-oa",
            "address": str(FIRST + n),
            "answers": {},
            "notes": {},
            "touched_at": now,
            "created_at": now,
        }
        for n in numbers
    ]
    links = [{"contact_id": n, "person_id": n, "since": now} for n in numbers]
    connection = session.connection()
    connection.execute(PERSONS.insert(), people)
    connection.execute(Membership.__table__.insert(), books)  # type: ignore[attr-defined]
    connection.execute(CONTACTS.insert(), contacts)
    connection.execute(LINKS.insert(), links)
    session.add(Post(person_id=1, role=Role.HEAD, unit_id=branch_id, from_date=since))
    session.flush()
    budgets.open_month(session, {"zalo-oa": Terms("zalo-oa", timedelta(hours=48), timedelta(days=7), 55)}, 0)
    announce(session, acting(1), branch_id, Audience.MEMBERS, "Sáng thứ Bảy chị em dọn vệ sinh đường thôn nhé.")


class Events:
    """What the platform posts: an event of a message that was sent, as long as there is one, and questions."""

    def __init__(self, fake: FakeZaloOa) -> None:
        self.fake = fake
        self.asked: list[str] = []  # ids of the questions
        self.told = 0  # of the fake's own events, how many have been posted

    def __iter__(self) -> Iterator[bytes]:
        number = 0
        while True:
            own = self.fake.webhook.events
            if number % QUESTIONS and self.told < len(own):
                event = own[self.told]
                self.told += 1
            else:
                event = self._question()
            number += 1
            headers, body = self.fake.webhook.signed(self.fake.stamped(event))
            yield request("/hooks/zalo-oa", headers, body)

    def _question(self) -> dict[str, Any]:
        woman = self.fake.person(FIRST + WOMEN - len(self.asked) % WOMEN)
        self.asked.append(self.fake.new_id())
        message = {"text": "lịch", "msg_id": self.asked[-1]}
        return {**self.fake.from_user(woman), "event_name": "user_send_text", "message": message}


async def one_pass(database: Path, into: Pass, seconds: float) -> None:
    """Start the product on a fresh copy of the town, post while it sends; each event must be worked on once."""
    path = fresh(database, "webhook.db")
    async with FakeZaloOa() as fake:  # it posts nothing by itself: its events wait to be posted evenly
        for number in range(1, WOMEN + 1):
            woman = fake.person(FIRST + number)
            woman.follower, woman.last_interaction = True, fake.now()
        settings = {
            "database_url": f"sqlite:///{path}",
            "zalo_oa_app_id": fake.app_id,
            "zalo_oa_app_secret": fake.app_secret,
            "zalo_oa_secret_key": fake.oa_secret_key,
            "zalo_oa_refresh_token": fake.refresh_token,
            "zalo_oa_api_url": fake.url,
            "zalo_oa_oauth_url": fake.oauth_url,
            "zalo_oa_rate": RATE,
        }
        events = Events(fake)
        with running("tests.bench.ours_oa", json.dumps(settings), core=MEASURED) as product:
            await until_ready(product, "/readyz")
            connections = await clients(product.port, CONNECTIONS)
            posted = iter(events)
            await open_loop(connections, posted, EVENTS, WARM)
            before, cpu = _shown(fake), product.cpu()
            load = await open_loop(connections, posted, EVENTS, seconds)
            meanwhile, cpu = _shown(fake) - before, product.cpu() - cpu
            await _worked_off(path, len(events.asked))
            for client in connections:
                client.transport.close()
        if fake.violations:
            raise RuntimeError(f"the product broke the platform's rules: {fake.violations[:3]}")
        _verify(path, fake, events)
    _keep(load, into)
    into.sent.append(meanwhile / seconds)
    into.cpu.append(100 * cpu / seconds)


def _keep(load: Load, into: Pass) -> None:
    for share, figures in ((0.5, into.p50), (0.95, into.p95), (0.99, into.p99), (1.0, into.longest)):
        figures.append(load.percentile(share))


def _shown(fake: FakeZaloOa) -> int:
    return sum(len(woman.screen) for woman in fake.people.values())


def _rows(path: Path, query: str) -> list[Any]:
    with sqlite3.connect(path) as database:
        return database.execute(query).fetchall()


_ANSWERS = (
    "SELECT message.key, delivery.state FROM delivery JOIN message ON message.id = message_id"
    " WHERE kind = 'reply' AND key LIKE 'reply:zalo-oa:%'"
)


async def _worked_off(path: Path, questions: int) -> None:
    """Wait until every question is answered, and nothing that came in waits any more."""
    for _ in range(int(PATIENCE / 0.5)):
        sent = sum(state in {"sent", "delivered"} for _key, state in _rows(path, _ANSWERS))
        if sent >= questions and _rows(path, "SELECT count(*) FROM inbound") == [(0,)]:
            return
        await asyncio.sleep(0.5)
    raise RuntimeError(f"of {questions} questions only {sent} are answered")


def _verify(path: Path, fake: FakeZaloOa, events: Events) -> None:
    """Each question has one answer on its woman's screen, each arrival is in the ledger, nothing is set apart."""
    answered = sorted(key.rpartition(":")[2] for key, _state in _rows(path, _ANSWERS))
    told = [one for one in fake.webhook.events[: events.told] if one["event_name"] == "user_received_message"]
    arrived = _rows(path, "SELECT count(*) FROM delivery WHERE state = 'delivered'")[0][0]
    screens = _shown(fake)
    ids = _rows(path, "SELECT count(*) FROM attempt WHERE outcome = 'sent'")[0][0]
    apart = _rows(path, "SELECT count(*) FROM failed_update")[0][0]
    found = (answered, arrived, ids, apart)
    wanted = (sorted(events.asked), len(told), screens, 0)
    if found != wanted:
        raise RuntimeError(f"answered {len(answered)} of {len(events.asked)}; {found[1:]}, not {wanted[1:]}")


async def measure(folder: Path, repetitions: int, seconds: float = SECONDS) -> Pass:
    """So many passes of so many seconds."""
    clock.move(until_morning())
    database = folder / "oa.db"
    house = Database(f"sqlite:///{database}", "invented-secret-key")
    schema.create(house.engine)
    house.write_now(fill)
    house.close()
    found = Pass()
    for _ in range(repetitions):
        await one_pass(database, found, seconds)
    return found
