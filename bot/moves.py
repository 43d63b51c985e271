"""A meeting is moved or called off."""

from datetime import datetime
from typing import Any

from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, agreed, chosen
from bot.meetings import described, meeting_label
from bot.replies import Chat, Option, Reply, Result, Start, Words
from bot.times import guess_options, guessed, hear_when, time_answers
from models.calls import check_start
from models.invites import cancel_meeting, change_meeting
from models.meetings import (
    Meeting,
    called_meetings,
    get_meeting,
    local_start,
)
from models.posts import Right, first_post


def _called(chat: Chat) -> list[Meeting]:
    held = first_post(chat.session, chat.person_id, Right.CALL)
    return called_meetings(chat.session, held, since=chat.now)


def _meeting_options(chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return tuple(Option("label-meeting", str(m.id), variables=meeting_label(chat, m)) for m in _called(chat))


def _begin_with_meeting(chat: Chat, flow: str, meeting_id: int | None = None) -> Result:
    coming = _called(chat)
    if meeting_id is None and not coming:
        return Reply((Words("nothing-called"),))
    if meeting_id is None and len(coming) == 1:
        meeting_id = coming[0].id
    return Start(flow, {"meeting": meeting_id} if meeting_id else {})


def begin_move(chat: Chat, meeting_id: int | None = None) -> Result:
    """Move a meeting to another time."""
    return _begin_with_meeting(chat, "move", meeting_id)


def begin_call_off(chat: Chat, meeting_id: int | None = None) -> Result:
    """Call a meeting off."""
    return _begin_with_meeting(chat, "call_off", meeting_id)


def _hear_meeting(chat: Chat, heard: Heard, answers: Answers) -> int:
    return int(chosen(chat, heard, answers))


def _hear_new_time(chat: Chat, heard: Heard, answers: Answers) -> Any:
    meeting = get_meeting(chat.session, answers["meeting"])
    old = local_start(chat.session, meeting)
    found = guessed(heard.value) if heard.value else time_answers(chat, hear_when(chat, heard.text))
    if "guesses" in found:
        return Turn({"guesses": found["guesses"]})
    if not found:
        raise Unclear(Words("unclear-day"))
    day = found.get("day", old.date().isoformat())
    new = datetime.fromisoformat(f"{day}T{found.get('hour', old.time().isoformat('minutes'))}").replace(
        tzinfo=old.tzinfo
    )
    check_start(new)
    return Turn({"time": new.isoformat()}, forget=("guesses",))


def _move_preview(chat: Chat, answers: Answers) -> dict[str, Any]:
    meeting = get_meeting(chat.session, answers["meeting"])
    return {
        "kind": meeting.kind,
        "old": local_start(chat.session, meeting),
        "new": datetime.fromisoformat(answers["time"]).astimezone(local_start(chat.session, meeting).tzinfo),
    }


def _move(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "yes":
        return Reply((Words("left-it"),))
    return change_meeting(chat.session, chat.who, answers["meeting"], datetime.fromisoformat(answers["time"]))


def _old(chat: Chat, answers: Answers) -> dict[str, Any]:
    return described(chat.session, get_meeting(chat.session, answers["meeting"]))


MOVE = Flow(
    "move",
    (
        Ask("meeting", _hear_meeting, _meeting_options),
        Ask("time", _hear_new_time, guess_options, show=_old),
        Ask(
            "confirm",
            agreed,
            lambda c, a: (Option("label-send-change", "yes"), Option("label-not-yet", "no", 0)),
            show=_move_preview,
        ),
    ),
    _move,
)


def _call_off(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "yes":
        return Reply((Words("left-it"),))
    return cancel_meeting(chat.session, chat.who, answers["meeting"])


CALL_OFF = Flow(
    "call_off",
    (
        Ask("meeting", _hear_meeting, _meeting_options),
        Ask(
            "confirm",
            agreed,
            lambda c, a: (Option("label-call-off", "yes"), Option("label-keep-meeting", "no", 0)),
            show=_old,
        ),
    ),
    _call_off,
)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of moving and calling off."""
    return {"move": tap(begin_move, (int,)), "call_off": tap(begin_call_off, (int,))}
