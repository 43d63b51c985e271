"""Files that go out or came in: kept until they expire, and handed out by signed links that expire earlier."""

import hmac
from datetime import datetime, timedelta

from sqlalchemy import LargeBinary
from sqlmodel import Field, Session, SQLModel, col, delete, select

from models import clock
from models.db import primary_key, reference
from models.deliveries import Message
from models.facts import Refused
from models.vault import Vault, vault

KEPT = timedelta(days=7)
LINK_LASTS = timedelta(days=2)  # real time: a link is a key to the file for whoever has it


class StoredFile(SQLModel, table=True):
    """One file with its content."""

    __tablename__ = "file"
    id: int | None = primary_key()
    name: str
    mime: str
    content: bytes = Field(sa_type=LargeBinary)
    person_id: int | None = reference("person.id", optional=True)  # whom it was made for, or who sent it
    created_at: datetime = Field(default_factory=clock.now)
    expires_at: datetime = Field(index=True)


class FileGone(Refused):
    """The link is wrong or its time is over."""


def keep_file(
    session: Session, *, name: str, mime: str, content: bytes, person_id: int | None = None, lasts: timedelta = KEPT
) -> StoredFile:
    """Keep a file for a while."""
    now = clock.now()
    file = StoredFile(
        name=name, mime=mime, content=content, person_id=person_id, created_at=now, expires_at=now + lasts
    )
    session.add(file)
    session.flush()
    return file


def link_path(session: Session, file_id: int) -> str:
    """Where a file can be fetched for LINK_LASTS, without the host: "/files/12-1764000000-ab…"."""
    until = int(clock.real() + LINK_LASTS.total_seconds())
    return f"/files/{file_id}-{until}-{_signature(vault(session), file_id, until)}"


def file_by_link(session: Session, token: str) -> StoredFile:
    """The file that a link's last part names. Raises FileGone."""
    number, _, rest = token.partition("-")
    until, _, signature = rest.partition("-")
    short = all(part.isascii() and part.isdigit() and len(part) < 19 for part in (number, until))
    if not short or not hmac.compare_digest(signature, _signature(vault(session), int(number), int(until))):
        raise FileGone
    found = session.get(StoredFile, int(number)) if int(until) > clock.real() else None
    if found is None:
        raise FileGone
    return found


def forget_expired(session: Session, now: datetime) -> None:
    """Drop what has expired and nothing refers to any more."""
    referred = select(Message.file_id).where(col(Message.file_id).is_not(None))
    session.exec(delete(StoredFile).where(col(StoredFile.expires_at) < now, col(StoredFile.id).not_in(referred)))


def _signature(safe: Vault, file_id: int, until: int) -> str:
    return safe.digest(f"file:{file_id}:{until}")[:32]
