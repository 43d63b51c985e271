"""A woman who cannot read what comes to her: whoever looks after her is asked, once a season, whether to find help."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models import clock, deliveries, planner
from models.conversations import Who
from models.deliveries import Message, Priority
from models.facts import Fact
from models.members import Person, given_name, memberships_of
from models.posts import Right, holders_above
from models.proxies import OPEN, Proxy
from models.quiet import Timing, earliest
from models.units import UnitKind, get_unit

SEASON = timedelta(days=90)  # nobody is asked about the same woman more often
KIND = "reading-help"


class ReadingHelpAsked(Fact):
    """Somebody who looks after her has been asked, `by` her name; "" where nobody could be, or need be."""

    by: str


def ask_for_reading_help(session: Session, who: Who) -> ReadingHelpAsked:
    """She cannot read: her group leader, else her head, is asked whether somebody shall get her messages.

    Said again within the season it tells nobody a second time, nor while she has a helper or is told at home.
    """
    person = session.get(Person, who.person_id) if who.person_id is not None else None
    for membership in memberships_of(session, who.person_id or 0):
        found = keeper(session, membership.group_id or membership.unit_id, who.person_id)
        if person is None or found is None:
            continue
        if not person.told_at_home and not has_helper(session, person.id or 0) and not _asked(session, person.id or 0):
            _ask(session, person.id or 0, membership.unit_id, found.id or 0)
        return ReadingHelpAsked(given_name(found.full_name, found.calling_name))
    return ReadingHelpAsked("")


def has_helper(session: Session, person_id: int) -> bool:
    """Whether somebody helps her, or has been asked to."""
    helped = select(Proxy.id).where(Proxy.person_id == person_id, col(Proxy.state).in_(OPEN))
    return session.exec(helped).first() is not None


def stop_her_own(session: Session, person_id: int) -> None:
    """Messages come to her own phone no longer: to her helper, and while there is none she is told at home.

    Whoever calls this has named a helper for her, with the right to.
    """
    person = session.get(Person, person_id)
    if person is not None:
        person.told_at_home = True
        session.add(person)


def keeper(session: Session, unit_id: int, person_id: int | None) -> Person | None:
    """Who keeps her group or branch, is not she herself, and can be written to: the leader before the head."""
    for held in holders_above(session, unit_id, Right.NAMES):
        if held.unit_kind not in {UnitKind.GROUP, UnitKind.BRANCH} or held.person_id == person_id:
            continue
        step = next(iter(planner.plan(session, [held.person_id])), None)
        if step is not None and step.contact_id is not None:
            return session.get(Person, held.person_id)
    return None


def _asked(session: Session, person_id: int) -> bool:
    lately = select(Message.id).where(
        Message.kind == KIND, Message.subject_id == person_id, Message.created_at > clock.now() - SEASON
    )
    return session.exec(lately).first() is not None


def _ask(session: Session, person_id: int, unit_id: int, keeper_id: int) -> None:
    message = deliveries.post(
        session,
        key=f"{KIND}:{person_id}:{clock.now().date().isoformat()}",
        kind=KIND,
        subject_id=person_id,
        unit_id=unit_id,
    )
    if message is not None:
        planner.address(session, message, [keeper_id], priority=Priority.ROLL, not_before=by_day(session, unit_id))


def by_day(session: Session, unit_id: int) -> datetime:
    """Now, or in the morning: when a quiet word may come to whoever keeps this unit."""
    return earliest(clock.now().astimezone(ZoneInfo(get_unit(session, unit_id).timezone)), Timing.NOTICE)
