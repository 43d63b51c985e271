"""HTTP with the Zalo Bot Platform: every call ends in a certain answer, or in an error that says what is certain.

The token stands in every URL, so no text of an HTTP error is ever passed on, nor the error itself as a cause.
"""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.channels import NotSent, QuotaUsed, Rejected, RetryLater, Unknown, Unreachable

RETRY_WAIT = 5.0  # seconds; the platform names none

# The platform documents no error for a chat that is gone or blocked, so its description has to tell.
_GONE = re.compile(
    r"(chat|user|recipient).*(not found|not exist|invalid|blocked)"
    r"|(invalid|unknown|blocked).*(chat|user|recipient)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Answer:
    """A certain answer: `code` is the platform's error code, or the HTTP status where it gives none."""

    ok: bool
    code: int
    result: Any
    description: str


class ZaloBotClient:
    """One bot account's connections. `timeout` is seconds for a whole call."""

    def __init__(self, *, token: str, api_url: str, timeout: float) -> None:
        self._token = token
        self._api = URL(api_url.rstrip("/"))
        # A connection that cannot be had is certain, a slow answer is not: the first must run out before the second.
        self._timeout = aiohttp.ClientTimeout(total=timeout, connect=timeout / 3)
        self._session: aiohttp.ClientSession | None = None

    async def ask(self, method: str, patience: float | None = None, **params: Any) -> Answer:
        """Call a method; `patience` is seconds where the usual timeout is too short.

        Raises RetryLater when the request certainly did not leave, Unknown when no certain answer came.
        """
        url = URL(f"{self._api}/bot{quote(self._token, safe=':')}/{method}", encoded=True)
        timeout = self._timeout if patience is None else aiohttp.ClientTimeout(total=patience, connect=10)
        fault: NotSent
        try:
            async with self._http().post(url, json=params, timeout=timeout, allow_redirects=False) as response:
                status, body = response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            fault = away(f"{method}: {type(error).__name__}")
        except (aiohttp.ClientError, TimeoutError) as error:
            fault = Unknown(f"{method}: {type(error).__name__}")
        else:
            return self._judge(method, status, body)
        raise fault  # outside of `except`, where the HTTP error would become its context and show the URL

    async def ask_again(self, method: str, patience: float | None = None, **params: Any) -> Answer:
        """`ask` for what is safe to repeat: raises RetryLater where nothing is certain."""
        try:
            return await self.ask(method, patience, **params)
        except Unknown as error:
            raise away(error.reason) from error

    async def download(self, address: str, limit: int) -> bytes:
        """A file of at most `limit` bytes from Zalo's own hosts. Raises Rejected or RetryLater."""
        url = self._media_url(address)
        fault: NotSent
        try:
            async with self._http().get(url, timeout=self._timeout, allow_redirects=False) as response:
                if response.status == 200:
                    content = bytearray()
                    async for chunk in response.content.iter_any():
                        content += chunk
                        if len(content) > limit:
                            raise Rejected(f"file: larger than {limit} bytes")
                    return bytes(content)
                reason = f"file: HTTP {response.status}"
                fault = away(reason) if response.status >= 500 else Rejected(f"{reason}, perhaps expired")
        except (aiohttp.ClientError, TimeoutError) as error:
            fault = away(f"file: {type(error).__name__}")
        raise fault

    async def close(self) -> None:
        """Free the connections."""
        if self._session:
            await self._session.close()
            self._session = None

    def _http(self) -> aiohttp.ClientSession:
        if self._session is None:
            # Idle connections are dropped before a server would: a stale one makes a message `Unknown`.
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=32, keepalive_timeout=15))
        return self._session

    def _judge(self, method: str, status: int, body: bytes) -> Answer:
        try:
            parsed = json.loads(body)
        except (ValueError, RecursionError):
            parsed = None
        envelope = parsed if isinstance(parsed, dict) and isinstance(parsed.get("ok"), bool) else {}
        code = envelope.get("error_code")
        code = code if isinstance(code, int) and code else status
        ok = 200 <= status < 300 and envelope.get("ok") is True  # 200 may carry ok:false (Zalo docs)
        refused = envelope.get("ok") is False or 400 <= status < 500
        # A gateway does not know what became of the request, and other contradictions tell nothing either.
        if status in (502, 504) or code in (502, 504) or not (ok or refused):
            raise Unknown(f"{method}: HTTP {status}")
        description = str(envelope.get("description") or f"HTTP {status}").replace(self._token, "…")[:200]
        return Answer(ok=ok, code=code, result=envelope.get("result"), description=description)

    def _media_url(self, address: str) -> URL:
        """Whoever forges an update must not make us read our own network: photos and voices lie on *.zdn.vn."""
        try:
            url = URL(address)
            at_zalo = url.scheme == "https" and (url.host or "").endswith(".zdn.vn")
            if at_zalo or url.origin() == self._api.origin():
                return url
        except ValueError:
            pass
        raise Rejected("file: not an address of Zalo")


def away(reason: str) -> RetryLater:
    """The platform cannot be had just now."""
    return RetryLater(reason, wait=RETRY_WAIT, scope="account")


def refusal(answer: Answer) -> NotSent:
    """What a refusal means for the message (Zalo docs, table of error codes)."""
    match answer.code:
        case 401:
            return Rejected(f"token refused: {answer.description}")
        case 408:  # documented for an idle getUpdates only; about a message it says nothing certain
            return Unknown(answer.description)
        case 429:  # the monthly plan, not a passing rate limit
            return QuotaUsed(answer.description)
        case 403 | 500 | 503:  # the docs call 403 "Internal server error"
            return away(answer.description)
    return Unreachable(answer.description) if _GONE.search(answer.description) else Rejected(answer.description)
