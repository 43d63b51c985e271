"""Messages that are stored before anything is done about them, so that a platform in a hurry is answered at once."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy import select as core_select
from sqlmodel import Session, SQLModel

from models import clock
from models.db import insert_new, primary_key
from models.vault import vault


class Inbound(SQLModel, table=True):
    """One message that nothing has been done about yet; the row goes in the transaction that handles it."""

    __table_args__ = (UniqueConstraint("channel", "message_id"), Index("ix_inbound_left", "channel", "stored_at"))
    id: int | None = primary_key()
    channel: str
    message_id: str
    body_sealed: str
    stored_at: float  # real seconds


_I = Inbound.__table__  # type: ignore[attr-defined]
SHARE = 500  # that are looked for at once


def store(session: Session, channel: str, message_id: str, body: str) -> int | None:
    """Keep a message; its row's id. None when it waits here already."""
    row = {
        "channel": channel,
        "message_id": message_id,
        "body_sealed": vault(session).seal(body),
        "stored_at": clock.real(),
    }
    found: int | None = session.connection().execute(insert_new(session, _I, _I.c.id), row).scalar_one_or_none()
    return found


def take(session: Session, stored: int) -> bool:
    """It is handled in this transaction; False when another process has done so."""
    return session.connection().execute(_I.delete().where(_I.c.id == stored)).rowcount == 1


def left(session: Session, channel: str, before: float, after: int = 0) -> list[tuple[int, str]]:
    """(id, body) of those stored before then (real seconds) with a greater id than `after`, the oldest first."""
    rows = session.connection().execute(
        core_select(_I.c.id, _I.c.body_sealed)
        .where(_I.c.channel == channel, _I.c.stored_at < before, _I.c.id > after)
        .order_by(_I.c.id)
        .limit(SHARE)
    )
    return [(number, vault(session).unseal(body)) for number, body in rows]
