"""Runs what takes long, one job at a time in each process, outside of any transaction."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.channels import Channel, RetryLater
from models import clock, jobs
from models.db import Database, DatabaseAway
from models.jobs import Job
from scheduler import media, papers, rosters
from scheduler.delivery import Senders

log = logging.getLogger(__name__)

IDLE = 1.0  # seconds between two looks when nothing is due
AGAIN = 5.0  # seconds before a job that failed is tried again
PATIENCE = 3600.0  # seconds that a job waits for a platform that is away

Run = Callable[[Database, Mapping[str, Channel], Job], Awaitable[None]]

# Each does its work, and ends the job in the transaction that keeps the outcome.
KINDS: dict[str, Run] = {
    rosters.READ: rosters.read,
    rosters.WRITE: rosters.write,
    rosters.TAKE_BACK: rosters.take_back,
    papers.JOB: papers.make,
    media.JOB: media.fetch,
}


class Worker:
    """Takes jobs, whichever process wrote them down."""

    def __init__(self, db: Database, channels: Mapping[str, Channel], senders: Senders) -> None:
        self.db, self.channels, self.senders = db, channels, senders

    async def run(self) -> None:
        """Take jobs until cancelled; one that is cut short then goes back for another process."""
        while True:
            try:
                busy = await self.step()
            except DatabaseAway:
                busy = False
            if not busy:
                await asyncio.sleep(IDLE)

    async def step(self) -> bool:
        """Run the next job, if there is one."""
        if not await self.db.read(jobs.due, clock.real()):
            return False
        job = await self.db.write(jobs.claim, clock.real())
        if job is None:
            return False
        if job.tries > jobs.TRIES:  # those who took it before died of it
            await self.db.write(jobs.fail, job, "died")
        else:
            await self._run(job)
        for sender in self.senders.values():
            sender.wake()
        return True

    async def _run(self, job: Job) -> None:
        try:
            await KINDS[job.kind](self.db, self.channels, job)
        except asyncio.CancelledError:
            await self.db.write(jobs.put_back, job, wait=0.0, counts=False)
            raise
        except DatabaseAway:  # it is taken again when its time is over
            raise
        except RetryLater as away:
            if (clock.now() - job.created_at).total_seconds() > PATIENCE:
                await self.db.write(jobs.fail, job, away.reason)
            else:
                await self.db.write(jobs.put_back, job, wait=max(away.wait, AGAIN), error=away.reason, counts=False)
        except Exception as error:
            log.exception("job failed", extra={"job": job.id, "kind": job.kind})
            reason = type(error).__name__
            if job.tries < jobs.TRIES:
                await self.db.write(jobs.put_back, job, wait=AGAIN, error=reason)
            else:
                await self.db.write(jobs.fail, job, reason)
