"""The Official Account's tokens: refreshed early, once, by one process at a time, and not lost by a crash."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import pytest_asyncio
import time_machine

from bot.channels import RetryLater, SetUpWrong
from models import zalo_tokens
from models.db import Database
from models.zalo_tokens import LAPSE, Pair, Standing
from scheduler import zalo_fetch
from scheduler.zalo_tokens import App, StoredTokens
from tests.bench.token_kills import Killed
from tests.fakes.zalo_oa import TOKEN, FakeZaloOa

KEY = "invented-secret-key"
HOUR = 3600.0


class Desk:
    """A fake platform, a database, and processes that share them."""

    def __init__(self, fake: FakeZaloOa, url: str) -> None:
        self.fake, self.url = fake, url
        self.db = Database(url, KEY)
        self.open: list[StoredTokens] = []

    def tokens(self, *, seed: str = "", db: Database | None = None, timeout: float = 5.0) -> StoredTokens:
        """The tokens as a process that has just started sees them."""
        app = App(self.fake.app_id, self.fake.app_secret, self.fake.oauth_url, seed)
        self.open.append(StoredTokens(app, key=KEY, db=db or self.db, timeout=timeout))
        return self.open[-1]

    def connected(self) -> StoredTokens:
        """With the first pair of the platform, as after a consent."""
        pair = Pair(self.fake.access_token, self.fake.refresh_token, 90_000)
        self.db.write_now(zalo_tokens.connect, self.fake.app_id, pair, oa_id=self.fake.oa_id)
        return self.tokens()

    def standing(self) -> Standing:
        return self.db.read_now(zalo_tokens.standing, self.fake.app_id)

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for something to become so."""
        end = time.monotonic() + 20
        while not true():
            assert time.monotonic() < end
            await asyncio.sleep(0.05)

    def works(self, access: str) -> bool:
        return self.fake.oauth.judge(access) == 0


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    async with FakeZaloOa() as fake:
        desk = Desk(fake, database_url)
        yield desk
        for tokens in desk.open:
            await tokens.close()
        desk.db.close()


@contextmanager
def later(hours: float) -> Iterator[None]:
    with time_machine.travel(datetime.now(UTC).timestamp() + hours * HOUR, tick=True):
        yield


async def test_a_young_pair_is_used_as_it_is(desk: Desk) -> None:
    tokens = desk.connected()
    with later(19.9):
        assert [await tokens.current() for _ in range(3)] == [desk.fake.access_token] * 3
        await tokens.close()
    assert desk.fake.oauth.rotations == 0


async def test_at_twenty_of_25_hours_it_is_refreshed_while_the_old_one_still_serves(desk: Desk) -> None:
    tokens = desk.connected()
    with later(20.1):
        assert await tokens.current() == desk.fake.access_token
        await tokens.close()
        fresh = await tokens.current()
    assert fresh != desk.fake.access_token
    assert desk.works(fresh)
    assert desk.fake.oauth.rotations == 1
    assert desk.standing().access == fresh


async def test_an_old_pair_is_refreshed_before_anything_is_sent_and_once_for_all_who_wait(desk: Desk) -> None:
    tokens = desk.connected()
    with later(26):
        found = set(await asyncio.gather(*(tokens.current() for _ in range(20))))
    assert len(found) == 1
    assert desk.works(found.pop())
    assert desk.fake.oauth.rotations == 1


async def test_two_processes_refresh_once(desk: Desk) -> None:
    here, second = desk.connected(), Database(desk.url, KEY)
    there = desk.tokens(db=second)
    with later(26):
        found = set(await asyncio.gather(here.current(), there.current()))
    second.close()
    assert len(found) == 1
    assert (desk.fake.oauth.rotations, desk.fake.oauth.reused) == (1, 0)


async def test_a_refused_access_token_is_replaced_once_for_all_who_met_it(desk: Desk) -> None:
    tokens = desk.connected()
    with later(1):
        desk.fake.oauth.access.clear()
        old = await tokens.current()
        found = set(await asyncio.gather(*(tokens.refreshed(old) for _ in range(9))))
        assert len(found) == 1
        with pytest.raises(RetryLater):  # a second fresh one would help no more than the first
            await tokens.refreshed(found.pop())
    assert desk.fake.oauth.rotations == 1


async def test_a_clock_that_is_set_back_keeps_nobody_waiting(desk: Desk) -> None:
    """A small machine starts with a wrong hour, until the network tells it the right one."""
    tokens = desk.tokens(seed=desk.fake.refresh_token)
    with later(9):
        desk.db.write_now(zalo_tokens.take_seed, desk.fake.app_id, desk.fake.refresh_token)
    first = await tokens.current()
    assert desk.works(first)  # the seed's hour is not waited for
    with later(9):
        desk.fake.oauth.access.clear()
        desk.fake.fail_next("empty", path=TOKEN)
        with pytest.raises(RetryLater):
            await tokens.refreshed(first)
    with later(1):
        second = await tokens.refreshed(first)
    assert desk.works(second)  # nor the hour of the next try
    with later(9):
        desk.fake.oauth.access.clear()
        third = await tokens.refreshed(second)
        desk.db.write_now(zalo_tokens.begin, desk.fake.app_id, desk.standing().seen, "a process that died")
    desk.fake.oauth.access.clear()
    assert desk.works(await tokens.refreshed(third))  # nor the youth of a pair, nor the end of a refresh


async def test_the_setting_is_only_a_seed_until_it_changes(desk: Desk) -> None:
    first = await desk.tokens(seed=desk.fake.refresh_token).current()
    assert desk.works(first)
    assert await desk.tokens(seed=desk.fake.refresh_token).current() == first
    assert await desk.tokens().current() == first
    another = desk.fake.oauth.pair()["refresh_token"]
    second = await desk.tokens(seed=another).current()
    assert second != first
    assert (desk.fake.oauth.rotations, desk.fake.oauth.reused) == (2, 0)


async def test_a_pair_that_was_connected_wins_over_the_seed_of_its_day(desk: Desk) -> None:
    pair = Pair(desk.fake.access_token, desk.fake.refresh_token, 90_000)
    desk.db.write_now(zalo_tokens.connect, desk.fake.app_id, pair, seed="an old seed")
    assert await desk.tokens(seed="an old seed").current() == desk.fake.access_token


async def test_without_a_pair_a_person_is_asked_to_connect(desk: Desk) -> None:
    with pytest.raises(SetUpWrong, match="zalo connect"):
        await desk.tokens().current()


@pytest.mark.parametrize("fault", ["html", "502", "empty", "timeout", "-14014", "-32"])
async def test_a_refresh_that_brings_nothing_keeps_the_old_pair_and_is_tried_again(desk: Desk, fault: str) -> None:
    desk.connected()
    tokens = desk.tokens(timeout=0.2)
    desk.fake.fail_next(fault, path=TOKEN)
    with later(21):
        assert await tokens.current() == desk.fake.access_token
        await tokens.close()
        assert desk.standing().problem != ""
        assert await tokens.current() == desk.fake.access_token
        await tokens.close()
        assert desk.fake.oauth.rotations == 0  # not at once
    with later(21.1):
        await tokens.current()
        await tokens.close()
        assert desk.works(await tokens.current())
        assert desk.standing().problem == ""
    assert desk.fake.oauth.rotations == 1


async def test_an_answer_cut_off_behind_its_tokens_is_kept_all_the_same() -> None:
    whole = b'{"access_token":"aa","refresh_token":"rr","expires_in":"90000"}'
    for end in range(len(whole) + 1):
        found = zalo_fetch.read(200, whole[:end])
        assert (found.outcome == "got") == (end >= whole.index(b"aa") + 3)
        assert found.refresh == ("rr" if end >= whole.index(b"rr") + 3 else "")


async def test_a_process_that_starts_need_not_wait_for_the_next_try(desk: Desk) -> None:
    desk.connected()
    with later(26):
        wrong = desk.tokens()
        wrong.app = replace(wrong.app, secret="the webhook's secret")
        for _ in range(2):
            with pytest.raises(SetUpWrong, match="refused"):
                await wrong.current()
        assert len([call for call in desk.fake.calls if call.path == TOKEN]) == 1
        assert desk.works(await desk.tokens().current())  # with the right secret


async def test_an_answer_that_never_came_is_asked_for_once_more_and_then_alarmed(desk: Desk) -> None:
    desk.connected()
    tokens = desk.tokens(timeout=0.5)
    desk.fake.fail_next("cut", path=TOKEN)
    with later(21):
        assert await tokens.current() == desk.fake.access_token
        await tokens.close()
        assert desk.standing().unsure
    with later(21.1):
        assert await tokens.current() == desk.fake.access_token  # it works for some hours yet
        await tokens.close()
        assert desk.standing().problem.startswith("lost: ")
    with later(26), pytest.raises(SetUpWrong):
        await tokens.current()


async def test_a_refresh_that_began_and_never_ended_is_taken_over_when_it_lapses(desk: Desk) -> None:
    tokens = desk.connected()
    with later(21):
        seen = desk.standing().seen
        assert desk.db.write_now(zalo_tokens.begin, desk.fake.app_id, seen, "a dead process")
        assert desk.db.write_now(zalo_tokens.begin, desk.fake.app_id, seen, "another") is None
        assert await tokens.current() == desk.fake.access_token
        await tokens.close()
        assert desk.fake.oauth.rotations == 0
    with later(21 + (LAPSE + 1) / HOUR):
        await tokens.current()
        await tokens.close()
        assert desk.works(await tokens.current())
    assert (desk.fake.oauth.rotations, desk.standing().unsure) == (1, False)


class Dies(Exception):
    """The process ends here."""


class DyingDatabase:
    """A database whose process dies before or after the so-many-th write, and is dead from then on."""

    def __init__(self, db: Database, writes: int, *, after: bool) -> None:
        self._db, self._left, self._after = db, writes, after
        self.url = db.url

    async def read(self, rule: Callable[..., Any], *values: Any) -> Any:
        if self._left <= 0:
            raise Dies
        return await self._db.read(rule, *values)

    async def write(self, rule: Callable[..., Any], *values: Any) -> Any:
        self._left -= 1
        if self._left < 0 or (self._left == 0 and not self._after):
            raise Dies
        result = await self._db.write(rule, *values)
        if self._left == 0:
            raise Dies
        return result

    def to_disk(self) -> None:
        self._db.to_disk()


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("writes", [1, 2])
async def test_wherever_the_process_dies_the_next_one_has_a_pair_that_works(
    desk: Desk, writes: int, after: bool
) -> None:
    desk.connected()
    with later(26):
        dying = desk.tokens(db=DyingDatabase(desk.db, writes, after=after))  # type: ignore[arg-type]
        with pytest.raises((RetryLater, Dies)):
            await dying.current()
    with later(26.1):
        await desk.until(lambda: desk.standing().begun_at == 0 or writes == 1)  # by whoever fetched, alone now
        assert desk.works(await desk.tokens().current())
    assert desk.fake.oauth.reused == 0


async def test_killed_at_random_points_of_a_refresh_it_loses_no_refresh_token(desk: Desk) -> None:
    async with Killed(desk.url, desk.fake) as killed:
        await killed.times(4)
    assert desk.fake.oauth.reused == 0
