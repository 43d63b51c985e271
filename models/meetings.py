"""Meetings, who is invited, and what they answer. A meeting keeps its own tally."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import Index, bindparam
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.conversations import Who
from models.db import ID, primary_key, reference
from models.facts import Fact, Refused
from models.members import MEMBER_STATES, Membership, MemberState
from models.posts import Held, Post, Right, post_for
from models.units import ABOVE_COMMUNE, Unit, UnitKind, UnitPath, get_unit, subtree_ids


class MeetingKind(StrEnum):
    """What kind of gathering; each has its own audience and reminders."""

    BRANCH = "branch"
    GROUP = "group"
    CLUB = "club"
    COMMITTEE = "committee"
    TRAINING = "training"
    EVENT = "event"


class MeetingState(StrEnum):
    """CALLED until a day after the start, then CLOSED."""

    CALLED = "called"
    CANCELLED = "cancelled"
    CLOSED = "closed"


class Answer(StrEnum):
    """Coming, not coming, not sure. Never attendance."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class WhyNot(StrEnum):
    """The kinds of reason; her own words are not kept."""

    BUSY = "busy"
    AWAY = "away"
    PRIVATE = "private"


class Meeting(SQLModel, table=True):
    """One meeting with its tally; `version` counts its changes of time and place."""

    __table_args__ = (Index("ix_meeting_unit_day", "unit_id", "local_date"), Index("ix_meeting_day", "local_date"))
    id: int | None = primary_key()
    unit_id: int = reference("unit.id")
    kind: str
    content: str = ""
    place: str = ""
    starts_at: datetime = Field(index=True)
    local_date: date
    state: str = MeetingState.CALLED
    version: int = 1
    called_by: int = reference("person.id")
    created_at: datetime = Field(default_factory=clock.now)
    invited: int = 0
    expected: int = 0
    away: int = 0
    yes: int = 0
    no: int = 0
    unsure: int = 0
    present: int = 0
    excused: int = 0
    absent: int = 0
    count_only: bool = False
    roll_at: datetime | None = None
    roll_by: int | None = Field(default=None, sa_type=ID)
    closed_at: datetime | None = None


class Invitation(SQLModel, table=True):
    """One woman's invitation and answer. `expected` and `away` say how she counts."""

    meeting_id: int = reference("meeting.id", key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, sa_type=ID, index=True)
    expected: bool = True
    away: bool = False
    answer: str = ""
    reason: str = ""
    answered_at: datetime | None = None
    answered_by: int | None = Field(default=None, sa_type=ID)  # somebody who answered for her


class AnsweredYes(Fact):
    """She is coming."""

    kind: str
    when: datetime


class AnsweredNo(Fact):
    """She is not coming; `reason` may be "" or one of WhyNot."""

    meeting: int
    kind: str
    when: datetime
    reason: str


class AnsweredUnsure(Fact):
    """She does not know yet."""

    kind: str
    when: datetime


class NotInvited(Refused):
    """She is not in this meeting's audience."""


class AlreadyStarted(Refused):
    """Answers are taken until the start."""

    kind: str
    when: datetime


class MeetingCancelled(Refused):
    """It does not take place."""

    kind: str
    when: datetime


class NoSuchMeeting(Refused):
    """There is no such meeting for her."""


class InThePast(Refused):
    """A meeting is called for a time to come."""

    when: datetime


class TooFarAhead(Refused):
    """More than two years ahead is a slip."""

    when: datetime


class NobodyToInvite(Refused):
    """The audience is empty."""

    unit: str


_T = Meeting.__table__  # type: ignore[attr-defined]
_I = Invitation.__table__  # type: ignore[attr-defined]
_U = Unit.__table__  # type: ignore[attr-defined]

_MINE = (
    core_select(_I.c.answer, _I.c.reason, _T.c.state, _T.c.kind, _T.c.starts_at, _U.c.timezone)
    .select_from(_I.join(_T, _T.c.id == _I.c.meeting_id).join(_U, _U.c.id == _T.c.unit_id))
    .where(_I.c.meeting_id == bindparam("meeting_"), _I.c.person_id == bindparam("person_"))
    .with_for_update(of=_I)
)
_SAY = (
    _I.update()
    .where(_I.c.meeting_id == bindparam("meeting_"), _I.c.person_id == bindparam("person_"))
    .values(
        answer=bindparam("answer_"),
        reason=bindparam("reason_"),
        answered_at=bindparam("now_"),
        answered_by=bindparam("by_"),
    )
)
_COUNT = (
    _T.update()
    .where(_T.c.id == bindparam("meeting_"))
    .values(yes=_T.c.yes + bindparam("yes_"), no=_T.c.no + bindparam("no_"), unsure=_T.c.unsure + bindparam("unsure_"))
)


def answer_invitation(
    session: Session, who: Who, meeting_id: int, answer: Answer, reason: str = "", *, on_behalf_of: int | None = None
) -> Fact:
    """Write down whether she comes, and keep the meeting's tally. She may change it until the start."""
    person_id = on_behalf_of or who.person_id
    if person_id is None:
        raise NotInvited
    connection = session.connection()
    row = connection.execute(_MINE, {"meeting_": meeting_id, "person_": person_id}).one_or_none()
    if row is None:
        raise NotInvited
    before, old_reason, state, kind, starts_at, zone = row
    when = starts_at.astimezone(ZoneInfo(zone))
    if state == MeetingState.CANCELLED:
        raise MeetingCancelled(kind, when)
    now = clock.now()
    if starts_at <= now:
        raise AlreadyStarted(kind, when)
    if (before, old_reason) != (answer, reason):
        connection.execute(
            _SAY,
            {
                "meeting_": meeting_id,
                "person_": person_id,
                "answer_": answer,
                "reason_": reason,
                "now_": now,
                "by_": who.person_id if on_behalf_of else None,
            },
        )
    if before != answer:
        change = {f"{name}_": (answer == name) - (before == name) for name in Answer}
        connection.execute(_COUNT, {"meeting_": meeting_id, **change})
    if answer == Answer.YES:
        return AnsweredYes(kind, when)
    if answer == Answer.NO:
        return AnsweredNo(meeting_id, kind, when, reason)
    return AnsweredUnsure(kind, when)


def get_meeting(session: Session, meeting_id: int) -> Meeting:
    """The meeting with this id. Raises NoSuchMeeting."""
    found = session.get(Meeting, meeting_id)
    if found is None:
        raise NoSuchMeeting
    return found


def local_start(session: Session, meeting: Meeting) -> datetime:
    """When it starts, in its unit's time zone."""
    return meeting.starts_at.astimezone(ZoneInfo(get_unit(session, meeting.unit_id).timezone))


def check_start(starts_at: datetime) -> None:
    """Raise InThePast or TooFarAhead for a start that cannot be meant."""
    now = clock.now()
    if starts_at <= now:
        raise InThePast(starts_at)
    if starts_at > now + timedelta(days=731):
        raise TooFarAhead(starts_at)


def audience(session: Session, unit: Unit, kind: MeetingKind, held: Held | None = None) -> list[tuple[int, bool, bool]]:
    """Who a meeting of this unit and kind is for: (person id, expected, away), each once.

    Committees and training are for posts; a cadre above the commune calls posts only.
    """
    posts_only = kind in {MeetingKind.COMMITTEE, MeetingKind.TRAINING} or (
        held is not None and held.unit_kind in ABOVE_COMMUNE
    )
    if posts_only:
        today = clock.now().date()
        people = session.exec(
            select(Post.person_id)
            .where(
                col(Post.unit_id).in_(subtree_ids(unit.id or 0)),
                Post.from_date <= today,
                (col(Post.to_date).is_(None)) | (col(Post.to_date) > today),
            )
            .distinct()
        ).all()
        return [(person_id, True, False) for person_id in people]
    query = select(Membership.person_id, Membership.state, Membership.honorary).where(
        col(Membership.state).in_(MEMBER_STATES)
    )
    if unit.kind == UnitKind.GROUP:
        query = query.where(Membership.group_id == unit.id)
    else:
        query = query.where(col(Membership.unit_id).in_(subtree_ids(unit.id or 0)))
    seen: dict[int, tuple[int, bool, bool]] = {}
    for person_id, state, honorary in session.exec(query).all():
        away = state == MemberState.AWAY
        seen.setdefault(person_id, (person_id, not away and not honorary, away))
    return list(seen.values())


def create_meeting(
    session: Session,
    who: Who,
    unit_id: int,
    kind: MeetingKind,
    starts_at: datetime,
    place: str = "",
    content: str = "",
) -> Meeting:
    """Write down a meeting with its invitations; telling people is another step.

    Raises NotAllowed, InThePast, TooFarAhead or NobodyToInvite.
    """
    held = post_for(session, who.person_id, Right.CALL, unit_id)
    unit = get_unit(session, unit_id)
    local = starts_at.astimezone(ZoneInfo(unit.timezone))
    check_start(local)
    people = audience(session, unit, kind, held)
    if not people:
        raise NobodyToInvite(unit.name)
    meeting = Meeting(
        unit_id=unit_id,
        kind=kind,
        content=content,
        place=place,
        starts_at=starts_at,
        local_date=local.date(),
        called_by=held.person_id,
        invited=len(people),
        expected=sum(expected for _, expected, _ in people),
        away=sum(away for _, _, away in people),
    )
    session.add(meeting)
    session.flush()
    session.connection().execute(
        _I.insert(),
        [
            {
                "meeting_id": meeting.id,
                "person_id": person_id,
                "expected": expected,
                "away": away,
                "answer": "",
                "reason": "",
            }
            for person_id, expected, away in people
        ],
    )
    return meeting


def invite_newcomer(session: Session, person_id: int, unit_id: int) -> list[Meeting]:
    """A woman who joins is invited to what her branch has already called. The meetings, next first."""
    coming = session.exec(
        select(Meeting)
        .join(UnitPath, col(UnitPath.ancestor_id) == Meeting.unit_id)
        .where(
            UnitPath.descendant_id == unit_id,
            col(UnitPath.to_date).is_(None),
            Meeting.kind == MeetingKind.BRANCH,
            Meeting.state == MeetingState.CALLED,
            Meeting.starts_at > clock.now(),
        )
        .order_by(col(Meeting.starts_at))
    ).all()
    for meeting in coming:
        if session.get(Invitation, (meeting.id, person_id)) is None:
            session.add(Invitation(meeting_id=meeting.id or 0, person_id=person_id))
            meeting.invited += 1
            meeting.expected += 1
            session.add(meeting)
    session.flush()
    return list(coming)


def coming_meetings(session: Session, person_id: int, limit: int = 5) -> list[tuple[Meeting, Invitation, str]]:
    """Her meetings that have not ended (two hours after the start), next first, with the unit's time zone."""
    rows = session.exec(
        select(Meeting, Invitation, Unit.timezone)
        .join(Invitation, col(Invitation.meeting_id) == Meeting.id)
        .join(Unit, col(Unit.id) == Meeting.unit_id)
        .where(
            Invitation.person_id == person_id,
            Meeting.state == MeetingState.CALLED,
            Meeting.starts_at > clock.now() - timedelta(hours=2),
        )
        .order_by(col(Meeting.starts_at))
        .limit(limit)
    ).all()
    return [(meeting, invitation, zone) for meeting, invitation, zone in rows]


def called_meetings(session: Session, held: Held, *, since: datetime, limit: int = 9) -> list[Meeting]:
    """Meetings of the post's subtree that start after `since` and take place, next first."""
    return list(
        session.exec(
            select(Meeting)
            .where(
                col(Meeting.unit_id).in_(subtree_ids(held.unit_id)),
                Meeting.state != MeetingState.CANCELLED,
                Meeting.starts_at > since,
            )
            .order_by(col(Meeting.starts_at))
            .limit(limit)
        ).all()
    )


def reasons(session: Session, meeting_id: int) -> dict[str, int]:
    """How many said no, by reason ("" where none was given)."""
    found = session.exec(
        select(Invitation.reason).where(Invitation.meeting_id == meeting_id, Invitation.answer == Answer.NO)
    ).all()
    return {reason: found.count(reason) for reason in dict.fromkeys(found)}


def close_finished(session: Session) -> int:
    """Freeze the figures of meetings a day after their start. How many."""
    now = clock.now()
    return (
        session.connection()
        .execute(
            _T.update()
            .where(_T.c.state == MeetingState.CALLED, _T.c.starts_at < now - timedelta(hours=24))
            .values(state=MeetingState.CLOSED, closed_at=now)
        )
        .rowcount
    )
