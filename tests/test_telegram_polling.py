"""What people do on Telegram arrives by polling, once."""

import asyncio
import time

import pytest

from bot.channels import (
    Rejected,
    RetryLater,
)
from bot.channels.telegram import Telegram
from bot.messages import Choice, FileRef, Kind, Outgoing
from tests.fakes.telegram import FakeTelegram, Fault
from tests.fakes.telegram_people import Person

pytest_plugins = ["tests.fakes.telegram_fixtures"]


async def test_everything_she_does_arrives_by_polling(fake: FakeTelegram, channel: Telegram, lan: Person) -> None:
    await lan.types("Chị Lan đây")
    await lan.sends_sticker()
    await lan.sends_photo(b"jpeg", caption="Ảnh họp")
    await lan.sends_voice()
    await lan.sends_document("danh sách.xlsx", b"PK")
    await lan.sends_location()
    await lan.blocks()
    await lan.unblocks()
    found = await channel.poll()
    expected = ["text", "sticker", "photo", "voice", "file", "location", "blocked", "returned"]
    assert [each.kind for each in found] == expected
    assert found[2].text == "Ảnh họp"
    sent = found[4].file
    assert sent is not None
    assert sent == FileRef(id=sent.id, name="danh sách.xlsx", size=2, copy=f"document:{sent.id}")
    assert {each.address for each in found} == {"7"}
    assert len({each.message_id for each in found}) == len(found)


async def test_an_update_comes_again_until_the_next_poll(fake: FakeTelegram, channel: Telegram, lan: Person) -> None:
    await lan.types("một")
    first = await channel.poll()
    after_restart = Telegram(token=fake.token, api_url=fake.url, poll_timeout=0)
    await after_restart.open()
    assert await after_restart.poll() == first
    await after_restart.close()
    await lan.types("hai")
    assert [each.text for each in await channel.poll()] == ["hai"]
    assert await channel.poll() == []
    assert fake.violations == []


async def test_a_waiting_poll_wakes_at_once(fake: FakeTelegram, patient: Telegram) -> None:
    start = time.monotonic()
    waiting = asyncio.create_task(patient.poll())
    await asyncio.sleep(0.05)
    await fake.person(7).types("chào em")
    assert [each.text for each in await waiting] == ["chào em"]
    assert time.monotonic() - start < 1.5
    assert fake.calls[-1].params["allowed_updates"] == ["message", "callback_query", "my_chat_member"]


async def test_ids_that_start_again_lower_are_not_missed(fake: FakeTelegram, channel: Telegram, lan: Person) -> None:
    await channel.poll()
    fake.last_update = 3
    await lan.types("sau một tuần")
    assert [each.text for each in await channel.poll()] == ["sau một tuần"]


async def test_an_update_that_cannot_be_read_blocks_nobody(
    fake: FakeTelegram, channel: Telegram, lan: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await fake.deliver(message={"of": "another planet"})
    await lan.types("em ơi")
    assert [each.text for each in await channel.poll()] == ["em ơi"]
    assert "left out" in caplog.text


async def test_a_second_poller_and_a_webhook_are_conflicts(
    fake: FakeTelegram, channel: Telegram, patient: Telegram
) -> None:
    first = asyncio.create_task(patient.poll())
    await asyncio.sleep(0.05)
    await channel.poll()
    with pytest.raises(RetryLater) as caught:
        await first
    assert caught.value.wait >= 5
    fake.webhook_url = "https://elsewhere.example"
    with pytest.raises(RetryLater):
        await channel.poll()
    assert await channel.check() == ["telegram.webhook: is set, so that polling gets nothing"]


async def test_polling_waits_while_the_platform_is_away(fake: FakeTelegram, channel: Telegram) -> None:
    async with fake.away():
        with pytest.raises(RetryLater):
            await channel.poll()
    faults: list[Fault] = ["cut", "502", "429", "html"]
    for fault in faults:
        fake.fail_next(fault, methods=("getUpdates",))
        with pytest.raises(RetryLater):
            await channel.poll()
    assert await channel.poll() == []


async def test_only_her_own_fresh_contact_is_vouched_for(channel: Telegram, lan: Person) -> None:
    await lan.shares_contact()
    await lan.shares_contact_of("0987654321")
    await lan.shares_contact_of("0987654321", user_id=8)
    await lan.forwards_contact()
    found = await channel.poll()
    assert [(each.kind, each.own_phone) for each in found] == [
        (Kind.CONTACT, True),
        (Kind.CONTACT, False),
        (Kind.CONTACT, False),
        (Kind.CONTACT, False),
    ]
    assert found[0].phone == "0912345678"


async def test_the_contact_button_shares_her_number_and_the_choices_can_be_typed(
    channel: Telegram, lan: Person
) -> None:
    await channel.send("7", Outgoing("Số của chị?\n1. Để sau", (Choice("Để sau", "x"),), contact_button="Gửi số"))
    assert lan.screen[-1].contact_button == "Gửi số"
    await lan.taps("Gửi số")
    await lan.taps("Để sau")
    found = await channel.poll()
    assert [(each.kind, each.own_phone, each.text) for each in found] == [
        (Kind.CONTACT, True, ""),
        (Kind.TEXT, False, "Để sau"),
    ]


async def test_a_photo_can_be_fetched_in_its_largest_size(channel: Telegram, lan: Person) -> None:
    await lan.sends_photo(b"large picture")
    [photo] = await channel.poll()
    assert photo.file is not None
    assert await channel.fetch(photo.file) == b"large picture"


async def test_a_file_that_cannot_be_had_is_rejected(fake: FakeTelegram, channel: Telegram) -> None:
    with pytest.raises(Rejected, match="20 MB"):
        await channel.fetch(FileRef("x", size=20_000_001))
    with pytest.raises(Rejected):
        await channel.fetch(FileRef("unknown"))
    kept = fake.keep_file("documents/big", b"0" * 20_000_001)
    with pytest.raises(Rejected):
        await channel.fetch(FileRef(kept["file_id"]))
    async with fake.away():
        with pytest.raises(RetryLater):
            await channel.fetch(FileRef("unknown"))
    fake.fail_next("cut", methods=("getFile",))
    with pytest.raises(RetryLater):
        await channel.fetch(FileRef(kept["file_id"]))
