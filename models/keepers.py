"""Whoever keeps a woman's group or branch, and a quiet word to her about that woman."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from models import clock, deliveries, planner
from models.deliveries import Message, Priority
from models.members import Person
from models.posts import Right, holders_above
from models.quiet import Timing, earliest
from models.units import UnitKind, get_unit


def keeper(session: Session, unit_id: int, person_id: int | None) -> Person | None:
    """Who keeps her group or branch, is not she herself, and can be written to: the leader before the head."""
    for held in holders_above(session, unit_id, Right.NAMES):
        if held.unit_kind not in {UnitKind.GROUP, UnitKind.BRANCH} or held.person_id == person_id:
            continue
        step = next(iter(planner.plan(session, [held.person_id])), None)
        if step is not None and step.contact_id is not None:
            return session.get(Person, held.person_id)
    return None


def tell_keeper(session: Session, kind: str, person_id: int, unit_id: int, keeper_id: int, *, again: timedelta) -> None:
    """A message of this kind about a woman, by day; said again within `again` it tells nobody a second time."""
    lately = select(Message.id).where(
        Message.kind == kind, Message.subject_id == person_id, Message.created_at > clock.now() - again
    )
    if session.exec(lately).first() is not None:
        return
    key = f"{kind}:{person_id}:{clock.today().isoformat()}"
    message = deliveries.post(session, key=key, kind=kind, subject_id=person_id, unit_id=unit_id)
    if message is not None:
        planner.address(session, message, [keeper_id], priority=Priority.ROLL, not_before=_by_day(session, unit_id))


def _by_day(session: Session, unit_id: int) -> datetime:
    """Now, or in the morning: when a quiet word may come to whoever keeps this unit."""
    return earliest(clock.now().astimezone(ZoneInfo(get_unit(session, unit_id).timezone)), Timing.NOTICE)
