"""A woman who cannot read what comes to her: whoever looks after her is asked, once a season, whether to find help."""

from datetime import timedelta

from sqlmodel import Session, col, select

from models.conversations import Who
from models.facts import Fact
from models.keepers import keeper, tell_keeper
from models.members import Person, given_name, memberships_of
from models.proxies import OPEN, Proxy

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
        if not person.told_at_home and not has_helper(session, person.id or 0):
            tell_keeper(session, KIND, person.id or 0, membership.unit_id, found.id or 0, again=SEASON)
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
