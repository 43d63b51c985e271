"""Holding an account: the heartbeat of a lease, so that one process at a time sends and polls for it."""

import asyncio
import logging
import secrets
import time

from models import leases
from models.db import Database, DatabaseAway

log = logging.getLogger(__name__)

OWNER = secrets.token_hex(8)  # this process
BEAT = leases.LASTS / 3  # seconds


class Lease:
    """This process's claim to one account; `beat_forever` keeps it while the process lives."""

    def __init__(self, db: Database, name: str) -> None:
        self.db, self.name = db, name
        self._taken: float | None = None  # of the machine's steady clock

    def held(self) -> bool:
        """Whether this process may work for the account now."""
        return self._taken is not None and time.monotonic() - self._taken < leases.LASTS

    async def beat(self) -> None:
        """Take the lease, or keep it."""
        asked = time.monotonic()
        try:
            mine = await self.db.write(leases.take, self.name, OWNER)
        except DatabaseAway:
            return  # what we hold lapses by itself
        self._taken = asked if mine else None

    async def beat_forever(self) -> None:
        """Keep the lease until cancelled."""
        while True:
            await asyncio.sleep(BEAT)
            try:
                await self.beat()
            except Exception:  # the next beat may go better
                log.exception("lease failed", extra={"lease": self.name})

    async def drop(self) -> None:
        """Let go, so that another process need not wait."""
        if self._taken is not None:
            self._taken = None
            await self.db.write(leases.drop, self.name, OWNER)
