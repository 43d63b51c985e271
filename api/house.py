"""Everything that runs in one process, built once from plain arguments: database, channels, senders, clock."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from api.zalo_naming import NamedLater, learn_name
from bot.channels import Channel, NotSent, RetryLater
from bot.replies import Account
from models import budgets, pacing, templates
from models.db import Database
from models.reach import TEMPLATES, Terms
from scheduler import commands, polling, ticks
from scheduler.delivery import Sender
from scheduler.intake import Intake
from scheduler.jobs import Worker
from scheduler.leases import Lease
from scheduler.stored import StoredIntake
from scheduler.templates import look_forever, look_when_told, send_otherwise

if TYPE_CHECKING:
    from bot.channels.zalo_templates import ZaloTemplates

log = logging.getLogger(__name__)

OPEN_AGAIN = 5.0  # seconds between two tries to reach a platform at the start
COMMANDS_EVERY = 60.0  # seconds between two looks at whose post began or ended


@runtime_checkable
class HasName(Protocol):
    """A channel whose platform gives the bot a name that links are made of."""

    name: str

    async def me(self) -> str:
        """The bot's name. Raises RetryLater or Rejected."""

    def link(self, me: str) -> str:
        """Where one writes to the bot of this name."""


@runtime_checkable
class TellsOfTemplates(Protocol):
    """A channel whose platform tells, in its events, that something about template messages is not as it was."""

    templates_changed: Callable[[], None]


@dataclass
class House:
    """A running product. `polls` are the names of the channels that fetch their messages."""

    db: Database
    channels: dict[str, Channel]
    polls: frozenset[str]
    stores: frozenset[str] = frozenset()  # channels whose messages are stored first and handled afterwards
    quotas: dict[str, tuple[str, int]] = field(default_factory=dict)  # channel: (account, messages a month)
    terms: dict[str, Terms] = field(default_factory=dict)  # channel: what it asks, where it is not free and always open
    budget: int = 0  # đồng a month for channels that cost
    templates: "ZaloTemplates | None" = None  # what sends template messages, where the settings name any
    named: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # message kind: its template, as the settings
    templates_told: asyncio.Event = field(default_factory=asyncio.Event)  # Zalo has told of a change of theirs
    language: str = "vi"
    hotline: str = ""
    public_url: str = ""
    links: dict[str, str] = field(default_factory=dict)  # channel: where one writes to us, "" where it is not known
    works: bool = True  # False: only the API; another process sends, polls and ticks
    tick_every: float = 5.0
    upkeep: tuple[Callable[[], Coroutine[None, None, None]], ...] = ()  # what runs as long as this process works
    senders: dict[str, Sender] = field(default_factory=dict)
    intakes: dict[str, Intake] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    unverified_at: dict[str, float] = field(default_factory=dict)  # channel: when such a post was last noted, monotonic
    _scheduler: AsyncIOScheduler | None = None
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _leases: list[Lease] = field(default_factory=list)
    _workers: dict[StoredIntake, asyncio.Task[None]] = field(default_factory=dict)

    def build(self) -> None:
        """Make each channel's way in and way out."""
        rates = {name: channel.rate for name, channel in self.channels.items()}
        if self.templates is not None:
            from scheduler.template_claims import claim_template  # which a commune without them need not load

            lease = Lease(self.db, f"send:{self.templates.account}")
            self.senders[self.templates.name] = Sender(self.db, self.templates, lease, take=claim_template)
            rates |= dict.fromkeys(TEMPLATES, self.templates.rate)
        for name, channel in self.channels.items():
            if isinstance(channel, TellsOfTemplates):
                channel.templates_changed = self.templates_told.set
            lease = Lease(self.db, f"send:{channel.account}")
            self.senders[name] = Sender(self.db, channel, lease, self.public_url)
            account = Account(
                channel.account,
                channel.rate,
                channel.chat_gap,
                rates,
                self.quotas,
                self.language,
                self.hotline,
                self.public_url,
                self.links,
            )
            way_in = StoredIntake if name in self.stores else Intake
            self.intakes[name] = way_in(self.db, channel, self.senders[name], account)

    @property
    def scheduled(self) -> bool:
        """Whether the schedule runs, where this process is one that works."""
        return not self.works or (self._scheduler is not None and self._scheduler.running)

    async def open(self) -> None:
        """Start everything; a platform that is away does not keep the others from starting."""
        for channel in self.channels.values():
            await self.db.write(pacing.open_account, channel.account)
        await self.db.write(templates.set_templates, self.named)
        if self.templates is not None:
            await self.db.write(pacing.open_account, self.templates.account)
        await self.db.write(budgets.open_month, {name: self.asks(name) for name in self.channels}, self.budget)
        self._tasks += [asyncio.create_task(self._open_channel(name)) for name in self.channels]
        stored = [intake for intake in self.intakes.values() if isinstance(intake, StoredIntake)]
        self._workers = {intake: asyncio.create_task(intake.run()) for intake in stored}
        if self.works:
            for sender in self.senders.values():
                await self.keep(sender.lease)
                self._tasks.append(asyncio.create_task(sender.run()))
        unnamed = [channel for channel in self.channels.values() if isinstance(channel, NamedLater)]
        self._tasks += [asyncio.create_task(learn_name(self, channel)) for channel in unnamed]
        if not self.works:
            if self.templates is not None:
                self._tasks.append(asyncio.create_task(look_when_told(self.db, self.templates, self.templates_told)))
            return
        if self.templates is None:
            await self.db.write(send_otherwise)
        else:
            self._tasks.append(asyncio.create_task(look_forever(self.db, self.templates, self.templates_told)))
        self._tasks.append(asyncio.create_task(Worker(self.db, self.channels, self.senders).run()))
        self._tasks += [asyncio.create_task(run()) for run in self.upkeep]
        self._scheduler = ticks.start(self.db, self.senders, every=self.tick_every)

    def asks(self, name: str) -> Terms:
        """What a channel asks for its messages."""
        asked = self.terms.get(name, Terms(""))
        return replace(asked, account=self.channels[name].account, monthly=self.quotas.get(name, ("", 0))[1])

    async def keep(self, lease: Lease) -> None:
        """Hold a lease, or wait for it, as long as this process works."""
        self._leases.append(lease)
        await lease.beat()
        self._tasks.append(asyncio.create_task(lease.beat_forever()))

    async def _open_channel(self, name: str) -> None:
        channel = self.channels[name]
        while True:
            try:
                await channel.open()
            except NotSent as refused:
                self.problems[name] = refused.reason
                log.error("channel did not open", extra={"channel": name, "reason": refused.reason})
                if not isinstance(refused, RetryLater):
                    return  # a wrong token does not become right by waiting
                await asyncio.sleep(max(refused.wait, OPEN_AGAIN))
            else:
                self.problems.pop(name, None)
                break
        if isinstance(channel, commands.HasCommands):
            await channel.publish_commands(commands.menu(commands.EVERYONE))
            self._tasks.append(asyncio.create_task(self._publish_commands(channel)))
        if isinstance(channel, HasName) and not self.links.get(name):
            self._tasks.append(asyncio.create_task(self._learn_link(channel)))
        if self.works and name in self.polls:
            lease = Lease(self.db, f"poll:{channel.account}")
            await self.keep(lease)
            await polling.poll_forever(channel, self.intakes[name], lease)

    async def _learn_link(self, channel: "HasName") -> None:
        """Ask the platform once what our bot is called, for the links on posters."""
        while True:
            try:
                self.links[channel.name] = channel.link(await channel.me())
            except RetryLater as away:
                await asyncio.sleep(max(away.wait, OPEN_AGAIN))
            except NotSent:  # a refused token is reported by whoever opens the channel
                return
            else:
                return

    async def _publish_commands(self, channel: commands.HasCommands) -> None:
        while self.works:
            try:
                await commands.publish(self.db, channel)
            except Exception:  # a menu is a comfort: without it everything works
                log.exception("commands not published", extra={"channel": channel.name})
            await asyncio.sleep(COMMANDS_EVERY)

    async def close(self) -> None:
        """Stop in order: nothing new in, what is in flight out, then the database."""
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
        for intake, working in self._workers.items():
            intake.stop()
            await asyncio.wait([working], timeout=10)
            working.cancel()
        for sender in self.senders.values():
            await sender.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for lease in self._leases:
            with contextlib.suppress(Exception):
                await lease.drop()
        for channel in self.channels.values():
            await channel.close()
        self.db.close()
