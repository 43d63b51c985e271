"""A person's phone on one channel, and how she uses it."""

import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from tests.fakes.telegram import WRITES
from tests.fakes.telegram_people import Person as OnTelegram
from tests.fakes.zalo_bot_people import Person as OnZalo
from tests.fakes.zalo_oa_people import Person as OnAccount

if TYPE_CHECKING:
    from tests.chat import Town


class Phone:
    """One person's phone on one channel."""

    def __init__(self, town: "Town", channel: str, device: OnTelegram | OnZalo | OnAccount, number: str = "") -> None:
        self.town, self.channel, self.device, self.number = town, channel, device, number
        self._arrived: list[str] = []
        self._looked_at = 0  # of the calls that the platform has taken

    @property
    def address(self) -> str:
        """What the platform calls her."""
        return str(self.device.user_id if isinstance(self.device, OnTelegram) else self.device.id)

    def arrived(self) -> list[str]:
        """The texts of the messages and edits that the platform has taken for her so far."""
        if isinstance(self.device, OnTelegram):
            # What has been looked at once is not looked at again: whoever waits asks two hundred times a second.
            calls = self.town.telegram.calls[self._looked_at :]
            self._looked_at += len(calls)
            self._arrived += [
                str(call.params.get("text") or call.params.get("caption", ""))
                for call in calls
                if call.method in WRITES and str(call.params.get("chat_id")) == self.address
            ]
            return self._arrived.copy()
        return [shown.text for shown in self.device.screen if not getattr(shown, "by_operator", False)]

    @property
    def last(self) -> str:
        """The text at the bottom of her screen."""
        return self.device.last

    @property
    def texts(self) -> list[str]:
        """Everything on her screen that the bot wrote."""
        return [shown.text for shown in self.device.screen]

    async def types(self, text: str) -> None:
        """Type and send; nothing is awaited but the platform's own post."""
        await self.device.types(text)

    async def says(self, text: str) -> str:
        """Type, wait for the answer, and read it."""
        return await self.reads_after(lambda: self.device.types(text))

    async def taps(self, label: str) -> str:
        """Press the button with these words; where there are no buttons, type its number."""
        if isinstance(self.device, OnTelegram):
            return await self.reads_after(lambda: self.device.taps(label))
        if isinstance(self.device, OnAccount) and label in self.device.screen[-1].labels:
            device = self.device
            return await self.reads_after(lambda: device.taps(label))
        # What tells her something and asks nothing may have come below the choices.
        asked = next((text for text in reversed(self.texts) if re.search(r"(?:^|\n|  )\d+\. ", text)), self.last)
        number = re.search(rf"(?:^|\n|  )(\d+)\. {re.escape(label)}", asked)
        assert number is not None, f"no choice {label!r} in:\n{self.last}"
        return await self.reads_after(lambda: self.device.types(number.group(1)))

    async def reads_after(self, act: Callable[[], Awaitable[Any]]) -> str:
        """Do something on her phone and read what comes."""
        await self.town.quiet()  # she reads what has come before she writes
        before = len(self.arrived())
        await act()
        await self.town.until(lambda: len(self.arrived()) > before, f"no answer; the screen ends with:\n{self.last}")
        return self.arrived()[before]

    async def gets(self, words: str) -> str:
        """Wait until a message with these words has come, and read it."""

        def found() -> list[str]:
            return [text for text in self.arrived() if words in text]

        await self.town.until(lambda: bool(found()), f"no {words!r}; the screen ends with:\n{self.last}")
        return found()[-1]
