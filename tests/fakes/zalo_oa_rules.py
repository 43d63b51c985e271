"""What the Official Account's OpenAPI v3 accepts in a message, and how Zalo's servers answer."""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from aiohttp import web

VIETNAM = timezone(timedelta(hours=7))  # the hours' zone is not stated: assumed
TEXT_LIMIT, BUTTONS, TITLE, PAYLOAD, SMS = 2000, 5, 100, 1000, 160

MESSAGES = {
    -32: "App has exceeded rate limit",
    -100: "Attachment id has expired",
    -108: "Phone number is invalid",
    -109: "Template id is invalid",
    -1121: "Template data parameter is too long",
    -1122: "Template data parameter is missing",
    -1124: "Template data parameter has a wrong format",
    -118: "Zalo account not existed",
    -124: "Access token is invalid",
    -131: "Template is not approved",
    -132: "Parameter is invalid",
    -133: "This template may not be sent at night (22h-6h)",
    -139: "User refused to receive this type of message",
    -141: "User refused to receive messages from this OA",
    -144: "OA has exceeded its daily quota",
    -1441: "OA has exceeded its monthly promotion quota",
    -146: "Template is disabled",
    -147: "Template has exceeded its daily quota",
    -200: "Send message failed",
    -201: "Params is invalid",
    -210: "Params over limit",
    -211: "Out of quota",
    -213: "User has not followed OA",
    -216: "Access token is invalid",
    -218: "Out of quota receive",
    -220: "Access token is expired or removed",
    -227: "User is banned or has been inactive for more than 45 days",
    -230: "User has not interacted with the OA in the past 7 days",
    -233: "Message type is not supported",
    -234: "This message may not be sent at night (22h-6h)",
    -240: "MessageV2 api has been shut down, please use v3",
    -244: "User has restricted this type of message from your OA",
    -249: "This template cannot be sent by user id",
}


class Refusal(Exception):
    """A refusal that can befall a correct call: `code` and a text as the platform's `message`."""

    def __init__(self, code: int, text: str = "") -> None:
        super().__init__(text or MESSAGES.get(code, "Unknown error"))
        self.code = code


class Breach(Refusal):
    """A refusal of what is not in the documentation: our fault, and listed among the fake's violations."""


def now() -> datetime:
    """The platform's clock, aware UTC."""
    return datetime.now(UTC)


def millis() -> str:
    """The platform's clock as its events and answers write it: epoch milliseconds in a string."""
    return str(int(now().timestamp() * 1000))


def night(moment: datetime) -> bool:
    """Whether it is between 22:00 and 06:00 in Vietnam."""
    return not 6 <= moment.astimezone(VIETNAM).hour < 22


def ok(data: Any, headers: dict[str, str] | None = None) -> web.Response:
    """A success in the platform's envelope."""
    return web.json_response({"data": data, "error": 0, "message": "Success"}, headers=headers)


def error(code: int, text: str = "", headers: dict[str, str] | None = None) -> web.Response:
    """A refusal: HTTP 200 all the same."""
    return web.json_response({"error": code, "message": text or MESSAGES.get(code, "Unknown error")}, headers=headers)


def length(text: str) -> int:
    """Whether a limit counts characters or UTF-16 units is not stated: the stricter."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fields(name: str, value: Any, required: dict[str, type], optional: dict[str, type] | None = None) -> dict[str, Any]:
    """An object with exactly these fields. Raises Breach (-201)."""
    if not isinstance(value, dict):
        raise Breach(-201, f"{name} is invalid")
    known = required | (optional or {})
    for key, inner in value.items():
        if key not in known:
            raise Breach(-201, f"{name}.{key} is not documented")
        if type(inner) is not known[key]:
            raise Breach(-201, f"{name}.{key} is a {type(inner).__name__}")
    for key in required:
        if value.get(key) in ("", None, {}, []):
            raise Breach(-201, f"{name}.{key} is empty")
    return value


def check_text(name: str, text: str, limit: int) -> None:
    """Raises Breach: -201 for an empty text, -210 for a long one."""
    if not text.strip():
        raise Breach(-201, f"{name} is empty")
    if length(text) > limit:
        raise Breach(-210, f"{name} is longer than {limit} characters")


def check_cs(body: Any) -> tuple[str, dict[str, Any]]:
    """A body of /v3.0/oa/message/cs: the user id and the message. Raises Breach."""
    fields("body", body, {"recipient": dict, "message": dict})
    user_id = fields("recipient", body["recipient"], {"user_id": str})["user_id"]
    message = fields("message", body["message"], {}, {"text": str, "attachment": dict, "quote_message_id": str})
    if "text" in message:
        check_text("text", message["text"], TEXT_LIMIT)
    elif "attachment" not in message:
        raise Breach(-201, "text is empty")
    if "attachment" in message:
        _check_attachment(message["attachment"], captioned="text" in message)
    return user_id, message


def _check_attachment(attachment: Any, *, captioned: bool) -> None:
    fields("attachment", attachment, {"type": str, "payload": dict})
    payload = attachment["payload"]
    match attachment["type"], payload.get("template_type"):
        case "file", None:
            fields("payload", payload, {"token": str})
            if captioned:
                raise Breach(-201, "text beside a file is not documented")
        case "template", None:
            fields("payload", payload, {"buttons": list})
            if not captioned:
                raise Breach(-201, "buttons without text are not documented")
            check_buttons(payload["buttons"])
        case "template", "media":
            fields("payload", payload, {"template_type": str, "elements": list})
            _check_media(_only(payload["elements"]))
        case "template", "request_user_info":
            fields("payload", payload, {"template_type": str, "elements": list})
            asked = fields("element", _only(payload["elements"]), {"title": str, "subtitle": str, "image_url": str})
            check_text("title", asked["title"], TITLE)
            check_text("subtitle", asked["subtitle"], 500)
            check_url(asked["image_url"])
            if captioned:
                raise Breach(-201, "text beside request_user_info is not documented")
        case _:
            raise Breach(-233)


def _only(elements: list[Any]) -> Any:
    if len(elements) != 1:
        raise Breach(-210, "elements must be one")
    return elements[0]


def _check_media(element: Any) -> None:
    optional: dict[str, type] = {"url": str, "attachment_id": str, "width": int, "height": int}
    kind = fields("element", element, {"media_type": str}, optional)["media_type"]
    if kind not in ("image", "gif", "sticker"):
        raise Breach(-233, f"media_type {kind} is not supported")
    if bool(element.get("url")) == bool(element.get("attachment_id")):
        raise Breach(-201, "url or attachment_id: one of them")
    if kind == "gif" and not (element.get("width") and element.get("height")):
        raise Breach(-201, "a gif needs width and height")
    if element.get("url"):
        check_url(element["url"])


def check_url(url: str) -> None:
    """An address that Zalo can open. Raises Breach; loopback passes, since the tests live there."""
    if not re.match(r"https://[^/\s]+\.[^/\s]+|http://127\.0\.0\.1:", url):
        raise Breach(-201, "url is not a public https address")


def check_buttons(buttons: list[Any]) -> None:
    """At most five, each as documented. Raises Breach."""
    if len(buttons) > BUTTONS:
        raise Breach(-210, f"more than {BUTTONS} buttons")
    for button in buttons:
        if not isinstance(button, dict):
            raise Breach(-201, "a button is no object")
        kind: Any = button.get("type")
        payload: Any = button.get("payload")
        fields("button", button, {"title": str, "type": str, "payload": type(payload)}, {"image_icon": str})
        check_text("title", button["title"], TITLE)
        match kind:
            case "oa.query.show" | "oa.query.hide":
                if not isinstance(payload, str):
                    raise Breach(-201, "button.payload is no text")
                check_text("button.payload", payload, PAYLOAD)
            case "oa.open.url":
                check_url(fields("button.payload", payload, {"url": str})["url"])
            case "oa.open.phone":
                _check_phone(fields("button.payload", payload, {"phone_code": str})["phone_code"])
            case "oa.open.sms":
                fields("button.payload", payload, {"content": str, "phone_code": str})
                check_text("content", payload["content"], SMS)
                _check_phone(payload["phone_code"])
            case _:
                raise Breach(-201, f"button.type {kind} is not documented")


def _check_phone(number: str) -> None:
    if not re.fullmatch(r"84\d{8,10}", number):
        raise Breach(-201, "phone_code must be 84…")
