"""On which address each person is reached; whom none reaches is told at home."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func
from sqlalchemy import select as core_select
from sqlmodel import Session

from models.db import insert_new
from models.deliveries import CONTACTS, DELIVERIES, LINKS, MESSAGES, PERSONS, Priority, Reason, State
from models.proxies import Proxy, ProxyState

FOR_HELPERS = frozenset({"invite", "change", "cancel", "remind"})  # what a woman's helper gets in her place


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


def reach(people: Any) -> Any:
    """A sub-select (person_id, contact_id, channel) of these people, a select of ids: the contact that `plan` would
    choose, NULL for those to be told at home."""
    usable = and_(
        CONTACTS.c.id == LINKS.c.contact_id,
        CONTACTS.c.state == "ok",
        PERSONS.c.silenced.is_(False),
        PERSONS.c.told_at_home.is_(False),
    )
    ranked = (
        core_select(
            PERSONS.c.id.label("person_id"),
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
    return core_select(ranked.c.person_id, ranked.c.contact_id, ranked.c.channel).where(ranked.c.place == 1).subquery()


def forecast(session: Session, people: Any) -> dict[str, int]:
    """How many of these people (a select of ids) each channel would reach; under "" those to be told at home."""
    found = reach(people)
    rows = session.connection().execute(core_select(found.c.channel, func.count()).group_by(found.c.channel))
    return {channel or "": count for channel, count in rows}


@dataclass(frozen=True)
class Step:
    """How one person will be reached: by a contact, or (None) at home for a reason."""

    person_id: int
    contact_id: int | None
    channel: str
    reason: str


def for_helpers(session: Session, message_id: int) -> bool:
    """Whether a message goes to the helpers of those whom nothing else reaches."""
    kind = session.connection().execute(core_select(MESSAGES.c.kind).where(MESSAGES.c.id == message_id))
    return kind.scalar_one_or_none() in FOR_HELPERS


def plan(
    session: Session, person_ids: Iterable[int], *, besides: Iterable[int] = (), helpers: bool = False
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
        steps |= _through_helpers(session, [one for one in left if one not in wants_none], passed)
    return [steps[person_id] for person_id in wanted if person_id in steps]


def _through_helpers(session: Session, people: Sequence[int], passed: set[int]) -> dict[int, Step]:
    proxies = Proxy.__table__  # type: ignore[attr-defined]
    rows = session.connection().execute(
        core_select(proxies.c.person_id, CONTACTS.c.id, CONTACTS.c.channel)
        .select_from(
            proxies.join(PERSONS, PERSONS.c.id == proxies.c.helper_id)
            .join(LINKS, LINKS.c.person_id == proxies.c.helper_id)
            .join(CONTACTS, CONTACTS.c.id == LINKS.c.contact_id)
        )
        .where(
            proxies.c.person_id.in_(people),
            proxies.c.state == ProxyState.AGREED,
            PERSONS.c.silenced.is_(False),
            CONTACTS.c.state == "ok",
        )
        .order_by(CONTACTS.c.touched_at)
    )
    # The address that the helper last wrote from comes last and stays.
    return {person: Step(person, contact, channel, "") for person, contact, channel in rows if contact not in passed}
