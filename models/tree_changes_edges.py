"""The edges of the tree as they change: a unit with everything below it hangs elsewhere from a day on."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Table, literal
from sqlalchemy import select as core_select
from sqlmodel import Session, col, func, or_, select

from models.figure_rolls import tree_changed
from models.open_units import lock_units
from models.units import Unit, UnitPath

PATHS: Table = UnitPath.__table__  # type: ignore[attr-defined]


def parent_now(session: Session, unit_id: int) -> int | None:
    """The unit right above today; None for a root, and for a unit that is not in the tree."""
    return session.exec(
        select(UnitPath.ancestor_id).where(
            UnitPath.descendant_id == unit_id, UnitPath.depth == 1, col(UnitPath.to_date).is_(None)
        )
    ).first()


def parents_now(session: Session, unit_ids: Collection[int]) -> dict[int, int]:
    """The units right above several."""
    rows = session.exec(
        select(UnitPath.descendant_id, UnitPath.ancestor_id).where(
            col(UnitPath.descendant_id).in_(unit_ids), UnitPath.depth == 1, col(UnitPath.to_date).is_(None)
        )
    )
    return dict(rows.all())


def above_now(session: Session, unit_ids: Collection[int]) -> set[int]:
    """The units themselves and all above them today."""
    rows = select(UnitPath.ancestor_id).where(
        col(UnitPath.descendant_id).in_(unit_ids), col(UnitPath.to_date).is_(None)
    )
    return set(session.exec(rows.distinct()).all())


def lock(session: Session, unit_ids: Collection[int], below: Collection[int] = ()) -> None:
    """Nobody else changes these units, what lies above them, or the open ones in those of `below`, and nobody writes
    into any of them, until the transaction ends. They are as they are now: whoever waited for another deed looks at
    the tree anew."""
    within = (
        core_select(PATHS.c.descendant_id)
        .join(Unit, col(Unit.id) == PATHS.c.descendant_id)
        .where(PATHS.c.ancestor_id.in_(below), PATHS.c.to_date.is_(None), col(Unit.closed_on).is_(None))
    )
    open_below = set(session.execute(within).scalars()) if below else set()
    lock_units(session, above_now(session, unit_ids) | set(unit_ids) | open_below)


def open_children(session: Session, unit_id: int) -> list[Unit]:
    """The open units right below, groups and clubs among them."""
    return list(
        session.exec(
            select(Unit)
            .join(UnitPath, col(UnitPath.descendant_id) == Unit.id)
            .where(
                UnitPath.ancestor_id == unit_id,
                UnitPath.depth == 1,
                col(UnitPath.to_date).is_(None),
                col(Unit.closed_on).is_(None),
            )
            .order_by(col(Unit.id))
        ).all()
    )


def hang(session: Session, unit_id: int, parent_id: int | None, day: date) -> None:
    """From a day on a unit and everything below it hang under that parent (None: under nothing).

    What does not change (a province above both the old commune and the new one) keeps its edges; an edge that began
    that very day is taken away, so that none is ever empty. A few statements, however large the unit is.
    """
    session.flush()
    connection = session.connection()
    inside, above = PATHS.alias("inside"), PATHS.alias("above")
    edge = PATHS.c
    within = core_select(inside.c.descendant_id).where(inside.c.ancestor_id == unit_id, inside.c.to_date.is_(None))
    outside: list[Any] = [edge.to_date.is_(None), edge.descendant_id.in_(within), edge.ancestor_id.not_in(within)]
    wanted = (
        core_select(
            above.c.ancestor_id,
            inside.c.descendant_id,
            literal(day, edge.from_date.type).label("from_date"),
            (above.c.depth + inside.c.depth + 1).label("depth"),
        )
        .select_from(above.join(inside, inside.c.ancestor_id == unit_id))
        .where(above.c.descendant_id == parent_id, above.c.to_date.is_(None), inside.c.to_date.is_(None))
    )
    if parent_id is not None:
        kept = wanted.where(
            above.c.ancestor_id == edge.ancestor_id,
            inside.c.descendant_id == edge.descendant_id,
            above.c.depth + inside.c.depth + 1 == edge.depth,
        )
        outside.append(~kept.correlate(PATHS).exists())
    connection.execute(PATHS.delete().where(edge.from_date >= day, *outside))
    connection.execute(PATHS.update().where(*outside).values(to_date=day))
    if parent_id is not None:
        there = core_select(literal(1)).where(
            edge.ancestor_id == above.c.ancestor_id,
            edge.descendant_id == inside.c.descendant_id,
            edge.to_date.is_(None),
        )
        new = wanted.where(~there.correlate(above, inside).exists())
        connection.execute(PATHS.insert().from_select(["ancestor_id", "descendant_id", "from_date", "depth"], new))


def uproot(session: Session, unit_id: int, day: date) -> None:
    """A unit that was made on that day by mistake is in no tree any more, not even its own."""
    hang(session, unit_id, None, day)
    own = (PATHS.c.ancestor_id == unit_id, PATHS.c.descendant_id == unit_id, PATHS.c.to_date.is_(None))
    session.connection().execute(PATHS.delete().where(*own, PATHS.c.from_date >= day))
    session.connection().execute(PATHS.update().where(*own).values(to_date=day))


def last_edge(session: Session, unit_ids: Collection[int], *, below: bool) -> date | None:
    """The last day on which something about the place of these units changed; with `below` also of what lies below.

    An edge that has always been so says nothing.
    """
    touches: Any = col(UnitPath.descendant_id).in_(unit_ids)
    if below:
        touches = or_(touches, col(UnitPath.ancestor_id).in_(unit_ids))
    first, last = session.exec(select(func.max(UnitPath.from_date), func.max(UnitPath.to_date)).where(touches)).one()
    return max((day for day in (first, last) if day is not None), default=None)


def sums_change(session: Session, unit_ids: Collection[int]) -> None:
    """These units have others below them than before: what is summed up for them is made anew. The one place."""
    session.flush()
    tree_changed(session, sorted(unit_ids))
