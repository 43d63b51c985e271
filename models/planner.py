"""On which address each person is reached; whom none reaches is told at home."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, func
from sqlalchemy import select as core_select
from sqlmodel import Session

from models.db import insert_new
from models.deliveries import CONTACTS, DELIVERIES, LINKS, MESSAGES, PERSONS, Priority, Reason, State
from models.members import Consent
from models.proxies import NOTICES_SINCE, Proxy, ProxyState

_P = Proxy.__table__  # type: ignore[attr-defined]
_CONSENTS = Consent.__table__  # type: ignore[attr-defined]
_HELPERS = (
    _P.join(PERSONS, PERSONS.c.id == _P.c.helper_id)
    .join(LINKS, LINKS.c.person_id == _P.c.helper_id)
    .join(CONTACTS, CONTACTS.c.id == LINKS.c.contact_id)
    .join(_CONSENTS, _CONSENTS.c.id == _P.c.consent_id)
)
# A helper helps today and can be written to.
_ABLE = and_(_P.c.state == ProxyState.AGREED, PERSONS.c.silenced.is_(False), CONTACTS.c.state == "ok")


class Helped(StrEnum):
    """What of a woman's messages her helper gets: none, those about meetings, or notices by those who agreed to them.

    The two agreed to a wording; a helper who agreed to an older one goes on as she agreed until she is asked again.
    """

    NOT = ""
    MEETINGS = "meetings"
    NOTICES = "notices"


# What a woman's helper gets in her place.
FOR_HELPERS = dict.fromkeys(("invite", "change", "cancel", "remind"), Helped.MEETINGS) | dict.fromkeys(
    ("notice", "recall"), Helped.NOTICES
)


def _able(helped: Helped) -> Any:
    """The helpers who may get this today."""
    return and_(_ABLE, _CONSENTS.c.version.in_(NOTICES_SINCE)) if helped is Helped.NOTICES else _ABLE


def address(
    session: Session, message_id: int, person_ids: Sequence[int], *, priority: Priority, not_before: datetime
) -> dict[str, int]:
    """Make one delivery for each person, on the address she last wrote from; nobody gets a second one.

    Returns how many are `queued` and how many `unreachable`.
    """
    counts = {str(State.QUEUED): 0, str(State.UNREACHABLE): 0}
    for start in range(0, len(person_ids), 500):
        plans = plan(session, person_ids[start : start + 500], helpers=for_helpers(session, message_id))
        rows = [
            {
                "message_id": message_id,
                "person_id": step.person_id,
                "contact_id": step.contact_id,
                "state": State.QUEUED if step.contact_id else State.UNREACHABLE,
                "priority": priority,
                "not_before": not_before,
                "reason": step.reason,
                "tries": 0,
                "parts_sent": 0,
                "text": "",
            }
            for step in plans
        ]
        if rows:
            session.connection().execute(insert_new(session, DELIVERIES), rows)
        for row in rows:
            counts[str(row["state"])] += 1
    return counts


def reach(people: Any, *, helpers: Helped = Helped.NOT) -> Any:
    """A sub-select (person_id, contact_id, channel) of these people, a select of ids: the contact that `plan` would
    choose, with `helpers` as there; NULL for those to be told at home."""
    usable = and_(
        CONTACTS.c.id == LINKS.c.contact_id,
        CONTACTS.c.state == "ok",
        PERSONS.c.silenced.is_(False),
        PERSONS.c.told_at_home.is_(False),
    )
    ranked = (
        core_select(
            PERSONS.c.id.label("person_id"),
            PERSONS.c.silenced,
            CONTACTS.c.id.label("contact_id"),
            CONTACTS.c.channel,
            func.row_number()
            # NULLs stand first or last as the database likes: those without a contact are put last in words.
            .over(partition_by=PERSONS.c.id, order_by=(CONTACTS.c.id.is_(None), CONTACTS.c.touched_at.desc()))
            .label("place"),
        )
        .select_from(PERSONS.outerjoin(LINKS, LINKS.c.person_id == PERSONS.c.id).outerjoin(CONTACTS, usable))
        .where(PERSONS.c.id.in_(people))
        .subquery()
    )
    if not helpers:
        return (
            core_select(ranked.c.person_id, ranked.c.contact_id, ranked.c.channel).where(ranked.c.place == 1).subquery()
        )
    found = _helped(helpers)
    hers = and_(found.c.person_id == ranked.c.person_id, found.c.place == 1, ranked.c.silenced.is_(False))
    return (
        core_select(
            ranked.c.person_id,
            func.coalesce(ranked.c.contact_id, found.c.contact_id).label("contact_id"),
            func.coalesce(ranked.c.channel, found.c.channel).label("channel"),
        )
        .select_from(ranked.outerjoin(found, hers))
        .where(ranked.c.place == 1)
        .subquery()
    )


def _helped(helpers: Helped) -> Any:
    """A sub-select (person_id, contact_id, channel, place) of the women with a helper: 1 is the address to use."""
    return (
        core_select(
            _P.c.person_id,
            CONTACTS.c.id.label("contact_id"),
            CONTACTS.c.channel,
            func.row_number().over(partition_by=_P.c.person_id, order_by=CONTACTS.c.touched_at.desc()).label("place"),
        )
        .select_from(_HELPERS)
        .where(_able(helpers))
        .subquery()
    )


def forecast(session: Session, people: Any, *, helpers: Helped = Helped.NOT) -> dict[str, int]:
    """How many of these people (a select of ids) each channel would reach; under "" those to be told at home."""
    found = reach(people, helpers=helpers)
    rows = session.connection().execute(core_select(found.c.channel, func.count()).group_by(found.c.channel))
    return {channel or "": count for channel, count in rows}


@dataclass(frozen=True)
class Step:
    """How one person will be reached: by a contact, or (None) at home for a reason."""

    person_id: int
    contact_id: int | None
    channel: str
    reason: str


def for_helpers(session: Session, message_id: int) -> Helped:
    """Which helpers of those whom nothing else reaches get a message."""
    kind = session.connection().execute(core_select(MESSAGES.c.kind).where(MESSAGES.c.id == message_id))
    return FOR_HELPERS.get(kind.scalar_one_or_none() or "", Helped.NOT)


def plan(
    session: Session, person_ids: Iterable[int], *, besides: Iterable[int] = (), helpers: Helped = Helped.NOT
) -> list[Step]:
    """For each person the address she last wrote from that can be written to; `besides` are contacts that failed.

    With `helpers` she whom nothing reaches is reached by the helper she named, unless she wants no messages at all.
    """
    wanted = list(dict.fromkeys(person_ids))
    passed = set(besides)
    rows = session.connection().execute(
        core_select(
            PERSONS.c.id,
            PERSONS.c.silenced,
            PERSONS.c.told_at_home,
            CONTACTS.c.id.label("contact_id"),
            CONTACTS.c.channel,
            CONTACTS.c.state,
        )
        .select_from(
            PERSONS.outerjoin(LINKS, LINKS.c.person_id == PERSONS.c.id).outerjoin(
                CONTACTS, CONTACTS.c.id == LINKS.c.contact_id
            )
        )
        .where(PERSONS.c.id.in_(wanted))
        .order_by(PERSONS.c.id, CONTACTS.c.touched_at.desc())
    )
    steps: dict[int, Step] = {}
    wants_none: set[int] = set()
    for person_id, silenced, at_home, contact_id, channel, state in rows:
        found = steps.get(person_id)
        if silenced:
            wants_none.add(person_id)
        if found is not None and found.contact_id is not None:
            continue
        if silenced or at_home:
            steps[person_id] = Step(person_id, None, "", Reason.AT_HOME)
        elif contact_id is None:
            steps[person_id] = Step(person_id, None, "", Reason.NO_PHONE)
        elif state == "ok" and contact_id not in passed:
            steps[person_id] = Step(person_id, contact_id, channel, "")
        else:
            steps[person_id] = Step(person_id, None, "", Reason.NOT_ARRIVED)
    if helpers:
        left = [step.person_id for step in steps.values() if step.contact_id is None]
        steps |= _through_helpers(session, [one for one in left if one not in wants_none], passed, helpers)
    return [steps[person_id] for person_id in wanted if person_id in steps]


def _through_helpers(session: Session, people: Sequence[int], passed: set[int], helpers: Helped) -> dict[int, Step]:
    rows = session.connection().execute(
        core_select(_P.c.person_id, CONTACTS.c.id, CONTACTS.c.channel)
        .select_from(_HELPERS)
        .where(_P.c.person_id.in_(people), _able(helpers))
        .order_by(CONTACTS.c.touched_at)
    )
    # The address that the helper last wrote from comes last and stays.
    return {person: Step(person, contact, channel, "") for person, contact, channel in rows if contact not in passed}
