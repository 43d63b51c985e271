"""The number that the head reads aloud: shown while check-in is open, else when it will be."""

from typing import Any

from bot.attendance import begin_roll
from bot.reading.intents import Intent
from bot.replies import Chat, Option, Reply, Result, Start, Words
from models.attendance import WINDOW_BEFORE
from models.check_in import WINDOW_AFTER, NoMeetingNow, in_window, number_now, open_for_check_in
from models.her_meetings import meetings_for
from models.meetings import Meeting, local_start
from models.members import Person, given_name
from models.own_units import own_first
from models.posts import Right, posts_of, responsible
from models.units import get_unit

MOST = 3  # meetings that are on at the same time


def check_in_or_roll(chat: Chat) -> Result:
    """ "điểm danh": for who may take a roll it is the roll, for a member her own check-in."""
    if _takes_rolls(chat):
        return begin_roll(chat)
    if chat.person_id is None or not open_for_check_in(chat.session, chat.person_id):
        raise NoMeetingNow
    return Start("check_in")


def _takes_rolls(chat: Chat) -> bool:
    return any(Right.ROLL in held.rights for held in posts_of(chat.session, chat.person_id))


def show(chat: Chat) -> Result:
    """ "mã điểm danh": for who takes the roll the number of the meeting that is on, or when the next one's comes; for a
    member where she hears it."""
    if not _takes_rolls(chat):
        return _for_a_member(chat)
    every = meetings_for(chat.session, chat.person_id, Right.ROLL, since=chat.now - WINDOW_AFTER)
    meetings = own_first(chat.session, chat.person_id, every)
    on_now = [one for one in meetings if in_window(one.starts_at, chat.now)]
    if on_now:
        return Reply(
            tuple(
                Words(
                    "check-in-number-of" if len(on_now) > 1 else "check-in-number",
                    {
                        "code": number_now(chat.session, one.id or 0, chat.now),
                        "kind": one.kind,
                        "when": local_start(chat.session, one),
                        "unit": get_unit(chat.session, one.unit_id).name,
                    },
                )
                for one in on_now[:MOST]
            ),
            (Option("label-roll", f"roll:{on_now[0].id}"),) if len(on_now) == 1 else (),
        )
    coming = [one for one in meetings if one.starts_at > chat.now]
    if not coming:
        return Reply((Words("no-check-in-number"),))
    words = {"kind": coming[0].kind, "unit": get_unit(chat.session, coming[0].unit_id).name} | _later(chat, coming[0])
    return Reply((Words("check-in-number-later", words),))


def _later(chat: Chat, meeting: Meeting) -> dict[str, Any]:
    """When the number of a meeting comes, and to whom: "" where to her who asks."""
    start = local_start(chat.session, meeting)
    given = [held.person_id for held in responsible(chat.session, meeting.unit_id, Right.ROLL)]
    people = [] if chat.person_id in given else [chat.session.get(Person, one) for one in given[:MOST]]
    names = ", ".join(given_name(one.full_name, one.calling_name) for one in people if one is not None)
    return {"when": start, "opens": start - WINDOW_BEFORE, "by": names}


def _for_a_member(chat: Chat) -> Result:
    if chat.person_id is None:
        return Reply((Words("members-only"),))
    if open_for_check_in(chat.session, chat.person_id):
        return Start("check_in", before=(Words("check-in-number-is-read"),))
    return Reply((Words("check-in-number-is-read"),), (Option("label-schedule", f"menu:{Intent.SCHEDULE}"),))
