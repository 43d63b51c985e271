"""The Zalo Bot Platform: no buttons, no uploads, no edits, so nearly everything goes out as plain numbered text."""

import asyncio
import hmac
import json
import logging
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from bot.channels import NotSent, QuotaUsed, Rejected, Unreadable, Unverified, zalo_bot_files
from bot.channels.zalo_bot_client import ZaloBotClient, away, refusal
from bot.messages import FileRef, Incoming, Kind, Outgoing, Sent

RATE = 5.0  # messages a second; Zalo publishes no figure, this is our own caution
TEXT_LIMIT = 2000  # Zalo docs, sendMessage; the unit is not stated, so the stricter one (UTF-16) is counted
FILE_LIMIT = 20 * 1024 * 1024
POLL_FLOOR = 1.0  # seconds between two polls: the platform may repeat the last update at once and for ever
POLL_GRACE = 10.0  # seconds that an idle poll's answer may be late

_HEADER = "x-bot-api-secret-token"
_SECRET_LENGTHS = range(8, 257)  # Zalo docs, setWebhook
_LENGTH_RULE = "it must have 8 to 256 characters"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_KINDS = {
    "message.text.received": Kind.TEXT,
    "message.image.received": Kind.PHOTO,
    "message.sticker.received": Kind.STICKER,
    "message.voice.received": Kind.VOICE,
    "message.unsupported.received": Kind.OTHER,
}
_log = logging.getLogger(__name__)


class ZaloBot:
    """One bot account. `poll_timeout` is the seconds of an idle poll, `timeout` those of any other call."""

    name = "zalo-bot"

    def __init__(
        self,
        *,
        token: str,
        api_url: str = "https://bot-api.zaloplatforms.com",
        mode: Literal["polling", "webhook"] = "polling",
        webhook_secret: str = "",
        webhook_url: str = "",
        poll_timeout: int = 25,
        timeout: float = 30.0,
    ) -> None:
        self.account = f"{self.name}:{token.partition(':')[0]}"
        self.rate = RATE
        self.chat_gap = 1.0
        self.text_limit = TEXT_LIMIT
        self._client = ZaloBotClient(token=token, api_url=api_url, timeout=timeout)
        self._mode = mode
        self._secret = webhook_secret
        self._webhook_url = webhook_url
        self._poll_timeout = poll_timeout
        self._next_poll = 0.0

    def read(self, headers: Mapping[str, str], body: bytes) -> list[Incoming]:
        """Translate a webhook's body, bare or wrapped in `result`: the docs show one, live bots get the other."""
        if body.strip() in (b"", b"{}"):
            return []  # a probe of the platform; there is nothing in it to protect
        given = next((value for name, value in headers.items() if name.lower() == _HEADER), "")
        # Without a secret of ours (polling) nobody may come in: two empty strings would be equal.
        if not self._secret or not hmac.compare_digest(_bytes(given), _bytes(self._secret)):
            raise Unverified(f"wrong or missing {_HEADER}")
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            raise Unreadable("the body is not JSON") from None
        if not isinstance(update, dict):
            raise Unreadable("the body is not a JSON object")
        wrapped = update.get("result")
        return _incoming(wrapped if isinstance(wrapped, dict) else update)

    def receipt(self, incoming: list[Incoming]) -> dict[str, Any]:
        """Empty: the platform reads nothing from the answer."""
        return {}

    async def poll(self) -> list[Incoming]:
        """Wait `poll_timeout` seconds for a message. Zalo knows no acknowledgement: an old message may come again.

        Raises Rejected when the token is refused, RetryLater for everything else.
        """
        loop = asyncio.get_running_loop()
        await asyncio.sleep(max(0.0, self._next_poll - loop.time()))
        self._next_poll = loop.time() + POLL_FLOOR
        patience = self._poll_timeout + POLL_GRACE
        answer = await self._client.ask_again("getUpdates", patience, timeout=self._poll_timeout)
        if answer.code == 408:  # nobody wrote
            return []
        if not answer.ok:
            raise refusal(answer) if answer.code == 401 else away(answer.description)
        updates = answer.result if isinstance(answer.result, list) else [answer.result]
        return [message for update in updates for message in _incoming(update)]

    async def settle(self, incoming: Incoming) -> None:
        """Nothing to do: there are no taps."""

    async def fetch(self, file: FileRef) -> bytes:
        """Download from the public URL in `file.id`. Raises Rejected above 20 MB and for hosts other than Zalo's."""
        return await self._client.download(file.id, FILE_LIMIT)

    async def send(self, address: str, message: Outgoing) -> Sent:
        """Send the text, in parts of at most 2000; the numbered lines in it are the choices. A photo or a voice message
        goes itself where it has a public address that Zalo takes, any other file is a line more."""
        itself = zalo_bot_files.goes_itself(message.attachment)
        try:
            return await self._send(address, message, itself=itself)
        except Rejected as error:
            # Zalo could not fetch it, or did not like it: then she gets the line, as for any other file.
            if not itself or isinstance(error, QuotaUsed) or error.sent or message.skip_parts:
                raise
            return await self._send(address, message, itself=False)

    async def _send(self, address: str, message: Outgoing, *, itself: bool) -> Sent:
        instead = "" if itself else zalo_bot_files.instead_line(message.attachment)
        texts = split_text(zalo_bot_files.normal(message.text + instead), self.text_limit)
        if not texts and not itself:
            raise Rejected("the text is empty")
        calls: list[zalo_bot_files.Call] = [("sendMessage", {"text": text}) for text in texts]
        if itself:
            calls = zalo_bot_files.calls(message, texts)
        ids: list[str] = []
        try:
            for method, params in calls[message.skip_parts :]:
                if ids:
                    await asyncio.sleep(self.chat_gap)
                answer = await self._client.ask(method, chat_id=address, **params)
                if not answer.ok:
                    raise refusal(answer)
                ids.append(_id(answer.result, "message_id"))
        except NotSent as error:
            error.sent = tuple(ids)
            raise
        return Sent(tuple(ids))

    async def open(self) -> None:
        """See to it that messages can arrive. Raises Rejected for a wrong set-up, RetryLater when Zalo is away.

        A webhook that is already ours is left alone, since calls a day are limited (Zalo docs). The platform does
        not show its secret: after changing that, delete the webhook.
        """
        if self._mode == "webhook" and len(self._secret) not in _SECRET_LENGTHS:
            raise Rejected(f"webhook secret: {_LENGTH_RULE}")
        registered = await self._registered_webhook()
        if self._mode == "polling" and registered:
            raise Rejected(f"a webhook is registered ({registered}), so polling would get nothing: delete it first")
        if self._mode == "webhook" and registered != self._webhook_url:
            await self._register_webhook()

    async def check(self) -> list[str]:
        """Problems of token, connection and webhook, as "key: detail"."""
        if self._mode == "webhook" and len(self._secret) not in _SECRET_LENGTHS:
            return [f"zalo-bot.webhook_secret: {_LENGTH_RULE}"]
        try:
            answer = await self._client.ask_again("getMe")
            if not answer.ok:
                return [f"zalo-bot.{'token' if answer.code == 401 else 'api'}: {answer.description}"]
            registered = await self._registered_webhook()
        except NotSent as error:
            return [f"zalo-bot.api: {error.reason}"]
        if self._mode == "polling" and registered:
            return [f"zalo-bot.webhook: registered ({registered}), so polling gets nothing"]
        if self._mode == "webhook" and registered != self._webhook_url:
            return [f"zalo-bot.webhook: registered is {registered or 'none'}, expected {self._webhook_url}"]
        return []

    async def close(self) -> None:
        """Free the connections."""
        await self._client.close()

    async def _registered_webhook(self) -> str:
        answer = await self._client.ask_again("getWebhookInfo")
        if answer.code == 404:  # none is set
            return ""
        if not answer.ok:
            raise refusal(answer)
        return _id(answer.result, "url")

    async def _register_webhook(self) -> None:
        answer = await self._client.ask_again("setWebhook", url=self._webhook_url, secret_token=self._secret)
        if not answer.ok:
            raise refusal(answer)
        # The platform keeps an address that it could not reach, and newer versions say so.
        verification = answer.result.get("verification") if isinstance(answer.result, dict) else None
        if isinstance(verification, dict) and not verification.get("ok"):
            _log.warning("zalo-bot: the platform could not reach the webhook: %s", verification.get("outcome"))


def _incoming(update: object) -> list[Incoming]:
    """One update as a message, or nothing where it is of no use to anyone."""
    kind = _KINDS.get(str(update.get("event_name"))) if isinstance(update, dict) else None
    message = update.get("message") if isinstance(update, dict) else None
    if kind is None or not isinstance(message, dict):
        return []
    address, sender = _id(message.get("chat"), "id"), _id(message.get("from"), "id")
    message_id = _id(message, "message_id")
    if not (address and sender and message_id) or message["from"].get("is_bot") is True:
        return []
    media, mime = {
        # As seen live, and as documented.
        Kind.PHOTO: (_text(message, "photo_url") or _text(message, "photo"), "image/jpeg"),
        Kind.VOICE: (_text(message, "voice_url"), "audio/aac"),
    }.get(kind, ("", ""))
    return [
        Incoming(
            channel=ZaloBot.name,
            address=address,
            message_id=message_id,
            kind=kind,
            text=_text(message, "caption" if kind is Kind.PHOTO else "text"),
            file=FileRef(id=media, mime=mime) if media else None,
            name=_text(message["from"], "display_name"),
            sent_at=_instant(message.get("date")),
            group=message["chat"].get("chat_type") == "GROUP" or address != sender,  # equal in a private chat
        )
    ]


def _id(holder: object, key: str) -> str:
    value = holder.get(key) if isinstance(holder, dict) else None
    return str(value) if isinstance(value, str | int) else ""


def _text(holder: dict[str, Any], key: str) -> str:
    """NFC, without what a database refuses: NUL, and halves of a surrogate pair."""
    value = holder.get(key)
    if not isinstance(value, str):
        return ""
    return unicodedata.normalize("NFC", value.encode(errors="replace").decode().replace("\0", ""))


def _instant(milliseconds: Any) -> datetime | None:
    try:
        return _EPOCH + timedelta(milliseconds=int(milliseconds))
    except (TypeError, ValueError, OverflowError):
        return None


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")  # compare_digest takes no str beyond ASCII


def split_text(text: str, limit: int) -> list[str]:
    """Parts of at most `limit` UTF-16 units, cut between paragraphs, else lines, else words; late, not early."""
    parts, rest = [], text.strip()
    while (fit := _fitting(rest, limit)) < len(rest):
        cuts = (rest.rfind(mark, low, fit + len(mark)) for low in (fit // 2, 1) for mark in ("\n\n", "\n", " "))
        cut = next((cut for cut in cuts if cut > 0), fit)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest] if rest else parts


def _fitting(text: str, limit: int) -> int:
    """How many characters from the start take at most `limit` UTF-16 units."""
    units = 0
    for index, char in enumerate(text):
        units += 2 if char > "\uffff" else 1
        if units > limit:
            return index
    return len(text)
