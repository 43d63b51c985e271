"""The door-knock lists: who is given which women to tell at home, each woman once for every message that missed her."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, SQLModel, col, delete, select

from models import planner
from models.db import insert_new, reference
from models.deliveries import Delivery, Message, State
from models.door import AtHome, at_home, branch_of, missed
from models.meetings import Meeting
from models.members import Membership, MemberState
from models.posts import Right, holders_above
from models.units import UnitKind, get_unit


class DoorEntry(SQLModel, table=True):
    """One woman on one list: the delivery that missed her, and the message that gave her to somebody to tell."""

    __tablename__ = "door_entry"
    delivery_id: int = reference("delivery.id", key=True)
    message_id: int = reference("message.id")


@dataclass(frozen=True)
class DoorList:
    """Some women for one person to tell; `kind` is that of the message: door, door-change, door-off."""

    meeting: Meeting
    leader_id: int
    kind: str
    women: tuple[AtHome, ...]
    more: bool  # she has had a list of this meeting before


BEFORE = timedelta(hours=30)  # the day before, when the reminder goes out, too
SENDING_TAKES = timedelta(minutes=20)  # so long a list waits for invitations that are still on their way
PRESSING = timedelta(hours=2)  # before the start nothing is waited for any more
AT_ONCE = 3000  # women one look goes through: the next takes the next
KINDS = {"invite": "door", "change": "door-change", "cancel": "door-off"}
LOST = (State.FAILED, State.UNREACHABLE)


def due_lists(session: Session, now: datetime) -> list[DoorList]:
    """The lists to be given out now: the day before a meeting, and at once when it was moved or called off."""
    _take_back_lost(session, now)
    on_a_list = select(DoorEntry.delivery_id).where(DoorEntry.delivery_id == col(Delivery.id))
    women = at_home(
        session,
        missed(
            col(Meeting.starts_at) > now,
            (col(Meeting.starts_at) <= now + BEFORE) | (col(Message.kind) != "invite"),
            ~on_a_list.exists(),
        ).limit(AT_ONCE),
    )
    lists = []
    for meeting_id in dict.fromkeys(one.meeting_id for one in women):
        meeting = session.get(Meeting, meeting_id)
        if meeting is not None and not _still_sending(session, meeting, now):
            lists += _by_leader(session, meeting, [one for one in women if one.meeting_id == meeting_id])
    return lists


def enter(session: Session, message_id: int, women: Iterable[AtHome]) -> None:
    """These women are on this list now, and on no other."""
    rows = [{"delivery_id": one.delivery_id, "message_id": message_id} for one in women]
    session.connection().execute(insert_new(session, DoorEntry.__table__), rows)  # type: ignore[attr-defined]


def on_list(session: Session, message: Message) -> list[AtHome]:
    """The women of a list who are still to be told."""
    entered = select(DoorEntry.delivery_id).where(DoorEntry.message_id == message.id)
    return at_home(session, missed(col(Meeting.id) == message.subject_id, col(Delivery.id).in_(entered)))


def _still_sending(session: Session, meeting: Meeting, now: datetime) -> bool:
    """Whether invitations are on their way: who will have been missed is not known before they have left."""
    if meeting.starts_at - now <= PRESSING:
        return False
    waits = (
        select(Delivery.id)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(
            Message.subject_id == meeting.id,
            col(Message.kind).in_(KINDS),
            col(Delivery.state).in_([State.QUEUED, State.SENDING]),
            Delivery.not_before > now - SENDING_TAKES,
        )
    )
    return session.exec(waits.limit(1)).first() is not None


def _by_leader(session: Session, meeting: Meeting, women: list[AtHome]) -> list[DoorList]:
    """Who is to tell whom: the group's leader, else the head, else whoever is next above; never nobody."""
    given = _given_before(session, meeting)
    lost = {person for person, (_kind, state) in given.items() if state in LOST}
    of_club = get_unit(session, meeting.unit_id).kind == UnitKind.CLUB
    holders: dict[int, int | None] = {}
    lists: dict[tuple[int, str], list[AtHome]] = {}
    for one in women:
        # Who is in a club is its leader's to know, not that of her group.
        unit_id = meeting.unit_id if of_club else one.group_id or one.branch_id or meeting.unit_id
        if unit_id not in holders:
            holders[unit_id] = holder(session, unit_id, meeting, besides=lost)
        leader = holders[unit_id]
        if leader == one.person_id:  # by the list itself she knows of the meeting
            leader = holder(session, unit_id, meeting, besides={*lost, one.person_id})
        if leader is not None:
            lists.setdefault((leader, KINDS[one.kind]), []).append(one)
    return [
        DoorList(meeting, leader, kind, tuple(women), more=leader in given and kind == "door")
        for (leader, kind), women in lists.items()
    ]


def holder(session: Session, unit_id: int, meeting: Meeting, *, besides: Iterable[int] = ()) -> int | None:
    """The nearest person above a unit who can be written to, is not away, and sees its names; None: there is nobody."""
    places = dict.fromkeys((unit_id, meeting.unit_id, branch_of(session, meeting.unit_id)))
    able = [held.person_id for place in places for held in holders_above(session, place, Right.NAMES)]
    able = [person for person in dict.fromkeys(able) if person not in set(besides)]
    away = set(
        session.exec(
            select(Membership.person_id).where(
                col(Membership.person_id).in_(able), Membership.state == MemberState.AWAY
            )
        ).all()
    )
    steps = planner.plan(session, [person for person in able if person not in away])
    return next((step.person_id for step in steps if step.contact_id is not None), None)


def _given_before(session: Session, meeting: Meeting) -> dict[int, tuple[str, str]]:
    """Who has had a list about this meeting: its kind and how it went, the latest of each."""
    rows = session.exec(
        select(Delivery.person_id, Message.kind, Delivery.state)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(Message.subject_id == meeting.id, col(Message.kind).in_(KINDS.values()))
        .order_by(col(Message.id))
    ).all()
    return {person: (kind, state) for person, kind, state in rows if person is not None}


def _take_back_lost(session: Session, now: datetime) -> None:
    """Women on a list that did not arrive stand on none: somebody else is to tell them."""
    lost = (
        select(Message.id)
        .join(Delivery, col(Delivery.message_id) == Message.id)
        .join(Meeting, col(Meeting.id) == Message.subject_id)
        .where(
            col(Message.kind).in_(KINDS.values()),
            Meeting.starts_at > now,
            col(Delivery.state).in_(LOST),
        )
    )
    session.exec(delete(DoorEntry).where(col(DoorEntry.message_id).in_(lost)))
