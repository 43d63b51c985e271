"""Makes the papers that were asked for: read, drawn in a thread, kept, and sent."""

import asyncio
from collections.abc import Mapping

from sqlmodel import Session

from bot.channels import Channel
from bot.papers import JOB, Made, reader_of
from bot.papers.catalogue import PAPERS
from models import jobs
from models.db import Database
from models.deliveries import Priority
from models.facts import Refused
from models.files import keep_file
from models.jobs import Job

__all__ = ["JOB", "make"]


async def make(db: Database, _channels: Mapping[str, Channel], job: Job) -> None:
    """Make one paper and send it to the one who asked."""
    paper, reader = PAPERS[job.args["paper"]], reader_of(job)
    try:
        gathered = await db.read(paper.gather, reader, job.args["args"])
    except Refused:  # her post has ended meanwhile, or what it was about is gone
        await db.write(jobs.fail, job, "refused")
        return
    made = await asyncio.to_thread(paper.make, reader, gathered)
    await db.write(_keep, job, made)


def _keep(session: Session, job: Job, made: Made) -> None:
    if jobs.finish(session, job):
        file = keep_file(session, name=made.name, mime=made.mime, content=made.content, person_id=job.person_id)
        fields = made.words | {"paper": job.args["paper"]}
        jobs.tell(  # it asks nothing, so it need not wait for the end of a conversation
            session, job, "paper", subject_id=file.id, fields=fields, file_id=file.id, priority=Priority.REPLY
        )
