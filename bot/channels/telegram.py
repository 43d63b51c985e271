"""Telegram as a channel. Facts are from the Bot API 10.1 and core.telegram.org/bots/faq."""

import hmac
import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any, Literal
from urllib.parse import urlencode

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, Conflict, InvalidToken, TelegramError

from bot.channels import CopyLost, Rejected, RetryLater, Unreadable, Unverified, telegram_files, telegram_updates
from bot.channels.telegram_render import TEXT_LIMIT, Keyboard, keyboard, parts
from bot.channels.telegram_request import AiohttpRequest, not_answered, not_sent
from bot.channels.telegram_web_app import user_of
from bot.messages import Attachment, FileRef, Incoming, Kind, Outgoing, Sent

log = logging.getLogger(__name__)

_SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - a header's name
_DOWNLOAD_LIMIT = 20_000_000  # bytes (getFile)
_CONFLICT = 10.0  # seconds to wait when another process polls
_PREVIEW_OFF = LinkPreviewOptions(is_disabled=True)
_NOT_EDITABLE = ("message to edit not found", "message can't be edited", "there is no text in the message to edit")


class Telegram:
    """The Channel of one bot. `webhook_url` and `webhook_secret` (1-256 of A-Z a-z 0-9 _ -) are needed in webhook
    mode; `poll_timeout` is in seconds. Raises ValueError where the arguments cannot work together."""

    name = "telegram"
    rate = 29.5  # of about 30 a second
    chat_gap = 1.0
    text_limit = TEXT_LIMIT

    def __init__(
        self,
        *,
        token: str,
        api_url: str = "https://api.telegram.org",
        mode: Literal["polling", "webhook"] = "polling",
        webhook_url: str = "",
        webhook_secret: str = "",
        poll_timeout: int = 25,
        allowed_updates: Sequence[str] = ("message", "callback_query", "my_chat_member"),
        read_timeout: float = 10.0,
    ) -> None:
        if mode == "webhook" and not (webhook_url and webhook_secret):
            raise ValueError("webhook mode needs webhook_url and webhook_secret")
        self.account = f"telegram:{token.partition(':')[0]}"
        self._mode, self._webhook_url, self._secret = mode, webhook_url, webhook_secret.encode()
        self._poll_timeout, self._allowed = poll_timeout, list(allowed_updates)
        self._offset: int | None = None
        self._username = ""
        root = api_url.rstrip("/")
        self._request = AiohttpRequest(read_timeout=read_timeout)
        # The Bot is never initialised: that would ask getMe and put the token into its error.
        self._bot = Bot(token, f"{root}/bot", f"{root}/file/bot", self._request, self._request)

    # Coming in

    def read(self, headers: Mapping[str, str], body: bytes) -> list[Incoming]:
        """A webhook's body; `headers` has lower-case or case-insensitive keys. Raises Unverified or Unreadable."""
        given = headers.get(_SECRET_HEADER, "").encode(errors="replace")
        if not self._secret or not hmac.compare_digest(given, self._secret):
            raise Unverified("wrong or missing secret")
        try:
            data = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise Unreadable("no JSON") from error
        if not isinstance(data, dict):
            raise Unreadable("no JSON object")
        return telegram_updates.incoming(data)

    def signed_in(self, init_data: str, now: float) -> str:
        """The address of whoever opened our Mini App, by what Telegram signed for it. Raises Unverified."""
        return user_of(init_data, self._bot.token, now)

    def receipt(self, incoming: list[Incoming]) -> Any:
        """The webhook's answer: for a tap the call that stops its button's spinner, which so costs no request."""
        for each in incoming:
            if each.kind is Kind.TAP:
                return {"method": "answerCallbackQuery", "callback_query_id": each.tap_id}
        return {}

    async def poll(self) -> list[Incoming]:
        """Wait up to `poll_timeout` seconds. Raises RetryLater, or Rejected when the token is refused."""
        query = {"timeout": self._poll_timeout, "allowed_updates": json.dumps(self._allowed)}
        if self._offset is not None:
            query["offset"] = self._offset
        try:
            # Not Bot.get_updates: it reads all updates at once, and one that it cannot read would block the rest.
            updates = await self._request.post(
                f"{self._bot.base_url}/getUpdates?{urlencode(query)}",
                read_timeout=self._poll_timeout + self._request.read_timeout,
            )
        except Conflict as error:
            raise RetryLater(str(error), wait=_CONFLICT, scope="account") from error
        except TelegramError as error:
            raise not_answered(error) from error
        if not isinstance(updates, list) or not updates:
            # Nothing waits, so nothing is left to acknowledge; after an idle week ids may start again lower ("Update").
            self._offset = None
            return []
        self._offset = max(update["update_id"] for update in updates) + 1
        found: list[Incoming] = []
        for update in updates:
            try:
                found += telegram_updates.incoming(update)
            except Unreadable as error:
                log.warning("telegram: update %s left out: %s", update["update_id"], error)
        return found

    async def settle(self, incoming: Incoming) -> None:
        """Stop the spinner of a tapped button. Never raises."""
        if incoming.tap_id:
            try:
                await self._bot.answer_callback_query(incoming.tap_id)
            except TelegramError as error:  # too old, or the platform is away: she has her reply anyway
                log.info("telegram: tap not settled: %s", error)

    async def fetch(self, file: FileRef) -> bytes:
        """The file's bytes, at most 20 MB (getFile). Raises RetryLater or Rejected."""
        if file.size > _DOWNLOAD_LIMIT:
            raise Rejected("file is larger than 20 MB")
        try:
            found = await self._bot.get_file(file.id)
            if not found.file_path or (found.file_size or 0) > _DOWNLOAD_LIMIT:
                raise Rejected("file cannot be downloaded")
            return bytes(await found.download_as_bytearray())
        except TelegramError as error:
            raise not_answered(error) from error

    # Going out

    async def send(self, address: str, message: Outgoing) -> Sent:
        """Edit in place, or send as parts: texts, then the file; the keyboard hangs on the last. Raises NotSent."""
        sent: list[str] = []
        kept = ""
        message = await telegram_files.at_hand(message)
        try:
            if message.replaces and not message.skip_parts and await self._edit(address, message):
                return Sent((message.replaces,))
            planned = parts(message)
            for number, (text, file) in enumerate(planned, start=1):
                if number > message.skip_parts:
                    markup = keyboard(address, message) if number == len(planned) else None
                    left = await self._send_part(address, text, file, markup)
                    sent.append(str(left.message_id))
                    kept = telegram_files.kept(left) or kept
        except TelegramError as error:
            failure = not_sent(error, address)
            if message.attachment and message.attachment.platform_id and telegram_files.is_lost(error):
                failure = CopyLost(failure.reason)
            failure.sent = tuple(sent)
            raise failure from error
        return Sent(tuple(sent), kept)

    async def _edit(self, address: str, message: Outgoing) -> bool:
        """Whether the text now stands in the message that it replaces."""
        markup = keyboard(address, message)
        if message.attachment or len(parts(message)) > 1 or isinstance(markup, ReplyKeyboardMarkup):
            return False  # an edit carries neither files nor reply keyboards (editMessageText)
        try:
            await self._bot.edit_message_text(
                message.text,
                chat_id=address,
                message_id=int(message.replaces),
                reply_markup=markup,
                link_preview_options=_PREVIEW_OFF,
            )
        except BadRequest as error:
            reason = str(error).lower()
            if any(known in reason for known in _NOT_EDITABLE):
                return False
            if "message is not modified" not in reason:
                raise
        return True

    async def _send_part(self, address: str, text: str, file: Attachment | None, markup: Keyboard | None) -> Message:
        if file is None:
            return await self._bot.send_message(address, text, reply_markup=markup, link_preview_options=_PREVIEW_OFF)
        return await telegram_files.send(self._bot, address, text, file, markup)

    # Set-up

    async def open(self) -> None:
        """Connect, and set or remove the webhook; what waits there is kept. Raises Rejected when the token is
        refused; any other refusal only warns."""
        await self._request.initialize()
        try:
            if self._mode == "webhook":
                await self._bot.set_webhook(
                    self._webhook_url,
                    max_connections=40,
                    allowed_updates=self._allowed,
                    secret_token=self._secret.decode(),
                )
            else:
                await self._bot.delete_webhook(drop_pending_updates=False)
        except InvalidToken:
            await self.close()
            raise Rejected("telegram.token: refused") from None
        except TelegramError as error:
            log.warning("telegram.webhook: %s", error)

    async def publish_commands(
        self, commands: Mapping[str, Sequence[tuple[str, str]]], address: str | None = None
    ) -> None:
        """Set the menu of commands: {language code, "" for all others: [(name, description)]}, for every private
        chat or for one. A refusal only warns."""
        scope = BotCommandScopeAllPrivateChats() if address is None else BotCommandScopeChat(address)
        for language, pairs in commands.items():
            menu = [BotCommand(command, description) for command, description in pairs]
            try:
                await self._bot.set_my_commands(menu, scope=scope, language_code=language or None)
            except TelegramError as error:
                log.warning("telegram.commands (%s): %s", language or "default", error)

    async def me(self) -> str:
        """The bot's username, for t.me/<username>?start=... links; asked once. Raises RetryLater or Rejected."""
        if not self._username:
            try:
                self._username = (await self._bot.get_me()).username or ""
            except TelegramError as error:
                raise not_answered(error) from error
        return self._username

    def link(self, me: str) -> str:
        """Where one writes to the bot of this name; `?start=…` may be added (64 of A-Z a-z 0-9 _ -)."""
        return f"https://t.me/{me}"

    async def check(self) -> list[str]:
        """Problems with the token and the webhook."""
        try:
            await self._bot.get_me()
            hook = await self._bot.get_webhook_info()
        except InvalidToken:
            return ["telegram.token: refused"]
        except TelegramError as error:
            return [f"telegram.api: {error}"]
        problems = []
        if self._mode == "webhook" and hook.url != self._webhook_url:
            problems.append("telegram.webhook: not set to our address")
        if self._mode == "polling" and hook.url:
            problems.append("telegram.webhook: is set, so that polling gets nothing")
        if hook.last_error_message:
            problems.append(f"telegram.webhook: last error {hook.last_error_date}: {hook.last_error_message}")
        return problems

    async def close(self) -> None:
        """Close the connections."""
        await self._request.shutdown()
