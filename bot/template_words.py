"""What a template message is filled with: the parameters that the settings may name, as Zalo lets them be written."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

import locales
from bot.meetings import described
from models import invites
from models.announcements import Announcement
from models.conversations import Known
from models.deliveries import Message
from models.meetings import Meeting
from models.members import Person, given_name
from models.templates import TEXT, Usable
from models.units import get_unit

WHOLE = frozenset({TEXT, "when", "day", "hour", "old"})  # what is never cut
WHEN, DAY, HOUR = "%H:%M %d/%m/%Y", "%d/%m/%Y", "%H:%M"


def fill(session: Session, message: Message, person: Known, template: Usable) -> dict[str, str] | None:
    """Zalo's parameters with what stands in them for this woman, none longer than Zalo takes.

    None where that cannot be done honestly: a notice is never cut, and neither is a time.
    """
    said = _VALUES[message.kind](session, message, person)
    found: dict[str, str] = {}
    for name, ours in template.data.items():
        short = given_name(person.full_name, person.calling_name) if ours == "name" else ""
        whole = ours in WHOLE or (message.kind == "change" and ours == "place")
        fitting = fit(said.get(ours, ""), template.limits.get(name, 0), short, whole=whole)
        if fitting is None:
            return None
        found[name] = fitting
    return found


def fit(text: str, limit: int, short: str = "", *, whole: bool = False) -> str | None:
    """A text in one line of at most `limit` characters: as it is, or `short`, or cut. None for a `whole` one that is
    longer, and where nothing would be left."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if short and len(line) > limit:
        line = " ".join(unicodedata.normalize("NFC", short).split())
    if len(line) > limit and not whole:
        line = line[: max(limit - 1, 0)].rstrip(" ,.;:") + "…"
    return line if line and len(line) <= limit else None


def _meeting(session: Session, message: Message, person: Known) -> dict[str, str]:
    meeting = session.get(Meeting, message.subject_id)
    if meeting is None:
        return {}
    told = described(session, meeting)
    kind = locales.label(locales.FIRST, "meeting-kind", kind=told["kind"])
    return {
        **_times(told["when"]),
        "name": person.full_name,
        "unit": told["unit"],
        "kind": kind,
        "place": told["place"] or locales.label(locales.FIRST, "template-no-place"),
        "content": told["content"] or kind,
    }


def _change(session: Session, message: Message, person: Known) -> dict[str, str]:
    said = _meeting(session, message, person)
    meeting = session.get(Meeting, message.subject_id)
    if not said or meeting is None:
        return said
    known = invites.known_before(session, message, person.id)
    old = datetime.fromisoformat(known["from"]).astimezone(described(session, meeting)["when"].tzinfo)
    return said | {"old": old.strftime(WHEN)}


def _notice(session: Session, message: Message, person: Known) -> dict[str, str]:
    notice = session.get(Announcement, message.subject_id)
    if notice is None:
        return {}
    sender = session.get(Person, notice.sender_id)
    return {
        "name": person.full_name,
        "unit": get_unit(session, notice.unit_id).name,
        "text": notice.text,
        "sender": sender.full_name if sender is not None else "",
    }


def _times(when: datetime) -> dict[str, str]:
    return {"when": when.strftime(WHEN), "day": when.strftime(DAY), "hour": when.strftime(HOUR)}


_VALUES: Mapping[str, Callable[[Session, Message, Known], dict[str, Any]]] = {
    "invite": _meeting,
    "remind": _meeting,
    "cancel": _meeting,
    "change": _change,
    "notice": _notice,
}
