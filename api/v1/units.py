"""The tree of units below the post: found by their names of now and before; one with what lies around it."""

from datetime import date
from typing import Annotated, Any

from fastapi import Query
from pydantic import Field
from sqlmodel import Session, col, or_, select

from api.deps import Caller
from api.v1.rights import subtree_for, unit_for
from api.v1.routes import routes
from api.v1.shapes import Id, Line, Page, Paged, Shape, page_of
from models import clock, trees
from models.conversations import Who
from models.office_unit import about
from models.posts import Held, Right
from models.text import fold
from models.tree_changes_kept import last_change
from models.units import Unit, UnitKind, UnitName, UnitPath, get_unit, subtree_ids
from models.women_counts import WomenCount, count_for, counts_of

router = routes("/units", "units")


class OldName(Shape):
    """What a unit, or one that was merged into it, was called until a day."""

    name: str
    until: date


class UnitShown(Shape):
    """One unit. `parent_id` is null for the unit of the post itself: what lies above it is not the token's."""

    id: Id
    code: str
    name: str
    kind: UnitKind
    parent_id: Id | None
    opened_on: date | None
    closed_on: date | None
    old_names: list[OldName]


class SettingShown(Shape):
    """A setting that holds for the unit, and the unit that has it (itself, or one above)."""

    name: str
    value: str
    of: str


class CountShown(Shape):
    """How many women of 18 and over a unit has: who is counted, by which source, from which day it holds."""

    id: Id
    women: int
    base: str
    source: str
    counted_on: date | None
    term: date
    from_day: date
    reason: str


class UnitAbout(UnitShown):
    """One unit with what lies right below it, its settings, and its counts of women, the latest first.

    `last_change` is the id of the last deed done to it (0: none), for `seen` of the next one.
    """

    short_code: str
    children: list[UnitShown]
    settings: list[SettingShown]
    women: CountShown | None
    counts: list[CountShown]
    last_change: int


class UnitsAsked(Paged):
    """Which units: below one, of a kind, with words of a name of now or before (accents do not matter)."""

    under: Id | None = None
    kind: UnitKind | None = None
    q: Annotated[Line, Field(max_length=100)] | None = None
    closed: bool | None = Field(default=None, description="Only closed ones, or only open ones.")


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
    if asked.closed is not None:
        query = query.where(col(Unit.closed_on).is_not(None) if asked.closed else col(Unit.closed_on).is_(None))
    if asked.q is not None:
        words = fold(asked.q)
        before = select(UnitName.unit_id).where(col(UnitName.folded).contains(words, autoescape=True))
        query = query.where(or_(col(Unit.folded).contains(words, autoescape=True), col(Unit.id).in_(before)))
    rows = session.exec(query.order_by(col(Unit.id)).limit(asked.limit + 1)).all()
    old = _old_names(session, [row[0].id or 0 for row in rows[: asked.limit]])
    return page_of(rows, asked.limit, lambda row: _shown(row[0], row[1], held, old), lambda row: row[0].id or 0)


def _old_names(session: Session, unit_ids: list[int]) -> dict[int, list[OldName]]:
    query = select(UnitName).where(col(UnitName.unit_id).in_(unit_ids))
    found: dict[int, list[OldName]] = {}
    for row in session.exec(query.order_by(col(UnitName.until).desc())).all():
        one, known = OldName(name=row.name, until=row.until), found.setdefault(row.unit_id, [])
        if one not in known:
            known.append(one)
    return found


def _unit(session: Session, who: Who, unit_id: int) -> UnitAbout:
    held = unit_for(session, who, Right.TOTALS, unit_id)
    unit = get_unit(session, unit_id)
    parent = session.exec(
        select(UnitPath.ancestor_id).where(
            UnitPath.descendant_id == unit_id, UnitPath.depth == 1, col(UnitPath.to_date).is_(None)
        )
    ).first()
    more = about(session, unit, held.rights)
    below = [one for one in trees.children_on(session, unit_id, None) if one.closed_on is None]
    old = _old_names(session, [unit_id, *(one.id or 0 for one in below)])
    women, last = count_for(session, unit_id, clock.today()), last_change(session, [unit_id])
    return UnitAbout(
        **_shown(unit, parent, held, old).model_dump(),
        short_code=more.short_code,
        children=[_shown(one, unit_id, held, old) for one in below],
        settings=[SettingShown(name=one.name, value=one.value, of=one.of) for one in more.settings],
        women=None if women is None else count_shown(women),
        counts=[count_shown(one) for one in counts_of(session, unit_id)],
        last_change=0 if last is None else last.id or 0,
    )


def count_shown(row: WomenCount) -> CountShown:
    """A count of a unit's women as it is given."""
    return CountShown(**{name: getattr(row, name) for name in CountShown.model_fields})


def _shown(unit: Unit, parent_id: int | None, held: Held, old: dict[int, list[OldName]]) -> UnitShown:
    given: dict[str, Any] = {name: getattr(unit, name) for name in ("code", "name", "opened_on", "closed_on")}
    return UnitShown(
        id=unit.id or 0,
        kind=UnitKind(unit.kind),
        parent_id=None if unit.id == held.unit_id else parent_id,
        old_names=old.get(unit.id or 0, []),
        **given,
    )


@router.get("")
async def list_units(client: Caller, asked: Annotated[UnitsAsked, Query()]) -> Page[UnitShown]:
    """The units of the post's subtree, in the order in which they were added."""
    return await client.read(_units, asked)


@router.get("/{unit_id}")
async def get_unit_with_what_is_around(client: Caller, unit_id: Id) -> UnitAbout:
    """One unit: the one above, those right below, its names of before, its settings, and how many women it has."""
    return await client.read(_unit, unit_id)
