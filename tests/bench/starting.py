"""From the start of the process to the first answer, and the memory it then holds."""

import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from api.migration import upgrade
from tests.bench import town
from tests.bench.processes import MEASURED, OTHERS, Process, running, start, stop, until_ready

LIBRARIES = "import apscheduler.schedulers.asyncio, fastapi, sqlmodel, telegram, uvicorn"
OWN_MEMORY = "print(next(line for line in open('/proc/self/status') if line.startswith('VmRSS')).split()[1])"


@dataclass
class Start:
    """Seconds until ready, and megabytes (10^6 bytes) then, a number a start."""

    name: str
    seconds: list[float] = field(default_factory=list)
    resident: list[float] = field(default_factory=list)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


async def _chihoi(command: str, folder: Path, into: Start | None) -> None:
    port = _free_port()
    began = time.monotonic()
    process = Process(start(["-m", "cli", command, "--port", str(port)], core=MEASURED, folder=folder), port)
    try:
        await until_ready(process, "/readyz")
        if into is not None:
            into.seconds.append(time.monotonic() - began)
            into.resident.append(process.resident())
    finally:
        stop(process.popen)


async def _serve(database: Path, into: Start | None) -> None:
    with running("tests.bench.fake_api", "0", "0", "0", core=OTHERS) as api:
        await until_ready(api, "/stats")
        settings = {
            "DATABASE_URL": f"sqlite:///{database}",
            "SECRET_KEY": "invented-secret-key",
            "PUBLIC_URL": "https://hoi.example",
            "WEB_CHAT": "false",
            "LOG_LEVEL": "WARNING",
            "TELEGRAM_TOKEN": town.TOKEN,
            "TELEGRAM_API_URL": api.url,
            "TELEGRAM_MODE": "webhook",
            "TELEGRAM_WEBHOOK_SECRET": town.SECRET,
        }
        database.with_name(".env").write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
        await _chihoi("serve", database.parent, into)


def _libraries(into: Start) -> None:
    began = time.monotonic()
    printed, _ = start(["-c", f"{LIBRARIES}; {OWN_MEMORY}"], core=MEASURED, stdout=subprocess.PIPE).communicate()
    into.seconds.append(time.monotonic() - began)
    into.resident.append(int(printed) * 1024 / 1e6)


async def measure(folder: Path, repetitions: int) -> tuple[Start, Start, Start]:
    """The demo with its town already there, the service with Telegram, and the libraries alone (the limit).

    Both are started once before, as on every machine where they run a second time: what they compiled is there.
    """
    demo, serve, libraries = Start("demo"), Start("serve"), Start("libraries alone")
    database = folder / "start.db"
    upgrade(f"sqlite:///{database}")
    town.build(database, 100)
    await _chihoi("demo", folder, None)  # makes its town
    await _serve(database, None)
    for _ in range(repetitions):
        await _chihoi("demo", folder, demo)
        await _serve(database, serve)
        _libraries(libraries)
    return demo, serve, libraries
