"""What a platform tells of messages that left: that one has arrived, that she has seen it, that a person wrote it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Text, cast
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel

from models import clock
from models.announcements import Announcement
from models.conversations import hush, unhush
from models.db import ID, insert_new
from models.deliveries import ATTEMPTS, DELIVERIES, MESSAGES, State

OPERATOR_TALKS = timedelta(hours=1)  # so long we are silent after somebody wrote to her by hand
BY_HAND = "by-hand"
_RANK = {"": 0, str(State.DELIVERED): 1, str(State.READ): 2}
# Those that a platform's word can still move; an answer of hers says more than it can.
_BEFORE = {
    State.DELIVERED: (State.SENT, State.UNKNOWN),
    State.READ: (State.SENT, State.DELIVERED, State.UNKNOWN),
}


class Arrival(SQLModel, table=True):
    """A message by the platform's name for it. Its delivery and the platform's word may come in either order: where the
    word is first, `told` keeps it until the delivery is known."""

    channel: str = Field(primary_key=True)
    platform_id: str = Field(primary_key=True)
    delivery_id: int | None = Field(default=None, sa_type=ID)
    told: str = ""  # delivered | read | by-hand
    at: datetime = Field(index=True)


_R = Arrival.__table__  # type: ignore[attr-defined]
_N = Announcement.__table__  # type: ignore[attr-defined]


def expect(session: Session, channel: str, sent: Sequence[tuple[str, int]]) -> None:
    """(the platform's id, delivery) of what has just left. What was told of it meanwhile is made good."""
    if not sent:
        return
    connection, now = session.connection(), clock.now()
    rows = [
        {"channel": channel, "platform_id": name, "delivery_id": delivery_id, "told": "", "at": now}
        for name, delivery_id in sent
    ]
    connection.execute(insert_new(session, _R), rows)
    of = dict(sent)
    early = connection.execute(
        core_select(_R.c.platform_id, _R.c.told).where(
            _R.c.channel == channel, _R.c.platform_id.in_(list(of)), _R.c.delivery_id.is_(None)
        )
    ).all()
    for name, told in early:
        mine = (_R.c.channel == channel) & (_R.c.platform_id == name)
        connection.execute(_R.update().where(mine).values(delivery_id=of[name]))
        if told == BY_HAND:  # it was ours, and nobody wrote by hand
            contact = core_select(DELIVERIES.c.contact_id).where(DELIVERIES.c.id == of[name])
            unhush(session, contact.scalar_subquery())
        elif told:
            _move(session, [of[name]], State(told))


def note(session: Session, channel: str, platform_ids: Sequence[str], state: State) -> None:
    """The platform says that these have arrived (DELIVERED) or been seen (READ)."""
    connection, now = session.connection(), clock.now()
    rows = [
        {"channel": channel, "platform_id": name, "delivery_id": None, "told": str(state), "at": now}
        for name in platform_ids
    ]
    if not rows:
        return
    connection.execute(insert_new(session, _R), rows)
    named = (_R.c.channel == channel) & _R.c.platform_id.in_(list(platform_ids))
    known = connection.execute(core_select(_R.c.platform_id, _R.c.delivery_id, _R.c.told).where(named)).all()
    _move(session, [delivery for _name, delivery, _told in known if delivery is not None], state)
    waiting = [name for name, delivery, told in known if delivery is None and _RANK.get(told, 9) < _RANK[str(state)]]
    if waiting:
        connection.execute(_R.update().where(named, _R.c.platform_id.in_(waiting)).values(told=str(state)))


def by_hand(session: Session, channel: str, contact_id: int, platform_ids: Sequence[str]) -> None:
    """Somebody wrote to her in our name: for an hour she is theirs. What turns out to be our own message is nothing."""
    connection, now = session.connection(), clock.now()
    for name in platform_ids:
        row = {"channel": channel, "platform_id": name, "delivery_id": None, "told": BY_HAND, "at": now}
        if connection.execute(insert_new(session, _R), row).rowcount != 1:
            named = (_R.c.channel == channel) & (_R.c.platform_id == name)
            ours = core_select(_R.c.delivery_id).where(named)
            if connection.execute(ours).scalar_one_or_none() is not None:
                return
            connection.execute(_R.update().where(named).values(told=BY_HAND))
    hush(session, contact_id, now + OPERATOR_TALKS)
    # Answers to what she wrote before: a person has answered her since.
    replies = core_select(MESSAGES.c.id).where(MESSAGES.c.kind.in_(["reply", "fleeting", "sorry"]))
    connection.execute(
        DELIVERIES.update()
        .where(
            DELIVERIES.c.contact_id == contact_id,
            DELIVERIES.c.state == State.QUEUED,
            DELIVERIES.c.message_id.in_(replies),
        )
        .values(state=State.CANCELLED)
    )


_ITS, _THEIRS = ATTEMPTS.alias("its"), ATTEMPTS.alias("theirs")
_WITHIN = core_select(_THEIRS.c.delivery_id).where(  # what left within the same message of the platform
    _THEIRS.c.contact_id == _ITS.c.contact_id,
    _THEIRS.c.at == _ITS.c.at,
    cast(_THEIRS.c.platform_ids, Text) == cast(_ITS.c.platform_ids, Text),
)


def _move(session: Session, told: Sequence[int], state: State) -> None:
    """A notice whose sender asked for a word that it has come is not `read` before she says so herself."""
    if not told:
        return
    connection = session.connection()
    within = connection.execute(_WITHIN.where(_ITS.c.delivery_id.in_(told), _ITS.c.outcome == State.SENT)).scalars()
    delivery_ids = [*told, *within]
    if state is State.READ:
        asking = (
            core_select(MESSAGES.c.id)
            .select_from(MESSAGES.join(_N, _N.c.id == MESSAGES.c.subject_id))
            .where(MESSAGES.c.kind == "notice", _N.c.asks_receipt.is_(True))
        )
        connection.execute(
            DELIVERIES.update()
            .where(
                DELIVERIES.c.id.in_(delivery_ids),
                DELIVERIES.c.state.in_(_BEFORE[state]),
                DELIVERIES.c.message_id.not_in(asking),
            )
            .values(state=state)
        )
    connection.execute(
        DELIVERIES.update()
        .where(DELIVERIES.c.id.in_(delivery_ids), DELIVERIES.c.state.in_(_BEFORE[State.DELIVERED]))
        .values(state=State.DELIVERED)
    )


def forget_old(session: Session, before: datetime) -> int:
    """Drop the names of messages that nobody will tell of any more. How many."""
    return session.connection().execute(_R.delete().where(_R.c.at < before)).rowcount
