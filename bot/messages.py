"""What comes in and what goes out, the same on every channel."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What a person did. Everything that is not listed is OTHER."""

    TEXT = "text"
    TAP = "tap"  # a button under one of our messages
    CONTACT = "contact"  # a shared contact, perhaps somebody else's
    PHOTO = "photo"
    VOICE = "voice"
    STICKER = "sticker"
    FILE = "file"
    LOCATION = "location"
    OTHER = "other"  # content that the platform does not let us read
    BLOCKED = "blocked"  # she blocked the bot
    RETURNED = "returned"  # she unblocked it
    FOLLOWED = "followed"  # she follows the account: she may be greeted
    OPENED = "opened"  # she opened the chat: she may be written to, and nothing is to be said
    OPERATOR = "operator"  # somebody wrote to her by hand, in our name
    DELIVERED = "delivered"  # messages of ours (`about`) have arrived on her phone
    SEEN = "seen"  # she has seen them


@dataclass(frozen=True)
class FileRef:
    """A file that lies on the platform: `id` is what `Channel.fetch` needs, `size` in bytes (0: unknown).

    `mime` is what the platform or the sender says it is. `copy` is what sends it on without fetching it
    (`Attachment.platform_id`), "" where the platform has no such thing.
    """

    id: str
    name: str = ""
    size: int = 0
    mime: str = ""
    copy: str = ""


@dataclass(frozen=True)
class Incoming:
    """One message from one address. `message_id` is unique within the channel, for ever."""

    channel: str
    address: str
    message_id: str
    kind: Kind = Kind.TEXT
    text: str = ""  # what she typed, or the caption; Unicode NFC
    payload: str = ""  # TAP: the payload of the Choice, as the platform gave it; never trusted
    tapped_message: str = ""  # TAP: the platform's id of our message that carries the button
    tap_id: str = ""  # TAP: what the platform wants acknowledged
    phone: str = ""  # CONTACT: the number as the platform gave it
    own_phone: bool = False  # CONTACT: the platform vouches that it is the sender's own number
    form: bool = False  # CONTACT: from the platform's form (phone, and in `text` her name), which she fills in herself
    file: FileRef | None = None
    latitude: float = 0.0  # LOCATION: degrees, as the platform gives them
    longitude: float = 0.0
    name: str = ""  # the name she shows on the platform; never stored
    language: str = ""  # the platform's language code, "" if unknown
    sent_at: datetime | None = None  # aware UTC, the platform's clock; None where it gives none
    group: bool = False  # written in a group chat
    answers: str = ""  # the platform's id of the message that she replies to, where she pointed at one
    about: tuple[str, ...] = ()  # DELIVERED, SEEN, OPERATOR: the platform's ids of what went to her


@dataclass(frozen=True)
class Choice:
    """One numbered answer. The text already lists it as "1. Đi được"; where there are buttons it is one too."""

    label: str
    payload: str  # at most 64 bytes, ASCII


@dataclass(frozen=True)
class Attachment:
    """A file of ours: sent as itself where the channel can; elsewhere `instead` is a line of text that says where.

    `url` is where the platform can fetch it ("" without a public address of ours). With `platform_id` the platform has
    the file already. `key` is ours, for remembering what the platform calls it. A stored file's bytes are not at hand:
    the one channel that uploads them reads them then (`read`), and a notice to hundreds does not carry them along.
    """

    name: str
    mime: str
    content: bytes
    instead: str = ""
    url: str = ""
    platform_id: str = ""
    key: int = 0
    read: Callable[[], Awaitable[bytes]] | None = None


@dataclass(frozen=True)
class Filled:
    """A template of the platform, filled in. `tracking_id` is the same for every try of one delivery, and by it the
    platform tells of the arrival; `by_phone`: the address is a phone number."""

    template_id: str
    data: Mapping[str, str]
    tracking_id: str
    by_phone: bool


@dataclass(frozen=True)
class Outgoing:
    """One message to one address; `text` is complete on its own, the rest is rendered as well as the channel can."""

    text: str
    choices: tuple[Choice, ...] = ()
    replaces: str = ""  # the platform's id of our message whose text this one takes, where the channel can edit
    contact_button: str = ""  # the label of a button that shares her own phone number, where the channel has one
    attachment: Attachment | None = None
    skip_parts: int = 0  # parts of a long text that have already left in an earlier try
    paid_for: bool = False  # its price is kept for it; else it must stop before a part that costs
    template: Filled | None = None  # what goes in the place of the text, on the one channel that has templates


@dataclass(frozen=True)
class Sent:
    """The platform's ids of the parts that left, in order; `file` sends the attachment again (`platform_id`).

    `price` is what the platform charged for all of them, in đồng; None where its answer does not say. `lasts` is how
    long `file` can be sent, None for ever. `tells`: by the last id the platform will tell when it arrives and is seen.
    `used_up`: whether what follows costs until she writes again; None where the platform does not say. `left_today`
    is (messages a day, how many of them today has left) of the account, where it says so.
    """

    ids: tuple[str, ...]
    file: str = ""
    price: int | None = None
    lasts: timedelta | None = None
    tells: bool = False
    used_up: bool | None = None
    left_today: tuple[int, int] | None = None
