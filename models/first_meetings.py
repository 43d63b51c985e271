"""Whether the books reach back to a time: before the first meeting of a commune nothing says that nobody met there."""

from datetime import date

from sqlmodel import Session, col, select

from models.meetings import Meeting
from models.units import Unit, UnitKind, UnitPath


def kept_before(session: Session, unit_id: int, end: date) -> bool:
    """Whether a meeting stands in the books before a day: of the unit, of what is or was below it, or beside it in its
    commune."""
    communes = (
        select(UnitPath.ancestor_id)
        .join(Unit, col(Unit.id) == UnitPath.ancestor_id)
        .where(UnitPath.descendant_id == unit_id, Unit.kind == UnitKind.COMMUNE)
    )
    whole = [unit_id, *session.exec(communes).all()]
    below = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(whole))
    query = select(Meeting.id).where(Meeting.local_date < end, col(Meeting.unit_id).in_(below)).limit(1)
    return session.exec(query).first() is not None
