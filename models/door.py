"""Those whom no message reaches: who is to be told at home, by whom, and who has been."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, or_
from sqlalchemy import select as core_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models import clock
from models.charges import coming_for, scope_of
from models.conversations import Who
from models.deliveries import AT_HOME, DELIVERIES, MESSAGES, Delivery, Message, Reason, State
from models.facts import Refused
from models.meetings import Invitation, Meeting, MeetingState, get_meeting
from models.members import MEMBER_STATES, Membership, Person
from models.posts import NotAllowed, Right, Role, posts_of
from models.text import fold
from models.units import UnitKind, UnitPath, children, is_under

ABOUT = ("invite", "change", "cancel")  # the messages about a meeting that everyone has to hear of


@dataclass(frozen=True)
class AtHome:
    """One woman to be told at home; `reason` never says that she stopped messages."""

    person_id: int
    number: int
    full_name: str
    birth_year: int | None
    group_id: int | None
    reason: str
    branch_id: int | None
    delivery_id: int  # of the message that missed her
    kind: str  # what it was: an invitation, a change, a cancellation
    meeting_id: int


# What a list of women to be told at home is made from; `woman_of` reads such a row.
WOMAN: tuple[Any, ...] = (
    col(Person.id),
    col(Membership.number),
    col(Person.full_name),
    col(Person.birth_year),
    col(Membership.group_id),
    col(Membership.unit_id),
    col(Delivery.id),
    col(Delivery.state),
    col(Delivery.reason),
    col(Person.phone_sealed) != "",
)


def woman_of(row: Sequence[Any], kind: str, meeting_id: int = 0) -> AtHome:
    """A row of WOMAN; `kind` is that of the message that missed her."""
    person_id, number, name, year, group, branch, delivery, state, reason, has_number = row
    why = why_not(state, reason, has_number=has_number)
    return AtHome(person_id, number or 0, name, year, group, why, branch, delivery, kind, meeting_id)


def why_not(state: str, reason: str, *, has_number: bool) -> str:
    """Why nothing reached her, as a list says it; whoever has a number and no way to it has not linked a phone."""
    why = (reason if state == State.UNREACHABLE else Reason.NOT_ARRIVED) or Reason.NO_PHONE
    return Reason.NOT_LINKED if why == Reason.NO_PHONE and has_number else why


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
            if group.kind == UnitKind.GROUP and group.closed_on is None and _numbered(group.name, named):
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


_LATER_DELIVERY, _LATER = aliased(Delivery), aliased(Message)  # once: making them takes longer than asking
_OVERTAKEN = exists().where(
    _LATER.subject_id == Message.subject_id,  # type: ignore[arg-type]
    col(_LATER.kind).in_(ABOUT),
    col(_LATER.id) > col(Message.id),
    col(_LATER_DELIVERY.message_id) == col(_LATER.id),
    col(_LATER_DELIVERY.person_id) == col(Delivery.person_id),
    col(_LATER_DELIVERY.state) != State.CANCELLED,
)


def missed(*where: Any) -> Any:
    """A select of those whom the latest message about a meeting did not certainly reach, and nobody has told yet.

    An answer shows that she knows, unless the meeting was moved after it. Columns: WOMAN, the message's kind, the
    meeting's id.
    """
    cancelled = col(Meeting.state) == MeetingState.CANCELLED
    return (
        core_select(*WOMAN, col(Message.kind), col(Meeting.id))
        .select_from(Delivery)
        .join(Message, col(Message.id) == col(Delivery.message_id))
        .join(Meeting, col(Meeting.id) == col(Message.subject_id))
        .join(
            Invitation,
            and_(col(Invitation.meeting_id) == Meeting.id, col(Invitation.person_id) == col(Delivery.person_id)),
        )
        .join(Person, col(Person.id) == col(Delivery.person_id))
        .join(
            Membership,
            and_(col(Membership.person_id) == col(Person.id), col(Membership.state).in_(MEMBER_STATES)),
            isouter=True,
        )
        .where(
            col(Message.kind).in_(ABOUT),
            col(Delivery.state).in_(AT_HOME),
            col(Delivery.told_at).is_(None),
            col(Invitation.away).is_(False),
            or_(col(Invitation.answer) == "", col(Invitation.answered_at) < col(Message.created_at)),
            # Who never heard of a meeting need not hear that it is off.
            (col(Message.kind) == "cancel") == cancelled,
            ~_OVERTAKEN,
            *where,
        )
        .order_by(col(Membership.number), col(Person.id))
    )


def at_home(session: Session, query: Any) -> list[AtHome]:
    """The women of a `missed` select, each once for each meeting."""
    found: dict[tuple[int, int], AtHome] = {}
    for *row, kind, meeting in session.execute(query).all():
        one = woman_of(row, kind, meeting)
        found.setdefault((meeting, one.person_id), one)
    return list(found.values())


def unreached(session: Session, meeting: Meeting) -> list[AtHome]:
    """Everyone of a meeting's list who is still to be told at home, in the order of the book's numbers."""
    return at_home(session, missed(col(Meeting.id) == meeting.id))


def to_tell(session: Session, who: Who, meeting_id: int) -> list[AtHome]:
    """Whom she has to tell: her group's women, or for the head the whole branch. Raises NotAllowed."""
    meeting = get_meeting(session, meeting_id)
    scope = scope_of(session, who.person_id, meeting)
    if not scope:
        raise NotAllowed
    return [
        one
        for one in unreached(session, meeting)
        if one.person_id != who.person_id and scope.holds(one.person_id, one.branch_id, one.group_id)
    ]


def tick_off(session: Session, meeting_id: int, people: Collection[int], by: int) -> list[int]:
    """Note that these women have been told of a meeting in person. The ids of the deliveries that this ticks."""
    about = MESSAGES.c.kind.in_(["invite", "change", "cancel"]) & (MESSAGES.c.subject_id == meeting_id)
    rows = session.connection().execute(
        DELIVERIES.update()
        .where(
            DELIVERIES.c.message_id.in_(select(MESSAGES.c.id).where(about)),
            DELIVERIES.c.person_id.in_(list(people)),
            DELIVERIES.c.state.in_(AT_HOME),
            DELIVERIES.c.told_at.is_(None),
        )
        .values(told_at=clock.now(), told_by=by)
        .returning(DELIVERIES.c.id)
    )
    return [row[0] for row in rows]


def waiting(session: Session, who: Who) -> Meeting | None:
    """The meeting about which she has women to tell: that of the list she got last, else one that is off, else the
    next one to come."""
    return next((meeting for meeting in on_her_lists(session, who) if hers_to_tell(session, who, meeting)), None)


def all_waiting(session: Session, who: Who) -> list[tuple[Meeting, list[AtHome]]]:
    """Every meeting about which she has women to tell, and who: what is off first, since nobody should go there."""
    found = [(meeting, hers_to_tell(session, who, meeting)) for meeting in on_her_lists(session, who)]
    return sorted((one for one in found if one[1]), key=lambda one: one[0].state != MeetingState.CANCELLED)


def on_her_lists(session: Session, who: Who) -> list[Meeting]:
    """The meetings of which she may have women to tell: that of her last list, those that are off, those to come."""
    given = session.exec(
        select(Meeting)
        .join(Message, col(Message.subject_id) == Meeting.id)
        .join(Delivery, col(Delivery.message_id) == Message.id)
        .where(
            Delivery.person_id == who.person_id,
            col(Message.kind).in_(["door", "door-change", "door-off"]),
            col(Delivery.state) != State.CANCELLED,
        )
        .order_by(col(Message.id).desc())
        .limit(1)
    ).first()
    off = coming_for(session, who.person_id, state=MeetingState.CANCELLED)
    meetings = [*off, *coming_for(session, who.person_id)]
    ids = [meeting.id for meeting in meetings]
    if given is not None and given.id in ids:
        meetings.insert(0, meetings.pop(ids.index(given.id)))
    return meetings


def hers_to_tell(session: Session, who: Who, meeting: Meeting) -> list[AtHome]:
    """As `to_tell`; none where nothing of the meeting is hers."""
    try:
        return to_tell(session, who, meeting.id or 0)
    except NotAllowed:
        return []


def branch_of(session: Session, group_id: int) -> int:
    """The unit right above a group."""
    found = session.exec(
        select(UnitPath.ancestor_id).where(
            UnitPath.descendant_id == group_id, UnitPath.depth == 1, col(UnitPath.to_date).is_(None)
        )
    ).first()
    return found or group_id
