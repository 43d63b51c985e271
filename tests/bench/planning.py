"""How a hundred thousand women would be reached: seconds and memory, from the rows of the database to the forecast."""

import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from sqlmodel import Session

from models import budgets, clock, planner
from models.db import Database
from models.deliveries import CONTACTS, LINKS, PERSONS
from models.reach import Terms
from tests.bench.processes import MEASURED, start
from tests.bench.rosters import fresh_database

WOMEN = 100_000
CHANNELS = ("zalo-oa", "zalo-oa", "zalo-oa", "telegram", "zalo-bot")  # of every five addresses
SILENT = (1, 40, 60, 160, 200, 900)  # hours since their owners last wrote


def fill(session: Session) -> None:
    """Two women in three with an address, one in six with two; windows open, paid and shut; money for some."""
    now, connection = clock.now(), session.connection()
    people = [
        {"id": n, "full_name": f"Nguyễn Thị Lụa {n}", "folded": "", "name_key": "", "created_at": now}
        for n in range(1, WOMEN + 1)
    ]
    contacts = [
        {
            "id": n,
            "channel": CHANNELS[n % 5],
            "address": str(n),
            "answers": {},
            "notes": {},
            "touched_at": now - timedelta(hours=SILENT[n % 6]),
            "created_at": now,
        }
        for n in range(1, WOMEN * 5 // 6)
    ]
    links = [{"contact_id": n, "person_id": n * 3 // 2 % WOMEN + 1, "since": now} for n in range(1, len(contacts) + 1)]
    connection.execute(PERSONS.insert(), people)
    connection.execute(CONTACTS.insert(), contacts)
    connection.execute(LINKS.insert(), links)
    account = Terms("zalo-oa:1", timedelta(hours=48), timedelta(days=7), 55)
    budgets.open_month(session, {"zalo-oa": account, "zalo-bot": Terms("zalo-bot:1", monthly=3000)}, 500_000)


def measure(folder: Path, repetitions: int) -> tuple[list[float], list[float]]:
    """Seconds of the planning, and peak megabytes of its process, a number a pass."""
    house = fresh_database(folder)
    house.write_now(fill)
    house.close()
    seconds, megabytes = [], []
    for _ in range(repetitions):
        child = start(["-m", "tests.bench.planning", str(folder / "roster.db")], core=MEASURED, stdout=subprocess.PIPE)
        took, peak, planned = child.communicate()[0].split()
        if child.returncode or int(planned) != WOMEN:
            raise RuntimeError(f"the planning ended with {child.returncode}: {planned!r}")
        seconds.append(float(took))
        megabytes.append(float(peak))
    return seconds, megabytes


def _plan() -> None:
    house = Database(f"sqlite:///{sys.argv[1]}", "invented-secret-key")
    people = select(PERSONS.c.id)
    began = time.monotonic()
    found = house.read_now(planner.forecast, people)
    took = time.monotonic() - began
    status = Path("/proc/self/status").read_text()  # what getrusage says counts the parent's memory too
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) * 1024 / 1e6
    print(took, peak, found.by_message + found.at_home)  # noqa: T201
    house.close()


if __name__ == "__main__":
    _plan()
