"""What the Zalo Bot Platform accepts: its methods and their parameters, and how it answers (Zalo docs, 2.5.0)."""

import time
from typing import Any

from aiohttp import web

# Every method that the bot uses: parameter -> its types and whether it is required.
_TEXT, _NUMBER = (str,), (str, int, float)
METHODS: dict[str, dict[str, tuple[tuple[type, ...], bool]]] = {
    "getMe": {},
    "getUpdates": {"timeout": (_NUMBER, False)},
    "setWebhook": {"url": (_TEXT, True), "secret_token": (_TEXT, True)},
    "deleteWebhook": {},
    "getWebhookInfo": {},
    "sendMessage": {
        "chat_id": (_TEXT, True),
        "text": (_TEXT, True),
        "parse_mode": (_TEXT, False),
        "text_styles": ((list,), False),
    },
    "sendPhoto": {"chat_id": (_TEXT, True), "photo": (_TEXT, True), "caption": (_TEXT, False)},
    "sendVoice": {"chat_id": (_TEXT, True), "voice_url": (_TEXT, True)},
}
DESCRIPTIONS = {
    400: "Bad request",
    401: "Unauthorized",
    403: "Internal server error",
    404: "Not Found",
    408: "Request timeout",
    429: "Quota exceeded",
    500: "Internal error",
    503: "Service unavailable",
}


def problem_of(method: str, params: dict[str, Any]) -> str:
    """What is wrong with a call, in words; "" if nothing is."""
    known = METHODS.get(method)
    if known is None:
        return "invalid API name"
    for name, value in params.items():
        if name not in known:
            return f"unknown parameter {name}"
        if not isinstance(value, known[name][0]):
            return f"{name} is a {type(value).__name__}"
    for name, (_, required) in known.items():
        if required and not params.get(name):
            return f"The {name} must not be empty"
    # Whether 2000 means characters or UTF-16 units is not stated: the stricter.
    for name in ("text", "caption"):
        if len(params.get(name, "").encode("utf-16-le", "surrogatepass")) // 2 > 2000:
            return f"{name} is longer than 2000 characters"
    if "caption" in params and not params["caption"]:
        return "caption must have 1 to 2000 characters"
    if not params.get("voice_url", ".aac").endswith(".aac"):
        return "voice_url must be an .aac"
    if "secret_token" in params and not 8 <= len(params["secret_token"]) <= 256:
        return "secret_token must have 8 to 256 characters"
    return ""


def now() -> int:
    """The platform's clock: epoch milliseconds."""
    return time.time_ns() // 1_000_000


def ok(result: dict[str, Any]) -> web.Response:
    """A success in the platform's envelope."""
    return web.json_response({"ok": True, "result": result})


def error(code: int, description: str = "") -> web.Response:
    """A refusal, with the HTTP status of its code."""
    description = description or DESCRIPTIONS[code]
    return web.json_response({"ok": False, "error_code": code, "description": description}, status=code)
