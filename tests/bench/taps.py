"""An RSVP tap, from the platform's post to the reply at the platform: the product and the usual stack by turns."""

import asyncio
import json
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench import town, usual
from tests.bench.load import clients, open_loop, saturate
from tests.bench.processes import MEASURED, OTHERS, Process, running, until_ready

WOMEN, MEETINGS = 1200, 3
CONNECTIONS = 40  # Telegram's default max_connections
WARM = 100  # taps that are verified like all, and not timed
GENTLE_RATE = 50.0  # taps a second: more than Telegram lets anybody answer
GENTLE_SECONDS = 4.0


@dataclass
class Peer:
    """One stack and its figures, a number a pass. Latencies are milliseconds until the 200."""

    name: str
    module: str
    database: Path
    requests: Callable[[], Iterator[bytes]]
    verify: Callable[[Path, int], None]
    more: tuple[str, ...] = ()
    per_second: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)  # microseconds of processor a tap
    p50: list[float] = field(default_factory=list)
    p95: list[float] = field(default_factory=list)
    gentle_p50: list[float] = field(default_factory=list)
    gentle_p95: list[float] = field(default_factory=list)


async def stats(api: Process) -> dict[str, Any]:
    """What the fake platform has been sent since its last reset."""
    found: dict[str, Any] = json.loads(await asyncio.to_thread(api.get, "/stats"))
    return found


async def sent(api: Process, count: int, patience: float = 60.0) -> list[float]:
    """Wait until the platform has been sent so many messages; when each arrived, seconds of the monotonic clock."""
    end = time.monotonic() + patience
    while len(times := (await stats(api))["times"]) < count:
        if time.monotonic() > end:
            raise RuntimeError(f"only {len(times)} of {count} messages arrived")
        await asyncio.sleep(0.1)
    return list(times)


async def one_pass(peer: Peer, seconds: float) -> None:
    """Start the stack on a fresh copy of its town, post, wait for every reply, stop it, and verify every tap."""
    path = town.fresh(peer.database, "pass.db")
    requests = peer.requests()
    with (
        running("tests.bench.fake_api", "0", "0", "0", core=OTHERS) as api,
        running(peer.module, str(path), api.url, *peer.more, core=MEASURED) as service,
    ):
        await until_ready(service, "/readyz")
        connections = await clients(service.port, CONNECTIONS)
        warm = await open_loop(connections, requests, 100.0, WARM / 100.0)
        gentle = await open_loop(connections, requests, GENTLE_RATE, GENTLE_SECONDS)
        before = len(warm.latencies) + len(gentle.latencies)
        await sent(api, before)
        cpu = service.cpu()
        load = await saturate(connections, requests, seconds)
        total = before + len(load.latencies)
        arrived = await sent(api, total)
        took = max(arrived) - load.started
        peer.cpu.append(1e6 * (service.cpu() - cpu) / len(load.latencies))
        peer.per_second.append(len(load.latencies) / took)
        peer.p50.append(load.percentile(0.5))
        peer.p95.append(load.percentile(0.95))
        peer.gentle_p50.append(gentle.percentile(0.5))
        peer.gentle_p95.append(gentle.percentile(0.95))
        await asyncio.sleep(0.3)
        chats = Counter({int(chat): count for chat, count in (await stats(api))["chats"].items()})
        for client in connections:
            client.transport.close()
    if chats != expected_chats(peer.requests(), total):
        raise RuntimeError(f"{peer.name}: replies went to other chats than the taps came from")
    peer.verify(path, total)


def expected_chats(requests: Iterator[bytes], total: int) -> Counter[int]:
    """Who taps in the first so many requests."""
    bodies = (json.loads(next(requests).partition(b"\r\n\r\n")[2]) for _ in range(total))
    return Counter(body["callback_query"]["from"]["id"] for body in bodies)


def expected_tally(total: int) -> tuple[int, ...]:
    """Yes, no and unsure of the first so many taps."""
    answers = Counter(town.ANSWERS[number % len(town.ANSWERS)] for number in range(total))
    return (answers["yes"], answers["no"], answers["unsure"])


def verify_ours(path: Path, total: int) -> None:
    """Every tap is in the tally and among the invitations, every reply in the ledger as sent, nothing set apart."""
    with sqlite3.connect(path) as database:

        def rows(query: str) -> list[Any]:
            return database.execute(query).fetchall()

        tally = rows("SELECT sum(yes), sum(no), sum(unsure) FROM meeting")[0]
        given = Counter(dict(rows("SELECT answer, count(*) FROM invitation WHERE answer <> '' GROUP BY answer")))
        replies = rows(
            "SELECT delivery.state, count(*) FROM delivery JOIN message ON message.id = message_id"
            " WHERE kind = 'reply' GROUP BY delivery.state"
        )
        attempts = rows(
            "SELECT outcome, count(*) FROM attempt JOIN delivery ON delivery.id = delivery_id"
            " JOIN message ON message.id = message_id WHERE kind = 'reply' GROUP BY outcome"
        )
        apart = rows("SELECT count(*) FROM failed_update")[0][0]
    found = (tally, (given["yes"], given["no"], given["unsure"]), replies, attempts, apart)
    wanted = (expected_tally(total), expected_tally(total), [("sent", total)], [("sent", total)], 0)
    if found != wanted:
        raise RuntimeError(f"the ledger holds {found}, not {wanted}")


def verify_usual(path: Path, total: int) -> None:
    """Every tap is a row and in the tally."""
    with sqlite3.connect(path) as database:
        tally = database.execute("SELECT sum(yes), sum(no), sum(unsure) FROM meeting").fetchone()
        rows = database.execute("SELECT count(*) FROM rsvp").fetchone()[0]
    if (tally, rows) != (expected_tally(total), total):
        raise RuntimeError(f"the tables hold {tally} and {rows} rows, not {expected_tally(total)}")


async def invite(path: Path) -> float:
    """Let the product itself send the invitations of a new town. Messages a second."""
    town.build(path, WOMEN, meetings=MEETINGS)
    with (
        running("tests.bench.fake_api", "0", "0", "0", core=OTHERS) as api,
        running("tests.bench.ours", str(path), api.url, "100000", "0", core=MEASURED),
    ):
        times = await sent(api, WOMEN * MEETINGS, patience=180.0)
        await asyncio.sleep(0.5)
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (len(times) - 1) / (max(times) - min(times))


async def measure(folder: Path, repetitions: int, seconds: float) -> tuple[Peer, Peer, float]:
    """The product, the usual stack, and how many invitations a second the product sent at first."""
    invitations = await invite(folder / "ours.db")
    usual.found(folder / "usual.db", WOMEN, MEETINGS)
    ours = Peer(
        "chihoi",
        "tests.bench.ours",
        folder / "ours.db",
        lambda: town.taps(folder / "ours.db"),
        verify_ours,
        ("100000", "0"),
    )
    peer = Peer(
        "usual stack",
        "tests.bench.usual",
        folder / "usual.db",
        lambda: usual.taps(WOMEN, MEETINGS),
        verify_usual,
    )
    for number in range(repetitions):
        for each in (ours, peer) if number % 2 else (peer, ours):
            await one_pass(each, seconds)
    return ours, peer, invitations
