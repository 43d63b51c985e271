"""A post passes to another woman from a decision's day (kiện toàn), with both sides' word."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Field, Session, SQLModel, col, or_, select

from models import clock, codes, deliveries, planner
from models.audit import did
from models.conversations import ContactPerson, Who
from models.db import ID, primary_key, reference
from models.deliveries import CAME, Delivery, Message, Priority, State
from models.grants import GRANT, withdraw
from models.handovers_left import leave_deputy
from models.handovers_said import (
    DayBeforePost,
    HandoverDayFar,
    HandoverDeclined,
    HandoverOffered,
    HandoverOver,
    HandoverTaken,
    HandoverWaits,
    HoldsItAlready,
    NoSuchPostHere,
)
from models.members import Person, given_name
from models.open_units import check_open, lock_units, row_in_unit
from models.posts import NotAllowed, Post, Right, Role, may_name, post_for
from models.quiet import Timing, earliest
from models.tree_changes_edges import parent_now
from models.units import Unit, UnitKind, get_unit
from models.vault import vault

LAPSES_AFTER = timedelta(days=7)
FARTHEST = timedelta(days=366)  # that the decision's day lies back or ahead
LED_BY_HEADS = (UnitKind.BRANCH, UnitKind.COMMITTEE)  # larger units have cadres
HANDED = (Role.HEAD, Role.DEPUTY, Role.CADRE)  # a group's leader is named by the head alone


class HandoverState(StrEnum):
    """OFFERED waits for the new holder."""

    OFFERED = "offered"
    TAKEN = "taken"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    CLOSED = "closed"  # the unit was closed, or its making taken back, before she answered


class Handover(SQLModel, table=True):
    """One post that is to pass on: who holds it (nobody, where it is free), who is to, from which day, by what."""

    id: int | None = primary_key()
    unit_id: int = reference("unit.id")
    role: str
    post_id: int | None = reference("post.id", optional=True, index=False)  # the old one
    person_id: int = reference("person.id")  # who is to hold it
    day: date
    decision: str = ""
    offered_by: int = reference("person.id", index=False)
    offered_at: datetime
    state: str = Field(default=HandoverState.OFFERED, index=True)
    decided_at: datetime | None = None
    new_post_id: int | None = Field(default=None, sa_type=ID)


def offer(
    session: Session,
    who: Who,
    unit_id: int,
    role: Role,
    person_id: int,
    *,
    day: date | None = None,
    decision: str = "",
) -> HandoverOffered:
    """Offer a post of a unit to a woman: by whoever holds it, or whoever has the right over the unit above.

    Raises NotAllowed, UnitClosed, NoSuchPostHere, HoldsItAlready, HandoverWaits, HandoverDayFar or DayBeforePost.
    """
    lock_units(session, [unit_id])
    unit, person = get_unit(session, unit_id), session.get(Person, person_id)
    if person is None:
        raise NotAllowed
    old = _held(session, unit_id, role)
    may_offer(session, who, unit, old)
    check_open(session, unit)
    if role not in HANDED or unit.kind in {UnitKind.GROUP, UnitKind.CLUB}:
        raise NotAllowed
    if (role is Role.CADRE) == (unit.kind in LED_BY_HEADS):
        raise NoSuchPostHere(unit.name, role)
    if old is not None and old.person_id == person_id:
        raise HoldsItAlready(name_of(person) if may_name(session, who.person_id, person_id, unit_id) else "", unit.name)
    waiting = (Handover.unit_id == unit_id, Handover.role == role, Handover.state == HandoverState.OFFERED)
    waits = session.exec(select(Handover).where(*waiting)).first()
    if waits is not None:
        named = waits.offered_by == who.person_id or may_name(session, who.person_id, waits.person_id, unit_id)
        waiting_for = name_of(session.get_one(Person, waits.person_id)) if named else ""
        raise HandoverWaits(waiting_for, unit.name, waits.id or 0 if named else 0)
    from_day = day or clock.today()
    if abs(from_day - clock.today()) > FARTHEST:
        raise HandoverDayFar(from_day)
    if old is not None and from_day < old.from_date:
        raise DayBeforePost(old.from_date)
    row = Handover(
        unit_id=unit_id,
        role=role,
        post_id=old.id if old is not None else None,
        person_id=person_id,
        day=from_day,
        decision=decision,
        offered_by=who.person_id or 0,
        offered_at=clock.now(),
    )
    session.add(row)
    session.flush()
    note(session, who.person_id, row, "post-offered")
    code = ""
    if old is not None and old.person_id != who.person_id:
        tell(session, row, "handover-known", [old.person_id])
    if _linked(session, person_id):
        tell(session, row, "handover", [person_id])
    else:
        code = _code(session, row, person)
    holder = session.get(Person, old.person_id) if old is not None else None
    shown = f"{code[:4]} {code[4:]}" if code else ""
    leaves, now = by_day(unit), clock.now()
    return HandoverOffered(
        row.id or 0,
        name_of(person),
        role,
        unit.name,
        from_day,
        shown,
        name_of(holder) if holder else "",
        leaves,
        int(leaves > now),
    )


def decide(session: Session, who: Who, handover_id: int, yes: bool) -> HandoverTaken | HandoverDeclined:
    """The woman to whom it was offered takes it or not. Raises NotAllowed or HandoverOver."""
    row = row_in_unit(session, Handover, handover_id)
    if row is None or row.person_id not in {known.id for known in who.persons} | {who.person_id}:
        raise NotAllowed
    if yes:
        return take(session, handover_id)
    unit = get_unit(session, row.unit_id)
    note(session, row.person_id, row, "post-declined")
    over(session, row, HandoverState.DECLINED)
    tell(session, row, "handover-told", sorted(both(session, row) - {row.person_id}))
    return HandoverDeclined(row.role, unit.name)


def take(session: Session, handover_id: int) -> HandoverTaken:
    """The post passes on: by her yes, or by her code. Raises HandoverOver or UnitClosed."""
    row = row_in_unit(session, Handover, handover_id)
    if row is None or row.state != HandoverState.OFFERED:
        raise HandoverOver
    unit = get_unit(session, row.unit_id)
    check_open(session, unit)
    old = session.get(Post, row.post_id, with_for_update=True) if row.post_id is not None else None
    names, ends = False, ""
    if old is not None:
        names, ends = old.names_granted, old.to_date.isoformat() if old.to_date is not None else ""
        if old.to_date is None or old.to_date > row.day:
            old.to_date = row.day
            session.add(old)
    post = Post(person_id=row.person_id, role=row.role, unit_id=row.unit_id, from_date=row.day, names_granted=names)
    session.add(post)
    session.flush()
    row.new_post_id = post.id
    left = leave_deputy(session, row.unit_id, row.person_id, row.day) if row.role == Role.HEAD else {}
    note(session, row.person_id, row, "post-taken")
    withdraw(session, Role(row.role), row.unit_id)
    over(session, row, HandoverState.TAKEN)
    tell(session, row, "handover-told", sorted(both(session, row) - {row.person_id}), ends=ends, left=left)
    holder = session.get(Person, old.person_id) if old is not None else None
    return HandoverTaken(row.role, unit.name, row.day, name_of(holder) if holder else "")


def lapse_due(session: Session) -> int:
    """Offers that nobody answered for a week, or whose unit is closed, are over; all sides hear of it. How many do."""
    late = Handover.offered_at < clock.now() - LAPSES_AFTER
    late_ones = session.exec(
        select(Handover, Unit)
        .join(Unit, col(Unit.id) == Handover.unit_id)
        .where(Handover.state == HandoverState.OFFERED, or_(late, col(Unit.closed_on).is_not(None)))
        .with_for_update(skip_locked=True, of=Handover)
    ).all()
    told = 0
    for row, unit in late_ones:
        closed = unit.closed_on
        over(session, row, HandoverState.LAPSED if closed is None else HandoverState.CLOSED)
        withdraw(session, Role(row.role), row.unit_id)
        people = both(session, row) | {row.person_id} if closed is None else {row.offered_by} | heard(session, row)
        told += tell(session, row, "handover-told", sorted(people))
    return told


def both(session: Session, row: Handover) -> set[int]:
    """Whoever offered the post, and whoever holds it."""
    old = session.get(Post, row.post_id) if row.post_id is not None else None
    return {row.offered_by} | ({old.person_id} if old is not None else set())


def heard(session: Session, row: Handover) -> set[int]:
    """Whom the offer has reached, by her question or as news; to whoever has not heard of it nothing leaves now."""
    kinds = ("handover", "handover-known")
    came = (
        select(Delivery.person_id)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(col(Message.kind).in_(kinds), Message.subject_id == row.id, col(Delivery.state).in_(CAME))
    )
    for kind in kinds:
        deliveries.cancel_queued(session, kind, row.id or 0)
    return {one for one in session.exec(came).all() if one is not None}


def may_offer(session: Session, who: Who, unit: Unit, old: Post | None) -> None:
    """Whether she holds the post, or has the right over the unit above. Raises NotAllowed."""
    if old is not None and old.person_id == who.person_id:
        return
    above = parent_now(session, unit.id or 0)
    if above is None:
        raise NotAllowed
    post_for(session, who.person_id, Right.UNITS, above)


def _held(session: Session, unit_id: int, role: Role) -> Post | None:
    """Who holds the post today."""
    day = clock.today()
    return session.exec(
        select(Post)
        .where(
            Post.unit_id == unit_id,
            Post.role == role,
            Post.from_date <= day,
            or_(col(Post.to_date).is_(None), col(Post.to_date) > day),
        )
        .order_by(col(Post.id))
        .with_for_update()
    ).first()


def note(session: Session, by: int | None, row: Handover, what: str) -> None:
    """Write down what somebody did with a post."""
    day = row.day.isoformat()
    did(session, by, row.unit_id, what, person=row.person_id, role=row.role, day=day, decision=row.decision)


def over(session: Session, row: Handover, state: HandoverState) -> None:
    """An offer that waited does so no longer. Raises HandoverOver."""
    if row.state != HandoverState.OFFERED:
        raise HandoverOver
    row.state, row.decided_at = state, clock.now()
    session.add(row)
    session.flush()


def _linked(session: Session, person_id: int) -> bool:
    found = select(ContactPerson.contact_id).where(ContactPerson.person_id == person_id)
    return session.exec(found.limit(1)).first() is not None


def _code(session: Session, row: Handover, person: Person) -> str:
    """What she sends from her own phone: it links the phone and takes the post."""
    safe = vault(session)
    data = {
        "phone": safe.digest(safe.unseal(person.phone_sealed)),
        "role": row.role,
        "unit": row.unit_id,
        "person": person.id,
        "handover": row.id,
    }
    return codes.make_code(session, GRANT, data, lasts=LAPSES_AFTER, digits=8)


def tell(session: Session, row: Handover, kind: str, people: list[int], **fields: Any) -> int:
    """Say how it stands to some people, not at night. To how many it will be."""
    unit = get_unit(session, row.unit_id)
    key = f"{kind}:{row.id}:{row.state}"
    message = deliveries.post(session, key=key, kind=kind, subject_id=row.id, unit_id=row.unit_id, fields=fields)
    if message is None:  # said before, and told
        return 0
    counts = planner.address(session, message, people, priority=Priority.ROLL, not_before=by_day(unit))
    return counts[State.QUEUED]


def by_day(unit: Unit) -> datetime:
    """When a notice of this kind may go out: not at night."""
    return earliest(clock.now().astimezone(ZoneInfo(unit.timezone)), Timing.NOTICE)


def name_of(person: Person) -> str:
    """What she is called."""
    return given_name(person.full_name, person.calling_name)
