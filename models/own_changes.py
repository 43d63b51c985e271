"""What women want corrected of what is written of them: each wish waits for the head of her branch."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, Column
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock, deliveries, planner
from models.conversations import ContactPerson
from models.db import ID, primary_key, reference
from models.deliveries import Delivery, Priority, State
from models.members import MEMBER_STATES, Membership, Person, given_name
from models.phones import tail
from models.posts import Right, posts_of
from models.quiet import Timing, earliest
from models.transfers import who_answers
from models.units import UnitPath, get_unit
from models.vault import vault

ASK_AGAIN_AFTER = timedelta(days=2)
TIMES_ASKED = 2  # the first time, and one reminder
OWN = frozenset({"full_name", "calling_name", "birth", "phone"})  # fields of `models.member_changes.FIELDS`


class WishState(StrEnum):
    """ASKED and LATER wait for the head."""

    ASKED = "asked"
    LATER = "later"
    MADE = "made"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # taken back, or another one has taken its place


WAITING = (WishState.ASKED, WishState.LATER)


class OwnChange(SQLModel, table=True):
    """One thing of hers that a woman wants to be written otherwise. `value` is as in MemberChange, until it is over."""

    __tablename__ = "own_change"
    id: int | None = primary_key()
    person_id: int = reference("person.id")
    membership_id: int = reference("membership.id")
    unit_id: int = reference("unit.id")  # the branch that is asked
    contact_id: int | None = reference("contact.id", optional=True, index=False)  # where she hears the answer
    field: str
    value: Any = Field(default=None, sa_column=Column(JSON))
    state: str = Field(default=WishState.ASKED, index=True)
    wished_at: datetime
    asked_at: datetime
    times_asked: int = 0
    decided_by: int | None = Field(default=None, sa_type=ID)
    decided_at: datetime | None = None
    edit_id: int | None = reference("member_edit.id", optional=True)


def waiting_of(session: Session, person_id: int, field: str = "") -> list[OwnChange]:
    """Her wishes (about one field) that wait for the head of her branch, the oldest first."""
    query = _in_force().where(OwnChange.person_id == person_id)
    return list(session.exec(query.where(OwnChange.field == field) if field else query).all())


def _in_force() -> Any:
    """Wishes that wait, of women who still stand in the book that is asked."""
    return (
        select(OwnChange)
        .join(Membership, col(Membership.id) == OwnChange.membership_id)
        .where(col(OwnChange.state).in_(WAITING), col(Membership.state).in_(MEMBER_STATES))
        .order_by(col(OwnChange.id))
    )


def shown(session: Session, field: str, value: Any) -> str:
    """A value as it may be read by others: of a phone the last digits, a birth as 12/3/1975 or 1975."""
    if not value:
        return ""
    if field == "phone":
        return tail(vault(session).unseal(value[0]))
    if field == "birth":
        year, _, rest = str(value[1]).partition("-")
        month, _, day = rest.partition("-")
        return f"{int(day)}/{int(month)}/{year}" if day else str(value[0] or "")
    return str(value)


def told_apart(session: Session, field: str, one: Any, other: Any) -> tuple[str, str]:
    """Two values as they may be read by others; of phones that end alike as many digits as it takes."""
    if field != "phone" or not one[0]:
        return shown(session, field, one), shown(session, field, other)
    phones = [vault(session).unseal(value[0]) for value in (one, other)]
    for digits in range(3, 9):
        first, second = (tail(phone, digits) for phone in phones)
        if first != second:
            break
    return first, second


def close(session: Session, change: OwnChange, state: WishState) -> None:
    """It is over. What she wanted need not be kept any longer: what was written stands in the book's history."""
    change.state, change.value = state, None
    session.add(change)
    session.flush()
    deliveries.cancel_queued(session, "own-change", change.id or 0)


def forget(session: Session, person_id: int) -> None:
    """She had her data erased: nothing of hers waits any more."""
    for change in session.exec(select(OwnChange).where(OwnChange.person_id == person_id)).all():
        close(session, change, WishState.WITHDRAWN if change.state in WAITING else WishState(change.state))


def ask_head(session: Session, change: OwnChange) -> list[str]:
    """Put it to whoever answers for the branch and has a phone here. The names they are called by."""
    holders = who_answers(session, change.unit_id)
    if not holders:
        return []
    change.times_asked += 1
    session.add(change)
    message = deliveries.post(
        session,
        key=f"own-change:{change.id}:{change.times_asked}",
        kind="own-change",
        subject_id=change.id,
        unit_id=change.unit_id,
    )
    if message is not None:
        people = [held.person_id for held in holders]
        planner.address(session, message, people, priority=Priority.ROLL, not_before=_by_day(session, change))
    found = [session.get(Person, held.person_id) for held in holders]
    return [given_name(person.full_name, person.calling_name) for person in found if person is not None]


def _by_day(session: Session, change: OwnChange) -> datetime:
    zone = ZoneInfo(get_unit(session, change.unit_id).timezone)
    return earliest(clock.now().astimezone(zone), Timing.NOTICE)


def waiting_changes(session: Session, person_id: int | None) -> list[OwnChange]:
    """Those that she may answer, the oldest first."""
    units = [held.unit_id for held in posts_of(session, person_id) if Right.APPROVE in held.rights]
    below = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(units), col(UnitPath.to_date).is_(None))
    return list(session.exec(_in_force().where(col(OwnChange.unit_id).in_(below))).all())


def tell_her(session: Session, change: OwnChange) -> None:
    """At the address where she asked, even if she wants no notices: it is an answer."""
    if change.contact_id is None or session.get(ContactPerson, (change.contact_id, change.person_id)) is None:
        return
    message = deliveries.post(
        session,
        key=f"own-told:{change.id}:{change.state}",
        kind="own-told",
        subject_id=change.id,
        unit_id=change.unit_id,
    )
    if message is not None:
        session.add(
            Delivery(
                message_id=message,
                person_id=change.person_id,
                contact_id=change.contact_id,
                state=State.QUEUED,
                priority=Priority.ROLL,
                not_before=_by_day(session, change),
            )
        )
        session.flush()


def remind_heads(session: Session) -> int:
    """Ask once more about those that have waited two days. How many."""
    query = _in_force().where(
        col(OwnChange.asked_at) < clock.now() - ASK_AGAIN_AFTER, col(OwnChange.times_asked) < TIMES_ASKED
    )
    waiting = session.exec(query).all()
    for change in waiting:
        change.asked_at = clock.now()
        session.add(change)
        ask_head(session, change)
    return len(waiting)
