"""Who came to a meeting: counts for everyone with a post over it, names where the post may see them."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, model_validator
from sqlmodel import Session

from api.deps import Caller, Writer
from api.v1.meetings import meeting_for
from api.v1.rights import absent
from api.v1.routes import routes
from api.v1.shapes import Count, Id, Shape
from api.wrongs import wrong
from models.attendance import Listed, Mark, listed
from models.conversations import Who
from models.facts import Refused
from models.meetings import Meeting, NoSuchMeeting
from models.posts import Held, Right, called_from, post_for
from models.rolls import NotOnTheList, take_count, take_roll

router = routes("/meetings", "attendance")

Numbers = Annotated[list[Annotated[int, Field(ge=1, le=1_000_000)]], Field(max_length=10_000)]


class NumbersNotUnique(Refused):
    """The meeting is of several branches, and these numbers stand in more than one of their books."""

    numbers: str


class Attendee(Shape):
    """One woman on the meeting's list, by her number in the branch's book; `mark` is null before the roll."""

    number: int
    name: str
    birth_year: int | None
    group_id: Id | None
    away: bool
    mark: Mark | None


class AttendanceShown(Shape):
    """The roll of a meeting. `people` is null where the post does not see names (she who called it sees its list).

    Before the roll `taken_at` is null and `present` counts those who checked in themselves.
    """

    meeting_id: Id
    taken_at: datetime | None
    count_only: bool
    invited: int
    expected: int
    away: int
    present: int
    excused: int
    absent: int
    people: list[Attendee] | None


class NewRoll(Shape):
    """The roll, in one of three ways: who is missing, who came (by the book's numbers), or a count without names.

    The numbers in `excused` are missing with a reason, beside those who gave one before the start.
    """

    absent: Numbers | None = None
    present: Numbers | None = None
    excused: Numbers = Field(default_factory=list)
    count: Count | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "NewRoll":
        if sum(way is not None for way in (self.absent, self.present, self.count)) != 1:
            raise wrong("exactly_one", values="absent, present, count")
        if self.excused and self.count is not None:
            raise wrong("not_together", values="count, excused")
        return self


def _attendance(session: Session, who: Who, meeting_id: int) -> AttendanceShown:
    meeting, held = meeting_for(session, who, Right.TOTALS, meeting_id)
    return _shown(session, meeting, names=_names_hers(session, who, meeting, held))


def _take(session: Session, who: Who, meeting_id: int, body: NewRoll) -> AttendanceShown:
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise absent(session, who, Right.ROLL, NoSuchMeeting())
    own = called_from(session, who.person_id, meeting.called_by, meeting.unit_id)
    held = own or post_for(session, who.person_id, Right.ROLL, meeting.unit_id)
    if body.count is not None:
        take_count(session, who, meeting_id, body.count)
    else:
        people = listed(session, meeting)
        take_roll(
            session,
            who,
            meeting_id,
            absent=None if body.absent is None else _persons(people, body.absent),
            present=None if body.present is None else _persons(people, body.present),
            excused=_persons(people, body.excused),
        )
    return _shown(session, meeting, names=_names_hers(session, who, meeting, held))


def _names_hers(session: Session, who: Who, meeting: Meeting, held: Held) -> bool:
    """Whether names are hers: by her post, or since she called the meeting and takes its roll herself."""
    own = called_from(session, who.person_id, meeting.called_by, meeting.unit_id)
    return Right.NAMES in held.rights or (own is not None and Right.NAMES not in own.withheld)


def _persons(people: list[Listed], numbers: list[int]) -> list[int]:
    by_number: dict[int, list[int]] = {}
    for one in people:
        by_number.setdefault(one.number, []).append(one.person_id)
    wrong = [number for number in numbers if number not in by_number]
    if wrong:
        raise NotOnTheList(", ".join(map(str, wrong)))
    doubtful = [number for number in numbers if len(by_number[number]) > 1]
    if doubtful:
        raise NumbersNotUnique(", ".join(map(str, doubtful)))
    return [by_number[number][0] for number in numbers]


def _shown(session: Session, meeting: Meeting, *, names: bool) -> AttendanceShown:
    return AttendanceShown(
        meeting_id=meeting.id or 0,
        taken_at=meeting.roll_at,
        count_only=meeting.count_only,
        invited=meeting.invited,
        expected=meeting.expected,
        away=meeting.away,
        present=meeting.present,
        excused=meeting.excused,
        absent=meeting.absent,
        people=[_attendee(one) for one in listed(session, meeting)] if names else None,
    )


def _attendee(one: Listed) -> Attendee:
    return Attendee(
        number=one.number,
        name=one.full_name,
        birth_year=one.birth_year,
        group_id=one.group_id,
        away=one.away,
        mark=Mark(one.mark) if one.mark else None,
    )


@router.get("/{meeting_id}/attendance")
async def get_attendance(client: Caller, meeting_id: Id) -> AttendanceShown:
    """The roll as it stands."""
    return await client.read(_attendance, meeting_id)


@router.put("/{meeting_id}/attendance")
async def take_the_roll(client: Writer, meeting_id: Id, body: NewRoll) -> AttendanceShown:
    """Take the roll, from half an hour before the start; a later one of the same or a higher post replaces it."""
    return await client.write(_take, meeting_id, body)
