"""The fake Zalo Bot Platform is as strict as the docs, so that the tests against it mean something."""

from typing import Any

import aiohttp
import pytest

from bot.channels.zalo_bot_client import ZaloBotClient
from tests.fakes.zalo_bot import FakeZaloBot
from tests.fakes.zalo_bot_kit import CLOSED


@pytest.mark.parametrize(
    ("method", "params", "problem"),
    [
        ("SendMessage", {}, "SendMessage: invalid API name"),
        ("sendMessage", {"chat_id": "a1"}, "sendMessage: The text must not be empty"),
        ("sendMessage", {"chat_id": "a1", "text": ""}, "sendMessage: The text must not be empty"),
        ("sendMessage", {"chat_id": "a1", "text": "x" * 2001}, "sendMessage: text is longer than 2000 characters"),
        ("sendMessage", {"chat_id": 1, "text": "x"}, "sendMessage: chat_id is a int"),
        ("sendMessage", {"chat_id": "a1", "text": "x", "buttons": []}, "sendMessage: unknown parameter buttons"),
        ("setWebhook", {"url": CLOSED, "secret_token": ""}, "setWebhook: The secret_token must not be empty"),
    ],
)
async def test_the_fake_refuses_and_records_what_is_not_in_the_docs(
    method: str, params: dict[str, Any], problem: str
) -> None:
    async with FakeZaloBot() as strict:
        client = ZaloBotClient(token=strict.token, api_url=strict.url, timeout=2)
        answer = await client.ask(method, **params)
        assert (answer.ok, answer.code) == (False, 400)
        assert strict.violations == [problem]
        await client.close()


async def test_the_fake_takes_parameters_in_every_documented_way() -> None:
    async with FakeZaloBot() as fake, aiohttp.ClientSession() as http:
        await fake.person("a1").types("chào")
        url = f"{fake.url}/bot{fake.token}/sendMessage"
        params = {"chat_id": "a1", "text": "Mời chị"}
        for call in (http.get(url, params=params), http.post(url, data=params), http.post(url, json=params)):
            async with call as response:
                assert (await response.json())["ok"]
        assert len(fake.person("a1").screen) == 3


async def test_the_fake_forgets_a_deleted_webhook() -> None:
    async with FakeZaloBot() as fake, aiohttp.ClientSession() as http:
        fake.webhook_url = "https://hoamai.example/hooks/zalo-bot"
        statuses = []
        for method in ("getWebhookInfo", "deleteWebhook", "deleteWebhook", "getWebhookInfo"):
            async with http.post(f"{fake.url}/bot{fake.token}/{method}") as response:
                statuses.append(response.status)
        assert statuses == [200, 200, 200, 404]
