"""python-telegram-bot over one aiohttp session: cheaper than its own httpx, and it says whether a request left."""

import json
import logging
import os
from datetime import timedelta
from urllib.parse import urlencode

import aiohttp
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import BaseRequest, RequestData

from bot.channels import Moved, NotSent, Rejected, RetryLater, Unknown, Unreachable

# Without it PTB 22 warns at every RetryAfter that `retry_after` is going to be a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "1")
# At DEBUG PTB writes its address, which contains the token, and every text.
logging.getLogger("telegram").setLevel(logging.WARNING)

_KEEPALIVE = 15.0  # seconds; shorter than any server's, so that we never write to a connection it is closing
_AWAY = 5.0  # seconds to wait when the platform cannot be reached or is ill
_NEVER_LEFT = (
    aiohttp.ClientConnectorError,  # refused, unreachable, DNS, TLS
    aiohttp.ClientHttpProxyError,
    aiohttp.ConnectionTimeoutError,  # no connection in time, or none free in the pool
    aiohttp.InvalidURL,
)


class NotConnected(NetworkError):
    """The request certainly did not reach the platform."""


class NoCertainAnswer(NetworkError):
    """The request may have reached the platform, and what came back does not tell."""


class AiohttpRequest(BaseRequest):
    """PTB's transport. `read_timeout`, `write_timeout` and `connect_timeout` (it includes waiting for the pool)
    are seconds. Beside PTB's own errors it raises NotConnected and NoCertainAnswer; neither carries the address,
    because the address contains the token."""

    def __init__(
        self,
        *,
        pool: int = 32,  # connections; with more PTB gains nothing
        read_timeout: float = 10.0,
        write_timeout: float = 30.0,
        connect_timeout: float = 5.0,
    ) -> None:
        self._pool = pool
        self._read, self._write, self._connect = read_timeout, write_timeout, connect_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read

    async def initialize(self) -> None:
        """Open the session; asked twice, it stays as it is."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._pool, keepalive_timeout=_KEEPALIVE, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(connector=connector, headers={"User-Agent": self.USER_AGENT})

    async def shutdown(self) -> None:
        """Close the session; asked twice, it stays closed."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and the body. A status outside 200-299 comes with the platform's own JSON."""
        if self._session is None:
            raise NotConnected("not open")
        read = _seconds(read_timeout, self._read)
        connect = _seconds(connect_timeout, self._connect)
        # aiohttp has no time-out for writing: the total is what ends a stalled upload.
        total = connect + _seconds(write_timeout, self._write) + read
        timeout = aiohttp.ClientTimeout(total=total, connect=connect, sock_read=read)
        body = _form(request_data) if request_data else None
        try:
            async with self._session.request(
                method, url, data=body, timeout=timeout, allow_redirects=False
            ) as response:
                payload = await response.read()
        # `from None`: some of aiohttp's errors carry the address.
        except _NEVER_LEFT as error:
            raise NotConnected(type(error).__name__) from None
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise NoCertainAnswer(type(error).__name__) from None
        if method == "GET" and response.status == 200:
            return 200, payload  # a file
        return _believed_status(response.status, payload), payload


def _seconds(given: object, default: float) -> float:
    return float(given) if isinstance(given, int | float) else default


def _form(data: RequestData) -> aiohttp.FormData | aiohttp.BytesPayload:
    if not data.multipart_data:  # the same as FormData gives, which would first make up a boundary: a tenth of a send
        return aiohttp.BytesPayload(
            urlencode(data.json_parameters).encode(), content_type="application/x-www-form-urlencoded"
        )
    # Quoted, a Vietnamese file name would arrive as %C4%90...
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for field, (filename, content, mime) in data.multipart_data.items():
        safe = "".join(c if c.isprintable() and c not in '"\\' else "_" for c in filename)
        form.add_field(field, content, filename=safe, content_type=mime)
    return form


def _believed_status(status: int, payload: bytes) -> int:
    """The status if the platform itself said yes or no, else an error: a proxy's page is no answer."""
    if status in (502, 504):
        raise NoCertainAnswer(f"HTTP {status}")
    if status == 413:
        raise BadRequest("Request Entity Too Large")  # PTB would call it a network error, and retrying never helps
    try:
        answer = json.loads(payload)
    except ValueError:
        answer = None
    ok = answer.get("ok") if isinstance(answer, dict) else None
    if ok is False:
        return status if status >= 400 else 500
    if ok is True and 200 <= status <= 299 and "result" in answer:
        return status
    if 300 <= status <= 499:
        raise NotConnected(f"HTTP {status} from something before the platform")
    raise NoCertainAnswer(f"HTTP {status} without the platform's JSON")


def not_sent(error: TelegramError, address: str) -> NotSent:
    """What a failed attempt to write to `address` means for the sender."""
    reason = str(error)
    match error:
        case NoCertainAnswer():
            return Unknown(reason)
        case RetryAfter():
            # 20 a minute is the group's own limit; any other 429 is taken as the whole bot's, to be safe.
            return RetryLater(reason, wait=_wait(error), scope="chat" if address.startswith("-") else "account")
        case ChatMigrated():
            return Moved(reason, address=str(error.new_chat_id))
        case Forbidden():
            return Unreachable(reason)
        case BadRequest() if "chat not found" in reason.lower():
            return Unreachable(reason)
        case BadRequest() | InvalidToken():
            return Rejected(reason)
        case _:
            return RetryLater(reason, wait=_AWAY, scope="account")


def not_answered(error: TelegramError) -> NotSent:
    """What a failed question means: as there is nothing to send twice, RetryLater or Rejected."""
    failure = not_sent(error, "")
    match failure:
        case RetryLater() | Rejected():
            return failure
        case Unknown():
            return RetryLater(failure.reason, wait=_AWAY, scope="account")
        case _:
            return Rejected(failure.reason)


def _wait(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
