"""What one town leaves for the next: routes that are built, connections that know their tables, the rows of its units.

FastAPI builds the routes of each app anew when the first request comes, a tenth of a town's work; PostgreSQL starts a
process for each connection, which reads what it needs to know about every table, a third of its work for a town.
"""

import select
import threading
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import psycopg
from fastapi import routing
from psycopg.pq import TransactionStatus
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlmodel import Session, SQLModel

from models.db import Database
from models.deliveries import Delivery

DATABASE = "town"  # the one that every test on PostgreSQL empties for the next
MOST = 12  # connections that are kept

_connect, _close = PGDialect_psycopg.connect, PGDialect_psycopg.do_close
_build = routing._EffectiveRouteContext.from_api_route
_lock = threading.Lock()
_emptying: dict[str, psycopg.Connection[Any]] = {}
_idle: dict[Any, list[psycopg.Connection[Any]]] = defaultdict(list)
_rows: dict[Callable[..., Any], tuple[Any, list[tuple[Any, list[dict[str, Any]]]]]] = {}


def share() -> None:
    """From here on apps share the routes of the same routers, and engines take over each other's connections."""
    routing._EffectiveRouteContext.from_api_route = _built  # type: ignore[assignment,method-assign]
    PGDialect_psycopg.connect = _taken  # type: ignore[method-assign]
    PGDialect_psycopg.do_close = _given_back  # type: ignore[method-assign]


def _built(*, original_route: routing.APIRoute, include_context: routing._RouterIncludeContext) -> Any:
    """The route as it stands in an app; the same routers are included in the same way wherever their paths agree."""
    known = original_route.__dict__.setdefault("_kept", {})
    path = include_context.path_for(original_route)
    if path not in known:
        known[path] = _build(original_route=original_route, include_context=include_context)
    return known[path]


def _taken(self: PGDialect_psycopg, *args: Any, **wanted: Any) -> Any:
    """A connection that was given back and is still there, or a new one."""
    key = _key(wanted)
    while key in _idle:
        with _lock:
            if not (kept := _idle[key]):
                break
            connection = kept.pop()
        if _alive(connection):
            return connection
        connection.close()
    return _connect(self, *args, **wanted)


def _given_back(self: PGDialect_psycopg, connection: Any) -> None:
    """Keep it where nothing is left open in it, else close it."""
    info = connection.info
    plain = not connection.closed and info.transaction_status == TransactionStatus.IDLE and not connection.autocommit
    if not plain or info.dbname != DATABASE or not _alive(connection):
        _close(self, connection)
        return
    with _lock:
        kept = _idle[_key(info.get_parameters())]
        if room := len(kept) < MOST:
            kept.append(connection)
    if not room:
        _close(self, connection)


def empty(url: str) -> None:
    """No rows, every count from 1; whoever is still connected and was not given back is thrown out."""
    if url not in _emptying or not _alive(_emptying[url]):
        close()
        _emptying[url] = psycopg.connect(url, autocommit=True)
    connection = _emptying[url]
    with _lock:
        kept = [one.info.backend_pid for several in _idle.values() for one in several]
    connection.execute(_THROW_OUT, (kept,))
    connection.execute(_EMPTY)


def close() -> None:
    """Keep nothing any longer."""
    for connection in [*_emptying.values(), *(one for several in _idle.values() for one in several)]:
        connection.close()
    _emptying.clear()
    _idle.clear()


_THROW_OUT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND pid <> ALL(%s)
"""
# To delete a few rows is cheaper than to begin a table anew; one that has grown shall not stay large.
_EMPTY = """
DO $$
DECLARE one record;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR one IN SELECT oid::regclass AS name, pg_relation_size(oid) > 200000 AS large FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'
        AND pg_relation_size(oid) > 0
    LOOP EXECUTE format(CASE WHEN one.large THEN 'TRUNCATE %s CASCADE' ELSE 'DELETE FROM %s' END, one.name); END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences
        WHERE last_value IS NOT NULL;
END $$
"""


def _key(parameters: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(parameters.get(name, "")) for name in ("host", "port", "user", "dbname"))


def _alive(connection: psycopg.Connection[Any]) -> bool:
    """An idle connection has nothing to say unless its server has ended it."""
    return not connection.closed and not select.select([connection.fileno()], [], [], 0)[0]


def rows_again(session: Session, found: Callable[[Session], Any], tables: tuple[type[SQLModel], ...]) -> Any:
    """What `found` returns for an empty database. It runs for the first one; the others get the same rows, as they were
    written then, in these tables, and with them the same ids."""
    if found in _rows:
        result, written = _rows[found]
        for table, rows in written:
            session.connection().execute(table.insert(), rows)
        return result
    result, written = found(session), []
    for model in tables:
        table = model.__table__  # type: ignore[attr-defined]
        counted = table.autoincrement_column  # which the database counts as it did
        names = [column.name for column in table.columns if column is not counted]
        asked = session.connection().execute(table.select().order_by(*table.primary_key)).mappings()
        written.append((table, [{name: row[name] for name in names} for row in asked]))
    _rows[found] = result, written
    return result


# Asked before everything that anybody types, and a hundred times a second while something is on its way: of the driver
# itself, as the way through an engine costs ten times as much.
_ON_ITS_WAY = """
SELECT EXISTS (SELECT 1 FROM delivery WHERE state = 'queued' AND not_before <= {now}),
    EXISTS (SELECT 1 FROM inbound) OR EXISTS (SELECT 1 FROM delivery WHERE state = 'sending' AND not_before <= {now})
"""
_MOMENT = Delivery.__table__.c.not_before.type  # type: ignore[attr-defined]


class Looks:
    """A connection for whoever waits until nothing is on its way."""

    def __init__(self, db: Database) -> None:
        dialect = db.engine.dialect
        self._plain = not db.on_sqlite
        self._question = _ON_ITS_WAY.format(now="%(now)s" if self._plain else ":now")
        self._written = _MOMENT.dialect_impl(dialect).bind_processor(dialect)
        self._connection = db.engine.raw_connection()
        if self._plain:  # each look sees what is so now, and holds nothing
            self._connection.driver_connection.autocommit = True  # type: ignore[union-attr]

    def on_its_way(self) -> tuple[bool, bool]:
        """Whether something that is due waits to be sent, and whether something is being handled or sent."""
        now = datetime.now(UTC)
        cursor = self._connection.cursor()
        cursor.execute(self._question, {"now": self._written(now) if self._written else now})
        queued, leaving = cursor.fetchone()
        cursor.close()
        return bool(queued), bool(leaving)

    def close(self) -> None:
        """Give the connection back."""
        if self._plain:
            self._connection.driver_connection.autocommit = False  # type: ignore[union-attr]
        self._connection.close()
