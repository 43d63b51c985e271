"""The web chat: sessions entered by a one-time link, and the screen of an address, read from the ledger."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import func
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock, codes
from models.conversations import Contact, ContactPerson, link, who_writes
from models.deliveries import COUNTED, REACHED, Delivery, Message, State
from models.files import StoredFile, link_path
from models.members import MEMBER_STATES, Membership, Person
from models.posts import posts_of
from models.units import Unit
from models.vault import vault

CHANNEL = "web"
PURPOSE = "web"
LINK_LASTS = timedelta(minutes=10)
IDLE = timedelta(hours=12)  # a computer in a commune's office is shared
OPEN = timedelta(minutes=3)  # a page that was seen this lately is taken for open
KEPT = 200  # messages that a page shows at most
OVERLAP = timedelta(seconds=10)  # of people's time: commits may overtake each other


class WebSession(SQLModel, table=True):
    """One browser that came in by a link. Its cookie is stored as a keyed hash; `last_seen` is real seconds."""

    __tablename__ = "web_session"
    id_hash: str = Field(primary_key=True)
    address: str = Field(index=True)
    created_at: datetime
    last_seen: float
    revoked_at: datetime | None = None


@dataclass(frozen=True)
class Reader:
    """Who reads a screen: the contact (None: has never written), her language and form of address.

    `branch` is the name of her branch, `unit` that of the unit she works for where she is in no branch.
    """

    address: str
    contact_id: int | None = None
    person_id: int | None = None
    language: str = ""
    pair: str = "em-chi"
    branch: str = ""
    unit: str = ""


@dataclass(frozen=True)
class ShownFile:
    """A file that goes with a message: `path` is where it can be fetched for a while."""

    name: str
    mime: str
    path: str


@dataclass(frozen=True)
class Shown:
    """One message on a screen; `at` is people's time, aware UTC, and `choices` are (number, label)."""

    id: int
    at: datetime
    text: str
    choices: tuple[tuple[str, str], ...]
    file: ShownFile | None = None
    fleeting: bool = False  # nobody else should find it, nor what it answers
    notices: int = 0  # that left as one message, where they are several

    @property
    def key(self) -> str:
        """Its place on the screen: microseconds and id, both in plain digits."""
        return f"{int(self.at.timestamp() * 1_000_000)}.{self.id}"


def web_link(session: Session, person_id: int) -> str:
    """A code for `/chat/enter?code=…` that lets this person in once, within ten minutes."""
    return codes.make_code(session, PURPOSE, {"person": person_id}, lasts=LINK_LASTS, digits=0)


def enter(session: Session, code: str) -> str:
    """Come in by a link; the cookie's token. Raises WrongCode."""
    person_id = int(codes.use_code(session, PURPOSE, code)["person"])
    now = clock.now()
    # One address a person: whichever computer she comes from, the conversation goes on.
    address = f"person-{person_id}"
    who = who_writes(session, CHANNEL, address, "", now)
    link(session, who.contact_id, person_id)
    token = secrets.token_urlsafe(32)
    session.add(WebSession(id_hash=_hash(session, token), address=address, created_at=now, last_seen=clock.real()))
    session.flush()
    _set_state(session, address, "ok")
    return token


def address_of(session: Session, token: str) -> str | None:
    """The address behind a cookie; None once it was left, lay idle for twelve hours or reaches nobody any more."""
    return session.exec(
        select(WebSession.address)
        .join(Contact, (col(Contact.address) == WebSession.address) & (col(Contact.channel) == CHANNEL))
        .join(ContactPerson, col(ContactPerson.contact_id) == Contact.id)
        .where(
            WebSession.id_hash == _hash(session, token),
            col(WebSession.revoked_at).is_(None),
            WebSession.last_seen > clock.real() - IDLE.total_seconds(),
        )
    ).first()


def still_open(session: Session, token: str) -> bool:
    """The page is open: messages may come to it. False when the session is over."""
    address = address_of(session, token)
    found = session.get(WebSession, _hash(session, token))
    if address is None or found is None:
        return False
    found.last_seen = clock.real()
    session.add(found)
    _set_state(session, address, "ok")
    return True


def leave(session: Session, token: str) -> None:
    """End a session; what comes next goes to her other chat."""
    found = session.get(WebSession, _hash(session, token))
    if found is None or found.revoked_at is not None:
        return
    found.revoked_at, found.last_seen = clock.now(), 0.0
    session.add(found)
    session.flush()
    close_idle(session)


def close_idle(session: Session) -> int:
    """A page that nobody has open reaches nobody: from here on her other chat is used. How many."""
    sessions = WebSession.__table__  # type: ignore[attr-defined]
    seen = (
        core_select(col(WebSession.address))
        .group_by(col(WebSession.address))
        .having(func.max(col(WebSession.last_seen)) < clock.real() - OPEN.total_seconds())
    )
    closed = (
        session.connection()
        .execute(
            Contact.__table__.update()  # type: ignore[attr-defined]
            .where(col(Contact.channel) == CHANNEL, col(Contact.state) == "ok", col(Contact.address).in_(seen))
            .values(state="blocked")
        )
        .rowcount
    )
    session.connection().execute(sessions.delete().where(sessions.c.last_seen < clock.real() - IDLE.total_seconds()))
    return closed


def reader(session: Session, address: str) -> Reader:
    """Whoever reads at a web address; of two persons the first, of a stranger only the address."""
    row = session.execute(
        core_select(col(Contact.id), col(Contact.language), Person)
        .join(ContactPerson, col(ContactPerson.contact_id) == Contact.id, isouter=True)
        .join(Person, col(Person.id) == ContactPerson.person_id, isouter=True)
        .where(col(Contact.channel) == CHANNEL, col(Contact.address) == address)
        .order_by(col(Person.id))
        .limit(1)
    ).first()
    if row is None:
        return Reader(address)
    contact_id, language, person = row
    if person is None:
        return Reader(address, contact_id, None, language)
    branch = session.exec(
        select(Unit.name)
        .join(Membership, col(Membership.unit_id) == Unit.id)
        .where(Membership.person_id == person.id, col(Membership.state).in_(MEMBER_STATES))
    ).first()
    unit = "" if branch else next((held.unit_name for held in posts_of(session, person.id)), "")
    return Reader(address, contact_id, person.id, language or person.language, person.pair, branch or "", unit)


def screen(session: Session, address: str, after: str = "") -> list[Shown]:
    """What stands on a screen, the oldest first: its end, or (with the key of a message) what may be new after it.

    The latter begins a little before that message; whoever asks passes over what she has.
    """
    query = (
        select(Delivery, Message.kind, StoredFile.id, StoredFile.name, StoredFile.mime, StoredFile.for_many)  # type: ignore[call-overload]  # typed up to four
        .join(Message, col(Message.id) == Delivery.message_id)
        .join(StoredFile, col(StoredFile.id) == Message.file_id, isouter=True)
        .join(Contact, col(Contact.id) == Delivery.contact_id)
        .where(
            Contact.channel == CHANNEL,
            Contact.address == address,
            col(Delivery.asked_at).is_not(None),
            col(Delivery.state).in_([State.SENDING, State.UNKNOWN, *REACHED]),
            Delivery.text != "",
        )
        .order_by(col(Delivery.asked_at).desc(), col(Delivery.id).desc())
        .limit(KEPT)
    )
    since = _instant(after)
    if since is not None:
        query = query.where(col(Delivery.asked_at) > since - OVERLAP)
    shown: list[Shown] = []
    notices: dict[datetime, int] = {}  # where on the screen those of one moment stand
    for row, kind, file_id, name, mime, for_many in reversed(session.exec(query).all()):
        one = Shown(
            row.id or 0,
            row.asked_at,
            row.text,
            tuple((number, label) for number, label, _tap in row.choices or []),
            None if file_id is None else ShownFile(name, mime, link_path(session, file_id, for_many=bool(for_many))),
            kind == "fleeting",
        )
        if kind not in COUNTED or one.file is not None:
            shown.append(one)
        elif row.asked_at in notices:
            shown[notices[row.asked_at]] = _joined(shown[notices[row.asked_at]], one)
        else:
            notices[row.asked_at] = len(shown)
            shown.append(one)
    return shown


def _joined(first: Shown, more: Shown) -> Shown:
    """Notices that left as one message, by whose number it is answered: what asks stands last."""
    last, before = (first, more) if first.choices else (more, first)
    return replace(last, text=f"{before.text}\n\n{last.text}", notices=max(first.notices, 1) + 1)


def _instant(key: str) -> datetime | None:
    digits = key.partition(".")[0]
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 17):
        return None
    return datetime.fromtimestamp(int(digits) / 1_000_000, clock.now().tzinfo)


def _hash(session: Session, token: str) -> str:
    return vault(session).digest(f"web-session:{token}")


def _set_state(session: Session, address: str, state: str) -> None:
    session.connection().execute(
        Contact.__table__.update()  # type: ignore[attr-defined]
        .where(col(Contact.channel) == CHANNEL, col(Contact.address) == address, col(Contact.state) != state)
        .values(state=state)
    )
