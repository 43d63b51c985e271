"""The Zalo Bot channel at work: polling and sending, against a strict platform on loopback."""

import asyncio
import time
import unicodedata
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import Channel, NotSent, QuotaUsed, Rejected, RetryLater, Unknown, Unreachable
from bot.channels.zalo_bot import ZaloBot, split_text
from bot.messages import Attachment, Choice, Outgoing
from tests.fakes.zalo_bot import FakeZaloBot
from tests.fakes.zalo_bot_kit import CLOSED, channel, met, platform, serving, update


@pytest.fixture
async def fake() -> AsyncIterator[FakeZaloBot]:
    async with platform() as fake:
        yield fake


@pytest.fixture
async def bot(fake: FakeZaloBot) -> AsyncIterator[ZaloBot]:
    async with channel(fake) as bot:
        yield bot


def test_the_bot_is_a_channel_with_its_limits() -> None:
    bot: Channel = ZaloBot(token="123456789:abc")
    assert (bot.name, bot.account) == ("zalo-bot", "zalo-bot:123456789")
    assert (bot.chat_gap, bot.text_limit) == (1.0, 2000)


# Polling


async def test_polling_gives_what_people_send(fake: FakeZaloBot, bot: ZaloBot) -> None:
    lua = fake.person("a1", name="Lụa")
    await lua.types("man 7kd2")
    [incoming] = await bot.poll()
    assert (incoming.address, incoming.text, incoming.name) == ("a1", "man 7kd2", "Lụa")
    assert incoming.sent_at
    assert abs(incoming.sent_at.timestamp() - time.time()) < 5
    await bot.settle(incoming)


async def test_an_idle_poll_is_nothing_and_no_error(bot: ZaloBot) -> None:
    assert await bot.poll() == []


async def test_a_message_that_comes_again_at_once_makes_no_hot_loop(fake: FakeZaloBot, bot: ZaloBot) -> None:
    fake.replay = True
    await fake.person("a1").types("1")
    first, again = await bot.poll(), await bot.poll()
    assert first == again != []
    one, two = (call.time for call in fake.calls)
    assert two - one >= 0.99
    await fake.person("a1").types("2")
    assert [incoming.text for incoming in await bot.poll()] == ["2"]


async def test_a_list_of_updates_is_tolerated() -> None:
    async def handler(request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": [update(text="1"), update(text="2")]})

    async with serving(handler) as url:
        bot = ZaloBot(token="123:x", api_url=url)
        assert [incoming.text for incoming in await bot.poll()] == ["1", "2"]
        await bot.close()


@pytest.mark.parametrize("kind", ["400", "403", "429", "500", "502", "504", "html", "cut", "ok_false"])
async def test_polling_tries_again_when_the_platform_stumbles(fake: FakeZaloBot, bot: ZaloBot, kind: str) -> None:
    fake.fail_next(kind, method="getUpdates")
    if kind == "cut":
        await fake.person("a1").types("1")
    with pytest.raises(RetryLater) as caught:
        await bot.poll()
    assert caught.value.scope == "account"
    assert caught.value.wait > 0


async def test_polling_with_a_refused_token_is_rejected(fake: FakeZaloBot) -> None:
    async with channel(fake, token="123:old") as bot:
        with pytest.raises(Rejected):
            await bot.poll()


async def test_polling_beside_a_webhook_tries_again_later(fake: FakeZaloBot, bot: ZaloBot) -> None:
    fake.webhook_url = "https://elsewhere.example"
    with pytest.raises(RetryLater, match="Webhook"):
        await bot.poll()


async def test_the_fifty_first_person_is_not_heard(fake: FakeZaloBot, bot: ZaloBot) -> None:
    for number in range(50):
        assert fake.admits(f"a{number}", f"a{number}")
    await fake.person("a51").types("chào")
    assert await bot.poll() == []


# What goes out


async def test_a_message_goes_out_as_plain_text(fake: FakeZaloBot, bot: ZaloBot) -> None:
    lua = await met(fake)
    text = unicodedata.normalize("NFD", "Chị đi được không?\n1. Đi được\n2. Không đi được")
    rich = Outgoing(
        text,
        choices=(Choice("Đi được", "yes"), Choice("Không đi được", "no")),
        replaces="82599fa32f56d00e8941",
        contact_button="Gửi số của em",
        attachment=Attachment("lich.ics", "text/calendar", b"BEGIN"),
    )
    sent = await bot.send("a1", rich)
    assert lua.last == unicodedata.normalize("NFC", text)
    assert sent.ids == (lua.screen[-1].id,)
    assert fake.calls[-1].params == {"chat_id": "a1", "text": lua.last}


async def test_a_long_text_goes_in_parts_and_resumes_where_it_stopped(fake: FakeZaloBot, bot: ZaloBot) -> None:
    lua = await met(fake)
    paragraphs = ["Mận " * 300, "Bưởi " * 250, "Ổi " * 500]
    long = Outgoing("\n\n".join(paragraphs))
    assert len((await bot.send("a1", long)).ids) == 3
    assert [message.text for message in lua.screen] == [paragraph.strip() for paragraph in paragraphs]
    assert len((await bot.send("a1", Outgoing(long.text, skip_parts=2))).ids) == 1
    assert lua.last == paragraphs[2].strip()


async def test_letters_beyond_the_basic_plane_count_twice(fake: FakeZaloBot, bot: ZaloBot) -> None:
    lua = await met(fake)
    await bot.send("a1", Outgoing("🌸" * 1001))
    assert [len(message.text) for message in lua.screen] == [1000, 1]


@given(st.text(st.sampled_from("ab Ộ🌸\n"), max_size=60), st.integers(2, 12))
def test_no_split_loses_a_letter_or_exceeds_the_limit(text: str, limit: int) -> None:
    parts = split_text(text, limit)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part.strip() and len(part.encode("utf-16-le")) // 2 <= limit for part in parts)


async def test_an_empty_text_is_rejected_without_a_call(fake: FakeZaloBot, bot: ZaloBot) -> None:
    with pytest.raises(Rejected):
        await bot.send("a1", Outgoing(" \n"))
    assert fake.calls == []


@pytest.mark.parametrize(
    ("kind", "error", "arrived"),
    [
        ("400", Rejected, False),
        ("401", Rejected, False),
        ("403", RetryLater, False),
        ("404", Rejected, False),
        ("408", Unknown, False),
        ("429", QuotaUsed, False),
        ("500", RetryLater, False),
        ("503", RetryLater, False),
        ("ok_false", Rejected, False),
        ("502", Unknown, False),
        ("504", Unknown, False),
        ("html", Unknown, False),
        ("html_500", Unknown, False),
        ("cut", Unknown, True),
        ("half", Unknown, True),
    ],
)
async def test_each_failure_says_what_to_do(
    fake: FakeZaloBot, bot: ZaloBot, kind: str, error: type[NotSent], arrived: bool
) -> None:
    lua = await met(fake)
    fake.fail_next(kind)
    with pytest.raises(NotSent) as caught:
        await bot.send("a1", Outgoing("Mời chị dự họp"))
    assert type(caught.value) is error
    assert caught.value.sent == ()
    assert bool(lua.screen) is arrived
    assert len([call for call in fake.calls if call.method == "sendMessage"]) == 1


async def test_an_answer_that_does_not_come_is_unknown(fake: FakeZaloBot) -> None:
    await met(fake)
    fake.fail_next("timeout")
    async with channel(fake, timeout=0.3) as bot:
        with pytest.raises(Unknown):
            await bot.send("a1", Outgoing("Mời chị dự họp"))


async def test_a_message_that_found_no_free_connection_is_tried_again(fake: FakeZaloBot) -> None:
    await met(fake)
    fake.fail_next("timeout", times=33)
    async with channel(fake, timeout=0.6) as bot:
        sends = [bot.send("a1", Outgoing("Mời chị dự họp")) for _ in range(33)]
        errors = await asyncio.gather(*sends, return_exceptions=True)
    assert [type(error) for error in errors] == [Unknown] * 32 + [RetryLater]


async def test_a_platform_that_cannot_be_reached_is_tried_again() -> None:
    bot = ZaloBot(token="123:x", api_url=CLOSED)
    with pytest.raises(RetryLater) as caught:
        await bot.send("a1", Outgoing("Mời chị dự họp"))
    assert caught.value.scope == "account"
    await bot.close()


async def test_a_failure_names_the_parts_that_left(fake: FakeZaloBot, bot: ZaloBot) -> None:
    lua = await met(fake)
    fake.quota = 1
    with pytest.raises(QuotaUsed) as caught:
        await bot.send("a1", Outgoing("Mận " * 900))
    assert caught.value.sent == (lua.screen[0].id,)


async def test_the_monthly_quota_is_never_tried_again(fake: FakeZaloBot, bot: ZaloBot) -> None:
    await met(fake)
    fake.quota = 0
    with pytest.raises(QuotaUsed):
        await bot.send("a1", Outgoing("Mời chị dự họp"))


async def test_a_stranger_is_unreachable(bot: ZaloBot) -> None:
    with pytest.raises(Unreachable):
        await bot.send("nobody", Outgoing("Mời chị dự họp"))


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (200, {"ok": False, "error_code": 400, "description": "User has blocked the bot"}, Unreachable),
        (200, {"ok": False, "error_code": 400, "description": "Invalid chat_id"}, Unreachable),
        (200, {"ok": False, "error_code": 502}, Unknown),
        (502, {"ok": False, "error_code": 400}, Unknown),
        (429, {"ok": False, "error_code": "429"}, QuotaUsed),
        (200, {"result": {}}, Unknown),
        (500, {"ok": True}, Unknown),
        (302, {}, Unknown),
    ],
)
async def test_the_envelope_counts_and_not_only_the_status(status: int, body: Any, error: type[NotSent]) -> None:
    async def handler(request: web.Request) -> web.Response:
        return web.json_response(body, status=status)

    async with serving(handler) as url:
        bot = ZaloBot(token="123:x", api_url=url)
        with pytest.raises(NotSent) as caught:
            await bot.send("a1", Outgoing("1"))
        assert type(caught.value) is error
        await bot.close()


async def test_a_success_may_carry_error_code_zero() -> None:
    async def handler(request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "error_code": 0, "result": {"message_id": "m1"}})

    async with serving(handler) as url:
        bot = ZaloBot(token="123:x", api_url=url)
        assert (await bot.send("a1", Outgoing("1"))).ids == ("m1",)
        await bot.close()
