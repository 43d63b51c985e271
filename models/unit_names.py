"""What units were called before, and which unit stands now where one has closed."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, delete, select

from models.text import fold
from models.tree_changes_kept import UnitChange
from models.units import Unit, UnitName, UnitPath, former_names, unit_by_code


def remember(session: Session, change: UnitChange, old: Unit, now: Unit) -> None:
    """`now` is found by the names and the code that `old` has and had, until the change's day."""
    kept = session.exec(select(UnitName).where(UnitName.unit_id == old.id)).all() if old.id != now.id else []
    names = {(old.name, old.code if old.id == now.id else ""): change.day}
    names |= {(row.name, ""): row.until for row in kept}
    for (name, code), until in names.items():
        session.add(
            UnitName(
                unit_id=now.id or 0,
                name=name,
                folded=fold(name),
                code=code,
                until=until,
                change_id=change.id or 0,
                since_unit_id=old.id or 0,
            )
        )
    session.flush()


def forget(session: Session, change: UnitChange) -> None:
    """The deed is undone: nothing was called otherwise because of it."""
    session.exec(delete(UnitName).where(col(UnitName.change_id) == change.id))
    session.flush()


def standing(session: Session, unit: Unit) -> Unit:
    """The unit that took over from one that has closed by merging; itself where it is open or nobody took over."""
    if unit.closed_on is None:
        return unit
    found = session.exec(
        select(Unit)
        .join(UnitPath, col(UnitPath.ancestor_id) == Unit.id)
        .where(
            UnitPath.descendant_id == unit.id,
            col(UnitPath.to_date).is_(None),
            UnitPath.depth > 0,
            Unit.kind == unit.kind,
            col(Unit.closed_on).is_(None),
        )
        .order_by(col(UnitPath.depth))
        .limit(1)
    ).first()
    return found or unit


def parts_of(session: Session, unit: Unit) -> list[Unit]:
    """The open units that a closed one was split into (or merged into), by what they remember of it."""
    if unit.closed_on is None:
        return [unit]
    names = select(UnitName.unit_id).where(UnitName.since_unit_id == unit.id)
    found = session.exec(
        select(Unit).where(col(Unit.id).in_(names), col(Unit.closed_on).is_(None)).order_by(Unit.folded)
    )
    return list(found.all())


def by_any_code(session: Session, code: str) -> Unit:
    """The open unit with this code or short code, now or before: an old poster leads to where its branch went.

    Raises NoSuchUnit. A unit that closed and was taken over by nobody, or by several, is given as it is.
    """
    unit = unit_by_code(session, code)
    now = standing(session, unit)
    if now.closed_on is not None and len(parts := parts_of(session, unit)) == 1:
        return parts[0]
    return now


def shown(session: Session, units: Sequence[Unit], words: str) -> dict[int, str]:
    """What to call units that were found by these words: by a name of before it stands beside the one of now.

    ids -> "xã Hoa Mai", or "xã Hoa Mai (tên cũ: xã Hoa Đào)" as (name, former) joined by the caller's language.
    """
    former = former_names(session, [unit.id or 0 for unit in units], words)
    return {unit.id or 0: former.get(unit.id or 0, "") for unit in units}


def names_before(session: Session, unit_id: int) -> list[tuple[str, date]]:
    """What a unit, and those merged into it, were called: (name, until), the latest first."""
    rows = session.exec(
        select(col(UnitName.name), col(UnitName.until))
        .where(UnitName.unit_id == unit_id)
        .order_by(col(UnitName.until).desc())
    ).all()
    return list(dict.fromkeys(rows))


def own_names_before(session: Session, unit_id: int) -> list[str]:
    """What a unit itself was called, without the names of those that were merged into it."""
    own = (UnitName.unit_id == unit_id, UnitName.since_unit_id == unit_id)
    return list(session.exec(select(UnitName.name).where(*own).order_by(col(UnitName.id).desc())).all())
