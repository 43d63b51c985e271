"""What women are still to be told at home: of meetings and of notices, and ticked off for all of it at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import func, or_
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from models import clock
from models.announcements import AHEAD, Announcement, notice_key
from models.audiences import wanted_from
from models.conversations import Who
from models.deliveries import AT_HOME, DELIVERIES, Delivery, Message
from models.door import ABOUT, WOMAN, AtHome, hers_to_tell, on_her_lists, woman_of
from models.meetings import Meeting
from models.members import MEMBER_STATES, Membership, Person
from models.posts import Right, posts_of
from models.units import Unit, UnitKind, UnitPath

NOTICES_FOR = timedelta(days=14)  # a notice is told at home for so long
MOST_NOTICES = 500  # the latest ones of her units that one look goes through
MOST = 2000  # women of notices that one look goes through


@dataclass(frozen=True)
class ToTell:
    """One meeting or one notice, and the women who are still to be told of it."""

    women: tuple[AtHome, ...]
    meeting: Meeting | None = None
    notice: Announcement | None = None


def things_to_tell(session: Session, who: Who) -> list[ToTell]:
    """All that somebody has to tell at home: first the meeting of her last list, then those that are off, those to
    come, and notices."""
    meetings = [ToTell(tuple(hers_to_tell(session, who, one)), meeting=one) for one in on_her_lists(session, who)]
    return [one for one in meetings if one.women] + notices_to_tell(session, who)


def notices_to_tell(session: Session, who: Who) -> list[ToTell]:
    """The notices of these days that did not reach women of her units, the latest first."""
    units = [held.unit_id for held in posts_of(session, who.person_id) if Right.NAMES in held.rights]
    if not units:
        return []
    below = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(units), col(UnitPath.to_date).is_(None))
    recent, of_clubs = _recent(session, units, below)
    notices = {notice_key(one.id or 0): one for one in recent}
    # First the notices, then their messages by the key: the ledger itself is too long to look through.
    messages = session.execute(core_select(col(Message.id), col(Message.key)).where(col(Message.key).in_(notices)))
    about = {message: notices[key] for message, key in messages}
    clubs = [message for message, notice in about.items() if notice.id in of_clubs]
    rows = session.execute(
        core_select(col(Delivery.message_id), *WOMAN)
        .select_from(Delivery)
        .join(Person, col(Person.id) == Delivery.person_id)
        .join(Membership, (col(Membership.person_id) == Person.id) & col(Membership.state).in_(MEMBER_STATES))
        .where(
            col(Delivery.message_id).in_(about),
            col(Delivery.state).in_(AT_HOME),
            col(Delivery.told_at).is_(None),
            col(Delivery.person_id) != who.person_id,
            or_(
                col(Membership.unit_id).in_(below),
                col(Membership.group_id).in_(below),
                col(Delivery.message_id).in_(clubs),
            ),
        )
        .order_by(col(Delivery.message_id).desc(), col(Membership.number), col(Person.id))
        .limit(MOST)
    ).all()
    women: dict[int, dict[int, AtHome]] = {}
    for message, *row in rows:
        one = woman_of(row, "notice")
        women.setdefault(message, {}).setdefault(one.person_id, one)
    return [ToTell(tuple(people.values()), notice=about[message]) for message, people in women.items()]


def _recent(session: Session, units: Sequence[int], below: Any) -> tuple[list[Announcement], set[int | None]]:
    """The notices of these days that may be for women of these units, and which of them are for her own clubs alone.

    Who is in a club is its own leader's to know: where one is meant that is not below these units, it is left out.
    """
    above = select(UnitPath.ancestor_id).where(col(UnitPath.descendant_id).in_(units), col(UnitPath.to_date).is_(None))
    since = clock.now() - NOTICES_FOR
    found = session.exec(
        select(Announcement)
        .where(
            col(Announcement.created_at) > since - AHEAD,
            func.coalesce(Announcement.send_at, Announcement.created_at) > since,
            col(Announcement.recalled_at).is_(None),
            col(Announcement.cancelled_at).is_(None),  # stopped, perhaps half-way: nobody more is to hear of it
            or_(col(Announcement.unit_id).in_(below), col(Announcement.unit_id).in_(above)),
        )
        .order_by(col(Announcement.id).desc())
        .limit(MOST_NOTICES)
    ).all()
    meant = {one.id: set(wanted_from(one.wanted).units) or {one.unit_id} for one in found}
    named = {one.unit_id for one in found}.union(*meant.values())
    clubs = set(session.exec(select(Unit.id).where(col(Unit.id).in_(named), Unit.kind == UnitKind.CLUB)).all())
    hers = set(session.exec(below.where(col(UnitPath.descendant_id).in_(clubs))).all())
    known = [one for one in found if not ({one.unit_id, *meant[one.id]} & clubs) - hers]
    return known, {one.id for one in known if meant[one.id] <= hers}


def tick_everywhere(session: Session, things: Collection[ToTell], people: Collection[int], by: int) -> list[int]:
    """Note that these women have been told of all these things. The ids of the deliveries that this ticks."""
    wanted = [one.delivery_id for thing in things for one in thing.women if one.person_id in people]
    if not wanted:
        return []
    rows = session.connection().execute(
        DELIVERIES.update()
        .where(DELIVERIES.c.id.in_(wanted), DELIVERIES.c.told_at.is_(None))
        .values(told_at=clock.now(), told_by=by)
        .returning(DELIVERIES.c.id)
    )
    return [row[0] for row in rows]


def untick(session: Session, deliveries: Collection[int], by: int) -> int:
    """Take back what this person has ticked of these deliveries. How many they were."""
    rows = session.connection().execute(
        DELIVERIES.update()
        .where(DELIVERIES.c.id.in_(deliveries), DELIVERIES.c.told_by == by)
        .values(told_at=None, told_by=None)
        .returning(DELIVERIES.c.id)
    )
    return len(rows.all())


def ticked_for_others(session: Session, meeting_id: int, deliveries: Collection[int]) -> int:
    """How many of these deliveries are about something else than this meeting."""
    about = col(Message.kind).in_(ABOUT) & (Message.subject_id == meeting_id)
    found = select(func.count()).select_from(Delivery).join(Message, col(Message.id) == Delivery.message_id)
    return session.exec(found.where(col(Delivery.id).in_(list(deliveries)), ~about)).one()
