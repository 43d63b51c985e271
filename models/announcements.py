"""Announcements to one's subtree: previewed to the letter, counted, sent, and reported on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlmodel import Field, Session, SQLModel, col, select

from models import clock, deliveries, planner
from models.conversations import Who
from models.db import ID, primary_key, reference
from models.deliveries import Delivery, Message, Priority, State, Tally
from models.facts import Fact, Refused
from models.members import MEMBER_STATES, Membership
from models.posts import Post, Right, post_for
from models.quiet import NIGHT_ENDS, Timing, earliest
from models.units import ABOVE_COMMUNE, UnitKind, get_unit, subtree_ids

A_DAY = 3  # announcements to one person, over all levels; what is more waits for 06:00 of the next day


class Audience(StrEnum):
    """Whom an announcement is for."""

    MEMBERS = "members"
    HEADS = "heads"


class Announcement(SQLModel, table=True):
    """One announcement in its sender's own words."""

    id: int | None = primary_key()
    unit_id: int = reference("unit.id")
    sender_id: int = reference("person.id")
    audience: str
    text: str
    created_at: datetime = Field(default_factory=clock.now, index=True)
    cancelled_at: datetime | None = None
    urgent_reason: str = ""  # why it may pass at night
    agreed_by: int | None = Field(default=None, sa_type=ID)  # the second person, above the commune
    reported_at: datetime | None = None  # the sender has been told how it went


class Announced(Fact):
    """It is on its way."""

    announcement: int
    by_message: int
    at_home: int
    later: int


class AnnouncementStopped(Fact):
    """What had not left yet stays here."""

    stopped: int


class NobodyThere(Refused):
    """The audience is empty."""

    unit: str


class TooLong(Refused):
    """More than the poorest channel carries in one message."""

    length: int
    limit: int


class EmptyText(Refused):
    """Nothing to send."""


LONGEST = 1500  # characters: one message on every channel, with the sender's name around it


@dataclass(frozen=True)
class Preview:
    """Exactly how many, before anything goes out."""

    unit: str
    total: int
    by_message: int
    at_home: int
    channels: tuple[tuple[str, int], ...]
    seconds: int


def recipients(session: Session, unit_id: int, audience: Audience) -> list[int]:
    """Who it is for: members who are not away for ever, or the posts, of the unit's subtree."""
    if audience is Audience.HEADS:
        today = clock.now().date()
        return list(
            session.exec(
                select(Post.person_id)
                .where(
                    col(Post.unit_id).in_(subtree_ids(unit_id)),
                    (col(Post.to_date).is_(None)) | (col(Post.to_date) > today),
                )
                .distinct()
            ).all()
        )
    unit = get_unit(session, unit_id)
    query = select(Membership.person_id).where(col(Membership.state).in_(MEMBER_STATES)).distinct()
    if unit.kind == UnitKind.GROUP:
        query = query.where(Membership.group_id == unit_id)
    else:
        query = query.where(col(Membership.unit_id).in_(subtree_ids(unit_id)))
    return list(session.exec(query).all())


def preview(
    session: Session, who: Who, unit_id: int, audience: Audience, text: str, rates: dict[str, float]
) -> Preview:
    """What would happen: the exact count by channel, and how long it takes at the channels' rates (messages/s)."""
    post_for(session, who.person_id, Right.DRAFT, unit_id)
    check_text(text)
    people = recipients(session, unit_id, audience)
    unit = get_unit(session, unit_id)
    if not people:
        raise NobodyThere(unit.name)
    channels: dict[str, int] = {}
    for start in range(0, len(people), 500):
        for step in planner.plan(session, people[start : start + 500]):
            if step.contact_id is not None:
                channels[step.channel] = channels.get(step.channel, 0) + 1
    reached = sum(channels.values())
    seconds = max((count / rates.get(name, 30.0) for name, count in channels.items()), default=0.0)
    return Preview(unit.name, len(people), reached, len(people) - reached, tuple(channels.items()), round(seconds))


def check_text(text: str) -> None:
    """Raise EmptyText or TooLong."""
    if not text.strip():
        raise EmptyText
    if len(text) > LONGEST:
        raise TooLong(len(text), LONGEST)


def draft(
    session: Session, who: Who, unit_id: int, audience: Audience, text: str, urgent_reason: str = ""
) -> Announcement:
    """Write an announcement down without sending it. Raises NotAllowed, EmptyText, TooLong or NobodyThere."""
    held = post_for(session, who.person_id, Right.DRAFT, unit_id)
    check_text(text)
    unit = get_unit(session, unit_id)
    if not recipients(session, unit_id, audience):
        raise NobodyThere(unit.name)
    announcement = Announcement(
        unit_id=unit_id, sender_id=held.person_id, audience=audience, text=text.strip(), urgent_reason=urgent_reason
    )
    session.add(announcement)
    session.flush()
    return announcement


def announce(session: Session, who: Who, unit_id: int, audience: Audience, text: str) -> Announced:
    """Send an announcement to one's subtree. Nobody gets more than A_DAY a day: the rest waits for the next morning."""
    post_for(session, who.person_id, Right.SEND, unit_id)
    return spread(session, draft(session, who, unit_id, audience, text))


def spread(session: Session, announcement: Announcement) -> Announced:
    """Write the deliveries of an announcement; an urgent one passes at night and beyond A_DAY."""
    unit = get_unit(session, announcement.unit_id)
    people = recipients(session, announcement.unit_id, Audience(announcement.audience))
    message = deliveries.post(
        session,
        key=f"notice:{announcement.id}",
        kind="notice",
        subject_id=announcement.id,
        unit_id=announcement.unit_id,
    )
    large = unit.kind in {*ABOVE_COMMUNE, UnitKind.COMMUNE}
    local = clock.now().astimezone(ZoneInfo(unit.timezone))
    not_before = earliest(local, Timing.URGENT if announcement.urgent_reason else Timing.NOTICE)
    full = set() if announcement.urgent_reason else _had_enough(session, people, not_before)
    tomorrow = datetime.combine(not_before.date() + timedelta(days=1), NIGHT_ENDS, local.tzinfo)
    priority = Priority.LARGER if large else Priority.BRANCH
    now_people = [person for person in people if person not in full]
    counts = planner.address(session, message or 0, now_people, priority=priority, not_before=not_before)
    late = planner.address(session, message or 0, sorted(full), priority=priority, not_before=tomorrow)
    return Announced(
        announcement.id or 0,
        counts["queued"] + late["queued"],
        counts["unreachable"] + late["unreachable"],
        late["queued"],
    )


def _had_enough(session: Session, people: list[int], on: datetime) -> set[int]:
    """Who of these already has A_DAY announcements on that local day."""
    start = on.replace(hour=0, minute=0, second=0, microsecond=0)
    counts: dict[int, int] = {}
    rows = session.exec(
        select(Delivery.person_id)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(
            Message.kind == "notice",
            Delivery.not_before >= start,
            Delivery.not_before < start + timedelta(days=1),
            Delivery.state != State.UNREACHABLE,
            Delivery.state != State.CANCELLED,
        )
    )
    for person_id in rows:
        if person_id is not None:
            counts[person_id] = counts.get(person_id, 0) + 1
    wanted = set(people)
    return {person_id for person_id, count in counts.items() if count >= A_DAY and person_id in wanted}


def stop(session: Session, who: Who, announcement_id: int) -> AnnouncementStopped:
    """Cancel what has not left yet."""
    announcement = session.get(Announcement, announcement_id)
    if announcement is None:
        return AnnouncementStopped(0)
    post_for(session, who.person_id, Right.SEND, announcement.unit_id)
    announcement.cancelled_at = announcement.cancelled_at or clock.now()
    session.add(announcement)
    return AnnouncementStopped(deliveries.cancel_queued(session, "notice", announcement_id))


def progress(session: Session, key: str) -> Tally:
    """How a message stands, by its key ("notice:7", "invite:3")."""
    message = session.exec(select(Message.id).where(Message.key == key)).first()
    return Tally() if message is None else deliveries.tally(session, message)


def latest(session: Session, person_id: int, limit: int = 5) -> list[tuple[Announcement, str, Delivery]]:
    """Her last announcements with the unit's name, the newest first."""
    rows = session.exec(
        select(Announcement, Delivery)
        .join(Message, (col(Message.subject_id) == Announcement.id) & (col(Message.kind) == "notice"))
        .join(Delivery, col(Delivery.message_id) == Message.id)
        .where(
            Delivery.person_id == person_id,
            Delivery.state != State.CANCELLED,
            Delivery.not_before <= clock.now(),
        )
        .order_by(col(Announcement.id).desc())
        .limit(limit)
    ).all()
    return [(a, get_unit(session, a.unit_id).name, d) for a, d in rows]


def finished_unreported(session: Session) -> list[Announcement]:
    """Announcements whose last message has left and whose sender has not been told yet."""
    waiting = (
        select(Message.subject_id)
        .join(Delivery, col(Delivery.message_id) == Message.id)
        .where(Message.kind == "notice", col(Delivery.state).in_([State.QUEUED, State.SENDING]))
    )
    return list(
        session.exec(
            select(Announcement).where(
                col(Announcement.reported_at).is_(None),
                col(Announcement.cancelled_at).is_(None),
                col(Announcement.id).in_(select(Message.subject_id).where(Message.kind == "notice")),
                col(Announcement.id).not_in(waiting),
            )
        ).all()
    )
