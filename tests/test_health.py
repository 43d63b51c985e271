"""Alive, ready, counted: what a watcher asks."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
from sqlalchemy import event
from sqlmodel import Session

from models.db import optimize
from tests.chat import Town, running_town


async def test_the_service_says_that_it_is_alive_and_ready_and_counts(town: Town) -> None:
    lua = town.phone("telegram")
    await lua.says("chào")
    await town.quiet()
    async with aiohttp.ClientSession(town.url) as session:
        async with session.get("/healthz") as response:
            assert await response.json() == {"status": "alive"}
        async with session.get("/readyz") as response:
            said = await response.json()
            assert response.status == 200
            assert said["channels"] == {"telegram": "ok", "zalo-bot": "ok", "web": "ok"}
        async with session.get("/metrics") as response:
            counted = await response.text()
    assert 'chihoi_messages_received_total{channel="telegram"}' in counted
    assert 'chihoi_sends_total{channel="telegram",outcome="sent"}' in counted
    assert "chihoi_waiting 0.0" in counted


async def test_the_database_knows_how_full_its_tables_are(town: Town) -> None:
    await town.phone("telegram").says("chào")
    town.write(optimize)

    def statistics(session: Session) -> bool:
        on_sqlite = session.get_bind().dialect.name == "sqlite"
        table = "sqlite_stat1" if on_sqlite else "pg_statistic"  # PostgreSQL sees to it by itself
        return session.connection().exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() > 0

    assert town.house.db.read_now(statistics)


MESSAGES = 70


@contextmanager
def database_away(town: Town, template: Any) -> Iterator[None]:
    """The disk is full (SQLite), or the server takes no connections (PostgreSQL)."""
    engine = town.house.db.engine
    if engine.dialect.name == "sqlite":

        def full(connection: Any, _record: Any, _proxy: Any) -> None:
            connection.execute("PRAGMA max_page_count = 1")  # no page more than there are

        event.listen(engine, "checkout", full)
        yield
        event.remove(engine, "checkout", full)
        engine.dispose()
    else:
        name = engine.url.database
        template.psql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        template.psql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        yield
        template.psql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


async def test_while_the_database_is_away_nothing_is_acknowledged_and_afterwards_nothing_is_lost(
    database_url: str, template: Any
) -> None:
    async with running_town(database_url, mode="polling") as town:
        lua = town.phone("telegram")
        await lua.says("chào")
        await town.quiet()
        with database_away(town, template):
            for _ in range(MESSAGES):  # a full disk is noticed when a page is needed
                await lua.types("đăng ký " + "a" * 400)
            await asyncio.sleep(1.5)
            waiting = MESSAGES + 1 - len(lua.arrived())
            assert waiting > 0
        await town.until(lambda: len(lua.arrived()) == MESSAGES + 1, "something was lost")
