"""Announcements to one's subtree: previewed to the letter, counted, frozen as a list, sent, and stopped."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, Column
from sqlmodel import Field, Session, SQLModel, col, select

from models import audiences, clock, deliveries, planner, spreading
from models.audiences import Audience, Wanted, wanted_from
from models.conversations import Who
from models.db import ID, primary_key, reference
from models.deliveries import Priority
from models.facts import Fact, Refused
from models.members import Person
from models.open_units import hold_for
from models.planner import NOTICE, aim_of_notice, notice_length
from models.posts import Right, post_for
from models.quiet import Timing, earliest
from models.units import ABOVE_COMMUNE, Unit, UnitKind, get_unit

__all__ = ["Announcement", "Audience", "Wanted", "announce", "preview", "spread"]


class Announcement(SQLModel, table=True):
    """One announcement in its sender's own words. `wanted` is whom she named (`Wanted.stored`); the people whom that
    was when it was sent stand in its deliveries and list parts."""

    id: int | None = primary_key()
    unit_id: int = reference("unit.id")
    sender_id: int = reference("person.id")
    audience: str
    wanted: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    text: str
    check_code: str = ""  # four digits by which a reader may ask whether it is ours
    created_at: datetime = Field(default_factory=clock.now, index=True)
    send_at: datetime | None = None  # None: at once
    paused_at: datetime | None = None
    cancelled_at: datetime | None = None
    recalled_at: datetime | None = None
    correction: str = ""  # what the sender says instead, if anything
    corrected_at: datetime | None = None  # everybody who may have it has the correction written down
    resent: int = 0  # how often it was sent again to those who had missed it
    urgent_reason: str = ""  # why it may pass at night
    agreed_by: int | None = Field(default=None, sa_type=ID)  # the second person, above the commune
    reported_at: datetime | None = None  # the sender has been told how it went
    file_id: int | None = Field(default=None, sa_type=ID)  # what goes with it; it expires before the announcement
    asks_receipt: bool = False  # its readers are asked to say that they have it


class Announced(Fact):
    """It is on its way. `later` of those by message have had enough for the day and get it the next morning; the others
    (`at_once`) get it now."""

    announcement: int
    by_message: int
    at_home: int
    later: int
    at_once: int


class AnnouncementWaits(Announced):
    """It is written down and leaves at a time to come."""

    when: datetime


class TooLong(Refused):
    """More than the poorest channel carries in one message."""

    length: int
    limit: int


class EmptyText(Refused):
    """Nothing to send."""


class SendingTimeOver(Refused):
    """The time that she names has gone by."""

    when: datetime


class SendingTimeFar(Refused):
    """Further ahead than a notice may wait."""

    days: int


LONGEST = 1500  # characters: one message on every channel, with the sender's name around it
AHEAD = timedelta(days=31)  # a notice may wait so long
SAME_WITHIN = timedelta(days=1)  # the same words again are said to be so
CODES_APART = timedelta(days=30)  # no two notices within this share a check code, as far as there are enough


@dataclass(frozen=True)
class Preview:
    """Exactly how many, before anything goes out."""

    unit: str
    total: int
    by_message: int
    at_home: int
    channels: tuple[tuple[str, int], ...]
    seconds: int
    without_year: int = 0  # left out by an age only because their birth year is not known
    split: tuple[tuple[str, int, int], ...] = ()  # (channel, women, đồng for all of them)
    price: int = 0  # đồng
    home: tuple[tuple[str, int], ...] = ()  # (reason, women) of those to be told at home


def wanted_of(audience: Audience | Wanted) -> Wanted:
    """An audience with its conditions; a bare one has none."""
    return audience if isinstance(audience, Wanted) else Wanted(audience)


def preview(
    session: Session,
    who: Who,
    unit_id: int,
    audience: Audience | Wanted,
    text: str,
    rates: dict[str, float],
    *,
    has_file: bool = False,
    when: datetime | None = None,
) -> Preview:
    """What would happen: the exact count by channel, and how long it takes at the channels' rates (messages/s).

    `when` it is to leave, None: now; in no quiet hour, as nothing is urgent yet. Raises NotAllowed, EmptyText, TooLong,
    NobodyThere, NobodyFits or NotInThatUnit.
    """
    post_for(session, who.person_id, Right.DRAFT, unit_id)
    check_text(text)
    wanted = wanted_of(audience)
    unit = get_unit(session, unit_id)
    audiences.check_somebody(session, unit_id, wanted)
    local = (clock.now() if when is None else max(when, clock.now())).astimezone(ZoneInfo(unit.timezone))
    aim = aim_of_notice(text, file=has_file, when=earliest(local, Timing.NOTICE))
    found = planner.forecast(session, audiences.people(session, unit_id, wanted), aim)
    channels = tuple(sorted(found.channels.items()))
    return Preview(
        unit.name,
        found.by_message + found.at_home,
        found.by_message,
        found.at_home,
        channels,
        round(found.seconds(rates)),
        audiences.without_a_year(session, unit_id, wanted),
        found.split,
        found.price,
        tuple(sorted(found.home.items())),
    )


def held_back(session: Session, unit_id: int, audience: Audience | Wanted, when: datetime) -> int:
    """How many whom a message reaches have had enough on that local day, and would get it the morning after."""
    full = spreading.had_enough(session, audiences.people(session, unit_id, wanted_of(audience)), when)
    return planner.forecast(session, sorted(full), NOTICE).by_message if full else 0


def sent_before(session: Session, unit_id: int, audience: Audience | Wanted, text: str) -> Announcement | None:
    """The same words to the same women within the last day, if they were sent and not taken back."""
    found = session.exec(
        select(Announcement)
        .where(
            Announcement.unit_id == unit_id,
            Announcement.text == text.strip(),
            Announcement.created_at > clock.now() - SAME_WITHIN,
            col(Announcement.cancelled_at).is_(None),
            col(Announcement.recalled_at).is_(None),
            col(Announcement.send_at).is_(None) | (col(Announcement.send_at) <= clock.now()),
        )
        .order_by(col(Announcement.id).desc())
    ).all()
    wanted = wanted_of(audience)
    return next((one for one in found if wanted_from(one.wanted) == wanted and _went(session, one)), None)


def _went(session: Session, announcement: Announcement) -> bool:
    """Whether it was put on its way, and is no draft."""
    on_its_way = select(deliveries.Message.id).where(deliveries.Message.key == notice_key(announcement.id or 0))
    return session.exec(on_its_way).first() is not None


def check_text(text: str) -> None:
    """Raise EmptyText or TooLong."""
    if not text.strip():
        raise EmptyText
    if len(text) > LONGEST:
        raise TooLong(len(text), LONGEST)


def check_send_at(when: datetime) -> None:
    """Raise SendingTimeOver or SendingTimeFar."""
    if when <= clock.now():
        raise SendingTimeOver(when)
    if when > clock.now() + AHEAD:
        raise SendingTimeFar(AHEAD.days)


def new_check_code(session: Session) -> str:
    """Four digits that no other notice of these weeks has; in a very large house the same may come twice."""
    for _ in range(20):
        code = f"{secrets.randbelow(9000) + 1000}"
        taken = select(Announcement.id).where(
            Announcement.check_code == code, Announcement.created_at > clock.now() - CODES_APART
        )
        if session.exec(taken.limit(1)).first() is None:
            break
    return code


def draft(
    session: Session,
    who: Who,
    unit_id: int,
    audience: Audience | Wanted,
    text: str,
    urgent_reason: str = "",
    *,
    send_at: datetime | None = None,
    check_code: str = "",
) -> Announcement:
    """Write an announcement down without sending it. Raises UnitClosed, and as `preview` and `check_send_at`."""
    held = hold_for(session, who.person_id, Right.DRAFT, unit_id)
    check_text(text)
    if send_at is not None:
        check_send_at(send_at)
    audiences.check_somebody(session, unit_id, wanted := wanted_of(audience))
    announcement = Announcement(
        unit_id=unit_id,
        sender_id=held.person_id,
        audience=wanted.audience,
        wanted=wanted.stored(),
        text=text.strip(),
        check_code=check_code or new_check_code(session),
        send_at=send_at,
        urgent_reason=urgent_reason,
    )
    session.add(announcement)
    session.flush()
    return announcement


def announce(
    session: Session,
    who: Who,
    unit_id: int,
    audience: Audience | Wanted,
    text: str,
    *,
    send_at: datetime | None = None,
    check_code: str = "",
) -> Announced:
    """Send an announcement to one's subtree. Nobody gets more than three a day: the rest waits for the next morning."""
    hold_for(session, who.person_id, Right.SEND, unit_id)
    return spread(session, draft(session, who, unit_id, audience, text, send_at=send_at, check_code=check_code))


def spread(session: Session, announcement: Announcement) -> Announced:
    """Freeze whom an announcement is for and put it on its way; an urgent one passes at night and beyond the three."""
    unit = get_unit(session, announcement.unit_id)
    within = audiences.people(session, announcement.unit_id, wanted_from(announcement.wanted))
    people = list(session.exec(within.order_by(col(Person.id))).all())
    urgent = bool(announcement.urgent_reason)
    local = clock.now().astimezone(ZoneInfo(unit.timezone))
    wished = local if announcement.send_at is None else max(announcement.send_at.astimezone(local.tzinfo), local)
    when = earliest(wished, Timing.URGENT if urgent else Timing.NOTICE)
    message = deliveries.post(
        session,
        key=notice_key(announcement.id or 0),
        kind="notice",
        subject_id=announcement.id,
        unit_id=announcement.unit_id,
        fields={"length": notice_length(announcement.text)},
        file_id=announcement.file_id,
    )
    later = set() if urgent else spreading.had_enough(session, within, when)
    aim = aim_of_notice(announcement.text, file=announcement.file_id is not None, when=when)
    found = planner.forecast(session, people, aim)
    if message is not None:
        priority = _priority(unit)
        spreading.spread(session, message, people, priority=priority, not_before=when, capped=not urgent)
    reached = planner.forecast(session, sorted(later), aim).by_message
    said = (announcement.id or 0, found.by_message, found.at_home, reached, found.by_message - reached)
    return Announced(*said) if when == local else AnnouncementWaits(*said, when)


def _priority(unit: Unit) -> Priority:
    return Priority.LARGER if unit.kind in {*ABOVE_COMMUNE, UnitKind.COMMUNE} else Priority.BRANCH


def notice_key(announcement_id: int) -> str:
    """The ledger's key of an announcement."""
    return f"notice:{announcement_id}"
