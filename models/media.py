"""Photos, files and voice messages that people send to be sent on: taken in, looked at, kept with an announcement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, update

from models import clock, files, jobs
from models.announcements import Announcement
from models.conversations import Who
from models.deliveries import Message, Priority
from models.facts import Refused
from models.files import KEPT_FOR_MANY, FileState, StoredFile, keep_file
from models.jobs import Job
from models.media_kinds import Fault, Fit, Unfit, look
from models.posts import NotAllowed
from models.text import clean

JOB = "media"  # the kind of the job that fetches
UNSENT_KEPT = timedelta(days=1)  # a file whose announcement was never sent


class FileUnfit(Refused):
    """A file that is not sent on; `fault` is one of `media_kinds.Fault`."""

    fault: str


@dataclass(frozen=True)
class Source:
    """Where a file lies: `reference` is what the channel needs to fetch it, `copy` what sends it on as it is.

    `plain` says that the platform made it itself (a photo or voice message of its own): nothing in it need be looked at
    before the same platform sends it on.
    """

    channel: str
    account: str
    reference: Mapping[str, Any]
    name: str
    mime: str
    size: int
    copy: str = ""
    plain: bool = False


def receive(session: Session, who: Who, source: Source) -> int:
    """Take in a file that is to be sent on; its bytes are fetched by a job. The stored file's id. Raises FileUnfit."""
    try:
        look(source.name, source.mime, source.size)
    except Unfit as unfit:
        raise FileUnfit(unfit.fault) from None
    file = keep_file(
        session,
        name=clean(source.name.replace("\0", "")),
        mime=clean(source.mime),
        content=b"",
        person_id=who.person_id,
        lasts=UNSENT_KEPT,
        state=FileState.WAITING,
        for_many=True,
    )
    if source.copy and source.plain:
        files.remember_copy(session, file.id or 0, source.account, source.copy)
    jobs.queue(
        session,
        JOB,
        contact_id=who.contact_id,
        person_id=who.person_id,
        unit_id=None,
        args={
            "file": file.id,
            "channel": source.channel,
            "account": source.account,
            "reference": dict(source.reference),
            "copy": source.copy,
        },
    )
    return file.id or 0


def arrived(session: Session, job: Job, fetched: bytes, fit: Fit) -> None:
    """The file has been fetched and is fit to be sent on."""
    file = session.get(StoredFile, job.args["file"])
    if not jobs.finish(session, job) or file is None:
        return
    file.name, file.mime, file.content, file.state = fit.name, fit.mime, fit.content, FileState.READY
    session.add(file)
    if job.args["copy"] and fit.content == fetched:  # nothing had to be taken out, so the platform's own will do
        files.remember_copy(session, file.id or 0, job.args["account"], job.args["copy"])


def unfit(session: Session, job: Job, fault: Fault) -> None:
    """The file cannot be had or is not sent on; whoever sent it is told."""
    file = session.get(StoredFile, job.args["file"])
    if not jobs.finish(session, job) or file is None:
        return
    file.state = FileState.FAILED
    session.add(file)
    files.forget_copy(session, file.id or 0, job.args["account"])
    # She is still writing the notice that it was for.
    jobs.tell(session, job, "file-unfit", fields={"fault": fault}, priority=Priority.REPLY)


def check_fit(session: Session, file_id: int) -> None:
    """Raise FileUnfit for a file that has turned out not to be sent on."""
    file = files.describe(session, file_id)
    if file is None or file.state is FileState.FAILED:
        raise FileUnfit(Fault.NOT_FETCHED)


def accompany(session: Session, who: Who, announcement_id: int, file_id: int) -> None:
    """A file goes with an announcement of hers that has just been written down. Raises FileUnfit or NotAllowed."""
    check_fit(session, file_id)
    announcement, file = session.get(Announcement, announcement_id), session.get(StoredFile, file_id)
    if announcement is None or announcement.sender_id != who.person_id:
        raise NotAllowed
    if file is None or file.person_id != who.person_id:
        raise NotAllowed
    file.expires_at = (announcement.send_at or clock.now()) + KEPT_FOR_MANY
    announcement.file_id = file_id
    session.add_all([file, announcement])
    session.flush()
    session.connection().execute(
        update(Message)
        .where(col(Message.kind).in_(["notice", "second"]), col(Message.subject_id) == announcement_id)
        .values(file_id=file_id)
    )
