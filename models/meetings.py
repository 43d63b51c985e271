"""Meetings, who is invited, and what they answer. A meeting keeps its own tally."""

from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import Index, UniqueConstraint, bindparam, text
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel

from models import clock
from models.conversations import Who
from models.db import ID, primary_key, reference, remembered
from models.facts import Fact, Refused
from models.units import Unit, get_unit


class MeetingKind(StrEnum):
    """What kind of gathering; each has its own audience and reminders."""

    BRANCH = "branch"
    GROUP = "group"
    CLUB = "club"
    COMMITTEE = "committee"  # the executive committee
    STANDING = "standing"  # the standing committee
    BRIEFING = "briefing"  # of the branch heads of a commune, of the group leaders of a branch
    TRAINING = "training"
    EVENT = "event"


OF_POSTS = frozenset({MeetingKind.COMMITTEE, MeetingKind.STANDING, MeetingKind.BRIEFING})  # members are not meant


class Whom(StrEnum):
    """Who of a unit and what lies below it is meant."""

    MEMBERS = "members"
    EVERYONE = "everyone"  # the members and the women of its clubs, of other branches too
    OFFICE = "office"  # the posts of the unit itself
    COMMITTEE = "committee"  # the same, with the branch heads
    HEADS = "heads"  # branch heads and deputies
    LEADERS = "leaders"  # the same, with the group leaders
    POSTS = "posts"  # every post


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


_DONE = text("closed_at IS NOT NULL OR roll_at IS NOT NULL")


class Meeting(SQLModel, table=True):
    """One meeting with its tally; `version` counts its changes of time and place.

    One that repeats has its `series_id` and the day that its rule gave (`occurrence`), wherever it was moved since.
    `invite_at` is when its invitations go out; None once they have.
    """

    __table_args__ = (
        Index("ix_meeting_unit_day", "unit_id", "local_date"),
        Index("ix_meeting_day", "local_date"),
        # Few rows are looked for by it, and answers to what is still to come do not touch it.
        Index("ix_meeting_changed", "changed_at", postgresql_where=_DONE, sqlite_where=_DONE),
        UniqueConstraint("series_id", "occurrence"),
    )
    id: int | None = primary_key()
    unit_id: int = reference("unit.id")
    kind: str
    whom: str = ""  # a Whom; "" is the usual one of its kind
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
    series_id: int | None = reference("series.id", optional=True, index=False)
    occurrence: date | None = None
    invite_at: datetime | None = Field(default=None, index=True)
    changed_at: datetime = Field(default_factory=clock.now, sa_column_kwargs={"onupdate": clock.now})


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
    calendar_at: datetime | None = None  # when she took it into her phone's calendar


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


class CalledFromAbove(Refused):
    """A meeting of this kind is called by those above her unit."""

    kind: str


class MeetingCancelled(Refused):
    """It does not take place."""

    kind: str
    when: datetime


class NoSuchMeeting(Refused):
    """There is no such meeting for her."""


MEETINGS = Meeting.__table__  # type: ignore[attr-defined]
INVITATIONS = Invitation.__table__  # type: ignore[attr-defined]
_U = Unit.__table__  # type: ignore[attr-defined]

_MINE = (
    core_select(
        INVITATIONS.c.answer,
        INVITATIONS.c.reason,
        MEETINGS.c.state,
        MEETINGS.c.kind,
        MEETINGS.c.starts_at,
        _U.c.timezone,
    )
    .select_from(
        INVITATIONS.join(MEETINGS, MEETINGS.c.id == INVITATIONS.c.meeting_id).join(_U, _U.c.id == MEETINGS.c.unit_id)
    )
    .where(INVITATIONS.c.meeting_id == bindparam("meeting_"), INVITATIONS.c.person_id == bindparam("person_"))
    .with_for_update(of=INVITATIONS)
)
_SAY = (
    INVITATIONS.update()
    .where(INVITATIONS.c.meeting_id == bindparam("meeting_"), INVITATIONS.c.person_id == bindparam("person_"))
    .values(
        answer=bindparam("answer_"),
        reason=bindparam("reason_"),
        answered_at=bindparam("now_"),
        answered_by=bindparam("by_"),
    )
)
_COUNT = (
    MEETINGS.update()
    .where(MEETINGS.c.id == bindparam("meeting_"))
    .values(
        yes=MEETINGS.c.yes + bindparam("yes_"),
        no=MEETINGS.c.no + bindparam("no_"),
        unsure=MEETINGS.c.unsure + bindparam("unsure_"),
    )
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


def get_meeting(session: Session, meeting_id: int, *, lock: bool = False) -> Meeting:
    """The meeting with this id, as it is now and until the end where it is locked. Raises NoSuchMeeting."""
    if lock:
        found = session.get(Meeting, meeting_id, with_for_update=True)
    else:
        found = remembered(session, ("meeting", meeting_id), lambda: session.get(Meeting, meeting_id))
    if found is None:
        raise NoSuchMeeting
    return found


def local_start(session: Session, meeting: Meeting) -> datetime:
    """When it starts, in its unit's time zone."""
    return meeting.starts_at.astimezone(ZoneInfo(get_unit(session, meeting.unit_id).timezone))
