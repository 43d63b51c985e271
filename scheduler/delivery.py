"""Sends what the ledger says: replies at once, everything else claimed a row at a time, evenly paced."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from datetime import timedelta

from prometheus_client import Counter
from sqlmodel import Session

from bot.channels import (
    AppTooOld,
    AtNight,
    CannotGet,
    Charges,
    Declined,
    HerQuotaUsed,
    MonthUsedUp,
    Moved,
    NoAccount,
    NotHere,
    NotSent,
    QuotaUsed,
    RetryLater,
    Sends,
    SetUpWrong,
    TemplateWrong,
    TodayUsedUp,
    Unknown,
    Unreachable,
    WindowClosed,
    WrongNumber,
)
from bot.inbox import Ready
from models import clock, conversations, outbox, pacing, rerouting
from models.db import Database, DatabaseAway
from models.deliveries import Reason, State
from models.outbox import Outcome
from models.quiet import is_night, morning_after
from scheduler.claims import IDLE, Claimed, claim
from scheduler.leases import Lease
from scheduler.templates import learn_refused, learn_sent
from scheduler.uploads import Uploads

log = logging.getLogger(__name__)

TRIED = Counter("chihoi_sends", "Tries to send, by how they ended", ["channel", "outcome"])

IN_FLIGHT = 16  # sends at once: 30/s at half a second each
TRIES = 8
WHY: Mapping[type[NotSent], Reason] = {  # what the sender is told where no other channel reaches her
    WindowClosed: Reason.LONG_SILENT,
    QuotaUsed: Reason.USED_UP,
    HerQuotaUsed: Reason.HER_LIMIT,
    SetUpWrong: Reason.SET_UP,
    NoAccount: Reason.NOT_ON_ZALO,
    WrongNumber: Reason.WRONG_NUMBER,
    AppTooOld: Reason.OLD_APP,
    CannotGet: Reason.CANNOT_GET,
    TodayUsedUp: Reason.USED_TODAY,
    MonthUsedUp: Reason.USED_MONTH,
    Declined: Reason.AT_HOME,  # nobody need know that it was her own no
    TemplateWrong: Reason.SET_UP,
}
FLUSH_AFTER = 0.02  # seconds that outcomes wait for company, so that many share one transaction


class Sender:
    """Sends for one account. Replies go through `send_reply`; the loop claims everything else."""

    def __init__(
        self,
        db: Database,
        channel: Sends,
        lease: Lease,
        public_url: str = "",
        take: Callable[..., Claimed | float | None] = claim,
    ) -> None:
        self.db, self.channel, self.lease, self.public_url, self.take = db, channel, lease, public_url, take
        self.uploads = Uploads(db, channel)
        self.woken = asyncio.Event()
        self._flights = asyncio.Semaphore(IN_FLIGHT)
        self._tasks: set[asyncio.Task[None]] = set()
        self._outcomes: list[Outcome] = []
        self._flusher: asyncio.Task[None] | None = None
        self._stopping = False

    def send_reply(self, ready: Ready) -> None:
        """Send a reply that is already written down, at its slot, outside of the request."""
        claimed = Claimed(ready.delivery_id, ready.contact_id, ready.address, ready.outgoing, True, 1, ready.slot)
        self._start(self._send(claimed))

    def wake(self) -> None:
        """Something may be due."""
        self.woken.set()

    async def run(self) -> None:
        """Claim and send until cancelled; only while this process holds the account's lease."""
        while not self._stopping:
            try:
                wait = await self._step()
            except DatabaseAway:
                wait = IDLE
            except Exception:  # one bad row must not stop the others
                log.exception("sender failed", extra={"channel": self.channel.name})
                wait = IDLE
            if wait > 0:
                self.woken.clear()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.woken.wait(), wait)

    async def stop(self) -> None:
        """Let what is in flight end, and write down how."""
        self._stopping = True
        self.wake()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=10)
        if self._flusher is not None:
            await self._flusher

    async def _step(self) -> float:
        if not self.lease.held():
            return IDLE
        await self._flights.acquire()
        try:
            found = await self.db.write(self.take, self.channel, self.public_url)
        except BaseException:
            self._flights.release()
            raise
        if isinstance(found, float):
            self._flights.release()
            return found
        if found is None:  # it need not be said any more
            self._flights.release()
            return 0.0
        self._start(self._send_and_release(found))
        return 0.0

    async def _send_and_release(self, claimed: Claimed) -> None:
        try:
            await self._send(claimed)
        finally:
            self._flights.release()

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send(self, claimed: Claimed) -> None:
        delay = claimed.slot - clock.real()
        if delay > 0:
            await asyncio.sleep(delay)
        try:
            sent = await self.uploads.send(claimed.address, claimed.outgoing, self._written)
        except NotSent as error:
            outcome = self._judge(claimed, error)
            if claimed.outgoing.template is not None and not isinstance(error, Unknown):
                await self._written(learn_refused, claimed.outgoing.template, error)
            if isinstance(error, RetryLater) and error.scope == "account":
                await self._written(pacing.pause_account, self.channel.account, clock.real() + error.wait)
            # Another way may be open where a template message certainly failed, for whatever reason.
            given_up = claimed.template and outcome.state is State.FAILED
            if given_up or isinstance(error, Unreachable | Moved | NotHere):
                await self._written(_lost, claimed, error, outcome)
                return
        except Exception as error:  # a fault of ours after the request may have left
            log.exception("send failed", extra={"channel": self.channel.name})
            outcome = Outcome(claimed.delivery_id, claimed.contact_id, State.UNKNOWN, type(error).__name__)
            outcome = replace(outcome, kept=claimed.kept, price=claimed.kept, template=claimed.template)
            outcome = replace(outcome, told_by=claimed.tracked)
        else:
            outcome = Outcome(claimed.delivery_id, claimed.contact_id, State.SENT, platform_ids=sent.ids)
            price = claimed.kept if sent.price is None else sent.price
            told_by = claimed.tracked or (sent.ids[-1] if sent.tells and sent.ids else "")
            outcome = replace(outcome, kept=claimed.kept, price=price, used_up=sent.used_up, told_by=told_by)
            outcome = replace(outcome, template=claimed.template)
            if sent.left_today is not None:
                await self._written(learn_sent, sent)
        for one in _apart(claimed, outcome):
            self._write_down(one)

    async def _written(self, rule: Callable[..., object], *values: object) -> None:
        """Write until the database has it: what the platform said must not be forgotten."""
        while True:
            try:
                await self.db.write(rule, *values)
                return
            except DatabaseAway:
                await asyncio.sleep(IDLE)

    def _judge(self, claimed: Claimed, error: NotSent) -> Outcome:
        """What the ledger keeps of a try that did not end well."""
        parts = claimed.outgoing.skip_parts + len(error.sent)
        outcome = Outcome(
            claimed.delivery_id, claimed.contact_id, State.FAILED, error.reason, error.sent, parts_sent=parts
        )
        price = claimed.price * len(error.sent) if error.price is None else error.price
        outcome = replace(outcome, kept=claimed.kept, price=price, used_up=error.used_up, template=claimed.template)
        # A platform that is away, or told all to wait, says nothing about this message: it waits as long as it takes.
        if isinstance(error, RetryLater) and (error.scope == "account" or claimed.tries < TRIES):
            backoff = max(error.wait, min(300.0, 2.0**claimed.tries) if error.scope == "chat" else error.wait)
            if isinstance(error, AtNight) and is_night(here := clock.now().astimezone(pacing.VIETNAM)):
                return replace(outcome, state=State.QUEUED, retry_at=morning_after(here))
            return replace(outcome, state=State.QUEUED, retry_at=clock.now() + timedelta(seconds=backoff))
        if isinstance(error, Unknown):
            # It may have been charged, and the platform may yet tell of it.
            return replace(outcome, state=State.UNKNOWN, price=claimed.kept, told_by=claimed.tracked)
        if isinstance(error, QuotaUsed):
            return replace(outcome, reason="quota")
        return outcome

    def _write_down(self, outcome: Outcome) -> None:
        TRIED.labels(self.channel.name, str(outcome.state)).inc()
        self._outcomes.append(outcome)
        if self._flusher is None or self._flusher.done():
            self._flusher = asyncio.create_task(self._flush())

    async def _flush(self) -> None:
        await asyncio.sleep(FLUSH_AFTER)
        while self._outcomes:
            batch, self._outcomes = self._outcomes, []
            try:
                await self.db.write(outbox.finish, batch, self.channel.account)
            except DatabaseAway:  # what left must be remembered: try until the database is back
                self._outcomes = batch + self._outcomes
                await asyncio.sleep(IDLE)
            else:
                if isinstance(self.channel, Charges):
                    self.wake()  # the next one to her has waited for it


def _apart(claimed: Claimed, outcome: Outcome) -> list[Outcome]:
    """How one try ended for each delivery that went within it.

    What certainly did not leave waits until the same moment, to leave together again. What was refused in company goes
    alone: each at a moment of its own, as nobody knows whose words it were.
    """
    if claimed.joined and outcome.state is State.FAILED:
        now = clock.now()
        outcome = replace(outcome, state=State.QUEUED, retry_at=now)
        return [
            replace(one, retry_at=now + timedelta(microseconds=place))
            for place, one in enumerate([outcome, *_within(claimed, outcome)])
        ]
    return [outcome, *_within(claimed, outcome)]


def _within(claimed: Claimed, outcome: Outcome) -> list[Outcome]:
    """The same for what was joined: it cost nothing, and the platform knows of one message."""
    alike = replace(outcome, within=True, kept=0, price=0, used_up=None, told_by="", parts_sent=0)
    return [replace(alike, delivery_id=one) for one in claimed.joined]


def _lost(session: Session, claimed: Claimed, error: NotSent, failed: Outcome) -> None:
    """An address that cannot be written to, now or at all: remember it, and try her next address."""
    if isinstance(error, Moved):
        conversations.move(session, claimed.contact_id or 0, error.address)
        again = replace(failed, retry_at=clock.now())
        outbox.finish(session, [again, *_within(claimed, again)])
        return
    if isinstance(error, Unreachable):
        conversations.mark_blocked(session, claimed.contact_id or 0, True)
    outbox.finish(session, [failed, *_within(claimed, failed)])
    if not claimed.reply:
        for one in (claimed.delivery_id, *claimed.joined):
            rerouting.reroute(session, one, reason=WHY.get(type(error), ""))


Senders = Mapping[str, Sender]
