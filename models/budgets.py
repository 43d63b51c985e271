"""What writing on each channel costs and when it can be written on, and the month's money, which is never passed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import bindparam, case, func
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel

from models.db import insert_new, remembered
from models.deliveries import CAME, CONTACTS, DELIVERIES, State
from models.pacing import Pacing, this_month
from models.reach import Terms

ZALO = "zalo"  # the one purse that paid channels draw on
SPARED = 0.05  # of an account's month


class ChannelTerms(SQLModel, table=True):
    """What a channel asks, as the settings say it; a channel without a row is free and always open."""

    __tablename__ = "channel_terms"
    channel: str = Field(primary_key=True)
    account: str
    free_hours: int | None = None  # after her last word; None: always
    paid_days: int = 0  # after her last word; then not at all
    price: int = 0  # đồng for a message between the two
    monthly: int = 0  # messages a month that the account may send; 0: no limit
    people: int = 0  # that may write to it; 0: no limit


class Budget(SQLModel, table=True):
    """A month's money in đồng. `set_aside` is for what has not left yet: with `spent` it never passes `monthly`.

    The row turns to the new month when it is first used in it; what is set aside stays so.
    """

    name: str = Field(primary_key=True)
    monthly: int = 0
    month: str = ""
    spent: int = 0
    set_aside: int = 0


_T = ChannelTerms.__table__  # type: ignore[attr-defined]
_B = Budget.__table__  # type: ignore[attr-defined]
_G = Pacing.__table__  # type: ignore[attr-defined]


def set_terms(session: Session, channel: str, terms: Terms) -> None:
    """From now on the channel asks this."""
    values = {
        "account": terms.account,
        "free_hours": None if terms.free_for is None else round(terms.free_for / timedelta(hours=1)),
        "paid_days": round(terms.paid_for / timedelta(days=1)),
        "price": terms.price,
        "monthly": terms.monthly,
        "people": terms.people,
    }
    connection = session.connection()
    connection.execute(insert_new(session, _T), {"channel": channel, **values})
    connection.execute(_T.update().where(_T.c.channel == channel).values(**values))


def set_budget(session: Session, monthly: int, name: str = ZALO) -> None:
    """From now on a month may cost so many đồng; what this month has cost stays counted."""
    connection = session.connection()
    first = {"name": name, "monthly": monthly, "month": this_month(), "spent": 0, "set_aside": 0}
    connection.execute(insert_new(session, _B), first)
    connection.execute(_B.update().where(_B.c.name == name).values(monthly=monthly))


def open_month(session: Session, asked: Mapping[str, Terms], monthly: int) -> None:
    """What the settings say at the start: what each channel asks, and what a month may cost."""
    for channel, one in asked.items():
        set_terms(session, channel, one)
    set_budget(session, monthly)


_TERMS = core_select(_T)


def terms(session: Session) -> dict[str, Terms]:
    """What each channel asks, by its name."""

    def ask() -> dict[str, Terms]:
        rows = session.connection().execute(_TERMS).mappings()
        return {
            row["channel"]: Terms(
                row["account"],
                None if row["free_hours"] is None else timedelta(hours=row["free_hours"]),
                timedelta(days=row["paid_days"]),
                row["price"],
                row["monthly"],
                row["people"],
            )
            for row in rows
        }

    return dict(remembered(session, ("terms",), ask))  # a caller adds to it


def terms_of(session: Session, channel: str) -> Terms | None:
    """What one channel asks; None where it is free and always open."""
    return terms(session).get(channel)


@dataclass(frozen=True)
class Purse:
    """How a month stands, in đồng."""

    monthly: int = 0
    spent: int = 0
    set_aside: int = 0

    @property
    def left(self) -> int:
        """What may still be set aside."""
        return max(self.monthly - self.spent - self.set_aside, 0)


def purse(session: Session, name: str = ZALO) -> Purse:
    """How this month stands."""
    row = session.connection().execute(core_select(_B).where(_B.c.name == name)).mappings().one_or_none()
    if row is None:
        return Purse()
    return Purse(row["monthly"], row["spent"] if row["month"] == this_month() else 0, row["set_aside"])


_spent = case((_B.c.month == bindparam("month_"), _B.c.spent), else_=0)
_SET_ASIDE = (
    _B.update()
    .where(_B.c.name == bindparam("name_"), _spent + _B.c.set_aside + bindparam("sum_") <= _B.c.monthly)
    .values(spent=_spent, set_aside=_B.c.set_aside + bindparam("sum_"), month=bindparam("month_"))
)
_SETTLE = (
    _B.update()
    .where(_B.c.name == bindparam("name_"))
    .values(
        spent=_spent + bindparam("charged_"),
        set_aside=_B.c.set_aside - bindparam("kept_"),
        month=bindparam("month_"),
    )
)


def set_aside(session: Session, money: int, name: str = ZALO) -> bool:
    """Keep đồng for messages that are to leave; False, and nothing happens, where the month has not so much left."""
    if money == 0:
        return True
    values = {"name_": name, "sum_": money, "month_": this_month()}
    return session.connection().execute(_SET_ASIDE, values).rowcount == 1


def settle(session: Session, kept: int, charged: int, name: str = ZALO) -> None:
    """What was kept is kept no longer; what the platform took of it, or besides it, is spent (both in đồng)."""
    if kept or charged:
        values = {"name_": name, "kept_": kept, "charged_": charged, "month_": this_month()}
        session.connection().execute(_SETTLE, values)


def keep_for(session: Session, delivery_id: int, money: int) -> bool:
    """Change what is kept for one delivery that is being sent. False, and nothing happens, where the month has not so
    much left, or the delivery is no longer being sent."""
    connection = session.connection()
    mine = (DELIVERIES.c.id == delivery_id, DELIVERIES.c.state == State.SENDING)
    kept = connection.execute(core_select(DELIVERIES.c.set_aside).where(*mine)).scalar_one_or_none()
    if kept is None or (money > kept and not set_aside(session, money - kept)):
        return False
    if money < kept:
        settle(session, kept - money, 0)
    if money != kept:
        connection.execute(DELIVERIES.update().where(*mine).values(set_aside=money))
    return True


def pool(session: Session, delivery_id: int, others: Sequence[int]) -> None:
    """What is kept for others that are to leave within this delivery is kept for it."""
    connection, mine = session.connection(), DELIVERIES.c.id == delivery_id
    theirs = DELIVERIES.c.id.in_(others) & (DELIVERIES.c.state == State.QUEUED) & (DELIVERIES.c.set_aside > 0)
    rows = connection.execute(core_select(DELIVERIES.c.id, DELIVERIES.c.set_aside).where(theirs)).all()
    for other, kept in rows:
        same = DELIVERIES.update().where(DELIVERIES.c.id == other, DELIVERIES.c.set_aside == kept)
        if connection.execute(same.values(set_aside=0)).rowcount == 1:
            connection.execute(DELIVERIES.update().where(mine).values(set_aside=DELIVERIES.c.set_aside + kept))


@dataclass(frozen=True)
class Charge:
    """What one try cost: of `kept` đồng `charged` were taken; `rest` stays kept for the next try."""

    delivery_id: int
    kept: int
    charged: int
    rest: int = 0


def pay(session: Session, charges: Sequence[Charge]) -> None:
    """Settle tries. What a look at the leftovers has settled meanwhile is not settled twice."""
    kept = charged = 0
    for one in charges:
        same = DELIVERIES.update().where(DELIVERIES.c.id == one.delivery_id, DELIVERIES.c.set_aside == one.kept)
        if session.connection().execute(same.values(set_aside=one.rest)).rowcount == 1:
            kept += one.kept - one.rest
            charged += one.charged
    settle(session, kept, charged)


def give_back(session: Session) -> int:
    """Nothing stays kept for what will not leave any more; what may have left counts as charged. How many."""
    ended = core_select(DELIVERIES.c.id, DELIVERIES.c.set_aside, DELIVERIES.c.state).where(
        DELIVERIES.c.set_aside > 0, DELIVERIES.c.state.not_in([State.QUEUED, State.SENDING, State.HELD])
    )
    rows = session.connection().execute(ended.limit(1000)).all()
    # Of one that was unsure the platform may have told since that it came.
    pay(session, [Charge(one, kept, kept if state in CAME else 0) for one, kept, state in rows])
    return len(rows)


def messages_left(session: Session, asked: Mapping[str, Terms], *, sparing: bool = False) -> dict[str, int]:
    """How many messages each account with a monthly limit may still send, what waits in the ledger taken off.

    `sparing` leaves the last ones to answers, and to what heads must know.
    """
    limits = {channel: one for channel, one in asked.items() if one.monthly}
    if not limits:
        return {}
    key = ("left", this_month(), sparing, *sorted((name, one.account, one.monthly) for name, one in limits.items()))
    return dict(remembered(session, key, lambda: _left(session, limits, sparing=sparing)))


def _left(session: Session, limits: Mapping[str, Terms], *, sparing: bool) -> dict[str, int]:
    connection = session.connection()
    left = {one.account: one.monthly - (round(one.monthly * SPARED) if sparing else 0) for one in limits.values()}
    sent = core_select(_G.c.account, _G.c.sent_this_month).where(_G.c.account.in_(left), _G.c.month == this_month())
    for account, count in connection.execute(sent):
        left[account] -= count
    waiting = (
        core_select(CONTACTS.c.channel, func.count())
        .select_from(DELIVERIES.join(CONTACTS, CONTACTS.c.id == DELIVERIES.c.contact_id))
        .where(DELIVERIES.c.state.in_([State.QUEUED, State.SENDING]), CONTACTS.c.channel.in_(limits))
        .group_by(CONTACTS.c.channel)
    )
    for channel, count in connection.execute(waiting):
        left[limits[channel].account] -= count
    return {account: max(count, 0) for account, count in left.items()}
