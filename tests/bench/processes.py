"""The processes of a benchmark: what is measured on one core, everything else on another."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORES = sorted(os.sched_getaffinity(0))
MEASURED, OTHERS = CORES[0], CORES[-1]
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Process:
    """A running child that listens on loopback."""

    popen: subprocess.Popen[bytes]
    port: int

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """Seconds of processor time that it has used so far."""
        after_name = Path(f"/proc/{self.popen.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / TICKS  # utime, stime: see proc(5)

    def resident(self) -> float:
        """Megabytes (10^6 bytes) of memory that it holds."""
        lines = Path(f"/proc/{self.popen.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) * 1024 / 1e6

    def get(self, path: str) -> bytes:
        """The body of a GET; waits until the process listens to its socket."""
        with urllib.request.urlopen(self.url + path, timeout=30) as response:
            return bytes(response.read())


def start(
    arguments: list[str],
    *,
    core: int,
    sockets: tuple[int, ...] = (),
    folder: Path = ROOT,
    stdout: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """Start Python with these arguments on one core; what it prints and logs is thrown away, its tracebacks are not."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
    mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})  # a child inherits it
    try:
        return subprocess.Popen(
            [sys.executable, *arguments], cwd=folder, env=environment, pass_fds=sockets, stdout=stdout
        )
    finally:
        os.sched_setaffinity(0, mine)


@contextmanager
def running(module: str, *arguments: str, core: int) -> Iterator[Process]:
    """`python -m module <socket> arguments…` on one core; ended with SIGTERM, and a failure there is one here."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        number = listening.fileno()
        popen = start(["-m", module, str(number), *arguments], core=core, sockets=(number,))
        try:
            yield Process(popen, listening.getsockname()[1])
        finally:
            stop(popen)


def stop(popen: subprocess.Popen[bytes]) -> None:
    """End a child in order. Raises RuntimeError when it did not end well."""
    popen.send_signal(signal.SIGTERM)
    code = popen.wait(timeout=60)
    if code not in {0, -signal.SIGTERM}:
        raise RuntimeError(f"{popen.args!r} ended with {code}")


def given_socket() -> socket.socket:
    """The listening socket that the parent handed over as the first argument."""
    return socket.socket(fileno=int(sys.argv[1]))


async def until_ready(process: Process, path: str, patience: float = 30.0) -> None:
    """Wait for the first answer."""
    end = time.monotonic() + patience
    while True:
        try:
            await asyncio.to_thread(process.get, path)
            return
        except OSError:
            if process.popen.poll() is not None or time.monotonic() > end:
                raise
            await asyncio.sleep(0.01)
