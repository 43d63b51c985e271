"""A town of people with phones: they type, tap and read at the real door, over HTTP, on every channel."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import uvicorn
from sqlalchemy import bindparam
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from api.app import create_app
from api.house import House
from models import members, units
from models.conversations import Contact, link
from models.deliveries import Delivery
from models.posts import Post, Role
from models.units import Unit, UnitKind, UnitPath
from scheduler import ticks
from tests.fakes.telegram import FakeTelegram
from tests.fakes.zalo_bot import FakeZaloBot
from tests.fakes.zalo_oa import FakeZaloOa
from tests.given import Given
from tests.kept import Looks, rows_again
from tests.official_account import account_settings, official_account
from tests.phones import Phone as Phone

PLATFORMS = ("telegram", "zalo-bot", "zalo-oa")  # for what should be tried on the Official Account too
PATIENCE = 25.0  # seconds that a person waits for an answer
SECRET = "invented-webhook-secret"


_DUE = Delivery.not_before <= bindparam("now", type_=Delivery.__table__.c.not_before.type)  # type: ignore[attr-defined]
# Only these senders are woken: each that finds nothing has asked three times for it.
_WAITING = (
    core_select(col(Contact.channel))
    .where(Contact.id == Delivery.contact_id, Delivery.state == "queued", _DUE)
    .distinct()
)


@dataclass
class Town:
    """The product running on loopback, its fake platforms, and a commune with two branches."""

    house: House
    telegram: FakeTelegram
    zalo: FakeZaloBot
    url: str
    oa: FakeZaloOa | None = None
    ids: dict[str, int] = field(default_factory=dict)
    _next: int = 1000
    _looks: Looks | None = None

    def write(self, rule: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run a rule as the command line would."""
        return self.house.db.write_now(rule, *args, **kwargs)

    async def until(self, true: Callable[[], bool], otherwise: str) -> None:
        """Wait for something to become so."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, otherwise
            await asyncio.sleep(0.005)

    async def quiet(self) -> None:
        """Wait until nothing is on its way."""
        self._looks = self._looks or Looks(self.house.db)
        end = time.monotonic() + 4 * PATIENCE
        for looks in count():
            queued, leaving = self._looks.on_its_way()
            if not queued and not leaving:
                break
            assert time.monotonic() < end, "something is still on its way"
            if queued and looks % 10 == 0:
                with self.house.db.engine.connect() as connection:
                    channels = set(connection.execute(_WAITING, {"now": datetime.now(UTC)}).scalars())
                for name, sender in self.house.senders.items():
                    if name in channels or name not in self.house.channels:  # template messages belong to no channel
                        sender.wake()
            await asyncio.sleep(0.005)
        if self.oa:
            await self.oa.settled()

    async def tick(self) -> None:
        """Let the clock look at what is due, and wait until it has been sent."""
        await self.quiet()
        await self.house.db.write(ticks.tick)
        await self.quiet()

    def phone(self, channel: str, number: str = "") -> Phone:
        """A new phone that has never written to the bot."""
        self._next += 1
        if channel == "telegram":
            return Phone(self, channel, self.telegram.person(self._next, phone=number), number)
        if channel == "zalo-oa":
            assert self.oa is not None, "this town has no Official Account"
            person = self.oa.person(2**60 + self._next, phone=f"84{number[1:]}" if number else "")
            person.follower = True
            return Phone(self, channel, person, number)
        return Phone(self, channel, self.zalo.person(f"{self._next:020x}"), number)

    async def member(
        self,
        channel: str,
        name: str,
        *,
        year: int = 1971,
        branch: str = "man",
        number: str = "",
        role: Role | None = None,
        unit: str = "",
    ) -> Phone:
        """A woman of the branch whose phone is linked already; with a role, one who holds a post."""
        phone = self.phone(channel, number)
        await phone.says("xin chào")

        def join(session: Session) -> None:
            contact = session.exec(
                select(Contact).where(Contact.channel == channel, Contact.address == phone.address)
            ).one()
            person = members.add_person(session, full_name=name, birth_year=year, phone=number)
            if unit == "":
                members.add_membership(
                    session,
                    person_id=person.id or 0,
                    branch_id=self.ids[branch],
                    since=datetime(2020, 1, 1, tzinfo=UTC).date(),
                )
            if role is not None:
                session.add(
                    Post(
                        person_id=person.id or 0,
                        role=role,
                        unit_id=self.ids[unit or branch],
                        from_date=datetime(2020, 1, 1, tzinfo=UTC).date(),
                    )
                )
            link(session, contact.id or 0, person.id or 0)
            for greeting in session.exec(select(Delivery).where(Delivery.contact_id == contact.id)).all():
                assert greeting.asked_at is not None
                greeting.asked_at -= timedelta(days=30)  # she has been here for a while
                session.add(greeting)

        self.write(join)
        return phone

    def on_paper(self, name: str, *, year: int = 1960, branch: str = "man", phone: str = "") -> int:
        """A woman of the branch without a phone on any channel. Her person's id."""

        def join(session: Session) -> int:
            person = members.add_person(session, full_name=name, birth_year=year, phone=phone)
            members.add_membership(
                session,
                person_id=person.id or 0,
                branch_id=self.ids[branch],
                since=datetime(2020, 1, 1, tzinfo=UTC).date(),
            )
            return person.id or 0

        return int(self.write(join))

    def rows(self, model: Any, **where: Any) -> list[Any]:
        """Rows of a table by its key, for what no screen shows."""

        def read(session: Session) -> list[Any]:
            query = select(model).order_by(*model.__table__.primary_key)
            for name, value in where.items():
                query = query.where(getattr(model, name) == value)
            return list(session.exec(query).all())

        return list(self.house.db.read_now(read))


class Server(uvicorn.Server):
    """Uvicorn that stops when it is told to: its own looks and pauses take a tenth of a second at each town's end."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.told = asyncio.Event()

    async def main_loop(self) -> None:
        """Serve until told to stop."""
        await self.on_tick(0)
        await self.told.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let what was asked be answered, then close the service."""
        for listening in [*self.servers, *(sockets or [])]:
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110 (nobody is told)
            await asyncio.sleep(0.001)
        await self.lifespan.shutdown()


def found_town(session: Session) -> dict[str, int]:
    """A province, a commune and two branches, all invented."""
    province = units.add_unit(session, code="T1", name="tỉnh Ban Mai", kind=UnitKind.PROVINCE, parent=None)
    commune = units.add_unit(session, code="X1", name="xã Hoa Mai", kind=UnitKind.COMMUNE, parent=province)
    found = {"province": province.id or 0, "commune": commune.id or 0}
    for key, code, name in (("man", "C1", "thôn Mận"), ("buoi", "C2", "thôn Bưởi")):
        branch = units.add_unit(session, code=code, name=name, kind=UnitKind.BRANCH, parent=commune)
        found[key] = branch.id or 0
    return found


@asynccontextmanager
async def running_town(
    database_url: str, *, mode: str = "webhook", oa: bool = False, opened: bool = True, **more: Any
) -> AsyncIterator[Town]:
    """Start the product and the platforms on loopback ports, perhaps with an Official Account; `more` are settings.

    With `opened` the account has been asked for its name, with a token of this hour: to a test that travels while the
    tokens are still fetched they would lie in the future.
    """
    listening = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    async with (
        FakeTelegram() as telegram,
        FakeZaloBot(allow_loopback_webhook=True, max_users=10_000) as zalo,
        official_account(url, oa) as account,
    ):
        settings = Given(
            **{
                "database_url": database_url,
                "secret_key": "invented-secret-key",
                "public_url": url,
                "telegram_token": telegram.token,
                "telegram_api_url": telegram.url,
                "telegram_rate": 1000,
                "telegram_chat_gap": 0,
                "telegram_mode": mode,
                "telegram_webhook_secret": SECRET,
                "zalo_bot_token": zalo.token,
                "zalo_bot_api_url": zalo.url,
                "zalo_bot_rate": 1000,
                "zalo_bot_chat_gap": 0,
                "zalo_bot_mode": mode,
                "zalo_bot_webhook_secret": SECRET,
            }
            | account_settings(account)
            | more,
        )
        app = create_app(settings, tick_every=3600)
        house: House = app.state.house
        server = Server(uvicorn.Config(app, log_config=None, log_level="warning", lifespan="on"))
        task = asyncio.create_task(server.serve(sockets=[listening]))
        town = Town(house, telegram, zalo, url, account)
        await town.until(lambda: server.started, "the service did not start")
        if mode == "webhook":
            await town.until(lambda: bool(telegram.webhook_url and zalo.webhook_url), "no webhook was set")
        if account and opened:
            calls = account.calls
            await town.until(lambda: any(call.path.endswith("/getoa") for call in calls), "the account did not open")
        town.ids = dict(town.write(rows_again, found_town, (Unit, UnitPath)))
        try:
            yield town
        finally:
            if account:
                await account.settled()
            if town._looks:
                town._looks.close()
            server.told.set()
            await task
            assert telegram.violations == []
            assert zalo.violations == []
            assert account is None or (account.violations, account.webhook.waiting) == ([], [])
