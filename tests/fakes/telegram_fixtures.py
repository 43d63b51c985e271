"""The fixtures of the Telegram tests: the fake platform, a channel that polls it, a woman who has pressed Start."""

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.channels.telegram import Telegram
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Person


@pytest_asyncio.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake


@pytest_asyncio.fixture
async def channel(fake: FakeTelegram) -> AsyncIterator[Telegram]:
    channel = Telegram(token=fake.token, api_url=fake.url, poll_timeout=0, read_timeout=2.0)
    await channel.open()
    yield channel
    await channel.close()


@pytest_asyncio.fixture
async def lan(fake: FakeTelegram, channel: Telegram) -> Person:
    """A woman who has pressed Start, which the bot has read."""
    lan = fake.person(7, phone="0912345678")
    await lan.starts()
    await channel.poll()
    return lan


@pytest_asyncio.fixture
async def patient(fake: FakeTelegram) -> AsyncIterator[Telegram]:
    patient = Telegram(token=fake.token, api_url=fake.url, poll_timeout=2)
    await patient.open()
    yield patient
    await patient.close()
