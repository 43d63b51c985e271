"""What holds for every message of the fake Telegram: chat, text and keyboard, and refusals in the platform's words."""

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


def show(
    fake: "FakeTelegram", chat: Chat, params: dict[str, Any], text: str, file: Upload | None = None, **how: Any
) -> Any:
    """Put a message on the screen; `how` is more that is known of its file."""
    markup = markup_of(fake, chat, params)
    fake.limit(chat)
    shown = Shown(chat.next_id(), text, markup=markup, file=file, **how)
    chat.screen.append(shown)
    return fake.message_json(chat, shown)


def chat_of(fake: "FakeTelegram", params: dict[str, Any]) -> Chat:
    """The chat that a call is for. Raises Refusal."""
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


def text_of(fake: "FakeTelegram", params: dict[str, Any]) -> str:
    """The text of a message. Raises Refusal."""
    text = str(params.get("text", "")).strip()
    if not text:
        raise fake.wrong("message text is empty")
    if units(text) > 4096:
        raise fake.wrong("message is too long")
    return text


def markup_of(fake: "FakeTelegram", chat: Chat, params: dict[str, Any]) -> dict[str, Any] | None:
    """The keyboard under a message. Raises Refusal."""
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


def units(text: str) -> int:
    """How long the platform takes a text for."""
    return len(text.encode("utf-16-le")) // 2
