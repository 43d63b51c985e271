"""What one town leaves for the next: routes that are built, connections that know their tables.

FastAPI builds the routes of each app anew when the first request comes, a tenth of a town's work; PostgreSQL starts a
process for each connection, which reads what it needs to know about every table, a third of its work for a town.
"""

import select
import threading
from collections import defaultdict
from typing import Any

import psycopg
from fastapi import routing
from psycopg.pq import TransactionStatus
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

DATABASE = "town"  # the one that every test on PostgreSQL empties for the next
MOST = 12  # connections that are kept

_connect, _close = PGDialect_psycopg.connect, PGDialect_psycopg.do_close
_build = routing._EffectiveRouteContext.from_api_route
_lock = threading.Lock()
_emptying: dict[str, psycopg.Connection[Any]] = {}
_idle: dict[Any, list[psycopg.Connection[Any]]] = defaultdict(list)


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
