"""Periods in conversations about figures: as they are kept, and in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.replies import Chat
from models.periods import DAY, Period, as_kept, from_kept


def kept_of(period: Period) -> list[Any]:
    """A period as a conversation or a tap keeps it."""
    return [period.start.isoformat(), period.end.isoformat(), period.kind, period.year, period.number,
            as_kept(period.cut_off)]  # fmt: skip


def period_of(kept: Sequence[Any]) -> Period:
    """The period that was kept."""
    start, end, kind, year, number, cut_off = kept
    return Period(date.fromisoformat(start), date.fromisoformat(end), kind, int(year), int(number), from_kept(cut_off))


def running(period: Period, today: date) -> bool:
    """Whether a period has begun and is not over; one that only reaches until today says so by itself."""
    whole = period.kind != "day" and (period.kind != "range" or period.end - DAY > today)
    return whole and period.start <= today < period.end


def period_so_far(chat: Chat, period: Period, today: date) -> str:
    """A period in words, of one that still runs with the day until today: "tháng 11/2026, đến hôm nay 24/11"."""
    name = period_name(chat, period)
    return chat.text("period-so-far", period=name, day=f"{today.day}/{today.month}") if running(period, today) else name


def period_name(chat: Chat, period: Period) -> str:
    """A period in words: "tháng 10/2026", where books close on a day of their own "tháng 10/2026 (16/9–15/10)"."""
    last = date.fromordinal(period.end.toordinal() - 1)
    first = f"{period.start.day}/{period.start.month}"
    books = f"{first}–{last.day}/{last.month}" if period.shifted else "none"
    return chat.text(
        "period",
        kind=str(period.kind),
        month=period.number or period.start.month,
        quarter=period.number,
        year=str(period.year or period.start.year),
        start=first if period.start.year == last.year else f"{first}/{period.start.year}",
        end=f"{last.day}/{last.month}/{last.year}",
        books=books,
    )
