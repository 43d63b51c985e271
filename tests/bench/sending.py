"""An announcement to 300 women: how fast it leaves where nothing limits it, and how near to Telegram's limit it keeps.
As a program: `python -m tests.bench.sending <Bot API> <count>` sends as the usual bot does."""

import asyncio
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from telegram import Bot
from telegram.error import RetryAfter

from tests.bench import town
from tests.bench.processes import MEASURED, OTHERS, Process, running, start, until_ready
from tests.bench.taps import sent, stats

WOMEN = 300
LATENCY = 0.02  # seconds that the platform takes
LIMIT, BURST = 30.0, 3.0  # messages a second that a strict platform lets pass
PACE = 29.5  # the product's default
WORKERS = 8  # more make PTB's default client slower


@dataclass
class Sending:
    """Messages a second and refusals (429), a number a pass."""

    per_second: list[float] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)


async def _result(api: Process, into: Sending) -> None:
    times = await sent(api, WOMEN, patience=90.0)
    seen = await stats(api)
    if set(seen["chats"]) != {str(town.FIRST_CHAT + number) for number in range(WOMEN)} or len(times) != WOMEN:
        raise RuntimeError("somebody did not get exactly one message")
    into.per_second.append((WOMEN - 1) / (max(times) - min(times)))
    into.refused.append(seen["refused"])


async def _ours(database: Path, into: Sending, rate: float, limit: float) -> None:
    path = town.fresh(database, "sending.db")
    with (
        running("tests.bench.fake_api", str(LATENCY), str(limit), str(BURST), core=OTHERS) as api,
        running("tests.bench.ours", str(path), api.url, str(rate), "1", core=MEASURED) as process,
    ):
        await until_ready(process, "/readyz")
        await _result(api, into)
        await asyncio.sleep(0.3)
    with sqlite3.connect(path) as ledger:
        states = ledger.execute(
            "SELECT delivery.state, count(*) FROM delivery JOIN message ON message.id = message_id"
            " WHERE kind = 'notice' GROUP BY delivery.state"
        ).fetchall()
    if states != [("sent", WOMEN)]:
        raise RuntimeError(f"the ledger holds {states}")


async def _usual(into: Sending, limit: float) -> None:
    with running("tests.bench.fake_api", str(LATENCY), str(limit), str(BURST), core=OTHERS) as api:
        popen = start(["-m", "tests.bench.sending", api.url, str(WOMEN)], core=MEASURED)
        code = await asyncio.to_thread(popen.wait, 120)
        if code:
            raise subprocess.CalledProcessError(code, "tests.bench.sending")
        await _result(api, into)


async def measure(folder: Path, repetitions: int) -> dict[str, Sending]:
    """The product and the usual loop, unlimited and before a strict platform, by turns."""
    database = folder / "notice.db"
    town.build(database, WOMEN, notice=True)
    found = {name: Sending() for name in ("ours", "usual", "ours paced", "usual at the limit")}
    for _ in range(repetitions):
        await _ours(database, found["ours"], 100_000, 0)
        await _usual(found["usual"], 0)
    for _ in range(min(3, repetitions)):  # ten seconds each
        await _ours(database, found["ours paced"], PACE, LIMIT)
        await _usual(found["usual at the limit"], LIMIT)
    return found


async def usual_loop(api: str, count: int) -> None:
    """Some workers on python-telegram-bot's default client; each waits as long as it is told to."""
    chats = iter(range(town.FIRST_CHAT, town.FIRST_CHAT + count))
    async with Bot(town.TOKEN, f"{api}/bot") as bot:

        async def work() -> None:
            for chat in chats:
                while True:
                    try:
                        await bot.send_message(chat, "Sáng thứ Bảy chị em dọn vệ sinh đường thôn nhé.")
                        break
                    except RetryAfter as refused:
                        await asyncio.sleep(float(refused._retry_after.total_seconds()))

        await asyncio.gather(*(work() for _ in range(WORKERS)))


if __name__ == "__main__":
    asyncio.run(usual_loop(sys.argv[1], int(sys.argv[2])))
