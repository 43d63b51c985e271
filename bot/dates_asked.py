"""A day of the calendar that somebody asks about: told with its weekday, by both calendars."""

from datetime import date, datetime, time

from bot.reading.dates_asked import read_date_asked
from bot.replies import Chat, Reply, Result, Words
from models.lunar import lunar


def line(chat: Chat, text: str) -> Result:
    """ "rằm tháng chạp là ngày nào"; None for anything else."""
    said = told(chat, text)
    return Reply(said) if said else None


def told(chat: Chat, text: str) -> tuple[Words, ...]:
    """Which day that is; () where the text asks for none."""
    days = read_date_asked(text, chat.local().date())
    return tuple(_told(chat, day, first=place == 0) for place, day in enumerate(days))


def _told(chat: Chat, day: date, *, first: bool) -> Words:
    now, moon = chat.local(), lunar(day)
    words = {
        "when": datetime.combine(day, time(), now.tzinfo),
        "days": (day - now.date()).days,
        "lunar": moon.day,
        "month": moon.month,
        "leap": int(moon.leap),
    }
    return Words("date-asked" if first else "date-asked-or", words)
