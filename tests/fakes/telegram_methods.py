"""What each method of the fake Telegram does: its refusals in the platform's own words, its marks on the screen."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.fakes.telegram_schema import Upload
from tests.fakes.telegram_screen import Chat, Shown

if TYPE_CHECKING:
    from tests.fakes.telegram import FakeTelegram

_ACTIONS = ("callback_data", "url", "web_app", "login_url", "switch_inline_query", "copy_text", "callback_game", "pay")


class Refusal(Exception):
    """The platform says no."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters

    @classmethod
    def too_many(cls, seconds: int) -> "Refusal":
        return cls(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)

    def response(self) -> web.Response:
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return web.json_response(answer, status=self.code)


async def get_me(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    return fake.bot


async def get_updates(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    if fake.webhook_url:
        raise Refusal(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first",
        )
    fake.allowed = params.get("allowed_updates", fake.allowed)
    while fake.updates and fake.updates[0]["update_id"] < params.get("offset", 0):
        fake.updates.popleft()
    fake.poller = me = object()
    fake.woken.set()  # a second poller throws the first one out
    try:
        async with asyncio.timeout(params.get("timeout", 0) or 0.001):
            while not fake.updates:
                fake.woken.clear()
                await fake.woken.wait()
                if fake.poller is not me:
                    raise Refusal(409, "Conflict: terminated by other getUpdates request")
    except TimeoutError:
        return []
    finally:
        fake.poller = None if fake.poller is me else fake.poller
    return list(fake.updates)[: params.get("limit", 100)]


async def set_webhook(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    secret = params.get("secret_token", "")
    if not re.match(r"https://|http://127\.0\.0\.1[:/]", params["url"]):  # the real one takes https only
        raise fake.wrong("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise fake.wrong("secret token contains unallowed characters")
    if not 1 <= params.get("max_connections", 40) <= 100:
        raise fake.wrong("max_connections is out of range")
    fake.webhook_url, fake.secret, fake.allowed = params["url"], secret, params.get("allowed_updates", fake.allowed)
    return True


async def delete_webhook(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    fake.webhook_url = ""
    if params.get("drop_pending_updates"):
        fake.updates.clear()
    return True


async def get_webhook_info(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    info = {"url": fake.webhook_url, "has_custom_certificate": False, "pending_update_count": len(fake.updates)}
    failed = {"last_error_date": 1_760_000_000, "last_error_message": fake.last_error}
    return info | failed if fake.last_error else info


async def get_file(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    if params["file_id"] not in fake.files:
        raise Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
    path, content = fake.files[params["file_id"]]
    if len(content) > 20_000_000:
        raise Refusal(400, "Bad Request: file is too big")
    return {"file_id": params["file_id"], "file_unique_id": path, "file_size": len(content), "file_path": path}


async def set_my_commands(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    menu = [(each["command"], each["description"]) for each in params["commands"]]
    if len(menu) > 100 or any(not re.fullmatch(r"[a-z0-9_]{1,32}", name) for name, _ in menu):
        raise fake.wrong("BOT_COMMAND_INVALID")
    if any(not 1 <= len(description) <= 256 for _, description in menu):
        raise fake.wrong("BOT_COMMAND_DESCRIPTION_INVALID")
    scope = params.get("scope", {"type": "default"})
    if "chat_id" in scope:
        _chat(fake, scope)
    name = f"{scope['type']}:{scope['chat_id']}" if "chat_id" in scope else scope["type"]
    fake.commands[name, params.get("language_code", "")] = menu
    return True


async def answer_callback_query(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    if params["callback_query_id"] not in fake.queries:
        raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    fake.answered_taps.add(params["callback_query_id"])
    return True


async def send_chat_action(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    _chat(fake, params)
    return True


async def send_message(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    chat = _chat(fake, params)
    text = _text(fake, params)
    return _show(fake, chat, params, text)


async def send_photo(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    return _send_file(fake, params, params["photo"], 10_000_000)


async def send_document(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    return _send_file(fake, params, params["document"], 50_000_000)


async def edit_message_text(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    chat = _chat(fake, params)
    shown = next((each for each in chat.screen if each.message_id == params.get("message_id")), None)
    if shown is None:
        raise Refusal(400, "Bad Request: message to edit not found")
    if shown.file is not None:
        raise Refusal(400, "Bad Request: there is no text in the message to edit")
    text, markup = _text(fake, params), _markup(fake, chat, params)
    if markup and "inline_keyboard" not in markup:
        raise fake.wrong("inline keyboard expected")
    if (text, markup) == (shown.text, shown.markup):
        raise Refusal(400, "Bad Request: message is not modified: specified new message content is the same")
    fake.limit(chat)
    shown.text, shown.markup, shown.edited = text, markup, True
    return fake.message_json(chat, shown)


METHODS_OF_THE_FAKE: dict[str, Callable[["FakeTelegram", dict[str, Any]], Awaitable[Any]]] = {
    "answerCallbackQuery": answer_callback_query,
    "deleteWebhook": delete_webhook,
    "editMessageText": edit_message_text,
    "getFile": get_file,
    "getMe": get_me,
    "getUpdates": get_updates,
    "getWebhookInfo": get_webhook_info,
    "sendChatAction": send_chat_action,
    "sendDocument": send_document,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "setMyCommands": set_my_commands,
    "setWebhook": set_webhook,
}


def _send_file(fake: "FakeTelegram", params: dict[str, Any], file: Any, limit: int) -> Any:
    chat = _chat(fake, params)
    if not isinstance(file, Upload):
        raise fake.wrong("the fake takes uploaded files only")
    if not file.content:
        raise fake.wrong("file must be non-empty")
    if len(file.content) > limit:
        raise Refusal(413, "Request Entity Too Large")
    caption = params.get("caption", "")
    if _units(caption) > 1024:
        raise fake.wrong("message caption is too long")
    return _show(fake, chat, params, caption, file)


def _show(fake: "FakeTelegram", chat: Chat, params: dict[str, Any], text: str, file: Upload | None = None) -> Any:
    markup = _markup(fake, chat, params)
    fake.limit(chat)
    shown = Shown(chat.next_id(), text, markup=markup, file=file, photo="photo" in params)
    chat.screen.append(shown)
    return fake.message_json(chat, shown)


def _chat(fake: "FakeTelegram", params: dict[str, Any]) -> Chat:
    chat = fake.chats.get(params["chat_id"])
    if chat is None or not chat.known:
        raise Refusal(400, "Bad Request: chat not found")
    if chat.forbidden:
        raise Refusal(403, f"Forbidden: {chat.forbidden}")
    if chat.moved_to:
        raise Refusal(
            400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to
        )
    return chat


def _text(fake: "FakeTelegram", params: dict[str, Any]) -> str:
    text = str(params.get("text", "")).strip()
    if not text:
        raise fake.wrong("message text is empty")
    if _units(text) > 4096:
        raise fake.wrong("message is too long")
    return text


def _markup(fake: "FakeTelegram", chat: Chat, params: dict[str, Any]) -> dict[str, Any] | None:
    markup: dict[str, Any] | None = params.get("reply_markup")
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            if not button["text"] or sum(action in button for action in _ACTIONS) != 1:
                raise fake.wrong("a button takes a text and exactly one action")
            if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
                raise fake.wrong("BUTTON_DATA_INVALID")
    for row in (markup or {}).get("keyboard", []):
        if chat.type != "private" and any(isinstance(key, dict) and key.get("request_contact") for key in row):
            raise fake.wrong("phone number can be requested in private chats only")
    return markup


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
