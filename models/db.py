"""The database: the only place where a transaction opens and closes."""

import asyncio
import os
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import BigInteger, Connection, Engine, Integer, Transaction, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Field, Session, SQLModel

from models.vault import Vault

P = ParamSpec("P")
T = TypeVar("T")

# Rows are made and read, never validated: without this, pydantic builds a validator for each table at the start.
SQLModel.model_config["defer_build"] = True
# Before any table is defined: constraints with names can be altered and dropped.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

ID = BigInteger().with_variant(Integer(), "sqlite")  # SQLite counts only INTEGER PRIMARY KEY by itself
TRIES = 3  # of a write that PostgreSQL broke off to end a deadlock
SHARED_COMMIT = 64  # waiting writes that may share one commit


def primary_key() -> Any:
    """A BIGINT that the database counts."""
    return Field(default=None, primary_key=True, sa_type=ID)


def reference(target: str, *, key: bool = False, index: bool = True, optional: bool = False) -> Any:
    """A BIGINT that points to another table's id."""
    if key:
        return Field(foreign_key=target, primary_key=True, sa_type=ID)
    if optional:
        return Field(default=None, foreign_key=target, sa_type=ID, index=index, nullable=True)
    return Field(foreign_key=target, sa_type=ID, index=index)


class DatabaseAway(Exception):
    """The database cannot be reached or cannot write (disk full); what was asked for is not done."""


def insert_new(session: Session, table: Any, *returning: Any) -> Any:
    """An INSERT that passes over a row which is already there; columns to return tell whether it was new."""
    return _insert_new(session.get_bind().dialect.name, table, returning)


@cache  # built once, a statement is found compiled
def _insert_new(dialect: str, table: Any, returning: tuple[Any, ...]) -> Any:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(table).on_conflict_do_nothing()
    return statement.returning(*returning) if returning else statement


def remembered(session: Session, key: tuple[Any, ...], ask: Callable[[], T]) -> T:
    """What `ask` says, asked once in a transaction while that writes nothing, locks nothing and takes nothing back.

    So it can be out of date no more than any other look of the same transaction: whatever it may have waited for, or
    changed itself, is asked for anew. `key` begins with the name of what is asked.
    """
    session.flush()
    known: dict[tuple[Any, ...], Any] = session.info.get("remembered", {})
    if key not in known:
        known[key] = ask()
    return cast(T, known[key])


def _forget(connection: Connection, _cursor: Any, statement: str, *_more: Any) -> None:
    """What does more than look ends what was remembered; a lock may have waited for somebody else's writing."""
    if not statement.startswith(("SELECT", "SAVEPOINT", "RELEASE")) or " FOR " in statement:  # UPDATE, NO KEY UPDATE …
        connection.info.get("remembered", {}).clear()


def optimize(session: Session) -> None:
    """Have SQLite note how full its tables are, to choose between its indexes by; PostgreSQL does so by itself."""
    if session.get_bind().dialect.name == "sqlite":
        connection = session.connection()
        connection.exec_driver_sql("PRAGMA analysis_limit=400")  # rows of an index: other writers wait meanwhile
        connection.exec_driver_sql("PRAGMA optimize")


def _away(error: OperationalError) -> Exception:
    """DatabaseAway, or the error itself where SQLite calls a mistake of ours "operational"."""
    said = str(error.orig)
    if said.startswith("no such ") or "syntax error" in said or "has no column" in said:
        return error
    return DatabaseAway(said)


class Database:
    """One database. `write` runs a rule in one transaction of its own; `read` runs one that only looks.

    SQLite has one writer: one thread runs all writes, and writes that wait together share a commit, each in its own
    savepoint. PostgreSQL has many: each write runs in a thread of the pool.
    """

    def __init__(self, url: str, secret: str, *, threads: int = 8) -> None:
        self.url = url
        self.vault = Vault(secret)
        self.engine = _engine(url, threads)
        self.on_sqlite = self.engine.dialect.name == "sqlite"
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="db")
        self._writes: queue.SimpleQueue[_Write | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        if self.on_sqlite:
            self._writer = threading.Thread(target=self._write_forever, name="db-writer", daemon=True)
            self._writer.start()

    async def write(self, rule: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `rule(session, …)` in one transaction. Whatever it raises rolls back everything it did."""
        return await asyncio.wrap_future(self._submit(rule, args, kwargs))

    def write_now(self, rule: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same for the command line, which has no event loop."""
        return self._submit(rule, args, kwargs).result()

    async def read(self, rule: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `rule(session, …)` without changing anything."""
        return await asyncio.wrap_future(self._pool.submit(self._read, rule, args, kwargs))

    def read_now(self, rule: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same for the command line."""
        return self._read(rule, args, kwargs)

    def to_disk(self) -> None:
        """What was written outlives a power cut; SQLite by itself only promises that it outlives us."""
        if self.on_sqlite:  # never by opening the file: closing it would drop SQLite's own locks on it
            connection = self.engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
            finally:
                connection.close()

    def close(self) -> None:
        """Finish the writes that wait, then close."""
        if self._writer is not None:
            self._writes.put(None)
            self._writer.join()
        self._pool.shutdown()
        self.engine.dispose()

    def _submit(self, rule: Callable[..., T], args: Any, kwargs: Any) -> "Future[T]":
        if self._writer is None:
            return self._pool.submit(self._write, rule, args, kwargs)
        write = _Write(rule, args, kwargs)
        self._writes.put(write)
        return write.done

    def _session(self, connection: Connection) -> Session:
        known = connection.info["remembered"] = {}
        info = {"vault": self.vault, "remembered": known}
        return Session(connection, join_transaction_mode="rollback_only", expire_on_commit=False, info=info)

    def _read(self, rule: Callable[..., T], args: Any, kwargs: Any) -> T:
        try:
            with self.engine.connect() as connection, self._session(connection) as session:
                return rule(session, *args, **kwargs)
        except OperationalError as error:
            raise _away(error) from error

    def _write(self, rule: Callable[..., T], args: Any, kwargs: Any) -> T:
        for tries_left in reversed(range(TRIES)):
            try:
                with self.engine.begin() as connection, self._session(connection) as session:
                    result = rule(session, *args, **kwargs)
                    session.flush()
                    return result
            except OperationalError as error:
                # Two writes that waited for each other: nothing of this one happened, so it may simply run again.
                if tries_left and getattr(error.orig, "sqlstate", "") in {"40P01", "40001"}:
                    continue
                raise _away(error) from error
        raise AssertionError("unreachable")

    def _write_forever(self) -> None:
        while (first := self._writes.get()) is not None:
            batch = [first]
            last = False
            while len(batch) < SHARED_COMMIT and not self._writes.empty():
                more = self._writes.get()
                if more is None:
                    last = True
                    break
                batch.append(more)
            self._write_batch(batch)
            if last:
                return

    def _write_batch(self, batch: "list[_Write]") -> None:
        try:
            with self.engine.connect() as connection:
                connection = connection.execution_options(chihoi_writes=True)
                with connection.begin() as transaction:
                    for write in batch:
                        write.run(connection, self._session, transaction if len(batch) == 1 else None)
        except DBAPIError as error:  # no BEGIN or no COMMIT: none of them happened
            for write in batch:
                write.failed(DatabaseAway(str(error.orig)))
        except Exception as error:
            for write in batch:
                write.failed(error)
        for write in batch:
            write.tell()


class _Write:
    """One waiting write and its outcome, told only after the commit."""

    def __init__(self, rule: Callable[..., Any], args: Any, kwargs: Any) -> None:
        self.rule, self.args, self.kwargs = rule, args, kwargs
        self.done: Future[Any] = Future()
        self.result: Any = None
        self.error: BaseException | None = None

    def run(
        self, connection: Connection, open_session: Callable[[Connection], Session], own: Transaction | None
    ) -> None:
        """Run it in a transaction of its own, or, where that is None, in a savepoint of the one it shares."""
        if own is None:
            connection.exec_driver_sql("SAVEPOINT w")
        try:
            with open_session(connection) as session:
                self.result = self.rule(session, *self.args, **self.kwargs)
                session.flush()
        except OperationalError as error:
            self.error = _away(error)
        except BaseException as error:
            self.error = error
        if own is None:
            if self.error is not None:
                connection.exec_driver_sql("ROLLBACK TO w")
            connection.exec_driver_sql("RELEASE w")
        elif self.error is not None:
            own.rollback()

    def failed(self, error: BaseException) -> None:
        self.error = self.error or error

    def tell(self) -> None:
        if not self.done.set_running_or_notify_cancel():
            return
        if self.error is not None:
            self.done.set_exception(self.error)
        else:
            self.done.set_result(self.result)


def _engine(url: str, threads: int) -> Engine:
    if not url.startswith("sqlite"):
        # What was used last is used next: that connection has its statements prepared.
        pool = {"pool_size": threads, "max_overflow": 2, "pool_pre_ping": True, "pool_use_lifo": True}
        engine = create_engine(url, hide_parameters=True, **pool)
        event.listen(engine, "before_cursor_execute", _forget)
        return engine
    patient = {"check_same_thread": False, "timeout": 30}
    # An error's text would repeat what was written, names too, and end in the log.
    engine = create_engine(url, connect_args=patient, pool_size=threads + 1, hide_parameters=True)
    event.listen(engine, "before_cursor_execute", _forget)

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late for a writer
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            "busy_timeout=30000",
            "secure_delete=ON",  # an erased phone must not stay readable in free pages
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "first_connect")
    def made(_connection: Any, _record: Any) -> None:
        if engine.url.database and os.path.exists(engine.url.database):
            os.chmod(engine.url.database, 0o600)  # names and sealed phones; its WAL takes the same rights

    @event.listens_for(engine, "begin")
    def begins(connection: Connection) -> None:
        # Only writers take the lock at once; as an option for all it would make readers wait for each other.
        writes = connection.get_execution_options().get("chihoi_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
