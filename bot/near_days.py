"""The day that a meeting is moved to: a weekday without its week is looked for near the meeting."""

from dataclasses import replace
from datetime import date, timedelta

from bot.reading.days import find_days
from bot.reading.when import LONGEST, Moment, Reading
from bot.reading.words import Line
from bot.replies import Chat
from models.meetings import get_meeting, local_start

A_WEEK = 7  # days


def near_it(chat: Chat, reading: Reading, meeting_id: int) -> Reading:
    """The new time with its day near the meeting's own: "chủ nhật" is today only for a meeting of today, or where she
    says so; a weekday a week or more away from the meeting leaves both to choose from."""
    today, own = chat.local().date(), local_start(chat.session, get_meeting(chat.session, meeting_id)).date()
    later = tuple(moment for moment in reading.choices if moment.day != today)
    if own != today and later and all(moment.day for moment in reading.choices):
        day = later[0].day if len({moment.day for moment in later}) == 1 else None
        hour = later[0].hour if len({moment.hour for moment in later}) == 1 else None
        reading = replace(reading, day=day, hour=hour, choices=later if len(later) > 1 else ())
    if reading.day is None or reading.choices or not _without_week(chat, reading.day):
        return reading
    nearest = own + timedelta(days=reading.day.weekday() - own.weekday())  # of the meeting's own week
    if abs((reading.day - own).days) < A_WEEK or nearest in {own, reading.day} or nearest <= today:
        return reading
    choices = (Moment(nearest, reading.hour), Moment(reading.day, reading.hour))
    return replace(reading, day=None, hour=None, choices=choices)


def _without_week(chat: Chat, day: date) -> bool:
    """Whether she typed that weekday without its week: "chủ nhật", not "chủ nhật tuần sau"."""
    line = Line(chat.incoming.text[:LONGEST])
    return any(found.weekday == day.weekday() for found in find_days(line.plain, chat.local().date())[0])
