"""What a Telegram Mini App hands over (initData): signed with the bot's token, believed for ten minutes."""

import hashlib
import hmac
import json
from urllib.parse import parse_qsl

from bot.channels import Unverified

LASTS = 600  # seconds since Telegram signed it
AHEAD = 60  # seconds that Telegram's clock may run ahead of ours
LONGEST = 4096  # characters


def user_of(init_data: str, token: str, now: float) -> str:
    """The Telegram user id that signed data speak for, as text; `now` are real seconds. Raises Unverified.

    The sign is HMAC-SHA256 of the sorted fields, under HMAC-SHA256 of the token with the key "WebAppData"
    (core.telegram.org/bots/webapps, "Validating data received via the Mini App").
    """
    if len(init_data) > LONGEST:
        raise Unverified("too long")
    fields = parse_qsl(init_data, keep_blank_values=True)
    given = dict(fields)
    if len(given) != len(fields):
        raise Unverified("a field stands twice")
    sign = given.pop("hash", "")
    lines = "\n".join(f"{name}={given[name]}" for name in sorted(given))
    key = hmac.digest(b"WebAppData", token.encode(), hashlib.sha256)
    right = hmac.new(key, lines.encode(errors="replace"), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(right.encode(), sign.encode(errors="replace")):
        raise Unverified("wrong sign")
    signed_at = given.get("auth_date", "")
    if not (signed_at.isascii() and signed_at.isdigit() and -AHEAD <= now - int(signed_at[:15]) <= LASTS):
        raise Unverified("too old")
    try:
        user = json.loads(given.get("user", ""))
        return str(int(user["id"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Unverified("speaks for nobody") from None
