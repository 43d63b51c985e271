"""How many women of 18 and over a unit has: kept for the term, with base, source and day."""

from datetime import date
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from api.deps import UnitWriter
from api.v1.rights import unit_for
from api.v1.routes import routes
from api.v1.shapes import Day, Id, Line, Shape
from api.v1.units import CountShown, count_shown
from models.conversations import Who
from models.posts import Right
from models.women_counts import Base, WomenCount, count_women, undo_count

router = routes("/units", "units")


class NewCount(Shape):
    """A count. Another number in the same term needs a `reason`."""

    women: Annotated[int, Field(ge=0, le=100_000_000)]
    base: Base | None = None
    source: Annotated[Line, Field(max_length=200)] = ""
    counted_on: Day | None = None
    reason: Annotated[Line, Field(max_length=200)] = ""


class CountUndone(Shape):
    """The number before holds again, if there was one."""

    unit: str
    women: int


def _count(session: Session, who: Who, unit_id: int, body: NewCount) -> CountShown:
    unit_for(session, who, Right.UNITS, unit_id)
    day: date | None = body.counted_on
    done = count_women(
        session, who, unit_id, body.women, base=body.base or "", source=body.source, counted_on=day, reason=body.reason
    )
    return count_shown(session.get_one(WomenCount, done.count))


def _undo(session: Session, who: Who, unit_id: int, count_id: int) -> CountUndone:
    unit_for(session, who, Right.UNITS, unit_id)
    done = undo_count(session, who, count_id)
    return CountUndone(unit=done.unit, women=done.women)


@router.put("/{unit_id}/women")
async def count_the_women(client: UnitWriter, unit_id: Id, body: NewCount) -> CountShown:
    """Say how many women the unit's place has. The same number again changes nothing."""
    return await client.write(_count, unit_id, body)


@router.post("/{unit_id}/women/{count_id}/undo")
async def undo_a_count(client: UnitWriter, unit_id: Id, count_id: Id) -> CountUndone:
    """Take a count of one's own back within a day."""
    return await client.write(_undo, unit_id, count_id)
