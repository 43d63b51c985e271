"""Alembic's way to the database: each upgrade is one transaction, so that a table is never half changed."""

from typing import Any, Literal

from alembic import context
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

import settings
from models import schema

LOCK = 1930_10_20  # any number that nothing else locks: two processes that start together upgrade one after the other


def _url() -> str:
    given: str | None = context.config.attributes.get("database_url")
    if given is not None:
        return given
    try:
        return settings.load().database_url
    except settings.BadSettings as bad:
        raise CommandError(str(bad)) from None


def _engine(url: str) -> Engine:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def connected(connection: Any, _record: Any) -> None:
            connection.isolation_level = None  # else the driver commits before every change of a table

        @event.listens_for(engine, "begin")
        def begins(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """SQLModel's types are plain ones to a migration, which must not need SQLModel's insides to run in ten years."""
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run() -> None:
    """Upgrade, downgrade or compare, whatever Alembic was asked for."""
    engine = _engine(_url())
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=schema.metadata(),
            render_as_batch=True,  # SQLite alters a table by making it anew
            compare_type=True,
            render_item=_render,
            transactional_ddl=True,
        )
        with context.begin_transaction():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            context.run_migrations()
    engine.dispose()


run()
