"""Who is in the cadres' page: sessions entered by a one-time link or from Telegram, listed and ended by their owner."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Field, Session, SQLModel, col, or_, select

from models import clock, codes
from models.conversations import Contact, ContactPerson
from models.db import primary_key, reference
from models.facts import Refused
from models.members import Person, given_name
from models.posts import Held, NotAllowed, Right, posts_with
from models.vault import vault

PURPOSE = "office"
LINK_LASTS = timedelta(minutes=10)
IDLE = timedelta(hours=12)  # a computer in a commune's office is shared
LONGEST = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=1)  # so often a look is written down
LONGEST_NAME = 40  # characters of a browser's or a system's name


class OfficeSession(SQLModel, table=True):
    """One browser of one person. Its token is stored as a keyed hash; `begun` and `last_seen` are real seconds.

    `browser` and `system` name the device as she knows it ("Chrome", "Windows"); `language` is what she chose here.
    """

    __tablename__ = "office_session"
    id: int | None = primary_key()
    token_hash: str = Field(unique=True)
    person_id: int = reference("person.id")
    browser: str = ""
    system: str = ""
    language: str = ""
    begun: float
    last_seen: float
    revoked_at: datetime | None = None


@dataclass(frozen=True)
class Visitor:
    """Who looks at a page: her session and her posts that give figures, the largest unit first."""

    session_id: int
    person_id: int
    name: str
    called: str
    pair: str
    language: str
    last_seen: float
    posts: tuple[Held, ...]


@dataclass(frozen=True)
class OwnSession:
    """One of her devices; `minutes` since it was last used and `days` since it came in are real ones."""

    id: int
    browser: str
    system: str
    minutes: int
    days: int
    here: bool


class NoAccount(Refused):
    """No post holder writes to us from this Telegram account."""


def office_link(session: Session, person_id: int) -> str:
    """A code for `/enter?code=…` that lets a post holder in once, within ten minutes. Raises NotAllowed."""
    posts_with(session, person_id, Right.TOTALS)
    return codes.make_code(session, PURPOSE, {"person": person_id}, lasts=LINK_LASTS, digits=0)


def enter(session: Session, code: str, browser: str = "", system: str = "") -> str:
    """Come in by a link; the cookie's token. Raises WrongCode, or NotAllowed where her post has ended since."""
    return _begin(session, int(codes.use_code(session, PURPOSE, code)["person"]), browser, system)


def is_good(session: Session, code: str) -> bool:
    """Whether a link still lets somebody in; looking does not use it up."""
    return codes.is_good(session, PURPOSE, code)


def enter_from_chat(session: Session, channel: str, address: str, browser: str = "", system: str = "") -> str:
    """Come in from a chat whose platform vouches for the address; the cookie's token. Raises NoAccount."""
    persons = session.exec(
        select(ContactPerson.person_id)
        .join(Contact, col(Contact.id) == ContactPerson.contact_id)
        .where(Contact.channel == channel, Contact.address == address)
        .order_by(col(ContactPerson.person_id))
    ).all()
    for person_id in persons:
        try:
            return _begin(session, person_id, browser, system)
        except NotAllowed:
            continue  # two women may share a phone: the one with a post is meant
    raise NoAccount


def _begin(session: Session, person_id: int, browser: str, system: str) -> str:
    posts_with(session, person_id, Right.TOTALS)
    now, token = clock.real(), secrets.token_urlsafe(32)
    over = or_(_TABLE.c.last_seen < now - IDLE.total_seconds(), _TABLE.c.begun < now - LONGEST.total_seconds())
    session.connection().execute(_TABLE.delete().where(_TABLE.c.person_id == person_id, over))
    session.add(
        OfficeSession(
            token_hash=_hash(session, token),
            person_id=person_id,
            browser=browser[:LONGEST_NAME],
            system=system[:LONGEST_NAME],
            begun=now,
            last_seen=now,
        )
    )
    session.flush()
    return token


def visitor_of(session: Session, token: str) -> Visitor | None:
    """Whoever came in with this token; None once it was ended, lay idle, is too old, or she has no post any more."""
    row = session.exec(
        select(OfficeSession, Person)
        .join(Person, col(Person.id) == OfficeSession.person_id)
        .where(OfficeSession.token_hash == _hash(session, token), *_lasts())
    ).first()
    if row is None:
        return None
    found, person = row
    try:
        posts = posts_with(session, found.person_id, Right.TOTALS)
    except NotAllowed:
        return None
    return Visitor(
        found.id or 0,
        found.person_id,
        person.full_name,
        given_name(person.full_name, person.calling_name),
        person.pair,
        found.language or person.language,
        found.last_seen,
        tuple(posts),
    )


def seen(session: Session, session_id: int) -> None:
    """She has looked at a page just now."""
    session.connection().execute(
        _TABLE.update().where(_TABLE.c.id == session_id, _TABLE.c.revoked_at.is_(None)).values(last_seen=clock.real())
    )


def speak(session: Session, session_id: int, language: str) -> None:
    """From now on pages are in this language on this device."""
    session.connection().execute(_TABLE.update().where(_TABLE.c.id == session_id).values(language=language))


def sessions_of(session: Session, person_id: int, here: int) -> list[OwnSession]:
    """Her devices that are in, the one she uses now first, then the one used last."""
    now = clock.real()
    rows = session.exec(
        select(OfficeSession)
        .where(OfficeSession.person_id == person_id, *_lasts())
        .order_by(col(OfficeSession.last_seen).desc(), col(OfficeSession.id).desc())
    ).all()
    found = [
        OwnSession(
            row.id or 0,
            row.browser,
            row.system,
            max(int(now - row.last_seen) // 60, 0),
            max(int(now - row.begun) // 86400, 0),
            row.id == here,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: not one.here)


def end_session(session: Session, person_id: int, session_id: int) -> None:
    """End one of her own sessions; somebody else's is not touched."""
    _end(session, _TABLE.c.person_id == person_id, _TABLE.c.id == session_id)


def end_sessions(session: Session, person_id: int) -> None:
    """End all of her sessions, this one too."""
    _end(session, _TABLE.c.person_id == person_id)


def _end(session: Session, *which: Any) -> None:
    session.connection().execute(
        _TABLE.update().where(*which, _TABLE.c.revoked_at.is_(None)).values(revoked_at=clock.now())
    )


def _lasts() -> tuple[Any, ...]:
    now = clock.real()
    return (
        col(OfficeSession.revoked_at).is_(None),
        col(OfficeSession.last_seen) > now - IDLE.total_seconds(),
        col(OfficeSession.begun) > now - LONGEST.total_seconds(),
    )


def _hash(session: Session, token: str) -> str:
    return vault(session).digest(f"office-session:{token}")


_TABLE = OfficeSession.__table__  # type: ignore[attr-defined]
