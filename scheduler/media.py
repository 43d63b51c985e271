"""Fetches what was sent to be sent on, looks at its bytes in a thread, and keeps it."""

import asyncio
from collections.abc import Mapping

from bot.channels import Channel, Rejected
from bot.messages import FileRef
from models import media
from models.db import Database
from models.jobs import Job
from models.media_kinds import Fault, Unfit, fit

__all__ = ["JOB", "fetch"]

JOB = media.JOB


async def fetch(db: Database, channels: Mapping[str, Channel], job: Job) -> None:
    """Fetch one file from the platform that has it. Raises RetryLater when the platform is away."""
    reference = FileRef(**job.args["reference"])
    try:
        content = await channels[job.args["channel"]].fetch(reference)
        found = await asyncio.to_thread(fit, content, reference.name)
    except Rejected:
        await db.write(media.unfit, job, Fault.NOT_FETCHED)
    except Unfit as unfit:
        await db.write(media.unfit, job, unfit.fault)
    else:
        await db.write(media.arrived, job, content, found)
