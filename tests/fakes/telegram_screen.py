"""What the fake keeps of a chat: the screen with the bot's messages, and the limits on writing to it."""

import time
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.telegram_schema import Upload


@dataclass
class Shown:
    """A message of the bot as it stands on the screen now."""

    message_id: int
    text: str  # or the caption
    date: int = field(default_factory=lambda: int(time.time()))
    markup: dict[str, Any] | None = None
    file: Upload | None = None
    way: str = ""  # photo, voice, audio or document: how its file was sent
    again: str = ""  # the id by which a file was sent that the platform had already
    edited: bool = False

    @property
    def photo(self) -> bool:
        """Whether it is a picture."""
        return self.way == "photo"

    @property
    def buttons(self) -> list[list[tuple[str, str]]]:
        """Rows of (label, callback data)."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [[(button["text"], button.get("callback_data", "")) for button in row] for row in rows]

    @property
    def keyboard(self) -> list[list[str]]:
        """Rows of labels of the reply keyboard that came with it."""
        return [[_label(key) for key in row] for row in (self.markup or {}).get("keyboard", [])]

    @property
    def contact_button(self) -> str:
        """The label of the key that shares her number, "" without one."""
        rows = (self.markup or {}).get("keyboard", [])
        keys = (key for row in rows for key in row if isinstance(key, dict) and key.get("request_contact"))
        return next((_label(key) for key in keys), "")


def _label(key: Any) -> str:
    return key if isinstance(key, str) else str(key["text"])


class Bucket:
    """A limit that bears a burst: `rate` a second, `burst` at once."""

    def __init__(self, rate: float, burst: int) -> None:
        self.rate, self.burst = rate, burst
        self._full, self._at = float(burst), time.monotonic()

    def wait(self) -> float:
        """Seconds until one more is allowed, 0 if now."""
        now = time.monotonic()
        self._full, self._at = min(self.burst, self._full + (now - self._at) * self.rate), now
        return max(0.0, (1 - self._full) / self.rate)

    def take(self) -> None:
        self._full -= 1


@dataclass
class Chat:
    """One chat; unknown to the bot until somebody writes in it."""

    id: int
    type: str = "private"
    title: str = ""
    known: bool = False
    forbidden: str = ""  # why the bot may not write here
    moved_to: int = 0
    screen: list[Shown] = field(default_factory=list)
    last_id: int = 0
    bucket: Bucket = field(init=False)

    def __post_init__(self) -> None:
        self.bucket = Bucket(1.0, 3) if self.type == "private" else Bucket(20 / 60, 5)

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def json(self) -> dict[str, Any]:
        """The platform's Chat."""
        return {"id": self.id, "type": self.type, ("first_name" if self.type == "private" else "title"): self.title}
