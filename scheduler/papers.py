"""Makes the papers that were asked for: read, drawn in a thread, kept, and sent."""

import asyncio
import hashlib
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from bot.channels import Channel
from bot.papers import JOB, Made, Paper, Reader, reader_of
from bot.papers.catalogue import PAPERS
from models import jobs
from models.db import Database
from models.deliveries import Priority
from models.facts import Refused
from models.files import StoredFile, keep_file, made_before
from models.jobs import Job
from models.posts import Right, only_post

__all__ = ["JOB", "make"]


async def make(db: Database, _channels: Mapping[str, Channel], job: Job) -> None:
    """Make one paper and send it to the one who asked."""
    paper, reader = PAPERS[job.args["paper"]], reader_of(job)
    try:
        gathered = await db.read(_gather, paper, reader, job.args["args"])
    except Refused:  # her post has ended meanwhile, or what it was about is gone
        await db.write(jobs.fail, job, "refused")
        return
    digest = ""
    if paper.told is not None:
        digest = _digest(reader, job, gathered)
        sent: bool = await db.write(_again, job, paper, reader, gathered, digest)
        if sent:
            return
    made = await asyncio.to_thread(paper.make, reader, gathered)
    await db.write(_keep, job, paper, reader, gathered, made, digest)


def _gather(session: Session, paper: Paper, reader: Reader, args: Mapping[str, Any]) -> Any:
    """What she may read of it; what was asked for by a token, only what that token may."""
    if "post" in args:
        only_post(session, reader.person_id, args["post"], frozenset(map(Right, args.get("withheld", ()))))
    return paper.gather(session, reader, dict(args))


def _digest(reader: Reader, job: Job, gathered: Any) -> str:
    """Of all that the file is made from."""
    said = repr((job.args["paper"], reader.language, gathered))
    return hashlib.sha256(said.encode()).hexdigest()


def _again(session: Session, job: Job, paper: Paper, reader: Reader, gathered: Any, digest: str) -> bool:
    """Send what was made from the same before; False where there is nothing."""
    file = made_before(session, digest)
    if file is None or paper.told is None:
        return False
    _send(session, job, paper, reader, gathered, file, paper.told(reader, gathered))
    return True


def _keep(session: Session, job: Job, paper: Paper, reader: Reader, gathered: Any, made: Made, digest: str) -> None:
    file = keep_file(
        session, name=made.name, mime=made.mime, content=made.content, person_id=job.person_id, digest=digest
    )
    _send(session, job, paper, reader, gathered, file, made.words)


def _send(
    session: Session, job: Job, paper: Paper, reader: Reader, gathered: Any, file: StoredFile, words: dict[str, Any]
) -> None:
    if not jobs.finish(session, job, file=file.id):
        return
    if paper.kept is not None:
        paper.kept(session, reader, gathered)
    fields = words | {"paper": job.args["paper"]}
    jobs.tell(  # it asks nothing, so it need not wait for the end of a conversation
        session, job, "paper", subject_id=file.id, fields=fields, file_id=file.id, priority=Priority.REPLY
    )
