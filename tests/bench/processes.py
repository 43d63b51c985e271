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


@contextmanager
def running(module: str, *args: str, core: int) -> Iterator[Process]:
    """`python -m module <socket> args…` on one core; ended with SIGTERM, and a failure there is one here."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        number = listening.fileno()
        popen = subprocess.Popen(
            [sys.executable, "-m", module, str(number), *args],
            cwd=ROOT,
            pass_fds=[number],
            preexec_fn=lambda: os.sched_setaffinity(0, {core}),
        )
        try:
            yield Process(popen, listening.getsockname()[1])
        finally:
            popen.send_signal(signal.SIGTERM)
            code = popen.wait(timeout=60)
    if code not in {0, -signal.SIGTERM}:
        raise RuntimeError(f"{module} ended with {code}")


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
            await asyncio.sleep(0.05)
