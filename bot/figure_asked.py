"""A question for figures as a tap and a follow-up keep it, and whether it is still what she talks about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.figure_periods import kept_of, period_of
from bot.replies import Chat
from models import questions
from models.periods import Period

LASTS = timedelta(minutes=15)
_A_MOMENT = timedelta(seconds=2)  # between the answer and its leaving


@dataclass(frozen=True)
class Asked:
    """What is asked of which unit and when; `what` and the others as in bot/reading/figure_ask.py.

    `as_of` is the day whose tree counts; None is today's.
    """

    unit_id: int
    period: Period
    what: str = "rate"
    order: str = ""
    most: int = 0
    line: int = 0
    level: str = ""
    against: str = ""
    as_of: date | None = None

    def kept(self) -> list[Any]:
        """As a conversation keeps it."""
        as_of = self.as_of.isoformat() if self.as_of else ""
        rest = [self.what, self.order, self.most, self.line, self.level, self.against, as_of]
        return [self.unit_id, *kept_of(self.period), *rest]

    def tap(self, page: int = 0) -> str:
        """The tap that answers it, from this page on."""
        return ":".join(["figures", str(page), *map(str, self.kept())])


def asked_from(kept: Sequence[Any]) -> Asked:
    """The question that was kept."""
    unit_id, *period = kept[:7]
    what, order, most, line, level, against, as_of = kept[7:14]
    day = date.fromisoformat(as_of) if as_of else None
    return Asked(int(unit_id), period_of(period), what, order, int(most), int(line), level, against, day)


def remember(chat: Chat, asked: Asked) -> None:
    """This is what she talks about from now on."""
    chat.who.notes["figures"] = asked.kept()
    chat.who.notes["figures_at"] = chat.now.isoformat()


def last_asked(chat: Chat, *, just_now: bool = False) -> Asked | None:
    """What she asked in the last quarter of an hour; `just_now`: only where nothing else has been said since."""
    kept, at = chat.who.notes.get("figures"), chat.who.notes.get("figures_at")
    if not isinstance(kept, list) or len(kept) != 14 or at is None:
        return None
    then = datetime.fromisoformat(str(at))
    if chat.now - then > LASTS:
        return None
    if just_now and questions.answers_after(chat.session, chat.who.contact_id, then + _A_MOMENT):
        return None
    return asked_from(kept)
