"""What each method of the fake Telegram does: its refusals in the platform's own words, its marks on the screen."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from tests.fakes import telegram_files
from tests.fakes.telegram_rules import Refusal, chat_of, markup_of, show, text_of

if TYPE_CHECKING:
    from tests.fakes.telegram import FakeTelegram


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


async def set_my_commands(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    menu = [(each["command"], each["description"]) for each in params["commands"]]
    if len(menu) > 100 or any(not re.fullmatch(r"[a-z0-9_]{1,32}", name) for name, _ in menu):
        raise fake.wrong("BOT_COMMAND_INVALID")
    if any(not 1 <= len(description) <= 256 for _, description in menu):
        raise fake.wrong("BOT_COMMAND_DESCRIPTION_INVALID")
    scope = params.get("scope", {"type": "default"})
    if "chat_id" in scope:
        chat_of(fake, scope)
    name = f"{scope['type']}:{scope['chat_id']}" if "chat_id" in scope else scope["type"]
    fake.commands[name, params.get("language_code", "")] = menu
    return True


async def answer_callback_query(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    if params["callback_query_id"] not in fake.queries:
        raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    fake.answered_taps.add(params["callback_query_id"])
    return True


async def send_chat_action(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    chat_of(fake, params)
    return True


async def send_message(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    chat = chat_of(fake, params)
    text = text_of(fake, params)
    return show(fake, chat, params, text)


async def edit_message_text(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    chat = chat_of(fake, params)
    shown = next((each for each in chat.screen if each.message_id == params.get("message_id")), None)
    if shown is None:
        raise Refusal(400, "Bad Request: message to edit not found")
    if shown.file is not None:
        raise Refusal(400, "Bad Request: there is no text in the message to edit")
    text, markup = text_of(fake, params), markup_of(fake, chat, params)
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
    "getFile": telegram_files.get_file,
    "getMe": get_me,
    "getUpdates": get_updates,
    "getWebhookInfo": get_webhook_info,
    "sendAudio": telegram_files.send_audio,
    "sendChatAction": send_chat_action,
    "sendDocument": telegram_files.send_document,
    "sendMessage": send_message,
    "sendPhoto": telegram_files.send_photo,
    "sendVoice": telegram_files.send_voice,
    "setMyCommands": set_my_commands,
    "setWebhook": set_webhook,
}
