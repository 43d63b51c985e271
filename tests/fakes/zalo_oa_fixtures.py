"""The fixtures of the Official Account's tests: the fake platform, the channel that speaks with it, a follower."""

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.channels.zalo_oa import ZaloOa
from tests.fakes.zalo_oa import FakeZaloOa
from tests.fakes.zalo_oa_bench import account
from tests.fakes.zalo_oa_kit import followed
from tests.fakes.zalo_oa_people import Person


@pytest_asyncio.fixture
async def fake() -> AsyncIterator[FakeZaloOa]:
    async with FakeZaloOa() as fake:
        yield fake
        assert fake.violations == []


@pytest_asyncio.fixture
async def oa(fake: FakeZaloOa) -> AsyncIterator[ZaloOa]:
    made = account(fake)
    yield made
    await made.close()


@pytest_asyncio.fixture
async def lua(fake: FakeZaloOa) -> Person:
    return await followed(fake)
