"""Meetings in her phone's own calendar: one as a file, or all that are hers by a private link."""

from typing import Any

from bot import papers
from bot.replies import Chat, Option, Reply, Result, Words
from models import feeds
from models.coming import coming_meetings
from models.meetings import get_meeting


def add_meeting(chat: Chat, meeting_id: int) -> Result:
    """One meeting as a file for her calendar; one that was called off as a file that takes it out again."""
    if not feeds.entry_for(chat.session, chat.person_id or 0, meeting_id).off:
        feeds.note_entry(chat.session, chat.person_id or 0, meeting_id)
    unit_id = get_meeting(chat.session, meeting_id).unit_id
    return papers.order(chat, "meeting", unit_id, meeting=meeting_id)


def show(chat: Chat) -> Result:
    """All her meetings by a link that her phone looks at by itself."""
    if chat.person_id is None:
        return Reply((Words("members-only"),))
    if not chat.account.public_url:
        coming = coming_meetings(chat.session, chat.person_id, limit=1)
        return Reply((Words("no-calendar-link"),), tuple(calendar_option(m.id or 0) for m, _i, _z in coming))
    if not feeds.has_feed(chat.session, chat.person_id):
        return new_link(chat)
    return Reply(
        (Words("calendar-linked"),),
        (
            Option("label-new-calendar-link", "calendar_new"),
            Option("label-close-calendar-link", "calendar_close"),
            Option("label-keep-calendar-link", "menu:menu", 0),
        ),
    )


def new_link(chat: Chat) -> Result:
    """A link that only she has; the one before opens nothing any more."""
    if chat.person_id is None:
        return Reply((Words("members-only"),))
    if not chat.account.public_url:
        return show(chat)
    changed = feeds.has_feed(chat.session, chat.person_id)
    link = chat.account.public_url + feeds.open_feed(chat.session, chat.person_id, chat.who.language)
    # Whoever has the link reads her meetings: it is not kept with the texts.
    return Reply((Words("calendar-link", {"link": link, "changed": "yes" if changed else ""}),), fleeting=True)


def close(chat: Chat) -> Result:
    """Her link opens nothing any more."""
    feeds.close_feeds(chat.session, chat.person_id or 0)
    return Reply((Words("calendar-closed"),))


def calendar_option(meeting_id: int, *, off: bool = False) -> Option:
    """Into her phone's calendar, or out of it."""
    return Option("label-from-calendar" if off else "label-to-calendar", f"calendar:{meeting_id}")


def taps(tap: Any) -> dict[str, Any]:
    """The taps of calendars."""
    return {"calendar": tap(add_meeting, (int,)), "calendar_new": tap(new_link), "calendar_close": tap(close)}
