"""People with Zalo who know the Official Account, and what they see of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.fakes.zalo_oa import FakeZaloOa


@dataclass
class Shown:
    """One message of the account on a screen."""

    id: str
    text: str = ""  # or the caption
    buttons: tuple[dict[str, Any], ...] = ()
    image: bytes = b""
    file: str = ""  # its name
    template: str = ""  # the id of a template message
    asks_info: bool = False  # the form that shares her name and phone number
    by_operator: bool = False  # typed by a person at the account's console
    price: int = 0  # đồng
    arrived: bool = False  # her phone has told the platform
    seen: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """The words on its buttons."""
        return tuple(str(button["title"]) for button in self.buttons)


@dataclass
class Person:
    """Somebody with Zalo. Beyond 2^53, as the platform's ids are, hers is a string of digits."""

    fake: "FakeZaloOa"
    id: str
    name: str
    phone: str = ""  # "84…": the number of her Zalo
    follower: bool = False
    left: bool = False  # she followed once, and no longer
    online: bool = True  # else nothing arrives on her phone
    banned: bool = False
    restricts: bool = False  # she has shut off this kind of message from this account
    refuses_oa: bool = False  # she wants no template messages of this account
    last_interaction: datetime | None = None
    free_answers: int = 0  # messages to her since then that cost nothing
    received_today: dict[str, int] = field(default_factory=dict)  # day -> messages
    screen: list[Shown] = field(default_factory=list)
    _last_event: dict[str, Any] = field(default_factory=dict)

    @property
    def last(self) -> str:
        """The text that she sees last, "" on an empty screen."""
        return self.screen[-1].text if self.screen else ""

    async def follows(self) -> None:
        """She follows the account."""
        self.follower, self.left = True, False
        await self._manages("follow")

    async def unfollows(self) -> None:
        """She no longer follows it: nothing may be sent to her."""
        self.follower, self.left = False, True
        await self._manages("unfollow")

    async def types(self, text: str) -> None:
        """She writes to the account."""
        await self._sends("text", text=text)

    async def taps(self, label: str) -> None:
        """She presses the newest button with these words; one that opens something sends nothing."""
        for shown in reversed(self.screen):
            for button in shown.buttons:
                if button["title"] == label:
                    if button["type"].startswith("oa.query."):
                        await self._sends("text", text=button["payload"])
                    return
        raise AssertionError(f"no button {label!r} on the screen of {self.name}")

    async def sends_photo(self, url: str = "", caption: str = "") -> None:
        """Without a url it is a photo that lies on the fake itself."""
        url = url or f"{self.fake.url}/files/photo.jpg"
        attachment = {"type": "image", "payload": {"thumbnail": url, "url": url}}
        await self._sends("image", attachments=[attachment], **({"text": caption} if caption else {}))

    async def sends_file(self, name: str = "danh sach.pdf", url: str = "", size: str = "12345") -> None:
        payload = {"url": url or f"{self.fake.url}/files/{name}", "name": name, "size": size}
        await self._sends("file", attachments=[{"type": "file", "payload": payload}])

    async def sends_voice(self) -> None:
        await self._sends(
            "audio", attachments=[{"type": "audio", "payload": {"url": f"{self.fake.url}/files/voice.aac"}}]
        )

    async def sends_sticker(self) -> None:
        payload = {"id": "46037", "url": "https://zalo-api.zdn.vn/sticker?id=46037"}
        await self._sends("sticker", attachments=[{"type": "sticker", "payload": payload}])

    async def sends_location(self, latitude: str = "10.7640", longitude: str = "106.6560") -> None:
        payload = {"coordinates": {"latitude": latitude, "longitude": longitude}}
        await self._sends("location", text="", attachments=[{"type": "location", "payload": payload}])

    async def submits_info(self, name: str = "", phone: str = "", *, old_shape: bool = False) -> None:
        """She fills in the form that the account has sent her."""
        assert any(shown.asks_info for shown in self.screen), f"{self.name} was not asked for her particulars"
        info: dict[str, Any] = {"name": name or self.name, "phone": phone or self.phone}
        if old_shape:
            info |= {"address": "thôn Mận", "city": "tỉnh Ban Mai", "district": "huyện Hoa", "ward": "xã Hoa Mai"}
        else:
            place = {"user_city": "tỉnh Ban Mai", "user_ward": "xã Hoa Mai", "user_address": "thôn Mận"}
            info |= {"user_dob": "30/10/1971", "gender": "Nữ", "full_address": place}
        await self._acts({**self.fake.from_user(self), "event_name": "user_submit_info", "info": info})

    async def opens_chat(self) -> None:
        """She presses "Nhắn tin" on the account's page."""
        event = {"oa_id": self.fake.oa_id, "user_id": self.id, "event_name": "user_click_chatnow"}
        await self._acts(event)

    async def sees(self) -> None:
        """She opens the chat and reads everything in it."""
        unseen = [shown for shown in self.screen if not shown.seen]
        for shown in unseen:
            shown.arrived = shown.seen = True
        if unseen:
            ids = [shown.id for shown in unseen]
            await self.fake.deliver(
                {**self.fake.to_user(self), "event_name": "user_seen_message", "message": {"msg_ids": ids}}
            )

    async def comes_online(self) -> None:
        """Her phone is on again, and what was sent to her arrives."""
        self.online = True
        for shown in self.screen:
            await self.fake.arrives(self, shown)

    async def repeats(self) -> None:
        """The platform delivers her last event once more."""
        await self.fake.deliver(self._last_event)

    async def _manages(self, name: str) -> None:
        event = {"oa_id": self.fake.oa_id, "follower": {"id": self.id}, "user_id_by_app": self.fake.id_by_app(self)}
        await self._acts({**event, "event_name": name, "source": "oa_profile"}, interacts=name == "follow")

    async def _sends(self, kind: str, **message: Any) -> None:
        message["msg_id"] = self.fake.new_id()
        event = {**self.fake.from_user(self), "user_id_by_app": self.fake.id_by_app(self)}
        await self._acts({**event, "event_name": f"user_send_{kind}", "message": message})

    async def _acts(self, event: dict[str, Any], *, interacts: bool = True) -> None:
        if interacts:
            self.last_interaction, self.free_answers = self.fake.now(), 0
        self._last_event = self.fake.stamped(event)
        await self.fake.deliver(self._last_event)
