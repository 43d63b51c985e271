"""People with Zalo, their private chats with the bot, and what they read there."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.fakes.zalo_bot_rules import now

if TYPE_CHECKING:
    from tests.fakes.zalo_bot import FakeZaloBot


@dataclass(frozen=True)
class Message:
    """One message of the bot on a screen."""

    id: str
    text: str  # or the caption
    photo: bytes = b""  # what the platform fetched and shows
    voice: bytes = b""


@dataclass
class Person:
    """Somebody with Zalo, her private chat with the bot, and what she reads there."""

    fake: "FakeZaloBot"
    id: str
    name: str
    _last_update: dict[str, Any] = field(default_factory=dict)

    @property
    def screen(self) -> list[Message]:
        """What the bot wrote to her, in order."""
        return self.fake.screens.setdefault(self.id, [])

    @property
    def last(self) -> str:
        """The text that she sees last, "" on an empty screen."""
        return self.screen[-1].text if self.screen else ""

    async def types(self, text: str, *, group: str = "") -> None:
        """She writes to the bot, or mentions it in the group chat with this id."""
        await self._sends("text", group, text=text)

    async def sends_photo(self, url: str = "", caption: str = "") -> None:
        """Without a url it is a photo that lies on the fake itself."""
        photo = {"photo_url": url or f"{self.fake.url}/files/photo.jpg", "caption": caption}
        await self._sends("image", message_type="CHAT_PHOTO", **photo)

    async def sends_voice(self) -> None:
        await self._sends("voice", message_type="CHAT_VOICE", voice_url=f"{self.fake.url}/files/voice.aac")

    async def sends_sticker(self) -> None:
        await self._sends("sticker", sticker="0e078a2fb66a5f34067b", url="https://stickers.zaloapp.com/1")

    async def sends_unsupported(self) -> None:
        """A link, a card: the platform tells the bot only that something came."""
        await self._sends("unsupported")

    async def repeats(self) -> None:
        """The platform delivers her last message once more."""
        await self.fake.deliver(self._last_update)

    async def _sends(self, event: str, group: str = "", **fields: str) -> None:
        chat = {"id": group, "chat_type": "GROUP"} if group else {"id": self.id, "chat_type": "PRIVATE"}
        sender = {"id": self.id, "display_name": self.name, "is_bot": False}
        stamp = {"message_id": self.fake.new_id(), "date": now()}
        message = {"from": sender, "chat": chat, **stamp, **fields}
        self._last_update = {"event_name": f"message.{event}.received", "message": message}
        if self.fake.admits(self.id, chat["id"]):
            await self.fake.deliver(self._last_update)
