"""Writing long lists of people into the ledger a part at a time, just ahead of the sender."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, Column, UniqueConstraint, case
from sqlmodel import Field, Session, SQLModel, col, func, select, update

from models import clock, planner
from models.db import primary_key, reference
from models.deliveries import CAME, COUNTED, Delivery, Message, Priority, State
from models.quiet import NIGHT_ENDS, Timing, earliest

PART = 500  # people whom one transaction writes down: a platform waits no longer for its answer than these take
AHEAD = 10 * PART  # deliveries of one message that may wait in the ledger: so much is held or cancelled at one stroke
A_DAY = 3  # announcements to one person, over all levels; what is more waits for 06:00 of the next day


class ListPart(SQLModel, table=True):
    """People whom a message is for and who have no delivery yet; the row is gone once they have."""

    __tablename__ = "list_part"
    __table_args__ = (UniqueConstraint("message_id", "place"),)
    id: int | None = primary_key()
    message_id: int = reference("message.id")
    place: int
    person_ids: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    size: int
    priority: int
    not_before: datetime
    timezone: str
    capped: bool = True  # nobody gets more than A_DAY a day; else it is urgent, and passes at night
    held: bool = False


def spread(
    session: Session,
    message_id: int,
    person_ids: Sequence[int],
    *,
    priority: Priority,
    not_before: datetime,
    capped: bool = True,
) -> dict[str, int]:
    """Write the first PART of the deliveries, and keep the other people for `write_part`.

    `not_before` is aware, in the unit's time zone. Returns how many of the first part are `queued`, `unreachable`,
    and among the queued `later`: they have had enough for that day and get it the next morning.
    """
    zone = str(not_before.tzinfo)
    for place, start in enumerate(range(PART, len(person_ids), PART)):
        ids = list(person_ids[start : start + PART])
        session.add(
            ListPart(
                message_id=message_id,
                place=place,
                person_ids=ids,
                size=len(ids),
                priority=priority,
                not_before=not_before,
                timezone=zone,
                capped=capped,
            )
        )
    return _write(session, message_id, person_ids[:PART], Priority(priority), not_before, capped)


def _write(
    session: Session, message_id: int, ids: Sequence[int], priority: Priority, when: datetime, capped: bool
) -> dict[str, int]:
    full = had_enough(session, ids, when) if capped else set()
    tomorrow = _next_morning(when)
    now_people = [one for one in ids if one not in full]
    timing = Timing.NOTICE if capped else Timing.URGENT
    soon = planner.address(session, message_id, now_people, priority=priority, not_before=when, timing=timing)
    late = planner.address(session, message_id, sorted(full), priority=priority, not_before=tomorrow, timing=timing)
    return {
        "queued": soon["queued"] + late["queued"],
        "unreachable": soon["unreachable"] + late["unreachable"],
        "later": late["queued"],
    }


# When it left, and with what: all that leaves as one message is claimed at one moment (`outbox.claim_one`).
_LEFT = case((col(Delivery.state).in_(CAME), col(Delivery.asked_at)))


def had_enough(session: Session, people: Any, on: datetime, *, besides: int = 0) -> set[int]:
    """Who of these (ids, or a select of ids) already has A_DAY announcements on that local day, the message `besides`
    not counted. What left as one counts as one, and so does what waits for one moment, a file by itself; what cannot
    leave together after all waits for the next morning when its turn comes (`when_enough`).
    """
    start = on.replace(hour=0, minute=0, second=0, microsecond=0)
    waits = _LEFT.is_(None)
    moments = func.count(case((~waits, _LEFT), (col(Message.file_id).is_(None), Delivery.not_before)).distinct())
    files = func.count(case((waits, col(Message.file_id))))
    rows = session.exec(
        select(Delivery.person_id)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(
            col(Delivery.person_id).in_(people),
            col(Message.kind).in_(COUNTED),
            col(Message.id) != besides,
            Delivery.not_before >= start,
            Delivery.not_before < start + timedelta(days=1),
            col(Delivery.state).not_in([State.UNREACHABLE, State.CANCELLED, State.FAILED]),
        )
        .group_by(col(Delivery.person_id))
        .having(moments + files >= A_DAY)
    )
    return {one for one in rows if one is not None}


def when_enough(session: Session, delivery: Delivery, now: datetime) -> datetime | None:
    """The next morning, where A_DAY messages with notices have left for her on this local day; else None.

    For a delivery of COUNTED whose turn has come; `now` is aware, in the unit's time zone. What has left in half ends.
    """
    if delivery.parts_sent:
        return None
    left = select(func.count(col(Delivery.asked_at).distinct())).join(Message, col(Message.id) == Delivery.message_id)
    today = left.where(
        Delivery.person_id == delivery.person_id,
        col(Delivery.id) != delivery.id,
        col(Message.kind).in_(COUNTED),
        col(Delivery.state).in_(CAME),
        col(Delivery.asked_at) >= now.replace(hour=0, minute=0, second=0, microsecond=0),
    )
    return _next_morning(now) if session.exec(today).one() >= A_DAY else None


def put_off(session: Session, message_id: int, when: datetime) -> int:
    """Of what a message has waiting for this moment, what is for people who have had enough that day waits for the next
    morning. How many."""
    mine = (Delivery.message_id == message_id, Delivery.state == State.QUEUED, Delivery.not_before == when)
    full = sorted(had_enough(session, select(Delivery.person_id).where(*mine), when, besides=message_id))
    for start in range(0, len(full), PART):
        some = col(Delivery.person_id).in_(full[start : start + PART])
        session.exec(update(Delivery).where(*mine, some).values(not_before=_next_morning(when)))  # type: ignore[arg-type]
    return len(full)


def _next_morning(when: datetime) -> datetime:
    return datetime.combine(when.date() + timedelta(days=1), NIGHT_ENDS, when.tzinfo)


def write_part(session: Session) -> int:
    """Write down the next part of the list that has come least far, unless its message has enough waiting. How many.

    Exactly once: a person has one delivery of a message, whoever writes, and the part goes with the same commit.
    """
    waiting = session.exec(
        select(ListPart.id, ListPart.message_id)
        .where(col(ListPart.held).is_(False))
        .order_by(col(ListPart.place), col(ListPart.message_id))
        .limit(50)
    ).all()
    looked_at = set()
    for part_id, message_id in waiting:
        if message_id in looked_at or _in_line(session, message_id) >= AHEAD:
            looked_at.add(message_id)
            continue
        part = session.exec(
            select(ListPart).where(ListPart.id == part_id).with_for_update(skip_locked=True)
        ).one_or_none()
        if part is None or part.held:  # another process has it
            looked_at.add(message_id)
            continue
        now = clock.now().astimezone(ZoneInfo(part.timezone))
        when = earliest(
            max(now, part.not_before.astimezone(now.tzinfo)), Timing.NOTICE if part.capped else Timing.URGENT
        )
        counts = _write(session, message_id, part.person_ids, Priority(part.priority), when, part.capped)
        session.delete(part)
        session.flush()
        return counts["queued"]
    return 0


def _in_line(session: Session, message_id: int) -> int:
    return session.exec(
        select(func.count()).where(Delivery.message_id == message_id, Delivery.state == State.QUEUED)
    ).one()


def unwritten(session: Session, message_id: int) -> int:
    """How many people of a message have no delivery yet."""
    return session.exec(select(func.sum(ListPart.size)).where(ListPart.message_id == message_id)).one() or 0


def hold(session: Session, message_id: int, held: bool) -> None:
    """Write nothing more of a message for the time being, or go on."""
    parts = ListPart.__table__  # type: ignore[attr-defined]
    session.connection().execute(parts.update().where(parts.c.message_id == message_id).values(held=held))


def forget(session: Session, message_id: int) -> int:
    """Whoever has no delivery of a message yet gets none. How many people."""
    parts = ListPart.__table__  # type: ignore[attr-defined]
    gone = session.connection().execute(parts.delete().where(parts.c.message_id == message_id).returning(parts.c.size))
    return sum(gone.scalars())
