"""The few verbs that a channel has, and errors that say what to do next."""

import sys
from collections.abc import Mapping
from typing import Any, Literal, Protocol, runtime_checkable

from bot.messages import FileRef, Incoming, Outgoing, Sent

# python-telegram-bot imports httpx, which would load its own command line beside itself, with rich and pygments: 8 MB
# that no service needs. Without that module httpx says the same as where it is not installed.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]


class Unverified(Exception):
    """The request does not come from the platform: wrong or missing secret. `answered`: it is dropped, but answered as
    if all were well, because a platform whose posts are refused shuts off the webhook."""

    def __init__(self, reason: str, *, answered: bool = False) -> None:
        super().__init__(reason)
        self.answered = answered


class Unreadable(Exception):
    """The request comes from the platform, but its body is not what the platform sends."""


class NotSent(Exception):
    """A message, or the rest of it, did not certainly leave. `sent` holds the ids of the parts that did, and `price`
    what the platform charged for them, in đồng; None where it does not say. `used_up`: as in `Sent`."""

    price: int | None = 0
    used_up: bool | None = None

    def __init__(self, reason: str, *, sent: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sent = sent


class RetryLater(NotSent):
    """Certainly not sent; try again after `wait` seconds. `scope` says who has to wait."""

    def __init__(
        self, reason: str, *, wait: float, scope: Literal["chat", "account"], sent: tuple[str, ...] = ()
    ) -> None:
        super().__init__(reason, sent=sent)
        self.wait = wait
        self.scope = scope


class Rejected(NotSent):
    """Certainly not sent and no retry can help: the message or our set-up is wrong."""


class NotHere(Rejected):
    """Certainly not sent: this channel cannot bring her this message, and another of hers may."""


class QuotaUsed(NotHere):
    """Certainly not sent: the account's plan allows no more this month."""


class HerQuotaUsed(NotHere):
    """Certainly not sent: the platform lets her get no more from us for now."""


class WindowClosed(NotHere):
    """Certainly not sent: she has not written for so long that the platform takes nothing for her."""


class TodayUsedUp(NotHere):
    """Certainly not sent: the account may send no more of these messages today; or (`template`) none of this kind."""

    def __init__(self, reason: str, *, template: bool = False) -> None:
        super().__init__(reason)
        self.template = template


class MonthUsedUp(NotHere):
    """Certainly not sent: the account may send no more of such templates this month."""


class Declined(NotHere):
    """Certainly not sent: she wants none of such messages from us; the chat is another thing."""


class NoAccount(NotHere):
    """Certainly not sent: nobody on the platform has this phone number."""


class WrongNumber(NotHere):
    """Certainly not sent: this is no phone number."""


class AppTooOld(NotHere):
    """Certainly not sent: the app on her phone is too old for such messages."""


class CannotGet(NotHere):
    """Certainly not sent: her account on the platform cannot get such messages."""


class TemplateWrong(NotHere):
    """Certainly not sent: the template is not, or no longer, what we take it for; a person must look at it."""


class SetUpWrong(NotHere):
    """Certainly not sent: our account at the platform is not in order, and a person must put it right."""


class Unreachable(NotSent):
    """Certainly not sent: this address cannot be written to (blocked, deactivated, never started)."""


class Moved(NotSent):
    """Certainly not sent: the chat has a new address."""

    def __init__(self, reason: str, *, address: str) -> None:
        super().__init__(reason)
        self.address = address


class Unknown(NotSent):
    """The request may have left and no certain answer came."""


class CopyLost(RetryLater):
    """Certainly not sent: the platform no longer knows the file by `Attachment.platform_id`; with its bytes it goes."""

    def __init__(self, reason: str, *, sent: tuple[str, ...] = ()) -> None:
        super().__init__(reason, wait=0.0, scope="chat", sent=sent)


class NotForFree(RetryLater):
    """Certainly not sent: from here on it costs, and nothing was kept for it; the ledger knows what she costs now."""

    def __init__(self, reason: str, *, sent: tuple[str, ...] = ()) -> None:
        super().__init__(reason, wait=0.0, scope="chat", sent=sent)


class AtNight(RetryLater):
    """Certainly not sent: the platform takes none of this kind at night; the ledger knows when the morning comes."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, wait=0.0, scope="chat")


class Channel(Protocol):
    """What the inbox and the sender need of a platform."""

    name: str  # "telegram", "zalo-bot", "web": part of every key in the ledger
    account: str  # the bot account that the platform's limits count, for example "telegram:123456"
    rate: float  # messages a second that the account may send, evenly spaced
    chat_gap: float  # seconds between two messages to one address
    text_limit: int  # characters of one part; longer texts are split by the channel

    def read(self, headers: Mapping[str, str], body: bytes) -> list[Incoming]:
        """Translate a webhook's body; what nobody needs of it is []. Raises Unverified or Unreadable."""

    def receipt(self, incoming: list[Incoming]) -> Any:
        """The JSON that the webhook is answered with (a platform may take one method call there)."""

    async def open(self) -> None:
        """Get ready: connections, and where a refusal can be lived with, commands and menus (which only warn)."""

    async def poll(self) -> list[Incoming]:
        """Wait for messages, at most some 30 seconds. The next call acknowledges what this one gave:
        call it only after everything is handled. Raises RetryLater when the platform is away."""

    async def settle(self, incoming: Incoming) -> None:
        """Polling only: acknowledge a tap, after its transaction. Never raises."""

    async def send(self, address: str, message: Outgoing) -> Sent:
        """Send, or raise one of the NotSent errors."""

    async def fetch(self, file: FileRef) -> bytes:
        """The bytes of a file. Raises RetryLater or Rejected."""

    async def check(self) -> list[str]:
        """What `chihoi doctor` reports: problems in the form "key: detail", empty when all is well."""

    async def close(self) -> None:
        """Free the connections."""


class Sends(Protocol):
    """The part of a channel that sends; template messages have no other."""

    name: str
    account: str
    rate: float
    chat_gap: float

    async def send(self, address: str, message: Outgoing) -> Sent:
        """Send, or raise one of the NotSent errors."""


@runtime_checkable
class Charges(Protocol):
    """A channel on which a message may cost money."""

    def messages(self, message: Outgoing) -> int:
        """As how many messages the platform counts it."""
