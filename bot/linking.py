"""Her addresses: one that is no longer to reach her, and a number that came by a platform's form."""

import contextlib
from typing import Any

from bot import menu
from bot.flow import Answers, Ask, Flow, Heard, Unclear, agreed
from bot.full_names import hear_full_name
from bot.registration_branch import branch_options, hear_branch
from bot.registrations import YES_NO
from bot.replies import Chat, Option, Reply, Result, Start, Words
from models.linking import NotLinked, ask_by_form, channels_of, unlink_address
from models.members import Person, given_name
from models.phones import BadPhone, read_phone, tail

_NO = Option("label-nothing", "menu:menu", 0)


def spoken_channels(chat: Chat, person_id: int, besides: str = "") -> str:
    """Where she can be written to, as people call it: "Zalo, Telegram"; "" for nowhere."""
    names = [chat.text("channel-" + name) for name in channels_of(chat.session, person_id) if name != besides]
    return ", ".join(dict.fromkeys(names))


def unlink(chat: Chat, sure: str = "") -> Result:
    """ "thôi nối máy này": asked once more, since without a phone she is told at home."""
    person = chat.session.get(Person, chat.person_id) if chat.person_id is not None else None
    if person is None:
        raise NotLinked
    if sure:
        return unlink_address(chat.session, chat.who)
    words = {
        "name": given_name(person.full_name, person.calling_name),
        "others": spoken_channels(chat, person.id or 0, besides=chat.who.channel),
    }
    return Reply((Words("unlink-sure", words),), (Option("label-unlink", "unlink:sure"), _NO))


def form_shared(chat: Chat) -> Result:
    """A platform's form with her name and number, filled in outside of a registration: her head is asked."""
    if chat.who.persons:
        return menu.short(chat).after(Words("thanks-for-contact"))
    try:
        phone = read_phone(chat.incoming.phone).e164
    except BadPhone as bad:
        return menu.short(chat).after(Words("bad-phone", {"reason": str(bad.reason.value)}))
    answers: dict[str, Any] = {"phone": phone}
    with contextlib.suppress(Unclear):  # a nickname, or nothing
        answers["full_name"] = hear_full_name(chat, Heard(chat.incoming.text), {})
    if branch := chat.who.notes.get("branch"):
        answers["unit"] = branch
    return Start("form", answers)


def _agreed(answers: Answers) -> bool:
    return bool(answers.get("consent") == "yes")


def _done(chat: Chat, answers: Answers) -> Result:
    if answers["consent"] == "no":
        return Reply((Words("no-consent"),))
    return ask_by_form(
        chat.session, chat.who, unit_id=answers["unit"], full_name=answers["full_name"], phone=answers["phone"]
    )


FORM = Flow(
    "form",
    (
        Ask("consent", agreed, lambda c, a: YES_NO, show=lambda c, a: {"tail": tail(a["phone"])}),
        Ask("full_name", hear_full_name, when=_agreed),
        Ask("unit", hear_branch, branch_options, show=lambda c, a: {"found": len(a.get("found", []))}, when=_agreed),
    ),
    _done,
)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of her addresses."""
    return {"unlink": tap(unlink, (str,))}
