"""What was written to be agreed to and does not go: its writer hears so."""

from zoneinfo import ZoneInfo

from sqlmodel import Session

from models import clock, deliveries, planner
from models.announcements import Announcement
from models.conversations import Who
from models.deliveries import Priority
from models.quiet import Timing, earliest
from models.units import get_unit


def tell_refused(session: Session, who: Who, announcement: Announcement, reason: str = "") -> None:
    """Whoever wrote what was to be agreed to hears, by day, that it does not go; not of her own word."""
    if announcement.sender_id == who.person_id:
        return
    message = deliveries.post(
        session,
        key=f"draft-refused:{announcement.id}",
        kind="draft-refused",
        subject_id=announcement.id,
        unit_id=announcement.unit_id,
        fields={"by": who.person_id, "reason": reason},
    )
    if message is not None:
        zone = ZoneInfo(get_unit(session, announcement.unit_id).timezone)
        when = earliest(clock.now().astimezone(zone), Timing.NOTICE)
        planner.address(session, message, [announcement.sender_id], priority=Priority.ROLL, not_before=when)
