"""A process that has read the product's code and starts it as often as it is told: to read it costs more than to run.

Each start is a process of its own, forked before anything has been built, and can be killed like any other.
"""

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
READ = (
    "cli",
    "api.app",
    "bot.channels.telegram",
    "uvicorn.lifespan.on",
    "uvicorn.loops.auto",
    "uvicorn.protocols.http.auto",
)


class Prepared:
    """The process that waits."""

    def __init__(self) -> None:
        given = [sys.executable, "-m", "tests.prepared"]
        self._waiting = subprocess.Popen(given, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def start(self, words: list[str], environment: dict[str, str], folder: Path, ahead: timedelta) -> int:
        """Run the command line in a folder, with its clock so much ahead; the process's id."""
        assert self._waiting.stdin is not None
        assert self._waiting.stdout is not None
        told = {"words": words, "environment": environment, "folder": str(folder), "ahead": ahead.total_seconds()}
        self._waiting.stdin.write(json.dumps(told) + "\n")
        self._waiting.stdin.flush()
        return int(self._waiting.stdout.readline())

    def close(self) -> None:
        """Wait no longer."""
        self._waiting.communicate()


def is_running(process: int) -> bool:
    """Whether it is still there; nobody but us has such a process, so its id is not taken again meanwhile."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _run(told: dict[str, Any]) -> None:
    """What the fork does: the command line, as if it had just been started."""
    import cli
    from models import clock

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.environ.clear()
    os.environ.update(told["environment"])
    os.chdir(told["folder"])
    clock.move(timedelta(seconds=told["ahead"]))
    sys.argv = ["chihoi", *told["words"]]
    cli.app()


def _wait() -> None:
    for name in READ:
        import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who was killed is gone at once
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                _run(json.loads(line))
            finally:
                os._exit(1)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _wait()
