"""Urgent announcements: they pass at night with a reason, and above the commune with a second person's word."""

from sqlmodel import Session, select

from models import clock, deliveries, planner
from models.announcements import Announced, Announcement, Audience, draft, spread
from models.conversations import Who
from models.deliveries import Priority
from models.facts import Fact, Refused
from models.posts import NotAllowed, Right, post_for, responsible
from models.units import ABOVE_COMMUNE, get_unit


class SecondAsked(Fact):
    """It waits for a second person's word."""

    announcement: int


class NoSecondPerson(Refused):
    """Nobody else here may send: an urgent announcement of a large unit cannot go."""


class AgreedAlready(Refused):
    """Somebody has agreed, or it has been stopped."""


def announce_urgent(
    session: Session, who: Who, unit_id: int, audience: Audience, text: str, reason: str
) -> Announced | SecondAsked:
    """Send at once, whatever the hour; above the commune a second person is asked first."""
    announcement = draft(session, who, unit_id, audience, text, reason)
    if get_unit(session, unit_id).kind not in ABOVE_COMMUNE:
        return spread(session, announcement)
    others = {
        held.person_id for held in responsible(session, unit_id, Right.SEND) if held.person_id != announcement.sender_id
    }
    if not others:
        raise NoSecondPerson
    message = deliveries.post(
        session, key=f"second:{announcement.id}", kind="second", subject_id=announcement.id, unit_id=unit_id
    )
    planner.address(session, message or 0, sorted(others), priority=Priority.ROLL, not_before=clock.now())
    return SecondAsked(announcement.id or 0)


def agree(session: Session, who: Who, announcement_id: int) -> Announced:
    """A second person agrees, and it goes out: once, and never by its sender's own word."""
    announcement = session.exec(
        select(Announcement).where(Announcement.id == announcement_id).with_for_update()
    ).first()
    if announcement is None or announcement.sender_id == who.person_id:
        raise NotAllowed
    post_for(session, who.person_id, Right.SEND, announcement.unit_id)
    if announcement.agreed_by is not None or announcement.cancelled_at is not None:
        raise AgreedAlready
    announcement.agreed_by = who.person_id
    session.add(announcement)
    return spread(session, announcement)
