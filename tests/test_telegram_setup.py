"""The webhook, the menu of commands, the token and what the doctor reports."""

import logging
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web

from bot.channels import (
    Rejected,
    Unknown,
)
from bot.channels.telegram import Telegram
from bot.messages import Choice, Incoming, Outgoing
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Person

pytest_plugins = ["tests.fakes.telegram_fixtures"]

SECRET = "a-secret"
GO = Choice("Đi được", "rsvp:7:yes")


@pytest_asyncio.fixture
async def door(fake: FakeTelegram) -> AsyncIterator[tuple[Telegram, list[Incoming]]]:
    """A channel in webhook mode behind a real address, and what it has read."""
    seen: list[Incoming] = []

    async def hook(request: web.Request) -> web.Response:
        found = telegram.read(request.headers, await request.read())
        if found and found[0].text == "hỏng" and found[0] not in seen:
            seen.extend(found)
            return web.Response(status=500)
        seen.extend(found)
        return web.json_response(telegram.receipt(found))

    app = web.Application()
    app.router.add_post("/hooks/telegram", hook)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hooks/telegram"
    telegram = Telegram(token=fake.token, api_url=fake.url, mode="webhook", webhook_url=url, webhook_secret=SECRET)
    await telegram.open()
    yield telegram, seen
    await telegram.close()
    await runner.cleanup()


async def test_the_webhooks_answer_stops_the_spinner(fake: FakeTelegram, door: tuple[Telegram, list[Incoming]]) -> None:
    channel, seen = door
    lan = fake.person(7)
    await lan.starts("cn_7Kd2")
    assert seen[-1].text == "/start cn_7Kd2"
    await channel.send("7", Outgoing("Đi không chị?", (GO,)))
    await lan.taps("Đi được")
    assert fake.answered_taps == {seen[-1].tap_id}
    assert (fake.violations, fake.undelivered, await channel.check()) == ([], [], [])


async def test_the_platform_repeats_what_failed_and_the_doctor_sees_it(
    fake: FakeTelegram, door: tuple[Telegram, list[Incoming]]
) -> None:
    channel, seen = door
    await fake.person(7).types("hỏng")
    assert [each.text for each in seen] == ["hỏng", "hỏng"]
    assert seen[0].message_id == seen[1].message_id
    [problem] = await channel.check()
    assert problem.startswith("telegram.webhook: last error")
    fake.webhook_url = "https://elsewhere.example"
    assert "telegram.webhook: not set to our address" in await channel.check()


async def test_a_refused_token_stops_the_start_and_is_never_named(fake: FakeTelegram) -> None:
    wrong = Telegram(token="123456:wrong-token", api_url=fake.url)
    with pytest.raises(Rejected) as caught:
        await wrong.open()
    assert "wrong-token" not in f"{caught.value!r} {caught.value.__cause__!r}"


async def test_a_revoked_token_rejects_everything(fake: FakeTelegram, channel: Telegram) -> None:
    fake.token = "123456:a-new-one"
    assert await channel.check() == ["telegram.token: refused"]
    for question in (channel.poll, channel.me):
        with pytest.raises(Rejected):
            await question()
    with pytest.raises(Rejected):
        await channel.send("7", Outgoing("Chào chị"))


async def test_no_log_holds_the_token_or_a_text(fake: FakeTelegram, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    channel = Telegram(token=fake.token, api_url=fake.url)
    await channel.open()
    fake.person(7).chat.known = True
    await channel.send("7", Outgoing("Chuyện riêng"))
    fake.fail_next("html")
    with pytest.raises(Unknown):
        await channel.send("7", Outgoing("Chuyện riêng"))
    await channel.close()
    assert fake.token not in caplog.text
    assert "Chuyện" not in caplog.text


async def test_a_refused_webhook_and_refused_commands_only_warn(
    fake: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    channel = Telegram(
        token=fake.token, api_url=fake.url, mode="webhook", webhook_url="http://plain.example", webhook_secret=SECRET
    )
    await channel.open()
    await channel.publish_commands({"": [("Lịch", "lịch họp")]})
    assert "telegram.webhook" in caplog.text
    assert "telegram.commands" in caplog.text
    await channel.close()


async def test_opening_while_the_platform_is_away_only_warns(
    fake: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    channel = Telegram(token=fake.token, api_url=fake.url)
    async with fake.away():
        await channel.open()
        [problem] = await channel.check()
    assert problem.startswith("telegram.api:")
    assert await channel.me() == "hoamai_bot"
    await channel.close()


async def test_waiting_updates_survive_the_start_of_polling(fake: FakeTelegram) -> None:
    fake.secret = "old"
    await fake.person(7).types("trước khi mở máy")
    channel = Telegram(token=fake.token, api_url=fake.url)
    await channel.open()
    assert [each.text for each in await channel.poll()] == ["trước khi mở máy"]
    await channel.close()


async def test_commands_are_set_for_all_and_for_one(fake: FakeTelegram, channel: Telegram, lan: Person) -> None:
    await channel.publish_commands({"": [("lich", "Lịch họp")], "en": [("lich", "Meetings")]})
    await channel.publish_commands({"vi": [("guitin", "Gửi tin")]}, address="7")
    assert fake.commands == {
        ("all_private_chats", ""): [("lich", "Lịch họp")],
        ("all_private_chats", "en"): [("lich", "Meetings")],
        ("chat:7", "vi"): [("guitin", "Gửi tin")],
    }
    assert (await channel.me(), await channel.me()) == ("hoamai_bot", "hoamai_bot")
    assert [call.method for call in fake.calls].count("getMe") == 1
    assert fake.violations == []
