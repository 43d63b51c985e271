"""Who came to meetings of committees, briefings and training: by unit, and by person where names are seen."""

from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import Field
from sqlmodel import Session

from api.deps import Caller
from api.v1.asked import PeriodAsked
from api.v1.routes import routes
from api.v1.shapes import Id, Shape
from models.conversations import Who
from models.figures import Attended
from models.meetings import MeetingKind
from models.periods import DAY
from models.post_attendance import KINDS, post_attendance
from models.posts import Right, post_for

router = routes("/reports", "reports")


class PostsAsked(PeriodAsked):
    """Of which unit and when; of the unit's own meetings, or with `below` of those of the units below, too."""

    as_of: None = Field(default=None, exclude=True)
    kind: MeetingKind | None = Field(default=None, description="committee, standing, briefing or training; all of them")
    below: bool = False


class Came(Shape):
    """present of expected, by rolls with names."""

    present: int
    expected: int
    excused: int
    absent: int


class PostUnitCame(Shape):
    """Those of a unit right below, or with `direct` of the asked unit itself."""

    unit_id: Id
    unit: str
    direct: bool
    figures: Came


class PersonCame(Shape):
    """Who holds a post, and the unit of it."""

    person_id: Id
    name: str
    unit: str
    figures: Came


class PostsReport(Shape):
    """Who came to meetings of posts; `units` add up to `total`, the fewest first.

    `people` is null where no names are seen; who called the meetings sees the names of hers.
    """

    unit_id: Id
    unit: str
    from_: date = Field(serialization_alias="from")
    to: date
    meetings: int
    total: Came
    units: list[PostUnitCame]
    people: list[PersonCame] | None


def _report(session: Session, who: Who, asked: PostsAsked) -> PostsReport:
    start, end = asked.days(session, who)
    kinds = KINDS if asked.kind is None else KINDS & {asked.kind}
    found = post_attendance(session, who, asked.unit, start, end, kinds, own=not asked.below)
    withheld = post_for(session, who.person_id, Right.TOTALS, asked.unit).withheld
    people = [
        PersonCame(person_id=one.person_id, name=one.name, unit=one.unit, figures=_came(one.attended))
        for one in found.people
    ]
    return PostsReport(
        unit_id=found.unit_id,
        unit=found.unit,
        from_=found.start,
        to=found.end - DAY,
        meetings=found.meetings,
        total=_came(found.total),
        units=[
            PostUnitCame(unit_id=one.unit_id, unit=one.name, direct=one.direct, figures=_came(one.attended))
            for one in found.units
        ],
        people=people if found.named and Right.NAMES not in withheld else None,
    )


def _came(found: Attended) -> Came:
    return Came(present=found.present, expected=found.expected, excused=found.excused, absent=found.absent)


@router.get("/posts")
async def get_posts_report(client: Caller, asked: Annotated[PostsAsked, Query()]) -> PostsReport:
    """Who came to committee meetings, briefings and training classes."""
    return await client.read(_report, asked)
