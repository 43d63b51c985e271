"""The Official Account's events in our words. Shapes and names are from facts/zalo.md §2.3."""

import json
import logging
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from prometheus_client import Counter

from bot.channels import Unreadable
from bot.messages import FileRef, Incoming, Kind

CHANNEL = "zalo-oa"
TRACKED = "chihoi-"  # so begin the names that we give template messages
EVENTS = Counter("chihoi_zalo_oa_events", "Events of the Official Account", ["event"])

Event = Mapping[str, Any]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PAYLOAD = re.compile(r"chihoi#([0-9]{1,18}\.[a-z0-9]{1,12})")
# Zalo writes its own little pictures as codes; of some the meaning is known (facts/zalo.md §2.4, reactions).
_PICTURE = re.compile(r"/-[a-z]{2,12}(?![a-z])")
_PICTURES = {"/-strong": "👍", "/-heart": "❤️", "/-ok": "👌", "/-rose": "🌹", "/-weak": "👎"}
_KINDS = {
    "user_send_text": Kind.TEXT,
    "user_send_link": Kind.TEXT,
    "user_send_image": Kind.PHOTO,
    "user_send_audio": Kind.VOICE,
    "user_send_video": Kind.FILE,
    "user_send_file": Kind.FILE,
    "user_send_sticker": Kind.STICKER,
    "user_send_gif": Kind.STICKER,
    "user_send_location": Kind.LOCATION,
    "user_send_business_card": Kind.CONTACT,
}
_MIMES = {"user_send_image": "image/jpeg", "user_send_audio": "audio/aac", "user_send_video": "video/mp4"}
_OURS = re.compile(r"oa_send_(?!anonymous_|group_)[a-z_]+")
# Nobody needs these; what is in neither list is new to us, and said in the log.
_UNUSED = re.compile(
    r"(user|oa)_reacted_message|user_reply_consent|oa_call_user|user_call_oa|shop_has_order|add_user_to_tag"
    r"|anonymous_send_\w+|oa_send_(anonymous|group)_\w+|user_send_group_\w+|\w+_group(_\w+)?|add_group_admin"
    r"|remove_group_admin|user_feedback|change_(oa|template)_\w+|event_journey_\w+"
)

# Of a template's status, quality or quota, or of what the account may send a day. Their exact spelling differs.
_OF_TEMPLATES = re.compile(r"change_(oa|template)_\w+")

_log = logging.getLogger(__name__)
_strange: set[str] = set()  # names that the log has told of


def parse(body: bytes) -> dict[str, Any]:
    """The event in a webhook's body. Raises Unreadable."""
    try:
        event = json.loads(body)
    except (ValueError, RecursionError):
        raise Unreadable("the body is not JSON") from None
    if not isinstance(event, dict):
        raise Unreadable("the body is not a JSON object")
    return event


def timestamp(event: Event) -> str:
    """Epoch milliseconds as the event writes them, "" where there are none."""
    return _id(event, "timestamp")


def oa_id(event: Event) -> str:
    """The account that an event is about, "" where it does not say."""
    if found := _id(event, "oa_id"):
        return found
    ours = _name(event).startswith("oa_") or _name(event) in {"user_received_message", "user_seen_message"}
    return _id(event.get("sender" if ours else "recipient"), "id")


def is_of_template(headers: Mapping[str, str]) -> bool:
    """Whether an event is about a template message: it names its sender and recipient in other ways."""
    return any(name.lower() == "x-zevent-server" and value == "ZNS" for name, value in headers.items())


def changes_templates(event: Event) -> bool:
    """Whether an event says that something about templates is not as it was."""
    return _OF_TEMPLATES.fullmatch(_name(event)) is not None


def incoming(event: Event) -> list[Incoming]:
    """The event as a message; [] for what nobody needs."""
    name = _name(event)
    read = _READERS.get(name) or (_operator if _OURS.fullmatch(name) else None)
    known = read is not None or _UNUSED.fullmatch(name) is not None
    EVENTS.labels(name if known else "unknown").inc()
    if not known and name not in _strange and len(_strange) < 100:
        _strange.add(name)
        _log.warning("zalo-oa: an event of a kind that is not known", extra={"event": name[:60]})
    found = read(event) if read is not None else None
    return [] if found is None else [found]


def _said(event: Event) -> Incoming | None:
    """Something that she sent."""
    name, message = _name(event), event.get("message")
    address, message_id = _id(event.get("sender"), "id"), _id(message, "msg_id")
    if not address or not isinstance(message, dict):
        return None
    kind, text = _KINDS[name], _text(message, "text")
    more: dict[str, Any] = {}
    if tapped := _PAYLOAD.fullmatch(text):  # a button's payload comes as if she had typed it
        kind, text, more = Kind.TAP, "", {"payload": tapped[1]}
    payload = _payload(message)
    match kind:
        case Kind.PHOTO | Kind.VOICE | Kind.FILE:
            more = {"file": _file(payload, _MIMES.get(name, ""))}
        case Kind.LOCATION:
            where = payload.get("coordinates")
            latitude, longitude = _degrees(where, "latitude", 90), _degrees(where, "longitude", 180)
            if latitude is None or longitude is None:
                kind = Kind.OTHER
            else:
                more = {"latitude": latitude, "longitude": longitude}
        case Kind.CONTACT:
            text, more = "", {"phone": _phone_on_card(payload)}
            kind = kind if more["phone"] else Kind.OTHER
        case Kind.TEXT if not text and name == "user_send_link":
            text = _text(payload, "url")
    if kind is Kind.TEXT:
        text = _PICTURE.sub(lambda found: _PICTURES.get(found[0], "🙂"), text)
    return _made(event, kind, address, message_id, text=text, **more)


def _followed(event: Event) -> Incoming | None:
    return _made(event, Kind.FOLLOWED, _id(event.get("follower"), "id"))


def _left(event: Event) -> Incoming | None:
    return _made(event, Kind.BLOCKED, _id(event.get("follower"), "id"))


def _opened(event: Event) -> Incoming | None:
    return _made(event, Kind.OPENED, _id(event, "user_id") or _id(event.get("sender"), "id"))


def _form(event: Event) -> Incoming | None:
    """The form that Zalo shows for us, filled in: what she put there is her own word. Older events have more fields."""
    info = event.get("info")
    if not isinstance(info, dict):
        return None
    more: dict[str, Any] = {"text": _text(info, "name"), "phone": _id(info, "phone"), "form": True}
    return _made(event, Kind.CONTACT, _id(event.get("sender"), "id"), **more)


def _arrived(event: Event) -> Incoming | None:
    return _receipt(event, Kind.DELIVERED)


def _seen(event: Event) -> Incoming | None:
    return _receipt(event, Kind.SEEN)


def _receipt(event: Event, kind: Kind) -> Incoming | None:
    """Messages of ours that have come to her or that she has seen. Who she is, the ledger knows."""
    message = event.get("message")
    many = message.get("msg_ids") if isinstance(message, dict) else None
    ids = [_id({"id": one}, "id") for one in many] if isinstance(many, list) else [_id(message, "msg_id")]
    if (ours := _id(message, "tracking_id")).startswith(TRACKED):  # a template message to a phone number
        ids = [ours]
    ids = [one for one in ids if one]
    return Incoming(CHANNEL, "", _key(event, ids[0]), kind, about=tuple(ids[:500])) if ids else None


def _operator(event: Event) -> Incoming | None:
    """An echo of what was sent to her: our own is nothing new, one with an `admin_id` was written by hand."""
    if not _id(event.get("sender"), "admin_id"):
        return None
    message_id = _id(event.get("message"), "msg_id")
    about = (message_id,) if message_id else ()
    return _made(event, Kind.OPERATOR, _id(event.get("recipient"), "id"), message_id, about=about)


def _made(event: Event, kind: Kind, address: str, message_id: str = "", **more: Any) -> Incoming | None:
    if not address:
        return None
    key = message_id or _key(event, address)
    return Incoming(CHANNEL, address, key, kind, sent_at=_instant(timestamp(event)), **more)


def _key(event: Event, subject: str) -> str:
    """What tells an event without a message's id from others: Zalo gives it none, and repeats it as it was."""
    return f"{_name(event)}:{timestamp(event)}:{subject}"


_READERS: dict[str, Callable[[Event], Incoming | None]] = {
    **dict.fromkeys(_KINDS, _said),
    "follow": _followed,
    "unfollow": _left,
    "user_click_chatnow": _opened,
    "user_submit_info": _form,
    "user_received_message": _arrived,
    "user_seen_message": _seen,
}


def _name(event: Event) -> str:
    name = event.get("event_name")
    return name if isinstance(name, str) else ""


def _payload(message: Mapping[str, Any]) -> dict[str, Any]:
    """What the first attachment holds."""
    attached = message.get("attachments")
    first = attached[0] if isinstance(attached, list) and attached else None
    payload = first.get("payload") if isinstance(first, dict) else None
    return payload if isinstance(payload, dict) else {}


def _file(payload: Mapping[str, Any], mime: str) -> FileRef | None:
    url, size = _text(payload, "url"), _id(payload, "size")
    if not url:
        return None
    known = size.isascii() and size.isdigit() and len(size) < 16
    return FileRef(id=url, name=_text(payload, "name")[:200], size=int(size) if known else 0, mime=mime)


def _phone_on_card(payload: Mapping[str, Any]) -> str:
    """The number on a card that she passes on; Zalo packs it as JSON into a text (UNVERIFIED)."""
    try:
        card = json.loads(_text(payload, "description"))
    except (ValueError, RecursionError):
        return ""
    return _id(card, "phone")


def _degrees(holder: object, key: str, most: int) -> float | None:
    try:
        value = float(_id(holder, key) or holder[key])  # type: ignore[index]  # texts, or numbers
    except (KeyError, TypeError, ValueError):
        return None
    return value if -most <= value <= most else None


def _id(holder: object, key: str) -> str:
    """An id or a number as a text: they exceed 2^53, and the same field comes as either."""
    value = holder.get(key) if isinstance(holder, dict) else None
    known = isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))
    return _clean(str(value)) if known else ""


def _text(holder: Mapping[str, Any], key: str) -> str:
    value = holder.get(key)
    return unicodedata.normalize("NFC", _clean(value)) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    """Without what a database refuses: NUL, and halves of a surrogate pair."""
    return text.encode(errors="replace").decode().replace("\0", "")


def _instant(milliseconds: str) -> datetime | None:
    try:
        return _EPOCH + timedelta(milliseconds=int(milliseconds))
    except (ValueError, OverflowError):
        return None
