"""An Outgoing as Telegram shows it: parts of allowed length and one keyboard under the last of them."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup

from bot.messages import Attachment, Choice, Outgoing

# Telegram counts UTF-16 units: most emoji are two.
TEXT_LIMIT = 4096  # sendMessage
CAPTION_LIMIT = 1024  # sendPhoto, sendDocument
_SHORT_LABEL = 16  # characters: two such buttons fit side by side on a small phone

Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup


def parts(message: Outgoing) -> list[tuple[str, Attachment | None]]:
    """(text, None) or (caption, file), in the order in which they leave; the same for the same message."""
    file = message.attachment
    if file is None:
        return [(text, None) for text in split(message.text)]
    if _units(message.text) <= CAPTION_LIMIT:
        return [(message.text, file)]
    return [*((text, None) for text in split(message.text)), ("", file)]


def split(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """The text in parts of at most `limit` UTF-16 units, cut between paragraphs, lines or words where the
    second half of a part has such a place."""
    found = []
    while _units(text) > limit:
        head = text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")  # never half an emoji
        places = (head.rfind(mark) for mark in ("\n\n", "\n", " "))
        cut = next((place for place in places if place > len(head) // 2), len(head))
        found.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*found, text] if text or not found else found


def keyboard(address: str, message: Outgoing) -> Keyboard | None:
    """Buttons under the message, or the keyboard that shares her number, which Telegram allows in private chats only
    (KeyboardButton). That one carries the choices as words, because a message takes one kind of keyboard."""
    if message.contact_button and not address.startswith("-"):
        share = KeyboardButton(message.contact_button, request_contact=True)
        rows = [[share], *([KeyboardButton(choice.label)] for choice in message.choices)]
        return ReplyKeyboardMarkup(rows, resize_keyboard=True, one_time_keyboard=True)
    return _buttons(message.choices) if message.choices else None


def _buttons(choices: tuple[Choice, ...]) -> InlineKeyboardMarkup:
    width = 2 if all(len(choice.label) <= _SHORT_LABEL for choice in choices) else 1
    buttons = [InlineKeyboardButton(choice.label, callback_data=choice.payload) for choice in choices]
    return InlineKeyboardMarkup([buttons[i : i + width] for i in range(0, len(buttons), width)])


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)
