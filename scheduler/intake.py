"""Takes in what channels read: each message in its own transaction; one that always fails never blocks the others."""

import logging

from prometheus_client import Counter
from sqlmodel import Session

from bot import inbox
from bot.channels import Channel
from bot.messages import Incoming, Kind
from bot.replies import Account
from models import clock, deliveries, inbound, outbox
from models.conversations import FailedUpdate, seen_before, who_writes
from models.db import Database, DatabaseAway
from models.vault import vault
from scheduler.delivery import Sender

log = logging.getLogger(__name__)

TRIES = 3
# What nobody said: no sentence answers it.
_UNSAID = {Kind.BLOCKED, Kind.RETURNED, Kind.FOLLOWED, Kind.OPENED, Kind.OPERATOR, Kind.DELIVERED, Kind.SEEN}
RECEIVED = Counter("chihoi_messages_received", "Messages that came in", ["channel"])
SET_APART = Counter("chihoi_messages_set_apart", "Messages that our code could not handle", ["channel"])


class Intake:
    """One channel's way in."""

    def __init__(self, db: Database, channel: Channel, sender: Sender, account: Account) -> None:
        self.db, self.channel, self.sender, self.account = db, channel, sender, account

    async def take(self, incoming: Incoming) -> None:
        """Handle one message; when this returns, it may be acknowledged. Raises DatabaseAway: then it may not."""
        RECEIVED.labels(self.channel.name).inc()
        await self.handle(incoming)

    async def handle(self, incoming: Incoming, stored: int | None = None) -> None:
        """Do what is to be done about one message; `stored` is its row where it was stored first.

        Raises DatabaseAway.
        """
        for _ in range(TRIES):
            try:
                ready, more = await self.db.write(_handle, incoming, self.account, stored)
            except DatabaseAway:
                raise
            except Exception:
                log.exception("message failed", extra={"channel": incoming.channel, "message_id": incoming.message_id})
            else:
                if ready is not None:
                    self.sender.send_reply(ready)
                if more:
                    self.sender.wake()
                return
        SET_APART.labels(self.channel.name).inc()
        log.error("message set apart", extra={"channel": incoming.channel, "message_id": incoming.message_id})
        await self.db.write(set_apart, incoming, self.account.language, stored)
        self.sender.wake()


def _handle(
    session: Session, incoming: Incoming, account: Account, stored: int | None
) -> tuple[inbox.Ready | None, bool]:
    """What answers it, and whether there may be more to send on its channel."""
    if stored is not None and not inbound.take(session, stored):
        return None, False
    return inbox.handle(session, incoming, account), outbox.may_wait(session, incoming.channel)


def set_apart(session: Session, incoming: Incoming, language: str, stored: int | None = None) -> None:
    """Keep a message that failed three times for us to look at, and say one kind sentence."""
    now = clock.now()
    if stored is not None and not inbound.take(session, stored):
        return
    seen_before(session, incoming.channel, incoming.message_id, now)
    session.add(
        FailedUpdate(
            channel=incoming.channel,
            message_id=incoming.message_id,
            error=incoming.kind,
            body_sealed=vault(session).seal(incoming.text[:2000]),
            at=now,
        )
    )
    if incoming.kind in _UNSAID or incoming.group:
        return
    who = who_writes(session, incoming.channel, incoming.address, language, now)
    message = deliveries.post(
        session,
        key=f"sorry:{incoming.channel}:{incoming.message_id}",
        kind="sorry",
        subject_id=None,
        unit_id=None,
    )
    if message is not None:
        session.add(
            deliveries.Delivery(
                message_id=message,
                contact_id=who.contact_id,
                state=deliveries.State.QUEUED,
                priority=deliveries.Priority.REPLY,
                not_before=now,
            )
        )
