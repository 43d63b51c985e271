"""Which thread her words belong to: by the message that she points at, or by what she has just read."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models import clock
from models.announcements import Announcement
from models.deliveries import CAME, Attempt, Delivery, Message
from models.threads import LASTS, Note, keeper_of

WITHIN_ONE = 20  # messages of an address among which those that left as one are looked for


def pointed_at(session: Session, contact_id: int, platform_id: str) -> tuple[int, int] | None:
    """The notice or note that is this message of the platform: (announcement, the member of its thread). None where
    several went within it, as nobody knows which of them she means."""
    rows = session.exec(
        select(Attempt.platform_ids, Message.kind, Message.subject_id, Delivery.person_id)
        .join(Delivery, col(Delivery.id) == Attempt.delivery_id)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(
            Attempt.contact_id == contact_id,
            Attempt.at > clock.now() - LASTS,
            col(Message.kind).in_(["notice", "note"]),
        )
        .order_by(col(Attempt.id).desc())
        .limit(200)
    )
    meant = [(kind, subject, person) for ids, kind, subject, person in rows if platform_id in ids]
    return _thread_of(session, *meant[0]) if len(set(meant)) == 1 else None


def just_read(session: Session, contact_id: int, person_id: int, among: int = 2) -> tuple[int, int] | None:
    """The notice or note among the last messages of an address: (announcement, the member of its thread)."""
    return next(iter(read_lately(session, contact_id, person_id, among)), None)


def read_lately(session: Session, contact_id: int, person_id: int, among: int) -> list[tuple[int, int]]:
    """The notices and notes among the last messages of an address within a day, as `just_read`, the newest first."""
    return list(dict.fromkeys(one for _at, one in _read(session, contact_id, person_id, among)))


def read_together(session: Session, contact_id: int, person_id: int, first: tuple[int, int]) -> list[tuple[int, int]]:
    """What left for her within one message with this notice or note, and it first: one for each who reads answers."""
    read = _read(session, contact_id, person_id, WITHIN_ONE)
    moment = next((at for at, one in read if one == first), None)
    found: dict[int, tuple[int, int]] = {}
    for one in (first, *(one for at, one in read if at == moment)):
        announcement = session.get(Announcement, one[0])
        if announcement is not None:
            found.setdefault(keeper_of(session, announcement), one)
    return list(found.values())


def _read(
    session: Session, contact_id: int, person_id: int, among: int
) -> list[tuple[datetime | None, tuple[int, int]]]:
    """(When it left, the thread), the newest first."""
    rows = session.exec(
        select(Message.kind, Message.subject_id, Delivery.person_id, Delivery.asked_at)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(
            Delivery.contact_id == contact_id,
            col(Delivery.asked_at) > clock.now() - timedelta(days=1),
            col(Delivery.state).in_(CAME),
        )
        .order_by(col(Delivery.asked_at).desc(), col(Delivery.id).desc())
        .limit(among)
    ).all()
    hers = [row for row in rows if row[0] in {"notice", "note"} and row[2] == person_id]
    found = ((at, _thread_of(session, kind, subject, person_id)) for kind, subject, _person, at in hers)
    return [(at, one) for at, one in found if one is not None]


def _thread_of(session: Session, kind: str, subject: int | None, person_id: int | None) -> tuple[int, int] | None:
    if kind == "notice":
        return (subject or 0, person_id or 0)
    note = session.get(Note, subject)
    return None if note is None else (note.announcement_id, note.member_id)
