"""What a message costs and whom it misses, as a preview says it."""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.replies import Chat
from models.deliveries import Reason

# The other reasons are in the book.
SAID = frozenset(
    {Reason.LONG_SILENT, Reason.COSTS, Reason.USED_UP, Reason.USED_TODAY, Reason.USED_MONTH, Reason.BY_DAY}
)


def shares(chat: Chat, split: Sequence[Sequence[Any]]) -> str:
    """20 Zalo 0đ, 6 Zalo 330đ, 9 Telegram: of (channel, women, đồng); money only where a channel takes any."""
    paid = {name for name, _women, money in split if money}
    return ", ".join(
        chat.text(
            "preview-share",
            count=women,
            channel=chat.text("channel-" + name),
            price=money if name in paid else -1,
        )
        for name, women, money in split
    )


def home_why(chat: Chat, home: Iterable[Sequence[Any]]) -> str:
    """Why some are told at home whom a message would reach otherwise, of (reason, women)."""
    return ", ".join(
        chat.text("preview-why-one", reason=reason, count=women) for reason, women in home if reason in SAID
    )
