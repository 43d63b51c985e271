"""Her coming meetings as a calendar that her phone fetches by itself: a private link for each who asks for one."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Field, Session, SQLModel, col, or_, select

from models import clock
from models.db import primary_key, reference
from models.facts import Refused
from models.meetings import INVITATIONS, Answer, Invitation, Meeting, MeetingState, NotInvited, get_meeting
from models.places import Spot, spot_of
from models.posts import NotAllowed, Right, post_for
from models.units import Unit, get_unit
from models.vault import vault

PREFIX = "ch_cal_"  # logs hide what begins with it
PAST = timedelta(days=1)  # a meeting stays in the calendar until the day after
MOST = 100


class Feed(SQLModel, table=True):
    """One private link; the token itself is not kept."""

    id: int | None = primary_key()
    person_id: int = reference("person.id")
    token_hash: str = Field(unique=True)
    language: str  # the one in which she asked for it
    created_at: datetime
    closed_at: datetime | None = None


class NoSuchFeed(Refused):
    """The link is wrong, or another one has taken its place."""


@dataclass(frozen=True)
class Entry:
    """One meeting as a calendar holds it; `uid` is the same for ever, `version` counts its changes."""

    uid: str
    version: int
    off: bool
    kind: str
    unit: str
    start: datetime  # in the unit's time zone
    place: str
    content: str
    spot: Spot | None
    written_at: datetime


@dataclass(frozen=True)
class Calendar:
    """What one person's calendar shows, and in which words."""

    language: str
    entries: tuple[Entry, ...]


def has_feed(session: Session, person_id: int) -> bool:
    """Whether she has a link that works."""
    return session.exec(select(Feed.id).where(Feed.person_id == person_id, _open())).first() is not None


def open_feed(session: Session, person_id: int, language: str) -> str:
    """The path of a new link, "/calendar/<token>.ics"; the links she had before open nothing any more."""
    close_feeds(session, person_id)
    token = PREFIX + secrets.token_urlsafe(24)
    digest = _digest(session, token)
    session.add(Feed(person_id=person_id, token_hash=digest, language=language, created_at=clock.now()))
    session.flush()
    return f"/calendar/{token}.ics"


def close_feeds(session: Session, person_id: int) -> int:
    """Her links open nothing any more. How many did."""
    feeds = Feed.__table__  # type: ignore[attr-defined]
    return (
        session.connection()
        .execute(
            feeds.update()
            .where(feeds.c.person_id == person_id, feeds.c.closed_at.is_(None))
            .values(closed_at=clock.now())
        )
        .rowcount
    )


def calendar_of(session: Session, token: str) -> Calendar:
    """Her own meetings of now and later, also those that were called off; what she declined is left out.

    Raises NoSuchFeed.
    """
    found = session.exec(
        select(Feed.person_id, Feed.language).where(Feed.token_hash == _digest(session, token), _open())
    ).first()
    if found is None:
        raise NoSuchFeed
    person_id, language = found
    rows = session.exec(
        select(Meeting, Unit)
        .join(Invitation, col(Invitation.meeting_id) == Meeting.id)
        .join(Unit, col(Unit.id) == Meeting.unit_id)
        .where(
            Invitation.person_id == person_id,
            Invitation.answer != Answer.NO,
            or_(Meeting.state == MeetingState.CALLED, Meeting.state == MeetingState.CANCELLED),
            Meeting.starts_at > clock.now() - PAST,
        )
        .order_by(col(Meeting.starts_at), col(Meeting.id))
        .limit(MOST)
    ).all()
    wanted = {(meeting.unit_id, meeting.place) for meeting, _unit in rows}
    spots = {one: spot_of(session, *one) for one in wanted}  # a few places, however many meetings
    entries = tuple(_entry(session, meeting, unit, spots[meeting.unit_id, meeting.place]) for meeting, unit in rows)
    return Calendar(language, entries)


def entry_for(session: Session, who_id: int, meeting_id: int) -> Entry:
    """One meeting as an entry, for whoever is invited to it or may call it. Raises NoSuchMeeting or NotInvited."""
    meeting = get_meeting(session, meeting_id)
    if session.get(Invitation, (meeting_id, who_id)) is None:
        try:
            post_for(session, who_id, Right.CALL, meeting.unit_id)
        except NotAllowed:
            raise NotInvited from None
    unit = get_unit(session, meeting.unit_id)
    return _entry(session, meeting, unit, spot_of(session, meeting.unit_id, meeting.place))


def note_entry(session: Session, person_id: int, meeting_id: int) -> None:
    """She takes a meeting into her phone's calendar: if it is called off, she is offered to take it out again."""
    session.connection().execute(
        INVITATIONS.update()
        .where(INVITATIONS.c.meeting_id == meeting_id, INVITATIONS.c.person_id == person_id)
        .values(calendar_at=clock.now())
    )


def _entry(session: Session, meeting: Meeting, unit: Unit, spot: Spot | None) -> Entry:
    return Entry(
        # Another commune's meeting 12 is another one.
        uid=f"{vault(session).digest(f'calendar:{meeting.id}')[:32]}@chihoi",
        version=meeting.version,
        off=meeting.state == MeetingState.CANCELLED,
        kind=meeting.kind,
        unit=unit.name,
        start=meeting.starts_at.astimezone(ZoneInfo(unit.timezone)),
        place=meeting.place,
        content=meeting.content,
        spot=spot,
        written_at=meeting.created_at,
    )


def _open() -> Any:
    return col(Feed.closed_at).is_(None)


def _digest(session: Session, token: str) -> str:
    return vault(session).digest(f"calendar-feed:{token}")
