"""Who gets the messages of a woman without a phone: her helper, named by her, with her consent and the helper's."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.db import ID, primary_key, reference
from models.members import Person, given_name

ELDER = 65  # years; from here on people say "bà"


class ProxyState(StrEnum):
    """ASKED waits for the helper's word."""

    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"
    ENDED = "ended"


class Proxy(SQLModel, table=True):
    """One woman's helper, from the day the helper agreed until one of the two ends it."""

    id: int | None = primary_key()
    person_id: int = reference("person.id")
    helper_id: int = reference("person.id")
    consent_id: int = reference("consent.id", index=False)
    named_by: int | None = Field(default=None, sa_type=ID)  # who wrote it down for her; None: she herself
    state: str = ProxyState.ASKED
    asked_at: datetime
    since: datetime | None = None
    until: datetime | None = None


OPEN = (ProxyState.ASKED, ProxyState.AGREED)
CONSENT_VERSION = "helper-2026-11-notices"  # the wording of today, by which the two agree
# The wordings that name notices beside invitations; what was agreed to by an older one is for meetings only.
NOTICES_SINCE = (CONSENT_VERSION,)


def is_elder(birth_year: int | None) -> bool:
    """Whether people would say "bà" to her."""
    return birth_year is not None and clock.today().year - birth_year >= ELDER


def called(person: Person | None) -> tuple[str, bool]:
    """What she is called in a text: her calling name, and whether she is an elder."""
    if person is None:
        return "", False
    return given_name(person.full_name, person.calling_name), is_elder(person.birth_year)


def helped_by(session: Session, helper_ids: Iterable[int]) -> list[int]:
    """The women whose helper one of these persons is today."""
    return list(
        session.exec(
            select(Proxy.person_id).where(col(Proxy.helper_id).in_(list(helper_ids)), Proxy.state == ProxyState.AGREED)
        ).all()
    )


def helper_among(session: Session, person_id: int, people: Iterable[int]) -> int | None:
    """Which of these persons is her helper today."""
    return session.exec(
        select(Proxy.helper_id).where(
            Proxy.person_id == person_id, col(Proxy.helper_id).in_(list(people)), Proxy.state == ProxyState.AGREED
        )
    ).first()
