"""Zalo's template messages (ZNS): by user id over the Official Account's host, by phone number over their own.

Facts are from facts/zalo.md §2.4 and §3. Phone numbers stand in the body of a call alone, and never in a reason.
"""

from collections.abc import Mapping
from typing import Any

from yarl import URL

from bot.channels import Rejected
from bot.channels.zalo_oa_client import ZaloOaClient
from bot.channels.zalo_oa_errors import BY_PHONE, BY_USER
from bot.messages import Outgoing, Sent

TO_USER, TO_PHONE = "/v3.0/oa/message/template", "/message/template"
_INFO, _QUOTA = "/template/info/v2", "/message/quota"


class ZaloTemplates:
    """The template messages of one account; its client carries the account's token to both hosts."""

    name = "zalo-template"

    def __init__(self, *, client: ZaloOaClient, url: str, account: str, rate: float, chat_gap: float) -> None:
        self.client, self.account = client, account
        self.rate, self.chat_gap = rate, chat_gap
        self._url = url.rstrip("/")

    async def send(self, address: str, message: Outgoing) -> Sent:
        """Send a filled template to a user id, or to a number ("84…"). Raises NotSent errors."""
        filled = message.template
        if filled is None:
            raise Rejected("there is no template")
        body: dict[str, Any] = {"template_id": filled.template_id, "template_data": dict(filled.data)}
        if not filled.by_phone:
            data = await self.client.call("POST", TO_USER, json={"user_id": address, **body}, codes=BY_USER)
            return Sent((str(data.get("message_id") or ""),), tells=True)
        body |= {"phone": address, "tracking_id": filled.tracking_id, "sending_mode": "1"}
        data = await self.client.call("POST", self._url + TO_PHONE, json=body, codes=BY_PHONE)
        # Events tell of it by our own name for it: that is known even where this answer is lost.
        return Sent((str(data.get("msg_id") or ""),), left_today=_left(data.get("quota")))

    async def info(self, template_id: str) -> dict[str, Any]:
        """What Zalo says of a template. Raises NotSent errors."""
        url = URL(self._url + _INFO).with_query(template_id=template_id)
        return await self.client.call("GET", str(url), codes=BY_PHONE)

    async def quota(self) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        """(messages a day, how many today has left), and the same of a month's promotion templates; None where Zalo
        does not say. Raises NotSent errors."""
        said = await self.client.call("GET", self._url + _QUOTA, codes=BY_PHONE)
        return _left(said), _left(said, "monthlyPromotionQuota", "remainingMonthlyPromotionQuota")


def _left(quota: object, most: str = "dailyQuota", rest: str = "remainingQuota") -> tuple[int, int] | None:
    """Zalo writes both as texts in one place and as numbers in another."""
    if not isinstance(quota, Mapping):
        return None
    try:
        daily, left = int(quota[most]), int(quota[rest])
    except (KeyError, TypeError, ValueError):
        return None
    return None if daily < 0 else (daily, left)  # below nothing: no number that counts
