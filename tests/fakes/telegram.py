"""A strict Telegram on loopback: it refuses what the real one refuses and keeps a screen for each chat."""

import asyncio
import json
import math
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal, Self

import aiohttp
from aiohttp import web

from tests.fakes import telegram_files
from tests.fakes.telegram_methods import METHODS_OF_THE_FAKE
from tests.fakes.telegram_people import Person
from tests.fakes.telegram_rules import Refusal
from tests.fakes.telegram_schema import METHODS, Mismatch, Upload, decode
from tests.fakes.telegram_screen import Bucket, Chat, Shown

Fault = Literal["429", "500", "502", "504", "timeout", "cut", "half", "html", "refuse_before"]
WRITES = ("sendMessage", "editMessageText", "sendPhoto", "sendVoice", "sendAudio", "sendDocument")
_AFTERWARDS = ("timeout", "cut", "half")  # the message is on the screen, only the answer is lost


@dataclass(frozen=True)
class Call:
    """A well-formed call, refused or not; `at` is seconds of the monotonic clock."""

    method: str
    params: dict[str, Any]
    at: float


class FakeTelegram:
    """`async with FakeTelegram() as fake:` serves on `fake.url`. Calls that break the Bot API are refused and noted
    in `violations`; `enforce_limits` adds the 429s of a bot that writes too fast."""

    def __init__(self, *, enforce_limits: bool = False, token: str = "123456:invented-token") -> None:
        self.token, self.enforce_limits = token, enforce_limits
        self.bot = {
            "id": int(token.split(":")[0]),
            "is_bot": True,
            "first_name": "Chi hội",
            "username": "hoamai_bot",
        }
        self.url = ""
        self.deliver_to = ""  # where updates are posted; else the address of setWebhook; else they wait for a poller
        self.secret = ""  # as given to setWebhook; sent with every update
        self.webhook_url = ""
        self.last_error = ""
        self.retry_after = 3  # seconds, in the 429 of fail_next
        self.chats: dict[int, Chat] = {}
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.undelivered: list[dict[str, Any]] = []  # given up after some tries
        self.queries: set[str] = set()
        self.answered_taps: set[str] = set()
        self.commands: dict[tuple[str, str], list[tuple[str, str]]] = {}  # (scope, language): menu
        self.files: dict[str, tuple[str, bytes]] = {}  # file id: (path, content)
        self.allowed: list[str] = []
        self.updates: deque[dict[str, Any]] = deque()
        self.woken = asyncio.Event()
        self.poller: object = None
        self.bucket = Bucket(30.0, 5)
        self._faults: deque[tuple[Fault, tuple[str, ...]]] = deque()
        self.last_update = 1000
        self._port = 0

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=50_000_000)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        # Cancelled with its client, so that no waiting getUpdates outlives the test.
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        self._session = aiohttp.ClientSession()
        await self._listen()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await self._runner.cleanup()

    async def _listen(self) -> None:
        self._site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await self._site.start()
        self._port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self._port}"

    @asynccontextmanager
    async def away(self) -> AsyncIterator[None]:
        """Nobody listens: connections are refused."""
        await self._site.stop()
        for connection in self._runner.server.connections if self._runner.server else []:
            if connection.transport:
                connection.transport.abort()
        await asyncio.sleep(0.02)  # until clients have seen it, else they write into a dead connection
        try:
            yield
        finally:
            await self._listen()

    def person(self, user_id: int, *, first_name: str = "Lan", phone: str = "", language: str = "vi") -> Person:
        """A user whose private chat has the same id; the bot cannot write to her before she has."""
        return Person(self, user_id, first_name, phone, language)

    def group(self, chat_id: int, title: str = "Chị em thôn Mận") -> Chat:
        """A group; `chat_id` is negative."""
        self.chats[chat_id] = Chat(chat_id, type="supergroup", title=title, known=True)
        return self.chats[chat_id]

    def fail_next(self, kind: Fault, times: int = 1, *, methods: tuple[str, ...] = WRITES) -> None:
        """Let the next calls of these methods go wrong. "timeout", "cut" and "half" lose only the answer."""
        self._faults.extend([(kind, methods)] * times)

    # What people do

    async def deliver(self, **content: Any) -> None:
        """One update, for example `message={...}`: posted, or queued for a poller."""
        self.last_update += 1
        if self.allowed and next(iter(content)) not in self.allowed:
            return
        update = {"update_id": self.last_update, **content}
        if url := self.deliver_to or self.webhook_url:
            await self._post(url, update)
        else:
            self.updates.append(update)
            self.woken.set()

    async def _post(self, url: str, update: dict[str, Any]) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        for attempt in range(4):
            try:
                async with self._session.post(url, json=update, headers=headers) as response:
                    if 200 <= response.status <= 299:
                        await self._run_receipt(await response.read())
                        return
                    self.last_error = f"Wrong response from the webhook: {response.status} {response.reason}"
            except aiohttp.ClientError:
                self.last_error = "Connection failed"
            await asyncio.sleep(0.02 * 2**attempt)
        self.undelivered.append(update)

    async def _run_receipt(self, body: bytes) -> None:
        """The webhook's answer may be one call; nobody is told how it went."""
        try:
            answer = json.loads(body)
        except ValueError:
            return
        if isinstance(answer, dict) and answer.get("method") in METHODS:
            try:
                await self._run(answer.pop("method"), answer)
            except Refusal as refusal:
                self.violations.append(f"in the webhook's answer: {refusal.description}")

    def new_query(self) -> str:
        """The id of a tap."""
        self.queries.add(f"{4_000_000_000 + len(self.queries)}")
        return f"{4_000_000_000 + len(self.queries) - 1}"

    def keep_file(self, path: str, content: bytes) -> dict[str, Any]:
        """The fields that every file has, for a file that the bot can then fetch from `path` and a number."""
        file_id = f"file-{len(self.files)}"
        self.files[file_id] = (f"{path}.{len(self.files)}", content)
        return {"file_id": file_id, "file_unique_id": f"unique-{file_id}", "file_size": len(content)}

    def message_json(self, chat: Chat, shown: Shown) -> dict[str, Any]:
        """The platform's Message for one of the bot's messages."""
        message = {"message_id": shown.message_id, "date": shown.date, "chat": chat.json(), "from": self.bot}
        if shown.buttons:
            message["reply_markup"] = shown.markup
        if shown.file is None:
            return message | {"text": shown.text}
        content = telegram_files.json_of(self, shown.way, shown.file.name, shown.file.content)
        return message | content | ({"caption": shown.text} if shown.text else {})

    # What the bot asks

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return Refusal(401, "Unauthorized").response()
        if method not in METHODS:
            return Refusal(404, "Not Found").response()
        fault = self._take_fault(method)
        if fault and fault not in _AFTERWARDS:
            return self._fail(request, fault)
        try:
            answer = web.json_response({"ok": True, "result": await self._run(method, await _parameters(request))})
        except Refusal as refusal:
            answer = refusal.response()
        return await self._lose(request, fault, answer.text or "") if fault else answer

    async def _run(self, method: str, given: dict[str, Any]) -> Any:
        try:
            params = decode(method, given)
        except Mismatch as mismatch:
            raise self.wrong(str(mismatch)) from None
        self.calls.append(Call(method, params, time.monotonic()))
        return await METHODS_OF_THE_FAKE[method](self, params)

    def wrong(self, description: str) -> Refusal:
        """A refusal that is our own fault, and noted."""
        self.violations.append(description)
        return Refusal(400, f"Bad Request: {description}")

    def limit(self, chat: Chat) -> None:
        """Count one message. Raises Refusal when it is one too many."""
        if not self.enforce_limits:
            return
        wait = max(self.bucket.wait(), chat.bucket.wait())
        if wait > 0:
            raise Refusal.too_many(math.ceil(wait))
        self.bucket.take()
        chat.bucket.take()

    def _take_fault(self, method: str) -> Fault | None:
        if self._faults and method in self._faults[0][1]:
            return self._faults.popleft()[0]
        return None

    def _fail(self, request: web.Request, fault: Fault) -> web.Response:
        match fault:
            case "429":
                return Refusal.too_many(self.retry_after).response()
            case "500":
                return Refusal(500, "Internal Server Error").response()
            case "502":  # it comes as the platform's JSON, 504 as a proxy's page
                return Refusal(502, "Bad Gateway").response()
            case "refuse_before" if request.transport:
                request.transport.abort()
        status = 504 if fault == "504" else 200
        return web.Response(status=status, text="<html>not the Bot API</html>", content_type="text/html")

    async def _lose(self, request: web.Request, fault: Fault, answer: str) -> web.StreamResponse:
        if fault == "timeout":
            await asyncio.sleep(3600)
        response = web.StreamResponse(headers={"Content-Length": str(len(answer))})
        if fault == "half":
            await response.prepare(request)
            await response.write(answer[: len(answer) // 2].encode())
        if request.transport:
            request.transport.close()
        return response

    async def _download(self, request: web.Request) -> web.Response:
        for path, content in self.files.values():
            if path == request.match_info["path"] and request.match_info["token"] == self.token:
                return web.Response(body=content)
        return Refusal(404, "Not Found").response()


async def _parameters(request: web.Request) -> dict[str, Any]:
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        given.update(await request.json())
        return given
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            given[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            given[name] = value
    return given
