"""The tree of units below the post."""

from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import Field
from sqlmodel import Session, col, select

from api.deps import Caller
from api.v1.rights import absent, subtree_for
from api.v1.routes import routes
from api.v1.shapes import Id, Line, Page, Paged, Shape, page_of
from models.conversations import Who
from models.posts import Held, Right, post_for
from models.text import fold
from models.units import NoSuchUnit, Unit, UnitKind, UnitPath, subtree_ids

router = routes("/units", "units")


class UnitShown(Shape):
    """One unit. `parent_id` is null for the unit of the post itself: what lies above it is not the token's."""

    id: Id
    code: str
    name: str
    kind: UnitKind
    parent_id: Id | None
    opened_on: date | None
    closed_on: date | None


class UnitsAsked(Paged):
    """Which units: below one, of a kind, with words of the name (accents do not matter)."""

    under: Id | None = None
    kind: UnitKind | None = None
    q: Annotated[Line, Field(max_length=100)] | None = None


def _units(session: Session, who: Who, asked: UnitsAsked) -> Page[UnitShown]:
    top, held = subtree_for(session, who, Right.TOTALS, asked.under)
    parent = (col(UnitPath.descendant_id) == Unit.id) & (UnitPath.depth == 1) & col(UnitPath.to_date).is_(None)
    query = (
        select(Unit, UnitPath.ancestor_id)
        .join(UnitPath, parent, isouter=True)
        .where(col(Unit.id).in_(subtree_ids(top)), col(Unit.id) > (asked.cursor or 0))
    )
    if asked.kind is not None:
        query = query.where(Unit.kind == asked.kind)
    if asked.q is not None:
        query = query.where(col(Unit.folded).contains(fold(asked.q), autoescape=True))
    rows = session.exec(query.order_by(col(Unit.id)).limit(asked.limit + 1)).all()
    return page_of(rows, asked.limit, lambda row: _shown(row[0], row[1], held), lambda row: row[0].id or 0)


def _unit(session: Session, who: Who, unit_id: int) -> UnitShown:
    unit = session.get(Unit, unit_id)
    if unit is None:
        raise absent(session, who, Right.TOTALS, NoSuchUnit(str(unit_id)))
    held = post_for(session, who.person_id, Right.TOTALS, unit_id)
    parent = session.exec(
        select(UnitPath.ancestor_id).where(
            UnitPath.descendant_id == unit_id, UnitPath.depth == 1, col(UnitPath.to_date).is_(None)
        )
    ).first()
    return _shown(unit, parent, held)


def _shown(unit: Unit, parent_id: int | None, held: Held) -> UnitShown:
    return UnitShown(
        id=unit.id or 0,
        code=unit.code,
        name=unit.name,
        kind=UnitKind(unit.kind),
        parent_id=None if unit.id == held.unit_id else parent_id,
        opened_on=unit.opened_on,
        closed_on=unit.closed_on,
    )


@router.get("")
async def list_units(client: Caller, asked: Annotated[UnitsAsked, Query()]) -> Page[UnitShown]:
    """The units of the post's subtree, in the order in which they were added."""
    return await client.read(_units, asked)


@router.get("/{unit_id}")
async def get_unit(client: Caller, unit_id: Id) -> UnitShown:
    """One unit."""
    return await client.read(_unit, unit_id)
