"""People with Telegram on their phones: what they do becomes the platform's own updates."""

import time
from typing import TYPE_CHECKING, Any

from tests.fakes.telegram_screen import Chat, Shown

if TYPE_CHECKING:
    from tests.fakes.telegram import FakeTelegram


class Person:
    """One user. Every act returns when the bot's webhook has answered, or when the update waits for a poller.
    `group` is the id of a group in which she does it."""

    def __init__(self, fake: "FakeTelegram", user_id: int, first_name: str, phone: str, language: str) -> None:
        self.fake, self.user_id, self.phone = fake, user_id, phone
        self.user = {"id": user_id, "is_bot": False, "first_name": first_name, "language_code": language}
        self.chat = Chat(user_id, title=first_name)
        fake.chats[user_id] = self.chat

    @property
    def screen(self) -> list[Shown]:
        """The bot's messages in her private chat, the oldest first."""
        return self.chat.screen

    @property
    def last(self) -> str:
        """The bot's last text, "" if there is none."""
        return self.screen[-1].text if self.screen else ""

    async def starts(self, payload: str = "") -> None:
        """Press Start, perhaps by a link with a payload."""
        await self.types(f"/start {payload}".rstrip())

    async def types(self, text: str, group: int = 0) -> None:
        await self._writes({"text": text}, group)

    async def replies(self, words: str, text: str) -> None:
        """Point at the bot's newest message with these words, and write below it."""
        shown = next(each for each in reversed(self.screen) if words in each.text)
        await self._writes({"text": text, "reply_to_message": self.fake.message_json(self.chat, shown)})

    async def taps(self, label: str) -> None:
        """Press the newest button or key with this label."""
        for shown in reversed(self.screen):
            for each, data in (button for row in shown.buttons for button in row):
                if each == label:
                    return await self._presses(shown, data)
            if label in (key for row in shown.keyboard for key in row):
                return await (self.shares_contact() if label == shown.contact_button else self.types(label))
        raise AssertionError(f"no button {label!r} in {[(s.text, s.buttons or s.keyboard) for s in self.screen]}")

    async def _presses(self, shown: Shown, data: str) -> None:
        query = {
            "id": self.fake.new_query(),
            "from": self.user,
            "chat_instance": str(self.user_id),
            "data": data,
            "message": self.fake.message_json(self.chat, shown),
        }
        await self.fake.deliver(callback_query=query)

    async def shares_contact(self) -> None:
        """Her own number, as the contact button sends it."""
        await self._writes({"contact": self._contact(self.phone, self.user_id)})

    async def shares_contact_of(self, phone: str, user_id: int | None = None) -> None:
        """Somebody's card out of her address book; with a user id if that number is on Telegram."""
        await self._writes({"contact": self._contact(phone, user_id)})

    async def forwards_contact(self) -> None:
        """Her own card, forwarded from another chat."""
        origin = {"type": "user", "date": int(time.time()), "sender_user": self.user}
        await self._writes({"contact": self._contact(self.phone, self.user_id), "forward_origin": origin})

    async def sends_sticker(self) -> None:
        kinds = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        await self._writes({"sticker": kinds | self.fake.keep_file("stickers/thumb.webp", b"RIFF")})

    async def sends_photo(self, content: bytes = b"\xff\xd8\xff", caption: str = "") -> None:
        small = {"width": 90, "height": 60} | self.fake.keep_file("photos/small.jpg", content[:1])
        large = {"width": 900, "height": 600} | self.fake.keep_file("photos/large.jpg", content)
        await self._writes({"photo": [small, large]} | ({"caption": caption} if caption else {}))

    async def sends_voice(self, content: bytes = b"OggS") -> None:
        await self._writes({"voice": {"duration": 2} | self.fake.keep_file("voice/said.oga", content)})

    async def sends_video(self, content: bytes = b"....ftypisom") -> None:
        shape = {"width": 9, "height": 6, "duration": 2, "mime_type": "video/mp4"}
        await self._writes({"video": shape | self.fake.keep_file("videos/film.mp4", content)})

    async def sends_document(self, name: str, content: bytes, mime: str = "", caption: str = "") -> None:
        held = {"file_name": name} | self.fake.keep_file("documents/file", content)
        held |= {"mime_type": mime} if mime else {}
        await self._writes({"document": held} | ({"caption": caption} if caption else {}))

    async def sends_location(self, latitude: float = 20.44, longitude: float = 106.16) -> None:
        await self._writes({"location": {"latitude": latitude, "longitude": longitude}})

    async def blocks(self) -> None:
        self.chat.forbidden = "bot was blocked by the user"
        await self._changes_membership("member", "kicked")

    async def unblocks(self) -> None:
        self.chat.forbidden = ""
        await self._changes_membership("kicked", "member")

    def deletes_account(self) -> None:
        """The bot is not told."""
        self.chat.forbidden = "user is deactivated"

    async def _writes(self, content: dict[str, Any], group: int = 0) -> None:
        chat = self.fake.chats[group] if group else self.chat
        chat.known = True
        message = {"message_id": chat.next_id(), "date": int(time.time()), "chat": chat.json(), "from": self.user}
        await self.fake.deliver(message=message | content)

    def _contact(self, phone: str, user_id: int | None) -> dict[str, Any]:
        return {"phone_number": phone, "first_name": "Lan"} | ({"user_id": user_id} if user_id else {})

    async def _changes_membership(self, old: str, new: str) -> None:
        bot = self.fake.bot
        members = [
            {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {}) for status in (old, new)
        ]
        change = {"chat": self.chat.json(), "from": self.user, "date": int(time.time())}
        await self.fake.deliver(my_chat_member=change | {"old_chat_member": members[0], "new_chat_member": members[1]})
