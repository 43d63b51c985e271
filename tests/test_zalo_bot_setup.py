"""The Zalo Bot channel around its work: webhook, checks, files and the secrecy of its token."""

import logging
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.channels import NotSent, Rejected, RetryLater
from bot.channels.zalo_bot import ZaloBot
from bot.messages import FileRef, Incoming, Kind, Outgoing
from tests.fakes.zalo_bot import FakeZaloBot
from tests.fakes.zalo_bot_kit import CLOSED, SECRET, channel, met, platform, serving


@pytest.fixture
async def fake() -> AsyncIterator[FakeZaloBot]:
    async with platform() as fake:
        yield fake


@pytest.fixture
async def bot(fake: FakeZaloBot) -> AsyncIterator[ZaloBot]:
    async with channel(fake) as bot:
        yield bot


# Set-up


@asynccontextmanager
async def app_with_webhook(
    fake: FakeZaloBot, answers: tuple[int, ...] = ()
) -> AsyncIterator[tuple[ZaloBot, list[Incoming]]]:
    """The bot behind a real webhook; `answers` are the statuses of its first answers to messages."""
    arrived: list[Incoming] = []
    statuses = list(answers)

    async def handler(request: web.Request) -> web.Response:
        incoming = zalo.read(request.headers, await request.read())
        if incoming and statuses and (status := statuses.pop(0)) != 200:
            return web.Response(status=status)
        arrived.extend(incoming)
        return web.json_response(zalo.receipt(incoming))

    async with (
        serving(handler) as url,
        channel(fake, mode="webhook", webhook_secret=SECRET, webhook_url=f"{url}/hooks/zalo-bot") as zalo,
    ):
        yield zalo, arrived


@pytest.mark.parametrize("wrapped", [True, False])
async def test_a_webhook_brings_what_people_send(fake: FakeZaloBot, wrapped: bool) -> None:
    fake.wrapped = wrapped
    async with app_with_webhook(fake) as (bot, arrived):
        await bot.open()
        lua = fake.person("a1")
        await lua.types("đi được")
        await lua.types("chào", group="g1")
        await lua.sends_sticker()
        await lua.sends_photo(caption="sổ")
        await lua.sends_voice()
        await lua.sends_unsupported()
        kinds = [Kind.TEXT, Kind.TEXT, Kind.STICKER, Kind.PHOTO, Kind.VOICE, Kind.OTHER]
        assert [incoming.kind for incoming in arrived] == kinds
        assert [incoming.group for incoming in arrived] == [False, True, False, False, False, False]
        await lua.repeats()
        assert arrived[-1] == arrived[-2]
        assert await bot.check() == []


async def test_the_platform_repeats_what_the_webhook_could_not_take(fake: FakeZaloBot) -> None:
    async with app_with_webhook(fake, answers=(500, 503)) as (bot, arrived):
        await bot.open()
        await fake.person("a1").types("1")
        assert [incoming.text for incoming in arrived] == ["1"]
        assert fake.undelivered == []


async def test_what_the_webhook_never_takes_is_lost(fake: FakeZaloBot) -> None:
    async with app_with_webhook(fake, answers=(500, 500, 500)) as (bot, arrived):
        await bot.open()
        await fake.person("a1").types("1")
        assert arrived == []
        assert len(fake.undelivered) == 1


async def test_deliveries_can_be_sent_elsewhere(fake: FakeZaloBot) -> None:
    async with app_with_webhook(fake) as (bot, arrived):
        await bot.open()
        fake.deliver_to, fake.webhook_url = fake.webhook_url, "https://hoamai.example/hooks/zalo-bot"
        await fake.person("a1").types("1")
        assert [incoming.text for incoming in arrived] == ["1"]


async def test_the_webhook_is_set_once_and_not_at_every_start(fake: FakeZaloBot) -> None:
    async with app_with_webhook(fake) as (bot, _):
        await bot.open()
        await bot.open()
    assert [call.method for call in fake.calls] == ["getWebhookInfo", "setWebhook", "getWebhookInfo"]


async def test_a_webhook_that_cannot_be_reached_is_kept_with_a_warning(
    fake: FakeZaloBot, caplog: pytest.LogCaptureFixture
) -> None:
    async with channel(fake, mode="webhook", webhook_secret=SECRET, webhook_url=CLOSED) as bot:
        await bot.open()
    assert fake.webhook_url == CLOSED
    assert "webhook.err.conn" in caplog.text


@pytest.mark.parametrize("secret", ["", "short12", "x" * 257])
async def test_a_secret_of_a_wrong_length_stops_the_start(fake: FakeZaloBot, secret: str) -> None:
    async with channel(fake, mode="webhook", webhook_secret=secret, webhook_url=CLOSED) as bot:
        with pytest.raises(Rejected, match="8 to 256"):
            await bot.open()
        assert [problem.partition(":")[0] for problem in await bot.check()] == ["zalo-bot.webhook_secret"]


async def test_polling_does_not_start_beside_a_webhook(fake: FakeZaloBot, bot: ZaloBot) -> None:
    await bot.open()
    fake.webhook_url = "https://elsewhere.example"
    with pytest.raises(Rejected, match=r"https://elsewhere\.example"):
        await bot.open()
    assert [problem.partition(":")[0] for problem in await bot.check()] == ["zalo-bot.webhook"]


async def test_a_refused_token_stops_the_start(fake: FakeZaloBot) -> None:
    async with channel(fake, token="123:old") as bot:
        with pytest.raises(Rejected, match="token"):
            await bot.open()
        assert await bot.check() == ["zalo-bot.token: Unauthorized"]


async def test_the_check_finds_nothing_wrong_or_names_it(fake: FakeZaloBot, bot: ZaloBot) -> None:
    assert await bot.check() == []
    fake.fail_next("500", method="getMe")
    fake.fail_next("502", method="getWebhookInfo")
    assert await bot.check() == ["zalo-bot.api: Internal error"]
    assert await bot.check() == ["zalo-bot.api: getWebhookInfo: HTTP 502"]
    async with channel(fake, mode="webhook", webhook_secret=SECRET, webhook_url=CLOSED) as hooked:
        assert await hooked.check() == [f"zalo-bot.webhook: registered is none, expected {CLOSED}"]


async def test_a_refused_webhook_stops_the_start(fake: FakeZaloBot) -> None:
    fake.allow_loopback_webhook = False
    async with channel(fake, mode="webhook", webhook_secret=SECRET, webhook_url="http://127.0.0.1:9/") as bot:
        with pytest.raises(Rejected, match="public https"):
            await bot.open()


# Files


async def test_a_photo_is_fetched(fake: FakeZaloBot, bot: ZaloBot) -> None:
    await fake.person("a1").sends_photo()
    [incoming] = await bot.poll()
    assert incoming.file
    assert await bot.fetch(incoming.file) == fake.files["photo.jpg"]


async def test_a_file_that_is_gone_or_too_large_is_rejected(fake: FakeZaloBot, bot: ZaloBot) -> None:
    fake.files["large"] = bytes(20 * 1024 * 1024 + 1)
    for name in ("large", "expired"):
        with pytest.raises(Rejected):
            await bot.fetch(FileRef(f"{fake.url}/files/{name}"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "x",
        "file:///etc/passwd",
        "http://photo.zdn.vn/x.jpg",
        "https://zdn.vn.hoamai.example/x.jpg",
        "https://photo.zdn.vn@127.0.0.1/x.jpg",
        "http://127.0.0.1:9/x.jpg",
        "http://169.254.169.254/latest",
        "https://[::1",
    ],
)
async def test_nothing_is_fetched_from_elsewhere(bot: ZaloBot, address: str) -> None:
    with pytest.raises(Rejected):
        await bot.fetch(FileRef(address))


async def test_a_redirect_of_a_file_is_not_followed_and_a_broken_server_is_tried_again() -> None:
    async def handler(request: web.Request) -> web.Response:
        if request.path == "/moved":
            raise web.HTTPFound("/inside")
        return web.Response(status=200 if request.path == "/inside" else 503)

    async with serving(handler) as url:
        bot = ZaloBot(token="123:x", api_url=url)
        with pytest.raises(Rejected):
            await bot.fetch(FileRef(f"{url}/moved"))
        with pytest.raises(RetryLater):
            await bot.fetch(FileRef(f"{url}/broken"))
        await bot.close()


async def test_a_file_server_that_is_away_is_tried_again() -> None:
    bot = ZaloBot(token="123:x", api_url=CLOSED)
    with pytest.raises(RetryLater):
        await bot.fetch(FileRef(f"{CLOSED}/x.jpg"))
    await bot.close()


# The token


@pytest.mark.parametrize("kind", ["401", "404", "429", "500", "502", "html", "cut", "half", "timeout"])
async def test_no_error_log_or_repr_shows_the_token(
    fake: FakeZaloBot, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await met(fake)
    fake.fail_next(kind)
    async with channel(fake, timeout=0.3) as bot:
        with pytest.raises(NotSent) as caught:
            await bot.send("a1", Outgoing("1"))
        shown = "".join(traceback.format_exception(caught.value)) + repr(bot) + caught.value.reason
    ours = "".join(record.getMessage() for record in caplog.records if record.name != "aiohttp.access")
    assert fake.token not in shown + ours
    assert context_of(caught.value) == []


@pytest.mark.parametrize("api_url", [CLOSED, "http://", "ftp://hoamai.example"])
async def test_an_unreachable_address_does_not_show_the_token(api_url: str) -> None:
    bot = ZaloBot(token="123:secret", api_url=api_url)
    with pytest.raises(RetryLater) as caught:
        await bot.poll()
    assert "secret" not in "".join(traceback.format_exception(caught.value))
    assert all(isinstance(cause, NotSent) for cause in context_of(caught.value))
    await bot.close()


async def test_a_platform_that_repeats_the_path_does_not_show_the_token() -> None:
    async def handler(request: web.Request) -> web.Response:
        return web.json_response({"ok": False, "error_code": 404, "description": f"no {request.path}"}, status=404)

    async with serving(handler) as url:
        bot = ZaloBot(token="123:secret", api_url=url)
        with pytest.raises(Rejected) as caught:
            await bot.send("a1", Outgoing("1"))
        assert caught.value.reason == "no /bot…/sendMessage"
        await bot.close()


def context_of(error: BaseException) -> list[BaseException]:
    """What hangs on an error, shown or not."""
    nearest = error.__cause__ or error.__context__
    return [nearest, *context_of(nearest)] if nearest else []
