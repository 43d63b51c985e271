"""The last meeting that a unit held and the one before it; the meetings of some days, held or to come."""

from datetime import date, timedelta

from sqlmodel import Session, col, select

from models import clock
from models.conversations import Who
from models.figure_rolls import held
from models.meetings import Meeting, MeetingState
from models.posts import Right, post_for
from models.units import Unit, UnitKind, UnitPath, get_unit

WITHIN = timedelta(days=800)  # whoever has not met for longer has no last meeting
_OWN = frozenset({UnitKind.BRANCH, UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE})


def last_held(session: Session, who: Who, unit_id: int, before: int = 0) -> Meeting | None:
    """The last meeting that has been of a branch or a part of one, of a larger unit the last one of all below it;
    `before` is the id of one, for that which was before it. None for none. Raises NotAllowed, NoSuchUnit."""
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    query = select(Meeting).where(col(Meeting.local_date) > clock.today() - WITHIN, *held())
    if get_unit(session, unit_id).kind in _OWN:
        query = query.where(Meeting.unit_id == unit_id)
    else:
        below = select(UnitPath.descendant_id).where(UnitPath.ancestor_id == unit_id, col(UnitPath.to_date).is_(None))
        query = query.where(col(Meeting.unit_id).in_(below))
    if (one := session.get(Meeting, before) if before else None) is not None:
        start = col(Meeting.starts_at)
        query = query.where((start < one.starts_at) | ((start == one.starts_at) & (col(Meeting.id) < before)))
    return session.exec(query.order_by(col(Meeting.starts_at).desc(), col(Meeting.id).desc()).limit(1)).first()


def meetings_on(
    session: Session, who: Who, unit_id: int, first: date | None, last: date | None, most: int
) -> list[tuple[Meeting, str]]:
    """The meetings at and below a unit from one day until before another, each with its unit's name, the earliest
    first; without days those that are to come. At most `most` and one more. Raises NotAllowed."""
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    below = select(UnitPath.descendant_id).where(UnitPath.ancestor_id == unit_id, col(UnitPath.to_date).is_(None))
    query = (
        select(Meeting, Unit.name)
        .join(Unit, col(Unit.id) == Meeting.unit_id)
        .where(col(Meeting.unit_id).in_(below), Meeting.state != MeetingState.CANCELLED)
        .order_by(col(Meeting.starts_at), col(Meeting.id))
        .limit(most + 1)
    )
    if first is None or last is None:
        query = query.where(Meeting.starts_at > clock.now())
    else:
        query = query.where(col(Meeting.local_date) >= first, col(Meeting.local_date) < last)
    return list(session.exec(query).all())
