"""Files that go out or came in: kept until they expire, and handed out by signed links that expire earlier."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import LargeBinary, func, literal
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, delete, select, update

from models import clock
from models.db import insert_new, primary_key, reference
from models.deliveries import Message
from models.facts import Refused
from models.vault import Vault, vault

KEPT = timedelta(days=7)
KEPT_FOR_MANY = timedelta(days=30)  # what an announcement carries
UPLOAD_KEPT = timedelta(days=1)  # until it has been read
UPLOADS = 50  # that wait to be read, at most: whoever sends more loses the oldest
LINK_LASTS = timedelta(days=2)  # real time: a link is a key to the file for whoever has it
WAITS = timedelta(hours=2)  # for a file that still lies on a platform; its job gives up earlier


class FileState(StrEnum):
    """Whether a file can go out."""

    WAITING = "waiting"  # it has not been fetched and looked at yet
    READY = "ready"
    FAILED = "failed"  # it could not be had, or is nothing to send on


class StoredFile(SQLModel, table=True):
    """One file with its content. `for_many`: its links last as long as the file, because many read them late."""

    __tablename__ = "file"
    id: int | None = primary_key()
    name: str
    mime: str
    content: bytes = Field(sa_type=LargeBinary)
    state: str = Field(default=FileState.READY)
    for_many: bool = False
    person_id: int | None = reference("person.id", optional=True)  # whom it was made for, or who sent it
    digest: str = Field(default="", index=True)  # of what it was made from, where the same makes the same file
    created_at: datetime = Field(default_factory=clock.now)
    expires_at: datetime = Field(index=True)


class FileCopy(SQLModel, table=True):
    """What a bot account of a platform calls a file that the platform has already, as long as it keeps it."""

    __tablename__ = "file_copy"
    file_id: int = reference("file.id", key=True)
    account: str = Field(primary_key=True)
    platform_id: str
    expires_at: datetime | None = None  # None: never


class FileGone(Refused):
    """The link is wrong or its time is over."""


@dataclass(frozen=True)
class Described:
    """A file without its content."""

    id: int
    name: str
    mime: str
    state: FileState
    for_many: bool
    size: int  # bytes


_F = StoredFile.__table__  # type: ignore[attr-defined]
_COPIES = FileCopy.__table__  # type: ignore[attr-defined]


def keep_file(
    session: Session,
    *,
    name: str,
    mime: str,
    content: bytes,
    person_id: int | None = None,
    lasts: timedelta = KEPT,
    state: FileState = FileState.READY,
    for_many: bool = False,
    digest: str = "",
) -> StoredFile:
    """Keep a file for a while."""
    now = clock.now()
    file = StoredFile(
        name=name,
        mime=mime,
        content=content,
        state=state,
        for_many=for_many,
        person_id=person_id,
        digest=digest,
        created_at=now,
        expires_at=now + lasts,
    )
    session.add(file)
    session.flush()
    return file


def made_before(session: Session, digest: str) -> StoredFile | None:
    """The file that was made from the same, kept a while longer; None where there is none."""
    ready = (StoredFile.state == FileState.READY, StoredFile.digest == digest, func.length(StoredFile.content) > 0)
    found = session.exec(select(StoredFile).where(*ready, StoredFile.expires_at > clock.now()).limit(1)).first()
    if found is not None:
        found.expires_at = clock.now() + KEPT
        session.add(found)
        session.flush()
    return found


def describe(session: Session, file_id: int) -> Described | None:
    """What a file is, without reading it; one that has waited for WAITS counts as failed."""
    columns = (_F.c.name, _F.c.mime, _F.c.state, _F.c.for_many, func.length(_F.c.content), _F.c.created_at)
    row = session.connection().execute(core_select(*columns).where(_F.c.id == file_id)).first()
    if row is None:
        return None
    name, mime, state, for_many, size, created_at = row
    if state == FileState.WAITING and clock.now() - created_at > WAITS:
        state = FileState.FAILED
    return Described(file_id, name, mime, FileState(state), for_many, size)


def content_of(session: Session, file_id: int) -> bytes:
    """A file's bytes; b"" when it is no longer kept."""
    return session.exec(select(StoredFile.content).where(StoredFile.id == file_id)).first() or b""


def keep_upload(session: Session, *, name: str, mime: str, content: bytes) -> str:
    """Keep what was sent from a page until somebody has read it; the name by which `upload` finds it."""
    waiting = select(StoredFile.id).where(StoredFile.state == FileState.WAITING, col(StoredFile.person_id).is_(None))
    older = waiting.order_by(col(StoredFile.id).desc()).offset(UPLOADS - 1)
    session.exec(delete(StoredFile).where(col(StoredFile.id).in_(session.exec(older).all())))
    file = keep_file(session, name=name, mime=mime, content=content, lasts=UPLOAD_KEPT, state=FileState.WAITING)
    return str(file.id)


def upload(session: Session, name: str) -> bytes:
    """What was sent from a page; b"" when it is no longer kept."""
    found = session.get(StoredFile, int(name)) if name.isascii() and name.isdigit() and len(name) < 19 else None
    return b"" if found is None or found.expires_at <= clock.now() else found.content


def copy_of(session: Session, file_id: int, account: str) -> str:
    """What an account calls this file, "" where the platform does not have it."""
    copy = session.get(FileCopy, (file_id, account))
    over = copy is None or (copy.expires_at is not None and copy.expires_at <= clock.now())
    return "" if copy is None or over else copy.platform_id


def remember_copy(
    session: Session, file_id: int, account: str, platform_id: str, lasts: timedelta | None = None
) -> None:
    """From now on, and for as long as it lasts, this account sends the file by the platform's own name for it."""
    now = clock.now()
    until = None if lasts is None else now + lasts
    values = {"file_id": file_id, "account": account, "platform_id": platform_id, "expires_at": until}
    its = (_COPIES.c.file_id == file_id) & (_COPIES.c.account == account)
    session.connection().execute(_COPIES.delete().where(its, _COPIES.c.expires_at <= now))
    session.connection().execute(insert_new(session, _COPIES), values)


def forget_copy(session: Session, file_id: int, account: str) -> None:
    """The platform does not know the file by that name any more."""
    session.connection().execute(_COPIES.delete().where(_COPIES.c.file_id == file_id, _COPIES.c.account == account))


def withdraw(session: Session, file_id: int) -> None:
    """The file is given to nobody any more; what an account calls it is forgotten, too."""
    connection = session.connection()
    connection.execute(_COPIES.delete().where(_COPIES.c.file_id == file_id))
    connection.execute(_F.update().where(_F.c.id == file_id).values(state=FileState.FAILED, content=b""))


def link_path(session: Session, file_id: int, *, for_many: bool = False) -> str:
    """Where a file can be fetched for LINK_LASTS, without the host: "/files/12-1764000000-ab…"."""
    until = int(clock.real() + (KEPT_FOR_MANY if for_many else LINK_LASTS).total_seconds())
    return f"/files/{file_id}-{until}-{_signature(vault(session), file_id, until)}"


def file_by_link(session: Session, token: str) -> StoredFile:
    """The file that a link's last part names. Raises FileGone."""
    number, _, rest = token.partition("-")
    until, _, signature = rest.partition("-")
    short = all(part.isascii() and part.isdigit() and len(part) < 19 for part in (number, until))
    if not (short and signature.isascii()):
        raise FileGone
    if not hmac.compare_digest(signature, _signature(vault(session), int(number), int(until))):
        raise FileGone
    found = session.get(StoredFile, int(number)) if int(until) > clock.real() else None
    if found is None or found.state != FileState.READY or not found.content:
        raise FileGone
    return found


def forget_expired(session: Session, now: datetime) -> None:
    """Drop what has expired; where a message of the ledger refers to it, its content only."""
    expired = select(StoredFile.id).where(col(StoredFile.expires_at) < now)
    session.connection().execute(_COPIES.delete().where(_COPIES.c.file_id.in_(expired)))
    session.exec(
        update(StoredFile).where(_F.c.expires_at < now, _F.c.content != literal(b"", LargeBinary)).values(content=b"")
    )
    referred = select(Message.file_id).where(col(Message.file_id).is_not(None))
    session.exec(delete(StoredFile).where(col(StoredFile.expires_at) < now, col(StoredFile.id).not_in(referred)))


def _signature(safe: Vault, file_id: int, until: int) -> str:
    return safe.digest(f"file:{file_id}:{until}")[:32]
