"""HTTP with Zalo's OpenAPI v3: every call ends in the data of an answer, or in an error that says what is certain.

Tokens stand in a header and never in a URL; still no text of an HTTP error is passed on, since URLs hold people's ids.
"""

import hashlib
import hmac
import io
import json as json_text
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp
from yarl import URL

from bot.channels import NotSent, Rejected, RetryLater, Unknown
from bot.channels.zalo_oa_errors import CODES, RATE_WAIT, Means, refusal

AWAY_WAIT = 5.0  # seconds

_log = logging.getLogger(__name__)


class Tokens(Protocol):
    """Where the access token comes from."""

    async def current(self) -> str:
        """An access token that should work. Raises SetUpWrong where a person must act, RetryLater where time helps."""

    async def refreshed(self, after: str) -> str:
        """A newer one than `after`, which the platform refused. Raises as `current`."""

    async def close(self) -> None:
        """Let a refresh that is on its way end."""


@dataclass(frozen=True)
class Upload:
    """A file of a multipart form."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class _Answer:
    code: int
    data: dict[str, Any]
    said: str


class ZaloOaClient:
    """One Official Account's connections. `timeout` is seconds for a whole call.

    `problem` is what only a person can put right, as the last certain answer told it; "" when all is well.
    """

    def __init__(
        self,
        *,
        url: str,
        oauth_url: str,
        app_id: str,
        app_secret: str,
        tokens: Tokens,
        timeout: float = 30.0,
    ) -> None:
        self.oauth_url, self.app_id = oauth_url, app_id
        self.tokens = tokens
        self.problem = ""
        self._secret = app_secret
        self._api = URL(url.rstrip("/"))
        # A connection that cannot be had is certain, a slow answer is not: the first must run out before the second.
        self._timeout = aiohttp.ClientTimeout(total=timeout, connect=timeout / 3)
        self._session: aiohttp.ClientSession | None = None
        self._proves = False  # whether calls carry the proof of the app's secret

    async def call(
        self,
        method: str,
        path: str,
        *,
        json: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        form: Mapping[str, Upload] | None = None,
        codes: Mapping[int, Means] = CODES,
    ) -> dict[str, Any]:
        """The `data` object of an answer ({"items": […]} where Zalo gives a list). `query` goes as Zalo's one
        parameter `data`; `path` may be an address of another of its hosts, and `codes` what that host's refusals mean.
        Raises a NotSent error; a GET, which is safe to repeat, never ends Unknown."""
        token = await self.tokens.current()
        answer = await self._ask(method, path, token, json, query, form)
        if codes.get(answer.code) is Means.TOKEN:
            # The platform took nothing, so that the same call may go once more.
            token = await self.tokens.refreshed(token)
            answer = await self._ask(method, path, token, json, query, form)
        if codes.get(answer.code) is Means.PROOF and not self._proves:
            self._proves = True
            _log.warning("zalo-oa: Zalo wants every call proved with the app's secret; from now on it is")
            answer = await self._ask(method, path, token, json, query, form)
        if answer.code == 0:
            if codes is CODES:
                self.problem = ""
            return answer.data
        refused = refusal(answer.code, answer.said, codes)
        if codes is CODES and codes.get(answer.code) in {Means.TOKEN, Means.PROOF, Means.SET_UP}:
            self.problem = refused.reason
        raise refused

    async def close(self) -> None:
        """Free the connections, after a refresh that is on its way."""
        await self.tokens.close()
        if self._session:
            await self._session.close()
            self._session = None

    async def _ask(
        self,
        method: str,
        path: str,
        token: str,
        json: Mapping[str, Any] | None,
        query: Mapping[str, Any] | None,
        form: Mapping[str, Upload] | None,
    ) -> _Answer:
        elsewhere = path.startswith(("http://", "https://"))
        url = URL(path) if elsewhere else self._api / path.lstrip("/")
        path = url.path  # for what is said of it: a query may hold somebody's id
        if query is not None:
            url = url.with_query(data=json_text.dumps(query, separators=(",", ":"), ensure_ascii=False))
        headers = {"access_token": token}
        if self._proves:
            headers["appsecret_proof"] = hmac.new(self._secret.encode(), token.encode(), hashlib.sha256).hexdigest()
        fault: NotSent
        try:
            async with self._http().request(
                method,
                url,
                json=json,
                data=_multipart(form) if form is not None else None,
                headers=headers,
                timeout=self._timeout,
                allow_redirects=False,
            ) as response:
                status, body = response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            fault = away(f"{path}: {type(error).__name__}")
        except (aiohttp.ClientError, TimeoutError) as error:
            fault = Unknown(f"{path}: {type(error).__name__}")
        else:
            try:
                return _judge(path, status, body)
            except Unknown as error:
                fault = error
        if isinstance(fault, Unknown) and method == "GET":
            fault = away(fault.reason)
        raise fault  # outside of `except`, where the HTTP error would become its context

    def _http(self) -> aiohttp.ClientSession:
        if self._session is None:
            # Idle connections are dropped before a server would: a stale one makes a message `Unknown`.
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=32, keepalive_timeout=15))
        return self._session


def away(reason: str) -> RetryLater:
    """Zalo cannot be had just now."""
    return RetryLater(reason, wait=AWAY_WAIT, scope="account")


def _judge(path: str, status: int, body: bytes) -> _Answer:
    """A certain answer is JSON with a whole number as `error`; refusals come with HTTP 200 (facts/zalo.md §2.1)."""
    try:
        parsed = json_text.loads(body)
    except (ValueError, RecursionError):
        parsed = None
    try:
        code = int(parsed["error"]) if isinstance(parsed, dict) else None
    except (KeyError, TypeError, ValueError):
        code = None
    if isinstance(parsed, dict) and code is not None and (code != 0 or 200 <= status < 300):
        data = parsed.get("data")
        found = data if isinstance(data, dict) else {"items": data} if isinstance(data, list) else {}
        return _Answer(code, found, str(parsed.get("message", "")))
    if status == 429:
        raise RetryLater(f"{path}: HTTP 429", wait=RATE_WAIT, scope="account")
    if 400 <= status < 500 and status != 408:
        raise Rejected(f"{path}: HTTP {status}")
    raise Unknown(f"{path}: HTTP {status}")


def _multipart(form: Mapping[str, Upload]) -> aiohttp.FormData:
    # Made anew for each try: it can be read only once. A stream, since aiohttp warns of large bodies of plain bytes.
    # Zalo need not know how to unquote names.
    made = aiohttp.FormData(quote_fields=False)
    for field, file in form.items():
        made.add_field(field, io.BytesIO(file.content), filename=file.name, content_type=file.mime)
    return made
