"""The calls of the Official Account's OpenAPI, and of the host of the template messages."""

import hmac
import json
import re
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web

from tests.fakes.zalo_oa_people import Person, Shown
from tests.fakes.zalo_oa_rules import VIETNAM, Breach, Refusal, check_cs, error, fields, millis, ok
from tests.fakes.zalo_oa_uploads import answer as uploaded
from tests.fakes.zalo_oa_uploads import parsed

if TYPE_CHECKING:
    from tests.fakes.zalo_oa import FakeZaloOa

REACTIONS = (":>--b", ":-((", "/-strong", "/-heart", "-h:o", "/-remove")


class Api:
    """The account as its OpenAPI shows it."""

    def __init__(self, fake: "FakeZaloOa") -> None:
        self.fake = fake

    async def answer(self, host: str, request: web.Request, left: int) -> web.Response:
        """Judge the token and the rate, do what is asked, and note every breach of the documented interface."""
        rate = {"X-RateLimit-Limit": str(self.fake.rate_limit), "X-RateLimit-Remain": str(max(left, 0))}
        try:
            self._judge_token(host, request)
            if left < 0:
                raise Refusal(-32)
            data = await self._do(host, request)
        except Refusal as refusal:
            if isinstance(refusal, Breach):
                self.fake.violations.append(f"{request.path}: {refusal}")
            return error(refusal.code, str(refusal), rate)
        return ok(data, rate)

    def _judge_token(self, host: str, request: web.Request) -> None:
        if "Authorization" in request.headers or "access_token" in request.query:
            self.fake.violations.append(f"{request.path}: the token goes in the header access_token")
        token = request.headers.get("access_token", "")
        if code := self.fake.oauth.judge(token):
            raise Refusal(-124 if host == "zns" else code)
        proof = hmac.new(self.fake.app_secret.encode(), token.encode(), "sha256").hexdigest()
        if request.headers.get("appsecret_proof", "" if self.fake.needs_proof else proof) != proof:
            raise Refusal(-1241 if host == "zns" else -242, "appsecret_proof is invalid")

    async def _do(self, host: str, request: web.Request) -> Any:
        match host, request.method, request.path:
            case "openapi", "POST", "/v3.0/oa/message/cs":
                return await self._send(await _json(request))
            case "openapi", "POST", "/v3.0/oa/message/template":
                return self._template_to_user(await _json(request))
            case "openapi", "POST", "/v2.0/oa/message":
                return self._react(await _json(request))
            case "openapi", "POST", "/v3.0/oa/message/transaction" | "/v3.0/oa/message/promotion":
                raise Breach(-240)
            case "openapi", "POST", "/v2.0/oa/upload/image" | "/v2.0/oa/upload/gif" | "/v2.0/oa/upload/file":
                return await self._upload(request)
            case "openapi", "GET", "/v3.0/oa/user/detail":
                return self._detail(
                    self._person(fields("data", parsed(request.query.get("data")), {"user_id": str})["user_id"])
                )
            case "openapi", "GET", "/v2.0/oa/getoa":
                followers = sum(person.follower for person in self.fake.people.values())
                return {"oaid": self.fake.oa_id, "oa_type": 4, "num_follower": followers, **self.fake.account}
            case "openapi", "POST", "/v3.0/oa/quota/message":
                return self._quota(await _json(request))
            case "zns", "POST", "/message/template":
                return self._template_to_phone(await _json(request))
            case "zns", "GET", "/message/quota":
                return self.fake.templates.quota()
            case "zns", "GET", "/template/info/v2":
                return self.fake.templates.info(request.query.get("template_id", ""))
            case "zns", "GET", "/message/status":
                return self._status(request.query.get("message_id", ""))
        raise Breach(-201, f"{host} {request.method}: no such call")

    # Messages

    async def _send(self, body: Any) -> dict[str, Any]:
        user_id, message = check_cs(body)
        person = self._person(user_id)
        shown = await self._shown(message)
        quota, shown.price = self.fake.meter.answer(person)
        return self._sent(person, shown, quota)

    def _sent(self, person: Person, shown: Shown, quota: dict[str, Any]) -> dict[str, Any]:
        person.screen.append(shown)
        if self.fake.echoes:
            self.fake.webhook.soon(self._echo(person, shown))
        owner = {"owner_type": "OA", "owner_id": self.fake.oa_id}
        data = {"message_id": shown.id, "user_id": person.id, "sent_time": millis()}
        return data | {"quota": quota | owner}

    async def _echo(self, person: Person, shown: Shown) -> None:
        """What was sent comes back as an event; then her phone says that it has it."""
        message: dict[str, Any] = {"msg_id": shown.id}
        if shown.text:
            message["text"] = shown.text
        kind = "text"
        if shown.image:
            kind, address = "image", f"{self.fake.url}/files/photo.jpg"
            message["attachments"] = [{"type": "image", "payload": {"thumbnail": address, "url": address}}]
        elif shown.file:
            kind = "file"
            payload = {"url": f"{self.fake.url}/files/{shown.file}", "name": shown.file, "size": "12345"}
            message["attachments"] = [{"type": "file", "payload": payload}]
        elif shown.template or shown.asks_info:
            kind = "template"
        await self.fake.deliver({**self.fake.to_user(person), "event_name": f"oa_send_{kind}", "message": message})
        await self.fake.arrives(person, shown)

    async def _shown(self, message: dict[str, Any]) -> Shown:
        """What the message looks like on a phone. Raises Refusal when an attachment cannot be had."""
        shown = Shown(self.fake.new_id(), message.get("text", ""))
        payload = message.get("attachment", {}).get("payload", {})
        shown.buttons = tuple(payload.get("buttons", ()))
        shown.asks_info = payload.get("template_type") == "request_user_info"
        if "token" in payload:
            shown.file = self.fake.uploads.find(payload["token"], "file").name
        if payload.get("template_type") == "media":
            element = payload["elements"][0]
            if element.get("url"):
                shown.image = await self._fetched(element["url"])
            elif element["media_type"] != "sticker":
                shown.image = self.fake.uploads.find(element["attachment_id"], element["media_type"]).content
        if shown.asks_info:
            shown.text = f"{payload['elements'][0]['title']}\n{payload['elements'][0]['subtitle']}"
        return shown

    async def _fetched(self, url: str) -> bytes:
        """A picture at a public address (the code and the wording are assumed)."""
        try:
            async with self.fake.http.get(url, timeout=aiohttp.ClientTimeout(total=5)) as response:
                content = await response.read()
        except (aiohttp.ClientError, TimeoutError):
            content = b""
        if not content or response.status != 200 or not response.content_type.startswith("image/"):
            raise Refusal(-201, "url cannot be fetched")
        if len(content) > 1024 * 1024:
            raise Breach(-210, "image is larger than 1 MB")
        return content

    def _react(self, body: Any) -> dict[str, Any]:
        """A reaction; everything else of the second version has been shut down."""
        if not isinstance(body, dict) or "sender_action" not in body:
            raise Breach(-240)
        fields("body", body, {"recipient": dict, "sender_action": dict})
        action = fields("sender_action", body["sender_action"], {"react_icon": str, "react_message_id": str})
        if action["react_icon"] not in REACTIONS:
            raise Breach(-201, "react_icon is not documented")
        person = self._person(fields("recipient", body["recipient"], {"user_id": str})["user_id"])
        return {"message_id": self.fake.new_id(), "user_id": person.id}

    # Template messages

    def _template_to_user(self, body: Any) -> dict[str, Any]:
        fields("body", body, {"user_id": str, "template_id": str, "template_data": dict})
        person = self._person(body["user_id"])
        quota, template, price = self.fake.templates.to_user(body, person)
        shown = Shown(self.fake.new_id(), _filled(template.name, body), template=template.id, price=price)
        self.fake.templates.sent.append({**body, "msg_id": shown.id})
        return self._sent(person, shown, quota)

    def _template_to_phone(self, body: Any) -> dict[str, Any]:
        person, template, price = self.fake.templates.to_phone(body)
        shown = Shown(self.fake.new_id(), _filled(template.name, body), template=template.id, price=price)
        self.fake.templates.sent.append({**body, "msg_id": shown.id})
        person.screen.append(shown)
        if self.fake.echoes and person.online:
            shown.arrived = True
            self.fake.webhook.soon(self._delivered(person, shown, body["tracking_id"]))
        quota = {"dailyQuota": str(self.fake.templates.daily), "remainingQuota": str(self.fake.templates.remaining())}
        return {"msg_id": shown.id, "sent_time": millis(), "sending_mode": "1", "quota": quota}

    async def _delivered(self, person: Person, shown: Shown, tracking_id: str) -> None:
        message = {"delivery_time": millis(), "msg_id": shown.id, "tracking_id": tracking_id}
        ends = {"sender": {"id": self.fake.oa_id}, "recipient": {"id": person.phone}}
        await self.fake.webhook.deliver({**ends, "event_name": "user_received_message", "message": message}, zns=True)

    def _status(self, message_id: str) -> dict[str, Any]:
        for person in self.fake.people.values():
            for shown in person.screen:
                if shown.id == message_id:
                    return {"delivery_time": millis(), "message": "", "status": int(shown.arrived)}
        return {"delivery_time": "", "message": "", "status": -1}

    # Uploads, people, quotas

    async def _upload(self, request: web.Request) -> dict[str, str]:
        kind = request.path.rpartition("/")[2]
        if request.content_type != "multipart/form-data":
            raise Breach(-201, f"content type {request.content_type}")
        form = await request.post()
        sent = form.get("file")
        if set(form) != {"file"} or not isinstance(sent, web.FileField):
            raise Breach(-201, f"fields {sorted(form)} instead of file")
        if re.search("%[0-9A-F]{2}", sent.filename):
            raise Breach(-201, "the name is percent-encoded, and would be shown so")
        key = f"{kind}-{self.fake.new_id()}"
        self.fake.uploads.keep(key, kind, sent.filename, sent.file.read())
        return uploaded(kind, key)

    def _detail(self, person: Person) -> dict[str, Any]:
        last = person.last_interaction
        about: dict[str, Any] = {
            "user_id": person.id,
            "user_id_by_app": self.fake.id_by_app(person),
            "display_name": person.name,
        }
        about |= {"user_alias": "", "avatar": "https://s120-ava-talk.zadn.vn/a.jpg", "tags_and_notes_info": {}}
        shared = {"name": "", "phone": "", "address": "", "city": "", "district": ""}
        day = last.astimezone(VIETNAM).strftime("%d/%m/%Y") if last else ""
        state = {"is_sensitive": False, "user_is_follower": person.follower, "user_last_interaction_date": day}
        return about | state | {"shared_info": shared}

    def _quota(self, body: Any) -> Any:
        if isinstance(body, dict) and "user_id" in body:
            return self.fake.meter.remaining(self._person(fields("body", body, {"user_id": str})["user_id"]))
        fields("body", body, {"quota_owner": str, "product_type": str, "quota_type": str})
        return [{**body, "remain": self.fake.meter.package}]

    def _person(self, user_id: str) -> Person:
        """Raises Refusal (-201) for an id that the account has never met."""
        if user_id not in self.fake.people:
            raise Refusal(-201, "user_id is invalid")
        return self.fake.people[user_id]


async def _json(request: web.Request) -> Any:
    """The JSON of a body. Raises Breach."""
    if request.content_type != "application/json":
        raise Breach(-201, f"content type {request.content_type}")
    try:
        return json.loads(await request.text())
    except ValueError:
        raise Breach(-201, "the body is no JSON") from None


def _filled(name: str, body: dict[str, Any]) -> str:
    return "\n".join([name, *(f"{key}: {value}" for key, value in body["template_data"].items())])


async def broken(request: web.Request, answer: web.Response, *, half: bool) -> web.StreamResponse:
    """Close the connection before or within the answer."""
    if half:
        assert isinstance(answer.body, bytes)
        response = web.StreamResponse(headers={"Content-Length": str(len(answer.body))})
        await response.prepare(request)
        await response.write(answer.body[:10])
    assert request.transport
    request.transport.close()
    return web.Response()
