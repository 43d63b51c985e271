"""A strict Zalo Official Account on loopback: OpenAPI, OAuth, template messages, and the sender of the webhook.

It refuses what the documentation refuses. Where that is silent or two sources disagree, a comment says what is assumed
and a switch shows the other way. Windows and nights go by the clock of `datetime.now()`.
"""

import asyncio
import json
import mimetypes
import time
from collections import Counter
from datetime import datetime
from itertools import count
from typing import Any, NamedTuple, Self

import aiohttp
from aiohttp import web

from tests.fakes.zalo_oa_api import Api, broken
from tests.fakes.zalo_oa_meter import Meter
from tests.fakes.zalo_oa_oauth import OAuth, oauth_error
from tests.fakes.zalo_oa_people import Person, Shown
from tests.fakes.zalo_oa_rules import error, now
from tests.fakes.zalo_oa_templates import Templates
from tests.fakes.zalo_oa_uploads import Uploads
from tests.fakes.zalo_oa_webhook import Webhook

SEND, TOKEN = "/v3.0/oa/message/cs", "/v4/oa/access_token"
PAGE = "<html><body>502 Bad Gateway</body></html>"


class Call(NamedTuple):
    """One call of a host ("openapi", "oauth", "zns"): `time` is seconds of the monotonic clock."""

    host: str
    path: str
    params: Any
    time: float


class FakeZaloOa:
    """The platform with one account. `violations` lists every call that breaks the documented interface."""

    def __init__(
        self,
        *,
        app_id: str = "360846524940903967",
        oa_id: str = "388613280878808645",
        app_secret: str = "invented-app-secret",
        oa_secret_key: str = "invented-oa-secret-key",
        rate_limit: int = 4000,
        echoes: bool = True,
    ) -> None:
        self.app_id, self.oa_id = app_id, oa_id
        self.app_secret, self.oa_secret_key = app_secret, oa_secret_key
        self.rate_limit = rate_limit  # calls a minute
        self.needs_proof = False  # whether every call must carry an appsecret_proof; one that is there must be right
        self.echoes = echoes  # whether what is sent comes back as oa_send_* and user_received_message
        self.oauth = OAuth(app_id, app_secret, oa_id)
        self.violations = self.oauth.violations
        self.webhook = Webhook(app_id, oa_id, oa_secret_key)
        self.meter = Meter()
        self.uploads = Uploads()
        self.templates = Templates(self.meter, self._by_number)
        first = self.oauth.pair()
        self.access_token, self.refresh_token = first["access_token"], first["refresh_token"]
        self.account = {
            "name": "Chi hội Phụ nữ Hoa Mai",
            "is_verified": True,
            "package_name": "Growth",
            "linked_ZCA": "",
        }
        self.files: dict[str, bytes] = {"photo.jpg": b"\xff\xd8\xff photo", "voice.aac": b"\xff\xf1 voice"}
        self.calls: list[Call] = []
        self.people: dict[str, Person] = {}
        self._faults: dict[str, list[str]] = {}
        self._minutes: Counter[int] = Counter()
        self._ids = count(1)
        self._api = Api(self)

    async def __aenter__(self) -> Self:
        self._runners: list[web.AppRunner] = []
        openapi, oauth, zns = (web.Application(client_max_size=8 * 1024 * 1024) for _ in range(3))
        openapi.router.add_get("/files/{name}", self._file)
        for app, host in ((openapi, "openapi"), (oauth, "oauth"), (zns, "zns")):
            app.router.add_route("*", "/{path:.*}", self._handler(host))
        self.url, self.oauth_url, self.zns_url = [await self._serve(app) for app in (openapi, oauth, zns)]
        await self.webhook.__aenter__()
        self.http = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.webhook.__aexit__()
        await self.http.close()
        for runner in self._runners:
            await runner.cleanup()

    # What a test does

    @property
    def deliver_to(self) -> str:
        """The address of the webhook."""
        return self.webhook.deliver_to

    @deliver_to.setter
    def deliver_to(self, address: str) -> None:
        self.webhook.deliver_to = address

    @property
    def charges(self) -> list[tuple[str, int]]:
        """What the account has to pay: (user id, or phone number of a template message; đồng)."""
        return self.meter.charges

    def person(self, user_id: str | int, name: str = "Lụa", phone: str = "") -> Person:
        """The person with this id, made on the first call."""
        return self.people.setdefault(str(user_id), Person(self, str(user_id), name, phone))

    def fail_next(self, kind: str, times: int = 1, path: str = SEND) -> None:
        """Make the next calls whose path ends so fail.

        A negative number is an answer with that code in the platform's JSON (HTTP 200); "500", "502" and "504" are a
        gateway's page; "html" is one with HTTP 200; "empty" an object without anything; "timeout" hangs without doing
        anything; "cut" and "half" do what was asked, then close the connection before or within the answer. On the
        OAuth server ("/v4/oa/access_token") a "cut" comes after the refresh token has been used up.
        """
        self._faults.setdefault(path, []).extend([kind] * times)

    async def operator_writes(self, user_id: str | int, text: str) -> None:
        """A person at the account's console writes to somebody."""
        person = self.person(user_id)
        shown = Shown(self.new_id(), text, by_operator=True)
        person.screen.append(shown)
        message = {"text": text, "msg_id": shown.id}
        await self.deliver({**self.to_user(person, admin_id="987"), "event_name": "oa_send_text", "message": message})
        await self.arrives(person, shown)

    async def settled(self) -> None:
        """Wait until the echoes and receipts of all that was sent have been delivered."""
        await self.webhook.settled()

    def fresh_token(self) -> str:
        """An access token that was given out just now."""
        return self.oauth.pair()["access_token"]

    # What people and the API need of it

    def now(self) -> datetime:
        """The platform's clock, aware UTC."""
        return now()

    def new_id(self) -> str:
        """Twenty hex digits, as the ids of messages have."""
        return f"{next(self._ids):020x}"

    def id_by_app(self, person: Person) -> str:
        """Another id of hers, that nobody needs."""
        return f"55{person.id[-16:]:0>16}"

    def from_user(self, person: Person) -> dict[str, Any]:
        """Sender and recipient of what a person does."""
        return {"sender": {"id": person.id}, "recipient": {"id": self.oa_id}}

    def to_user(self, person: Person, **more: str) -> dict[str, Any]:
        """Sender and recipient of what goes to a person: the other way round."""
        return {"sender": {"id": self.oa_id, **more}, "recipient": {"id": person.id}}

    def stamped(self, event: dict[str, Any]) -> dict[str, Any]:
        """An event with the app's id and the time."""
        return self.webhook.stamped(event)

    async def deliver(self, event: dict[str, Any]) -> None:
        """An event to the webhook."""
        await self.webhook.deliver(event)

    async def arrives(self, person: Person, shown: Shown) -> None:
        """Her phone tells the platform that a message has come, once."""
        if person.online and not shown.arrived:
            shown.arrived = True
            message = {"msg_id": shown.id}
            await self.deliver({**self.to_user(person), "event_name": "user_received_message", "message": message})

    # The servers

    async def _serve(self, app: web.Application) -> str:
        # A hanging answer ends when the product gives up, or at once when the test is over.
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.05)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self._runners.append(runner)
        host, port = runner.addresses[0][:2]
        return f"http://{host}:{port}"

    def _handler(self, host: str) -> Any:
        async def handle(request: web.Request) -> web.StreamResponse:
            self.calls.append(Call(host, request.path, await self._params(request), time.monotonic()))
            fault = self._fault(request.path)
            if fault in ("", "cut", "half"):
                answer = await self._answer(host, request)
                return await broken(request, answer, half=fault == "half") if fault else answer
            if fault == "timeout":
                await asyncio.sleep(3600)
            if fault == "empty":
                return web.json_response({})
            if fault in ("html", "500", "502", "504"):
                status = 200 if fault == "html" else int(fault)
                return web.Response(status=status, text=PAGE, content_type="text/html")
            return oauth_error(int(fault)) if host == "oauth" else error(int(fault))

        return handle

    def _fault(self, path: str) -> str:
        for end, faults in self._faults.items():
            if faults and path.endswith(end):
                return faults.pop(0)
        return ""

    async def _answer(self, host: str, request: web.Request) -> web.Response:
        if host != "oauth":
            return await self._api.answer(host, request, self._left())
        match request.method, request.path:
            case "GET", "/v4/oa/permission":
                return self.oauth.permission(request.query)
            case "POST", "/v4/oa/access_token":
                return await self.oauth.token(request)
        self.violations.append(f"oauth {request.method} {request.path}: no such call")
        return web.Response(status=404)

    def _left(self) -> int:
        """Calls that are left in this minute, this one counted; below 0 there are none."""
        minute = int(now().timestamp() // 60)
        self._minutes[minute] += 1
        return self.rate_limit - self._minutes[minute]

    def _by_number(self, number: str) -> Person | None:
        return next((person for person in self.people.values() if person.phone == number), None)

    async def _params(self, request: web.Request) -> Any:
        if request.content_type == "application/json":
            try:
                return json.loads(await request.text())
            except ValueError:
                return await request.text()
        if request.content_type == "application/x-www-form-urlencoded":
            return dict(await request.post())
        return dict(request.query)

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(name := request.match_info["name"])
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return web.Response(status=404) if content is None else web.Response(body=content, content_type=kind)
