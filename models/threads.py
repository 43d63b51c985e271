"""What a woman writes back about a notice, and what its sender answers: between these two only, a few a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Field, Session, SQLModel, col, delete, func, or_, select

from models import clock, deliveries, planner
from models.announcements import Announcement
from models.conversations import Who
from models.db import primary_key, reference
from models.deliveries import CAME, Delivery, Message, Priority, State
from models.facts import Fact, Refused
from models.members import Person, given_name
from models.posts import NotAllowed, Right, post_for, posts_of, responsible
from models.quiet import Timing, earliest
from models.units import get_unit

LASTS = timedelta(days=30)  # after the notice, and for the words themselves
A_DAY = 5  # from each side of a thread
LONGEST = 500  # characters
LOOKED_AT = 200  # notes among which a writer is found by her name
UNSENT_KEPT = timedelta(days=1)


class Note(SQLModel, table=True):
    """A few words about a notice: from the woman who got it (`member_id`) to whoever answers for it, or back."""

    id: int | None = primary_key()
    announcement_id: int = reference("announcement.id")
    member_id: int = reference("person.id")
    author_id: int = reference("person.id", index=False)
    text: str
    created_at: datetime = Field(default_factory=clock.now, index=True)
    sent_at: datetime | None = None  # None: she has not said yet that it shall go


class NoteSent(Fact):
    """Her words are on their way."""

    name: str


class NoteWaits(Fact):
    """Her words go when the night is over."""

    name: str
    when: datetime


class NoteTooLong(Refused):
    """More than a few words."""

    length: int
    limit: int


class NotesEnough(Refused):
    """She has written often enough today."""

    name: str


class NoteNotReached(Refused):
    """No message reaches the other one."""

    name: str


class ThreadOver(Refused):
    """The notice is too old, is not hers, or the words are no longer kept."""


@dataclass(frozen=True)
class Thread:
    """The two who may write to each other about a notice; `other_id` is the one whom the writer writes to."""

    announcement_id: int
    member_id: int
    other_id: int
    other_name: str


def keeper_of(session: Session, announcement: Announcement) -> int:
    """Who reads what is written back: the sender while her post lasts, then whoever answers for the unit."""
    try:
        return post_for(session, announcement.sender_id, Right.SEND, announcement.unit_id).person_id
    except NotAllowed:
        return next((held.person_id for held in responsible(session, announcement.unit_id, Right.SEND)), 0)


def thread(session: Session, person_id: int | None, announcement_id: int, member_id: int) -> Thread:
    """The thread between a notice's recipient and its sender, as one of the two. Raises ThreadOver."""
    announcement = session.get(Announcement, announcement_id)
    if announcement is None or person_id is None or announcement.created_at < clock.now() - LASTS:
        raise ThreadOver
    keeper = keeper_of(session, announcement)
    if not keeper or keeper == member_id or person_id not in {keeper, member_id}:
        raise ThreadOver
    if not came_to(session, member_id, announcement_id):
        raise ThreadOver
    # The sender answers, she does not begin: a thread is no way to write to somebody who has not written.
    began = select(Note.id).where(
        Note.announcement_id == announcement_id, Note.author_id == member_id, col(Note.sent_at).is_not(None)
    )
    if person_id != member_id and session.exec(began.limit(1)).first() is None:
        raise ThreadOver
    other = session.get(Person, keeper if person_id == member_id else member_id)
    if other is None:
        raise ThreadOver
    return Thread(announcement_id, member_id, other.id or 0, given_name(other.full_name, other.calling_name))


def came_to(session: Session, person_id: int | None, announcement_id: int) -> bool:
    """Whether a notice was sent to her phone."""
    hers = (
        select(Delivery.id)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(
            Message.kind == "notice",
            Message.subject_id == announcement_id,
            Delivery.person_id == person_id,
            col(Delivery.state).in_(CAME),
        )
    )
    return person_id is not None and session.exec(hers.limit(1)).first() is not None


def begin_note(session: Session, who: Who, announcement_id: int, member_id: int, text: str) -> Note:
    """Keep her words until she says that they shall go. Raises ThreadOver or NoteTooLong."""
    found = thread(session, who.person_id, announcement_id, member_id)
    if len(text) > LONGEST:
        raise NoteTooLong(len(text), LONGEST)
    note = Note(
        announcement_id=found.announcement_id, member_id=found.member_id, author_id=who.person_id or 0, text=text
    )
    session.add(note)
    session.flush()
    return note


def send_note(session: Session, who: Who, note_id: int) -> NoteSent | NoteWaits:
    """Send her words to the other one, by day; again changes nothing.

    Raises ThreadOver, NotesEnough or NoteNotReached.
    """
    note = session.exec(select(Note).where(Note.id == note_id).with_for_update()).first()
    if note is None or note.author_id != who.person_id:
        raise ThreadOver
    found = thread(session, who.person_id, note.announcement_id, note.member_id)
    announcement = session.get(Announcement, note.announcement_id)
    assert announcement is not None  # noqa: S101 (a foreign key)
    unit = get_unit(session, announcement.unit_id)
    now = clock.now().astimezone(ZoneInfo(unit.timezone))
    when = earliest(now, Timing.NOTICE)
    if note.sent_at is None:
        if _written_today(session, note, now) >= A_DAY:
            raise NotesEnough(found.other_name)
        note.sent_at = clock.now()
        session.add(note)
        message = deliveries.post(session, key=f"note:{note.id}", kind="note", subject_id=note.id, unit_id=unit.id)
        # After reminders and before notices: it is one message to one woman, and waits for the day as they do.
        counts = planner.address(session, message or 0, [found.other_id], priority=Priority.REMINDER, not_before=when)
        if not counts[State.QUEUED]:
            raise NoteNotReached(found.other_name)
    return NoteSent(found.other_name) if when == now else NoteWaits(found.other_name, when)


def _written_today(session: Session, note: Note, now: datetime) -> int:
    """How often the writer has written in this thread on this local day."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return session.exec(
        select(func.count()).where(
            Note.announcement_id == note.announcement_id,
            Note.member_id == note.member_id,
            Note.author_id == note.author_id,
            col(Note.sent_at) >= midnight,
        )
    ).one()


def notes_about(session: Session, announcement_id: int, start: int, limit: int) -> list[tuple[Note, Person]]:
    """The last words of each woman who has written about a notice, the newest first, from the `start`th on."""
    last = (
        select(func.max(Note.id))
        .where(
            Note.announcement_id == announcement_id, Note.author_id == Note.member_id, col(Note.sent_at).is_not(None)
        )
        .group_by(col(Note.member_id))
    )
    return list(
        session.exec(
            select(Note, Person)
            .join(Person, col(Person.id) == Note.member_id)
            .where(col(Note.id).in_(last))
            .order_by(col(Note.id).desc())
            .offset(start)
            .limit(limit)
        ).all()
    )


def wrote_to(session: Session, person_id: int) -> list[tuple[int, Person]]:
    """Who has written lately about notices that she sent or whose unit is hers: (announcement, the woman), the newest
    first, each woman once."""
    hers = [held.unit_id for held in posts_of(session, person_id) if Right.SEND in held.rights]
    rows = session.exec(
        select(Note.announcement_id, Person)
        .join(Announcement, col(Announcement.id) == Note.announcement_id)
        .join(Person, col(Person.id) == Note.member_id)
        .where(
            Note.author_id == Note.member_id,
            col(Note.sent_at) > clock.now() - LASTS,
            or_(Announcement.sender_id == person_id, col(Announcement.unit_id).in_(hers)),
        )
        .order_by(col(Note.id).desc())
        .limit(LOOKED_AT)
    ).all()
    found: dict[int | None, tuple[int, Person]] = {}
    for announcement_id, person in rows:
        found.setdefault(person.id, (announcement_id, person))
    return list(found.values())


def writers(session: Session, announcement_id: int) -> int:
    """How many women have written back about a notice."""
    return session.exec(
        select(func.count(func.distinct(Note.member_id))).where(
            Note.announcement_id == announcement_id,
            Note.author_id == Note.member_id,
            col(Note.sent_at).is_not(None),
        )
    ).one()


def forget_words(session: Session, person_id: int) -> None:
    """Drop everything that she wrote, and what was written to her."""
    session.exec(delete(Note).where((col(Note.member_id) == person_id) | (col(Note.author_id) == person_id)))


def forget_old(session: Session, now: datetime) -> None:
    """Drop the words of ended threads, and those that she never sent."""
    unsent = col(Note.sent_at).is_(None) & (col(Note.created_at) < now - UNSENT_KEPT)
    session.exec(delete(Note).where((col(Note.created_at) < now - LASTS) | unsent))
