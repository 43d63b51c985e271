"""Holding an account: the heartbeat of a lease, so that one process at a time sends and polls for it."""

import secrets

from models import clock, leases
from models.db import Database

OWNER = secrets.token_hex(8)  # this process
BEAT = leases.LASTS / 3


class Lease:
    """This process's claim to one account."""

    def __init__(self, db: Database, name: str) -> None:
        self.db, self.name = db, name
        self._until = 0.0
        self._mine = False

    async def held(self) -> bool:
        """Whether this process may work for the account now; asks the database every few seconds only."""
        if clock.real() >= self._until:
            self._mine = await self.db.write(leases.take, self.name, OWNER)
            self._until = clock.real() + (BEAT if self._mine else 1.0)
        return self._mine

    async def drop(self) -> None:
        """Let go."""
        if self._mine:
            self._mine, self._until = False, 0.0
            await self.db.write(leases.drop, self.name, OWNER)
