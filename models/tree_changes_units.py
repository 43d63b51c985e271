"""The steps that deeds share: the units they name, a new one, one that closes, the post that goes on."""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from models.posts import Post
from models.tree_changes_checks import BadUnitName, NoSuchHead, check_name
from models.tree_changes_kept import Deed, UnitChange, note
from models.units import Unit, UnitExists, UnitKind, add_unit, get_unit


def units_of(session: Session, deed: Deed) -> list[Unit]:
    """The units that a deed names, one after the other."""
    return [get_unit(session, unit_id) for unit_id in deed.units]


def one_unit(session: Session, deed: Deed) -> Unit:
    """The one unit that a deed is about."""
    return get_unit(session, deed.units[0] if deed.units else 0)


def made_unit(
    session: Session,
    change: UnitChange,
    name: str,
    kind: UnitKind,
    parent: Unit,
    deed: Deed,
    *,
    besides: Collection[int | None] = (),
    like: Unit | None = None,
) -> Unit:
    """A new unit from the deed's day, with the settings of the one that it comes from.

    Raises BadUnitName, AlreadyThere, NotBelow, UnitExists.
    """
    if not name:
        raise BadUnitName(0)
    named = check_name(session, name, parent.id, kind, besides=besides)
    code = deed.code if deed.code and len(deed.parts) == 0 else free_code(session, parent)
    unit = add_unit(session, code=code, name=named, kind=kind, parent=parent, since=change.day)
    unit.timezone = (like or parent).timezone
    unit.settings = {**(like.settings if like is not None else {}), **(deed.settings or {})}
    session.add(unit)
    session.flush()
    note(session, change, "made", [(unit.id or 0, None)])
    return unit


def free_code(session: Session, parent: Unit) -> str:
    """The next code below a unit that nobody has: "X1-3"."""
    start = f"{parent.code}-"
    taken = set(session.exec(select(Unit.code).where(col(Unit.code).startswith(start, autoescape=True))).all())
    code = next(code for n in range(1, len(taken) + 2) if (code := f"{start}{n}") not in taken)
    if len(code) > 40:
        raise UnitExists(code)
    return code


def close_unit(session: Session, change: UnitChange, unit: Unit) -> None:
    """It is no more from the deed's day."""
    note(session, change, "closed", [(unit.id or 0, "")])
    unit.closed_on = change.day
    session.add(unit)
    session.flush()


def going_on(session: Session, deed: Deed, units: Sequence[Unit]) -> Post | None:
    """The post that holds in the merged unit, too. Raises NoSuchHead."""
    if deed.head is None:
        return None
    post = session.get(Post, deed.head)
    if post is None or post.unit_id not in {unit.id for unit in units}:
        raise NoSuchHead
    return post
