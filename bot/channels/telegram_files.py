"""Files that go out on Telegram: as a photo, voice message, music or document; uploaded once, then sent by their id.

Facts are from the Bot API 10.1 ("Sending files", sendPhoto, sendVoice, sendAudio, sendDocument).
"""

import re
from dataclasses import replace

from telegram import Bot, Message
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram_render import Keyboard
from bot.messages import Attachment, Outgoing

_PHOTO_LIMIT = 10_000_000  # bytes (sendPhoto); larger ones go as documents
_MUSIC = ("audio/mpeg", "audio/mp4")  # what sendAudio takes: .MP3 and .M4A
# In the platform's words: an id of another bot, one that is too old, or one of another kind of file.
_LOST = re.compile(r"wrong (remote )?file|file (identifier|reference)|can't use file of type", re.IGNORECASE)


async def at_hand(message: Outgoing) -> Outgoing:
    """The message with the bytes of its file where they are to be uploaded; without a file that is no longer kept."""
    file = message.attachment
    if file is None or file.platform_id or file.content or file.read is None:
        return message
    content = await file.read()
    return replace(message, attachment=replace(file, content=content) if content else None)


async def send(bot: Bot, address: str, text: str, file: Attachment, markup: Keyboard | None) -> Message:
    """One file with its caption. An id from the platform is sent the way it was first; bytes by what they are."""
    way, _, known = file.platform_id.partition(":")
    content: str | bytes = known or file.content
    caption, name = text or None, None if known else file.name
    match way or _way(file):
        case "photo":
            return await bot.send_photo(address, content, caption=caption, reply_markup=markup, filename=name)
        case "voice":
            return await bot.send_voice(address, content, caption=caption, reply_markup=markup, filename=name)
        case "audio":
            return await bot.send_audio(address, content, caption=caption, reply_markup=markup, filename=name)
    return await bot.send_document(address, content, caption=caption, reply_markup=markup, filename=name)


def kept(message: Message) -> str:
    """What sends the file of this message again, "" without one."""
    if message.photo:
        return f"photo:{message.photo[-1].file_id}"
    for way in ("voice", "audio", "document"):
        if held := getattr(message, way):
            return f"{way}:{held.file_id}"
    return ""


def is_lost(error: TelegramError) -> bool:
    """Whether the platform refused the id, and not the message."""
    return isinstance(error, BadRequest) and _LOST.search(str(error)) is not None


def _way(file: Attachment) -> str:
    if file.mime in ("image/jpeg", "image/png", "image/webp") and len(file.content) <= _PHOTO_LIMIT:
        return "photo"
    if file.mime == "audio/ogg":
        return "voice"
    return "audio" if file.mime in _MUSIC else "document"
