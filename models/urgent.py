"""Announcements that need a second person: urgent ones above the commune, and what a drafter has written."""

from collections.abc import Collection
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models import clock, deliveries, planner
from models.announcements import Announced, Announcement, Audience, Wanted, draft, spread
from models.conversations import Who
from models.courses import halt, steered
from models.deliveries import Delivery, Message, Priority
from models.facts import Fact, Refused
from models.members import Person, given_name
from models.open_units import hold_for, row_in_unit
from models.posts import NotAllowed, Right, responsible
from models.quiet import Timing, earliest
from models.refused_drafts import tell_refused
from models.units import ABOVE_COMMUNE, get_unit


class SecondAsked(Fact):
    """It waits for a second person's word."""

    announcement: int


class NoSecondPerson(Refused):
    """Nobody else here may send: an urgent announcement of a large unit cannot go."""


class AgreedAlready(Refused):
    """Somebody has agreed, or it has been stopped."""


class DraftPassedOn(Fact):
    """It waits for somebody who may send."""

    announcement: int


class DraftRefused(Fact):
    """It does not go, and whoever wrote it hears so."""

    name: str


class NobodySends(Refused):
    """Nobody in this unit or above may send what she drafts."""


def announce_urgent(
    session: Session,
    who: Who,
    unit_id: int,
    audience: Audience | Wanted,
    text: str,
    reason: str,
    *,
    check_code: str = "",
) -> Announced | SecondAsked:
    """Send at once, whatever the hour; above the commune a second person is asked first."""
    hold_for(session, who.person_id, Right.SEND, unit_id)
    announcement = draft(session, who, unit_id, audience, text, reason, check_code=check_code)
    if get_unit(session, unit_id).kind not in ABOVE_COMMUNE:
        return spread(session, announcement)
    if not _ask(session, announcement):
        raise NoSecondPerson
    return SecondAsked(announcement.id or 0)


def pass_on(
    session: Session, who: Who, unit_id: int, audience: Audience | Wanted, text: str, *, check_code: str = ""
) -> DraftPassedOn:
    """What a drafter has written goes to those who may send it."""
    announcement = draft(session, who, unit_id, audience, text, check_code=check_code)
    if not _ask(session, announcement):
        raise NobodySends
    return DraftPassedOn(announcement.id or 0)


def ask_anew(session: Session, announcement_ids: Collection[int]) -> None:
    """Their unit was merged or split: of those that wait for a second person, whoever may send there now is asked."""
    for one in session.exec(select(Announcement).where(col(Announcement.id).in_(announcement_ids))).all():
        if one.agreed_by is None and one.cancelled_at is None and one.send_at is None:
            asked = (
                select(Delivery.person_id)
                .join(Message, col(Message.id) == Delivery.message_id)
                .where(Message.kind == "second", Message.subject_id == one.id)
            )
            _ask(session, one, f":{one.unit_id}", {person or 0 for person in session.exec(asked).all()})


def _ask(session: Session, announcement: Announcement, again: str = "", asked: Collection[int] = ()) -> bool:
    """Put an announcement to the others who may send here and were not asked. False where there are none."""
    holders = responsible(session, announcement.unit_id, Right.SEND)
    others = {held.person_id for held in holders} - {announcement.sender_id, *asked}
    if again and not others:
        return False
    message = deliveries.post(
        session,
        key=f"second:{announcement.id}{again}",
        kind="second",
        subject_id=announcement.id,
        unit_id=announcement.unit_id,
    )
    now = clock.now().astimezone(ZoneInfo(get_unit(session, announcement.unit_id).timezone))
    # What somebody drafts at night wakes nobody; what cannot wait for the morning does.
    when = earliest(now, Timing.URGENT if announcement.urgent_reason else Timing.NOTICE)
    if message is not None:
        planner.address(session, message, sorted(others), priority=Priority.ROLL, not_before=when)
    return bool(others)


def agree(session: Session, who: Who, announcement_id: int) -> Announced:
    """A second person agrees, and it goes out: once, and never by its sender's own word."""
    announcement = row_in_unit(session, Announcement, announcement_id)
    if announcement is None or announcement.sender_id == who.person_id:
        raise NotAllowed
    hold_for(session, who.person_id, Right.SEND, announcement.unit_id)
    if announcement.agreed_by is not None or announcement.cancelled_at is not None:
        raise AgreedAlready
    announcement.agreed_by = who.person_id
    session.add(announcement)
    return spread(session, announcement)


def refuse(session: Session, who: Who, announcement_id: int, reason: str = "") -> DraftRefused:
    """A second person says no; `reason` is hers, if she gives one. Raises NotAllowed or AgreedAlready."""
    announcement = steered(session, who, announcement_id)
    if announcement is None or announcement.sender_id == who.person_id:
        raise NotAllowed
    if announcement.agreed_by is not None or announcement.cancelled_at is not None:
        raise AgreedAlready
    tell_refused(session, who, announcement, reason)
    halt(session, announcement)
    writer = session.get(Person, announcement.sender_id)
    return DraftRefused(given_name(writer.full_name, writer.calling_name) if writer else "")
