"""The sender of the webhook: signed events, tried again on a ladder, and in the end given up."""

import asyncio
import hashlib
import json
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp

from tests.fakes.zalo_oa_rules import millis, now

LADDER = tuple(timedelta(seconds=seconds) for seconds in (30, 300, 900, 1800, 3600))
PATIENCE = 2.0  # seconds in which the webhook has to answer 200


def mac(first: str, raw: bytes, timestamp: str, secret: str) -> str:
    """The signature of an event: SHA-256 of four things joined, no HMAC. `first` is the app's id."""
    return hashlib.sha256(first.encode() + raw + timestamp.encode() + secret.encode()).hexdigest()


@dataclass
class Failed:
    """An event that waits for its next try."""

    raw: bytes
    headers: dict[str, str]
    tries: int
    due: datetime


@dataclass
class Webhook:
    """What is sent to the product, and what came of it."""

    app_id: str
    oa_id: str
    secret: str  # the OA Secret Key, of the Webhook page
    deliver_to: str = ""
    signs_with_oa_id: bool = False  # the first term as some live code has it
    bare_signature: bool = False  # "<hex>" in the header, without "mac="
    disabled: bool = False  # after the whole ladder in vain
    patience: float = PATIENCE
    events: list[dict[str, Any]] = field(default_factory=list)  # all that happened, in order
    waiting: list[Failed] = field(default_factory=list)
    undelivered: list[dict[str, Any]] = field(default_factory=list)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> "Webhook":
        self._http = aiohttp.ClientSession(headers={"User-Agent": "Java/1.8.0_192"})
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._http.close()

    def stamped(self, event: dict[str, Any]) -> dict[str, Any]:
        """An event with the app's id and the time, as every event has them."""
        return event if "timestamp" in event else {"app_id": self.app_id, **event, "timestamp": millis()}

    def signed(self, event: dict[str, Any], *, zns: bool = False) -> tuple[dict[str, str], bytes]:
        """The headers and the raw body of an event."""
        raw = json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        first = self.oa_id if self.signs_with_oa_id else self.app_id
        signature = mac(first, raw, str(event["timestamp"]), self.secret)
        headers = {"Content-Type": "application/json"}
        headers["X-ZEvent-Signature"] = signature if self.bare_signature else f"mac={signature}"
        return headers | ({"X-ZEvent-Server": "ZNS"} if zns else {}), raw

    async def deliver(self, event: dict[str, Any], *, zns: bool = False) -> None:
        """Send an event now; what fails waits for `retry_due`."""
        event = self.stamped(event)
        self.events.append(event)
        if self.deliver_to and not self.disabled:
            headers, raw = self.signed(event, zns=zns)
            await self._try(Failed(raw, headers, 0, now()))

    def soon(self, work: Coroutine[Any, Any, None]) -> None:
        """Let something happen after the answer of the call that causes it."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settled(self) -> None:
        """Wait until the echoes and receipts of all that was sent have been delivered."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def retry_due(self) -> int:
        """Try again what is due by the clock; how many got through."""
        due = [failed for failed in self.waiting if failed.due <= now()]
        self.waiting = [failed for failed in self.waiting if failed.due > now()]
        return sum([await self._try(failed) for failed in due])

    async def probe(self) -> int:
        """Save the address in the console, which sends an unsigned `{}`: the status that comes back."""
        status = await self.post(b"{}", {"Content-Type": "application/json"})
        self.disabled = False
        return status

    async def post(self, raw: bytes, headers: dict[str, str]) -> int:
        """Send any bytes, as a forger would: the status, 0 without an answer in time."""
        try:
            timeout = aiohttp.ClientTimeout(total=self.patience)
            async with self._http.post(self.deliver_to, data=raw, headers=headers, timeout=timeout) as response:
                return response.status
        except (aiohttp.ClientError, TimeoutError):
            return 0

    async def _try(self, failed: Failed) -> bool:
        headers = failed.headers | ({"num_retry": str(failed.tries)} if failed.tries else {})
        if await self.post(failed.raw, headers) == 200:
            return True
        if failed.tries == len(LADDER):
            self.undelivered.append(json.loads(failed.raw))
            self.disabled = True
        else:
            self.waiting.append(Failed(failed.raw, failed.headers, failed.tries + 1, now() + LADDER[failed.tries]))
        return False
