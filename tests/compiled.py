"""One memory of compiled statements for all towns of a test run: a third of a town's work was to compile them anew.

SQLAlchemy keeps it by engine and by dialect object, and every town has an engine of its own.
"""

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

_COMPILED = LRUCache(5000)


def share() -> None:
    """From here on what one engine has compiled is found by the others of its kind."""
    for dialect in (PGDialect_psycopg, SQLiteDialect_pysqlite):
        dialect.__eq__ = lambda self, other: type(self) is type(other)  # type: ignore[method-assign]
        dialect.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]
    event.listen(Engine, "engine_connect", _remember)


def _remember(connection: Connection) -> None:
    connection.execution_options(compiled_cache=_COMPILED)
