"""What a delivery says to its reader, in her language and her form of address, at the moment it leaves."""

from sqlmodel import Session

import locales
from bot import notices, proxies
from bot.replies import lines
from models import clock
from models.conversations import Known, Who
from models.deliveries import Delivery, Message

# Words and answers as [number, label, tap]; None when it need not be said any more.
Rendered = tuple[str, list[list[str]] | None] | None


def render(session: Session, delivery: Delivery, who: Who) -> Rendered:
    """The words of a delivery at this address, and the answers it offers."""
    message = session.get(Message, delivery.message_id)
    assert message is not None  # noqa: S101 (a foreign key)
    known = _reader(session, delivery, who)
    if delivery.person_id is not None and known is None:
        return None  # she is no longer reached here
    reply = proxies.for_helper(session, notices.render(session, message, delivery, known), known, who)
    if reply is None:
        return None
    language, pair = _spoken_to(known, who)
    now = clock.now().astimezone(notices.zone_of(session, message))
    text, choices = lines(language, pair, reply, now)
    if len(who.persons) > 1 and known is not None and known in who.persons:  # two women on one phone: whose is it?
        text = notices.for_whom(language, known, text)
    return text, choices or None


def heading(session: Session, delivery: Delivery, who: Who, count: int) -> str:
    """The line above so many notices that leave as one message."""
    language, pair = _spoken_to(_reader(session, delivery, who), who)
    return locales.label(language, "several-notices", **locales.address(pair), count=count)


def _reader(session: Session, delivery: Delivery, who: Who) -> Known | None:
    known = next((k for k in who.persons if k.id == delivery.person_id), None)
    return known or proxies.on_behalf(session, delivery.person_id, who)


def _spoken_to(known: Known | None, who: Who) -> tuple[str, str]:
    language, pair = (known.language, known.pair) if known is not None else (who.language, locales.DEFAULT_PAIR)
    return who.language or language, pair
