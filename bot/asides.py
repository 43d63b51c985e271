"""Other people answer, and it is not always an answer: each gets a kind word, and nothing changes."""

import re
from collections.abc import Sequence

from bot import menu
from bot.messages import Kind
from bot.reading.asides import Aside, read_aside
from bot.reading.asked_meetings import asks_when_or_where
from bot.reading.intents import Intent, read_intent
from bot.reading.mourning import read_mourning
from bot.replies import Chat, Option, Reply, Said, Words
from models.members import Person, given_name, memberships_of
from models.posts import responsible
from models.text import fold
from models.units import get_unit


def violence(chat: Chat) -> Reply | None:
    """Words of violence: the hotline, and the advice to delete. Not stored, not mirrored, told to nobody."""
    if read_aside(chat.incoming.text) is not Aside.VIOLENCE:
        return None
    return Reply((Words("hotline", {"number": chat.account.hotline}),), fleeting=True)


_OWN = re.compile(r"(?:xem )?viec rieng(?: cua)?(?: (?:toi|chi|em|minh))")  # as the menu says it


def said(chat: Chat, text: str) -> Reply | None:
    """A child, a doubt, a thank-you, a thumb, a slip of the finger."""
    if read_mourning(text) is not None:  # within a question; outside, `bot.mourning` has heard it before
        return Reply((Words("condolence"),))
    if _OWN.fullmatch(fold(text)):
        return menu.mine(chat)
    aside = read_aside(text)
    if aside is None or aside is Aside.VIOLENCE:
        return None
    if aside is Aside.SCAM:
        return Reply((_who_we_are(chat),))
    if aside is Aside.GREETING:
        return menu.menu(chat)
    return Reply((Words(f"aside-{aside.value}"),))


def _who_we_are(chat: Chat) -> Words:
    for membership in memberships_of(chat.session, chat.person_id or 0):
        branch = get_unit(chat.session, membership.unit_id)
        for held in responsible(chat.session, membership.unit_id):
            head = chat.session.get(Person, held.person_id)
            if head is not None and head.id != chat.person_id:
                return Words(
                    "aside-scam", {"branch": branch.name, "head": given_name(head.full_name, head.calling_name)}
                )
        return Words("aside-scam-no-head", {"branch": branch.name})
    return Words("aside-scam-stranger")


def thumb(_chat: Chat) -> Reply:
    """A sticker or a thumb."""
    return Reply((Words("aside-thumb"),))


def cannot_read(chat: Chat) -> Said:
    """We cannot look at this kind of thing."""
    kind = chat.incoming.kind
    return Words("cannot-read", {"kind": kind.value if kind in {Kind.PHOTO, Kind.VOICE, Kind.FILE} else "other"})


def within_flow(chat: Chat) -> tuple[Said, ...] | None:
    """A question asked inside a question: answered first, then the question is put again."""
    from bot import asked_meetings

    text = chat.incoming.text
    if (told := asked_meetings.in_words(chat)) is not None:
        return told
    if read_intent(text, (Intent.HELP,)) == Intent.HELP:
        return (Words("help-in-flow"),)
    aside = said(chat, text)
    return None if aside is None or aside.options else aside.said


def asked_within_flow(chat: Chat) -> tuple[Said, ...] | None:
    """What is so clearly a question about a meeting that it is no answer, even where any words would be one.

    "mai họp mấy giờ ở đâu" in the middle of a notice is not what the notice says.
    """
    from bot import asked_meetings, dates_asked

    if chat.incoming.kind is not Kind.TEXT:
        return None
    if day := dates_asked.told(chat, chat.incoming.text):  # "rằm tháng chạp là ngày nào", where a day is asked
        return day
    if not asks_when_or_where(chat.incoming.text):
        return None
    return asked_meetings.in_words(chat)


def near_options(near: Sequence[str]) -> tuple[Option, ...]:
    """What she may have meant, as choices."""
    return tuple(Option(menu.LABELS[name], f"menu:{name}") for name in near[:3])


def unsure(chat: Chat, near: Sequence[str] = ()) -> Reply:
    """Not understood: ask back with choices, never "unknown command"."""
    options = near_options(near)
    if options:
        return Reply((Words("did-you-mean"),), (*options, Option("label-menu", "menu:menu", 0)))
    return Reply((Words("not-understood"),), menu.menu(chat).options)
