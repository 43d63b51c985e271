"""Attendance, as the chat, the page and the Excel file give it: by unit, month, kind, and the meetings behind it."""

from datetime import date, datetime
from typing import Annotated

from fastapi import Query
from pydantic import Field
from sqlmodel import Session, col, select

from api.deps import Caller
from api.v1.asked import BooksApart, Figures, PartBelow, PeriodAsked, apart_of, below, figures_of
from api.v1.routes import routes
from api.v1.shapes import LARGEST_PAGE, Id, Page, Shape, page_of
from models import trees
from models.conversations import Who
from models.cut_offs import cut_offs
from models.cut_offs_apart import apart
from models.figures import HeldMeeting, attendance, by_kind, by_month, meetings_held
from models.meetings import Meeting, MeetingKind
from models.periods import DAY, months_between
from models.units import get_unit

router = routes("/reports", "reports")


class Part(PartBelow):
    """A unit right below, or with `direct` the meetings of the asked unit itself."""

    figures: Figures


class AttendanceReport(Shape):
    """Attendance of a subtree; `parts` add up to `total`. Both days are included.

    `apart` are units right below whose books of that name have other days.
    """

    unit_id: Id
    unit: str
    from_: date = Field(serialization_alias="from")
    to: date
    as_of: date | None
    total: Figures
    parts: list[Part]
    apart: list[BooksApart]


class Month(Shape):
    """One month of the unit's books, cut to the days that were asked for; both days are included.

    `apart` are units right below whose month of that name has other days; of a month that is cut there are none.
    """

    from_: date = Field(serialization_alias="from")
    to: date
    figures: Figures
    apart: list[BooksApart]


class MonthsReport(Shape):
    """Attendance of a subtree month by month; the months add up to the report of the same days."""

    unit_id: Id
    unit: str
    as_of: date | None
    months: list[Month]


class Kind(Shape):
    """Attendance of one kind of meetings."""

    kind: MeetingKind
    figures: Figures


class KindsReport(Shape):
    """Attendance of a subtree by the kind of meeting; the kinds add up to the report of the same days.

    `apart` are units right below whose books of that name have other days.
    """

    unit_id: Id
    unit: str
    as_of: date | None
    kinds: list[Kind]
    apart: list[BooksApart]


class MeetingBehind(Shape):
    """A meeting that a figure counts. Without a roll its tally says nothing yet."""

    id: Id
    unit_id: Id
    unit: str
    kind: MeetingKind
    starts_at: datetime
    local_date: date
    content: str
    rolled: bool
    present: int
    expected: int
    excused: int
    absent: int


class MeetingsBehindAsked(PeriodAsked):
    """Of which unit and when; a page of the meetings, the earliest first."""

    limit: int = Field(default=50, ge=1, le=LARGEST_PAGE)
    cursor: Id | None = Field(default=None, description="`next` of the page before.")


def _report(session: Session, who: Who, asked: PeriodAsked) -> AttendanceReport:
    found = attendance(session, who, asked.unit, *asked.days(session, who), as_of=asked.as_of)
    return AttendanceReport(
        unit_id=found.unit_id,
        unit=found.unit,
        from_=found.start,
        to=found.end - DAY,
        as_of=found.as_of,
        total=figures_of(found.total),
        parts=[
            Part(
                **below(part),
                figures=figures_of(part.attended),
            )
            for part in found.parts
        ],
        apart=asked.apart(session),
    )


def _months(session: Session, who: Who, asked: PeriodAsked) -> MonthsReport:
    start, end = asked.days(session, who)
    unit = get_unit(session, asked.unit)
    periods = months_between(start, end, cut_off=cut_offs(session, asked.unit))
    found = by_month(session, who, asked.unit, periods, as_of=asked.as_of)
    hers = [one for one in trees.children_on(session, asked.unit, asked.as_of) if one.closed_on is None]
    return MonthsReport(
        unit_id=asked.unit,
        unit=unit.name,
        as_of=trees.day_for(unit, asked.as_of),
        months=[
            Month(
                from_=period.start,
                to=period.end - DAY,
                figures=figures_of(figures),
                apart=apart_of(apart(session, hers, period)),
            )
            for period, figures in zip(periods, found, strict=True)
        ],
    )


def _kinds(session: Session, who: Who, asked: PeriodAsked) -> KindsReport:
    found = by_kind(session, who, asked.unit, *asked.days(session, who), as_of=asked.as_of)
    unit = get_unit(session, asked.unit)
    return KindsReport(
        unit_id=asked.unit,
        unit=unit.name,
        as_of=trees.day_for(unit, asked.as_of),
        kinds=[Kind(kind=MeetingKind(kind), figures=figures_of(figures)) for kind, figures in found.items()],
        apart=asked.apart(session),
    )


def _meetings(session: Session, who: Who, asked: MeetingsBehindAsked) -> Page[MeetingBehind]:
    start, end = asked.days(session, who)
    after = None
    if asked.cursor is not None:
        # A cursor that is not in this list is the end of it, and tells nothing of others.
        below = trees.below(asked.unit, trees.day_for(get_unit(session, asked.unit), asked.as_of))
        hers = (Meeting.id == asked.cursor, col(Meeting.unit_id).in_(below))
        day = session.exec(select(col(Meeting.local_date)).where(*hers)).first()
        if day is None:
            return Page(items=[], next=None)
        after = (day, asked.cursor)
    rows = meetings_held(session, who, asked.unit, start, end, as_of=asked.as_of, after=after, limit=asked.limit + 1)
    return page_of(rows, asked.limit, _behind, lambda row: row.meeting_id)


def _behind(row: HeldMeeting) -> MeetingBehind:
    return MeetingBehind(
        id=row.meeting_id,
        unit_id=row.unit_id,
        unit=row.unit,
        kind=MeetingKind(row.kind),
        starts_at=row.starts_at,
        local_date=row.day,
        content=row.content,
        rolled=row.rolled,
        present=row.present,
        expected=row.expected,
        excused=row.excused,
        absent=row.absent,
    )


@router.get("/attendance")
async def get_attendance_report(client: Caller, asked: Annotated[PeriodAsked, Query()]) -> AttendanceReport:
    """How many came: a unit's total and its parts."""
    return await client.read(_report, asked)


@router.get("/months")
async def get_months_report(client: Caller, asked: Annotated[PeriodAsked, Query()]) -> MonthsReport:
    """How many came in each month."""
    return await client.read(_months, asked)


@router.get("/kinds")
async def get_kinds_report(client: Caller, asked: Annotated[PeriodAsked, Query()]) -> KindsReport:
    """How many came to each kind of meeting."""
    return await client.read(_kinds, asked)


@router.get("/meetings")
async def list_meetings_behind_a_figure(
    client: Caller, asked: Annotated[MeetingsBehindAsked, Query()]
) -> Page[MeetingBehind]:
    """The meetings that the figures of a unit and a period are summed from."""
    return await client.read(_meetings, asked)
