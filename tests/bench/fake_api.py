"""A fast fake Bot API on a raw socket: it costs a tenth of what is measured, counts what it was sent, and may be slow
or strict. `python -m tests.bench.fake_api <socket> <latency s> <rate/s, 0: no limit> <burst>`."""

import asyncio
import json
import re
import signal
import sys
import time
from collections import Counter

from tests.bench.processes import given_socket

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CHAT = re.compile(rb"(?:^|&)chat_id=(-?\d+)")
WRITES = {"sendMessage", "editMessageText"}


class Platform:
    """What the platform has been sent since the last reset. Times are seconds of the machine's monotonic clock."""

    def __init__(self, latency: float, rate: float, burst: float) -> None:
        self.latency, self.rate, self.burst = latency, rate, burst
        self.tokens, self.filled_at = burst, time.monotonic()
        self.message_id = 1_000_000
        self.reset()

    def reset(self) -> None:
        """Forget."""
        self.chats: Counter[int] = Counter()
        self.times: list[float] = []
        self.refused = 0

    def answer(self, path: str, body: bytes) -> bytes:
        """The JSON that one call gets."""
        method = path.rpartition("/")[2]
        if method == "stats":
            seen = {"chats": self.chats, "times": self.times, "refused": self.refused}
            return json.dumps(seen).encode()
        if method == "reset":
            self.reset()
            return b"{}"
        if method == "getMe":
            return b'{"ok":true,"result":{"id":123456,"is_bot":true,"first_name":"b","username":"hoamai_bot"}}'
        if method not in WRITES:
            return b'{"ok":true,"result":true}'
        if self.rate and not self._take():
            self.refused += 1
            return (
                b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1",'
                b'"parameters":{"retry_after":1}}'
            )
        found = CHAT.search(body)
        chat = int(found.group(1)) if found else 0
        self.chats[chat] += 1
        self.times.append(time.monotonic())
        self.message_id += 1
        return (
            b'{"ok":true,"result":{"message_id":%d,"date":1780000000,"chat":{"id":%d,"type":"private","first_name":"L"},'
            b'"from":{"id":123456,"is_bot":true,"first_name":"b"},"text":"."}}' % (self.message_id, chat)
        )

    def _take(self) -> bool:
        now = time.monotonic()
        self.tokens = min(self.burst, self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


class Connection(asyncio.Protocol):
    """One keep-alive connection: requests with Content-Length, one after the other."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            length = LENGTH.search(self.buffer, 0, end + 2)
            whole = end + 4 + (int(length.group(1)) if length else 0)
            if len(self.buffer) < whole:
                return
            path = self.buffer[: self.buffer.find(b"\r\n")].split(b" ")[1].decode()
            body = self.platform.answer(path, self.buffer[end + 4 : whole])
            self.buffer = self.buffer[whole:]
            status = b"429 Too Many Requests" if b'"error_code":429' in body[:40] else b"200 OK"
            head = b"HTTP/1.1 %b\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % (status, len(body))
            if self.platform.latency and not path.startswith(("/stats", "/reset")):
                asyncio.get_running_loop().call_later(self.platform.latency, self._write, head + body)
            else:
                self._write(head + body)

    def _write(self, answer: bytes) -> None:
        if not self.transport.is_closing():
            self.transport.write(answer)


async def main() -> None:
    latency, rate, burst = map(float, sys.argv[2:5])
    platform = Platform(latency, rate, burst)
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ended.set)
    server = await loop.create_server(lambda: Connection(platform), sock=given_socket(), backlog=512)
    await ended.wait()
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
