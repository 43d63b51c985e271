"""A load generator on raw sockets: as many posts as are answered, or so many a second whether answered or not."""

import asyncio
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass
class Load:
    """What was posted. `latencies` are seconds until the 200; in an open loop from when each post was due."""

    started: float  # monotonic
    latencies: list[float] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        """Milliseconds that this share of the posts did not exceed."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Client(asyncio.Protocol):
    """One keep-alive connection; one request at a time."""

    def __init__(self) -> None:
        self.buffer = b""
        self.waiting: asyncio.Future[int] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        end = self.buffer.find(b"\r\n\r\n")
        length = LENGTH.search(self.buffer, 0, end + 2) if end >= 0 else None
        if length is None or len(self.buffer) < end + 4 + int(length.group(1)):
            return
        status = int(self.buffer.split(b" ", 2)[1])
        self.buffer = b""
        if self.waiting is not None:
            self.waiting.set_result(status)

    def connection_lost(self, error: Exception | None) -> None:
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_exception(ConnectionError("the connection was closed"))

    async def post(self, request: bytes) -> None:
        """Send one whole request and wait for its 200."""
        self.waiting = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        status = await self.waiting
        if status != 200:
            raise RuntimeError(f"answered with {status}")


def request(path: str, headers: dict[str, str], body: bytes) -> bytes:
    """A POST of JSON as bytes."""
    lines = [
        f"POST {path} HTTP/1.1",
        "host: 127.0.0.1",
        "content-type: application/json",
        f"content-length: {len(body)}",
    ]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def clients(port: int, count: int) -> list[Client]:
    """Open connections."""
    loop = asyncio.get_running_loop()
    return [(await loop.create_connection(Client, "127.0.0.1", port))[1] for _ in range(count)]


async def saturate(connections: list[Client], requests: Iterator[bytes], seconds: float) -> Load:
    """Each connection posts as soon as its last post is answered, until the time is over."""
    load = Load(time.monotonic())
    end = load.started + seconds

    async def work(client: Client) -> None:
        while (start := time.monotonic()) < end:
            await client.post(next(requests))
            load.latencies.append(time.monotonic() - start)

    await asyncio.gather(*map(work, connections))
    return load


async def open_loop(connections: list[Client], requests: Iterator[bytes], rate: float, seconds: float) -> Load:
    """`rate` posts a second, evenly, however slow the answers are."""
    load = Load(time.monotonic())
    free: asyncio.Queue[Client] = asyncio.Queue()
    for client in connections:
        free.put_nowait(client)

    async def one(due: float, body: bytes) -> None:
        client = await free.get()
        await client.post(body)
        load.latencies.append(time.monotonic() - due)
        free.put_nowait(client)

    async with asyncio.TaskGroup() as tasks:
        for number in range(int(rate * seconds)):
            due = load.started + number / rate
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            tasks.create_task(one(due, next(requests)))
    return load
