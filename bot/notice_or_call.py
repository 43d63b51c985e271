"""A notice that says when to meet: is it an invitation, whose answers are counted, or mere words?"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot import announcement_lines, calls, moves
from bot.flow import Answers, Ask, Flow, chosen
from bot.meetings import described
from bot.messages import Kind
from bot.named_meetings import coming_named
from bot.reading.gatherings import Which
from bot.reading.meeting_line import MeetingLine, read_meeting_line, speaks_of_meeting
from bot.reading.plain_notices import read_said_to_all, reminds, without_verb
from bot.replies import Chat, Option, Reply, Result, Start, Words
from models.calls import check_start
from models.contents import MOST
from models.facts import Refused
from models.meetings import Meeting, local_start
from models.posts import Right, posts_of


def asked(chat: Chat) -> Result:
    """ "nhắn chị em tối mai 7 giờ họp ở nhà văn hóa": which of the two; None where it can only be a notice.

    "Nhắc" of a day on which she has called a meeting is a reminder, but for another hour.
    """
    text = chat.incoming.text
    line = _call(chat, text)
    if line is None or line.when.past:
        return None
    there = _that_day(chat, line)
    if there is not None and reminds(text) and _other_time(chat, line, there) is None:
        return None
    return Start("notice_or_call", {"text": text})


def _call(chat: Chat, text: str) -> MeetingLine | None:
    """The invitation that the words may be, with its day and its hour, by one who may call it."""
    if not any(Right.CALL in held.rights for held in posts_of(chat.session, chat.person_id)):
        return None
    first, _, more = text.strip().partition("\n")
    if len(more) > MOST:  # an invitation cannot say all that
        return None
    line = _invites(chat, first)
    if line is not None and more:  # what stands in further lines is what it is about
        things = (line.topic, *(one.strip(" -•*") for one in more.splitlines()))
        line = replace(line, topic="; ".join(filter(None, things)))
    line = line or _invites(chat, text)
    if line is None or line.when.problem:
        return None
    days = line.when.day or any(moment.day for moment in line.when.choices)
    hours = line.when.hour or any(moment.hour for moment in line.when.choices)
    return line if days and hours else None


def _invites(chat: Chat, text: str) -> MeetingLine | None:
    said = without_verb(text)
    return read_meeting_line(f"mời {said}", now=chat.local()) if said and speaks_of_meeting(said) else None


def _that_day(chat: Chat, line: MeetingLine) -> Meeting | None:
    days = {moment.day for moment in line.when.choices if moment.day} | {line.when.day}
    found = coming_named(chat, Which(tuple(day for day in days if day is not None)))
    return found[0] if found else None


def _other_time(chat: Chat, line: MeetingLine, there: Meeting) -> datetime | None:
    """The time of the line, where it is surely another one than that of the meeting of this day."""
    if line.when.day is None or line.when.hour is None or line.when.choices:
        return None
    start = local_start(chat.session, there)
    said = datetime.combine(line.when.day, line.when.hour, start.tzinfo)
    return said if said != start else None


def _show(chat: Chat, answers: Answers) -> dict[str, Any]:
    line = _call(chat, answers["text"])
    there = _that_day(chat, line) if line is not None else None
    if there is None:
        return {"there": "", "said": ""}
    said = _other_time(chat, line, there) if line is not None else None
    return described(chat.session, there) | {"there": "yes", "said": said or ""}


def _options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    line = _call(chat, answers["text"])
    there = _that_day(chat, line) if line is not None else None
    other = _other_time(chat, line, there) if line is not None and there is not None else None
    move = (Option("label-move-to-said", "move"),) if other is not None else ()
    invite = Option("label-invite-another" if there else "label-invite-and-count", "call")
    notice = Option("label-as-reminder" if there else "label-as-notice", "notice")
    either = (notice, invite) if there else (invite, notice)  # what is there already is rather meant
    return (*move, *either, Option("label-not-yet", "neither", 0))


def _done(chat: Chat, answers: Answers) -> Result:
    text = answers["text"]
    if answers["how"] == "neither":
        return Reply((Words("not-sent-kept-nothing"),))
    again = replace(chat, incoming=replace(chat.incoming, kind=Kind.TEXT, text=text))
    line = _call(again, text) if answers["how"] != "notice" else None
    if line is not None and answers["how"] == "move":
        there = _that_day(chat, line)
        return None if there is None else _moved(chat, line, there)
    if line is not None:  # where the hour has gone by meanwhile, the call says so and asks for another
        return calls.begin_call(again, line)
    notice = announcement_lines.plainly_written(again) or read_said_to_all(text)
    return None if notice is None else announcement_lines.begin_line(again, notice)


def _moved(chat: Chat, line: MeetingLine, there: Meeting) -> Result:
    """The meeting that she has called, at the time that the notice says; shown before it goes."""
    if (said := _other_time(chat, line, there)) is None:
        return moves.begin_move(chat, there.id)
    begun = moves.begin(chat, "move", there.id)
    if not isinstance(begun, Start):
        return begun
    try:
        check_start(said, before=local_start(chat.session, there))
    except Refused as refused:
        return replace(begun, before=(refused,))
    return replace(begun, answers={**begun.answers, "time": said.isoformat(), "one_day": False, "scope": "this"})


NOTICE_OR_CALL = Flow("notice_or_call", (Ask("how", chosen, _options, show=_show),), _done)
