"""What is asked of figures, and how they are given: a unit and a period of its books, or two days; n of m."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Self, cast

from pydantic import AfterValidator, Field, model_validator
from sqlmodel import Session

from api.v1.shapes import Day, Id, Shape
from api.wrongs import wrong
from models.conversations import Who
from models.cut_offs import cut_offs
from models.cut_offs_apart import Apart, apart_below
from models.figures import Attended
from models.periods import DAY, BookKind, book, in_a_year
from models.periods import Period as Books
from models.posts import Right, post_for
from models.workbook_periods import YEARS

_PERIOD = re.compile(r"(month|quarter|half|nine|year):(\d{4})(?::(\d{1,2}))?", re.ASCII)


def named(period: str) -> tuple[BookKind, int, int]:
    """(kind, year, number) of a period as it is written: "quarter:2026:3". Raises ValueError."""
    found = _PERIOD.fullmatch(period)
    if found is not None:
        kind, year, most = cast(BookKind, found[1]), int(found[2]), in_a_year(cast(BookKind, found[1]))
        if 1930 <= year < 2100 and (found[3] is None) == (most == 1) and 1 <= int(found[3] or 1) <= most:
            return kind, year, int(found[3] or 1)
    raise wrong("not_a_period")


def _readable(period: str) -> str:
    named(period)
    return period


Period = Annotated[
    str,
    Field(max_length=20, description="Of the unit's own books (their cut-off day).", examples=["quarter:2026:3"]),
    AfterValidator(_readable),
]
AsOf = Annotated[
    Day | None,
    Field(
        description="The day whose tree it is summed over; today's by default. Members are counted on it at the latest."
    ),
]


class BooksApart(Shape):
    """A unit right below whose month (quarter …) of that name has these days; here it counts by the asked unit's."""

    unit_id: Id
    unit: str
    from_: date = Field(serialization_alias="from")
    to: date


def apart_of(units: Iterable[Apart]) -> list[BooksApart]:
    """They as they are given."""
    return [
        BooksApart(unit_id=one.unit_id, unit=one.name, from_=one.period.start, to=one.period.end - DAY) for one in units
    ]


class PeriodAsked(Shape):
    """Of which unit, and when: either a period of its books, or both days, which are included."""

    unit: Id
    period: Period | None = None
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    as_of: AsOf = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        days = (self.from_ is not None) + (self.to is not None)
        if (self.period is not None, days) not in {(True, 0), (False, 2)}:
            raise wrong("period_or_days")
        if self.from_ is not None and self.to is not None:
            if self.from_ > self.to:
                raise wrong("backwards", first="from", last="to")
            if self.to.year - self.from_.year > YEARS:
                raise wrong("years_too_many", bound=YEARS)
        return self

    def books(self, session: Session) -> Books | None:
        """The period of the unit's books; None where two days are asked for. Rights are the caller's to ask."""
        if self.period is None:
            return None
        kind, year, number = named(self.period)
        return book(kind, year, number, cut_off=cut_offs(session, self.unit))

    def apart(self, session: Session) -> list[BooksApart]:
        """The units right below whose books of that name have other days. Rights are the caller's to ask."""
        that = self.books(session)
        return apart_of(apart_below(session, self.unit, that, self.as_of)) if that is not None else []

    def days(self, session: Session, who: Who) -> tuple[date, date]:
        """The first day, and the first one that is no longer meant. Raises NotAllowed."""
        post_for(session, who.person_id, Right.TOTALS, self.unit)
        if (that := self.books(session)) is not None:
            return that.start, that.end
        assert self.from_ is not None  # noqa: S101 (the validator has seen to it)
        assert self.to is not None  # noqa: S101
        return self.from_, self.to + DAY


class PartBelow(Shape):
    """A unit right below, or with `direct` what no unit below has."""

    unit_id: Id
    unit: str
    direct: bool
    closed_on: date | None = Field(description="Since when it is closed, or part of the unit above; null while open.")


def below(part: Any) -> dict[str, Any]:
    """The fields of `PartBelow` from a part of any report."""
    ended = part.ended.day if part.ended else None
    return {"unit_id": part.unit_id, "unit": part.name, "direct": part.direct, "closed_on": ended}


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


def figures_of(found: Attended) -> Figures:
    """Attendance as it is given."""
    return Figures(
        present=found.present,
        expected=found.expected,
        percent=found.percent,
        excused=found.excused,
        absent=found.absent,
        with_roll=found.with_roll,
        meetings=found.meetings,
    )
