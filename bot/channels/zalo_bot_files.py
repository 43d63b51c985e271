"""Files that go out on Zalo Bot: photos and voice messages by a public address of ours, all else as a line of text.

Facts are from Zalo's docs, sendPhoto and sendVoice: no uploads, and voice as raw AAC in private chats only.
"""

import unicodedata
from typing import Any

from bot.messages import Attachment, Outgoing

CAPTION_LIMIT = 2000  # sendPhoto
_PHOTOS = ("image/jpeg", "image/png")

Call = tuple[str, dict[str, Any]]  # a method and its parameters beside the chat


def instead_line(file: Attachment | None) -> str:
    """What is written where a file cannot go."""
    return f"\n{file.instead}" if file and file.instead else ""


def goes_itself(file: Attachment | None) -> bool:
    """Whether Zalo can fetch and show it."""
    return file is not None and file.url != "" and (file.mime in _PHOTOS or file.mime == "audio/aac")


def calls(message: Outgoing, texts: list[str]) -> list[Call]:
    """The calls of a message whose file goes itself: a photo under its words, a voice message after them.

    `texts` are the parts of the words; the question stays at the end, where the photo can carry it.
    """
    file = message.attachment
    assert file is not None  # noqa: S101 (the caller has looked)
    if file.mime == "audio/aac":
        return [*(("sendMessage", {"text": text}) for text in texts), ("sendVoice", {"voice_url": file.url})]
    caption = texts[-1] if texts else ""
    photo: dict[str, Any] = {"photo": file.url} | ({"caption": caption} if caption else {})
    return [*(("sendMessage", {"text": text}) for text in texts[:-1]), ("sendPhoto", photo)]


def normal(text: str) -> str:
    """NFC: Zalo counts what it gets, and taken apart Vietnamese is a quarter longer."""
    return unicodedata.normalize("NFC", text)
