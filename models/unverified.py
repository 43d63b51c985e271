"""What came to a webhook and was not signed as it should be: with the right secret there is none of it."""

from datetime import datetime

from sqlmodel import Field, Session, SQLModel, select

from models import clock
from models.conversations import Received
from models.db import insert_new

SURE = 3  # posts in a row after which the secret is rather wrong than somebody else at the door
FORGOTTEN = 7 * 86_400.0  # seconds


class Unverified(SQLModel, table=True):
    """Posts to one channel's webhook since the last that could be believed. At most one every few seconds counts."""

    channel: str = Field(primary_key=True)
    count: int = 0
    first_at: datetime
    last_at: datetime


_U = Unverified.__table__  # type: ignore[attr-defined]


def note(session: Session, channel: str) -> None:
    """One more; after one that could be believed, the first again."""
    now = clock.now()
    session.connection().execute(
        insert_new(session, _U), {"channel": channel, "count": 0, "first_at": now, "last_at": now}
    )
    row = session.exec(select(Unverified).where(Unverified.channel == channel).with_for_update()).one()
    if _believed_since(session, channel, row.last_at):
        row.count, row.first_at = 0, now
    row.count, row.last_at = row.count + 1, now
    session.add(row)


def in_a_row(session: Session, channel: str) -> Unverified | None:
    """The last posts, if none of them could be believed and they are enough to speak of a wrong secret."""
    row = session.exec(select(Unverified).where(Unverified.channel == channel)).first()
    if row is None or row.count < SURE or (clock.now() - row.last_at).total_seconds() > FORGOTTEN:
        return None
    return None if _believed_since(session, channel, row.last_at) else row


def _believed_since(session: Session, channel: str, when: datetime) -> bool:
    found = select(Received.message_id).where(Received.channel == channel, Received.at > when)
    return session.exec(found.limit(1)).first() is not None
