"""The Zalo Official Account: signed events in, consultation messages out, with a window and perhaps a price on each."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any

from bot.channels import NotForFree, NotSent, Rejected, RetryLater, SetUpWrong, Unknown, zalo_oa_events, zalo_oa_files
from bot.channels.zalo_oa_client import ZaloOaClient
from bot.channels.zalo_oa_render import TEXT_LIMIT, Part, Way, parts
from bot.channels.zalo_oa_signature import Signature
from bot.messages import Attachment, FileRef, Incoming, Outgoing, Sent

RATE = 10.0  # messages a second; Zalo allows an app 4,000 calls a minute, and an account less, by its package
SEND = "/v3.0/oa/message/cs"
_PAID = "purchase_quota"  # of the kinds of quota in an answer, the only one that costs money each time
_WINDOW = "reply"
_FREE = (_WINDOW, "sub_quota", "reward_quota")  # a free window, or what the account's package holds

_log = logging.getLogger(__name__)


class ZaloOa:
    """One Official Account. `secrets` are setting -> secret, what its events may be signed with; `paid_price` is đồng.

    `form_image` is the address of the picture that Zalo wants in the form that asks for her number: "" for no form.
    """

    name = zalo_oa_events.CHANNEL

    def __init__(
        self,
        *,
        client: ZaloOaClient,
        api_url: str,
        app_id: str,
        secrets: Mapping[str, str],
        buttons: bool = True,
        paid_price: int = 55,
        form_image: str = "",
    ) -> None:
        self.account = self.name
        self.rate = RATE
        self.chat_gap = 1.0
        self.text_limit = TEXT_LIMIT
        self.client = client
        self.oa_id = ""
        self._api_url = api_url
        self._signature = Signature(app_id, secrets)
        self._buttons, self._form_image = buttons, form_image
        self._paid_price = paid_price
        self._quotas_seen: set[str] = set()
        self.templates_changed: Callable[[], None] = lambda: None  # called where Zalo tells of a change of theirs
        self._counts = False  # whether Zalo has been seen to count the free answers

    def belong_to(self, oa_id: str) -> None:
        """From the start on this is the account; "" while nobody knows it."""
        self.oa_id = oa_id
        self.account = f"{self.name}:{oa_id}" if oa_id else self.name

    def read(self, headers: Mapping[str, str], body: bytes) -> list[Incoming]:
        """Translate a signed event. The unsigned `{}`, with which Zalo tries a new address, is []."""
        if body.strip() in (b"", b"{}"):
            return []  # there is nothing in it to protect
        event = zalo_oa_events.parse(body)
        named = zalo_oa_events.oa_id(event)
        self._signature.verify(headers, body, zalo_oa_events.timestamp(event), self.oa_id or named)
        if self.oa_id and named not in ("", self.oa_id) and not zalo_oa_events.is_of_template(headers):
            _log.warning("zalo-oa: an event of another Official Account of the same app", extra={"oa": named})
            return []
        if zalo_oa_events.changes_templates(event):
            self.templates_changed()
        return zalo_oa_events.incoming(event)

    def receipt(self, incoming: list[Incoming]) -> dict[str, Any]:
        """Empty: the platform reads nothing from the answer."""
        return {}

    async def poll(self) -> list[Incoming]:
        """There is nothing to fetch: events come to the webhook alone."""
        raise RetryLater("the Official Account cannot be polled", wait=3600.0, scope="account")

    async def settle(self, incoming: Incoming) -> None:
        """Nothing to do: a tap is an ordinary message."""

    async def fetch(self, file: FileRef) -> bytes:
        """Download from the public URL in `file.id`. Raises Rejected above 20 MB and for hosts other than Zalo's."""
        return await zalo_oa_files.download(file.id, self._api_url)

    async def send(self, address: str, message: Outgoing) -> Sent:
        """Send the parts one after the other. What a refusal leaves unsaid: `sent` and `price` of those that left."""
        file = message.attachment
        way, content = await zalo_oa_files.at_hand(file)
        found = self._parts(message, way)
        name, kept = "", ""
        if file is not None and way:
            name = kept = file.platform_id
            if not name and any(part.file for part in found[message.skip_parts :]):
                kept = await self._upload(file, way, content)
                if not kept:  # Zalo did not take it: then she gets the line, as for any other file
                    way, found = "", self._parts(message, "")
            name = kept.partition(":")[2]
        if not found:
            raise Rejected("the text is empty")
        ids: list[str] = []
        price: int | None = 0
        used_up: bool | None = None
        try:
            for part in found[message.skip_parts :]:
                if used_up and self._paid_price and not message.paid_for:
                    raise NotForFree("the free answers are used up")
                if ids:
                    await asyncio.sleep(self.chat_gap)
                body = part.body(name, self._form_image)
                data = await self.client.call("POST", SEND, json={"recipient": {"user_id": address}, "message": body})
                ids.append(str(data.get("message_id") or ""))
                price = _sum(price, self._price(data))
                used_up = self._used_up(data)
        except NotSent as error:
            error.sent, error.price = tuple(ids), price
            # One that may have left may have been the last free one.
            error.used_up = True if isinstance(error, Unknown) and self._counts else used_up
            raise
        lasts = zalo_oa_files.LASTS if kept else None
        return Sent(tuple(ids), file=kept, price=price, lasts=lasts, tells=True, used_up=used_up)

    def messages(self, message: Outgoing) -> int:
        """As how many messages Zalo counts it, its file being taken."""
        file = message.attachment
        return max(1, len(self._parts(message, zalo_oa_files.way_of(file) if file else "")[message.skip_parts :]))

    async def open(self) -> None:
        """See to it that the account answers. Raises SetUpWrong where a person must act, RetryLater when it is away."""
        await self._about()

    async def check(self) -> list[str]:
        """Problems of tokens, connection and account, as "key: detail"."""
        try:
            about = await self._about()
        except SetUpWrong as error:
            return [f"zalo-oa.set-up: {error.reason}"]
        except NotSent as error:
            return [f"zalo-oa.api: {error.reason}"]
        found = str(about.get("oaid") or about.get("oa_id") or "")
        if self.oa_id and found and found != self.oa_id:
            return [f"zalo-oa.account: the tokens are for {found}, connected was {self.oa_id}"]
        return [] if self._signature.ready else ["zalo-oa.secret: no secret is set, so that no event can be believed"]

    async def close(self) -> None:
        """Free the connections."""
        await self.client.close()

    async def me(self) -> str:
        """The account's id, of which its link is made. Raises as `open`."""
        about = await self._about()
        return str(about.get("oaid") or about.get("oa_id") or self.oa_id)

    def link(self, me: str) -> str:
        """Where one writes to the account."""
        return f"https://zalo.me/{me}" if me else ""

    async def _about(self) -> dict[str, Any]:
        return await self.client.call("GET", "/v2.0/oa/getoa")

    def _parts(self, message: Outgoing, way: Way) -> list[Part]:
        return parts(message, way, buttons=self._buttons, forms=self._form_image != "")

    async def _upload(self, file: Attachment, way: Way, content: bytes) -> str:
        """What Zalo calls the file from now on, "" where it does not take it. Raises SetUpWrong and RetryLater."""
        try:
            return await zalo_oa_files.uploaded(self.client, file, way, content)
        except SetUpWrong:
            raise
        except Rejected as refused:  # too many uploads this month, too, are no reason to leave her without the words
            _log.warning("zalo-oa: a file was not taken", extra={"reason": refused.reason})
            return ""

    def _price(self, data: Mapping[str, Any]) -> int | None:
        """Đồng that a message cost; None where the answer does not say, or in words that we do not know."""
        quota = data.get("quota")
        kind = str(quota.get("quota_type", "")) if isinstance(quota, dict) else ""
        if kind not in self._quotas_seen and len(self._quotas_seen) < 20:
            self._quotas_seen.add(kind)
            _log.info("zalo-oa: messages are counted against %r", kind[:40])
        if kind == _PAID:
            return self._paid_price
        return 0 if kind in _FREE else None

    def _used_up(self, data: Mapping[str, Any]) -> bool | None:
        """Whether what follows costs until she writes again; None where the answer does not say. Whether Zalo counts
        the answers of a free window at all, sources disagree on."""
        quota = data.get("quota")
        if not isinstance(quota, dict):
            return None
        if quota.get("quota_type") == _WINDOW:
            remain = str(quota.get("remain", "")).strip()
            self._counts = self._counts or remain != ""
            return remain == "0"
        return True if quota.get("quota_type") == _PAID else None


def _sum(before: int | None, more: int | None) -> int | None:
    return None if before is None or more is None else before + more
