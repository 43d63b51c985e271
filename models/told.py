"""What women are still to be told at home: of meetings and of notices, and ticked off for all of it at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import or_
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from models import clock
from models.announcements import Announcement
from models.charges import coming_for
from models.conversations import Who
from models.deliveries import AT_HOME, DELIVERIES, Delivery, Message
from models.door import AtHome, to_tell, waiting
from models.meetings import Meeting
from models.members import MEMBER_STATES, Membership, Person
from models.posts import NotAllowed, Right, posts_of
from models.units import UnitPath

NOTICES_FOR = timedelta(days=14)  # a notice is told at home for so long
MOST = 2000  # women of notices that one look goes through


@dataclass(frozen=True)
class ToTell:
    """One meeting or one notice, and the women who are still to be told of it."""

    women: tuple[AtHome, ...]
    meeting: Meeting | None = None
    notice: Announcement | None = None


def things_to_tell(session: Session, who: Who) -> list[ToTell]:
    """All that somebody has to tell at home: the meeting of her last list first, then the next ones, then notices."""
    first = waiting(session, who)
    meetings = [first] if first is not None else []
    meetings += [one for one in coming_for(session, who.person_id) if first is None or one.id != first.id]
    found = []
    for meeting in meetings:
        try:
            women = to_tell(session, who, meeting.id or 0)
        except NotAllowed:
            continue
        found += [ToTell(tuple(women), meeting=meeting)] if women else []
    return found + _notices(session, who)


def _notices(session: Session, who: Who) -> list[ToTell]:
    """The notices of these days that did not reach women of her units, the latest first."""
    units = [held.unit_id for held in posts_of(session, who.person_id) if Right.NAMES in held.rights]
    below = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(units), col(UnitPath.to_date).is_(None))
    rows = session.execute(
        core_select(
            col(Announcement.id),
            col(Person.id),
            col(Membership.number),
            col(Person.full_name),
            col(Person.birth_year),
            col(Membership.group_id),
            col(Delivery.reason),
            col(Membership.unit_id),
            col(Delivery.id),
        )
        .select_from(Delivery)
        .join(Message, (col(Message.id) == Delivery.message_id) & (col(Message.kind) == "notice"))
        .join(Announcement, col(Announcement.id) == Message.subject_id)
        .join(Person, col(Person.id) == Delivery.person_id)
        .join(Membership, (col(Membership.person_id) == Person.id) & col(Membership.state).in_(MEMBER_STATES))
        .where(
            col(Delivery.state).in_(AT_HOME),
            col(Delivery.told_at).is_(None),
            col(Delivery.person_id) != who.person_id,
            col(Announcement.created_at) > clock.now() - NOTICES_FOR,
            col(Announcement.recalled_at).is_(None),
            or_(col(Membership.unit_id).in_(below), col(Membership.group_id).in_(below)),
        )
        .order_by(col(Announcement.id).desc(), col(Membership.number), col(Person.id))
        .limit(MOST)
    ).all()
    women: dict[int, list[AtHome]] = {}
    for notice, person, number, name, year, group, reason, branch, delivery in rows:
        one = AtHome(person, number or 0, name, year, group, reason, branch, delivery, "notice", 0)
        women.setdefault(notice, []).append(one)
    notices = session.exec(select(Announcement).where(col(Announcement.id).in_(women))).all()
    by_id = {one.id: one for one in notices}
    return [ToTell(tuple(people), notice=by_id[notice]) for notice, people in women.items()]


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
