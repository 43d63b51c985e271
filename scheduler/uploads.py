"""Files that go with messages: where they are for this reader, and uploaded once for everybody after the first."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session

from bot.channels import CopyLost, RetryLater, Sends
from bot.files import attached
from bot.messages import Attachment, Outgoing, Sent
from models import clock, files, outbox, pacing
from models.conversations import Who
from models.db import Database, DatabaseAway
from models.deliveries import Delivery, Message, State
from models.files import FileState
from models.outbox import Outcome

WAIT = timedelta(seconds=1)  # before a row is looked at again whose file is still being fetched
REMEMBERED = 500  # files that this process remembers as uploaded; the database remembers the others


class Uploads:
    """Sends for one account so that a file leaves this machine once: the second to need it waits for the first."""

    def __init__(self, db: Database, channel: Sends) -> None:
        self.db, self.channel = db, channel
        # File id: what the platform calls it, "" where it has no names for files, and until when it does.
        self._known: dict[int, tuple[str, datetime | None]] = {}
        self._first: dict[int, asyncio.Lock] = {}

    async def send(self, address: str, message: Outgoing, written: Callable[..., Awaitable[None]]) -> Sent:
        """`channel.send`; `written` keeps what the platform calls the file for other processes. Raises NotSent."""
        file = message.attachment
        if file is None or file.key == 0:
            return await self.channel.send(address, message)
        file = replace(file, read=partial(self._content, file.key))
        message = replace(message, attachment=file)
        if file.platform_id or self._is_known(file.key):
            try:
                return await self.channel.send(address, message if file.platform_id else self._renamed(message, file))
            except CopyLost:
                self._known.pop(file.key, None)
                await written(files.forget_copy, file.key, self.channel.account)
                raise
        async with self._first.setdefault(file.key, asyncio.Lock()):
            if not self._is_known(file.key):
                sent = await self.channel.send(address, message)
                while len(self._known) >= REMEMBERED:
                    self._known.pop(next(iter(self._known)))
                self._known[file.key] = sent.file, None if sent.lasts is None else clock.now() + sent.lasts
                self._first.pop(file.key, None)
                if sent.file:
                    await written(files.remember_copy, file.key, self.channel.account, sent.file, sent.lasts)
                return sent
        await self._slot()  # its own went by while it waited, as did those of all who waited with it
        return await self.channel.send(address, self._renamed(message, file))

    async def _slot(self) -> None:
        try:
            slot = await self.db.write(pacing.reserve_slot, self.channel.account, self.channel.rate, clock.real())
        except DatabaseAway as error:
            raise RetryLater("database", wait=1.0, scope="chat") from error
        await asyncio.sleep(max(0.0, slot - clock.real()))

    async def _content(self, file_id: int) -> bytes:
        try:
            return await self.db.read(files.content_of, file_id)
        except DatabaseAway as error:
            raise RetryLater("database", wait=1.0, scope="chat") from error

    def _renamed(self, message: Outgoing, file: Attachment) -> Outgoing:
        return replace(message, attachment=replace(file, platform_id=self._known[file.key][0]))

    def _is_known(self, file_id: int) -> bool:
        _name, until = self._known.get(file_id, ("", clock.now()))
        return until is None or until > clock.now()


def file_of(
    session: Session, delivery: Delivery, who: Who, public_url: str, account: str
) -> tuple[Attachment | None, bool]:
    """What goes with a claimed row, and whether the row is held back: its file is still being fetched, so that it waits
    a little, or cannot be had, so that she is told at home."""
    message = session.get(Message, delivery.message_id)
    if message is None or message.file_id is None:
        return None, False
    known = next((k for k in who.persons if k.id == delivery.person_id), None)
    found = attached(session, message.file_id, who.language, known.pair if known else "em-chi", public_url, account)
    file = None if found else files.describe(session, message.file_id)
    if file is None or file.state is FileState.READY:  # one that is no longer kept does not keep the words back
        return found, False
    if file.state is FileState.WAITING:
        outbox.postpone(session, delivery.id or 0, clock.now() + WAIT)
    else:
        outbox.finish(session, [Outcome(delivery.id or 0, delivery.contact_id or 0, State.FAILED, "file")])
    return None, True
