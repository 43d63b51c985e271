"""An Outgoing as the Official Account shows it: parts of allowed length, with buttons under the last text.

Facts are from facts/zalo.md §2.4. Each part is a message that may be paid for, so there are as few as can be: a picture
carries the words, and then the choices are typed.
"""

import re
from dataclasses import dataclass
from typing import Any, Literal

from bot.channels.zalo_bot import split_text
from bot.channels.zalo_bot_files import instead_line, normal
from bot.messages import Choice, Outgoing

TEXT_LIMIT = 2000  # the unit is not stated, so the stricter one (UTF-16) is counted
BUTTONS = 5
TITLE_LIMIT = 100

Way = Literal["", "image", "file"]  # how a file goes itself; "" where a line of text goes instead

_LINK = re.compile(r"https://\S+[^\s.,;:!?)]")
_PHONE = re.compile(r"(?<![\d+.,:/-])(?:\+?84|0)(?:[ .]?\d){9}(?![\d.,:/-]*\d)")


@dataclass(frozen=True)
class Part:
    """One message: a text with buttons, a picture with its caption, a file, or the form that asks for her number."""

    text: str = ""
    buttons: tuple[dict[str, Any], ...] = ()
    file: Way = ""
    form: str = ""

    def body(self, token: str, form_image: str) -> dict[str, Any]:
        """The `message` of a call. `token` is what the platform calls the file."""
        if self.form:
            asked = {"title": self.form, "subtitle": self.form, "image_url": form_image}
            return _template({"template_type": "request_user_info", "elements": [asked]})
        words = {"text": self.text} if self.text else {}
        match self.file:
            case "image":
                element = {"media_type": "image", "attachment_id": token}
                return words | _template({"template_type": "media", "elements": [element]})
            case "file":
                return {"attachment": {"type": "file", "payload": {"token": token}}}
        return words | (_template({"buttons": list(self.buttons)}) if self.buttons else {})


def parts(message: Outgoing, way: Way, *, buttons: bool, forms: bool) -> list[Part]:
    """What leaves, in this order; the same for the same message. `buttons` and `forms`: whether they may be used."""
    file = message.attachment
    text = normal(message.text + ("" if way else instead_line(file)))
    texts = split_text(text, TEXT_LIMIT)
    found = [Part(one) for one in texts]
    if way == "image":
        found = [*found[:-1], Part(texts[-1] if texts else "", file="image")]
    elif found and buttons:
        under = (*_choices(message.choices), *_doors(text, file.name if file else ""))
        found[-1] = Part(texts[-1], under[:BUTTONS])
    if way == "file":  # the question stays at the end, where her answer follows it
        found = [Part(file="file"), *found]
    if message.contact_button and forms:
        found.append(Part(form=_title(message.contact_button)))
    return found


def _choices(choices: tuple[Choice, ...]) -> tuple[dict[str, Any], ...]:
    """All of them, all but the way out, or none: some of them alone would look like all that there is to choose."""
    if len(choices) > BUTTONS:
        choices = tuple(choice for choice in choices if not choice.payload.endswith(".0"))
    if len(choices) > BUTTONS:
        return ()
    return tuple(
        {"title": _title(choice.label), "type": "oa.query.hide", "payload": f"chihoi#{choice.payload}"}
        for choice in choices
        if choice.label.strip()
    )


def _doors(text: str, name: str) -> tuple[dict[str, Any], ...]:
    """A button for the one link and one for the one number that a text gives; among several it would be a riddle."""
    found: list[dict[str, Any]] = []
    links, phones = _LINK.findall(text), _PHONE.findall(_LINK.sub("", text))
    if len(links) == 1:
        title = _title(name or links[0].removeprefix("https://"))
        found.append({"title": title, "type": "oa.open.url", "payload": {"url": links[0]}})
    if len(phones) == 1:
        digits = re.sub(r"\D", "", phones[0])
        number = digits if digits.startswith("84") and not phones[0].startswith("0") else f"84{digits[1:]}"
        found.append({"title": _title(phones[0]), "type": "oa.open.phone", "payload": {"phone_code": number}})
    return tuple(found)


def _title(label: str) -> str:
    title = normal(" ".join(label.split()))
    while len(title.encode("utf-16-le")) // 2 > TITLE_LIMIT:
        title = title[:-1].rstrip()
    return title


def _template(payload: dict[str, Any]) -> dict[str, Any]:
    return {"attachment": {"type": "template", "payload": payload}}
