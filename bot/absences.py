"""Whom the branch has not seen for a while, and a word of thanks to those who came: the head decides on both."""

import re
from collections.abc import Callable
from typing import Any

from bot import asides
from bot.replies import Chat, Option, Plain, Render, Reply, Result, Words
from bot.results import beyond, paged
from models.absences import not_seen
from models.attendance import MOST_NAMED
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.members import given_name
from models.own_units import own_first
from models.posts import NotAllowed, Right, posts_of
from models.text import fold
from models.thanks import Draft, NobodyToThank, draft, reached_by_message, thank
from models.units import Unit, UnitKind, children, get_unit

_COUNTS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5}
_TIMES = re.compile(r"\b(\d{1,2}|hai|ba|bon|nam) (?:buoi|lan|ky)\b")
FEWEST, MOST, USUAL = 2, 6, 3
SHOWN = 8


def missing(chat: Chat) -> Result:
    """ "ai vắng 3 buổi": of her branch or group."""
    found = _TIMES.search(fold(chat.incoming.text))
    times = USUAL if found is None else _COUNTS.get(found[1]) or int(found[1])
    times = min(max(times, FEWEST), MOST)
    return missing_of(chat, times, 0)


def missing_of(chat: Chat, times: int, page: int) -> Result:
    """The same, of her only list or of the one that she chooses; `times` meetings in a row."""
    units = _units(chat, Right.NAMES)
    if len(units) == 1:
        return who_is_missed(chat, units[0].id or 0, times)
    return _choose(units, page, lambda unit: f"not_seen:{unit}:{times}:0", f"missing_of:{times}")


def _choose(units: list[Unit], page: int, tap: Callable[[int | None], str], more: str) -> Reply:
    """Which of these units, a page at a time; `more` is the tap for the next one, its page left out."""
    shown, rest = units[page * SHOWN : (page + 1) * SHOWN], units[(page + 1) * SHOWN :]
    options = [Option(Plain(unit.name), tap(unit.id)) for unit in shown]
    if rest:
        options.append(Option("label-more", f"{more}:{page + 1}"))
    return Reply((Words("which-branch"),), tuple(options))


def _units(chat: Chat, right: Right) -> list[Unit]:
    """The branches and groups of her posts with a right, each once and her own first; for a cadre those right below."""
    held = [post for post in posts_of(chat.session, chat.person_id) if right in post.rights]
    if not held:
        raise NotAllowed
    found: dict[int | None, Unit] = {}
    for post in held:
        unit = get_unit(chat.session, post.unit_id)
        below = unit.kind not in {UnitKind.BRANCH, UnitKind.GROUP}
        found |= {one.id: one for one in (children(chat.session, post.unit_id) if below else [unit])}
    return own_first(chat.session, chat.person_id, list(found.values()))


def who_is_missed(chat: Chat, unit_id: int, times: int, page: int = 0) -> Result:
    """The women whom the last meetings have not seen; for a visit, not for a reproach."""
    women = not_seen(chat.session, chat.who, unit_id, times)
    heading = Words("not-seen-heading", {"count": len(women), "times": times})
    return paged(heading, women, page, f"not_seen:{unit_id}:{times}")


def begin_thanks(chat: Chat) -> Result:
    """ "cảm ơn chị em": the draft; from who may send nothing it is said to us."""
    if not any(Right.SEND in held.rights for held in posts_of(chat.session, chat.person_id)):
        return asides.said(chat, "cảm ơn")
    return thanks_of(chat, 0)


def thanks_of(chat: Chat, page: int) -> Result:
    """The draft for her only list, or for the one that she chooses."""
    units = [u for u in _units(chat, Right.SEND) if u.kind in {UnitKind.BRANCH, UnitKind.GROUP}]
    if not units:
        raise NobodyToThank
    if len(units) == 1:
        return thanks(chat, units[0].id or 0)
    return _choose(units, page, lambda unit: f"thanks:{unit}", "thanks_of")


def thanks(chat: Chat, unit_id: int) -> Result:
    """The exact text and to whom, before anything goes."""
    found = draft(chat.session, chat.who, unit_id)
    text = chat.text("thanks", by=found.by, unit=found.unit)
    reached, count = len(reached_by_message(chat.session, found)), len(found.women)
    words = {
        "text": text,
        "count": count,
        "names": _names(found),
        "faithful": str(found.faithful).lower(),
        "by_message": reached,
        "by_mouth": count - reached,
    }
    names = Option("label-who-is-thanked", f"thanked:{unit_id}:0")
    shown = (names,) if len(found.women) > MOST_NAMED else ()
    if not reached:
        return Reply((Words("thanks-by-mouth", words),), shown)
    send = Option("label-send", f"thank:{unit_id}")
    return Reply((Words("thanks-draft", words),), (send, *shown, Option("label-not-yet", "not_thanked", 0)))


def _names(found: Draft) -> str:
    if len(found.women) > MOST_NAMED:
        return ""
    return ", ".join(f"{w.number} {given_name(w.full_name, w.calling_name)}" for w in found.women)


def who_is_thanked(chat: Chat, unit_id: int, page: int) -> Result:
    """All their names; the way to send stays at hand."""
    found = draft(chat.session, chat.who, unit_id)
    reached = reached_by_message(chat.session, found)
    words = {"count": len(found.women), "by_message": len(reached), "faithful": str(found.faithful).lower()}
    heading = Words("thanked-heading" if reached else "thanks-by-mouth", words | {"names": ""})
    listed = paged(heading, list(found.women), page, f"thanked:{unit_id}")
    if not reached:
        return listed
    send = Option("label-send", f"thank:{unit_id}", beyond(woman.number for woman in found.women) + 1)
    return Reply(listed.said, (*listed.options, send))


def send_thanks(chat: Chat, unit_id: int) -> Result:
    """They are sent."""
    return thank(chat.session, chat.who, unit_id)


def not_sent(_chat: Chat) -> Result:
    """The draft is left."""
    return Reply((Words("not-sent-kept-nothing"),))


def _thanks(session: Any, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    return Reply((Words("thanks", {"by": message.fields["by"], "unit": message.fields["unit"]}),))


NOTICES: dict[str, Render] = {"thanks": _thanks}


def taps(tap: Any) -> dict[str, Any]:
    """The taps of absences and thanks."""
    return {
        "missing_of": tap(missing_of, (int, int)),
        "thanks_of": tap(thanks_of, (int,)),
        "not_seen": tap(who_is_missed, (int, int, int)),
        "thanks": tap(thanks, (int,)),
        "thank": tap(send_thanks, (int,)),
        "thanked": tap(who_is_thanked, (int, int)),
        "not_thanked": tap(not_sent),
    }
