"""Whether the books of a unit reach back to a time: before its first meeting nothing says that nobody met."""

from datetime import date

from sqlmodel import Session, col, select

from models.meetings import Meeting
from models.units import UnitPath


def kept_before(session: Session, unit_id: int, end: date) -> bool:
    """Whether a meeting of the unit, or of what is or was below it, stands in the books before a day."""
    below = select(UnitPath.descendant_id).where(UnitPath.ancestor_id == unit_id)
    query = select(Meeting.id).where(Meeting.local_date < end, col(Meeting.unit_id).in_(below)).limit(1)
    return session.exec(query).first() is not None
