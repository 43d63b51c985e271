"""How much of an account's month and of its people is used up, and what is done when little is left.

From NEARLY on, messages that are due at one address together go as one (`scheduler.joining`). The planner leaves the
last of them to answers and to what heads must know (`models.budgets.SPARED`): notices and invitations go another way.
"""

from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.budgets import terms
from models.conversations import Contact
from models.pacing import Pacing, sent_this_month, this_month

NEARLY = 0.8


@dataclass(frozen=True)
class Use:
    """How much of one limit is used: `of` is "messages" (this month) or "people" (who have ever written)."""

    channel: str
    of: str
    used: int
    limit: int

    @property
    def nearly(self) -> bool:
        """Whether somebody should know: four fifths or more."""
        return self.used >= NEARLY * self.limit


def uses(session: Session) -> list[Use]:
    """Every limit that the running service knows, with what is used of it."""
    return [
        use
        for channel, asked in sorted(terms(session).items())
        for use in within(session, channel, asked.monthly, asked.people)
    ]


def within(session: Session, channel: str, monthly: int, people: int) -> list[Use]:
    """What a channel has used of these limits (0: there is none)."""
    found = [Use(channel, "messages", _sent(session, channel), monthly)] if monthly else []
    return [*found, Use(channel, "people", _people(session, channel), people)] if people else found


def is_short(session: Session, channel: str) -> bool:
    """Whether the month of this channel's account is nearly used up, so that messages are joined."""
    asked = terms(session).get(channel)
    if asked is None or not asked.monthly:
        return False
    return sent_this_month(session, asked.account) >= NEARLY * asked.monthly


def _sent(session: Session, channel: str) -> int:
    """This month's messages of the channel's account; where it had several, of the busiest."""
    of_channel = (col(Pacing.account) == channel) | col(Pacing.account).startswith(f"{channel}:")
    sent = select(func.max(Pacing.sent_this_month)).where(of_channel, Pacing.month == this_month())
    return session.exec(sent).one() or 0


def _people(session: Session, channel: str) -> int:
    return session.exec(select(func.count()).select_from(Contact).where(Contact.channel == channel)).one()
