"""A dry run of a province's list: how long, and how much memory the process and the reader it starts take together."""

import subprocess
import sys
import time
from pathlib import Path

from python_calamine import CalamineWorkbook

from models.db import Database
from tests.bench.processes import MEASURED, start
from tests.bench.rosters import excel, fresh_database

ROWS = 50_000
LOOK_EVERY = 0.01  # seconds between two looks at the memory


def _resident(pid: int) -> float:
    """Megabytes (10^6 bytes) of a process and of what it has started."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # it has just ended
        return 0.0
    own = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0)
    return own * 1024 / 1e6 + sum(_resident(int(child)) for child in below)


def measure(folder: Path, repetitions: int) -> tuple[list[float], list[float], list[float]]:
    """Seconds and peak megabytes of the dry run, and seconds to read the cells alone, a number a pass."""
    path = folder / "province.xlsx"
    path.write_bytes(excel(ROWS))
    seconds, megabytes, least = [], [], []
    for _ in range(repetitions):
        fresh_database(folder).close()
        child = start(
            ["-m", "tests.bench.dry_runs", str(folder / "roster.db"), str(path)],
            core=MEASURED,
            stdout=subprocess.PIPE,
        )
        peak = 0.0
        while child.poll() is None:
            peak = max(peak, _resident(child.pid))
            time.sleep(LOOK_EVERY)
        printed = child.communicate()[0].split()
        if child.returncode or int(printed[1]) != ROWS:
            raise RuntimeError(f"the dry run ended with {child.returncode}: {printed!r}")
        seconds.append(float(printed[0]))
        megabytes.append(peak)
        began = time.monotonic()
        CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        least.append(time.monotonic() - began)
    return seconds, megabytes, least


def _dry_run() -> None:
    from scheduler.rosters import import_file

    database = Database(f"sqlite:///{sys.argv[1]}", "invented-secret-key")
    content = Path(sys.argv[2]).read_bytes()
    began = time.monotonic()
    said = import_file(database, content, "tỉnh.xlsx", "C1", dry_run=True)
    print(time.monotonic() - began, said[0].readable)  # type: ignore[union-attr]  # noqa: T201
    database.close()


if __name__ == "__main__":
    _dry_run()
