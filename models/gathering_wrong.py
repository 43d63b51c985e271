"""Places with more members than women, at any depth below a unit: one of the two was counted wrongly there."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models import clock, trees
from models.conversations import Who
from models.gathering_below import PLACES, standing
from models.member_figures import Members, members_of
from models.posts import Right, post_for
from models.units import Unit, UnitPath, by_name, get_unit
from models.women_places import CHUNK, InPlace, holding, in_places, merged_into


@dataclass(frozen=True)
class WronglyCounted:
    """A place whose own number of women is less than its members; `above` is the unit that it hangs under."""

    unit_id: int
    name: str
    above: str
    members: int
    women: int


def wrongly_counted_below(
    session: Session, who: Who | None, unit_id: int, on: date | None = None, *, as_of: date | None = None
) -> list[WronglyCounted]:
    """Those below a unit at the end of a day (today), by name. A place without a number of its own has none that could
    be wrong: the places beneath it are looked at instead. Raises NotAllowed, NoSuchUnit."""
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, unit_id)
    unit = get_unit(session, unit_id)
    on, day = trees.counted_on(unit, on or clock.today(), as_of)
    below = trees.below(unit_id, day)
    counted = set(session.execute(select(holding(session, on, below).c.unit_id)).scalars())
    ids = sorted((counted | set(merged_into(session, below, day))) - {unit_id})
    women: dict[int, InPlace] = {}
    members: dict[int, Members] = {}
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        women |= in_places(session, part, on, day)
        members |= members_of(session, [one for one in part if one in women], on, as_of=day)
    wrong = [one for one in women if one in members and members[one].members > women[one].women]
    above = dict(
        session.execute(
            select(UnitPath.descendant_id, Unit.name)
            .join(Unit, col(Unit.id) == UnitPath.ancestor_id)
            .where(col(UnitPath.descendant_id).in_(wrong), UnitPath.depth == 1, trees.on(day))
        ).all()
    )
    units = session.exec(select(Unit).where(col(Unit.id).in_(wrong), col(Unit.kind).in_(PLACES))).all()
    found = [
        WronglyCounted(
            one.id or 0, one.name, above.get(one.id, ""), members[one.id or 0].members, women[one.id or 0].women
        )
        for one in standing(units, day)
    ]
    return sorted(found, key=lambda one: (by_name(one.name), by_name(one.above)))
