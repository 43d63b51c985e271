"""The channel of the Official Account on its own: an account to read and send with, and events as Zalo signs them."""

import json
from collections.abc import Mapping
from typing import Any

from bot.channels.zalo_oa import ZaloOa
from bot.channels.zalo_oa_client import ZaloOaClient
from bot.channels.zalo_oa_signature import mac
from bot.messages import Attachment
from tests.fakes.zalo_oa import FakeZaloOa

APP, OA = "360846524940903967", "388613280878808645"
PAPER = b"%PDF-1.7 a paper"
SECRETS = {"ZALO_OA_SECRET_KEY": "invented-oa-secret-key", "ZALO_OA_APP_SECRET": "invented-app-secret"}


class AlwaysFresh:
    """A token that the fake takes, for who is not concerned with tokens."""

    def __init__(self, oa: FakeZaloOa | None) -> None:
        self.oa = oa

    async def current(self) -> str:
        return self.oa.access_token if self.oa else ""

    async def refreshed(self, after: str) -> str:
        return self.oa.fresh_token() if self.oa else ""

    async def close(self) -> None:
        """Nothing is on its way."""


def account(oa: FakeZaloOa | None = None, *, url: str = "", timeout: float = 30.0, **more: Any) -> ZaloOa:
    """The channel; with a fake it sends there."""
    url = url or (oa.url if oa else "http://127.0.0.1:1")
    tokens = AlwaysFresh(oa)
    client = ZaloOaClient(url=url, oauth_url=url, app_id=APP, app_secret="", tokens=tokens, timeout=timeout)
    made = ZaloOa(client=client, api_url=url, app_id=APP, **({"secrets": SECRETS} | more))
    made.chat_gap = 0
    return made


def file(name: str = "bien ban.pdf", mime: str = "application/pdf", content: bytes = PAPER, **more: Any) -> Attachment:
    """A file of ours; where it cannot go there is a line with a link."""
    return Attachment(name, mime, content, **({"instead": "Chị xem ở đây: https://hoi.example/files/1"} | more))


def event(name: str = "user_send_text", user_id: str = "246845883529197922", **fields: Any) -> dict[str, Any]:
    """Something that a person did, with other or further fields."""
    base = {"app_id": APP, "sender": {"id": user_id}, "recipient": {"id": OA}, "event_name": name}
    return base | {"message": {"text": "chào", "msg_id": "m1"}, "timestamp": "1795310000000"} | fields


def signed(
    happened: Mapping[str, Any],
    *,
    first: str = APP,
    secret: str = SECRETS["ZALO_OA_SECRET_KEY"],
    prefix: str = "mac=",
) -> tuple[dict[str, str], bytes]:
    """The headers and the body that Zalo posts."""
    body = json.dumps(happened, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return {"X-ZEvent-Signature": prefix + mac(first, body, str(happened["timestamp"]), secret)}, body
