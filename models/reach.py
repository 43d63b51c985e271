"""The cheapest way to reach each woman now: a pure function of plain values."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import NamedTuple

from models.deliveries import Reason
from models.pacing import VIETNAM
from models.quiet import Timing, earliest

OPENS, SHUTS = time(6), time(22)  # of a channel that takes nothing at night
CLOSING = timedelta(minutes=1)  # so long before a window shuts it counts as shut: a message is on its way a moment


BY_USER, BY_PHONE = "template-user", "template-phone"  # a template message to a linked account, to a phone number
TEMPLATES = (BY_USER, BY_PHONE)


@dataclass(frozen=True)
class Terms:
    """What a channel asks. After her last word it is free for `free_for` (None: always), then a message costs `price`
    đồng until `paid_for` after it, then it is shut. `monthly`: what the account may send in a month, 0 for no limit.
    """

    account: str
    free_for: timedelta | None = None
    paid_for: timedelta = timedelta(0)
    price: int = 0
    monthly: int = 0
    people: int = 0  # that may write to the account; 0: no limit
    by_day: bool = False  # nothing leaves between 22:00 and 06:00 in Vietnam

    def leaves_at(self, when: datetime) -> datetime:
        """The first moment from `when` on at which the channel takes anything, in the same time zone."""
        if not self.by_day:
            return when
        there = when.astimezone(VIETNAM)
        if OPENS <= there.time() < SHUTS:
            return when
        day = there.date() + timedelta(days=there.time() >= SHUTS)
        return datetime.combine(day, OPENS, VIETNAM).astimezone(when.tzinfo)

    def price_at(self, when: datetime, last: datetime, *, used_up: bool = False) -> int | None:
        """Đồng for a message at `when` to a woman who last wrote at `last`; None where it is shut.

        `used_up`: she has got all that is free after her last word.
        """
        if self.free_for is None:
            return 0
        silent = when - last + CLOSING
        if silent <= self.free_for and not used_up:
            return 0
        return self.price if silent <= self.paid_for else None


class Address(NamedTuple):
    """Where a woman might be reached. `works`: not blocked, and no try to send this message there has failed."""

    contact_id: int | None  # None: the phone number in the book
    channel: str
    last: datetime  # when she last wrote from there
    works: bool = True
    hers: bool = True  # False: her helper's, for when nothing reaches herself
    used_up: bool = False  # all that is free after her last word has gone there


class Recipient(NamedTuple):
    """One woman: her wish ("at-home", or ""), and her addresses, those that she used last first."""

    person_id: int
    addresses: tuple[Address, ...] = ()
    at_home: bool = False


class Way(NamedTuple):
    """How one woman is reached: on one address, not before `when`, for `price` đồng; or (no channel) at home, for a
    reason. A template message by phone number has a channel and no contact."""

    person_id: int
    contact_id: int | None
    channel: str
    when: datetime
    price: int = 0
    reason: str = ""

    @property
    def template(self) -> str:
        """The channel, where it is a template message; "" for one in the chat."""
        return self.channel if self.channel in TEMPLATES else ""


@dataclass(frozen=True)
class Means:
    """What there is to spend: đồng, and messages that an account may still send (one that is missing: no limit).

    `joins` are (person, contact) where a message leaves at that moment that is paid for: what goes within it is free.
    `by_month`: of template messages it is the month that leaves so few, and not the day.
    """

    money: int = 0
    messages: Mapping[str, int] = field(default_factory=dict)
    joins: Set[tuple[int, int]] = frozenset()
    by_month: bool = False


FREE = Terms("")
_CHEAP = (False, 0)  # nothing is better than her own address for nothing
# Of two reasons why nothing reaches her, the later one tells more.
_TELLING = (
    Reason.NO_PHONE,
    Reason.NOT_ARRIVED,
    Reason.BY_DAY,
    Reason.LONG_SILENT,
    Reason.COSTS,
    Reason.USED_UP,
    Reason.USED_TODAY,
    Reason.USED_MONTH,
    Reason.AT_HOME,
)


def choose(
    recipients: Iterable[Recipient],
    terms: Mapping[str, Terms],
    due: datetime,
    means: Means = Means(),
    *,
    timing: Timing = Timing.NOTICE,
    start: datetime | None = None,
) -> Iterator[Way]:
    """One way for each woman, in their order: her own before her helper's (a phone number after it), the cheapest, the
    one she used last.

    `due` is aware, in the unit's time zone; what can wait leaves in no quiet hour, and each window is looked at for
    the hour at which it leaves. A channel that is not in `terms` is free and always open. Never spends more than
    `means`, over all of them together; lazily, so that a list of any length takes no room.
    """
    when = earliest(due, timing, start)
    no_template = Reason.USED_MONTH if means.by_month else Reason.USED_TODAY
    money, left = means.money, dict(means.messages)
    for person_id, addresses, at_home in recipients:
        best: tuple[tuple[bool, int], Address, str, datetime] | None = None
        missed = Reason.AT_HOME if at_home else Reason.NO_PHONE
        for address in addresses:
            if at_home and address.hers:
                continue
            asked = terms.get(address.channel, FREE)
            leaves = asked.leaves_at(when) if asked.by_day else when
            price = asked.price_at(leaves, address.last, used_up=address.used_up) if address.works else 0
            if price and (person_id, address.contact_id) in means.joins and address.channel not in TEMPLATES:
                price = 0
            if not address.works:
                fault = Reason.NOT_ARRIVED
            elif price is None:
                fault = Reason.LONG_SILENT
            elif start is not None and leaves >= start > when:
                fault = Reason.BY_DAY
            elif price > money:
                fault = Reason.COSTS
            elif left.get(asked.account, 1) <= 0:
                fault = no_template if address.channel in TEMPLATES else Reason.USED_UP
            else:
                # Her helper, whom she named, before her number in the book, which costs the most and opens no chat.
                rank = (not address.hers or address.channel == BY_PHONE, price)
                if best is None or rank < best[0]:
                    best = (rank, address, asked.account, leaves)
                if best[0] == _CHEAP:
                    break
                continue
            if address.hers:
                missed = max(missed, fault, key=_TELLING.index)
        if best is None:
            yield Way(person_id, None, "", when, 0, missed)
            continue
        (_last, price), address, account, leaves = best
        money -= price
        if account in left:
            left[account] -= 1
        yield Way(person_id, address.contact_id, address.channel, leaves, price)
