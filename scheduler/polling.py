"""Long polling, where there is no webhook: a message is acknowledged only after its transaction."""

import asyncio
import logging

from bot.channels import Channel, NotSent, RetryLater
from bot.messages import Incoming
from models.db import DatabaseAway
from scheduler.intake import Intake
from scheduler.leases import Lease

log = logging.getLogger(__name__)


async def poll_forever(channel: Channel, intake: Intake, lease: Lease) -> None:
    """Take in what the platform holds for us, until cancelled; one process an account."""
    while True:
        if not lease.held():
            await asyncio.sleep(1)
            continue
        try:
            for incoming in await channel.poll():
                await _take(intake, incoming)
                await channel.settle(incoming)
        except RetryLater as later:
            log.warning("platform away", extra={"channel": channel.name, "reason": later.reason})
            await asyncio.sleep(later.wait)
        except NotSent as refused:
            log.error("platform refuses to be polled", extra={"channel": channel.name, "reason": refused.reason})
            await asyncio.sleep(60)
        except Exception:
            log.exception("polling failed", extra={"channel": channel.name})
            await asyncio.sleep(5)


async def _take(intake: Intake, incoming: Incoming) -> None:
    """Until the database has it: a message that is not acknowledged comes again, but those behind it wait."""
    wait = 0.5
    while True:
        try:
            await intake.take(incoming)
            return
        except DatabaseAway as away:
            log.error("database away", extra={"reason": str(away)})
            await asyncio.sleep(wait)
            wait = min(wait * 2, 15.0)
