"""Announcements looked back at: a member's last ones, those whose sender waits for the result, and check codes."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models import clock
from models.announcements import Announcement
from models.conversations import Who
from models.deliveries import AT_HOME, REACHED, Delivery, Message, State
from models.facts import Fact, Refused
from models.members import Person, given_name
from models.spreading import ListPart
from models.units import Unit, get_unit

CODES_KNOWN = timedelta(days=731)  # four digits may come twice in this time
MOST_ALIKE = 4  # notices with the same digits whose days are told


class NoticeIsOurs(Fact):
    """She asked by its code whether a notice is from the Hội, and it is."""

    sender: str
    unit: str
    when: datetime
    text: str
    recalled: bool
    earlier: tuple[datetime, ...] = ()  # older notices of hers with the same digits, the latest first


class NoSuchNotice(Refused):
    """No notice that she was sent has this code."""

    code: str


def latest(
    session: Session, person_id: int, limit: int, *, before: int | None = None
) -> list[tuple[Announcement, str, Delivery]]:
    """Her last announcements (`before`: those older than this one) with the unit's name, the newest first; not those
    that were recalled."""
    older = [] if before is None else [col(Announcement.id) < before]
    rows = session.exec(
        select(Announcement, Delivery)
        .join(Message, (col(Message.subject_id) == Announcement.id) & (col(Message.kind) == "notice"))
        .join(Delivery, col(Delivery.message_id) == Message.id)
        .where(
            Delivery.person_id == person_id,
            col(Delivery.state).not_in([State.CANCELLED, State.HELD]),
            Delivery.not_before <= clock.now(),
            col(Announcement.recalled_at).is_(None),
            *older,
        )
        .order_by(col(Announcement.id).desc())
        .limit(limit)
    ).all()
    return [(a, get_unit(session, a.unit_id).name, d) for a, d in rows]


def finished_unreported(session: Session) -> list[Announcement]:
    """Announcements whose last message has left and whose sender has not been told yet, the oldest first."""
    waiting = (
        select(Message.subject_id)
        .join(Delivery, col(Delivery.message_id) == Message.id)
        .where(Message.kind == "notice", col(Delivery.state).in_([State.QUEUED, State.SENDING, State.HELD]))
    )
    unwritten = select(Message.subject_id).join(ListPart, col(ListPart.message_id) == Message.id)
    return list(
        session.exec(
            select(Announcement)
            .where(
                col(Announcement.reported_at).is_(None),
                col(Announcement.cancelled_at).is_(None),
                col(Announcement.id).in_(select(Message.subject_id).where(Message.kind == "notice")),
                col(Announcement.id).not_in(waiting),
                col(Announcement.id).not_in(unwritten.where(Message.kind == "notice")),
            )
            .order_by(col(Announcement.id))
        ).all()
    )


def check_notice(session: Session, who: Who, code: str) -> NoticeIsOurs:
    """Who sent the notice with this code, to one who was sent it or sent it herself; of several the latest.

    Raises NoSuchNotice.
    """
    hers = (
        select(Message.subject_id)
        .join(Delivery, col(Delivery.message_id) == Message.id)
        .where(
            Message.kind == "notice",
            Delivery.person_id == who.person_id,
            col(Delivery.state).in_([*REACHED, *AT_HOME, State.SENDING]),
        )
    )
    alike = session.exec(
        select(Announcement)
        .where(
            Announcement.check_code == code,
            Announcement.created_at > clock.now() - CODES_KNOWN,
            (col(Announcement.id).in_(hers)) | (Announcement.sender_id == who.person_id),
        )
        .order_by(col(Announcement.id).desc())
        .limit(MOST_ALIKE)
    ).all()
    found = alike[0] if alike else None
    sender = session.get(Person, found.sender_id) if found else None
    if found is None or sender is None:
        raise NoSuchNotice(code)
    unit = get_unit(session, found.unit_id)
    return NoticeIsOurs(
        given_name(sender.full_name, sender.calling_name),
        unit.name,
        _left_at(found, unit),
        found.text,
        found.recalled_at is not None,
        tuple(_left_at(one, unit) for one in alike[1:]),
    )


def _left_at(announcement: Announcement, unit: Unit) -> datetime:
    """When it was to leave, in the unit's time."""
    return (announcement.send_at or announcement.created_at).astimezone(ZoneInfo(unit.timezone))
