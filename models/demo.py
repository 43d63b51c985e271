"""The demo: its clock, which keeps its time over a restart, and its phones, one for each invented person."""

from datetime import timedelta

from sqlmodel import Field, Session, SQLModel

from models import clock
from models.conversations import link, who_writes
from models.members import Person
from models.web import CHANNEL, reader


class DemoClock(SQLModel, table=True):
    """One row: how many seconds people's time runs ahead of the machine's."""

    __tablename__ = "demo_clock"
    id: int = Field(default=1, primary_key=True)
    ahead: float


def remembered(session: Session) -> timedelta:
    """How far the demo's time had run ahead."""
    found = session.get(DemoClock, 1)
    return timedelta(seconds=found.ahead if found is not None else 0.0)


def remember(session: Session, ahead: timedelta) -> None:
    """Keep how far the demo's time runs ahead."""
    found = session.get(DemoClock, 1) or DemoClock(ahead=0.0)
    found.ahead = ahead.total_seconds()
    session.add(found)


def phone_address(person_id: int) -> str:
    """The web address that stands for a person's phone."""
    return f"demo-{person_id}"


def pick_up(session: Session, person_id: int) -> str | None:
    """Take a person's phone in hand; one who had none gets one. Its address, or None where there is no such person.

    A phone that is there already stays as it is: its owner may have had herself erased from it.
    """
    if session.get(Person, person_id) is None:
        return None
    address = phone_address(person_id)
    if reader(session, address).contact_id is None:
        link(session, who_writes(session, CHANNEL, address, "", clock.now()).contact_id, person_id)
    return address
