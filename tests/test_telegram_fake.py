"""The fake Telegram is as strict as the platform, so that what passes here passes there."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from bot.channels import RetryLater
from bot.channels.telegram import Telegram
from bot.messages import Choice, Outgoing
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Person

pytest_plugins = ["tests.fakes.telegram_fixtures"]


async def ask(fake: FakeTelegram, method: str, token: str = "", **params: Any) -> tuple[int, str]:
    """The status and the description of a raw call."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{fake.url}/bot{token or fake.token}/{method}", json=params) as response,
    ):
        return response.status, (await response.json()).get("description", "")


@pytest.mark.parametrize(
    ("method", "params", "violation"),
    [
        ("sendMessage", {"chat_id": 7}, "sendMessage: parameter text is missing"),
        ("sendMessage", {"chat_id": 7, "text": "a", "txt": "b"}, "sendMessage: unknown parameter txt"),
        ("sendMessage", {"chat_id": 7, "text": 5}, "sendMessage: text is not String"),
        ("sendMessage", {"chat_id": True, "text": "a"}, "sendMessage: chat_id is not Integer"),
        ("sendMessage", {"chat_id": 7, "text": "🌸" * 2049}, "message is too long"),
        (
            "sendMessage",
            {"chat_id": 7, "text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a", "data": "x"}]]}},
            "sendMessage: reply_markup.inline_keyboard[0][0].data is unknown to InlineKeyboardButton",
        ),
        (
            "sendMessage",
            {"chat_id": 7, "text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}},
            "a button takes a text and exactly one action",
        ),
        ("setWebhook", {"url": "http://plain.example"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ("sendPhoto", {"chat_id": 7, "photo": "https://a.example/b.jpg"}, "the bot sends no addresses"),
    ],
)
async def test_a_call_against_the_bot_api_is_refused_and_noted(
    fake: FakeTelegram, lan: Person, method: str, params: dict[str, Any], violation: str
) -> None:
    assert await ask(fake, method, **params) == (400, f"Bad Request: {violation}")
    assert fake.violations == [violation]
    assert lan.screen == []


async def test_unknown_methods_and_tokens_are_refused(fake: FakeTelegram) -> None:
    assert await ask(fake, "sendmessages") == (404, "Not Found")
    assert await ask(fake, "getMe", token="1:x") == (401, "Unauthorized")
    assert fake.calls == []


async def test_an_even_pace_passes_the_limits_and_a_burst_does_not(fake: FakeTelegram, channel: Telegram) -> None:
    fake.enforce_limits = True
    for user_id in range(1, 21):
        fake.person(user_id).chat.known = True
    for user_id in range(1, 21):
        await channel.send(str(user_id), Outgoing("Chào chị"))
        await asyncio.sleep(1 / 29.5)
    with pytest.raises(RetryLater) as caught:
        await asyncio.gather(*(channel.send(str(user_id), Outgoing("Chào chị")) for user_id in range(1, 21)))
    assert caught.value.wait == 1


async def test_only_a_button_that_is_there_can_be_tapped(channel: Telegram, lan: Person) -> None:
    await channel.send("7", Outgoing("Đi không chị?", (Choice("Đi được", "x"),)))
    with pytest.raises(AssertionError, match="Đi được"):
        await lan.taps("Không đi được")


async def test_only_asked_for_updates_are_delivered(fake: FakeTelegram, channel: Telegram) -> None:
    await channel.poll()
    await fake.deliver(edited_message={"message_id": 1})
    assert not fake.updates


async def test_a_call_in_the_webhooks_answer_is_held_to_the_same_rules(fake: FakeTelegram) -> None:
    await fake._run_receipt(json.dumps({"method": "answerCallbackQuery", "callback_query_id": "gone"}).encode())
    await fake._run_receipt(b"OK")
    [violation] = fake.violations
    assert "query is too old" in violation
