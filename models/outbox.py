"""The sender's side of the ledger: pacing, claims, outcomes, and what a dead process left behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, case, literal
from sqlalchemy import select as core_select
from sqlmodel import Session, col

from models import arrivals, budgets, clock
from models.conversations import Contact
from models.deliveries import Attempt, Delivery, Message, Priority, State
from models.pacing import count_sent
from models.reach import BY_PHONE
from models.templates import tracking_id

_D = Delivery.__table__  # type: ignore[attr-defined]
_A = Attempt.__table__  # type: ignore[attr-defined]
_C = Contact.__table__  # type: ignore[attr-defined]


FLOW_IDLE = timedelta(minutes=15)  # a scheduled question waits for an open conversation no longer than this
_DUE = (
    core_select(_D.c.id)
    .select_from(_D.join(_C, _C.c.id == _D.c.contact_id))
    .where(
        _D.c.state == State.QUEUED,
        _D.c.template == literal(""),
        _D.c.not_before <= bindparam("now_"),
        _C.c.channel == bindparam("channel_"),
        _C.c.slot <= bindparam("chat_free_"),
        _C.c.silent_until.is_(None) | (_C.c.silent_until <= bindparam("now_")),
        (_C.c.flow == "") | (_C.c.touched_at < bindparam("idle_")) | (_D.c.priority == Priority.REPLY),
    )
    .order_by(_D.c.priority, _D.c.not_before, _D.c.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=_D)
)
_OTHER = _D.alias()
# One after the other: what the next one costs, the answer to the one before may say.
_DUE_ALONE = _DUE.where(
    ~core_select(_OTHER.c.id).where(_OTHER.c.contact_id == _D.c.contact_id, _OTHER.c.state == State.SENDING).exists()
)
_CLAIM = (
    _D.update()
    .where(_D.c.id == bindparam("id_"), _D.c.state == State.QUEUED)
    .values(state=State.SENDING, claimed_at=bindparam("real_"), asked_at=bindparam("now_"), tries=_D.c.tries + 1)
    .returning(_D)
)


def claim(
    session: Session, channel: str, *, now: datetime, real: float, chat_free: float, alone: bool = False
) -> Delivery | None:
    """Take the most urgent due delivery of a channel and mark it `sending`; `alone`: of a contact to whom nothing else
    is on its way."""
    connection = session.connection()
    found = connection.execute(
        _DUE_ALONE if alone else _DUE,
        {"now_": now, "channel_": channel, "chat_free_": chat_free, "idle_": now - FLOW_IDLE},
    ).scalar_one_or_none()
    if found is None:
        return None
    row = connection.execute(_CLAIM, {"id_": found, "real_": real, "now_": now}).mappings().one_or_none()
    return None if row is None else Delivery(**row)


LOOKED_AT = 50  # due rows: where so many wait, one of the channel's may be behind them
_WAITS = (
    core_select(_C.c.channel)
    .select_from(_D.join(_C, _C.c.id == _D.c.contact_id))
    .where(_D.c.state == State.QUEUED, _D.c.template == literal(""), _D.c.not_before <= bindparam("now_"))
    .limit(LOOKED_AT)
)


def may_wait(session: Session, channel: str) -> bool:
    """Whether something due may wait to be sent on this channel: a cheap look, to spare its sender one in vain."""
    session.flush()
    found = session.connection().execute(_WAITS, {"now_": clock.now()}).scalars().all()
    return channel in found or len(found) == LOOKED_AT


_DUE_TEMPLATE = (
    core_select(_D.c.id)
    .where(_D.c.state == State.QUEUED, _D.c.template != literal(""), _D.c.not_before <= bindparam("now_"))
    .order_by(_D.c.priority, _D.c.not_before, _D.c.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)


def claim_template(session: Session) -> Delivery | None:
    """Take the most urgent due delivery that leaves as a template message."""
    connection, now = session.connection(), clock.now()
    found = connection.execute(_DUE_TEMPLATE, {"now_": now}).scalar_one_or_none()
    if found is None:
        return None
    values = {"id_": found, "real_": clock.real(), "now_": now}
    row = connection.execute(_CLAIM, values).mappings().one_or_none()
    return None if row is None else Delivery(**row)


def claim_one(session: Session, delivery_id: int, at: datetime) -> Delivery | None:
    """Take this delivery, which leaves within another that was claimed then; None where it waits no more.

    One message has one moment: by that, what is counted later knows what left together.
    """
    values = {"id_": delivery_id, "real_": clock.real(), "now_": at}
    row = session.connection().execute(_CLAIM.where(_D.c.template == literal("")), values).mappings().one_or_none()
    return None if row is None else Delivery(**row)


@dataclass(frozen=True)
class Outcome:
    """How one try ended, as the ledger keeps it."""

    delivery_id: int
    contact_id: int | None
    state: State
    reason: str = ""
    platform_ids: tuple[str, ...] = ()
    retry_at: datetime | None = None  # QUEUED again
    parts_sent: int = 0
    within: bool = False  # it left inside another message and counts no more
    kept: int = 0  # đồng that were kept for it when it left
    price: int = 0  # đồng that the platform took
    used_up: bool | None = None  # whether what follows costs until she writes again; None: nobody says
    told_by: str = ""  # the platform's id by which it will tell of the arrival, "" where it does not
    template: str = ""  # the way of a template message


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


_ASKED_AT = core_select(_D.c.asked_at).where(_D.c.id == bindparam("delivery_")).scalar_subquery()
# By when each was asked for, so that neither an older answer nor one to before her last word undoes what is known.
_USED_UP = (
    _C.update()
    .where(_C.c.id == bindparam("contact_"), _C.c.used_up_at.is_(None) | (_C.c.used_up_at < _ASKED_AT))
    .values(used_up_at=_ASKED_AT)
)
_SOME_LEFT = _C.update().where(_C.c.id == bindparam("contact_"), _C.c.used_up_at < _ASKED_AT).values(used_up_at=None)


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
                "template": o.template,
                "at": now,
                "outcome": o.state,
                "reason": o.reason,
                "platform_ids": list(o.platform_ids),
                "price": o.price,
            }
            for o in outcomes
        ],
    )
    for used_up, statement in ((True, _USED_UP), (False, _SOME_LEFT)):
        if said := [{"contact_": o.contact_id, "delivery_": o.delivery_id} for o in outcomes if o.used_up is used_up]:
            connection.execute(statement, said)
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
    charges = [
        budgets.Charge(o.delivery_id, o.kept, o.price, 0 if o.retry_at is None else max(o.kept - o.price, 0))
        for o in outcomes
        if o.kept or o.price
    ]
    budgets.pay(session, charges)
    if told := [(o.told_by, o.delivery_id) for o in outcomes if o.told_by]:
        arrivals.expect(session, account.partition(":")[0], told)
    # Platforms count what they took: each part, and one more where no certain answer came.
    alone = [o for o in outcomes if not o.within]
    left = sum(max(len(o.platform_ids), o.state == State.SENT) + (o.state == State.UNKNOWN) for o in alone)
    if account and left:
        count_sent(session, account, left)


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
    by_phone = connection.execute(core_select(_D.c.id).where(stuck, _D.c.template == BY_PHONE)).scalars().all()
    unknown = connection.execute(_D.update().where(stuck).values(state=State.UNKNOWN, reason="cut")).rowcount
    # Zalo may yet tell of it, or has told already.
    arrivals.expect(session, "zalo-oa", [(tracking_id(one), one) for one in by_phone])
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
