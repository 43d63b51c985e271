"""The Zalo Bot channel and its platform, ready for a test."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bot.channels.zalo_bot import ZaloBot
from tests.fakes.zalo_bot import FakeZaloBot
from tests.fakes.zalo_bot_people import Person

SECRET = "hoa-mai-2026"
CLOSED = "http://127.0.0.1:9"  # nobody listens on the discard port


@asynccontextmanager
async def platform() -> AsyncIterator[FakeZaloBot]:
    """A platform that at the end insists on calls as they are documented."""
    async with FakeZaloBot(allow_loopback_webhook=True) as fake:
        yield fake
        assert fake.violations == []


@asynccontextmanager
async def channel(fake: FakeZaloBot, **settings: Any) -> AsyncIterator[ZaloBot]:
    """A channel with short timeouts; polling, unless the settings say otherwise."""
    plain: dict[str, Any] = {"token": fake.token, "api_url": fake.url, "poll_timeout": 1, "timeout": 2.0}
    zalo = ZaloBot(**(plain | settings))
    zalo.chat_gap = 0.01
    try:
        yield zalo
    finally:
        await zalo.close()


@asynccontextmanager
async def serving(handler: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> AsyncIterator[str]:
    """A web server on loopback, as small as its one handler; gives its address."""
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield "http://{}:{}".format(*runner.addresses[0][:2])
    finally:
        await runner.cleanup()


async def met(fake: FakeZaloBot) -> Person:
    """Somebody who has written to the bot, so that it may write to her: her id is "a1"."""
    person = fake.person("a1")
    await person.types("chào")
    return person


def update(event: str = "text", /, **fields: Any) -> dict[str, Any]:
    """An update as captured from a live bot, with other or further fields of its message."""
    message = {
        "from": {"id": "6ede9afa66b88fe6d6a9", "display_name": "Lụa", "is_bot": False},
        "chat": {"id": "6ede9afa66b88fe6d6a9", "chat_type": "PRIVATE"},
        "message_id": "2d758cb5e222177a4e35",
        "date": 1750316131602,
    }
    return {"event_name": f"message.{event}.received", "message": message | fields}
