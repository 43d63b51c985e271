"""The access token for whoever calls Zalo's OpenAPI: cached, refreshed early, by one process at a time."""

import asyncio
import contextlib
import json
import logging
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from sqlmodel import Session

from bot.channels import RetryLater, SetUpWrong
from models import clock, zalo_tokens
from models.db import Database, DatabaseAway
from models.vault import vault
from models.zalo_tokens import LAPSE, YOUNG, Pair, Standing
from scheduler.leases import OWNER
from scheduler.zalo_fetch import TIMEOUT, Answer, Job

TOKEN_PATH = "/v4/oa/access_token"  # noqa: S105 (a path)
ROOT = Path(__file__).resolve().parent.parent
LOOK_EVERY = 60.0  # seconds between two looks at the pair's age, where nobody sends
LOOK_AGAIN = 0.1  # seconds, while another process refreshes
AWAY_WAIT = 5.0

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True)
class App:
    """The app at developers.zalo.me; `seed` is the refresh token of the settings."""

    app_id: str
    secret: str
    oauth_url: str
    seed: str = ""


class StoredTokens:
    """The pair in the database. `db` is given once it is open; `key` is SECRET_KEY, for a fetch that outlives us."""

    def __init__(self, app: App, *, key: str, db: Database | None = None, timeout: float = TIMEOUT) -> None:
        self.app, self.db = app, db
        self._key, self._timeout = key, timeout
        self._now = Standing()
        self._refresh: asyncio.Task[None] | None = None
        self._tried = False  # a process that starts need not wait until the next try: what was wrong may be right now

    async def current(self) -> str:
        """An access token that should work. Raises SetUpWrong where a person must act, RetryLater where time helps."""
        real = clock.real()
        if not (self._now.works(real) and real < self._now.renew_at):
            self._now = await self._look()
            if self._due(real):
                self._begin(self._now)
            if not self._now.works(real):
                await self._wait_for_another_than(self._now.seen)
        return self._now.access

    async def refreshed(self, after: str) -> str:
        """A newer one than `after`, which Zalo refused. Raises as `current`."""
        now = await self._look()
        if now.access in ("", after):
            real = clock.real()
            if (self._tried and now.waits(real)) or not now.seen:
                raise _cannot(now)
            if now.is_young(real):
                raise RetryLater("token: a fresh token is refused", wait=YOUNG, scope="account")
            self._begin(now)
            await self._wait_for_another_than(now.seen)
            now = self._now
        self._now = now
        return now.access

    async def keep_fresh(self) -> None:
        """Look at the pair's age until cancelled, so that it is refreshed where nobody sends, too."""
        while True:
            try:
                self._now = await self._look()
                if self._due(clock.real()):
                    self._begin(self._now)
            except RetryLater:
                pass  # the database is away: the next look may go better
            except Exception:
                log.exception("zalo-oa: the tokens could not be looked at")
            await asyncio.sleep(LOOK_EVERY)

    async def standing(self) -> Standing:
        """Where the pair stands, as the database has it. Raises RetryLater while that is away."""
        return await self._look()

    async def exchange(self, kind: str, **fields: str) -> Answer:
        """A pair for what a person brought: a code ("authorization_code") or a token. Nothing is kept."""
        return await self._fetch(self._job(fields | {"app_id": self.app.app_id, "grant_type": kind}), _nothing)

    def forget(self) -> None:
        """Look into the database next time: another pair has been connected."""
        self._now = Standing()

    async def close(self) -> None:
        """Let a refresh that is on its way end: its token is used up by now."""
        if self._refresh is not None:
            with contextlib.suppress(Exception):
                await self._refresh

    def _due(self, real: float) -> bool:
        now = self._now
        waits = (self._tried and now.waits(real)) or now.being_refreshed(real)
        return bool(now.seen) and real >= now.renew_at and not waits

    def _begin(self, now: Standing) -> None:
        self._tried = True
        if self._refresh is None or self._refresh.done():
            self._refresh = asyncio.create_task(self._refresh_once(now.seen))
            self._refresh.add_done_callback(_note)

    async def _wait_for_another_than(self, seen: str) -> None:
        """Wait until the refresh token `seen` has been exchanged, by us or by another process."""
        end = asyncio.get_running_loop().time() + LAPSE
        while asyncio.get_running_loop().time() < end:
            if self._refresh is not None and not self._refresh.done():
                await asyncio.wait([self._refresh])
                if self._refresh.cancelled() or self._refresh.exception() is not None:
                    raise RetryLater("away: the refresh broke off", wait=AWAY_WAIT, scope="account")
            self._now = await self._look()
            real = clock.real()
            if self._now.seen != seen and self._now.works(real):
                return
            if not self._now.being_refreshed(real):
                if not self._due(real):
                    break
                self._begin(self._now)
                seen = self._now.seen
            else:
                await asyncio.sleep(LOOK_AGAIN)
        raise _cannot(self._now)

    async def _refresh_once(self, seen: str) -> None:
        token = await self._write(zalo_tokens.begin, self.app.app_id, seen, OWNER)
        if token is None:  # another process is at it, or has done it
            return
        fields = {"refresh_token": token, "app_id": self.app.app_id, "grant_type": "refresh_token"}

        async def kept(answer: Answer) -> None:
            await self._write_at_last(keep_answer, self.app.app_id, seen, answer)
            await asyncio.to_thread(self._db.to_disk)

        await self._fetch(self._job(fields, seen), kept)

    def _job(self, fields: dict[str, str], seen: str = "") -> Job:
        url = self.app.oauth_url.rstrip("/") + TOKEN_PATH
        more = {"app_id": self.app.app_id, "seen": seen, "database_url": self._db.url, "key": self._key}
        return Job(url, self.app.secret, fields, timeout=self._timeout, **(more if seen else {}))

    async def _fetch(self, job: Job, keep: Callable[[Answer], Awaitable[None]]) -> Answer:
        """Ask Zalo through a process that outlives this one; `keep` is awaited before it may forget the answer."""
        try:
            process, line = await asyncio.to_thread(_start, job)
        except OSError as error:  # no process could be had: nothing was asked
            answer = Answer("away", type(error).__name__)
            await keep(answer)
            return answer
        said = b""  # nothing: whoever fetched keeps it
        try:
            answer = Answer(**json.loads(line)) if line else Answer("none", "the fetch ended without an answer")
            await keep(answer)
            said = b"kept\n"
            return answer
        finally:
            await asyncio.to_thread(_end, process, said)

    async def _look(self) -> Standing:
        found = await self._read(zalo_tokens.standing, self.app.app_id, self.app.seed)
        if not found.seed_is_new:
            return found
        await self._write(zalo_tokens.take_seed, self.app.app_id, self.app.seed)
        return await self._read(zalo_tokens.standing, self.app.app_id)

    @property
    def _db(self) -> Database:
        if self.db is None:
            raise SetUpWrong("set-up: no database")
        return self.db

    async def _read(self, rule: Callable[..., T], *values: object) -> T:
        try:
            return await self._db.read(rule, *values)
        except DatabaseAway:
            raise RetryLater("away: database", wait=AWAY_WAIT, scope="account") from None
        except ValueError as error:  # sealed with another SECRET_KEY
            raise SetUpWrong(f"set-up: {error}") from None

    async def _write(self, rule: Callable[..., T], *values: object) -> T:
        try:
            return await self._db.write(rule, *values)
        except DatabaseAway:
            raise RetryLater("away: database", wait=AWAY_WAIT, scope="account") from None

    async def _write_at_last(self, rule: Callable[..., object], *values: object) -> None:
        while True:
            try:
                await self._db.write(rule, *values)
                return
            except DatabaseAway:
                await asyncio.sleep(1.0)


def keep_answer(session: Session, app_id: str, seen: str, answer: Answer) -> None:
    """Write down how the refresh of `seen` ended."""
    if answer.outcome == "got":
        # Zalo gives none to an account on trial; then the old one is all there is.
        refresh = answer.refresh or vault(session).unseal(seen)
        zalo_tokens.keep(session, app_id, seen, Pair(answer.access, refresh, answer.lasts))
        return
    unsure = zalo_tokens.standing(session, app_id).unsure
    key = "lost" if answer.outcome == "refused" and unsure else answer.outcome
    log.error("zalo-oa: no fresh token", extra={"outcome": key, "detail": answer.detail})
    zalo_tokens.fail(session, app_id, seen, f"{key}: {answer.detail}", certain=answer.outcome != "none")


def _cannot(now: Standing) -> RetryLater | SetUpWrong:
    """Why there is no token."""
    if not now.seen:
        return SetUpWrong("not-connected: run `chihoi zalo connect`")
    key = now.problem.partition(":")[0]
    if key in {"refused", "lost"}:
        return SetUpWrong(f"token: {now.problem}")
    return RetryLater(f"away: {now.problem or 'a refresh takes long'}", wait=AWAY_WAIT, scope="account")


def _start(job: Job) -> tuple["subprocess.Popen[bytes]", bytes]:
    """Start the fetch in a session of its own, where no signal to us reaches it, and read its answer."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "scheduler.zalo_fetch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
    )
    assert process.stdin is not None  # noqa: S101 (a pipe)
    assert process.stdout is not None  # noqa: S101 (a pipe)
    process.stdin.write(json.dumps(asdict(job)).encode() + b"\n")
    process.stdin.flush()
    return process, process.stdout.readline()


def _end(process: "subprocess.Popen[bytes]", said: bytes) -> None:
    """Say that the answer is kept, or nothing, and wait for the end."""
    with contextlib.suppress(OSError):
        process.communicate(said)


def _note(task: "asyncio.Task[None]") -> None:
    error = None if task.cancelled() else task.exception()
    if error is not None:
        log.error("zalo-oa: the refresh broke off", exc_info=error)


async def _nothing(_answer: Answer) -> None:
    """It is kept by whoever asked for a person, who can bring another."""
