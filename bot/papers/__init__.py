"""Papers: files that take longer to make than a reply may wait; ordered in chat, made by a job, sent when ready."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlmodel import Session

import locales
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

    def text(self, key: str, /, **variables: Any) -> str:
        """A text of ours in her language and form of address."""
        return locales.label(self.language, key, **locales.address(self.pair), **variables)


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
    values only); `make(reader, gathered)` draws it, outside of any transaction; `kept(session, reader, gathered)` is
    what is written down when it goes out. Where `told(reader, gathered)` gives the words without drawing anything, the
    file that was made from the same before goes out again."""

    gather: Callable[[Session, Reader, dict[str, Any]], Any]
    make: Callable[[Reader, Any], Made]
    kept: Callable[[Session, Reader, Any], None] | None = None
    told: Callable[[Reader, Any], dict[str, Any]] | None = None


def order(chat: Chat, kind: str, unit_id: int | None, **args: Any) -> Reply:
    """Write down that she wants a paper (`kind` is a name in `bot.papers.catalogue.PAPERS`, `args` plain values)."""
    reader = Reader(chat.person_id or 0, chat.who.language, chat.who.pair, chat.account.public_url)
    asked = ask(chat.session, reader, kind, unit_id, args, contact_id=chat.who.contact_id)
    return Reply((Words("paper-soon" if asked is not None else "paper-on-its-way"),))


def ask(
    session: Session,
    reader: Reader,
    kind: str,
    unit_id: int | None,
    args: dict[str, Any],
    *,
    contact_id: int | None = None,
) -> Job | None:
    """The job that makes a paper, sent to a contact or (None) only kept; None while the same one is being made.

    When it is done, `job.args["file"]` is the stored file.
    """
    args = {"unit": unit_id, **args}
    same = {"paper": kind, "args": args}
    if jobs.in_hand(session, JOB, person_id=reader.person_id, contact_id=contact_id, same=same):
        return None
    return jobs.queue(
        session,
        JOB,
        contact_id=contact_id,
        person_id=reader.person_id or None,
        unit_id=unit_id,
        args={"paper": kind, "reader": asdict(reader), "args": args},
    )


def reader_of(job: Job) -> Reader:
    """Whom a job's paper is made for."""
    return Reader(**job.args["reader"])
