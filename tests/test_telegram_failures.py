"""Every way in which Telegram says no, or says nothing, has its own error."""

import asyncio
import traceback

import pytest
from aiohttp import web

from bot.channels import (
    NotSent,
    Rejected,
    RetryLater,
    Unknown,
    Unreachable,
)
from bot.channels.telegram import Telegram
from bot.channels.telegram_request import AiohttpRequest, NotConnected
from bot.messages import Choice, Outgoing
from tests.fakes.telegram import FakeTelegram, Fault
from tests.fakes.telegram_people import Person

pytest_plugins = ["tests.fakes.telegram_fixtures"]


async def test_who_cannot_be_written_to_is_unreachable(fake: FakeTelegram, channel: Telegram, lan: Person) -> None:
    with pytest.raises(Unreachable, match="not found"):
        await channel.send("8", Outgoing("Chào chị"))
    await lan.blocks()
    with pytest.raises(Unreachable, match="blocked"):
        await channel.send("7", Outgoing("Chào chị"))
    lan.deletes_account()
    with pytest.raises(Unreachable, match="deactivated"):
        await channel.send("7", Outgoing("Chào chị"))


async def test_a_message_that_breaks_the_rules_is_rejected(fake: FakeTelegram, channel: Telegram, lan: Person) -> None:
    with pytest.raises(Rejected, match="empty"):
        await channel.send("7", Outgoing(" "))
    with pytest.raises(Rejected):
        await channel.send("7", Outgoing("Đi không?", (Choice("Có", "x" * 65),)))
    assert fake.violations == ["message text is empty", "BUTTON_DATA_INVALID"]


@pytest.mark.parametrize(
    ("fault", "error", "shown"),
    [
        ("429", RetryLater, False),
        ("500", RetryLater, False),
        ("502", Unknown, False),
        ("504", Unknown, False),
        ("html", Unknown, False),
        ("refuse_before", Unknown, False),
        ("timeout", Unknown, True),
        ("cut", Unknown, True),
        ("half", Unknown, True),
    ],
)
async def test_a_failure_says_whether_the_message_may_have_left(
    fake: FakeTelegram, channel: Telegram, lan: Person, fault: Fault, error: type[NotSent], shown: bool
) -> None:
    impatient = Telegram(token=fake.token, api_url=fake.url, read_timeout=0.2)
    await impatient.open()
    fake.fail_next(fault)
    with pytest.raises(error) as caught:
        await impatient.send("7", Outgoing("Chào chị"))
    assert fake.token not in "".join(traceback.format_exception(caught.value))
    assert (lan.last == "Chào chị") is shown
    assert await impatient.send("7", Outgoing("Lần nữa"))
    await impatient.close()


async def test_a_refused_connection_is_certainly_not_sent(fake: FakeTelegram, channel: Telegram, lan: Person) -> None:
    async with fake.away():
        with pytest.raises(RetryLater):
            await channel.send("7", Outgoing("Chào chị"))
    await channel.send("7", Outgoing("Chào chị"))
    assert [shown.text for shown in lan.screen] == ["Chào chị"]


async def test_a_host_without_an_address_and_a_closed_channel_certainly_do_not_send(channel: Telegram) -> None:
    lost = Telegram(token="1:x", api_url="http://nowhere.invalid")
    await lost.open()
    with pytest.raises(RetryLater):
        await lost.send("7", Outgoing("Chào chị"))
    await lost.close()
    with pytest.raises(RetryLater):
        await lost.send("7", Outgoing("Chào chị"))


async def test_a_full_pool_is_certainly_not_sent(fake: FakeTelegram) -> None:
    request = AiohttpRequest(pool=1, connect_timeout=0.1)
    await request.initialize()
    poll = asyncio.create_task(request.post(f"{fake.url}/bot{fake.token}/getUpdates?timeout=5"))
    await asyncio.sleep(0.05)
    with pytest.raises(NotConnected):
        await request.post(f"{fake.url}/bot{fake.token}/getMe")
    await fake.person(7).types("xong")
    assert isinstance(await poll, list)
    await request.shutdown()


@pytest.mark.parametrize(("status", "error"), [(403, RetryLater), (302, RetryLater), (413, Rejected), (500, Unknown)])
async def test_a_proxys_page_does_not_make_her_unreachable(status: int, error: type[NotSent]) -> None:
    async def refuse(request: web.Request) -> web.Response:
        return web.Response(status=status, text="not the platform")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", refuse)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    channel = Telegram(token="1:x", api_url=f"http://127.0.0.1:{runner.addresses[0][1]}")
    await channel.open()
    with pytest.raises(error):
        await channel.send("7", Outgoing("Chào chị"))
    await channel.close()
    await runner.cleanup()


async def test_a_group_waits_alone_and_the_bot_as_a_whole(fake: FakeTelegram, channel: Telegram, lan: Person) -> None:
    fake.group(-1001)
    fake.fail_next("429", 2)
    for address, scope in (("-1001", "chat"), ("7", "account")):
        with pytest.raises(RetryLater) as caught:
            await channel.send(address, Outgoing("Chào"))
        assert caught.value.scope == scope
