"""Sums made by the clock: one row says how far they are, and whoever holds it is the only one to change them."""

from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, select

from models.db import insert_new

T = TypeVar("T", bound=SQLModel)

OVERLAP = timedelta(hours=1)  # longer than any transaction: one that began before the sums may have ended after them
LONG_AGO = datetime(1930, 10, 20, tzinfo=UTC)


class Stale(Enum):
    """ALL: nothing is summed up yet."""

    ALL = "all"


def take(session: Session, model: type[T], *, wait: bool, **new: Any) -> T | None:
    """The one row of a table, locked until the transaction ends; made of `new` where there is none.

    Without `wait` None where somebody else holds it. Whoever waited sees what the other has written; and as the row is
    made before it is locked, there is no first time at which two would not know of each other.
    """
    if session.get(model, 1) is None:
        session.connection().execute(insert_new(session, model.__table__), {"id": 1, **new})  # type: ignore[attr-defined]
    row: Any = model
    return session.exec(
        select(model).where(row.id == 1).with_for_update(skip_locked=not wait).execution_options(populate_existing=True)
    ).first()
