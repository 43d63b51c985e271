"""Meetings: seen, called, moved and called off."""

from datetime import date, datetime
from typing import Annotated

from fastapi import Query, Response
from pydantic import Field, model_validator
from sqlmodel import Session, col, or_, select

from api.deps import Caller, IdempotencyKey, Writer
from api.v1.rights import get_for, subtree_for
from api.v1.routes import routes
from api.v1.shapes import Day, Id, Line, Moment, Page, Paged, Shape, Time, page_of
from api.wrongs import wrong
from models.conversations import Who
from models.invites import call_meeting, cancel_meeting, change_meeting
from models.meetings import Meeting, MeetingKind, MeetingState, NoSuchMeeting, local_start
from models.posts import Held, Right
from models.units import subtree_ids

router = routes("/meetings", "meetings")

Place = Annotated[Line, Field(max_length=120)]
Content = Annotated[Line, Field(max_length=300)]


class Answers(Shape):
    """How many said what; `silent` have not answered, which is normal."""

    invited: int
    yes: int
    no: int
    unsure: int
    silent: int


class RollShown(Shape):
    """The roll. With `count_only` there is a count without names, and `excused` and `absent` say nothing."""

    taken_at: datetime
    count_only: bool
    present: int
    excused: int
    absent: int


class MeetingShown(Shape):
    """One meeting with its own tally. `expected` leaves out those who are `away`; `roll` is null before the roll."""

    id: Id
    unit_id: Id
    kind: MeetingKind
    state: MeetingState
    starts_at: Time
    local_date: date
    place: str
    content: str
    version: int
    answers: Answers
    expected: int
    away: int
    roll: RollShown | None


class MeetingsAsked(Paged):
    """Which meetings, by the local day of their start; both days are included."""

    unit: Id | None = None
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    state: MeetingState | None = None


class NewMeeting(Shape):
    """A meeting to be called; everyone whom it is for is invited at once (at night, in the morning)."""

    unit_id: Id
    kind: MeetingKind
    starts_at: Moment
    place: Place = ""
    content: Content = ""


class CalledMeeting(Shape):
    """The meeting, and how many are told by message and how many have to be told at home."""

    meeting: MeetingShown
    by_message: int
    at_home: int


class MovedMeeting(Shape):
    """A new time or place, or both; what is missing stays."""

    starts_at: Moment | None = None
    place: Place | None = None

    @model_validator(mode="after")
    def _something(self) -> "MovedMeeting":
        if self.starts_at is None and self.place is None:
            raise wrong("at_least_one", values="starts_at, place")
        return self


class ToldMeeting(Shape):
    """The meeting after a change, and how many who had been told of it are sent the difference."""

    meeting: MeetingShown
    by_message: int


def meeting_for(session: Session, who: Who, right: Right, meeting_id: int) -> tuple[Meeting, Held]:
    """The meeting and the post that gives her this right over its unit. Raises NotAllowed or NoSuchMeeting."""
    return get_for(session, who, right, Meeting, meeting_id, NoSuchMeeting())


def _meetings(session: Session, who: Who, asked: MeetingsAsked) -> Page[MeetingShown]:
    top, _held = subtree_for(session, who, Right.TOTALS, asked.unit)
    below = col(Meeting.unit_id).in_(subtree_ids(top))
    query = select(Meeting).where(below)
    if asked.from_ is not None:
        query = query.where(Meeting.local_date >= asked.from_)
    if asked.to is not None:
        query = query.where(Meeting.local_date <= asked.to)
    if asked.state is not None:
        query = query.where(Meeting.state == asked.state)
    if asked.cursor is not None:
        # The cursor is a meeting; one that is not in this list is the end of it, and tells nothing of others.
        start = select(Meeting.starts_at).where(Meeting.id == asked.cursor, below).scalar_subquery()
        later = (col(Meeting.starts_at) == start) & (col(Meeting.id) > asked.cursor)
        query = query.where(or_(col(Meeting.starts_at) > start, later))
    rows = session.exec(query.order_by(col(Meeting.starts_at), col(Meeting.id)).limit(asked.limit + 1)).all()
    return page_of(rows, asked.limit, lambda row: _shown(session, row), lambda row: row.id or 0)


def _meeting(session: Session, who: Who, meeting_id: int) -> MeetingShown:
    return _shown(session, meeting_for(session, who, Right.TOTALS, meeting_id)[0])


def _call(session: Session, who: Who, body: NewMeeting) -> CalledMeeting:
    fact = call_meeting(session, who, body.unit_id, body.kind, body.starts_at, body.place, body.content)
    meeting = session.get_one(Meeting, fact.meeting)
    return CalledMeeting(meeting=_shown(session, meeting), by_message=fact.by_message, at_home=fact.at_home)


def _move(session: Session, who: Who, meeting_id: int, body: MovedMeeting) -> ToldMeeting:
    meeting, _held = meeting_for(session, who, Right.CALL, meeting_id)
    fact = change_meeting(session, who, meeting_id, body.starts_at, body.place)
    return ToldMeeting(meeting=_shown(session, meeting), by_message=fact.by_message)


def _call_off(session: Session, who: Who, meeting_id: int) -> ToldMeeting:
    meeting, _held = meeting_for(session, who, Right.CALL, meeting_id)
    fact = cancel_meeting(session, who, meeting_id)
    return ToldMeeting(meeting=_shown(session, meeting), by_message=fact.by_message)


def _shown(session: Session, meeting: Meeting) -> MeetingShown:
    silent = meeting.invited - meeting.yes - meeting.no - meeting.unsure
    return MeetingShown(
        id=meeting.id or 0,
        unit_id=meeting.unit_id,
        kind=MeetingKind(meeting.kind),
        state=MeetingState(meeting.state),
        starts_at=local_start(session, meeting),
        local_date=meeting.local_date,
        place=meeting.place,
        content=meeting.content,
        version=meeting.version,
        answers=Answers(invited=meeting.invited, yes=meeting.yes, no=meeting.no, unsure=meeting.unsure, silent=silent),
        expected=meeting.expected,
        away=meeting.away,
        roll=roll_of(meeting),
    )


def roll_of(meeting: Meeting) -> RollShown | None:
    """The roll of a meeting, None before it is taken: check-ins alone are no roll."""
    if meeting.roll_at is None:
        return None
    return RollShown(
        taken_at=meeting.roll_at,
        count_only=meeting.count_only,
        present=meeting.present,
        excused=meeting.excused,
        absent=meeting.absent,
    )


@router.get("")
async def list_meetings(client: Caller, asked: Annotated[MeetingsAsked, Query()]) -> Page[MeetingShown]:
    """The meetings of a subtree, in the order of their start."""
    return await client.read(_meetings, asked)


@router.post("", status_code=201)
async def call_a_meeting(
    client: Writer, body: NewMeeting, response: Response, key: IdempotencyKey = None
) -> CalledMeeting:
    """Call a meeting and send the invitations."""
    called = await client.write_once(key, CalledMeeting, _call, body)
    response.headers["Location"] = f"/api/v1/meetings/{called.meeting.id}"
    return called


@router.get("/{meeting_id}")
async def get_a_meeting(client: Caller, meeting_id: Id) -> MeetingShown:
    """One meeting."""
    return await client.read(_meeting, meeting_id)


@router.patch("/{meeting_id}")
async def move_a_meeting(client: Writer, meeting_id: Id, body: MovedMeeting) -> ToldMeeting:
    """Another time or place; whoever was told hears the difference. On another day answers are asked for again."""
    return await client.write(_move, meeting_id, body)


@router.post("/{meeting_id}/cancel")
async def call_off_a_meeting(client: Writer, meeting_id: Id) -> ToldMeeting:
    """Call a meeting off; whoever was told hears it."""
    return await client.write(_call_off, meeting_id)
