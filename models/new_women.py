"""Who joined the Hội in a period, by name: the women behind the number of new members."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select as core_select
from sqlmodel import Session, col

from models import trees
from models.conversations import Who
from models.member_spans import spans
from models.members import Person
from models.posts import NotAllowed, Right, post_for
from models.units import Unit, UnitKind, get_unit


@dataclass(frozen=True)
class NewWoman:
    """One of them, with the branch whose book she came into and the day."""

    full_name: str
    birth_year: int | None
    branch: str
    since: date


def may_name(session: Session, who: Who, unit_id: int) -> bool:
    """Whether she may see the names behind the figures of a unit."""
    try:
        post_for(session, who.person_id, Right.NAMES, unit_id)
    except NotAllowed:
        return False
    return True


def new_women(session: Session, who: Who, unit_id: int, start: date, end: date) -> list[NewWoman]:
    """Those whom `models.member_figures.joined` counts as joined, by day; honorary ones are not. Raises NotAllowed."""
    post_for(session, who.person_id, Right.NAMES, unit_id)
    unit = get_unit(session, unit_id)
    until = end if unit.closed_on is None else min(end, unit.closed_on)
    of_group = unit.kind == UnitKind.GROUP
    books = trees.books_of_group(unit_id) if of_group else trees.below(unit_id, None)
    s = spans(session, books).c
    rows = session.execute(
        core_select(col(Person.full_name), col(Person.birth_year), col(Unit.name), s.start)
        .join(Person, col(Person.id) == s.person_id)
        .join(Unit, col(Unit.id) == s.unit_id)
        .where(
            s.group_id == unit_id if of_group else s.unit_id.in_(books),
            s.how_in == "joined",
            ~s.honorary,
            s.start >= start,
            s.start < until,
        )
        .order_by(s.start, col(Unit.folded), col(Person.id))
    ).all()
    return [NewWoman(*row) for row in rows]
