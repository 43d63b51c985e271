"""A strict Zalo Bot Platform on loopback, and people with Zalo on their phones.

It refuses what the platform is known to refuse. Where its behaviour is not known, a comment says what is assumed.
"""

import asyncio
import json
import time
from itertools import count
from typing import Any, NamedTuple, Self

import aiohttp
from aiohttp import web

from tests.fakes.zalo_bot_people import Message, Person
from tests.fakes.zalo_bot_rules import error, now, ok, problem_of

LOOPBACK = ("http://127.0.0.1", "http://localhost")
DELIVERY_TRIES = 3  # how often the platform repeats a webhook call is not documented


class Call(NamedTuple):
    """One call of the API: `time` is seconds of the monotonic clock."""

    method: str
    params: dict[str, Any]
    time: float


class FakeZaloBot:
    """The platform with one bot. `violations` lists every call that breaks the documented interface."""

    def __init__(
        self,
        *,
        token: str = "123456789:fake-token",
        quota: int = 3000,
        max_users: int = 50,
        replay: bool = False,
        wrapped: bool = False,
        allow_loopback_webhook: bool = False,
    ) -> None:
        self.token = token
        self.quota = quota  # messages left this month
        self.max_users = max_users
        self.replay = replay  # getUpdates gives the last update again until another arrives
        self.wrapped = wrapped  # webhook bodies as {"ok": true, "result": …}
        self.allow_loopback_webhook = allow_loopback_webhook
        self.webhook_url = self.webhook_secret = ""
        self.deliver_to = ""  # overrides webhook_url
        self.files: dict[str, bytes] = {"photo.jpg": b"\xff\xd8\xff photo", "voice.aac": b"\xff\xf1 voice"}
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.undelivered: list[dict[str, Any]] = []
        self.screens: dict[str, list[Message]] = {}
        self._people: dict[str, Person] = {}
        self._users: set[str] = set()
        self._chats: set[str] = set()
        self._faults: dict[str, list[str]] = {}
        self._updates: list[dict[str, Any]] = []
        self._replayed: dict[str, Any] | None = None
        self._arrival = asyncio.Condition()
        self._ids = count(1)
        self._polling = 0

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/files/{name}", self._file)
        # A hanging answer ends when the bot gives up, or at once when the test is over.
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.05)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        self._http = aiohttp.ClientSession(headers={"User-Agent": "Java/1.8.0_192"})
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.close()
        await self._runner.cleanup()

    # What a test does

    def person(self, user_id: str | int, name: str = "Lụa") -> Person:
        """The person with this id, made on the first call."""
        return self._people.setdefault(str(user_id), Person(self, str(user_id), name))

    def fail_next(self, kind: str, times: int = 1, method: str = "sendMessage") -> None:
        """Make the next calls of a method fail.

        A number is an answer with that code in the platform's JSON, but "502" and "504" are a gateway's page.
        "ok_false" comes with HTTP 200, "html" and "html_500" are no JSON, "timeout" hangs without doing anything;
        "cut" and "half" do what was asked, then close the connection before or within the answer.
        """
        self._faults.setdefault(method, []).extend([kind] * times)

    # Towards the bot

    def admits(self, user_id: str, chat_id: str) -> bool:
        """Whether her message arrives: beyond the plan's users it is assumed to vanish."""
        if user_id not in self._users and len(self._users) >= self.max_users:
            return False
        self._users.add(user_id)
        self._chats.add(chat_id)
        return True

    def new_id(self) -> str:
        """Twenty hex digits, as the platform's ids have."""
        return f"{next(self._ids):020x}"

    async def deliver(self, update: dict[str, Any]) -> None:
        """To the webhook, repeated a little if that does not answer 2xx; else into the queue of getUpdates."""
        if not (url := self.deliver_to or self.webhook_url):
            async with self._arrival:
                self._updates.append(update)
                self._arrival.notify_all()
            return
        body = {"ok": True, "result": update} if self.wrapped else update
        for attempt in range(DELIVERY_TRIES):
            await asyncio.sleep(0.05 * attempt)
            if await self._post(url, body) // 100 == 2:
                return
        self.undelivered.append(update)

    async def _post(self, url: str, body: dict[str, Any]) -> int:
        headers = {"Content-Type": "application/json", "X-Bot-Api-Secret-Token": self.webhook_secret}
        try:
            timeout = aiohttp.ClientTimeout(total=5)
            async with self._http.post(url, data=json.dumps(body), headers=headers, timeout=timeout) as response:
                return response.status
        except (aiohttp.ClientError, TimeoutError):
            return 0

    # The API

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params = await _params(request)
        self.calls.append(Call(method, params, time.monotonic()))
        if request.match_info["token"] != self.token:
            return error(401)
        faults = self._faults.get(method)
        if not faults:
            return await self._answer(method, params)
        fault = faults.pop(0)
        if fault in ("cut", "half"):
            return await _broken(request, await self._answer(method, params), half=fault == "half")
        if fault == "timeout":
            await asyncio.sleep(3600)
        if fault == "ok_false":
            return web.json_response({"ok": False, "description": "Bad request"})
        if fault in ("502", "504", "html", "html_500"):
            status = {"html": 200, "html_500": 500}.get(fault) or int(fault)
            return web.Response(status=status, text="<html>gateway</html>", content_type="text/html")
        return error(int(fault))

    async def _answer(self, method: str, params: dict[str, Any]) -> web.Response:
        if problem := problem_of(method, params):
            self.violations.append(f"{method}: {problem}")
            return error(400, f"Bad request - {problem}")
        match method:
            case "getMe":
                me = {"id": "1459232241454765289", "account_name": "bot.hoamai", "account_type": "BASIC"}
                return ok({**me, "can_join_groups": False})
            case "getUpdates":
                return await self._get_updates(float(params.get("timeout", 30)))
            case "setWebhook":
                return await self._set_webhook(params["url"], params["secret_token"])
            case "deleteWebhook":
                self.webhook_url = self.webhook_secret = ""
                return ok({"url": "", "updated_at": now()})
            case "getWebhookInfo":
                return ok({"url": self.webhook_url, "updated_at": 0}) if self.webhook_url else error(404)
            case "sendPhoto" | "sendVoice":
                return await self._send_media(params)
        return self._send_message(params["chat_id"], params["text"])

    async def _send_media(self, params: dict[str, Any]) -> web.Response:
        """Fetch what lies at a public address, and show it; what cannot be had is refused (wording assumed)."""
        url, is_photo = params.get("photo") or params["voice_url"], "photo" in params
        if not url.startswith("https://") and not (self.allow_loopback_webhook and url.startswith(LOOPBACK)):
            return error(400, "Bad request - the url must be public https")
        try:
            async with self._http.get(url, timeout=aiohttp.ClientTimeout(total=5)) as response:
                kind, content = response.content_type, await response.read()
        except (aiohttp.ClientError, TimeoutError):
            return error(400, "Bad request - cannot fetch the url")
        if response.status != 200 or not kind.startswith("image/" if is_photo else "audio/aac"):
            return error(400, "Bad request - the url is no media")
        media = {"photo": content} if is_photo else {"voice": content}
        return self._send_message(params["chat_id"], params.get("caption", ""), **media)

    async def _get_updates(self, seconds: float) -> web.Response:
        if self.webhook_url:
            return error(400, "Webhook is configured; delete it before using getUpdates")  # wording assumed
        if self._polling:
            self.violations.append("getUpdates: two pollers")  # what the platform does then is not known
        self._polling += 1
        try:
            async with self._arrival, asyncio.timeout(seconds):
                while not self._updates:
                    if self.replay and self._replayed:
                        return ok(self._replayed)
                    await self._arrival.wait()
                self._replayed = self._updates.pop(0)
                return ok(self._replayed)
        except TimeoutError:
            return error(408)
        finally:
            self._polling -= 1

    async def _set_webhook(self, url: str, secret: str) -> web.Response:
        if not url.startswith("https://") and not (self.allow_loopback_webhook and url.startswith(LOOPBACK)):
            return error(400, "Bad request - the url must be public https")
        self.webhook_url, self.webhook_secret = url, secret
        reached = await self._post(url, {}) // 100 == 2
        verification = {"ok": reached, "url": url, "outcome": "webhook.ok" if reached else "webhook.err.conn"}
        return ok({"url": url, "updated_at": now(), "verification": verification})

    def _send_message(self, chat_id: str, text: str, **media: bytes) -> web.Response:
        if chat_id not in self._chats:
            return error(400, "Bad request - chat not found")  # wording assumed
        if self.quota <= 0:
            return error(429)
        self.quota -= 1
        message = Message(self.new_id(), text, **media)
        self.screens.setdefault(chat_id, []).append(message)
        return ok({"message_id": message.id, "date": now()})

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["name"])
        return web.Response(body=content) if content is not None else web.Response(status=404)


async def _params(request: web.Request) -> dict[str, Any]:
    """From the query and a JSON or form body, as the platform takes them."""
    body: Any = await request.json() if request.content_type == "application/json" else await request.post()
    return {**request.query, **body}


async def _broken(request: web.Request, answer: web.Response, *, half: bool) -> web.StreamResponse:
    """Close the connection before or within the answer."""
    if half:
        assert isinstance(answer.body, bytes)
        response = web.StreamResponse(headers={"Content-Length": str(len(answer.body))})
        await response.prepare(request)
        await response.write(answer.body[:10])
    assert request.transport
    request.transport.close()
    return web.Response()
