"""One meeting: when, where, what about, and what she can do with it."""

from typing import Any

from bot import relay_texts
from bot.calendar import calendar_option
from bot.meetings import detailed, rsvp_options
from bot.replies import Chat, Option, Reply, Result, Words
from models.attendance import WINDOW_BEFORE
from models.meetings import (
    OF_POSTS,
    Invitation,
    Meeting,
    MeetingCancelled,
    MeetingState,
    NoSuchMeeting,
    get_meeting,
    local_start,
)
from models.posts import Held, NotAllowed, Right, post_for
from models.units import RANK, UnitKind


def details(chat: Chat, meeting_id: int) -> Result:
    """One meeting, for whoever is invited or may call it. Raises NoSuchMeeting to all others."""
    meeting = get_meeting(chat.session, meeting_id)
    invitation = chat.session.get(Invitation, (meeting_id, chat.person_id or 0))
    held = _held(chat, meeting)
    if invitation is None and held is None:
        raise NoSuchMeeting
    if meeting.state == MeetingState.CANCELLED:
        said = MeetingCancelled(meeting.kind, local_start(chat.session, meeting))
        return Reply((said,), (calendar_option(meeting_id, off=True),))
    words = detailed(chat.session, meeting) | {"answer": invitation.answer if invitation else ""}
    options = to_do(chat, meeting, held) if held is not None else _mine(chat, meeting)
    of = (Words("meeting-of-unit", words),) if held is not None and _of_others(chat, meeting, held) else ()
    return Reply((*of, Words("meeting-details", words)), options)


def _held(chat: Chat, meeting: Meeting) -> Held | None:
    try:
        return post_for(chat.session, chat.person_id, Right.CALL, meeting.unit_id)
    except NotAllowed:
        return None


def _of_others(chat: Chat, meeting: Meeting, held: Held) -> bool:
    """Whether it is one that a branch called, and she looks on from above it."""
    above = RANK[UnitKind(held.unit_kind)] < RANK[UnitKind.BRANCH]
    return above and meeting.unit_id != held.unit_id and meeting.called_by != chat.person_id


def _mine(chat: Chat, meeting: Meeting) -> tuple[Option, ...]:
    if meeting.starts_at <= chat.now:
        return ()
    return (*rsvp_options(meeting.id or 0), calendar_option(meeting.id or 0))


def to_do(chat: Chat, meeting: Meeting, held: Held) -> tuple[Option, ...]:
    """What the one who may call it can do with a meeting now."""
    number = meeting.id or 0
    options = [Option("label-who-answers", f"results:{number}")]
    if Right.NAMES in held.rights:
        options.append(Option("label-at-home", f"home:{number}"))
    if Right.ROLL in held.rights and meeting.starts_at - WINDOW_BEFORE <= chat.now:
        options.append(Option("label-roll", f"roll:{number}"))
    if meeting.starts_at > chat.now and _of_others(chat, meeting, held):
        options.append(calendar_option(number))
    elif meeting.starts_at > chat.now:
        options += [
            Option("label-move", f"move:{number}"),
            Option("label-call-off-it", f"call_off:{number}"),
            *relay_texts.options(number, loud=meeting.kind not in OF_POSTS),
            Option("label-locate", f"locate:{number}"),
            calendar_option(number),
            Option("label-say-content", f"content:{number}"),
        ]
    return tuple(options)


def taps(tap: Any) -> dict[str, Any]:
    """The tap of one meeting."""
    return {"meeting": tap(details, (int,))}
