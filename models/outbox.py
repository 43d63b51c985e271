"""The sender's side of the ledger: pacing, claims, outcomes, and what a dead process left behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from sqlalchemy import bindparam, case, literal
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.conversations import Contact
from models.db import insert_new
from models.deliveries import Attempt, Delivery, Message, Priority, State
from models.planner import for_helpers, plan

VIETNAM = timezone(timedelta(hours=7))


class Pacing(SQLModel, table=True):
    """One row an account of a platform, for all processes together. Times are real seconds."""

    account: str = Field(primary_key=True)
    next_slot: float = 0.0
    paused_until: float = 0.0
    month: str = ""
    sent_this_month: int = 0


_D = Delivery.__table__  # type: ignore[attr-defined]
_A = Attempt.__table__  # type: ignore[attr-defined]
_C = Contact.__table__  # type: ignore[attr-defined]
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


def free_at(session: Session, account: str) -> float:
    """Real seconds when the account's next slot begins."""
    row = (
        session.connection()
        .execute(core_select(_G.c.next_slot, _G.c.paused_until).where(_G.c.account == account))
        .one()
    )
    return max(float(row[0]), float(row[1]))


def pause_account(session: Session, account: str, until: float) -> None:
    """The platform told the whole account to wait until then (real seconds)."""
    session.connection().execute(
        _G.update().where(_G.c.account == account, _G.c.paused_until < until).values(paused_until=until)
    )


FLOW_IDLE = timedelta(minutes=15)  # a scheduled question waits for an open conversation no longer than this
_DUE = (
    core_select(_D.c.id)
    .select_from(_D.join(_C, _C.c.id == _D.c.contact_id))
    .where(
        _D.c.state == State.QUEUED,
        _D.c.not_before <= bindparam("now_"),
        _C.c.channel == bindparam("channel_"),
        _C.c.slot <= bindparam("chat_free_"),
        (_C.c.flow == "") | (_C.c.touched_at < bindparam("idle_")) | (_D.c.priority == Priority.REPLY),
    )
    .order_by(_D.c.priority, _D.c.not_before, _D.c.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=_D)
)
_CLAIM = (
    _D.update()
    .where(_D.c.id == bindparam("id_"), _D.c.state == State.QUEUED)
    .values(state=State.SENDING, claimed_at=bindparam("real_"), asked_at=bindparam("now_"), tries=_D.c.tries + 1)
    .returning(_D)
)


def claim(session: Session, channel: str, *, now: datetime, real: float, chat_free: float) -> Delivery | None:
    """Take the most urgent due delivery of a channel and mark it `sending`."""
    connection = session.connection()
    found = connection.execute(
        _DUE, {"now_": now, "channel_": channel, "chat_free_": chat_free, "idle_": now - FLOW_IDLE}
    ).scalar_one_or_none()
    if found is None:
        return None
    row = connection.execute(_CLAIM, {"id_": found, "real_": real, "now_": now}).mappings().one_or_none()
    return None if row is None else Delivery(**row)


@dataclass(frozen=True)
class Outcome:
    """How one try ended, as the ledger keeps it."""

    delivery_id: int
    contact_id: int
    state: State
    reason: str = ""
    platform_ids: tuple[str, ...] = ()
    retry_at: datetime | None = None  # QUEUED again
    parts_sent: int = 0


_FINISH = (
    _D.update()
    .where(_D.c.id == bindparam("id_"), _D.c.state == State.SENDING)
    .values(state=bindparam("state_"), reason=bindparam("reason_"), parts_sent=bindparam("parts_"))
)
_AGAIN = (
    _D.update()
    .where(_D.c.id == bindparam("id_"), _D.c.state == State.SENDING)
    .values(
        state=State.QUEUED,
        reason=bindparam("reason_"),
        not_before=bindparam("retry_"),
        parts_sent=bindparam("parts_"),
        # Said anew when it is tried again: what was rendered may be over by then. Half a text ends as it began.
        text=case(((_D.c.priority != Priority.REPLY) & (bindparam("parts_") == 0), ""), else_=_D.c.text),
    )
)


def finish(session: Session, outcomes: Sequence[Outcome], account: str = "") -> None:
    """Write down how tries ended, many at once; what left counts towards the account's month."""
    connection = session.connection()
    now = clock.now()
    connection.execute(
        _A.insert(),
        [
            {
                "delivery_id": o.delivery_id,
                "contact_id": o.contact_id,
                "at": now,
                "outcome": o.state,
                "reason": o.reason,
                "platform_ids": list(o.platform_ids),
                "price": 0,
            }
            for o in outcomes
        ],
    )
    done = [o for o in outcomes if o.retry_at is None]
    if done:
        connection.execute(
            _FINISH,
            [{"id_": o.delivery_id, "state_": o.state, "reason_": o.reason, "parts_": o.parts_sent} for o in done],
        )
    again = [o for o in outcomes if o.retry_at is not None]
    if again:
        connection.execute(
            _AGAIN,
            [{"id_": o.delivery_id, "reason_": o.reason, "retry_": o.retry_at, "parts_": o.parts_sent} for o in again],
        )
    # Platforms count what they took: each part, and one more where no certain answer came.
    left = sum(max(len(o.platform_ids), o.state == State.SENT) + (o.state == State.UNKNOWN) for o in outcomes)
    if account and left:
        count_sent(session, account, left)


def reroute(session: Session, delivery_id: int) -> bool:
    """After a definite failure: the same message on her next address, as a new try. False when she has none."""
    delivery = session.get(Delivery, delivery_id)
    if delivery is None or delivery.person_id is None:
        return False
    tried = session.exec(select(Attempt.contact_id).where(Attempt.delivery_id == delivery_id)).all()
    helpers = for_helpers(session, delivery.message_id)
    step = next(iter(plan(session, [delivery.person_id], besides=tried, helpers=helpers)), None)
    if step is None or step.contact_id is None:
        return False
    session.connection().execute(
        _D.update()
        .where(_D.c.id == delivery_id)
        # Said anew on the other address: what was rendered may be over by then.
        .values(state=State.QUEUED, contact_id=step.contact_id, reason="", parts_sent=0, text="")
    )
    return True


STUCK_AFTER = 60.0  # seconds in `sending` after which the process that sent is taken for dead


def release_stuck(session: Session, real: float) -> tuple[int, int]:
    """What a dead process left `sending`: a reply goes out once more, anything else is `unknown`. (again, unknown)"""
    connection = session.connection()
    stuck = (_D.c.state == State.SENDING) & (_D.c.claimed_at < real - STUCK_AFTER)
    again = connection.execute(
        _D.update()
        .where(stuck, _D.c.priority == Priority.REPLY, _D.c.tries < 2)
        .values(state=State.QUEUED, not_before=clock.now())
    ).rowcount
    unknown = connection.execute(_D.update().where(stuck).values(state=State.UNKNOWN, reason="cut")).rowcount
    return again, unknown


FLEETING = timedelta(minutes=5)


def forget_fleeting(session: Session, now: datetime) -> int:
    """Drop the words of answers that nobody else should find on her phone. How many."""
    fleeting = core_select(col(Message.id)).where(col(Message.kind) == "fleeting")
    return (
        session.connection()
        .execute(
            _D.update()
            .where(_D.c.message_id.in_(fleeting), _D.c.asked_at < now - FLEETING, _D.c.text != literal(""))
            .values(text="")
        )
        .rowcount
    )


def withdraw(session: Session, delivery_id: int) -> None:
    """What was claimed need not be said any more."""
    session.connection().execute(
        _D.update().where(_D.c.id == delivery_id, _D.c.state == State.SENDING).values(state=State.CANCELLED)
    )


def postpone(session: Session, delivery_id: int, until: datetime) -> None:
    """What was claimed has not left and waits until then; this was no try."""
    session.connection().execute(
        _D.update()
        .where(_D.c.id == delivery_id, _D.c.state == State.SENDING)
        .values(state=State.QUEUED, not_before=until, asked_at=None, tries=_D.c.tries - 1)
    )


def keep_text(session: Session, delivery_id: int, text: str, choices: list[list[str]] | None) -> None:
    """The words as they were rendered, for a second try and for binding an answer."""
    session.connection().execute(_D.update().where(_D.c.id == delivery_id).values(text=text, choices=choices))


def next_due(session: Session) -> datetime | None:
    """When the next queued row is due."""
    return (
        session.connection()
        .execute(core_select(_D.c.not_before).where(_D.c.state == State.QUEUED).order_by(_D.c.not_before).limit(1))
        .scalar_one_or_none()
    )


def forget_texts(session: Session, before: datetime) -> int:
    """Drop rendered texts that are older; the facts stay. How many."""
    return (
        session.connection()
        .execute(_D.update().where(_D.c.not_before < before, _D.c.text != literal("")).values(text=""))
        .rowcount
    )


def _month() -> str:
    """The platforms count by the calendar months of Vietnam."""
    return datetime.fromtimestamp(clock.real(), VIETNAM).strftime("%Y-%m")


def count_sent(session: Session, account: str, messages: int) -> None:
    """Count messages that left towards the account's month."""
    month = _month()
    session.connection().execute(
        _G.update()
        .where(_G.c.account == account)
        .values(sent_this_month=case((_G.c.month == month, _G.c.sent_this_month), else_=0) + messages, month=month)
    )


def sent_this_month(session: Session, account: str) -> int:
    """How many messages of the account left this month."""
    row = (
        session.connection()
        .execute(core_select(_G.c.sent_this_month).where(_G.c.account == account, _G.c.month == _month()))
        .scalar_one_or_none()
    )
    return int(row or 0)
