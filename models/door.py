"""Those whom no message reaches: who is to be told at home, by whom, and who has been."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models import clock
from models.attendance import listed
from models.conversations import Who, contacts_of
from models.deliveries import AT_HOME, Delivery, Message, Reason, State
from models.facts import Fact, Refused
from models.meetings import Answer, Invitation, Meeting, MeetingState, answer_invitation, get_meeting
from models.members import Person, given_name
from models.posts import Right, Role, post_for, posts_of, responsible
from models.text import fold
from models.units import UnitKind, UnitPath, children, is_under


@dataclass(frozen=True)
class AtHome:
    """One woman to be told at home; `reason` never says that she stopped messages."""

    person_id: int
    number: int
    full_name: str
    birth_year: int | None
    group_id: int | None
    reason: str


class AnsweredForHer(Fact):
    """Somebody answered for a woman, on the record."""

    name: str
    answer: str


class NoSuchGroup(Refused):
    """No group with this number here whose roll she may take."""

    number: int


def group_for(session: Session, person_id: int, unit_id: int, named: int | None) -> int | None:
    """Which group a roll is about: a leader's own, or the branch's group with that number in its name.

    Raises NoSuchGroup where the group that is named is not there, or is not hers.
    """
    posts = posts_of(session, person_id)
    able = [held for held in posts if Right.ROLL in held.rights and is_under(session, unit_id, held.unit_id)]
    if able:
        if named is None:
            return None
        for group in children(session, unit_id):
            if group.kind == UnitKind.GROUP and _numbered(group.name, named):
                return group.id
        raise NoSuchGroup(named)
    own = [h for h in posts if h.role is Role.GROUP_LEADER and is_under(session, h.unit_id, unit_id)]
    if named is not None and any(fold(h.unit_name)[-1:].isdigit() for h in own):
        own = [h for h in own if _numbered(h.unit_name, named)]
        if not own:
            raise NoSuchGroup(named)
    return own[0].unit_id if own else None


def _numbered(name: str, number: int) -> bool:
    return fold(name).split()[-1:] == [str(number)]


def meetings_of_branch(session: Session, group_id: int, since: datetime) -> list[Meeting]:
    """Meetings of the units above a group, where its leader takes her own group's roll."""
    return list(
        session.exec(
            select(Meeting)
            .join(UnitPath, col(UnitPath.ancestor_id) == Meeting.unit_id)
            .where(
                UnitPath.descendant_id == group_id,
                UnitPath.depth > 0,
                col(UnitPath.to_date).is_(None),
                Meeting.state != MeetingState.CANCELLED,
                Meeting.starts_at > since,
            )
            .order_by(col(Meeting.starts_at))
            .limit(30)
        ).all()
    )


def unreached(session: Session, meeting: Meeting) -> list[AtHome]:
    """Everyone of a meeting's list whom the latest message about it did not certainly reach, and nobody has told yet.

    An answer shows that she knows, unless the meeting was moved after it.
    """
    rows = session.exec(
        select(Delivery, Message, Invitation.answered_at)
        .join(Message, col(Message.id) == Delivery.message_id)
        .join(
            Invitation,
            (col(Invitation.meeting_id) == Message.subject_id) & (col(Invitation.person_id) == Delivery.person_id),
        )
        .where(
            col(Message.kind).in_(["invite", "change", "cancel"]),
            Message.subject_id == meeting.id,
            Delivery.state != State.CANCELLED,
        )
        .order_by(col(Message.id))
    ).all()
    latest = {delivery.person_id: (delivery, message, at) for delivery, message, at in rows}
    found = []
    for one in listed(session, meeting):
        if one.away or one.person_id not in latest:
            continue
        row, message, answered_at = latest[one.person_id]
        if meeting.state == MeetingState.CANCELLED and message.kind != "cancel":
            continue  # she never heard of it, so she need not hear that it is off
        if row.state not in AT_HOME or row.told_at is not None:
            continue
        if one.answer and (answered_at is None or answered_at >= message.created_at):
            continue
        reason = row.reason if row.state == State.UNREACHABLE else Reason.NOT_ARRIVED
        found.append(
            AtHome(one.person_id, one.number, one.full_name, one.birth_year, one.group_id, reason or Reason.NO_PHONE)
        )
    return found


def to_tell(session: Session, who: Who, meeting_id: int) -> list[AtHome]:
    """Whom she has to tell: her group's women, or for the head the whole branch. Raises NotAllowed."""
    meeting = get_meeting(session, meeting_id)
    group_id = group_for(session, who.person_id or 0, meeting.unit_id, None)
    if group_id is None:
        post_for(session, who.person_id, Right.NAMES, meeting.unit_id)
    people = unreached(session, meeting)
    return [one for one in people if group_id is None or one.group_id == group_id]


def waiting(session: Session, person_id: int) -> tuple[Meeting | None, list[AtHome]]:
    """The next meeting of hers that somebody still has to be told about, and those women."""
    for held in posts_of(session, person_id):
        if Right.NAMES not in held.rights:
            continue
        if held.unit_kind == UnitKind.GROUP:
            meetings = meetings_of_branch(session, held.unit_id, clock.now())
        else:
            meetings = list(
                session.exec(
                    select(Meeting)
                    .join(UnitPath, col(UnitPath.descendant_id) == Meeting.unit_id)
                    .where(
                        UnitPath.ancestor_id == held.unit_id,
                        col(UnitPath.to_date).is_(None),
                        Meeting.state == MeetingState.CALLED,
                        Meeting.starts_at > clock.now(),
                    )
                    .order_by(col(Meeting.starts_at))
                    .limit(5)
                ).all()
            )
        for meeting in meetings:
            people = [
                one
                for one in unreached(session, meeting)
                if held.unit_kind != UnitKind.GROUP or one.group_id == held.unit_id
            ]
            if people:
                return meeting, people
    return None, []


def tick(session: Session, who: Who, meeting_id: int, person_ids: list[int]) -> list[AtHome]:
    """These women have been told at home. Who is still to be told."""
    meeting = get_meeting(session, meeting_id)
    mine = {one.person_id for one in to_tell(session, who, meeting_id)}
    rows = session.exec(
        select(Delivery)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(
            col(Message.kind).in_(["invite", "change"]),
            Message.subject_id == meeting.id,
            col(Delivery.person_id).in_([p for p in person_ids if p in mine]),
        )
    ).all()
    for row in rows:
        row.told_at, row.told_by = clock.now(), who.person_id
        session.add(row)
    session.flush()
    return to_tell(session, who, meeting_id)


def answer_for(session: Session, who: Who, meeting_id: int, person_id: int, answer: str, reason: str) -> AnsweredForHer:
    """Her leader writes down what she said at her door. Raises NotAllowed, or what answering raises."""
    meeting = get_meeting(session, meeting_id)
    if group_for(session, who.person_id or 0, meeting.unit_id, None) is None:
        post_for(session, who.person_id, Right.NAMES, meeting.unit_id)
    answer_invitation(session, who, meeting_id, Answer(answer), reason, on_behalf_of=person_id)
    person = session.get(Person, person_id)
    return AnsweredForHer(given_name(person.full_name, person.calling_name) if person else "", answer)


def lists_by_leader(session: Session, meeting: Meeting) -> dict[int, list[AtHome]]:
    """The door-knock list of each person who is to tell: the group's leader, else the head; never nobody."""
    lists: dict[int, list[AtHome]] = {}
    holders: dict[int, int | None] = {}
    for one in unreached(session, meeting):
        unit_id = one.group_id or meeting.unit_id
        if unit_id not in holders:
            able = [*responsible(session, unit_id, Right.NAMES), *responsible(session, meeting.unit_id, Right.NAMES)]
            holders[unit_id] = next((h.person_id for h in able if contacts_of(session, h.person_id)), None)
        leader = holders[unit_id]
        if leader is not None:
            lists.setdefault(leader, []).append(one)
    return lists


def branch_of(session: Session, group_id: int) -> int:
    """The unit right above a group."""
    found = session.exec(
        select(UnitPath.ancestor_id).where(
            UnitPath.descendant_id == group_id, UnitPath.depth == 1, col(UnitPath.to_date).is_(None)
        )
    ).first()
    return found or group_id
