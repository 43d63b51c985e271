"""A question for figures as a tap and a follow-up keep it, and whether it is still what she talks about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.figure_periods import kept_of, period_of
from bot.replies import Chat
from models import questions
from models.periods import Period

LASTS = timedelta(minutes=15)
FIELDS = 14  # of what is kept of most questions
# What is set side by side, and the question for it of one unit alone.
SIDES = {"side": "rate", "side-often": "often", "side-gathering": "gathering", "side-members": "members"}
MEAN = -1  # as a line: the rate of all together
_A_MOMENT = timedelta(seconds=2)  # between the answer and its leaving


@dataclass(frozen=True)
class Asked:
    """What is asked of which unit and when; `what` and the others as in bot/reading/figure_ask.py.

    `as_of` is the day whose tree counts; None is today's. `upto`: the upper end of a band that begins at `line`, both
    in percent. `beside`: further units that are set beside this one.
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
    upto: int = 0
    beside: tuple[int, ...] = ()

    def kept(self) -> list[Any]:
        """As a conversation keeps it; what few questions have stands behind the rest, and only where they have it."""
        as_of = self.as_of.isoformat() if self.as_of else ""
        rest = [self.what, self.order, self.most, self.line, self.level, self.against, as_of]
        few = [self.upto, ",".join(map(str, self.beside))] if self.upto or self.beside else []
        return [self.unit_id, *kept_of(self.period), *rest, *few]

    @property
    def way(self) -> str:
        """On which side of the line: "up", "down", in a "band", or "full"."""
        if self.upto:
            return "band"
        if self.line == MEAN:
            return "mean-up" if self.order == "high" else "mean-down"
        return "down" if self.order != "high" else "full" if self.line == 100 else "up"

    def tap(self, page: int = 0) -> str:
        """The tap that answers it, from this page on."""
        name = "figures-beside" if self.upto or self.beside else "figures"
        return ":".join([name, str(page), *map(str, self.kept())])


def asked_from(kept: Sequence[Any]) -> Asked:
    """The question that was kept."""
    unit_id, *period = kept[:7]
    what, order, most, line, level, against, as_of = kept[7:14]
    day = date.fromisoformat(as_of) if as_of else None
    found = Asked(int(unit_id), period_of(period), what, order, int(most), int(line), level, against, day)
    if len(kept) == FIELDS:
        return found
    beside = tuple(int(one) for one in str(kept[15]).split(",") if one)
    return replace(found, upto=int(kept[14]), beside=beside)


def remember(chat: Chat, asked: Asked) -> None:
    """This is what she talks about from now on."""
    chat.who.notes["figures"] = asked.kept()
    chat.who.notes["figures_at"] = chat.now.isoformat()


def last_asked(chat: Chat, *, just_now: bool = False) -> Asked | None:
    """What she asked in the last quarter of an hour; `just_now`: only where nothing else has been said since."""
    kept, at = chat.who.notes.get("figures"), chat.who.notes.get("figures_at")
    if not isinstance(kept, list) or len(kept) not in {FIELDS, FIELDS + 2} or at is None:
        return None
    then = datetime.fromisoformat(str(at))
    if chat.now - then > LASTS:
        return None
    if just_now and questions.answers_after(chat.session, chat.who.contact_id, then + _A_MOMENT):
        return None
    return asked_from(kept)
