"""Fees (hội phí) that a woman has paid to her branch's treasurer: noted by the year, never collected here."""

from datetime import datetime

from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.db import ID, reference
from models.facts import Refused


class Fee(SQLModel, table=True):
    """A woman's fee of one year is paid."""

    membership_id: int = reference("membership.id", key=True)
    year: int = Field(primary_key=True)
    noted_at: datetime
    noted_by: int | None = Field(default=None, sa_type=ID)


class NoSuchYear(Refused):
    """Fees are noted from 2000 to next year."""

    year: int


def check_year(year: int) -> None:
    """Whether fees of this year are noted here. Raises NoSuchYear."""
    if not 2000 <= year <= clock.today().year + 1:
        raise NoSuchYear(year)


def paid(session: Session, membership_id: int) -> list[int]:
    """The years that are noted as paid, the latest first."""
    return list(
        session.exec(select(Fee.year).where(Fee.membership_id == membership_id).order_by(col(Fee.year).desc())).all()
    )


def set_paid(session: Session, membership_id: int, year: int, is_paid: bool, by: int) -> bool:
    """Note a year as paid, or take the note away. False when it was so already."""
    known = session.get(Fee, (membership_id, year))
    if (known is not None) == is_paid:
        return False
    if known is not None:
        session.delete(known)
    else:
        session.add(Fee(membership_id=membership_id, year=year, noted_at=clock.now(), noted_by=by))
    return True
