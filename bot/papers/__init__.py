"""Papers: files that take longer to make than a reply may wait; ordered in chat, made by a job, sent when ready."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from bot.replies import Chat, Reply, Words
from models import jobs
from models.jobs import Job

JOB = "paper"  # the kind of the job


@dataclass(frozen=True)
class Reader:
    """Whom a paper is made for: her language and form of address, the service's address, the branch's unit."""

    person_id: int
    language: str
    pair: str
    public_url: str


@dataclass(frozen=True)
class Made:
    """A finished file; `words` are variables of the text `paper-<kind>` that goes with it."""

    name: str
    mime: str
    content: bytes
    words: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Paper:
    """One kind of paper. `gather(session, reader, args)` asks for her right to it and reads what it says (plain
    values only); `make(reader, gathered)` draws it, outside of any transaction."""

    gather: Callable[[Session, Reader, dict[str, Any]], Any]
    make: Callable[[Reader, Any], Made]


def order(chat: Chat, kind: str, unit_id: int | None, **args: Any) -> Reply:
    """Write down that she wants a paper (`kind` is a name in `bot.papers.catalogue.PAPERS`, `args` plain values)."""
    reader = {
        "person_id": chat.person_id or 0,
        "language": chat.who.language,
        "pair": chat.who.pair,
        "public_url": chat.account.public_url,
    }
    jobs.queue(
        chat.session,
        JOB,
        contact_id=chat.who.contact_id,
        person_id=chat.person_id,
        unit_id=unit_id,
        args={"paper": kind, "reader": reader, "args": args},
    )
    return Reply((Words("paper-soon"),))


def reader_of(job: Job) -> Reader:
    """Whom a job's paper is made for."""
    return Reader(**job.args["reader"])
