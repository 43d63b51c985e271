"""Sends what the ledger says: replies at once, everything else claimed a row at a time, evenly paced."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from prometheus_client import Counter
from sqlmodel import Session

from bot import notices, proxies
from bot.channels import Channel, Moved, NotSent, QuotaUsed, RetryLater, Unknown, Unreachable
from bot.inbox import BURST, Ready
from bot.messages import Choice, Outgoing
from bot.replies import lines
from models import clock, conversations, courses, deliveries, outbox
from models.announcements import Announcement
from models.db import Database, DatabaseAway
from models.deliveries import Message, State
from models.meetings import Meeting
from models.outbox import Outcome
from models.quiet import Timing, earliest, is_night, morning_after
from scheduler.leases import Lease
from scheduler.uploads import Uploads, file_of

log = logging.getLogger(__name__)

TRIED = Counter("chihoi_sends", "Tries to send, by how they ended", ["channel", "outcome"])

IN_FLIGHT = 16  # sends at once: 30/s at half a second each
IDLE = 1.0  # seconds between two looks when nothing is due and nobody wakes us
TRIES = 8
AHEAD = 0.1  # seconds before its slot that a row is claimed, so that waking late moves no slot
FLUSH_AFTER = 0.02  # seconds that outcomes wait for company, so that many share one transaction


@dataclass(frozen=True)
class Claimed:
    """A row that was taken from the ledger, rendered for its reader."""

    delivery_id: int
    contact_id: int
    address: str
    outgoing: Outgoing
    reply: bool
    tries: int
    slot: float  # real seconds before which it must not leave


class Sender:
    """Sends for one account. Replies go through `send_reply`; the loop claims everything else."""

    def __init__(self, db: Database, channel: Channel, lease: Lease, public_url: str = "") -> None:
        self.db, self.channel, self.lease, self.public_url = db, channel, lease, public_url
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
            found = await self.db.write(_claim, self.channel, self.public_url)
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
            if isinstance(error, RetryLater) and error.scope == "account":
                await self._written(outbox.pause_account, self.channel.account, clock.real() + error.wait)
            if isinstance(error, Unreachable | Moved):
                await self._written(_lost, claimed, error)
                return
        except Exception as error:  # a fault of ours after the request may have left
            log.exception("send failed", extra={"channel": self.channel.name})
            outcome = Outcome(claimed.delivery_id, claimed.contact_id, State.UNKNOWN, type(error).__name__)
        else:
            outcome = Outcome(claimed.delivery_id, claimed.contact_id, State.SENT, platform_ids=sent.ids)
        self._write_down(outcome)

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
        # A platform that is away, or told all to wait, says nothing about this message: it waits as long as it takes.
        if isinstance(error, RetryLater) and (error.scope == "account" or claimed.tries < TRIES):
            backoff = max(error.wait, min(300.0, 2.0**claimed.tries) if error.scope == "chat" else error.wait)
            return replace(outcome, state=State.QUEUED, retry_at=clock.now() + timedelta(seconds=backoff))
        if isinstance(error, Unknown):
            return replace(outcome, state=State.UNKNOWN)
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


def _claim(session: Session, channel: Channel, public_url: str) -> Claimed | float | None:
    """The next row to send, or seconds to wait, or None when a row turned out not to be needed."""
    real = clock.real()
    free = outbox.free_at(session, channel.account)
    if free > real + AHEAD:
        return min(free - real - AHEAD, IDLE)
    delivery = outbox.claim(
        session,
        channel.name,
        now=clock.now(),
        real=real,
        chat_free=real + (BURST - 1) * channel.chat_gap,
    )
    if delivery is None or delivery.contact_id is None:
        return IDLE
    if courses.held_back(session, delivery):
        return None
    if (morning := _after_the_night(session, delivery)) is not None:
        outbox.postpone(session, delivery.id or 0, morning)
        return None
    who = conversations.contact(session, delivery.contact_id)
    file, held = file_of(session, delivery, who, public_url, channel.account)
    if held:
        return None
    who.slot = max(who.slot, real) + channel.chat_gap
    conversations.set_slot(session, who.contact_id, who.slot)
    text, choices = delivery.text, delivery.choices
    if not text:
        connection = session.connection()
        connection.exec_driver_sql("SAVEPOINT render")
        try:
            rendered = _render(session, delivery, who)
        except Exception:  # it would fail for ever, and those behind it must not wait
            log.exception("rendering failed", extra={"delivery": delivery.id})
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT render")
            outbox.finish(session, [Outcome(delivery.id or 0, delivery.contact_id, State.FAILED, "our-fault")])
            return None
        finally:
            connection.exec_driver_sql("RELEASE SAVEPOINT render")
        if rendered is None:
            outbox.withdraw(session, delivery.id or 0)
            return None
        text, choices = rendered
        outbox.keep_text(session, delivery.id or 0, text, choices)
    outgoing = Outgoing(
        text,
        tuple(Choice(label, f"{delivery.id}.{number}") for number, label, _ in choices or []),
        attachment=file,
        skip_parts=delivery.parts_sent,
    )
    reply = delivery.priority == deliveries.Priority.REPLY
    # The account's row last, as in the inbox: whoever takes it first and then waits for a chat would meet itself.
    slot = outbox.reserve_slot(session, channel.account, channel.rate, real)
    return Claimed(delivery.id or 0, delivery.contact_id, who.address, outgoing, reply, delivery.tries, slot)


def _after_the_night(session: Session, delivery: deliveries.Delivery) -> datetime | None:
    """When a row may leave that the night has overtaken, behind a long queue or while we were away; None for now."""
    message = session.get(Message, delivery.message_id)
    if message is None or delivery.priority <= deliveries.Priority.ROLL:
        return None
    now = clock.now().astimezone(notices.zone_of(session, message))
    if not is_night(now):
        return None
    if message.kind in {"notice", "recall"} and (notice := session.get(Announcement, message.subject_id)) is not None:
        return None if notice.urgent_reason else morning_after(now)
    meeting = session.get(Meeting, message.subject_id) if message.kind in {"change", "cancel"} else None
    start = None if meeting is None else meeting.starts_at.astimezone(now.tzinfo)
    when = earliest(now, Timing.NOTICE if start is None else Timing.CHANGE, start)
    return when if when > now else None


def _render(
    session: Session, delivery: deliveries.Delivery, who: conversations.Who
) -> tuple[str, list[list[str]] | None] | None:
    message = session.get(Message, delivery.message_id)
    assert message is not None  # noqa: S101 (a foreign key)
    known = next((k for k in who.persons if k.id == delivery.person_id), None)
    known = known or proxies.on_behalf(session, delivery.person_id, who)
    if delivery.person_id is not None and known is None:
        return None  # she is no longer reached here
    reply = proxies.for_helper(session, notices.render(session, message, delivery, known), known, who)
    if reply is None:
        return None
    language, pair = (known.language, known.pair) if known is not None else (who.language, "em-chi")
    now = clock.now().astimezone(notices.zone_of(session, message))
    text, choices = lines(who.language or language, pair, reply, now)
    if len(who.persons) > 1 and known is not None and known in who.persons:  # two women on one phone: whose is it?
        text = notices.for_whom(who.language or language, known, text)
    return text, choices or None


def _lost(session: Session, claimed: Claimed, error: NotSent) -> None:
    """An address that cannot be written to: remember it, and try her next address."""
    failed = Outcome(claimed.delivery_id, claimed.contact_id, State.FAILED, error.reason, error.sent)
    if isinstance(error, Moved):
        conversations.move(session, claimed.contact_id, error.address)
        outbox.finish(session, [replace(failed, retry_at=clock.now())])
        return
    conversations.mark_blocked(session, claimed.contact_id, True)
    outbox.finish(session, [failed])
    if not claimed.reply:
        outbox.reroute(session, claimed.delivery_id)


Senders = Mapping[str, Sender]
