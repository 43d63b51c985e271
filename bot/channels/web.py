"""The web chat: its screen is the ledger itself, so sending means that the row is there."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.channels import Rejected, Unreadable
from bot.messages import FileRef, Incoming, Outgoing, Sent


class Web:
    """A channel like the others; what comes in is made by the page's own routes, what goes out is read from rows."""

    name = "web"
    account = "web"
    rate = 500.0
    chat_gap = 0.0
    text_limit = 20_000

    def __init__(self, uploads: Callable[[str], Awaitable[bytes]] | None = None) -> None:
        self.uploads = uploads  # finds what was sent from the page, in whichever process; b"" when it is gone
        self.off = set[str]()  # addresses of the demo's phones that are switched off; empty everywhere else

    def read(self, headers: Mapping[str, str], body: bytes) -> list[Incoming]:
        """The page's routes know who writes; nothing arrives here."""
        raise Unreadable

    def receipt(self, incoming: list[Incoming]) -> Any:
        """Nothing to say."""
        return {}

    async def open(self) -> None:
        """Nothing to connect to."""

    async def poll(self) -> list[Incoming]:
        """Nothing to fetch."""
        return []

    async def settle(self, incoming: Incoming) -> None:
        """A button here needs no acknowledgement."""

    async def send(self, address: str, message: Outgoing) -> Sent:
        """The row is the screen. Raises Rejected where a phone of the demo is off."""
        if address in self.off:
            # Certainly not arrived, and no more: a refusal that is tried again later would come by itself, with nothing
            # left to send again, and an address that is lost would be passed over by every notice from here on.
            raise Rejected("phone is off")
        return Sent(("row",))

    async def fetch(self, file: FileRef) -> bytes:
        """A file that was sent from the page. Raises Rejected once it is gone."""
        content = b"" if self.uploads is None else await self.uploads(file.id)
        if not content:
            raise Rejected("file is gone")
        return content

    async def check(self) -> list[str]:
        """Nothing can be wrong."""
        return []

    async def close(self) -> None:
        """Nothing to free."""
