"""What a caller may see by an id: what is missing and what is not hers look alike to her."""

from typing import TypeVar

from sqlmodel import Session, SQLModel, col, select

from models.conversations import Who
from models.facts import Refused
from models.posts import Held, NotAllowed, Right, first_post, post_for
from models.units import NoSuchUnit, Unit, subtree_ids

T = TypeVar("T", bound=SQLModel)


def get_for(session: Session, who: Who, right: Right, table: type[T], row_id: int, missing: Refused) -> tuple[T, Held]:
    """A row of a table with a unit, and the post that gives her this right over it.

    Raises NotAllowed, whether the row is outside her subtree or not there at all; `missing` only where nothing is
    outside.
    """
    row = session.get(table, row_id)
    if row is None:
        raise absent(session, who, right, missing)
    return row, post_for(session, who.person_id, right, row.unit_id)  # type: ignore[attr-defined]


def unit_for(session: Session, who: Who, right: Right, unit_id: int) -> Held:
    """The post that gives her this right over a unit. Raises as `get_for`, with NoSuchUnit."""
    if session.get(Unit, unit_id) is None:
        raise absent(session, who, right, NoSuchUnit(str(unit_id)))
    return post_for(session, who.person_id, right, unit_id)


def absent(session: Session, who: Who, right: Right, missing: Refused) -> Refused:
    """What to tell her of something that is not there: NotAllowed, unless her subtree is the whole tree."""
    held = first_post(session, who.person_id, right)
    outside = session.exec(select(Unit.id).where(col(Unit.id).not_in(subtree_ids(held.unit_id))).limit(1)).first()
    return missing if outside is None else NotAllowed()


def subtree_for(session: Session, who: Who, right: Right, unit_id: int | None) -> tuple[int, Held]:
    """The unit whose subtree a list is about: the one asked for, or that of her post. Raises NotAllowed."""
    if unit_id is None:
        held = first_post(session, who.person_id, right)
        return held.unit_id, held
    return unit_id, post_for(session, who.person_id, right, unit_id)
