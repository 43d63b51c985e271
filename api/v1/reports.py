"""The figures, as the chat and the page give them."""

import re
from datetime import date
from typing import Annotated, cast

from fastapi import Query
from pydantic import AfterValidator, Field, model_validator
from sqlmodel import Session

from api.deps import Caller
from api.v1.routes import routes
from api.v1.shapes import Day, Id, Shape
from models.conversations import Who
from models.figures import Attended, attendance, by_month
from models.periods import DAY, BookKind, book, in_a_year, months_between
from models.posts import Right, post_for
from models.trees import day_for
from models.units import get_unit, setting

router = routes("/reports", "reports")

_PERIOD = re.compile(r"(month|quarter|half|nine|year):(\d{4})(?::(\d{1,2}))?", re.ASCII)


def _days(period: str) -> tuple[date, date]:
    """The first day of a period and the first one after it. Raises ValueError."""
    found = _PERIOD.fullmatch(period)
    if found is None or not 1930 <= int(found[2]) < 2100 or (found[3] is None) != (in_a_year(_kind(found)) == 1):
        raise ValueError("must look like month:2026:9, quarter:2026:3, half:2026:1, nine:2026 or year:2026")
    that = book(_kind(found), int(found[2]), int(found[3] or 1))
    return that.start, that.end


def _kind(found: re.Match[str]) -> BookKind:
    return cast(BookKind, found[1])


def _readable(period: str) -> str:
    _days(period)
    return period


class AttendanceAsked(Shape):
    """Of which unit, and when: either a period of the calendar, or both days, which are included."""

    unit: Id
    period: Annotated[str, Field(max_length=20, examples=["quarter:2026:3"]), AfterValidator(_readable)] | None = None
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    as_of: Day | None = Field(default=None, description="The day whose tree it is summed over; today's by default")

    @model_validator(mode="after")
    def _one_way(self) -> "AttendanceAsked":
        days = (self.from_ is not None) + (self.to is not None)
        if (self.period is not None, days) not in {(True, 0), (False, 2)}:
            raise ValueError("needs either period, or from and to")
        if self.from_ is not None and self.to is not None and self.from_ > self.to:
            raise ValueError("from must not be after to")
        return self

    @property
    def days(self) -> tuple[date, date]:
        """The first day, and the first one that is no longer meant."""
        if self.period is not None:
            return _days(self.period)
        assert self.from_ is not None  # noqa: S101 (the validator has seen to it)
        assert self.to is not None  # noqa: S101
        return self.from_, self.to + DAY


class Figures(Shape):
    """present of expected over the meetings `with_roll`; those without a roll are counted apart, never as absence.

    `percent` is null where no roll was taken; `excused` and `absent` are of rolls by name.
    """

    present: int
    expected: int
    percent: int | None
    excused: int
    absent: int
    with_roll: int
    meetings: int


class Part(Shape):
    """A unit right below, or with `direct` the meetings of the asked unit itself."""

    unit_id: Id
    unit: str
    direct: bool
    figures: Figures


class AttendanceReport(Shape):
    """Attendance of a subtree; `parts` add up to `total`. Both days are included."""

    unit_id: Id
    unit: str
    from_: date = Field(serialization_alias="from")
    to: date
    as_of: date | None
    total: Figures
    parts: list[Part]


class Month(Shape):
    """One month of the unit's books, cut to the days that were asked for; both days are included."""

    from_: date = Field(serialization_alias="from")
    to: date
    figures: Figures


class MonthsReport(Shape):
    """Attendance of a subtree month by month; the months add up to the report of the same days."""

    unit_id: Id
    unit: str
    as_of: date | None
    months: list[Month]


def _report(session: Session, who: Who, asked: AttendanceAsked) -> AttendanceReport:
    found = attendance(session, who, asked.unit, *asked.days, as_of=asked.as_of)
    return AttendanceReport(
        unit_id=found.unit_id,
        unit=found.unit,
        from_=found.start,
        to=found.end - DAY,
        as_of=found.as_of,
        total=_figures(found.total),
        parts=[
            Part(unit_id=part.unit_id, unit=part.name, direct=part.direct, figures=_figures(part.attended))
            for part in found.parts
        ],
    )


def _months(session: Session, who: Who, asked: AttendanceAsked) -> MonthsReport:
    start, end = asked.days
    post_for(session, who.person_id, Right.TOTALS, asked.unit)
    unit = get_unit(session, asked.unit)
    periods = months_between(start, end, cut_off=int(setting(session, asked.unit, "cut_off", 0)))
    found = by_month(session, who, asked.unit, periods, as_of=asked.as_of)
    return MonthsReport(
        unit_id=asked.unit,
        unit=unit.name,
        as_of=day_for(unit, asked.as_of),
        months=[
            Month(from_=period.start, to=period.end - DAY, figures=_figures(figures))
            for period, figures in zip(periods, found, strict=True)
        ],
    )


def _figures(found: Attended) -> Figures:
    return Figures(
        present=found.present,
        expected=found.expected,
        percent=found.percent,
        excused=found.excused,
        absent=found.absent,
        with_roll=found.with_roll,
        meetings=found.meetings,
    )


@router.get("/attendance")
async def get_attendance_report(client: Caller, asked: Annotated[AttendanceAsked, Query()]) -> AttendanceReport:
    """How many came: a unit's total and its parts."""
    return await client.read(_report, asked)


@router.get("/months")
async def get_months_report(client: Caller, asked: Annotated[AttendanceAsked, Query()]) -> MonthsReport:
    """How many came in each month."""
    return await client.read(_months, asked)
