"""Members of a unit on a day, who joined and left in a period, and how many of the place's women are members."""

from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import Field
from sqlmodel import Session

from api.deps import Caller
from api.v1.asked import AsOf, PartBelow, PeriodAsked, below
from api.v1.routes import routes
from api.v1.shapes import Day, Id, Shape
from models import clock, shares
from models.conversations import Who
from models.gathering import Gathered, GatheredUnit, GatheringReport, gathering
from models.gathering import Line as GatheringLine
from models.member_figures import Joined, Members, joined, members_on
from models.periods import DAY
from models.women_places import InPlace

router = routes("/reports", "reports")


class OnDay(Shape):
    """Of which unit, and at the end of which day (today)."""

    unit: Id
    on: Day | None = None
    as_of: AsOf = None


class MembersCounted(Shape):
    """Women in the books: `members` (those away for work among them), and honorary ones apart."""

    members: int
    honorary: int


class MembersPart(PartBelow):
    """A unit right below, or with `direct` the women whom no unit below has."""

    figures: MembersCounted


class MembersReport(Shape):
    """The members of a unit at the end of a day; `parts` add up to `total`. A woman in two books counts once."""

    unit_id: Id
    unit: str
    on: date
    as_of: date | None
    total: MembersCounted
    parts: list[MembersPart]


class Changes(Shape):
    """What changed in the books, honorary members apart.

    `joined` are the new members; `listed` were members before the book was kept here; `came` and `went` moved between
    books; `returned` had left before. `regrouped`: more (or fewer) because branches were merged or split, none in a
    unit that holds them all.
    """

    joined: int
    listed: int
    returned: int
    came: int
    left: int
    died: int
    went: int
    regrouped: int


class ChangesPart(PartBelow):
    """A unit right below, or with `direct` the women whom no unit below has."""

    figures: Changes


class ChangesReport(Shape):
    """Who joined, left and moved; `parts` add up to `total`. `inside` of total.came moved within the unit."""

    unit_id: Id
    unit: str
    from_: date = Field(serialization_alias="from")
    to: date
    as_of: date | None
    total: Changes
    inside: int
    parts: list[ChangesPart]


class Rate(Shape):
    """members of women aged 18 and over, of those units whose women were counted; `percent` is null without any.

    `percent` is whole, halves up, with one digit more where it would else read as if the line or the floor were reached
    (59.8 beside a line of 60), as chat, page and Excel show it; `exact` has two digits and is never rounded up,
    so that it reaches a line exactly where the rate does.
    """

    members: int
    women: int
    percent: int | float | None
    exact: float | None


class CountBehind(Shape):
    """The number of women that a rate rests on: who is counted, by which source, of which day."""

    women: int
    bases: list[str]
    sources: list[str]
    counted_on: date | None


class Line(Shape):
    """A line in percent and who set it ("" is the Hội's own)."""

    percent: int
    source: str


class GatheringPart(Shape):
    """A unit right below. `members` are all of hers; `lacking` units of it have no number of women yet."""

    unit_id: Id
    unit: str
    members: int
    rate: Rate
    lacking: int
    count: CountBehind | None


class GatheringShown(Shape):
    """The gathering rate of a unit; `parts` and `undivided` add up to `rate`."""

    unit_id: Id
    unit: str
    on: date
    as_of: date | None
    members: int
    rate: Rate
    undivided: Rate | None
    lacking: int
    count: CountBehind | None
    line: Line
    floor: Line
    parts: list[GatheringPart]


def _members(session: Session, who: Who, asked: OnDay) -> MembersReport:
    found = members_on(session, who, asked.unit, asked.on or clock.today(), as_of=asked.as_of)
    return MembersReport(
        unit_id=found.unit_id,
        unit=found.unit,
        on=found.on,
        as_of=found.as_of,
        total=_counted(found.total),
        parts=[
            MembersPart(
                **below(part),
                figures=_counted(part.figures),
            )
            for part in found.parts
        ],
    )


def _counted(found: Members) -> MembersCounted:
    return MembersCounted(members=found.members, honorary=found.honorary)


def _joined(session: Session, who: Who, asked: PeriodAsked) -> ChangesReport:
    found = joined(session, who, asked.unit, *asked.days(session, who), as_of=asked.as_of)
    return ChangesReport(
        unit_id=found.unit_id,
        unit=found.unit,
        from_=found.start,
        to=found.end - DAY,
        as_of=found.as_of,
        total=_changes(found.total),
        inside=found.inside,
        parts=[
            ChangesPart(
                **below(part),
                figures=_changes(part.figures),
            )
            for part in found.parts
        ],
    )


def _changes(found: Joined) -> Changes:
    return Changes(**{name: getattr(found, name) for name in Changes.model_fields})


def _gathering(session: Session, who: Who, asked: OnDay) -> GatheringShown:
    return _gathered(gathering(session, who, asked.unit, asked.on, as_of=asked.as_of))


def _gathered(found: GatheringReport) -> GatheringShown:
    return GatheringShown(
        unit_id=found.unit_id,
        unit=found.unit,
        on=found.on,
        as_of=found.as_of,
        members=found.members,
        rate=_rate(found.total, found),
        undivided=None if found.undivided is None else _rate(found.undivided, found),
        lacking=found.lacking,
        count=_behind(found.counted),
        line=_line(found.line),
        floor=_line(found.floor),
        parts=[_part(part, found) for part in found.parts],
    )


def _part(part: GatheredUnit, report: GatheringReport) -> GatheringPart:
    return GatheringPart(
        unit_id=part.unit_id,
        unit=part.name,
        members=part.members,
        rate=_rate(part.gathered, report),
        lacking=part.lacking,
        count=_behind(part.counted),
    )


def _rate(found: Gathered, report: GatheringReport) -> Rate:
    exact = shares.exact(found.members, found.women)
    percent = found.shown(report.line, report.floor)
    return Rate(members=found.members, women=found.women, percent=percent, exact=exact)


def _behind(found: InPlace | None) -> CountBehind | None:
    if found is None:
        return None
    return CountBehind(
        women=found.women, bases=list(found.bases), sources=list(found.sources), counted_on=found.counted_on
    )


def _line(found: GatheringLine) -> Line:
    return Line(percent=found.percent, source=found.source)


@router.get("/members")
async def get_members_report(client: Caller, asked: Annotated[OnDay, Query()]) -> MembersReport:
    """How many members a unit and the units right below have at the end of a day."""
    return await client.read(_members, asked)


@router.get("/joined")
async def get_joined_report(client: Caller, asked: Annotated[PeriodAsked, Query()]) -> ChangesReport:
    """How many joined, left and moved in a period."""
    return await client.read(_joined, asked)


@router.get("/gathering")
async def get_gathering_report(client: Caller, asked: Annotated[OnDay, Query()]) -> GatheringShown:
    """The gathering rate with its line, and on whose count it rests."""
    return await client.read(_gathering, asked)
