"""kill -9 at random points of a refresh: `python -m tests.bench.token_kills [--kills 200]`, about two minutes.

A nursery that has loaded everything forks a process for each try, as a fresh start would cost a second. The process
wants an access token from a pair that is too old; some time within its refresh it is killed. Then the next process
must have a pair that works, with no person's help, and no refresh token may have been offered twice.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlmodel import Session, select

from models import zalo_tokens
from models.db import Database
from models.zalo_tokens import LAPSE, Pair, ZaloToken
from scheduler.zalo_tokens import App, StoredTokens
from tests.fakes.zalo_oa import FakeZaloOa

KEY = "invented-secret-key"
ROOT = Path(__file__).parent.parent.parent
KILLS = 200
STARTED = 8.0  # seconds in which a fetch that was told what to ask has asked it
FETCHED = 40.0  # seconds in which it has kept what it got, when its starter is dead


class Killed:
    """Kills processes that refresh. `cut`: how often the refresh had begun and its process never saw the end."""

    def __init__(self, url: str, fake: FakeZaloOa) -> None:
        self.fake, self.db = fake, Database(url, KEY)
        self.cut = self.waited = 0
        self.app = App(fake.app_id, fake.app_secret, fake.oauth_url)
        self._longest = 0.0
        self._calls = 0  # before the last try
        self._random = random.Random(7)

    async def __aenter__(self) -> Self:
        self._nursery = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.bench.token_kills",
            "--nursery",
            json.dumps([self.db.url, self.app.app_id, self.app.secret, self.app.oauth_url]),
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        pair = Pair(self.fake.access_token, self.fake.refresh_token, 90_000)
        self.db.write_now(zalo_tokens.connect, self.app.app_id, pair)
        self._longest = await self._try(60.0)  # when nobody disturbs
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._nursery.stdin is not None
        self._nursery.stdin.close()
        await self._nursery.wait()
        self.db.close()

    async def times(self, kills: int) -> None:
        """Kill so often; raises what the next process meets, if that is no token that works."""
        for _ in range(kills):
            await self._try(self._random.uniform(0.3, 1.2) * self._longest)
            await self._recover()

    async def _try(self, delay: float) -> float:
        self.db.write_now(_grow_old)
        self._calls = len(self.fake.calls)
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        self._nursery.stdin.write(f"{delay}\n".encode())
        return float(await self._nursery.stdout.readline())

    async def _recover(self) -> None:
        killed, begun = time.monotonic(), self._begun()
        self.cut += begun
        while begun and time.monotonic() < killed + (FETCHED if len(self.fake.calls) > self._calls else STARTED):
            await asyncio.sleep(0.02)
            begun = self._begun()
        if begun:  # killed before anything was asked: no need to sit out the time after which the next one takes over
            self.waited += 1
            self.db.write_now(_lapse)
        tokens = StoredTokens(self.app, key=KEY, db=self.db)
        assert self.fake.oauth.judge(await tokens.current()) == 0
        await tokens.close()

    def _begun(self) -> bool:
        return self.db.read_now(zalo_tokens.standing, self.app.app_id).begun_at > 0


def _grow_old(session: Session) -> None:
    row = session.exec(select(ZaloToken)).one()
    row.got_at = 1.0


def _lapse(session: Session) -> None:
    row = session.exec(select(ZaloToken)).one()
    row.begun_at -= LAPSE + 1


def _nursery(url: str, app: App) -> None:
    """For each line, seconds: fork a process that wants a token, kill it after them, and say how long it lived."""
    for line in sys.stdin:
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            os.close(0)
            os.open(os.devnull, os.O_RDONLY)
            try:
                asyncio.run(_want(url, app))
            except Exception:
                traceback.print_exc()
            finally:
                os._exit(0)
        while time.monotonic() < began + float(line):
            if os.waitpid(child, os.WNOHANG)[0]:
                break
            time.sleep(0.0005)
        else:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        print(time.monotonic() - began, flush=True)  # noqa: T201 (the answer)


async def _want(url: str, app: App) -> None:
    db = Database(url, KEY)
    tokens = StoredTokens(app, key=KEY, db=db)
    await tokens.current()
    await tokens.close()
    db.close()


@dataclass(frozen=True)
class Kills:
    """So many kills: those within a refresh, those before anything was asked, and refresh tokens that were lost."""

    kills: int
    cut: int
    waited: int
    lost: int
    seconds: float


async def measure(kills: int = KILLS) -> Kills:
    """Kill so often. Raises what the next process meets, if that is no token that works."""
    from api.migration import upgrade

    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/chihoi.db"
        upgrade(url)
        async with FakeZaloOa() as fake, Killed(url, fake) as killed:
            began = time.monotonic()
            await killed.times(kills)
            seconds = time.monotonic() - began
        return Kills(kills, killed.cut, killed.waited, fake.oauth.reused, seconds)


def _report(found: Kills) -> None:
    print(  # noqa: T201 (a report)
        f"{found.kills} kills, {found.cut} of them within a refresh, {found.waited} before anything was asked: "
        f"{found.lost} refresh tokens lost ({found.seconds:.0f} s)"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--nursery"]:
        where, *rest = json.loads(sys.argv[2])
        _nursery(where, App(*rest))
    else:
        reader = argparse.ArgumentParser(description=__doc__)
        reader.add_argument("--kills", type=int, default=KILLS)
        _report(asyncio.run(measure(reader.parse_args().kills)))
