"""Stores what came in and answers; works it off afterwards, one person's messages in their order.

For a platform that wants its answer within two seconds whatever else goes on here (facts/zalo.md §2.3).
"""

import asyncio
import json
import logging
import zlib
from dataclasses import asdict, fields, replace
from datetime import datetime, timedelta
from typing import Any

from bot.channels import Channel
from bot.messages import FileRef, Incoming, Kind
from bot.replies import Account
from models import clock, inbound
from models.db import Database, DatabaseAway
from scheduler.delivery import Sender
from scheduler.intake import RECEIVED, Intake

log = logging.getLogger(__name__)

LANES = 4  # messages that are worked on at once
LEFT_AFTER = 30.0  # seconds after which another process's messages are taken for left behind
LOOK_EVERY = 15.0
YIELDS, YIELD = 50, 0.01  # how often, and for how many seconds, work lets what comes in go first
AGAIN = 1.0  # seconds before another try where the database was away
# Ids of old messages are forgotten after thirty days: what is nearly as old may have been here, and comes from nobody.
STALE = timedelta(days=29)

_AT_ONCE = {Kind.DELIVERED, Kind.SEEN}  # one small write: storing it first would be no less


class StoredIntake(Intake):
    """One channel's way in that is open at any time. `run` works off; `stop` lets the one in hand end."""

    def __init__(self, db: Database, channel: Channel, sender: Sender, account: Account) -> None:
        super().__init__(db, channel, sender, account)
        self._lanes: list[asyncio.Queue[tuple[int, Incoming] | None]] = [asyncio.Queue() for _ in range(LANES)]
        self._here: set[int] = set()  # rows that wait in a lane
        self._storing = 0  # messages that have come and are not stored yet: work waits for them
        self._stopped = asyncio.Event()

    async def take(self, incoming: Incoming) -> None:
        """Store one message; when this returns, it may be acknowledged. Raises DatabaseAway: then it may not."""
        if incoming.kind in _AT_ONCE:
            await super().take(incoming)
            return
        if incoming.sent_at is not None and clock.now() - incoming.sent_at > STALE:
            log.warning("an event of long ago", extra={"channel": incoming.channel, "message_id": incoming.message_id})
            return
        RECEIVED.labels(self.channel.name).inc()
        self._storing += 1
        try:
            stored = await self.db.write(inbound.store, incoming.channel, incoming.message_id, written(incoming))
        finally:
            self._storing -= 1
        if stored is not None:
            self._queue(stored, incoming)

    async def run(self) -> None:
        """Work off what is stored, and what a dead process left, until stopped."""
        async with asyncio.TaskGroup() as group:
            for lane in self._lanes:
                group.create_task(self._work(lane))
            looking = group.create_task(self._look_forever())
            await self._stopped.wait()
            looking.cancel()

    def stop(self) -> None:
        """Begin nothing more: the rest is stored, and waits for the next start."""
        self._stopped.set()
        for lane in self._lanes:
            lane.put_nowait(None)

    def _queue(self, stored: int, incoming: Incoming) -> None:
        self._here.add(stored)
        self._lanes[zlib.crc32(incoming.address.encode()) % LANES].put_nowait((stored, incoming))

    def _queue_again(self, stored: int, body: str) -> None:
        try:
            incoming = read_again(body)
        except (KeyError, TypeError, ValueError):  # of a version that wrote it otherwise; those behind it do not wait
            log.exception("a stored message cannot be read", extra={"channel": self.channel.name})
        else:
            self._queue(stored, incoming)

    async def _work(self, lane: asyncio.Queue[tuple[int, Incoming] | None]) -> None:
        while (found := await lane.get()) is not None and not self._stopped.is_set():
            stored, incoming = found
            await self._let_pass()
            while not self._stopped.is_set():
                try:
                    await self.handle(incoming, stored)
                    break
                except DatabaseAway:
                    await asyncio.sleep(AGAIN)
                except Exception:  # it waits, stored, for a later look
                    log.exception("stored message failed", extra={"message_id": incoming.message_id})
                    break
            self._here.discard(stored)

    async def _let_pass(self) -> None:
        """Let what is being stored go first, for a while: Zalo waits for that, and for nothing else."""
        for _ in range(YIELDS):
            if not self._storing:
                return
            await asyncio.sleep(YIELD)

    async def _look_forever(self) -> None:
        patience = 0.0  # at the start all are left behind
        while True:
            try:
                after = 0
                while rows := await self.db.read(inbound.left, self.channel.name, clock.real() - patience, after):
                    after = rows[-1][0]
                    for stored, body in rows:
                        if stored not in self._here:
                            self._queue_again(stored, body)
            except Exception:  # the database is away: the next look may go better
                log.exception("stored messages not found", extra={"channel": self.channel.name})
            patience = LEFT_AFTER
            await asyncio.sleep(LOOK_EVERY)


def written(incoming: Incoming) -> str:
    """A message as text, for `read_again`."""
    return json.dumps(asdict(replace(incoming, sent_at=None)) | {"sent_at": _written(incoming.sent_at)})


def read_again(body: str) -> Incoming:
    """The message; what an older version wrote may lack fields, what a newer one wrote may have more."""
    known = {field.name for field in fields(Incoming)}
    values: dict[str, Any] = {name: value for name, value in json.loads(body).items() if name in known}
    values["kind"] = Kind(values["kind"])
    values["about"] = tuple(values.get("about", ()))
    values["file"] = FileRef(**values["file"]) if values.get("file") else None
    values["sent_at"] = datetime.fromisoformat(values["sent_at"]) if values.get("sent_at") else None
    return Incoming(**values)


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment is not None else ""
