"""Calls of the fake Official Account as the product makes them, and a webhook that notes what it gets."""

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web

from tests.fakes.zalo_bot_kit import serving
from tests.fakes.zalo_oa import SEND, TOKEN, FakeZaloOa
from tests.fakes.zalo_oa_people import Person

MORNING = "2026-11-23T09:00:00+07:00"
LUA = "2512523625412515999"  # beyond 2^53
PICTURE = b"\xff\xd8\xff a picture"


async def call(oa: FakeZaloOa, method: str, url: str, token: str = "", **request: Any) -> dict[str, Any]:
    """The JSON that a call is answered with; an address without a host is one of the OpenAPI."""
    url = url if url.startswith("http") else oa.url + url
    async with oa.http.request(method, url, headers={"access_token": token or oa.fresh_token()}, **request) as response:
        return dict(await response.json())


async def say(oa: FakeZaloOa, user_id: str = LUA, text: str = "Mời chị", **message: Any) -> dict[str, Any]:
    """Send a message as the product would."""
    body = {"recipient": {"user_id": user_id}, "message": {"text": text, **message}}
    return await call(oa, "POST", SEND, json=body)


async def refresh(oa: FakeZaloOa, token: str, secret: str = "", **more: str) -> dict[str, Any]:
    """Exchange a refresh token."""
    form = {"refresh_token": token, "app_id": oa.app_id, "grant_type": "refresh_token"} | more
    headers = {"secret_key": secret or oa.app_secret}
    async with oa.http.post(oa.oauth_url + TOKEN, data=form, headers=headers) as response:
        return dict(await response.json())


async def upload(oa: FakeZaloOa, kind: str, name: str, content: bytes) -> dict[str, Any]:
    """Upload an "image", "gif" or "file"."""
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("file", io.BytesIO(content), filename=name)
    return await call(oa, "POST", f"/v2.0/oa/upload/{kind}", data=form)


async def followed(oa: FakeZaloOa, phone: str = "") -> Person:
    """Somebody who has just followed the account."""
    person = oa.person(LUA, phone=phone)
    await person.follows()
    return person


@asynccontextmanager
async def hooked(oa: FakeZaloOa, *statuses: int) -> AsyncIterator[list[tuple[dict[str, str], bytes]]]:
    """A webhook that answers with these statuses, then with 200; gives what it was sent."""
    got: list[tuple[dict[str, str], bytes]] = []
    left = list(statuses)

    async def take(request: web.Request) -> web.Response:
        got.append((dict(request.headers), await request.read()))
        return web.Response(status=left.pop(0) if left else 200)

    async with serving(take) as url:
        oa.deliver_to = url
        yield got


def buttons(*listed: Any) -> dict[str, Any]:
    """An attachment of buttons."""
    return {"type": "template", "payload": {"buttons": list(listed)}}


def media(**element: Any) -> dict[str, Any]:
    """An attachment of one picture."""
    payload = {"template_type": "media", "elements": [{"media_type": "image", **element}]}
    return {"type": "template", "payload": payload}
