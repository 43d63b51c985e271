"""A woman moves to another branch (chuyển sinh hoạt): its head is asked, and takes her into its book, or not."""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlmodel import Field, Session, SQLModel, col, select

from models import clock, deliveries, planner
from models.conversations import ContactPerson
from models.db import ID, primary_key, reference
from models.members import MEMBER_STATES, Membership, Person, given_name
from models.posts import Held, Right, posts_of, responsible
from models.quiet import Timing, earliest
from models.units import UnitKind, UnitPath, ancestors, children, find_units, get_unit

ASK_AGAIN_AFTER = timedelta(days=2)
TIMES_ASKED = 2  # the first time, and one reminder


class TransferState(StrEnum):
    """ASKED and LATER wait for the other head."""

    ASKED = "asked"
    LATER = "later"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


WAITING = (TransferState.ASKED, TransferState.LATER)


class Transfer(SQLModel, table=True):
    """One woman's wish to belong to another branch, and what its head said."""

    id: int | None = primary_key()
    membership_id: int = reference("membership.id")
    person_id: int = reference("person.id")
    from_unit_id: int = reference("unit.id")
    to_unit_id: int = reference("unit.id")
    asked_by: int = reference("person.id", index=False)
    state: str = Field(default=TransferState.ASKED, index=True)
    asked_at: datetime
    times_asked: int = 0
    decided_by: int | None = Field(default=None, sa_type=ID)
    decided_at: datetime | None = None
    new_membership_id: int | None = reference("membership.id", optional=True, index=False)


def waiting_transfers(session: Session, person_id: int | None) -> list[Transfer]:
    """Those that she may answer, the oldest first."""
    units = [held.unit_id for held in posts_of(session, person_id) if Right.APPROVE in held.rights]
    below = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(units), col(UnitPath.to_date).is_(None))
    return list(
        session.exec(
            select(Transfer)
            .join(Membership, col(Membership.id) == Transfer.membership_id)
            .where(
                col(Transfer.to_unit_id).in_(below),
                col(Transfer.state).in_(WAITING),
                col(Membership.state).in_(MEMBER_STATES),  # who died or left meanwhile is not asked about
            )
            .order_by(col(Transfer.id))
        ).all()
    )


def remind_heads(session: Session) -> int:
    """Ask once more about those that have waited two days. How many."""
    waiting = session.exec(
        select(Transfer)
        .join(Membership, col(Membership.id) == Transfer.membership_id)
        .where(
            col(Transfer.state).in_(WAITING),
            col(Membership.state).in_(MEMBER_STATES),
            Transfer.asked_at < clock.now() - ASK_AGAIN_AFTER,
            Transfer.times_asked < TIMES_ASKED,
        )
    ).all()
    for transfer in waiting:
        transfer.asked_at = clock.now()
        session.add(transfer)
        ask_head(session, transfer)
    return len(waiting)


def ask_head(session: Session, transfer: Transfer) -> list[str]:
    """Put it to whoever answers for that branch and has a phone here. The names they are called by."""
    holders = who_answers(session, transfer.to_unit_id)
    if not holders:
        return []
    transfer.times_asked += 1
    session.add(transfer)
    message = _post(
        session, transfer, f"transfer:{transfer.id}:{transfer.times_asked}", "transfer", transfer.to_unit_id
    )
    _send(session, transfer.to_unit_id, message, [held.person_id for held in holders])
    people = [session.get(Person, held.person_id) for held in holders]
    return [given_name(person.full_name, person.calling_name) for person in people if person is not None]


def who_answers(session: Session, unit_id: int) -> list[Held]:
    """Who answers for a unit and has a phone here: the posts of the nearest unit upwards that has any such."""
    for unit in ancestors(session, unit_id):
        holders = responsible(session, unit.id or 0)
        linked = set(
            session.exec(
                select(ContactPerson.person_id).where(
                    col(ContactPerson.person_id).in_([held.person_id for held in holders])
                )
            ).all()
        )
        if linked:
            return [held for held in holders if held.person_id in linked]
    return []


def tell_asker(session: Session, transfer: Transfer) -> None:
    """The head who asked hears what the other one said."""
    message = _post(session, transfer, f"transfer-told:{transfer.id}", "transfer-told", transfer.from_unit_id)
    _send(session, transfer.from_unit_id, message, [transfer.asked_by])


def tell_her(session: Session, transfer: Transfer) -> None:
    """She hears where she belongs now, if she has linked a phone."""
    message = _post(session, transfer, f"transfer-hers:{transfer.id}", "transfer-hers", transfer.to_unit_id)
    linked = select(ContactPerson.contact_id).where(ContactPerson.person_id == transfer.person_id)
    if session.exec(linked).first() is not None:
        _send(session, transfer.to_unit_id, message, [transfer.person_id])


def _post(session: Session, transfer: Transfer, key: str, kind: str, unit_id: int) -> int | None:
    return deliveries.post(session, key=key, kind=kind, subject_id=transfer.id, unit_id=unit_id)


def _send(session: Session, unit_id: int, message: int | None, people: list[int]) -> None:
    if message is not None:
        zone = ZoneInfo(get_unit(session, unit_id).timezone)
        by_day = earliest(clock.now().astimezone(zone), Timing.NOTICE)
        planner.address(session, message, people, priority=deliveries.Priority.ROLL, not_before=by_day)


def branches_like(session: Session, words: str, *, besides: int) -> list[int]:
    """The open branches that these words may mean, by their name or their commune's; at most nine."""
    found: dict[int, None] = {}
    for unit in find_units(session, words):
        if unit.kind == UnitKind.BRANCH:
            found[unit.id or 0] = None
        elif unit.kind == UnitKind.COMMUNE:
            for below in children(session, unit.id or 0):
                if below.kind == UnitKind.BRANCH and below.closed_on is None:
                    found[below.id or 0] = None
    found.pop(besides, None)
    return list(found)[:9]
