"""Questions about certain meetings: "mai họp mấy giờ ở đâu", "tuần sau có họp không", "ai đi họp tổ trưởng"."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot import results
from bot.meeting_details import details
from bot.meetings import LOOKED_AT, MOST, coming_called, detailed, meeting_label, schedule
from bot.named_meetings import of_gathering, on_days
from bot.reading.asked_meetings import Asked, asks_content, read_asked
from bot.reading.gatherings import Gathering, Which
from bot.reading.intents import Intent, read_intent
from bot.replies import Chat, Option, Reply, Result, Said, Words
from bot.whom import core
from models.coming import coming_meetings
from models.her_meetings import meetings_for
from models.meetings import Meeting, get_meeting
from models.posts import Right, posts_of
from models.units import get_unit

A_WEEK = timedelta(days=7)
_OWN_QUESTIONS = {"asked-of-first", "which-meeting"}


def asked(chat: Chat, line: Asked) -> Result:
    """What she asks of the meetings that she names; None where it is not hers to ask."""
    if line.intent == Intent.SCHEDULE:
        if (called := _called_not_hers(chat, line.which)) is not None:
            return called
        return schedule(chat, lambda meeting: _fits(chat, meeting, line.which), partial(_none_there, chat, line))
    if not any(Right.CALL in held.rights for held in posts_of(chat.session, chat.person_id)):
        return None
    return _results(chat, line.which)


def in_words(chat: Chat) -> tuple[Said, ...] | None:
    """What she hears where she asks of meetings while another question is open: told, without questions of its own.

    None where she asks nothing of the kind, or nothing is known.
    """
    if chat.person_id is None:
        return None
    line = read_asked(chat.incoming.text, now=chat.local())
    if line is not None and line.intent == Intent.SCHEDULE:
        found = asked(chat, line)
    elif read_intent(chat.incoming.text, (Intent.SCHEDULE,)) == Intent.SCHEDULE:
        found = schedule(chat)
    else:
        return None
    if not isinstance(found, Reply):
        return None
    asks = {said.key for said in found.said if isinstance(said, Words)} & _OWN_QUESTIONS
    told = [said for said in found.said if not (isinstance(said, Words) and said.key in _OWN_QUESTIONS)]
    if "which-meeting" in asks:
        told += _named_in(chat, found)
    return tuple(told) or None


def _named_in(chat: Chat, reply: Reply) -> list[Said]:
    """The meetings that a reply offers to choose from, as lines."""
    offered = [int(o.tap.partition(":")[2]) for o in reply.options if o.tap.startswith("meeting:")]
    return [
        Words("meeting-line", detailed(chat.session, get_meeting(chat.session, one)) | {"answer": ""})
        for one in offered
    ]


def _called_not_hers(chat: Chat, which: Which) -> Result:
    """Those that she may call and is not invited to, where only such are meant: her branch's clubs and groups."""
    if not any(Right.CALL in held.rights for held in posts_of(chat.session, chat.person_id)):
        return None
    if any(_fits(chat, m, which) for m, _i, _z in coming_meetings(chat.session, chat.person_id or 0, LOOKED_AT)):
        return None
    called = [m for m in coming_called(chat, LOOKED_AT) if _fits(chat, m, which)][:MOST]
    if len(called) == 1:
        found = details(chat, called[0].id or 0)
        told = isinstance(found, Reply) and not called[0].content and asks_content(chat.incoming.text)
        return replace(found, said=(*found.said, Words("content-not-said"))) if told else found  # type: ignore[union-attr,type-var]
    options = (Option("label-meeting", f"meeting:{m.id}", variables=meeting_label(chat, m)) for m in called)
    return Reply((Words("which-meeting"),), tuple(options)) if called else None


def _none_there(chat: Chat, line: Asked, goes_on: bool) -> Words:
    """What is said where she has no such meeting, before the next one is told."""
    now = chat.local()
    day = line.which.days[0] if line.which.days else now.date()
    kind = line.which.gathering.kind if line.which.gathering else ""
    when = datetime.combine(day, now.time(), now.tzinfo)
    return Words(
        "no-meeting-asked",
        {
            "span": line.span,
            "when": when,
            "month": str(line.which.month or ""),
            "kind": kind,
            "next": "yes" if goes_on else "",
        },
    )


def _fits(chat: Chat, meeting: Meeting, which: Which) -> bool:
    """Whether one of her meetings is on a day that she names, and of the kind or the unit."""
    if (which.days or which.month) and not on_days(chat, [meeting], which):
        return False
    return which.gathering is None or _is_of(chat, meeting, which.gathering)


def _is_of(chat: Chat, meeting: Meeting, gathering: Gathering) -> bool:
    if meeting.kind != gathering.kind:
        return False
    return not gathering.unit or core(gathering.unit) in core(get_unit(chat.session, meeting.unit_id).name)


def _results(chat: Chat, which: Which) -> Result:
    every = meetings_for(chat.session, chat.person_id, Right.CALL, since=chat.now - results.LATELY)
    of_kind = of_gathering(chat, every, which.gathering)
    found = on_days(chat, of_kind, which)
    if not found and which.days:  # "kết quả thứ bảy" on a Sunday is of yesterday
        found = on_days(chat, of_kind, Which(tuple(day - A_WEEK for day in which.days)))
    found = results.in_order(chat, found)
    near = [m for m in found if m.starts_at > chat.now - results.NEAR] or found[:1]
    if len(near) == 1:
        return results.results(chat, near[0].id)
    found = near
    before: tuple[Words, ...] = ()
    if not found:
        found = results.in_order(chat, every)
        kind = which.gathering.kind if which.gathering else ""
        before = (Words("no-meeting-then", {"kind": kind, "dated": bool(which.days)}),)
    if not found:
        return Reply((Words("nothing-called"),))
    return Reply((*before, Words("which-meeting")), results.choices(chat, found))
