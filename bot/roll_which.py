"""Which meeting's roll is meant: the one that is on now or just over, else one of the last two weeks."""

from datetime import datetime, timedelta
from typing import Any

from bot.flow import Answers
from bot.meetings import meeting_label
from bot.replies import Chat, Option, Said, Words
from models import check_in as check_in_rules
from models.attendance import WINDOW_BEFORE
from models.check_in import number_now
from models.her_meetings import meetings_for
from models.meetings import Meeting, MeetingKind
from models.own_units import own_first
from models.posts import Right
from models.roll_standing import her_part
from models.rolls import standing

ROLL_DAYS = timedelta(days=14)  # how far back a roll is offered; the signed sheet may be typed in later
SHEET_DAYS = timedelta(days=92)  # until the quarter's report
OF_BRANCH = {MeetingKind.BRANCH, MeetingKind.GROUP}
ON = timedelta(hours=3)  # a meeting goes on for so long, at most
LATELY = (ON, timedelta(hours=6), timedelta(hours=24))
SHOWN = 8
_MOST = 12  # meetings of one day that are looked at one by one


def rolls(chat: Chat, *, sheet: bool = False) -> list[Meeting]:
    """Meetings whose roll she may take now, the one nearest in time first; for a sheet those without names."""
    since = chat.now - (SHEET_DAYS if sheet else ROLL_DAYS)
    meetings = meetings_for(chat.session, chat.person_id, Right.ROLL, since=since)
    open_ = [m for m in meetings if m.starts_at - WINDOW_BEFORE <= chat.now]
    if sheet:
        open_ = [m for m in open_ if (m.roll_at is None or m.count_only) and m.starts_at <= chat.now]
        open_.sort(key=lambda m: (m.kind not in OF_BRANCH, chat.now - m.starts_at))
    else:
        open_.sort(key=lambda m: abs(m.starts_at - chat.now))
    return own_first(chat.session, chat.person_id, open_)


def meant(chat: Chat, open_: list[Meeting], *, line: bool) -> Meeting | None:
    """The one that is on or was lately and has no roll; with a `line` that she wrote, one that has a roll, too.

    None where several may be meant.
    """
    if len(open_) == 1:
        return open_[0]
    today = [one for one in open_ if chat.now - one.starts_at < LATELY[-1]][:_MOST]
    if len(today) == 1:
        return today[0]
    waiting = [one for one in today if not has_roll(chat, one)]
    for lately in LATELY:
        near = [one for one in today if chat.now - one.starts_at < lately]
        without = [one for one in near if one in waiting]
        if len(without) == 1:
            return without[0]
        if not without and len(near) == 1 and (line or not waiting):
            return near[0]
        if without:
            return None
    return None


def has_roll(chat: Chat, meeting: Meeting) -> bool:
    """Whether her part of a meeting's roll is in: all of it, or her own group's."""
    group_id = her_part(chat.session, chat.person_id, meeting, Right.ROLL)
    if group_id is None:
        return meeting.roll_at is not None
    return bool(standing(chat.session, meeting, group_id))


def meeting_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """Those to choose from; who takes a roll wants one that has none yet."""
    every = rolls(chat, sheet=bool(answers.get("sheet")))
    waiting = [one for one in every if one.roll_at is None]
    found = every if answers.get("sheet") else waiting or every
    return tuple(Option("label-meeting", str(m.id), variables=meeting_label(chat, m)) for m in found[:SHOWN])


def number_to_read(chat: Chat, meeting: Meeting) -> tuple[Said, ...]:
    """The check-in number while it is open."""
    if not check_in_rules.in_window(meeting.starts_at, chat.now):
        return ()
    return (Words("check-in-number", {"code": number_now(chat.session, meeting.id or 0, chat.now)}),)


def put(chat: Chat) -> dict[str, Any]:
    """When a question about a roll was put, as its answers keep it."""
    return {"at": chat.now.isoformat()}


def is_over(chat: Chat, answers: Answers) -> bool:
    """Whether another meeting has begun since the question was put: what she writes now is about that one."""
    if "at" not in answers or "meeting" not in answers:
        return False
    asked = datetime.fromisoformat(answers["at"])
    lately = meetings_for(chat.session, chat.person_id, Right.ROLL, since=chat.now - ON)
    on_now = [one for one in lately if one.starts_at - WINDOW_BEFORE <= chat.now]
    if any(one.id == answers["meeting"] for one in on_now):
        return False
    return any(one.starts_at - WINDOW_BEFORE > asked and not has_roll(chat, one) for one in on_now)
