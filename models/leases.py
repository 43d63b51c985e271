"""Who does what only one process may do: a row with a heartbeat, taken over when it lapses."""

from sqlmodel import Field, Session, SQLModel, select

from models import clock
from models.db import insert_new

LASTS = 6.0  # seconds without a heartbeat after which another process takes over


class Lease(SQLModel, table=True):
    """`owner` holds `name` until `until` (real seconds)."""

    name: str = Field(primary_key=True)
    owner: str
    until: float


def take(session: Session, name: str, owner: str) -> bool:
    """Take or keep a lease; False while another process holds it."""
    real = clock.real()
    table = Lease.__table__  # type: ignore[attr-defined]
    fresh = session.connection().execute(
        insert_new(session, table), {"name": name, "owner": owner, "until": real + LASTS}
    )
    if fresh.rowcount == 1:
        return True
    kept = session.connection().execute(
        table.update()
        .where(table.c.name == name, (table.c.owner == owner) | (table.c.until < real))
        .values(owner=owner, until=real + LASTS)
    )
    return bool(kept.rowcount == 1)


def drop(session: Session, name: str, owner: str) -> None:
    """Let go, so that another process need not wait."""
    lease = session.exec(select(Lease).where(Lease.name == name, Lease.owner == owner)).first()
    if lease is not None:
        session.delete(lease)
