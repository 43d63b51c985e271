"""Telegram's updates in our words. Facts are from the Bot API 10.1 ("Update", "Message", "CallbackQuery")."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from telegram import CallbackQuery, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.channels import Unreadable
from bot.messages import FileRef, Incoming, Kind

_ADDRESSED_COMMAND = re.compile(r"^(/\w+)@\w+")  # in groups Telegram writes /lich@hoamai_bot
_FILES = {  # in this order: an animation comes with a `document` too
    "voice": Kind.VOICE,
    "audio": Kind.VOICE,
    "video_note": Kind.VOICE,
    "sticker": Kind.STICKER,
    "animation": Kind.STICKER,
    "video": Kind.FILE,
    "document": Kind.FILE,
}
_MIMES = {"photo": "image/jpeg", "voice": "audio/ogg", "video_note": "video/mp4"}  # where Telegram names none
SENT_AGAIN = ("photo", "voice", "audio", "document")  # what we send, and so may send again by its id
_UNREAD = ("dice", "poll", "story", "game", "paid_media", "checklist", "invoice")  # the rest is a service message


def incoming(data: Mapping[str, Any]) -> list[Incoming]:
    """The message in one decoded update; [] for what nobody needs. Raises Unreadable."""
    try:
        update = Update.de_json(_light(data), None)
        if update.callback_query is not None:
            return _tap(update.update_id, update.callback_query, data["callback_query"].get("message"))
        if update.message is not None:
            pointed_at = data["message"].get("reply_to_message")
            answers = str(int(pointed_at["message_id"])) if pointed_at else ""
            return _message(update.update_id, update.message, answers)
        if update.my_chat_member is not None:
            return _membership(update.update_id, update.my_chat_member)
    except Exception as error:  # PTB promises no particular error for what is not an update
        raise Unreadable(f"no Telegram update: {type(error).__name__}") from error
    return []


def _light(data: Mapping[str, Any]) -> dict[str, Any]:
    """A tap without the message that it hangs on, and a message without the one that it answers: of them only the id is
    asked for, and PTB would spend most of its time on them."""
    light = dict(data)
    if "callback_query" in data:
        light["callback_query"] = {key: value for key, value in data["callback_query"].items() if key != "message"}
    elif "message" in data:
        unused = ("reply_to_message", "pinned_message", "entities", "reply_markup")
        light["message"] = {key: value for key, value in data["message"].items() if key not in unused}
    return light


def _message(update_id: int, message: Message, answers: str) -> list[Incoming]:
    sender = message.from_user
    if sender is None or sender.is_bot:  # a channel's post, an anonymous administrator, another bot
        return []
    found = _content(message, sender.id)
    if found is None:
        return []
    text = message.text or message.caption or ""
    return [
        Incoming(
            channel="telegram",
            address=str(message.chat.id),
            message_id=str(update_id),
            text=_ADDRESSED_COMMAND.sub(r"\1", unicodedata.normalize("NFC", text)),
            name=sender.full_name,
            language=sender.language_code or "",
            sent_at=message.date,
            group=message.chat.type != ChatType.PRIVATE,
            answers=answers,
            **found,
        )
    ]


def _content(message: Message, sender_id: int) -> dict[str, Any] | None:
    """The fields that depend on the kind; None for a service message."""
    if message.text:
        return {"kind": Kind.TEXT}
    if contact := message.contact:
        # Telegram fills user_id by the number; forwarded or sent through another bot, it is somebody's old card.
        fresh = message.forward_origin is None and message.via_bot is None
        return {
            "kind": Kind.CONTACT,
            "phone": contact.phone_number,
            "own_phone": fresh and contact.user_id == sender_id,
        }
    if message.photo:
        return {"kind": Kind.PHOTO, "file": _file("photo", message.photo[-1])}  # the sizes grow
    for field, kind in _FILES.items():
        if held := getattr(message, field):
            return {"kind": kind, "file": _file(field, held)}
    if (where := message.venue.location if message.venue else message.location) is not None:
        return {"kind": Kind.LOCATION, "latitude": where.latitude, "longitude": where.longitude}
    return {"kind": Kind.OTHER} if any(getattr(message, field) for field in _UNREAD) else None


def _file(field: str, held: Any) -> FileRef:
    return FileRef(
        id=held.file_id,
        name=getattr(held, "file_name", None) or "",
        size=held.file_size or 0,
        mime=getattr(held, "mime_type", None) or _MIMES.get(field, ""),
        copy=f"{field}:{held.file_id}" if field in SENT_AGAIN else "",
    )


def _tap(update_id: int, query: CallbackQuery, message: Mapping[str, Any] | None) -> list[Incoming]:
    # `message` is absent when too old, and without content ("inaccessible") when deleted
    return [
        Incoming(
            channel="telegram",
            address=str(int(message["chat"]["id"]) if message else query.from_user.id),
            message_id=str(update_id),
            kind=Kind.TAP,
            payload=query.data or "",
            tapped_message=str(int(message["message_id"])) if message else "",
            tap_id=query.id,
            name=query.from_user.full_name,
            language=query.from_user.language_code or "",
            group=message is not None and message["chat"]["type"] != ChatType.PRIVATE,
        )
    ]


def _membership(update_id: int, change: ChatMemberUpdated) -> list[Incoming]:
    # In private chats this comes only when the bot is blocked or unblocked.
    kinds = {ChatMemberStatus.BANNED: Kind.BLOCKED, ChatMemberStatus.MEMBER: Kind.RETURNED}
    kind = kinds.get(ChatMemberStatus(change.new_chat_member.status))
    if kind is None or change.chat.type != ChatType.PRIVATE:
        return []
    return [
        Incoming(
            channel="telegram",
            address=str(change.chat.id),
            message_id=str(update_id),
            kind=kind,
            name=change.from_user.full_name,
            language=change.from_user.language_code or "",
            sent_at=change.date,
        )
    ]
