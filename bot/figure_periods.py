"""Periods in conversations about figures: as they are kept, and in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.replies import Chat
from models.periods import Period


def kept_of(period: Period) -> list[Any]:
    """A period as a conversation or a tap keeps it."""
    return [period.start.isoformat(), period.end.isoformat(), period.kind, period.year, period.number, period.cut_off]


def period_of(kept: Sequence[Any]) -> Period:
    """The period that was kept."""
    start, end, kind, year, number, cut_off = kept
    return Period(date.fromisoformat(start), date.fromisoformat(end), kind, int(year), int(number), int(cut_off))


def period_name(chat: Chat, period: Period) -> str:
    """A period in words: "tháng 10/2026", where books close on a day of their own "tháng 10/2026 (16/9–15/10)"."""
    last = date.fromordinal(period.end.toordinal() - 1)
    first = f"{period.start.day}/{period.start.month}"
    books = f"{first}–{last.day}/{last.month}" if period.cut_off and period.number else "none"
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
