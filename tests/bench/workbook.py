"""A unit's year as an Excel file: `python -m tests.bench.workbook <database url> <unit>` prints seconds and megabytes.

The megabytes are what the process grew by, and what the process that writes the file held at most.
"""

import resource
import sys
import time
from datetime import timedelta
from pathlib import Path

import locales
from bot.papers import Reader
from bot.papers.figures_workbook import gather, make
from models import clock
from models.db import Database
from tests.bench.province_rows import months


def _peak() -> float:
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) * 1024 / 1e6


if __name__ == "__main__":
    db = Database(sys.argv[1], "invented-secret-key")
    last = months(clock.today())[-12:]
    days = {"start": last[0].isoformat(), "end": (last[-1] + timedelta(days=31)).replace(day=1).isoformat()}
    reader = Reader(1, "vi", locales.DEFAULT_PAIR, "")
    before, began = _peak(), time.monotonic()
    made = make(reader, db.read_now(gather, reader, {"unit": int(sys.argv[2]), **days}))
    took = time.monotonic() - began
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
    print(took, _peak() - before, child, len(made.content))  # noqa: T201
    db.close()
