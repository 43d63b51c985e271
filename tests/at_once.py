"""Two transactions at the same moment: what one writes while the other has not ended yet."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from models.db import Database

WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')")


def at_once(db: Database, first: Callable[[Session], Any], then: Callable[[Session], Any]) -> None:
    """`first` has written and not ended when `then` begins, and ends once that waits for it or is done.

    On SQLite, which has one writer, `then` comes right after it.
    """
    if db.on_sqlite:
        db.write_now(first)
        db.write_now(then)
        return
    with db.engine.begin() as connection, db._session(connection) as session:
        first(session)
        session.flush()
        begun = db._submit(then, (), {})
        with db.engine.connect() as looks:
            while not begun.done() and not looks.execute(WAITING).scalar_one():
                pass
    begun.result(30)
