"""The papers of a meeting: the sheet to sign, the minutes, the signed list; ordered by word or by number."""

from datetime import timedelta
from typing import Any

from bot.meetings import meeting_label
from bot.papers import order
from bot.replies import Chat, Option, Plain, Reply, Result, Words
from models import door
from models.coming import called_meetings
from models.meetings import Meeting, get_meeting
from models.own_units import own_first
from models.posts import Held, NotAllowed, Right, post_for, posts_of
from models.roll_standing import her_part
from models.units import UnitKind, get_unit

PAST = timedelta(days=92)  # papers of the quarter
JUST_PAST = timedelta(days=14)
COMING = timedelta(days=45)
ABOUT_TO_BEGIN = timedelta(hours=1)  # who is there already
SHOWN = 8
KINDS = ("roll-sheet", "minutes", "signed-list")


def sheet(chat: Chat) -> Result:
    """ "tờ điểm danh": of the next meeting or the last one; where there is none, with the day left open."""
    meetings = _meetings(chat, chat.now - JUST_PAST, chat.now + COMING)
    return _of_which(chat, "roll-sheet", meetings) if meetings else _for_any_day(chat)


def minutes(chat: Chat) -> Result:
    """ "biên bản"."""
    return _of_which(chat, "minutes", _meetings(chat, chat.now - PAST, chat.now))


def signed_list(chat: Chat) -> Result:
    """ "danh sách ký nhận": of the meeting going on or held last, then of those before, then of those to come."""
    near = _meetings(chat, chat.now - PAST, chat.now + COMING)
    held = [m for m in near if m.starts_at <= chat.now + ABOUT_TO_BEGIN]
    held.sort(key=lambda m: m.starts_at, reverse=True)
    return _of_which(chat, "signed-list", [*held, *(m for m in near if m not in held)])


def paper(chat: Chat, kind: str, meeting_id: int) -> Result:
    """One paper of one meeting; her right to the roll and to the names is asked now and when it is made."""
    meeting = get_meeting(chat.session, meeting_id)
    for right in (Right.ROLL, Right.NAMES):
        her_part(chat.session, chat.person_id, meeting, right)
    return order(chat, kind, meeting.unit_id, meeting=meeting_id)


def any_day(chat: Chat, unit_id: int) -> Result:
    """The sheet of a branch or group with the day left open."""
    post_for(chat.session, chat.person_id, Right.ROLL, unit_id)
    return order(chat, "roll-sheet", unit_id, unit=unit_id)


def _held(chat: Chat) -> list[Held]:
    held = [h for h in posts_of(chat.session, chat.person_id) if {Right.ROLL, Right.NAMES} <= h.rights]
    if not held:
        raise NotAllowed
    return held


def _meetings(chat: Chat, since: Any, until: Any) -> list[Meeting]:
    """Meetings whose women she may mark and see, the one nearest in time first."""
    found: dict[int, Meeting] = {}
    for held in _held(chat):
        meetings = called_meetings(chat.session, held, since=since, limit=60)
        if held.unit_kind == UnitKind.GROUP:
            meetings += door.meetings_of_branch(chat.session, held.unit_id, since)
        found |= {m.id or 0: m for m in meetings if m.starts_at <= until}
    nearest = sorted(found.values(), key=lambda m: abs(m.starts_at - chat.now))
    return own_first(chat.session, chat.person_id, nearest)


def _of_which(chat: Chat, kind: str, meetings: list[Meeting]) -> Result:
    if not meetings:
        return Reply((Words("no-meeting-for-paper"),))
    if len(meetings) == 1:
        return paper(chat, kind, meetings[0].id or 0)
    options = tuple(
        Option("label-meeting", f"paper:{kind}:{m.id}", variables=meeting_label(chat, m)) for m in meetings[:SHOWN]
    )
    return Reply((Words("which-meeting-paper"),), options)


def _for_any_day(chat: Chat) -> Result:
    units = [get_unit(chat.session, held.unit_id) for held in _held(chat)]
    lists = [unit for unit in units if unit.kind in {UnitKind.BRANCH, UnitKind.GROUP}]
    if not lists:
        return Reply((Words("no-branch-for-paper"),))
    if len(lists) == 1:
        return any_day(chat, lists[0].id or 0)
    return Reply((Words("which-branch"),), tuple(Option(Plain(u.name), f"any_day:{u.id}") for u in lists[:SHOWN]))


def _kind(text: str) -> str:
    if text not in KINDS:
        raise NotAllowed
    return text


def taps(tap: Any) -> dict[str, Any]:
    """The taps of papers."""
    return {"paper": tap(paper, (_kind, int)), "any_day": tap(any_day, (int,))}
