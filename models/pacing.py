"""How fast each account of a platform may send, and how much it has sent this month, for all processes together."""

from datetime import datetime, timedelta, timezone

from sqlalchemy import bindparam, case
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel

from models import clock
from models.db import insert_new

VIETNAM = timezone(timedelta(hours=7))


class Pacing(SQLModel, table=True):
    """One row an account of a platform, for all processes together. Times are real seconds."""

    account: str = Field(primary_key=True)
    next_slot: float = 0.0
    paused_until: float = 0.0
    month: str = ""
    sent_this_month: int = 0


_G = Pacing.__table__  # type: ignore[attr-defined]


def open_account(session: Session, account: str) -> None:
    """Make sure that the account has its pacing row."""
    session.connection().execute(
        insert_new(session, _G),
        {"account": account, "next_slot": 0.0, "paused_until": 0.0, "month": "", "sent_this_month": 0},
    )


_later = case((_G.c.next_slot > bindparam("now_"), _G.c.next_slot), else_=bindparam("now_"))
_start = case((_G.c.paused_until > _later, _G.c.paused_until), else_=_later)
_RESERVE = (
    _G.update()
    .where(_G.c.account == bindparam("account_"))
    .values(next_slot=_start + bindparam("gap_"))
    .returning(_G.c.next_slot)
)


def reserve_slot(session: Session, account: str, rate: float, real: float) -> float:
    """Take the account's next slot; real seconds when the message may leave. Slots lie 1/rate apart."""
    gap = 1.0 / rate
    following: float = (
        session.connection().execute(_RESERVE, {"account_": account, "now_": real, "gap_": gap}).scalar_one()
    )
    return following - gap


_FREE = core_select(_G.c.next_slot, _G.c.paused_until).where(_G.c.account == bindparam("account_"))


def free_at(session: Session, account: str) -> float:
    """Real seconds when the account's next slot begins."""
    row = session.connection().execute(_FREE, {"account_": account}).one()
    return max(float(row[0]), float(row[1]))


def pause_account(session: Session, account: str, until: float) -> None:
    """The platform told the whole account to wait until then (real seconds)."""
    session.connection().execute(
        _G.update().where(_G.c.account == account, _G.c.paused_until < until).values(paused_until=until)
    )


def this_month() -> str:
    """The platforms count by the calendar months of Vietnam."""
    return datetime.fromtimestamp(clock.real(), VIETNAM).strftime("%Y-%m")


_this_month = case((_G.c.month == bindparam("month_"), _G.c.sent_this_month), else_=0)
_COUNT = (
    _G.update()
    .where(_G.c.account == bindparam("account_"))
    .values(sent_this_month=_this_month + bindparam("messages_"), month=bindparam("month_"))
)


def count_sent(session: Session, account: str, messages: int) -> None:
    """Count messages that left towards the account's month."""
    given = {"account_": account, "month_": this_month(), "messages_": messages}
    session.connection().execute(_COUNT, given)


def sent_this_month(session: Session, account: str) -> int:
    """How many messages of the account left this month."""
    row = (
        session.connection()
        .execute(core_select(_G.c.sent_this_month).where(_G.c.account == account, _G.c.month == this_month()))
        .scalar_one_or_none()
    )
    return int(row or 0)
