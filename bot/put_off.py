"""A meeting that was put off, in chat: called off for good, or called anew on another day."""

from dataclasses import replace
from typing import Any

from bot.meetings import described
from bot.reading.gatherings import Which
from bot.reading.when import Reading
from bot.replies import Chat, Option, Reply, Result, Start, Words
from bot.times import time_answers
from models.meetings import Meeting, get_meeting
from models.postponed import drop_postponed, postponed_meetings
from models.posts import Right, post_for, posts_with
from models.text import fold
from models.units import get_unit


def waiting(chat: Chat) -> list[Meeting]:
    """What she has put off, the latest first. Raises NotAllowed."""
    posts = posts_with(chat.session, chat.person_id, Right.CALL)
    return list({m.id: m for held in posts for m in postponed_meetings(chat.session, held)}.values())


def _meant(chat: Chat, which: Which) -> list[Meeting]:
    """By the day that it was put off from, by its kind or unit."""
    from bot.named_meetings import of_gathering, on_days

    return on_days(chat, of_gathering(chat, waiting(chat), which.gathering), which)


def asked(chat: Chat, which: Which | None = None) -> Reply | None:
    """Ask what becomes of the one that is meant; None where none is put off."""
    found = waiting(chat) if which is None else _meant(chat, which)
    if not found:
        return None
    options = (
        Option("label-drop-put-off", f"put_off_drop:{found[0].id}"),
        Option("label-new-day", f"put_off_anew:{found[0].id}"),
        Option("label-still-put-off", "menu:menu", 0),
    )
    return Reply((Words("put-off-waits", described(chat.session, found[0])),), options)


def at(chat: Chat, which: Which, when: Reading) -> Result:
    """ "dời họp tổ 2 sang thứ bảy 7h tối", of one that was put off: it is called anew for then; None where none is."""
    found = _meant(chat, which)
    begun = anew(chat, found[0].id or 0) if found else None
    if not isinstance(begun, Start) or when.past:
        return begun
    return replace(begun, answers={**begun.answers, **time_answers(chat, when)})


def known_of(chat: Chat, answers: dict[str, Any], text: str) -> dict[str, Any]:
    """What a call "lại" of something put off leaves unsaid: its place and its content. {} for any other call."""
    if "lai" not in fold(text).split() or "unit" not in answers:
        return {}
    for one in waiting(chat):
        if one.unit_id == answers["unit"] and one.kind == answers.get("kind", one.kind):
            known = {"place": one.place, "content": one.content}
            return {name: value for name, value in known.items() if value and name not in answers}
    return {}


def drop(chat: Chat, meeting_id: int) -> Result:
    """For good."""
    from bot.call_offs import after_call_off

    fact = drop_postponed(chat.session, chat.who, meeting_id)
    return Reply((fact,), after_call_off(fact))


def anew(chat: Chat, meeting_id: int) -> Result:
    """Call it once more, for the same women, at the same place; the day is asked."""
    one = get_meeting(chat.session, meeting_id)
    post_for(chat.session, chat.person_id, Right.CALL, get_unit(chat.session, one.unit_id).id or 0)
    answers = {"unit": one.unit_id, "kind": one.kind, "whom": one.whom}
    return Start("call", answers | {name: value for name in ("place", "content") if (value := getattr(one, name))})


def taps(tap: Any) -> dict[str, Any]:
    """The taps of what was put off."""
    return {"put_off_drop": tap(drop, (int,)), "put_off_anew": tap(anew, (int,))}
